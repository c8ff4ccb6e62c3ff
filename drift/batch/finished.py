"""What a finished output holds: its records in their order, or by the id of their pair."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, Self

from drift.batch.output import lines_of, understood
from drift.batch.record import OK, line
from drift.errors import DriftError
from pairs.files import shown


def is_table(path: Path) -> bool:
    """Whether the name of an output asks for a table."""
    return path.suffix.casefold() == ".parquet"


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a finished output.

    Raises:
        DriftError: something in it is none.
    """
    if is_table(path):
        from drift.batch.parquet import read_records

        return read_records(path)
    return records_of_lines(path)


def records_of_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of lines.

    Raises:
        DriftError: a line is none.
    """
    for number, one in enumerate(lines_of(path), 1):
        if (of := understood(one)) is None:
            raise DriftError(
                f"{shown(path)}: line {number}: not a record of `drift batch`; start anew with --overwrite"
            )
        yield of


class Finished:
    """The records of a finished output that tell of no failure, by id; in memory stands only where each is."""

    def __init__(self, path: Path) -> None:
        """Name the output; a table is copied to lines first."""
        self._path = path
        self._places: dict[bytes, int] = {}
        self._lines: BinaryIO | None = None

    def __enter__(self) -> Self:
        # The old file stays what it is for as long as it is open, whatever takes its name.
        self._lines = self._copied() if is_table(self._path) else self._path.open("rb")
        start = 0
        for one in self._lines:
            of = understood(one)
            if of is not None and of["status"] == OK:
                self._places[_key(of["id"])] = start
            start += len(one)
        return self

    def __exit__(self, *_: object) -> None:
        if self._lines is not None:
            self._lines.close()

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._places

    def get(self, name: str) -> bytes | None:
        """The line of a pair, ``None`` where it is not among them."""
        start = self._places.get(_key(name))
        if start is None or self._lines is None:
            return None
        self._lines.seek(start)
        return self._lines.readline()

    def _copied(self) -> BinaryIO:
        copy = tempfile.TemporaryFile(dir=self._path.parent)  # noqa: SIM115 - closed by __exit__
        for of in records(self._path):
            copy.write(line(of))
        copy.seek(0)
        return copy


def _key(name: str) -> bytes:
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=12).digest()
