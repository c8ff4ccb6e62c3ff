"""The names that a command line may give to an output."""

from __future__ import annotations

from pathlib import PurePath

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
