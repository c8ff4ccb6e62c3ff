"""Packing: the disjoint beads with the greatest sum of gains."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pairs import packing
from pairs.order import main_chain
from pairs.packing import Choice, pack

indices = st.tuples(st.integers(0, 6), st.integers(1, 2))
beads = st.builds(
    lambda rows, cols, gain: Choice(
        tuple(range(rows[0], sum(rows))), tuple(range(cols[0], sum(cols))), round(gain / 16, 4)
    ),
    indices, indices, st.integers(-4, 32),
)  # fmt: skip


def best_by_trying(choices: list[Choice]) -> float:
    """The greatest sum over all sets of disjoint beads, by trying them all."""
    best = 0.0
    for size in range(1, len(choices) + 1):
        for chosen in combinations(choices, size):
            rows = [i for choice in chosen for i in choice.rows]
            cols = [j for choice in chosen for j in choice.cols]
            if len(set(rows)) == len(rows) and len(set(cols)) == len(cols):
                best = max(best, sum(choice.gain for choice in chosen))
    return best


@given(st.lists(beads, max_size=9))
@settings(max_examples=150, deadline=None)
def test_packing_is_exact(choices: list[Choice]) -> None:
    """No set of disjoint beads gains more than the one that is found, and that one is disjoint."""
    found = [choices[k] for k in pack(choices)]
    rows = [i for choice in found for i in choice.rows]
    cols = [j for choice in found for j in choice.cols]
    assert len(set(rows)) == len(rows)
    assert len(set(cols)) == len(cols)
    assert abs(sum(choice.gain for choice in found) - best_by_trying(choices)) < 1e-9


def test_a_crowded_component_stays_small() -> None:
    """Where everything competes with everything the states are bounded, and the result is never below greedy."""
    choices = [Choice((i,), (j,), round(1 + ((i * 7 + j * 13) % 10) / 10, 4)) for i in range(20) for j in range(20)]
    found = [choices[k] for k in pack(choices)]
    greedy, _ = packing._greedy(choices, list(range(len(choices))))
    assert len({choice.cols for choice in found}) == len(found)
    assert sum(choice.gain for choice in found) >= greedy - 1e-9


@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
@settings(max_examples=100, deadline=None)
def test_the_main_chain_is_the_heaviest(order: list[int], weights: list[int]) -> None:
    """No other increasing chain weighs more than the one that is kept."""
    beads = [((row,), (col,)) for row, col in enumerate(order)]
    kept = main_chain(beads, weights)
    rising = [
        chain
        for size in range(1, 8)
        for chain in combinations(range(7), size)
        if all(order[a] < order[b] for a, b in pairwise(chain))
    ]
    assert tuple(sorted(kept)) in rising
    assert sum(weights[k] + 1 for k in kept) == max(sum(weights[k] + 1 for k in chain) for chain in rising)
