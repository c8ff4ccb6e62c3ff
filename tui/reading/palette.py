"""The styles in which rows are drawn, from the style sheet of a widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.color import Color
from rich.style import Style
from textual.widget import Widget

from drift.severity import Severity


@dataclass(frozen=True, slots=True)
class Palette:
    """The styles of a row, each with a colour of its own, so that no segment is without one.

    Attributes:
        base: of plain text.
        faint: of numbers, rules and hatching.
        original: what stands only in the original.
        rewrite: what stands only in the rewrite.
        finding: the passage of a finding.
        current: the passage of the finding under the cursor.
        found: what was searched for.
        bar: the bar at the cursor's bead.
        severities: of the glyphs.
    """

    base: Style
    faint: Style
    original: Style
    rewrite: Style
    finding: Style
    current: Style
    found: Style
    bar: Style
    severities: Mapping[Severity, Style]


def palette(widget: Widget, base: Style) -> Palette:
    """The styles of a widget with component classes ``pair--…``, on the ground of ``base``.

    What tells changed words and findings apart without a colour (strike, underline, bold) is set here and not in the
    style sheet, so that no theme can take it away.
    """

    def ink(name: str) -> Color | None:
        return widget.get_component_rich_style(f"pair--{name}", partial=True).color

    def on(name: str, *, bold: bool = False) -> Style:
        return base + Style(color=ink(name), bold=bold)

    finding, current, found = (
        widget.get_component_rich_style(f"pair--{name}", partial=True) for name in ("finding", "current", "found")
    )
    return Palette(
        base=base,
        faint=on("faint"),
        original=Style(color=ink("original"), strike=True),
        rewrite=Style(color=ink("rewrite"), underline=True),
        finding=Style(bgcolor=finding.bgcolor, underline=True, bold=True),
        current=Style(color=current.color, bgcolor=current.bgcolor, bold=True, strike=False),
        found=Style(color=found.color, bgcolor=found.bgcolor, bold=True),
        bar=on("bar"),
        severities={severity: on(severity.value, bold=severity.rank > 1) for severity in Severity},
    )
