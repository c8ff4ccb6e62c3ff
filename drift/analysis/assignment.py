"""One-to-one assignment at the least total cost, for the small matrices of figures or names in one bead.

The method is that of Kuhn (1955) and Munkres (1957) in the shortest-path form of Jonker and Volgenant (1987).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

LARGEST = 80


def assign(costs: Sequence[Sequence[float]], unmatched: float) -> list[tuple[int, int]]:
    """Pair rows with columns so that the sum of costs is least; a row or column may stay alone.

    Args:
        costs: one row for each item of the first side, as many values as the second side has items.
        unmatched: a pair dearer than this is never made: both sides stay alone at half of it each.

    Returns:
        Pairs of row and column, ascending. Beyond :data:`LARGEST` items a side the cheapest pairs are taken in
        turn, which may miss the least sum.
    """
    rows, columns = len(costs), len(costs[0]) if costs else 0
    if max(rows, columns) > LARGEST:
        return _in_turn(costs, unmatched)
    size = rows + columns
    # Every row may take a column of its own that means "alone", and every column such a row.
    square = [[*(min(c, inf) for c in costs[i]), *([unmatched / 2] * rows)] for i in range(rows)]
    square += [[*([unmatched / 2] * columns), *([0.0] * rows)] for _ in range(columns)]
    chosen = _least(square, size)
    return [(i, j) for i, j in enumerate(chosen[:rows]) if j < columns and costs[i][j] < unmatched]


def _in_turn(costs: Sequence[Sequence[float]], unmatched: float) -> list[tuple[int, int]]:
    every = sorted((c, i, j) for i, row in enumerate(costs) for j, c in enumerate(row) if c < unmatched)
    rows: set[int] = set()
    columns: set[int] = set()
    found = []
    for _, i, j in every:
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            found.append((i, j))
    return sorted(found)


def _least(square: Sequence[Sequence[float]], size: int) -> list[int]:
    """The column of each row in the assignment of least cost of a square matrix."""
    row_price, column_price = [0.0] * (size + 1), [0.0] * (size + 1)
    holder = [0] * (size + 1)  # the row that holds a column, both counted from 1; 0 is the row to be placed
    for row in range(1, size + 1):
        holder[0], column = row, 0
        shortest, before = [inf] * (size + 1), [0] * (size + 1)
        seen = [False] * (size + 1)
        while holder[column]:
            seen[column] = True
            here, step, following = holder[column], inf, 0
            for j in range(1, size + 1):
                if seen[j]:
                    continue
                reach = square[here - 1][j - 1] - row_price[here] - column_price[j]
                if reach < shortest[j]:
                    shortest[j], before[j] = reach, column
                if shortest[j] < step:
                    step, following = shortest[j], j
            for j in range(size + 1):
                if seen[j]:
                    row_price[holder[j]] += step
                    column_price[j] -= step
                else:
                    shortest[j] -= step
            column = following
        while column:
            holder[column] = holder[before[column]]
            column = before[column]
    result = [0] * size
    for j in range(1, size + 1):
        result[holder[j] - 1] = j - 1
    return result
