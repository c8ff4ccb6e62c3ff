"""Which beads moved: those outside the monotone chain that holds the most text."""

from __future__ import annotations

from collections.abc import Sequence


def main_chain(beads: Sequence[tuple[tuple[int, ...], tuple[int, ...]]], weights: Sequence[int]) -> set[int]:
    """Indices of the beads of the heaviest chain that keeps one order on both sides.

    A longest increasing subsequence with weights, by a Fenwick tree over the rewrite (n log n). ``beads`` have
    segments on both sides.
    """
    size = max((cols[-1] for _, cols in beads), default=-1) + 2
    best: list[tuple[int, int]] = [(0, -1)] * (size + 1)
    before: dict[int, int] = {}

    def upto(at: int) -> tuple[int, int]:
        found = (0, -1)
        while at > 0:
            if best[at][0] > found[0]:
                found = best[at]
            at -= at & -at
        return found

    for k in sorted(range(len(beads)), key=lambda k: beads[k]):
        weight, before[k] = upto(beads[k][1][0])
        value = (weight + weights[k] + 1, k)
        at = beads[k][1][-1] + 1
        while at <= size:
            if value[0] > best[at][0]:
                best[at] = value
            at += at & -at
    kept: set[int] = set()
    k = upto(size)[1]
    while k >= 0:
        kept.add(k)
        k = before[k]
    return kept
