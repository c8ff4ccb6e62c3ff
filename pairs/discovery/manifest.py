"""Pairs that a file lists: JSON lines or CSV with the fields ``id``, ``original`` and ``rewrite``.

``id`` may be left out. A row that can't be used is rejected with its line, and the others hold; two rows of one id
are an error of the whole file, found before anything is compared.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from pairs.discovery.model import Discovery, PairFiles, Rejected, id_of, name_of, problem_of, regular
from pairs.discovery.rows import csv_rows, json_rows, kind
from pairs.errors import DiscoveryError, PairsError
from pairs.files import read_bytes, shown

FIELDS = ("original", "rewrite")


def read_manifest(path: Path, root: Path, *, outside: bool = False, delimiter: str = ",") -> Discovery:
    """The pairs of a manifest; its paths start from the folder that it lies in.

    Args:
        path: a file whose name ends with ``.csv`` or ``.tsv``, else JSON lines.
        root: where all files must lie.
        outside: whether they may lie elsewhere.
        delimiter: of a CSV file.

    Raises:
        DiscoveryError: it can't be read, or two rows have one id.
    """
    name = shown(path)
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except PairsError as error:
        raise DiscoveryError(error.message) from None
    except UnicodeDecodeError as error:
        raise DiscoveryError(f"{name}: byte {error.start}: not UTF-8; save the file as UTF-8") from None
    ending = path.suffix.casefold()
    if ending in {".csv", ".tsv"}:
        rows = csv_rows(io.StringIO(text, newline=""), "\t" if ending == ".tsv" else delimiter, _columns)
    else:
        lines_of_text = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        rows = json_rows(enumerate(lines_of_text, 1))
    pairs: list[PairFiles] = []
    rejected: list[Rejected] = []
    lines: dict[str, int] = {}
    for line, row in rows:
        one = _pair(row, line, path, root, outside=outside)
        if one.id in lines:
            raise DiscoveryError(
                f"{name}: lines {lines[one.id]} and {line} have the same id {one.id!r}; make it unique"
            )
        lines[one.id] = line
        (pairs if isinstance(one, PairFiles) else rejected).append(one)  # type: ignore[arg-type]
    return Discovery(tuple(pairs), (), tuple(rejected), f"the pairs of {name_of(path, root)}")


def _pair(row: dict[str, Any] | str, line: int, path: Path, root: Path, *, outside: bool) -> PairFiles | Rejected:
    where = f"{shown(path)}: line {line}"
    if isinstance(row, str):
        return Rejected(f"{path.name}:{line}", "manifest", f"{where}: {row}")
    given = row.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    name = given if isinstance(given, str) and given else f"{path.name}:{line}"
    if given is not None and not isinstance(given, str):
        return Rejected(name, "manifest", f"{where}: id: expected a string, found {kind(given)}")
    if unknown := sorted(set(row) - {*FIELDS, "id"}):
        return Rejected(
            name, "manifest", f"{where}: {shown(unknown[0])}: no such field; known are id, original, rewrite"
        )
    sides = []
    for field in FIELDS:
        value = row.get(field)
        if not isinstance(value, str) or not value:
            return Rejected(name, "manifest", f"{where}: {field}: expected a path, found {kind(value)}")
        if is_foreign(value) and not outside:
            message = f"{where}: {shown(value)}: an absolute path; name it from the manifest's folder on"
            return Rejected(name, "path-outside-root", message)
        side = path.parent / value
        if problem := problem_of(side, root, outside=outside):
            return Rejected(name, problem[0], f"{where}: {problem[1]}")
        sides.append(side)
    original, rewrite = sides
    if not any(regular(side) for side in sides):
        return Rejected(name, "read", f"{where}: {shown(row['original'])}: no such file; check the path")
    return PairFiles(given or id_of(original, rewrite, root), original, rewrite if regular(rewrite) else None, rewrite)


def is_foreign(path: str) -> bool:
    """Whether a path names a place of its own: absolute, of a drive, or of a server."""
    return path.startswith(("/", "\\")) or (len(path) > 1 and path[1] == ":")


def _columns(head: list[str]) -> None:
    if missing := [field for field in FIELDS if field not in head]:
        raise DiscoveryError(
            f"the manifest has no column {missing[0]!r} but {', '.join(map(repr, head[:9]))}; "
            "name the columns in the first line, or give --delimiter"
        )
