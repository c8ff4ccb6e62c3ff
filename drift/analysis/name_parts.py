"""Names of one stem that differ in a common word: Ministry of Defence and Ministry of Finance."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from drift.analysis.antonyms import are_antonyms
from drift.analysis.gazetteer import place_of
from drift.analysis.name_index import is_generic
from drift.analysis.name_variants import romanised
from drift.analysis.name_wording import same_wording
from drift.analysis.names import Name, NameType
from drift.analysis.wordnet import knows, synonymous

if TYPE_CHECKING:
    from drift.analysis.name_index import NameIndex

_SHORTEST = 4
# Legal forms and what stands for them tell no firm from another.
_FORMS = frozenset(
    """company corporation corp limited incorporated group holding holdings enterprise enterprises international
    industries partners""".split()
)
# Translators exchange these freely: the state, national or central administration of something.
_LEVELS = frozenset("central federal general government national public state".split())
_KINDS = frozenset({NameType.ORGANISATION, NameType.PLACE, NameType.OTHER, NameType.UNKNOWN})


def other_part(name: Name, here: NameIndex, there: NameIndex) -> Name | None:
    """The name that differs from ``name`` in one common word only, and stands where ``name`` does not.

    Args:
        name: a name of one side.
        here: the index of its own passage.
        there: the index of the other side's passage.

    Returns:
        The other name, or ``None`` where there is none or where the two words may mean one thing.
    """
    if len(name.words) < 2 or name.type not in _KINDS:
        return None
    mine = Counter(romanised(w) for w in name.words)
    for other in there.names:
        if len(other.words) != len(name.words) or other.type not in _KINDS:
            continue
        theirs = Counter(romanised(w) for w in other.words)
        lost, new = list((mine - theirs).elements()), list((theirs - mine).elements())
        if len(lost) == len(new) == 1 and _differ(lost[0], new[0]):
            known = there.has_word(lost[0]) or here.has_word(new[0])
            generic = any(is_generic(w) for w in (*name.words, *other.words))
            if not known and generic and not same_wording(name, other):
                return other
    return None


def _differ(a: str, b: str) -> bool:
    """Whether two common words surely are not two words for one thing; opposites are NEG02's."""
    if min(len(a), len(b)) < _SHORTEST or {a, b} & _FORMS or {a, b} <= _LEVELS or not (knows(a) and knows(b)):
        return False
    if place_of(a) or place_of(b):
        return False
    return not synonymous(a, b) and not are_antonyms(a, b)
