"""How usual a sequence of parts of speech is in English: a bigram model of Penn tags.

The counts come from news sentences as spaCy's English pipeline tags them (``benchmarks/fit_tag_sequences.py``).
A scrambled sentence can't be told by its words, which are all known, but article before verb, preposition before full
stop and the like are rare in any text.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

EDGE = "<>"  # the start and the end of a sequence; no Penn tag is called so
_PRIOR = 0.5  # added to every count (Jeffreys 1946)


@dataclass(frozen=True, slots=True)
class _Counts:
    pairs: dict[tuple[str, str], int]
    first: dict[str, int]


def likelihood(tags: Sequence[str]) -> float:
    """The mean natural logarithm of the probability of each tag after the one before it; 0 without any.

    Args:
        tags: the Penn tags of one sentence or of several, without :data:`EDGE`.
    """
    if not tags:
        return 0.0
    counts = _counts()
    kinds = len(counts.first) + 1
    total = 0.0
    for pair in pairwise((EDGE, *tags, EDGE)):
        total += math.log((counts.pairs.get(pair, 0) + _PRIOR) / (counts.first.get(pair[0], 0) + _PRIOR * kinds))
    return round(total / (len(tags) + 1), 4)


@cache
def _counts() -> _Counts:
    """The table: a line for each tag, then each tag that follows it with the number of times."""
    pairs: dict[tuple[str, str], int] = {}
    first: dict[str, int] = {}
    for line in files("drift.analysis").joinpath("tag_sequences.txt").read_text(encoding="utf-8").split("\n"):
        before, *after = line.split() or [""]
        for tag, count in zip(after[::2], after[1::2], strict=True):
            pairs[before, tag] = int(count)
            first[before] = first.get(before, 0) + int(count)
    return _Counts(pairs, first)
