"""The names that a command line may give to an output."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePath

from drift.batch.output import Paths
from drift.batch.packed import packing_of
from drift.errors import DriftError
from pairs.files import shown

ENDINGS = (".jsonl", ".ndjson", ".json", ".parquet")
"""All but the last hold lines of JSON."""


def check_ending(name: str) -> None:
    """See that an output will hold what its name says.

    Raises:
        DriftError: it ends with something else.
    """
    if PurePath(name).suffix.casefold() in ENDINGS:
        return
    # Records are written as they come and read again by who goes on: a packed file can't be.
    packing = packing_of(name)
    remedy = f"write {shown(name[: -len(packing)])} and pack it then" if packing else "rename it"
    raise DriftError(f"{shown(name)}: the name of an output ends with {', '.join(ENDINGS)}; {remedy}")


def check_not_read(out: Path, read: Iterable[str]) -> None:
    """See that nothing which a run is made from is thrown away for its output.

    Args:
        out: the output.
        read: as typed.

    Raises:
        DriftError: a file would be.
    """
    paths = Paths(out)
    for one in map(Path, read):
        for path in (paths.out, paths.partial, paths.about):
            with suppress(OSError, ValueError):
                if one.is_file() and path.samefile(one):
                    raise DriftError(
                        f"{shown(out)}: {shown(one)} is read and would be written over; name another file with -o"
                    )
