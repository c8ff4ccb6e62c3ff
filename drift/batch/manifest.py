"""What a batch compares: a list of pairs that can be gone through again and again, and never stands in memory.

One function for each kind of list, by the ending of its name. All of them give the rows in the same order every time.
"""

from __future__ import annotations

import hashlib
import heapq
import io
import os
import sys
import tempfile
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

from drift.batch.packed import PACKINGS, packing_of, unpacked
from drift.batch.rows import FIELDS, Place, Row, id_of, row_of
from drift.outcome import Failure
from pairs.discovery import Discovery
from pairs.discovery.model import name_of, regular
from pairs.discovery.rows import Raw, csv_rows, json_rows
from pairs.errors import DiscoveryError
from pairs.files import shown
from pairs.limits import MAX_LINE

_BLOCK = 1 << 20
ENDINGS = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet")
"""Of the names of manifests; behind all but the last may stand one of :data:`drift.batch.packed.PACKINGS`."""

_SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"})


@dataclass(frozen=True, slots=True)
class Manifest:
    """A list of pairs.

    Attributes:
        name: as a message shows it.
        place: where its rows come from.
        fields: goes through the fields of all rows, from the first.
        blocks: goes through the bytes that the list stands in.
        made: gives a row of such fields.
    """

    name: str
    place: Place
    fields: Callable[[], Iterator[Raw]]
    blocks: Callable[[], Iterator[bytes]]
    made: Callable[[dict[str, Any] | str, int, Place], Row] = row_of

    def rows(self) -> Iterator[Row]:
        """All pairs, one after the other."""
        for number, fields in self.fields():
            yield self.made(fields, number, self.place)

    def ids(self) -> Iterator[tuple[int, str]]:
        """The number of each row and its id."""
        for number, fields in self.fields():
            yield number, id_of(fields, number, self.place)


@dataclass(frozen=True, slots=True)
class Scan:
    """What a first look at a manifest tells.

    Attributes:
        digest: stands for its bytes.
        hashes: eight bytes for the id of each row, in their order: all that is kept of a row.
    """

    digest: str
    hashes: array[int]


def scan(manifest: Manifest) -> Scan:
    """Go through a manifest once: what it is, and whether its ids are unique.

    Raises:
        DiscoveryError: it can't be read, it holds no pair, or two rows have one id.
    """
    digest = hashlib.blake2b(digest_size=16)
    for block in manifest.blocks():
        digest.update(block)
    hashes = array("Q", (_hash(name) for _, name in manifest.ids()))
    if not hashes:
        raise DiscoveryError(f"{manifest.name}: no pair in it")
    ordered = sorted(hashes)
    twice = {one for one, other in pairwise(ordered) if one == other}
    if twice:
        _reject_twins(manifest, twice)
    return Scan(digest.hexdigest(), hashes)


def _hash(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _reject_twins(manifest: Manifest, twice: set[int]) -> None:
    lines: dict[str, int] = {}
    for number, name in manifest.ids():
        if _hash(name) not in twice:
            continue
        if name in lines:
            what = manifest.place.what
            raise DiscoveryError(
                f"{manifest.name}: {what}s {lines[name]} and {number} have the same id {name!r}; make it unique"
            )
        lines[name] = number


def smallest(hashes: array[int], count: int) -> int:
    """The largest of the ``count`` smallest: who is not above it belongs to a sample that any run draws alike."""
    return heapq.nsmallest(count, hashes)[-1]


def open_manifest(path: Path, *, outside: bool = False, delimiter: str = ",", spool: Path | None = None) -> Manifest:
    """The manifest that a path names; nothing of it is read yet but what comes from standard input.

    Args:
        path: a file whose name ends with one of :data:`ENDINGS`, packed or not, or ``-`` for JSON lines on standard
            input.
        outside: whether its paths may leave its folder.
        delimiter: of a CSV file.
        spool: the folder in which standard input is kept until the end of the process.

    Raises:
        DiscoveryError: there is no such file, or its name has another ending.
    """
    if str(path) == "-":
        return _standard_input(outside=outside, spool=spool)
    name, packing, ending = shown(path), packing_of(path.name), _ending(path)
    if not regular(path):
        what = "not a regular file" if path.exists() else "no such file"
        raise DiscoveryError(
            f"{name}: {what}; name a manifest, a folder, two folders, two templates, or - for standard input"
        )
    if ending in _SPREADSHEETS:
        raise DiscoveryError(f"{name}: a spreadsheet; export it as CSV, in UTF-8, and name that")
    if ending not in ENDINGS:
        behind = " or ".join(PACKINGS)
        raise DiscoveryError(
            f"{name}: the name of a manifest ends with {', '.join(ENDINGS)}, with {behind} behind it if packed; rename it"
        )
    place = Place(name, path.parent, outside, "row" if ending == ".parquet" else "line")
    if ending == ".parquet":
        if packing:
            raise DiscoveryError(f"{name}: unpack it; what stands in a Parquet file is packed there already")
        from drift.batch.parquet import read_rows

        return Manifest(name, place, lambda: read_rows(path), lambda: _blocks(lambda: path.open("rb")))

    def opened() -> BinaryIO:
        return _text(unpacked(path.open("rb"), name), name)

    fields: Callable[[], Iterator[Raw]]
    if ending in {".csv", ".tsv"}:
        place = replace(place, escaped=True)
        fields = lambda: _csv(opened, name, "\t" if ending == ".tsv" else delimiter)  # noqa: E731
    else:
        fields = lambda: _json_lines(opened, name)  # noqa: E731
    return Manifest(name, place, fields, lambda: _blocks(opened))


def is_manifest(path: Path) -> bool:
    """Whether a file has a name that few but manifests have."""
    return regular(path) and _ending(path) in ENDINGS and path.suffix.casefold() != ".json"


def _ending(path: Path) -> str:
    """That of the name, without what says that it is packed."""
    return (path.with_suffix("") if packing_of(path.name) else path).suffix.casefold()


def from_discovery(found: Discovery, root: Path) -> Manifest:
    """The pairs of two folders or two templates, as a manifest; files without a partner are rows that failed."""
    rows = [
        Row(pair.id, pair.original, pair.rewrite)
        if pair.rewrite
        else Row(
            pair.id,
            failure=Failure("missing-rewrite", f"{name_of(pair.expected or pair.original, root)}: no such file"),
        )
        for pair in found.pairs
    ]
    rows += [Row(one.id, failure=Failure(one.code, one.message)) for one in found.rejected]
    rows.sort(key=lambda row: row.id)

    def fields() -> Iterator[Raw]:
        for number, row in enumerate(rows):
            yield number, {"id": row.id}

    def blocks() -> Iterator[bytes]:
        # Names alone: what stands in the files is held by the digests in the records.
        for row in rows:
            yield f"{row.id}\0{row.failure}\n".encode("utf-8", "surrogatepass")

    return Manifest(found.what, Place(found.what, root), fields, blocks, lambda _, number, __: rows[number])


def _standard_input(*, outside: bool, spool: Path | None) -> Manifest:
    """Standard input, copied to a file without a name: it is gone through more than once."""
    if sys.stdin is None:
        raise DiscoveryError("standard input: closed; give a file or pipe a manifest into it")
    kept = tempfile.TemporaryFile(dir=spool)  # noqa: SIM115 - lives as long as the manifest
    while block := sys.stdin.buffer.read(_BLOCK):
        kept.write(block)
    kept.flush()

    def opened() -> BinaryIO:
        return _text(unpacked(io.BufferedReader(_Again(kept.fileno()), _BLOCK), name), name)

    name = "standard input"
    return Manifest(name, Place(name, Path(), outside), lambda: _json_lines(opened, name), lambda: _blocks(opened))


class _Again(io.RawIOBase):
    """An open file from its beginning, at a place of its own: several may go through it at once."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._offset = 0

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, into: Any, /) -> int:
        """Fill a buffer."""
        data = os.pread(self._handle, len(into), self._offset)
        into[: len(data)] = data
        self._offset += len(data)
        return len(data)


def _text(file: io.BufferedReader, name: str) -> io.BufferedReader:
    """The file, where its first characters are not of two or four bytes each.

    Raises:
        DiscoveryError: they are.
    """
    try:
        head = file.peek(2)[:2]
    except BaseException:
        file.close()
        raise
    if head in {b"\xff\xfe", b"\xfe\xff"} or head.count(0) == 1:
        file.close()
        raise DiscoveryError(f"{name}: UTF-16 or UTF-32, not UTF-8; save the file as UTF-8")
    return file


def _blocks(opened: Callable[[], BinaryIO]) -> Iterator[bytes]:
    with opened() as file:
        while block := file.read(_BLOCK):
            yield block


def _json_lines(opened: Callable[[], BinaryIO], name: str) -> Iterator[Raw]:
    with opened() as file:
        yield from _decoded(_objects(_lines(file, name), name))


def _objects(lines: Iterator[tuple[int, bytes]], name: str) -> Iterator[tuple[int, bytes]]:
    """The lines, where the first that is not blank doesn't begin an array of all pairs or an object of many lines.

    Raises:
        DiscoveryError: it does.
    """
    begun = False
    for number, line in lines:
        if not begun and line.lstrip().startswith(b"["):
            raise DiscoveryError(
                f"{name}: line {number}: a JSON array where one object a line is expected; take it apart: "
                "jq -c '.[]' FILE > pairs.jsonl"
            )
        if not begun and line.strip() == b"{":
            raise DiscoveryError(
                f"{name}: line {number}: a JSON document of many lines where one object a line is expected; write each "
                "object on one line: jq -c . FILE > pairs.jsonl"
            )
        begun = begun or bool(line.strip())
        yield number, line


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[int, bytes]]:
    offset, number = 0, 0
    while line := file.readline(MAX_LINE + 2):
        number += 1
        if len(line) > MAX_LINE + 1:
            raise DiscoveryError(
                f"{name}: byte {offset}: line {number} is longer than {MAX_LINE // 1024 // 1024} MiB; split it, "
                "or name long texts by their files (original_path, rewrite_path)"
            )
        offset += len(line)
        yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _decoded(lines: Iterator[tuple[int, bytes]]) -> Iterator[Raw]:
    for number, line in lines:
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            yield number, f"byte {error.start} of the line: not UTF-8; save the file as UTF-8"
            continue
        yield from json_rows([(number, text)])


def _csv(opened: Callable[[], BinaryIO], name: str, delimiter: str) -> Iterator[Raw]:
    # Bytes that are no UTF-8 become lone surrogates, which the row's own check tells of.
    with io.TextIOWrapper(opened(), encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        yield from csv_rows(_text_lines(file, name), delimiter, lambda head: _columns(head, name))


def _text_lines(file: io.TextIOWrapper, name: str) -> Iterator[str]:
    number = 0
    while line := file.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise DiscoveryError(f"{name}: line {number} is longer than {MAX_LINE:,} characters; split it")
        yield line


def _columns(head: list[str], name: str) -> None:
    for side in ("original", "rewrite"):
        if side not in head and f"{side}_path" not in head:
            found = ", ".join(map(repr, head[:9]))
            raise DiscoveryError(
                f"{name}: no column {side!r} or '{side}_path' but {found}; known are {', '.join(sorted(FIELDS))}; "
                "name the columns in the first line, or give --delimiter"
            )
    if twice := sorted({one for one in head if head.count(one) > 1}):
        raise DiscoveryError(f"{name}: the column {twice[0]!r} stands twice; rename one")
