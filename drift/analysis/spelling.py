"""How alike two words are to the eye."""

from __future__ import annotations

from functools import lru_cache

from drift.analysis.stems import same_family, same_word

SLIP = 4
"""Letters of the shortest word in which a slip is seen."""


@lru_cache(maxsize=65536)
def spelling(a: str, b: str) -> float:
    """Likeness of two folded words by their spelling: 1 equal, .95 inflections, .8 derivations, else trigrams."""
    if a == b:
        return 1.0
    if not (a[:1].isalnum() and b[:1].isalnum()):
        return 0.0
    if same_word(a, b):
        return 0.95
    if a.isalpha() and b.isalpha() and same_family(a, b):
        return 0.8
    x, y = _trigrams(a), _trigrams(b)
    return 0.6 * 2 * len(x & y) / (len(x) + len(y))


@lru_cache(maxsize=16384)
def _trigrams(word: str) -> frozenset[str]:
    padded = f"^{word[:40]}$"
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


def is_slip(a: str, b: str) -> bool:
    """Whether two different words differ by one slip of the hand: a letter too many, too few or wrong, or two in turn.

    Words of fewer than :data:`SLIP` letters differ from too many others by one letter.
    """
    from rapidfuzz.distance import OSA

    return a != b and min(len(a), len(b)) >= SLIP and abs(len(a) - len(b)) <= 1 and OSA.distance(a, b) == 1
