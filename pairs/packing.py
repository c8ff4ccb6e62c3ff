"""Exact packing: the disjoint beads with the greatest sum of gains, in any order.

Beads that share no segment, directly or through others, are solved apart. Within such a component a dynamic
program walks over the segments of one side; its state is the set of segments that are taken and may still be
wanted. Beads compete with near neighbours and a few rivals only, so that few states live at a time; those that
can't reach the greedy solution are cut (branch and bound). This finds what an integer program finds, without
the second of start-up that importing SciPy's solver costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

STATES = 1000
"""Live states per step; only past these is the packing no longer proved best."""

State = tuple[float, tuple[int, object] | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate bead and what is gained by taking it, against leaving its segments unaligned."""

    rows: tuple[int, ...]
    cols: tuple[int, ...]
    gain: float


def pack(choices: Sequence[Choice]) -> list[int]:
    """Indices of the chosen beads, ascending; no segment is in two of them and the sum of gains is greatest."""
    chosen: list[int] = []
    for component in _components(choices):
        chosen.extend(component if len(component) == 1 else _solve(choices, component))
    return sorted(chosen)


def _components(choices: Sequence[Choice]) -> list[list[int]]:
    """Group the beads of positive gain that hang together through shared segments."""
    parent = list(range(len(choices)))

    def find(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    owner: dict[tuple[int, int], int] = {}
    for k, choice in enumerate(choices):
        if choice.gain <= 0:
            continue
        for node in [(0, i) for i in choice.rows] + [(1, j) for j in choice.cols]:
            other = owner.setdefault(node, k)
            one, two = find(other), find(k)
            if one != two:
                parent[max(one, two)] = min(one, two)
    groups: dict[int, list[int]] = {}
    for k, choice in enumerate(choices):
        if choice.gain > 0:
            groups.setdefault(find(k), []).append(k)
    return [groups[root] for root in sorted(groups)]


def _greedy(choices: Sequence[Choice], component: list[int]) -> tuple[float, list[int]]:
    taken: set[tuple[int, int]] = set()
    total, picked = 0.0, []
    for k in sorted(component, key=lambda k: (-choices[k].gain, k)):
        nodes = {(0, i) for i in choices[k].rows} | {(1, j) for j in choices[k].cols}
        if not nodes & taken:
            taken |= nodes
            total += choices[k].gain
            picked.append(k)
    return total, picked


def _plan(
    choices: Sequence[Choice], component: list[int]
) -> tuple[list[list[tuple[int, int, int]]], list[int], list[float]]:
    """For each row: the beads that start there, as bits; the columns wanted from there on; the most still to gain."""
    rows = sorted({i for k in component for i in choices[k].rows})
    row_bit = {i: 1 << r for r, i in enumerate(rows)}
    col_bit = {j: 1 << c for c, j in enumerate(sorted({j for k in component for j in choices[k].cols}))}
    starting: list[list[tuple[int, int, int]]] = [[] for _ in rows]
    share = [0.0] * len(rows)
    wanted = [0] * (len(rows) + 1)
    for k in component:
        choice = choices[k]
        first = row_bit[choice.rows[0]].bit_length() - 1
        cols = sum(col_bit[j] for j in choice.cols)
        starting[first].append((sum(row_bit[i] for i in choice.rows), cols, k))
        wanted[first] |= cols
        for i in choice.rows:
            at = row_bit[i].bit_length() - 1
            share[at] = max(share[at], choice.gain / len(choice.rows))
    for r in range(len(rows) - 1, -1, -1):
        wanted[r] |= wanted[r + 1]
    hope = [0.0] * (len(rows) + 1)
    for r in range(len(rows) - 1, -1, -1):
        hope[r] = hope[r + 1] + share[r]
    return starting, wanted, hope


def _fewer(states: dict[tuple[int, int], State]) -> dict[tuple[int, int], State]:
    """The :data:`STATES` best states; ties by the state itself."""
    return dict(sorted(states.items(), key=lambda item: (-item[1][0], item[0]))[:STATES])


def _solve(choices: Sequence[Choice], component: list[int]) -> list[int]:
    """The best packing of one component."""
    starting, wanted, hope = _plan(choices, component)
    floor, fallback = _greedy(choices, component)
    states: dict[tuple[int, int], State] = {(0, 0): (0.0, None)}
    for r in range(len(starting)):
        following: dict[tuple[int, int], State] = {}
        for (row_mask, col_mask), (value, path) in states.items():
            moves: list[tuple[int, int, float, tuple[int, object] | None]] = [(row_mask, col_mask, value, path)]
            if not row_mask >> r & 1:
                moves += [
                    (row_mask | bead_rows, col_mask | bead_cols, value + choices[k].gain, (k, path))
                    for bead_rows, bead_cols, k in starting[r]
                    if not (row_mask & bead_rows or col_mask & bead_cols)
                ]
            for next_rows, next_cols, gain, trail in moves:
                if gain + hope[r + 1] < floor - 1e-9:
                    continue
                key = (next_rows >> (r + 1) << (r + 1), next_cols & wanted[r + 1])
                if key not in following or gain > following[key][0] + 1e-12:
                    following[key] = (gain, trail)
        states = following if len(following) <= STATES else _fewer(following)
    if not states:
        return fallback
    value, path = max(states.values(), key=lambda state: state[0])
    if value < floor:
        return fallback
    picked = []
    while path is not None:
        picked.append(path[0])
        path = path[1]  # type: ignore[assignment]
    return picked
