"""Where the hand repairs of a pair lie, and how they get there: a file for each pair, added to and never changed.

The form is that of :mod:`pairs.override_file`. The files of a project lie in one folder, named after their pairs so
that a person finds one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from pairs.appending import WAIT, append
from pairs.override_file import parse, read_overrides, to_line
from pairs.overrides import Group, Overrides, Repair, resolve, singled

_MAX_NAME = 60


def place(folder: Path, pair: str) -> Path:
    """The file of a pair's repairs; it may not be there yet.

    Args:
        folder: the folder of all repairs.
        pair: the name of the pair.
    """
    readable = re.sub(r"[^\w.]+", "-", pair).strip("-.")[-_MAX_NAME:].strip("-.") or "pair"
    digest = blake2b(pair.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return folder / f"{readable}-{digest}.jsonl"


def read(path: Path) -> Overrides | None:
    """The repairs in a file, ``None`` where there is no such file.

    Raises:
        ReadError: it can't be read.
        OverrideError: a line that is no repair.
    """
    return read_overrides(path) if path.exists() else None


def change(path: Path, made: Iterable[Repair], lifted: Iterable[Repair] = (), *, wait: float = WAIT) -> None:
    """Take repairs back and set others, in one write.

    Args:
        path: the file, which is made where it isn't there, with its folder.
        made: repairs that hold from now on.
        lifted: repairs that hold no more.
        wait: seconds to wait for another writer.

    Raises:
        OSError: it can't be written; it is then as it was.
    """
    text = "".join([*(to_line(repair, undo=True) for repair in lifted), *map(to_line, made)])
    path.parent.mkdir(parents=True, exist_ok=True)
    append(path, text.encode("utf-8"), wait=wait)


def in_the_way(
    overrides: Overrides | None, groups: Iterable[Group], original: list[str], rewrite: list[str]
) -> tuple[Repair, ...]:
    """The repairs that speak of a segment which other beads are about to claim.

    Args:
        overrides: the repairs that hold.
        groups: the beads that are to be set.
        original: the texts of the original's segments.
        rewrite: those of the rewrite's.
    """
    wanted = [single for group in groups for single in singled(group)]
    taken = ({i for rows, _ in wanted for i in rows}, {j for _, cols in wanted for j in cols})

    def meets(repair: Repair) -> bool:
        found = resolve(Overrides((repair,)), original, rewrite).groups
        return any(not (taken[0].isdisjoint(rows) and taken[1].isdisjoint(cols)) for rows, cols in found)

    return tuple(repair for repair in (overrides.repairs if overrides else ()) if meets(repair))


def as_lines(repairs: Iterable[Repair]) -> tuple[str, ...]:
    """Repairs as text, a line each, without its line feed."""
    return tuple(to_line(repair).removesuffix("\n") for repair in repairs)


def from_lines(lines: Iterable[str]) -> tuple[Repair, ...]:
    """The repairs that :func:`as_lines` wrote.

    Raises:
        OverrideError: a line that is no repair.
    """
    return parse("\n".join(lines), "verdicts").repairs
