"""Both texts in one widget that draws only the lines in view; a row is a bead, so that both sides stay level.

Heights are estimated from lengths and made exact where the reader looks, with the line at the top held in its place:
opening, resizing and jumping cost the same among 100 beads and among 100,000.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Mapping
from typing import ClassVar

from textual import events
from textual.cache import LRUCache
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from drift.report import Finding
from tui.reading.geometry import Arrangement, Geometry
from tui.reading.heights import Heights
from tui.reading.measuring import Measuring, sizes_of
from tui.reading.page import BROAD, WHOLE, Fold, Page
from tui.reading.palette import Palette, palette
from tui.reading.strips import Look, blank, fold_strip, row_strips
from tui.reading.wrap import width_of

_STEP = 8
_CACHED_ROWS = 512
_NO_HEIGHTS = Heights()


class PairView(ScrollView, can_focus=True, inherit_bindings=False):
    """Original and rewrite, side by side or stacked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pair--cursor",
        "pair--faint",
        "pair--original",
        "pair--rewrite",
        "pair--finding",
        "pair--current",
        "pair--found",
        "pair--bar",
        "pair--neutral",
        "pair--minor",
        "pair--major",
        "pair--critical",
    }

    class Picked(Message):
        """The reader has clicked a bead, or a finding in it."""

        def __init__(self, bead: int, finding: Finding | None) -> None:
            super().__init__()
            self.bead, self.finding = bead, finding

    class Scrolled(Message):
        """Other lines are in view."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's own name
        super().__init__(id=id)
        self.page: Page | None = None
        self.cursor = 0
        self.current = ""
        self.arrangement = Arrangement.AUTO
        self.wrapped = True
        self.folding = Fold.NOTHING
        self.judged: Mapping[str, str] = {}
        self.reviewed: Container[int] = frozenset()
        self._shift = 0
        self._measuring: Measuring | None = None
        self._sizes: tuple[array[int], array[int]] = (array("L"), array("L"))
        self._strips: LRUCache[tuple[int, bool, str], list[Strip]] = LRUCache(_CACHED_ROWS)
        self._palettes: tuple[Palette, Palette] | None = None
        self._settling = False

    # What is shown

    def show(self, page: Page) -> None:
        """Show a page; the cursor stays where it is if there is such a bead."""
        known = self.page is not None and self.page.report.beads is page.report.beads
        self.page = page
        if not known:
            self._sizes = sizes_of(page)
        self.cursor = min(self.cursor, max(0, len(page.report.beads) - 1))
        page.fold(self.folding, {self.cursor})
        self._lay_out()

    def mark(self, judged: Mapping[str, str], reviewed: Container[int]) -> None:
        """Show which findings are judged, by their signs, and which beads are reviewed."""
        self.judged, self.reviewed = judged, reviewed
        self._strips.clear()
        self.refresh()

    def go(self, bead: int, finding: str = "") -> None:
        """Put the cursor on a bead, and on a finding of it, and bring it into view."""
        if self.page is None or not self.page.report.beads:
            return
        left, before = self.cursor, self._in_place()
        self.cursor = max(0, min(bead, len(self.page.report.beads) - 1))
        self.current = finding
        if self.page.folded(self.page.row(self.cursor)):
            self._fold_anew()
        row = self.page.row(self.cursor)
        self._reveal(row)
        if self._in_place() != before:
            self.refresh()
            return
        for changed in {self.page.row(left), row}:
            self.refresh_lines(self._heights.top(changed), self._heights[changed])

    def next_bead(self, step: int) -> int:
        """The bead that stands some rows further on."""
        if self.page is None or not len(self.page):
            return 0
        row = max(0, min(self.page.row(self.cursor) + step, len(self.page) - 1))
        return self.page.bead(row)

    def page_step(self, step: int) -> int:
        """The bead that stands a screen further on."""
        if self.page is None or not len(self.page):
            return 0
        line = self._heights.top(self.page.row(self.cursor)) + step * max(1, self.size.height - 2)
        row = self._heights.at(line)[0]
        bead = self.page.bead(row)
        return bead if bead != self.cursor else self.next_bead(step)

    def stand(self, arrangement: Arrangement) -> None:
        """Stand the texts beside each other, stack them, or let the width decide."""
        self.arrangement = arrangement
        self._lay_out()

    def toggle_wrap(self) -> None:
        """Break lines or don't."""
        self.wrapped = not self.wrapped
        self._shift = 0
        self._lay_out()

    def shift(self, steps: int) -> None:
        """Move lines that are not broken to the left or right."""
        if not self.wrapped:
            self._shift = max(0, self._shift + _STEP * steps)
            self._strips.clear()
            self.refresh()

    def fold(self, how: Fold) -> None:
        """Fold rows away, or unfold them."""
        self.folding = how
        if self.page is not None:
            self._fold_anew()

    def in_view(self) -> tuple[float, float]:
        """The part of the text that is in view, as shares of its beads, 0..1."""
        if self.page is None or not len(self.page):
            return 0.0, 1.0
        first = self._heights.at(self.scroll_offset.y)[0]
        last = self._heights.at(self.scroll_offset.y + max(0, self.size.height - 1))[0]
        count = max(1, len(self.page.report.beads))
        return self.page.bead(first) / count, (self.page.bead(last) + 1) / count

    # Laying out

    def _fold_anew(self) -> None:
        assert self.page is not None  # noqa: S101 -- for the type checker
        self.page.fold(self.folding, {self.cursor})
        self._lay_out()

    def _lay_out(self) -> None:
        """Estimate all heights anew and keep the cursor's row where it stands on the screen."""
        if self.page is None or not self.size:
            return
        held = self._held_row()
        at = Geometry.fitting(self.size.width, len(self.page.report.beads), self.arrangement, wrap=self.wrapped)
        self._strips.clear()
        self._measuring = Measuring(self.page, at, self._sizes)
        self._resize_virtual()
        if len(self.page):
            row = self.page.row(self.cursor)
            self._measure_around(row)
            self._scroll(self._heights.top(row) - held)
        self.refresh()

    def _in_place(self) -> tuple[int, ...]:
        """What stands where on the screen: as long as it is the same, only the cursor's rows are to be drawn anew."""
        if not len(self._heights):
            return ()
        top = self.scroll_offset.y
        return top, *self._heights.at(top), *self._heights.at(top + max(0, self.size.height - 1))

    def _held_row(self) -> int:
        """How many lines below the top the cursor's row stands; kept within the screen."""
        if self.page is None or not len(self._heights) or not len(self.page):
            return 0
        row = min(self.page.row(self.cursor), len(self._heights) - 1)
        offset = self._heights.top(row) - self.scroll_offset.y
        return max(0, min(offset, self.size.height // 2))

    @property
    def _heights(self) -> Heights:
        return self._measuring.heights if self._measuring else _NO_HEIGHTS

    @property
    def _geometry(self) -> Geometry | None:
        return self._measuring.at if self._measuring else None

    def _measure_around(self, row: int) -> None:
        if self._measuring is not None:
            self._measuring.around(row, max(1, self.size.height))
            self._resize_virtual()

    def _resize_virtual(self) -> None:
        # Not by assignment: that would lay the whole screen out anew each time that an estimate turns out otherwise, and
        # there is no scroll bar that would have to know.
        self.set_reactive(PairView.virtual_size, Size(self.size.width, self._heights.total))

    def _settle(self) -> None:
        """Make exact what is in view; the line at the top stays where it is."""
        if self._settling or self.page is None or self._geometry is None or not len(self._heights):
            return
        top = self.scroll_offset.y
        row, inner = self._heights.at(top)
        self._measure_around(row)
        held = self._heights.top(row) + min(inner, self._heights[row] - 1)
        if held != top:
            self._scroll(held)

    def _scroll(self, line: int) -> None:
        self._settling = True
        try:
            self.scroll_to(y=max(0, line), animate=False, immediate=True, force=True)
        finally:
            self._settling = False

    def _reveal(self, row: int) -> None:
        """Bring a row into view, with some of what stands before it."""
        if self._geometry is None:
            return
        self._measure_around(row)
        top, tall = self._heights.top(row), self.size.height
        if top < self.scroll_offset.y or top + self._heights[row] > self.scroll_offset.y + tall:
            self._scroll(top - min(tall // 4, max(0, tall - self._heights[row])))
            self._settle()

    # Events

    def on_resize(self, _: events.Resize) -> None:
        """Set the text anew for another width."""
        self._lay_out()
        self.post_message(self.Scrolled())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Measure what comes into view."""
        super().watch_scroll_y(old_value, new_value)
        self._settle()
        self.post_message(self.Scrolled())

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()
        self._palettes = None

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the reader has clicked."""
        if self.page is None or self._geometry is None or not len(self.page):
            return
        line = self.scroll_offset.y + event.y
        if line >= self._heights.total:
            return
        row, inner = self._heights.at(line)
        self.post_message(self.Picked(self.page.bead(row), self._finding_at(row, inner, event.x)))

    def _finding_at(self, row: int, inner: int, column: int) -> Finding | None:
        """The finding whose passage stands at a place of the screen."""
        page, measuring = self.page, self._measuring
        if page is None or measuring is None or page.folded(row):
            return None
        at = measuring.at
        bead = page.bead(row)
        inner -= measuring.gap(bead)
        sides = page.lines(bead, at.measure)
        side = at.side_at(column)
        lines = sides[side] if at.split else [*sides[0], *([] if page.same(bead) else sides[1])]
        if not 0 <= inner < len(lines):
            return None
        reached = at.left(side) - self._shift
        for run in lines[inner].runs:
            reached += width_of(run.text)
            if column < reached:
                return min(run.findings, key=lambda f: len(f.original or f.rewrite or ()), default=None)
        return None

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        base = self._palette()[0].base
        width = self.size.width
        line = self.scroll_offset.y + y
        measuring = self._measuring
        if measuring is None or measuring.at.width != width or line >= self._heights.total:
            return Strip.blank(width, base)
        row, inner = self._heights.at(line)
        strips = self._row(row, measuring)
        strip = strips[inner] if inner < len(strips) else blank(measuring.at, self._palette()[0])
        return strip.apply_offsets(0, line)

    def _row(self, row: int, measuring: Measuring) -> list[Strip]:
        page, at = measuring.page, measuring.at
        bead = page.bead(row)
        count = page.folded(row)
        at_cursor = bead <= self.cursor < bead + max(1, count)
        key = (row, at_cursor, self.current if at_cursor else "")
        strips = self._strips.get(key)
        if strips is None:
            colours = self._palette()[at_cursor]
            if count:
                strips = [fold_strip(count, at, colours, at_cursor=at_cursor)]
            else:
                look = Look(
                    bead,
                    page.report.beads[bead],
                    at_cursor=at_cursor,
                    current=key[2],
                    reviewed=bead in self.reviewed,
                    same=not at.split and page.same(bead),
                    judged=self.judged,
                    broad=page.broad(bead, BROAD),
                    whole=page.broad(bead, WHOLE),
                    shift=self._shift,
                )
                strips = row_strips(page.lines(bead, at.measure), look, at, colours)
                strips = [blank(at, self._palette()[0])] * measuring.gap(bead) + strips
            self._strips[key] = strips
        return strips

    def _palette(self) -> tuple[Palette, Palette]:
        """The styles of rows away from the cursor and at it."""
        if self._palettes is None:
            here = self.get_component_rich_style("pair--cursor")
            self._palettes = (palette(self, self.rich_style), palette(self, here))
        return self._palettes

    # Copying

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected lines, of the side on which the selection begins."""
        measuring = self._measuring
        if measuring is None:
            return None
        at = measuring.at
        start = selection.start or Offset(0, 0)
        end = selection.end or Offset(at.width, max(0, self._heights.total - 1))
        left = at.left(at.side_at(start.x))
        column = Region(left, 0, at.text, 1)
        lines = []
        for line in range(start.y, min(end.y, self._heights.total - 1) + 1):
            row, inner = self._heights.at(line)
            strips = self._row(row, measuring)
            first = max(column.x, start.x) if line == start.y else column.x
            last = min(column.right, end.x) if line == end.y else column.right
            if inner < len(strips) and first < last:
                lines.append(strips[inner].crop(first, last).text.rstrip())
        return "\n".join(lines), "\n"
