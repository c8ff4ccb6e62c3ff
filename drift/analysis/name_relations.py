"""What may become of a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drift.analysis.names import Name


class NameRelation(StrEnum):
    """What became of a name."""

    SPELLING = "spelling"
    METONYM = "metonym"
    SWAPPED = "swapped"
    OMITTED = "omitted"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name of one side or one of each, with what became of it.

    Attributes:
        relation: what became of it.
        bead: index of the bead that it is told of.
        original: the name in the original, if there is one.
        rewrite: the name in the rewrite, if there is one.
        certain: whether the names are telling ones in telling places.
        slight: whether it is worth a remark only: a country left out, a description chosen for a name.
    """

    relation: NameRelation
    bead: int
    original: Name | None = None
    rewrite: Name | None = None
    certain: bool = True
    slight: bool = False
