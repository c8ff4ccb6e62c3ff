"""How high the rows of a page are at a given width: estimated from lengths, and exact where the reader looks."""

from __future__ import annotations

from array import array

from tui.reading.geometry import Geometry
from tui.reading.heights import Heights
from tui.reading.page import Page
from tui.reading.strips import height


class Measuring:
    """The heights of a page's rows.

    Args:
        page: what is measured.
        at: the width, and how the texts stand.
        sizes: the characters of both sides of each bead (:func:`sizes_of`).

    Attributes:
        heights: of the rows, in lines.
    """

    def __init__(self, page: Page, at: Geometry, sizes: tuple[array[int], array[int]]) -> None:
        self.page, self.at = page, at
        self.heights = Heights(self._estimates(sizes))
        self._exact = bytearray(len(page))

    def _estimates(self, sizes: tuple[array[int], array[int]]) -> list[int]:
        left, right = sizes
        beads = self.page.beads()
        if not self.at.wrap:
            return [1 if self.at.split else 2] * len(beads)
        wide = self.at.text
        if self.at.split:
            return [max(left[k], right[k]) // wide + 1 for k in beads]
        return [left[k] // wide + right[k] // wide + 2 for k in beads]

    def gap(self, bead: int) -> int:
        """The blank lines before a bead."""
        return int(self.page.begins_paragraph(bead))

    def measure(self, row: int) -> None:
        """Make the height of a row exact."""
        if self._exact[row]:
            return
        self._exact[row] = 1
        if self.page.folded(row):
            self.heights.change(row, 1)
            return
        bead = self.page.bead(row)
        same = not self.at.split and self.page.same(bead)
        lines = height(self.page.counts(bead, self.at.measure), self.at, same=same)
        self.heights.change(row, lines + self.gap(bead))

    def around(self, row: int, lines: int) -> None:
        """Make exact what stands within some lines above a row, and twice as many below."""
        covered, k = 0, row
        while k < len(self.heights) and covered < 2 * lines:
            self.measure(k)
            covered += self.heights[k]
            k += 1
        covered, k = 0, row - 1
        while k >= 0 and covered < lines:
            self.measure(k)
            covered += self.heights[k]
            k -= 1


def sizes_of(page: Page) -> tuple[array[int], array[int]]:
    """The characters of both sides of each bead, without looking at a text."""
    beads = range(len(page.report.beads))
    return array("L", (page.size(k, 0)[1] for k in beads)), array("L", (page.size(k, 1)[1] for k in beads))
