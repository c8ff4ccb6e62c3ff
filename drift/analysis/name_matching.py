"""What became of each name: kept in some form, spelt otherwise, exchanged, gone, or new.

A name is first sought in its bead, then in the whole other document, by its telling words (those that few names
share), as a country by any of its forms, as an acronym by its expansion and the other way round, as a spelling
variant. What is left on both sides of a bead in the same place was exchanged.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from drift.analysis.gazetteer import place_of
from drift.analysis.metonyms import bloc_changes
from drift.analysis.name_exchange import Left, exchanged
from drift.analysis.name_index import NameIndex, bead_names, is_generic, original_names, rewrite_names
from drift.analysis.name_parts import other_part
from drift.analysis.name_relations import NameMatch, NameRelation
from drift.analysis.name_spellings import double_spellings
from drift.analysis.name_variants import romanised, variant_score
from drift.analysis.names import Name, NameType
from drift.analysis.pair import Side
from pairs.document import SegmentKind

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair


class Presence(StrEnum):
    """How a name of one text is present in another."""

    HERE = "here"
    VARIANT = "variant"
    METONYM = "metonym"
    CONFLICT = "conflict"
    ABSENT = "absent"


def presence(name: Name, index: NameIndex) -> tuple[Presence, Name | None]:
    """How ``name`` is present in a text, with the name there where it is another one."""
    if romanised(name.text).replace(" ", "") in index.by_key or index.has_acronym_of(name) or index.same_group(name):
        return Presence.HERE, None
    if place := index.has_place(name.text):
        forms = index.places[place.country]
        seat = place.form == "seat" or forms == {"seat"}
        respelt = index.has_word(name.text) or (len(name.words) == 1 and index.variant_of(name.words[0]) is not None)
        return (Presence.METONYM if seat and not respelt else Presence.HERE), None
    if place_of(name.text) is not None:  # "United States" is no state, united
        spelt = _spelt_otherwise(list(name.words), index) if len(name.words) == 1 else None
        here = len(name.words) == 1 and index.has_word(name.text)
        return (Presence.HERE if here else Presence.VARIANT if spelt else Presence.ABSENT), spelt
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
    left: dict[Side, list[Left]] = {"original": [], "rewrite": []}
    blocs = [change[:2] for change in bloc_changes(view)]
    sides: tuple[tuple[Side, Side], ...] = (("original", "rewrite"), ("rewrite", "original"))
    for side, other in sides:
        for name in local[view.index, side].names:
            in_bloc = any(spans[side == "rewrite"].contains(name.span) for spans in blocs)
            if in_bloc or not _counts(view, side, name):
                continue
            if whole[other].shortens(name, whole[side]) or _is_explained(name, whole[side]):
                continue
            here, counterpart = presence(name, local[view.index, other])
            if here is Presence.ABSENT:
                there, counterpart = presence(name, whole[other])
                if there is Presence.VARIANT and counterpart:
                    result.extend(_spelling(view, side, name, counterpart, whole))
                else:
                    left[side].append(Left(name, elsewhere=there is not Presence.ABSENT))
            elif here is Presence.CONFLICT:
                left[side].append(Left(name, elsewhere=False))
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
    result.extend(exchanged(view, left))
    return result


def _is_explained(name: Name, own: NameIndex) -> bool:
    """Whether a name is an acronym that its own text spells out: the full name is looked for."""
    return name.is_acronym and len(name.words) == 1 and romanised(name.text).replace(" ", "") in own.expanded


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
