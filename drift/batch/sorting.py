"""Records in another order than their rows': only a key and a place of each stand in memory."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from drift.batch.output import lines_of, understood

_KEYS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "id": lambda of: of["id"],
    # The worst first; what could not be compared before everything else.
    "drift": lambda of: (-of["scores"]["drift"] if of["scores"] else -2.0, of["id"]),
}
SORTS = ("manifest", *_KEYS)
"""Orders of records; the first is that of the rows."""


def sorted_copy(source: Path, target: Path, sort: str) -> None:
    """Write the lines of one file to another in the order that ``sort`` names.

    Raises:
        OSError: the file can't be written.
    """
    places: list[tuple[Any, int, int]] = []
    start = 0
    for one in lines_of(source):
        size = len(one) + 1
        if (of := understood(one)) is not None:
            places.append((_KEYS[sort](of), start, size))
        start += size
    places.sort()
    with source.open("rb") as lines, target.open("wb") as out:
        for _, start, size in places:
            lines.seek(start)
            out.write(lines.read(size))
        out.flush()
        os.fsync(out.fileno())
