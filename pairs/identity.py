"""Segments that need no judgement: equal texts, and texts that come again and again."""

from __future__ import annotations

from collections.abc import Sequence

UNIQUE = 24
"""Characters from which a text that comes once on each side is the same passage."""
MANY = 12
"""Occurrences past which a text is a crowd, and is paired in order."""


def identical(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal texts: a common start and end, what is unique on both sides, and crowds, in order.

    The texts are comparison keys (:func:`pairs.normal.fold`). Linear in the number of segments; the idea of
    unique lines as anchors is that of Bram Cohen's patience diff, without its demand of one order.
    """
    start, limit = 0, min(len(left), len(right))
    while start < limit and left[start] == right[start]:
        start += 1
    end = 0
    while end < limit - start and left[-1 - end] == right[-1 - end]:
        end += 1
    pairs = [(k, k) for k in range(start)]
    pairs += [(len(left) - end + k, len(right) - end + k) for k in range(end)]
    places: dict[str, tuple[list[int], list[int]]] = {}
    for side, texts in enumerate((left, right)):
        for k in range(start, len(texts) - end):
            places.setdefault(texts[k], ([], []))[side].append(k)
    for text, (one, two) in places.items():
        unique = len(one) == len(two) == 1 and len(text) >= UNIQUE
        if unique or max(len(one), len(two)) > MANY:
            pairs += zip(one, two, strict=False)
    return sorted(pairs)


def crowds(texts: Sequence[str], taken: set[int]) -> dict[str, list[int]]:
    """All occurrences but the first of each text that comes more than :data:`MANY` times and is not taken."""
    places: dict[str, list[int]] = {}
    for k, text in enumerate(texts):
        if k not in taken:
            places.setdefault(text, []).append(k)
    return {text: found[1:] for text, found in places.items() if len(found) > MANY}


def follow(
    beads: Sequence[tuple[tuple[int, ...], tuple[int, ...], float]],
    texts: tuple[Sequence[str], Sequence[str]],
    crowded: tuple[dict[str, list[int]], dict[str, list[int]]],
) -> list[tuple[tuple[int, ...], tuple[int, ...], float]]:
    """1:1 beads for crowds whose first occurrence was aligned with that of another crowd, in order."""
    partners: dict[tuple[str, str], float] = {}
    for rows, cols, p in beads:
        if len(rows) == len(cols) == 1:
            pair = texts[0][rows[0]], texts[1][cols[0]]
            if pair[0] in crowded[0] and pair[1] in crowded[1]:
                partners[pair] = max(p, partners.get(pair, 0.0))
    out: list[tuple[tuple[int, ...], tuple[int, ...], float]] = []
    done: set[str] = set()
    for (one, two), p in sorted(partners.items(), key=lambda item: (-item[1], item[0])):
        if one not in done and two not in done:
            done |= {one, two}
            out += [((i,), (j,), p) for i, j in zip(crowded[0][one], crowded[1][two], strict=False)]
    return out
