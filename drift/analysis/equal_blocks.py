"""Runs of equal tokens in two sequences, in linear or bounded time on any input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

# The work of SequenceMatcher without its "autojunk" grows with the number of equal pairs; above this many the
# bit-parallel Indel distance of rapidfuzz takes over (its blocks are a longest common subsequence).
BUDGET = 100_000


def equal_blocks(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield ``(i, j, n)`` for maximal runs ``a[i:i+n] == b[j:j+n]``, in order, not overlapping, n ≥ 1.

    ``difflib`` prefers long runs, as readers do; it is used while the number of equal pairs stays under
    :data:`BUDGET`.
    """
    counts = Counter(b)
    if sum(n * counts[key] for key, n in Counter(a).items()) <= BUDGET:
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        yield from ((i, j, n) for i, j, n in matcher.get_matching_blocks() if n)
        return
    from rapidfuzz.distance import Indel

    ids: dict[str, int] = {}
    left = [ids.setdefault(key, len(ids)) for key in a]
    right = [ids.setdefault(key, len(ids)) for key in b]
    for code in Indel.opcodes(left, right):
        if code.tag == "equal":
            yield code.src_start, code.dest_start, code.src_end - code.src_start
