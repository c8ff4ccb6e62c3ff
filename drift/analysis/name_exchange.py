"""Names that the other side of a bead doesn't have: exchanged for another one, reworded, omitted or added."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.gazetteer import are_different_places, place_of
from drift.analysis.name_index import NameIndex, bead_names, is_generic
from drift.analysis.name_places import Places
from drift.analysis.name_relations import NameMatch, NameRelation
from drift.analysis.name_slots import fillers
from drift.analysis.name_variants import romanised, variant_score
from drift.analysis.name_wording import is_common, same_wording
from drift.analysis.names import Name, NameType
from drift.analysis.pair import SIDES, Side
from drift.analysis.parse import parses
from drift.analysis.wordnet import knows

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView
    from drift.analysis.tokens import Token

_IN_A_LIST = re.compile(r",? (?:and |or |& )?[A-Z]")
_MOST = 30  # names of one bead that are compared with each other
_DERIVED = 5  # letters of a place from which a longer form may be derived: "Eskva", "Eskvasko"
_SLIP = 4  # letters of a word from which one wrong letter is taken for a slip


class Left(NamedTuple):
    """A name that the other side of its bead doesn't have, and whether the other document has it."""

    name: Name
    elsewhere: bool


def exchanged(view: BeadView, left: dict[Side, list[Left]]) -> list[NameMatch]:
    """Pairs of names in one place; the rest is omitted or added, unless the document has it elsewhere."""
    local = view.pair.get(bead_names)
    index: dict[Side, NameIndex] = {side: local[view.index, side] for side in SIDES}
    left = {side: [x for x in left[side] if not _reworded(x.name, index[_other(side)])] for side in SIDES}
    result, used = _swapped(view, left)
    parsed = view.pair.get(parses) != (None, None)
    for side, relation in (("original", NameRelation.OMITTED), ("rewrite", NameRelation.ADDED)):
        for k, (name, elsewhere) in enumerate(left[side]):  # type: ignore[index]
            if k in used[side] or elsewhere or _says_nothing(name, side, parsed=parsed):  # type: ignore[index, arg-type]
                continue
            if _is_slip(name, index[_other(side)]):  # type: ignore[arg-type]
                continue
            twin = _twin(name, index[_other(side)], index[side])  # type: ignore[arg-type, index]
            if twin is not None:
                names = (name, twin) if side == "original" else (twin, name)
                result.append(NameMatch(NameRelation.SWAPPED, view.index, names[0], names[1], certain=False))
            else:
                result.append(_alone(view, side, relation, name, parsed=parsed))  # type: ignore[arg-type]
    return result


def _alone(view: BeadView, side: Side, relation: NameRelation, name: Name, *, parsed: bool) -> NameMatch:
    """A name that only one side has. Unless it surely is one, its place must hold something else to be told."""
    certain = _telling(name) and _sure_of_itself(name, parsed=parsed) and not _is_wordy(name)
    slight = False
    text = view.pair.document(side).text
    listed = _IN_A_LIST.match(text, name.span.end) is not None
    if not (certain or listed) and view.bead.original and view.bead.rewrite:
        found = fillers(view, side, name)
        slight = found == () or bool(side == "original" and found and not any(map(_like_a_name, found)))
    names = (name, None) if side == "original" else (None, name)
    return NameMatch(relation, view.index, names[0], names[1], certain, slight)


def _is_wordy(name: Name) -> bool:
    """Whether a name may be a description as well: common words, and no person or single place by the parse."""
    sure = name.type is NameType.PERSON or (name.type is NameType.PLACE and len(name.words) == 1)
    return not sure and is_common(name)


def _like_a_name(token: Token) -> bool:
    return any(c.isupper() or c.isdigit() or c == "." for c in token.text)


def _says_nothing(name: Name, side: Side, *, parsed: bool) -> bool:
    """Whether a loss doesn't matter: an adjective of a people, a word of which nobody knows that it is a name."""
    unsure = len(name.words) == 1 and (not _telling(name) or (parsed and not name.type))
    return side == "original" and (name.type is NameType.PEOPLE or unsure)


def _swapped(view: BeadView, left: dict[Side, list[Left]]) -> tuple[list[NameMatch], dict[Side, set[int]]]:
    """Pairs of names that stand in one place, and which names they take."""
    used: dict[Side, set[int]] = {"original": set(), "rewrite": set()}
    if not (left["original"] and left["rewrite"]):
        return [], used
    places: dict[Side, Places] = {side: Places(view, side) for side in SIDES}
    scored = []
    for i, (x, x_elsewhere) in enumerate(left["original"][:_MOST]):
        for j, (y, y_elsewhere) in enumerate(left["rewrite"][:_MOST]):
            score = places["original"].agreement(x, places["rewrite"], y)
            elsewhere = x_elsewhere or y_elsewhere
            if elsewhere and (x.type is not y.type or x.type in {NameType.UNKNOWN, NameType.PEOPLE}):
                continue
            if score >= (3.0 if elsewhere else 1.0):
                scored.append((-score, elsewhere, i, j))
    result = []
    for _, elsewhere, i, j in sorted(scored):
        if i not in used["original"] and j not in used["rewrite"]:
            used["original"].add(i)
            used["rewrite"].add(j)
            match = _swap(view, left["original"][i].name, left["rewrite"][j].name, elsewhere=elsewhere)
            result.extend([match] if match else [])
    return result, used


def _swap(view: BeadView, x: Name, y: Name, *, elsewhere: bool) -> NameMatch | None:
    """Two names in one place: another name, a slip, a derived form, an acronym beside what it may stand for."""
    if _derived(x, y):
        return None
    if len(x.words) == len(y.words) == 1 and _one_letter(romanised(x.text), romanised(y.text)):
        known = place_of(x.text) or place_of(y.text)
        return NameMatch(NameRelation.SPELLING, view.index, x, y) if known else None
    certain = not (elsewhere or _is_wordy(x) or _is_wordy(y))
    certain = certain and _telling(x) and _telling(y) and _alike(x.type, y.type)
    # In one place and nearly alike: another name, or the same one as somebody heard it.
    certain = certain and variant_score(x.text, y.text, view.pair.aliases) < 0.5
    slight = _may_shorten(x, y) or _may_shorten(y, x)
    return NameMatch(NameRelation.SWAPPED, view.index, x, y, certain, slight)


def _reworded(name: Name, there: NameIndex) -> bool:
    """Whether the passage of the other side has the name in other common words."""
    return any(same_wording(name, other) for other in there.names[:_MOST])


def _twin(name: Name, there: NameIndex, here: NameIndex) -> Name | None:
    """The name of the other side that has another word in one place only: two airports of one town."""
    if len(name.words) < 3:
        return None
    for other in there.names[:_MOST]:
        if len(other.words) != len(name.words):
            continue
        apart = [(a, b) for a, b in zip(name.words, other.words, strict=True) if romanised(a) != romanised(b)]
        if len(apart) == 1 and not any((there.has_word(a) or here.has_word(b)) for a, b in apart):
            return other
    return None


def _may_shorten(short: Name, long: Name) -> bool:
    """Whether an acronym may be that of a longer name in another language: nobody can tell."""
    if not short.is_acronym or place_of(short.text) or len(long.words) < 3 or long.type is NameType.PERSON:
        return False
    letters = Counter(romanised(short.text))
    known = letters & Counter(romanised(w)[:1] for w in long.words)
    if 2 * known.total() <= letters.total():
        return False
    return long.type is NameType.ORGANISATION or is_common(long)


def _derived(x: Name, y: Name) -> bool:
    """Whether one name of a place is the other with an ending: a town and its region."""
    if len(x.words) != 1 or len(y.words) != 1 or NameType.PERSON in {x.type, y.type}:
        return False
    short, long = sorted((romanised(x.text), romanised(y.text)), key=len)
    if len(short) < _DERIVED or len(long) - len(short) > 3 or are_different_places(x.text, y.text):
        return False
    return long.startswith(short)


def _is_slip(name: Name, there: NameIndex) -> bool:
    """Whether a word of the name is a common word or a place of the other side with one letter wrong, or back."""
    return any(_slips(romanised(word), there) for word in name.words if not there.has_word(word))


def _slips(word: str, there: NameIndex) -> bool:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(word) < _SLIP:
        return False
    near = process.extractOne(word, there.plain, scorer=OSA.distance, score_cutoff=1)
    return near is not None and _one_letter(word, near[0])


@lru_cache(maxsize=16384)
def _one_letter(a: str, b: str) -> bool:
    """Whether one of two words is a common word or a place, and the other one is it with one letter wrong."""
    from rapidfuzz.distance import OSA

    if min(len(a), len(b)) < _SLIP or OSA.distance(a, b, score_cutoff=1) > 1:
        return False
    return _is_known(a) != _is_known(b)


def _is_known(word: str) -> bool:
    return knows(word) or place_of(word) is not None or word in FUNCTION_WORDS


def _other(side: Side) -> Side:
    return "rewrite" if side == "original" else "original"


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
