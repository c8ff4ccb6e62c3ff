"""Names that one text spells in two ways."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from drift.analysis.name_index import is_generic
from drift.analysis.name_variants import closest, is_variant, name_key, romanised, sounds
from drift.analysis.names import Name, names
from drift.analysis.pair import SIDES, Side

if TYPE_CHECKING:
    from drift.analysis.pair import Pair

_SHORTEST = 5


def double_spellings(pair: Pair) -> tuple[tuple[Side, Name, str], ...]:
    """The rarer spelling of each name that a side spells in two ways, with the usual one.

    Use it as ``pair.get(double_spellings)``.

    Returns:
        The side, the first name in the rarer spelling, and the usual spelling of the word.
    """
    found = pair.get(names)
    return tuple(item for side in SIDES for item in _of_side(pair, side, found[side]))


def _of_side(pair: Pair, side: Side, mentions: tuple[Name, ...]) -> list[tuple[Side, Name, str]]:
    places: dict[str, list[Name]] = defaultdict(list)
    for name in mentions:
        if name.strong and name.words and len(name.words[-1]) >= _SHORTEST and not is_generic(name.words[-1]):
            places[name.words[-1]].append(name)
    near: dict[str, list[str]] = defaultdict(list)
    for word in places:
        near[min(sounds(word), default="")].append(word)
    result: list[tuple[Side, Name, str]] = []
    for words in near.values():
        keys: dict[str, str] = {}
        for a in words:
            for b in closest(name_key(a), keys):
                if _are_one(pair, a, b, places):
                    rare, usual = sorted((a, b), key=lambda w: (len(places[w]), -places[w][0].span.start))
                    result.append((side, places[rare][0], usual))
            keys[a] = name_key(a)
    return result


def _are_one(pair: Pair, a: str, b: str, places: dict[str, list[Name]]) -> bool:
    """Two spellings of one name: alike, not equal but for marks and case, and never in one sentence."""
    if romanised(a) == romanised(b) or not is_variant(a, b, pair.aliases):
        return False
    return not {n.segment for n in places[a]} & {n.segment for n in places[b]}
