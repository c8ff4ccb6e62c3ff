from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from tui.theme import THEMES

GROUNDS = ("background", "surface", "panel", "drift-cursor", "drift-finding")
INKS = ("foreground", "drift-original", "drift-rewrite", "drift-faint", "primary", "warning", "error", "success")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_ink_stands_out_on_every_ground(theme: Theme) -> None:
    """Contrast is at least 3:1 (WCAG 2, large text and signs) in both themes, and 4.5:1 for the text itself."""
    colours = theme.to_color_system().generate()
    named = {name: Color.parse(theme.variables.get(name) or colours[name]) for name in (*GROUNDS, *INKS)}
    for ground in GROUNDS:
        for ink in INKS:
            ratio = _ratio(named[ink], named[ground])
            assert ratio >= (4.5 if ink == "foreground" else 3), (ink, ground, round(ratio, 2))


def test_orange_and_blue_differ_for_colour_blind_eyes() -> None:
    """Seen with red- or green-blind eyes (Viénot and others 1999), the two colours stay far apart."""
    for theme in THEMES:
        one, two = (Color.parse(theme.variables[f"drift-{side}"]) for side in ("original", "rewrite"))
        for matrix in (
            ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
            ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
        ):
            seen = [
                [sum(m * c for m, c in zip(row, colour.rgb, strict=True)) for row in matrix] for colour in (one, two)
            ]
            assert sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5 > 80


def _ratio(one: Color, two: Color) -> float:
    def light(colour: Color) -> float:
        parts = [c / 255 for c in colour.rgb]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)
