"""The heights of many rows, and which row stands at which line.

Sums are kept by blocks, so that changing one height and finding a line are both quick among 100,000 rows.
"""

from __future__ import annotations

from collections.abc import Iterable

BLOCK = 256


class Heights:
    """Heights of rows, in lines.

    Args:
        heights: of every row, each at least 1.
    """

    __slots__ = ("_blocks", "_heights", "total")

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = list(heights)
        self._blocks = [sum(self._heights[k : k + BLOCK]) for k in range(0, len(self._heights), BLOCK)]
        self.total = sum(self._blocks)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    def change(self, row: int, height: int) -> int:
        """Set the height of a row; return by how much it grew."""
        grown = height - self._heights[row]
        if grown:
            self._heights[row] = height
            self._blocks[row // BLOCK] += grown
            self.total += grown
        return grown

    def top(self, row: int) -> int:
        """The first line of a row."""
        block = row // BLOCK
        return sum(self._blocks[:block]) + sum(self._heights[block * BLOCK : row])

    def at(self, line: int) -> tuple[int, int]:
        """The row that stands at a line, and which of its lines that is; the last row for a line below everything."""
        if not self._heights:
            return 0, 0
        line = max(0, min(line, self.total - 1))
        block = 0
        while line >= self._blocks[block]:
            line -= self._blocks[block]
            block += 1
        row = block * BLOCK
        while line >= self._heights[row]:
            line -= self._heights[row]
            row += 1
        return row, line
