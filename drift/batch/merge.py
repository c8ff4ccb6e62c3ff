"""Shards into one: the records of a manifest that several machines worked on, in the order of its rows."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from drift.batch.chunk import brief_of
from drift.batch.finished import is_table, records
from drift.batch.output import Paths, changes
from drift.batch.record import line
from drift.batch.sorting import SORTS, sorted_copy
from drift.batch.summary import Summary
from drift.errors import DriftError
from pairs.appending import sync_folder
from pairs.files import shown


def merge(outs: Sequence[Path], out: Path, *, overwrite: bool = False) -> Summary:
    """Put the finished shards of one run together; the result is what one run without shards would have written.

    Args:
        outs: the shards, in any order.
        out: where all records go.
        overwrite: whether ``out`` may be thrown away.

    Raises:
        DriftError: they don't belong together, one is missing, twice there or not finished, or an id is there twice.
    """
    paths = Paths(out)
    paths.check()
    paths.check_read(os.fspath(path) for one in map(Paths, outs) for path in (one.out, one.about))
    if not overwrite and (there := next((p for p in (out, paths.partial) if p.exists()), None)):
        raise DriftError(f"{shown(there)}: is there already; name another file with -o, or give --overwrite")
    ordered, about = _ordered(outs)
    summary, seen = Summary(), set[bytes]()
    draft = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    others = [draft.with_name(draft.name + ending) for ending in (".sorted", ".parquet")]
    try:
        with draft.open("wb") as file:
            for of in _every(ordered, seen):
                file.write(line(of))
                summary.add(brief_of(of))
            file.flush()
            os.fsync(file.fileno())
        _complete(summary, about, ordered)
        source = draft
        if about["sort"] != SORTS[0]:
            sorted_copy(source, others[0], about["sort"])
            source = others[0]
        if is_table(out):
            from drift.batch.parquet import write_records

            write_records(records(source), others[1])
            source = others[1]
        for path in (paths.partial, paths.about):
            path.unlink(missing_ok=True)
        paths.write_about(about)
        source.replace(out)
        sync_folder(out.parent)
    except OSError as error:
        raise DriftError(f"{shown(out)}: can't be written ({error.strerror}); the shards are as they were") from error
    finally:
        for path in (draft, *others):
            with suppress(OSError):
                path.unlink(missing_ok=True)
    return summary


def _ordered(outs: Sequence[Path]) -> tuple[list[Path], dict[str, Any]]:
    """The shards by their part, and what the whole stands on."""
    first: dict[str, Any] | None = None
    by_part: dict[int, Path] = {}
    for out in outs:
        paths = Paths(out)
        if not out.is_file() or paths.partial.exists():
            problem = "not finished" if paths.partial.exists() else "no such file"
            raise DriftError(f"{shown(out)}: {problem}; run its shard to the end first")
        about = paths.read_about()
        if about is None:
            raise DriftError(
                f"{shown(paths.about)}: not there; a shard is merged by what stands in it: copy it as well"
            )
        part, parts = about["selection"]["shard"]
        whole = about | {"selection": about["selection"] | {"shard": [1, 1]}, "parts": parts}
        if first is None:
            first = whole
        elif differ := changes(first, whole) + (["the number of shards"] if first["parts"] != parts else []):
            raise DriftError(
                f"{shown(out)}: not of one run with {shown(outs[0])}: {', '.join(sorted(set(differ)))} differ"
            )
        if part in by_part:
            raise DriftError(f"{shown(out)}: shard {part}/{parts} is there twice, as {shown(by_part[part])} too")
        by_part[part] = out
    if first is None:
        raise DriftError("no shard to merge; name the outputs of all shards")
    parts = first.pop("parts")
    if missing := [str(part) for part in range(1, parts + 1) if part not in by_part]:
        raise DriftError(f"shard {', '.join(missing)} of {parts} is missing; run it, or name its output")
    return [by_part[part] for part in sorted(by_part)], first


def _complete(summary: Summary, about: dict[str, Any], ordered: Sequence[Path]) -> None:
    chosen = about["selection"]
    expected = min(n for n in (about["manifest"]["rows"], chosen["limit"], chosen["sample"]) if n is not None)
    if summary.pairs != expected:
        names = ", ".join(shown(path) for path in ordered)
        raise DriftError(f"{names}: {summary.pairs} records where the manifest has {expected}; run the shards again")


def _every(ordered: Sequence[Path], seen: set[bytes]) -> Iterator[dict[str, Any]]:
    from hashlib import blake2b

    for path in ordered:
        for of in records(path):
            key = blake2b(of["id"].encode("utf-8", "surrogatepass"), digest_size=12).digest()
            if key in seen:
                raise DriftError(f"{shown(path)}: the id {of['id']!r} stands in two shards; run them again")
            seen.add(key)
            yield of
