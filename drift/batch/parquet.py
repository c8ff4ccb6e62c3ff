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

ROWS = 1000
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
        with pq.ParquetFile(path) as file:
            names = file.schema_arrow.names
            for side in ("original", "rewrite"):
                if side not in names and f"{side}_path" not in names:
                    found = ", ".join(map(repr, names[:9]))
                    raise DiscoveryError(f"{shown(path)}: no column {side!r} or '{side}_path' but {found}")
            number = 0
            for batch in file.iter_batches(batch_size=ROWS):
                for fields in batch.to_pylist():
                    number += 1
                    yield number, {key: value for key, value in fields.items() if value is not None}
    except (ArrowException, OSError) as error:
        said = str(error).split("\n", 1)[0]
        raise DiscoveryError(f"{shown(path)}: not a Parquet file that can be read ({said}); write it again") from None


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The records that :func:`write_records` wrote.

    Raises:
        DriftError: the file is broken or holds something else, or pyarrow is not installed.
    """
    check_installed()
    import pyarrow.parquet as pq
    from pyarrow.lib import ArrowException

    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=ROWS):
                for row in batch.to_pylist():
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
