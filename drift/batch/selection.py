"""Which rows of a manifest a run takes: the first, a sample, a shard. It is told by their places and ids alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from drift.batch.manifest import Scan, smallest
from drift.errors import DriftError

T = TypeVar("T")
_SHARD = re.compile(r"([0-9]{1,9})/([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows.

    Attributes:
        limit: only so many, from the beginning; ``None`` for all.
        sample: only so many, drawn by their ids, so that every run draws the same; ``None`` for all.
        shard: which part of how many, from 1; parts are stretches of the manifest, so that what stands together (an
            original and its rewrites) is worked on together.
    """

    limit: int | None = None
    sample: int | None = None
    shard: tuple[int, int] = (1, 1)

    def as_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {"limit": self.limit, "sample": self.sample, "shard": list(self.shard)}


def shard_of(value: str) -> tuple[int, int]:
    """The shard that ``"2/8"`` means.

    Raises:
        DriftError: it is no such pair of numbers.
    """
    found = _SHARD.fullmatch(value)
    part, parts = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= part <= parts:
        raise DriftError(f"--shard {value}: expected a part and the number of parts, such as 1/4 … 4/4")
    return part, parts


def total(scanned: Scan, selection: Selection) -> int:
    """How many rows are taken."""
    start, end = _stretch(scanned, selection)
    return end - start


def chosen(rows: Iterable[T], scanned: Scan, selection: Selection) -> Iterator[T]:
    """Those of all rows that are taken, in their order."""
    start, end = _stretch(scanned, selection)
    highest = _highest(scanned, selection)
    place = 0
    for row, name in zip(rows, scanned.hashes, strict=False):
        if name > highest:
            continue
        if place >= end:
            return
        if place >= start:
            yield row
        place += 1


def _highest(scanned: Scan, selection: Selection) -> int:
    if selection.sample is None or selection.sample >= len(scanned.hashes):
        return (1 << 64) - 1
    return smallest(scanned.hashes, selection.sample)


def _stretch(scanned: Scan, selection: Selection) -> tuple[int, int]:
    count = min(
        len(scanned.hashes), *(n for n in (selection.limit, selection.sample) if n is not None), len(scanned.hashes)
    )
    part, parts = selection.shard
    return count * (part - 1) // parts, count * part // parts
