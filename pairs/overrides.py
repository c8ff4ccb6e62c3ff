"""Hand repairs of an alignment, as data: which segments a person says belong together.

A repair is one bead: these segments of the original belong with exactly these of the rewrite; with one side empty
each of the others stands alone. Everything that a person can do to an alignment (merge, split, move, link, unlink:
:mod:`pairs.repairs`) comes down to such beads, and beads, unlike a script of actions, mean the same in any order and
on top of any alignment, also on that of a later version of the aligner.

A repair names a segment by its text and takes its number for a hint, because texts change: sentences written in
above it must not turn a repair into one of other sentences. The text stands in the repair whole and not as a digest,
so that a person can read a file of repairs, and so that a repair whose sentence is gone can say which one it was.
What a person types may be numbers alone; nothing can be checked then but that there are so many.

A repair holds as a whole or not at all. One whose text is gone is *stale*: it is told and left out. Two that claim
one segment for different beads contradict each other, and none of the two is guessed to be the right one.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from pairs.errors import OverrideError
from pairs.normal import fold

Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Indices of segments, of the original and of the rewrite."""

SIDES = ("original", "rewrite")
_MAX_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Mention:
    """One segment as a repair names it.

    Attributes:
        number: its number, from 1; a hint where there is a text.
        text: its text, compared under :func:`pairs.normal.fold`; ``None`` where the number alone names it.
        occurrence: where several segments have this text, which of them, from 1.
    """

    number: int | None = None
    text: str | None = None
    occurrence: int | None = None

    def __post_init__(self) -> None:
        if self.number is None and self.text is None:
            raise ValueError("a segment is named by its number or by its text")
        if self.occurrence is not None and self.text is None:
            raise ValueError("an occurrence is that of a text")

    def to_json(self) -> int | dict[str, Any]:
        """The form in a file: a number, or a table without what is not said."""
        if self.text is None and self.number is not None:
            return self.number
        said = {"sentence": self.number, "text": self.text, "occurrence": self.occurrence}
        return {key: value for key, value in said.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Repair:
    """One bead that a person set.

    Attributes:
        original: its segments of the original; empty where those of the rewrite have no counterpart.
        rewrite: its segments of the rewrite; empty where those of the original have none.
        note: what the person said of it.
        place: where the repair stands, for messages: ``"repairs.jsonl: line 3"``.
    """

    original: tuple[Mention, ...]
    rewrite: tuple[Mention, ...]
    note: str = field(default="", compare=False)
    place: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.original and not self.rewrite:
            raise ValueError("a repair needs at least one segment")

    def to_json(self) -> dict[str, Any]:
        """The two sides in the form of a file."""
        return {side: [mention.to_json() for mention in getattr(self, side)] for side in SIDES}


@dataclass(frozen=True, slots=True)
class Overrides:
    """All repairs of one pair.

    Attributes:
        repairs: in the order in which they were made; the order has no meaning.
    """

    repairs: tuple[Repair, ...] = ()

    def digest(self) -> str:
        """16 hexadecimal digits that stand for what the repairs say; ``""`` where there is none."""
        if not self.repairs:
            return ""
        said = sorted({json.dumps(repair.to_json(), sort_keys=True) for repair in self.repairs})
        return blake2b("\n".join(said).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Resolved:
    """What repairs come to in two given texts.

    Attributes:
        groups: the beads that are set; no segment is in two, and one without a counterpart is alone in its own.
        stale: a line for each repair that names a sentence which is gone.
    """

    groups: tuple[Group, ...] = ()
    stale: tuple[str, ...] = ()


def resolve(overrides: Overrides, original: Sequence[str], rewrite: Sequence[str]) -> Resolved:
    """Find the segments that repairs speak of.

    Args:
        overrides: the repairs.
        original: the texts of the original's segments.
        rewrite: those of the rewrite's.

    Raises:
        OverrideError: a number that no sentence has, a text that several have and no hint which, a repair that names
            a sentence twice, two repairs that contradict each other; the line says where and what to do.
    """
    sides = (_Side("original", original), _Side("rewrite", rewrite))
    claims: dict[tuple[int, int], tuple[Group, Repair]] = {}
    stale: list[str] = []
    for repair in overrides.repairs:
        try:
            rows, cols = (
                side.indices(mentions, repair.place)
                for side, mentions in zip(sides, (repair.original, repair.rewrite), strict=True)
            )
        except _GoneError as gone:
            stale.append(f"{_at(repair.place)}repair not applied: {gone}")
            continue
        for group in singled((rows, cols)):
            _claim(claims, group, repair)
    return Resolved(tuple(sorted({group for group, _ in claims.values()})), tuple(dict.fromkeys(stale)))


def singled(group: Group) -> tuple[Group, ...]:
    """The group itself; where one side is empty, each segment of the other alone."""
    rows, cols = group
    if rows and cols:
        return (group,)
    return (*(((i,), ()) for i in rows), *(((), (j,)) for j in cols))


def repairs_of(groups: Iterable[Group], original: Sequence[str], rewrite: Sequence[str]) -> tuple[Repair, ...]:
    """Repairs that set these beads, with their segments named by number, text and, where it is needed, occurrence.

    Args:
        groups: the beads.
        original: the texts of the original's segments.
        rewrite: those of the rewrite's.
    """
    sides = (_Side("original", original), _Side("rewrite", rewrite))
    return tuple(
        Repair(tuple(sides[0].mention(i) for i in rows), tuple(sides[1].mention(j) for j in cols))
        for rows, cols in groups
    )


def _claim(claims: dict[tuple[int, int], tuple[Group, Repair]], group: Group, repair: Repair) -> None:
    """Note which bead the segments of a group are in; refuse what another repair says otherwise."""
    for side in (0, 1):
        for k in group[side]:
            known, other = claims.setdefault((side, k), (group, repair))
            if known != group:
                raise OverrideError(
                    f"{_at(repair.place)}sentence {k + 1} of the {SIDES[side]} is set otherwise by "
                    f"{other.place or 'another repair'}; remove one of the two"
                )


class _GoneError(Exception):
    """A sentence that a repair names is not in the text any more."""


class _Side:
    """The segments of one text, found by number or text."""

    def __init__(self, name: str, texts: Sequence[str]) -> None:
        self.name, self.texts = name, texts
        self._places: dict[str, list[int]] | None = None

    def copies(self, text: str) -> list[int]:
        """The indices of the segments with this text, ascending."""
        if self._places is None:
            self._places = {}
            for k, each in enumerate(self.texts):
                self._places.setdefault(fold(each), []).append(k)
        return self._places.get(fold(text), [])

    def mention(self, k: int) -> Mention:
        """The name of a segment."""
        copies = self.copies(self.texts[k])
        return Mention(k + 1, self.texts[k], copies.index(k) + 1 if len(copies) > 1 else None)

    def indices(self, mentions: Sequence[Mention], place: str) -> tuple[int, ...]:
        """The segments that are meant, ascending."""
        found = sorted(self._index(mention, place) for mention in mentions)
        for k, following in itertools.pairwise(found):
            if k == following:
                raise OverrideError(f"{_at(place)}sentence {k + 1} of the {self.name} is named twice; name it once")
        return tuple(found)

    def _index(self, mention: Mention, place: str) -> int:
        if mention.text is None:
            number = mention.number or 0
            if not 1 <= number <= len(self.texts):
                raise OverrideError(
                    f"{_at(place)}there is no sentence {number} in the {self.name}, which has {len(self.texts)}; "
                    "`drift align` shows the numbers"
                )
            return number - 1
        copies = self.copies(mention.text)
        if not copies:
            raise _GoneError(f"the {self.name} no longer holds the sentence “{_clip(mention.text)}”")
        if mention.occurrence is not None:
            if mention.occurrence > len(copies):
                raise _GoneError(
                    f"the {self.name} holds the sentence “{_clip(mention.text)}” no more than {len(copies)} times, "
                    f"not {mention.occurrence}"
                )
            return copies[mention.occurrence - 1]
        if mention.number is not None:
            return min(copies, key=lambda k: (abs(k + 1 - (mention.number or 0)), k))
        if len(copies) > 1:
            raise OverrideError(
                f"{_at(place)}the {self.name} holds the sentence “{_clip(mention.text)}” {len(copies)} times; "
                'say which with "occurrence" or "sentence"'
            )
        return copies[0]


def _at(place: str) -> str:
    return f"{place}: " if place else ""


def _clip(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _MAX_QUOTE else f"{flat[: _MAX_QUOTE - 1].rstrip()}…"
