"""What became of each name: kept in some form, spelt otherwise, exchanged, gone, or new.

A name is first sought in its bead, then in the whole other document, by its telling words (those that few names
share), as a country by any of its forms, as an acronym by its expansion and the other way round, as a spelling
variant. What is left on both sides of a bead in the same place was exchanged.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from drift.analysis.gazetteer import place_of
from drift.analysis.metonyms import bloc_changes
from drift.analysis.name_index import NameIndex, bead_names, is_generic, original_names, rewrite_names
from drift.analysis.name_parts import other_part
from drift.analysis.name_spellings import double_spellings
from drift.analysis.name_variants import romanised, variant_score
from drift.analysis.names import Name, NameType
from drift.analysis.pair import Side
from drift.analysis.parse import parses
from drift.analysis.stems import stem
from drift.analysis.wording import Word, words_of
from pairs.document import SegmentKind

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair


class NameRelation(StrEnum):
    """What became of a name."""

    SPELLING = "spelling"
    METONYM = "metonym"
    SWAPPED = "swapped"
    OMITTED = "omitted"
    ADDED = "added"


class Presence(StrEnum):
    """How a name of one text is present in another."""

    HERE = "here"
    VARIANT = "variant"
    METONYM = "metonym"
    CONFLICT = "conflict"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name of one side or one of each, with what became of it.

    Attributes:
        relation: what became of it.
        bead: index of the bead that it is told of.
        original: the name in the original, if there is one.
        rewrite: the name in the rewrite, if there is one.
        certain: whether the names are telling ones in telling places.
    """

    relation: NameRelation
    bead: int
    original: Name | None = None
    rewrite: Name | None = None
    certain: bool = True


def presence(name: Name, index: NameIndex) -> tuple[Presence, Name | None]:
    """How ``name`` is present in a text, with the name there where it is another one."""
    if romanised(name.text).replace(" ", "") in index.by_key or index.has_acronym_of(name):
        return Presence.HERE, None
    if place := index.has_place(name.text):
        forms = index.places[place.country]
        seat = place.form == "seat" or forms == {"seat"}
        respelt = index.has_word(name.text) or (len(name.words) == 1 and index.variant_of(name.words[0]) is not None)
        return (Presence.METONYM if seat and not respelt else Presence.HERE), None
    telling = telling_words(name)
    if not telling:
        found = sum(index.has_word(w) for w in name.words)
        return (Presence.HERE if found * 2 >= len(name.words) and found else Presence.ABSENT), None
    known = _words_of_places(name, index)
    exact = [w for w in telling if w in known or index.has_word(w)]
    surname = bool(exact) and exact[-1] == telling[-1]
    if not surname and (spelt := _spelt_otherwise(telling, index)):
        return Presence.VARIANT, spelt
    # Half of the telling words are enough, but of a person's two names the surname is needed.
    if surname or (
        exact and len(exact) * 2 >= len(telling) and not (name.type is NameType.PERSON and len(telling) == 2)
    ):
        return _other_given_name(name, telling, exact, index)
    return Presence.ABSENT, None


def _words_of_places(name: Name, index: NameIndex) -> set[str]:
    """The words of countries and regions inside a name that the other text names in any form."""
    return {
        word
        for size in (1, 2, 3)
        for i in range(len(name.words) - size + 1)
        if index.has_place(" ".join(name.words[i : i + size]))
        for word in name.words[i : i + size]
    }


def telling_words(name: Name) -> list[str]:
    """The words that tell a name from others: not generic, and no country or capital inside a longer name."""
    telling = [w for w in name.words if not is_generic(w)]
    return [w for w in telling if len(name.words) == 1 or place_of(w) is None] or telling


def _other_given_name(
    name: Name, telling: list[str], exact: list[str], index: NameIndex
) -> tuple[Presence, Name | None]:
    """A person of the same surname with another given name is another person."""
    if name.type is not NameType.PERSON or len(telling) != 2 or len(exact) != 1 or exact[0] != telling[1]:
        return Presence.HERE, None
    family = [n for n in index.names if n.words and romanised(n.words[-1]) == romanised(telling[1])]
    given = [n for n in family if len(n.words) == 2 and n.type is NameType.PERSON]
    if not given or len(given) < len(family):
        return Presence.HERE, None
    if any(variant_score(telling[0], n.words[0], index.aliases) >= 0.5 for n in given):
        return Presence.HERE, None
    return Presence.CONFLICT, given[0]


def _spelt_otherwise(telling: list[str], index: NameIndex) -> Name | None:
    """The name whose telling word spells that of ``name`` otherwise."""
    for word in telling[-1:]:
        if len(word) > 3 and (other := index.variant_of(word)):
            return index.by_word.get(other)
    return None


def match_names(pair: Pair) -> tuple[NameMatch, ...]:
    """What became of every name that isn't simply there; use it as ``pair.get(match_names)``."""
    result: list[NameMatch] = []
    for view in pair.beads:
        result.extend(_match_bead(view))
    return tuple(_once(result))


def name_matches(bead: BeadView) -> list[NameMatch]:
    """What became of the names of one bead."""
    return bead.pair.get(_by_bead).get(bead.index, [])


def _by_bead(pair: Pair) -> dict[int, list[NameMatch]]:
    result: dict[int, list[NameMatch]] = {}
    for match in pair.get(match_names):
        result.setdefault(match.bead, []).append(match)
    return result


def _once(matches: list[NameMatch]) -> list[NameMatch]:
    """Each lost, new or exchanged name is told of where it first occurs, each spelling where the name is fullest."""
    ordered = sorted(matches, key=lambda m: -len(m.original.words) if _is_spelling(m) and m.original else 0)
    first: dict[tuple[str, ...], NameMatch] = {}
    for match in ordered:
        first.setdefault(_identity(match), match)
    return sorted(first.values(), key=lambda m: m.bead)


def _is_spelling(match: NameMatch) -> bool:
    return match.relation is NameRelation.SPELLING


def _identity(match: NameMatch) -> tuple[str, ...]:
    forms = (
        "" if name is None else romanised(name.words[-1] if _is_spelling(match) else name.text)
        for name in (match.original, match.rewrite)
    )
    return (match.relation, *forms)


def _match_bead(view: BeadView) -> list[NameMatch]:
    pair = view.pair
    local = pair.get(bead_names)
    whole: dict[Side, NameIndex] = {"original": pair.get(original_names), "rewrite": pair.get(rewrite_names)}
    result: list[NameMatch] = []
    left: dict[Side, list[tuple[Name, bool]]] = {"original": [], "rewrite": []}
    blocs = [change[:2] for change in bloc_changes(view)]
    sides: tuple[tuple[Side, Side], ...] = (("original", "rewrite"), ("rewrite", "original"))
    for side, other in sides:
        for name in local[view.index, side].names:
            in_bloc = any(spans[side == "rewrite"].contains(name.span) for spans in blocs)
            if in_bloc or not _counts(view, side, name):
                continue
            here, counterpart = presence(name, local[view.index, other])
            if here is Presence.ABSENT:
                there, counterpart = presence(name, whole[other])
                if there is Presence.VARIANT and counterpart:
                    result.extend(_spelling(view, side, name, counterpart, whole))
                else:
                    left[side].append((name, there is not Presence.ABSENT))
            elif here is Presence.CONFLICT:
                left[side].append((name, False))
            elif here is Presence.VARIANT and counterpart:
                result.extend(_spelling(view, side, name, counterpart, whole))
            elif here is Presence.METONYM:
                result.append(_one(NameRelation.METONYM, view.index, side, name))
            elif (
                side == "original"
                and (twin := other_part(name, local[view.index, side], local[view.index, other]))
                and not (_whole_name(name, whole[other]) or _whole_name(twin, whole[side]))
            ):
                result.append(NameMatch(NameRelation.SWAPPED, view.index, name, twin, certain=False))
    result.extend(_exchanged(view, left))
    return result


def _whole_name(name: Name, index: NameIndex) -> bool:
    """Whether the name stands in a text as it is."""
    return romanised(name.text).replace(" ", "") in index.by_key


def _counts(view: BeadView, side: Side, name: Name) -> bool:
    """Whether a name may be told of: no mere capital, no credit line, no name of the site in a headline."""
    segment = view.pair.document(side).segments[name.segment]
    if not name.strong or len(name.text) == 1 or segment.kind in {SegmentKind.BYLINE, SegmentKind.DATELINE}:
        return False
    before = view.pair.document(side).text[segment.span.start : name.span.start]
    return not (segment.kind is SegmentKind.HEADING and any(mark in before for mark in (" | ", " – ", " — ", " - ")))


def _one(relation: NameRelation, bead: int, side: Side, name: Name, *, certain: bool = True) -> NameMatch:
    if side == "original":
        return NameMatch(relation, bead, name, None, certain)
    return NameMatch(relation, bead, None, name, certain)


def _spelling(view: BeadView, side: Side, name: Name, other: Name, whole: dict[Side, NameIndex]) -> list[NameMatch]:
    """A spelling variant: told from the original's side, unless one of the texts only wavers between the two."""
    if side == "rewrite":
        return []
    rare = view.pair.get(_rare_spellings)
    wavers = ("original", name.words[-1]) in rare or ("rewrite", other.words[-1]) in rare
    both = whole["original"].has_word(other.words[-1]) and whole["rewrite"].has_word(name.words[-1])
    return [] if both or wavers else [NameMatch(NameRelation.SPELLING, view.index, name, other)]


def _rare_spellings(pair: Pair) -> frozenset[tuple[Side, str]]:
    return frozenset((side, name.words[-1]) for side, name, _ in pair.get(double_spellings))


def _exchanged(view: BeadView, left: dict[Side, list[tuple[Name, bool]]]) -> list[NameMatch]:
    """Pairs of names in one place; the rest is omitted or added, unless the document has it elsewhere."""
    result: list[NameMatch] = []
    parsed = view.pair.get(parses) != (None, None)
    used: dict[Side, set[int]] = {"original": set(), "rewrite": set()}
    places = (
        {side: _Places(view, side) for side in ("original", "rewrite")} if left["original"] and left["rewrite"] else {}
    )
    scored = []
    for i, (x, x_elsewhere) in enumerate(left["original"][:30]):
        for j, (y, y_elsewhere) in enumerate(left["rewrite"][:30]):
            score = places["original"].agreement(x, places["rewrite"], y)
            elsewhere = x_elsewhere or y_elsewhere
            if elsewhere and (x.type is not y.type or x.type in {NameType.UNKNOWN, NameType.PEOPLE}):
                continue
            if score >= (3.0 if elsewhere else 1.0):
                scored.append((-score, elsewhere, i, j))
    for _, elsewhere, i, j in sorted(scored):
        if i not in used["original"] and j not in used["rewrite"]:
            used["original"].add(i)
            used["rewrite"].add(j)
            x, y = left["original"][i][0], left["rewrite"][j][0]
            certain = not elsewhere and _telling(x) and _telling(y) and _alike(x.type, y.type)
            # In one place and nearly alike: another name, or the same one as somebody heard it.
            certain = certain and variant_score(x.text, y.text, view.pair.aliases) < 0.5
            result.append(NameMatch(NameRelation.SWAPPED, view.index, x, y, certain))
    for side, relation in (("original", NameRelation.OMITTED), ("rewrite", NameRelation.ADDED)):
        for k, (name, elsewhere) in enumerate(left[side]):  # type: ignore[index]
            # What is lost must matter: no adjective of a people, no word of which nobody knows that it is a name.
            unsure = len(name.words) == 1 and (not _telling(name) or (parsed and not name.type))
            slight = side == "original" and (name.type is NameType.PEOPLE or unsure)
            if k not in used[side] and not elsewhere and not slight:  # type: ignore[index]
                certain = _telling(name) and _sure_of_itself(name, parsed=parsed)
                result.append(_one(relation, view.index, side, name, certain=certain))  # type: ignore[arg-type]
    return result


def _sure_of_itself(name: Name, *, parsed: bool) -> bool:
    """Whether a new name is surely one, and says something new.

    Not so: a single capitalised word that the parser takes for no entity, a bare acronym, and a country or its
    people, which a rewrite often names where the original leaves it understood.
    """
    place = place_of(name.text)
    if place is not None and place.form != "seat":
        return False
    return not name.is_acronym and (len(name.words) > 1 or bool(name.type) or not parsed)


def _telling(name: Name) -> bool:
    """Whether most of a name is made of words that few names share."""
    return sum(not is_generic(w) for w in name.words) * 2 > len(name.words) or place_of(name.text) is not None


def _alike(a: NameType, b: NameType) -> bool:
    return a is b or NameType.UNKNOWN in {a, b} or {a, b} == {NameType.PLACE, NameType.ORGANISATION}


class _Places:
    """The words of one side of a bead, to see what stands beside a name."""

    def __init__(self, view: BeadView, side: Side) -> None:
        text = view.pair.document(side).text
        self.words: list[Word] = [w for s in view.segments(side) for w in words_of(s.span.of(text), s.span.start)]
        self.start = self.words[0].span.start if self.words else 0
        self.size = max(1, (self.words[-1].span.end if self.words else 1) - self.start)

    def agreement(self, name: Name, other: _Places, answer: Name) -> float:
        """How much two names stand in one place: same neighbours, same type, about the same part of the sentence."""
        score = 0.0
        for mine, theirs in zip(self._beside(name), other._beside(answer), strict=True):
            if mine and theirs:
                score += 1.5 * (mine[0].stem == theirs[0].stem) + 0.5 * bool(
                    {w.stem for w in mine} & {w.stem for w in theirs}
                )
        if name.type and name.type is answer.type:
            score += 1.0
        mine_at = (name.span.start - self.start) / self.size
        return score + 0.9 * (1 - abs(mine_at - (answer.span.start - other.start) / other.size))

    def _beside(self, name: Name) -> tuple[list[Word], list[Word]]:
        before = [w for w in self.words if w.span.end <= name.span.start and stem(w.key) not in {"the", "a"}][-3:]
        return before[::-1], [w for w in self.words if w.span.start >= name.span.end][:3]
