"""Draw the lines of a row: runs become styled strips of exactly the width of the row."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from pairs.bead import Bead
from tui.reading.geometry import Geometry
from tui.reading.page import Run, Shown
from tui.reading.palette import Palette
from tui.reading.wrap import width_of

HATCH = "╱"
BAR = "▌"
SIGNS = ("−", "+")
MOVED = "⇅"
REVIEWED = "✓"


@dataclass(frozen=True, slots=True)
class Look:
    """What a row shows beside its text.

    Attributes:
        bead: its index.
        group: the bead.
        at_cursor: whether the cursor is on it.
        current: the fingerprint of the finding under the cursor, or ``""``.
        reviewed: whether a person has marked it as read.
        same: whether both sides are the same text.
        judged: the sign of the verdict of each finding that has one.
        broad: the findings that speak of most of the bead: they are told by their glyphs alone, since a whole sentence
            that is underlined says nothing.
        whole: those that speak of a whole side: at the cursor too they are not reversed.
        shift: cells by which unwrapped lines are moved to the left.
    """

    bead: int
    group: Bead
    at_cursor: bool = False
    current: str = ""
    reviewed: bool = False
    same: bool = False
    judged: Mapping[str, str] = field(default_factory=dict)
    broad: Collection[str] = ()
    whole: Collection[str] = ()
    shift: int = 0


def row_strips(
    sides: tuple[Sequence[Shown], Sequence[Shown]], look: Look, at: Geometry, palette: Palette
) -> list[Strip]:
    """All lines of a bead."""
    if at.split:
        return _beside(sides, look, at, palette)
    return _stacked(sides, look, at, palette)


def height(counts: tuple[int, int], at: Geometry, *, same: bool) -> int:
    """How many lines a bead takes, from the lines of its sides."""
    if at.split:
        return max(1, *counts)
    return max(1, counts[0]) if same else max(1, counts[0]) + max(1, counts[1])


def blank(at: Geometry, palette: Palette) -> Strip:
    """An empty line."""
    return Strip([Segment(" " * at.width, palette.base)], at.width)


def fold_strip(count: int, at: Geometry, palette: Palette, *, at_cursor: bool) -> Strip:
    """The line that stands for several beads."""
    said = f"{'┄' * 3} {count} sentences folded away {'┄' * 3}"
    text = " " * (at.digits + 2) + said
    bar = Segment(BAR if at_cursor else " ", palette.bar)
    return _fitted([bar, Segment(text, palette.faint)], at, palette)


def _beside(sides: tuple[Sequence[Shown], Sequence[Shown]], look: Look, at: Geometry, palette: Palette) -> list[Strip]:
    count = max(1, len(sides[0]), len(sides[1]))
    strips = []
    for k in range(count):
        segments = _gutter(look, at, palette, first=k == 0)
        for side in (0, 1):
            line = sides[side][k] if k < len(sides[side]) else None
            segments += _mark(line, look, palette)
            if sides[side]:
                segments += _text(line, side, look, at, palette)
            else:
                segments.append(Segment(HATCH * at.text, palette.faint))
            if side == 0:
                segments.append(Segment(" │ ", palette.faint))
        strips.append(_fitted(segments, at, palette))
    return strips


def _stacked(sides: tuple[Sequence[Shown], Sequence[Shown]], look: Look, at: Geometry, palette: Palette) -> list[Strip]:
    strips: list[Strip] = []
    for side in (0,) if look.same else (0, 1):
        lines: Sequence[Shown | None] = sides[side] or [None]
        for k, line in enumerate(lines):
            segments = _gutter(look, at, palette, first=not strips)
            segments += _mark(line, look, palette)
            sign = "=" if look.same else SIGNS[side]
            style = palette.faint if look.same else (palette.original, palette.rewrite)[side]
            plain = Style(color=style.color, bgcolor=palette.base.bgcolor)
            segments.append(Segment(f"{sign if k == 0 else ' '} ", plain))
            if line is None:
                segments.append(Segment(HATCH * at.text, palette.faint))
            else:
                segments += _text(line, side, look, at, palette)
            strips.append(_fitted(segments, at, palette))
    return strips


def _gutter(look: Look, at: Geometry, palette: Palette, *, first: bool) -> list[Segment]:
    bar = Segment(BAR if look.at_cursor else " ", palette.bar)
    if not first:
        return [bar, Segment(" " * (at.digits + 3), palette.base)]
    sign = MOVED if look.group.moved else " "
    done = REVIEWED if look.reviewed else " "
    number = f"{look.bead + 1:>{at.digits}}"
    return [
        bar,
        Segment(number, palette.base if look.at_cursor else palette.faint),
        Segment(f" {sign}{done}", palette.base),
    ]


def _mark(line: Shown | None, look: Look, palette: Palette) -> list[Segment]:
    """The worst finding that begins in a line, or the sign of its verdict; and the bracket of the sentences."""
    bracket = Segment(line.bracket if line else " ", palette.base)
    if line is None or not line.begins:
        return [Segment(" ", palette.base), bracket]
    worst = max(line.begins, key=lambda f: (f.fingerprint not in look.judged, f.severity.rank))
    sign = look.judged.get(worst.fingerprint)
    if sign:
        return [Segment(sign, palette.faint), bracket]
    return [Segment(worst.severity.glyph, palette.severities[worst.severity]), bracket]


def _text(line: Shown | None, side: int, look: Look, at: Geometry, palette: Palette) -> list[Segment]:
    """One line of one side, as wide as its column."""
    if line is None:
        return [Segment(" " * at.text, palette.base)]
    whole = not (look.group.original and look.group.rewrite)
    segments = [
        Segment(run.text, _style(run, side, look, palette, heading=line.heading, whole=whole)) for run in line.runs
    ]
    if look.shift or not at.wrap:
        return _cut(segments, look.shift, at.text, palette)
    used = sum(width_of(segment.text) for segment in segments)
    if used > at.text:
        return _cut(segments, 0, at.text, palette)
    return [*segments, Segment(" " * (at.text - used), palette.base)]


def _cut(segments: Sequence[Segment], shift: int, width: int, palette: Palette) -> list[Segment]:
    """A window on a line that is wider than its column; an ellipsis says that it goes on."""
    strip = Strip(segments)
    more = strip.cell_length > shift + width
    window = strip.crop(shift, shift + width - more).adjust_cell_length(width - more, palette.base)
    return [*window, *([Segment("…", palette.faint)] if more else [])]


def _style(run: Run, side: int, look: Look, palette: Palette, *, heading: bool, whole: bool) -> Style:
    style = palette.base
    if heading:
        style += Style(bold=True)
    if run.changed:
        # A sentence that is lost or new as a whole is told by its colour and the hatching beside it.
        mark = (palette.original, palette.rewrite)[side]
        style += Style(color=mark.color) if whole else mark
    if any(f.fingerprint not in look.broad for f in run.findings):
        style += palette.finding
    if look.current and any(f.fingerprint == look.current for f in run.findings):
        style += palette.finding if look.current in look.whole else palette.current
    return style + palette.found if run.found else style


def _fitted(segments: list[Segment], at: Geometry, palette: Palette) -> Strip:
    """Segments as a strip of the row's width."""
    used = sum(width_of(segment.text) for segment in segments)
    if used < at.width:
        segments.append(Segment(" " * (at.width - used), palette.base))
        used = at.width
    strip = Strip(segments, used)
    return strip if used == at.width else strip.crop(0, at.width)


def clipped(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, with an ellipsis where it is cut."""
    if width_of(text) <= width:
        return text
    return "" if width < 1 else set_cell_size(text, width - 1).rstrip() + "…"
