"""How much difflib may be asked to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

# difflib visits each pair of equal tokens; "ab" a thousand times against itself takes it over 20 s.
DIFF_BUDGET = 100_000


def within_budget(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether difflib may compare two sequences: the number of equal pairs is within the budget."""
    counts = Counter(a)
    return sum(n * counts[word] for word, n in Counter(b).items()) <= DIFF_BUDGET
