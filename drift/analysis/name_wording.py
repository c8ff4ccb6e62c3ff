"""Names that are made of common words, and two wordings of one such name.

What translates a name made of common words may choose among synonyms ("Market Regulation Administration", "Market
Supervision Bureau"); what copies a proper name may not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from drift.analysis.antonyms import are_antonyms
from drift.analysis.gazetteer import place_of
from drift.analysis.name_index import is_generic
from drift.analysis.name_variants import romanised
from drift.analysis.stems import same_family
from drift.analysis.wordnet import Relation, knows, related

if TYPE_CHECKING:
    from drift.analysis.names import Name

_LIKE = frozenset({Relation.SYNONYM, Relation.SIMILAR, Relation.BROADER, Relation.NARROWER})
_LONGEST = 12  # words of a name
# Words of names that translators exchange: offices, firms, levels of a state, gatherings, troops.
_EXCHANGED = tuple(
    frozenset(line.split())
    for line in (
        "administration agency authority board bureau commission committee department directorate office service",
        "co company corp corporation enterprise firm group holding holdings inc limited ltd llc plc ag gmbh",
        "central federal government national public state",
        "city municipal county district local town",
        "conference congress convention forum meeting summit symposium",
        "army force forces corps troops",
        "academy institute institution",
        "center centre",
        "labor labour",
        "theater theatre",
    )
)
_STEM = 4  # letters that two words of one family share at least


def is_common(name: Name) -> bool:
    """Whether a name is made of common words only, so that it may be a description as well."""
    return all(is_common_word(w) for w in name.words) and not (len(name.words) == 1 and name.words[0].isupper())


@lru_cache(maxsize=16384)
def is_common_word(word: str) -> bool:
    """Whether a word of a name is one of the language, too, or one that many names share; places are none."""
    plain = romanised(word)
    if place_of(word) is not None:
        return is_generic(word)
    return is_generic(word) or (not word.isupper() and knows(plain))


def same_wording(a: Name, b: Name) -> bool:
    """Whether two names may be two wordings of one: they differ in common words that may mean the same.

    Every common word must have one like it in the other name; what is left over must be on one side only, common,
    and no more than what they share.
    """
    mine, theirs = ([w for w in name.words if len(w) > 1] for name in (a, b))
    if max(len(mine), len(theirs)) > _LONGEST or _digits(mine) != _digits(theirs):
        return False
    left, right = _without_acronyms(mine, theirs)
    shared = min(len(mine) - len(left), len(theirs) - len(right))
    for exactly in (True, False):
        for word in list(left):
            other = next((w for w in right if _matched(word, w, exactly=exactly)), None)
            if other is not None:
                left.remove(word)
                right.remove(other)
                shared += 1
    if left and right:
        return False
    rest = left or right
    return shared > 0 and len(rest) <= shared and all(is_common_word(w) for w in rest)


def _without_acronyms(a: list[str], b: list[str]) -> tuple[list[str], list[str]]:
    """The words of two names without acronyms in the one that stand for a run of words in the other."""
    left, right = list(a), list(b)
    for one, other in ((left, right), (right, left)):
        for word in [w for w in one if w.isupper() and len(w) > 1]:
            initials = "".join(romanised(w)[:1] for w in other)
            at = initials.find(romanised(word))
            if at >= 0:
                one.remove(word)
                del other[at : at + len(word)]
    return left, right


def _matched(a: str, b: str, *, exactly: bool) -> bool:
    x, y = romanised(a), romanised(b)
    if x == y or exactly:
        return x == y
    first, second = place_of(a), place_of(b)
    if first or second:
        return first is not None and second is not None and first.country == second.country
    if not (is_common_word(a) and is_common_word(b)):
        return False
    if is_generic(a) and is_generic(b):
        # A university is no college; but which of these a translator takes is chance.
        return same_family(x, y) or any(x in words and y in words for words in _EXCHANGED)
    return _like(x, y)


@lru_cache(maxsize=16384)
def _like(a: str, b: str) -> bool:
    """Whether two common words may translate the same word."""
    if are_antonyms(a, b):
        return False
    common = next((k for k in range(min(len(a), len(b))) if a[k] != b[k]), min(len(a), len(b)))
    return same_family(a, b) or common > _STEM or related(a, b).relation in _LIKE


def _digits(words: list[str]) -> list[str]:
    return sorted(w for w in words if any(c.isdigit() for c in w))
