"""Parquet: manifests that are read from it and records that are written to it, some rows at a time.

pyarrow comes with the extra ``translation-drift[parquet]``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from drift.batch.record import OK, SCORES
from drift.errors import DriftError
from drift.severity import Severity
from pairs.discovery.rows import Raw
from pairs.errors import DiscoveryError
from pairs.files import shown
from pairs.limits import FREE_UNPACKED, MAX_RATIO

ROWS = 1000
"""That are written at a time, and at most read."""
_FREE_ROWS = 1_000_000
"""A table may have so many rows however small it is; from there on each takes a byte of the file at least."""
_STREAMED = {"buffer_size": 1 << 20, "pre_buffer": False}
"""Without these a whole row group of the file stands in memory: most writers put a million rows into one."""
_REMEDY = 'Parquet needs pyarrow: pip install "translation-drift[parquet]", or use JSON lines'


def check_installed() -> None:
    """See that there is what Parquet needs.

    Raises:
        DriftError: it isn't installed.
    """
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise DriftError(_REMEDY)


def read_rows(path: Path) -> Iterator[Raw]:
    """The rows of a manifest; the number of a row counts from 1.

    Raises:
        DiscoveryError: the file is broken, or lacks a column.
        DriftError: pyarrow is not installed.
    """
    check_installed()
    import pyarrow.parquet as pq
    from pyarrow.lib import ArrowException

    try:
        with pq.ParquetFile(path, **_STREAMED) as file:
            names = file.schema_arrow.names
            for side in ("original", "rewrite"):
                if side not in names and f"{side}_path" not in names:
                    found = ", ".join(map(repr, names[:9]))
                    raise DiscoveryError(f"{shown(path)}: no column {side!r} or '{side}_path' but {found}")
            _check_size(file.metadata, path)
            for number, fields in enumerate(_rows(file), 1):
                yield number, {key: value for key, value in fields.items() if value is not None}
    except (ArrowException, OSError) as error:
        said = str(error).split("\n", 1)[0]
        raise DiscoveryError(f"{shown(path)}: not a Parquet file that can be read ({said}); write it again") from None


def _rows(file: Any) -> Iterator[dict[str, Any]]:
    """The rows of a table, so few at a time that their texts are small however often a column repeats its longest."""
    for group in range(file.num_row_groups):
        sizes = [unpacked for _, unpacked in _columns(file.metadata, group)]
        some = max(1, min(ROWS, FREE_UNPACKED // max(1, *sizes)))
        # On one thread: several would each hold a column, and gain nothing beside the processes that compare.
        for batch in file.iter_batches(batch_size=some, row_groups=[group], use_threads=False):
            yield from batch.to_pylist()


def _columns(about: Any, group: int) -> Iterator[tuple[int, int]]:
    """The bytes of each column of a row group, as they lie in the file and unpacked."""
    of = about.row_group(group)
    for one in (of.column(k) for k in range(of.num_columns)):
        yield one.total_compressed_size, one.total_uncompressed_size


def _check_size(about: Any, path: Path) -> None:
    """Refuse a table that holds far more than its file can: a page is unpacked as a whole, before anything is seen of it.

    Raises:
        DiscoveryError: it does.
    """
    for group in range(about.num_row_groups):
        for packed, unpacked in _columns(about, group):
            if unpacked > max(FREE_UNPACKED, MAX_RATIO * packed):
                raise DiscoveryError(
                    f"{shown(path)}: row group {group + 1}: more than {MAX_RATIO} times as large when unpacked, which no "
                    "list of pairs is; if it is one, write it as JSON lines"
                )
    if about.num_rows > max(_FREE_ROWS, path.stat().st_size):
        raise DiscoveryError(
            f"{shown(path)}: {about.num_rows:,} rows in {path.stat().st_size:,} bytes, which no list of pairs is"
        )


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The records that :func:`write_records` wrote.

    Raises:
        DriftError: the file is broken or holds something else, or pyarrow is not installed.
    """
    check_installed()
    import pyarrow.parquet as pq
    from pyarrow.lib import ArrowException

    try:
        with pq.ParquetFile(path, **_STREAMED) as file:
            for row in _rows(file):
                yield _from_row(row)
    except (ArrowException, OSError, KeyError, ValueError, TypeError) as error:
        said = str(error).split("\n", 1)[0]
        raise DriftError(
            f"{shown(path)}: not the records of `drift batch` ({said}); start anew with --overwrite"
        ) from None


def write_records(records: Iterable[dict[str, Any]], path: Path) -> None:
    """Write records as a table: scores and counts are columns, findings are lists, meta and beads are JSON texts.

    Raises:
        OSError: the file can't be written.
    """
    check_installed()
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _schema(pa)
    iterator = iter(records)
    with path.open("wb") as out:
        with pq.ParquetWriter(out, schema) as writer:
            while some := list(islice(iterator, ROWS)):
                writer.write_table(pa.Table.from_pylist([_to_row(of) for of in some], schema=schema))
        out.flush()
        os.fsync(out.fileno())


def _schema(pa: Any) -> Any:
    text, span = pa.string(), pa.list_(pa.int64())
    sides = pa.struct([("original", text), ("rewrite", text)])
    finding = pa.struct(
        [
            ("rule", text),
            ("severity", text),
            ("bead", pa.int64()),
            ("original", span),
            ("rewrite", span),
            ("message", text),
            ("confidence", pa.float64()),
            ("fingerprint", text),
        ]
    )
    return pa.schema(
        [
            ("id", text),
            ("status", text),
            *((name, pa.float64()) for name in SCORES),
            ("words", pa.struct([("original", pa.int64()), ("rewrite", pa.int64())])),
            ("shares", pa.map_(text, pa.float64())),
            *((severity.value, pa.int64()) for severity in Severity),
            ("rules", pa.map_(text, pa.int64())),
            ("findings", pa.list_(finding)),
            ("digests", sides),
            ("langs", sides),
            ("notes", pa.list_(text)),
            ("signature", text),
            ("error", pa.struct([("code", text), ("message", text)])),
            ("meta", text),
            ("beads", text),
        ]
    )


def _to_row(of: dict[str, Any]) -> dict[str, Any]:
    row = {key: of[key] for key in ("id", "status", "findings", "digests", "langs", "notes", "signature", "error")}
    if of["status"] == OK:
        row |= {name: of["scores"][name] for name in (*SCORES, "words")} | of["counts"]["severity"]
        row |= {"shares": list(of["scores"]["shares"].items()), "rules": list(of["counts"]["rule"].items())}
    beads = of.get("beads")
    return row | {"meta": _json(of["meta"]), "beads": _json(beads) if beads is not None else None}


def _from_row(row: dict[str, Any]) -> dict[str, Any]:
    known = row["status"] == OK
    scores = {name: row[name] for name in SCORES} | {"words": row["words"], "shares": dict(row["shares"] or ())}
    counts = {"severity": {s.value: row[s.value] for s in Severity}, "rule": dict(row["rules"] or ())}
    of = {"id": row["id"], "status": row["status"], "scores": scores if known else None}
    of |= {"counts": counts if known else None, "findings": row["findings"]}
    of |= {key: row[key] for key in ("digests", "langs", "notes", "signature")}
    if row["beads"] is not None:
        of["beads"] = json.loads(row["beads"])
    return of | {"error": row["error"], "meta": json.loads(row["meta"])}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
