"""Our two themes, and the colours that mean something in every theme.

Blue is only in the rewrite, orange only in the original: the one pair of hues that all common kinds of colour vision
tell apart. Every sign has a shape or an attribute besides (strike, underline, a glyph), so that none hangs on colour.
"""

from __future__ import annotations

from typing import Any

from textual.theme import Theme

# Each colour on dark and on light; first those that Textual has names for, then our own.
_COLOURS = {
    "primary": ("#7db8ff", "#0b57c2"),
    "secondary": ("#9aa7b8", "#55606e"),
    "accent": ("#f0a35e", "#a34a00"),
    "foreground": ("#d8dde5", "#20252c"),
    "background": ("#14171c", "#fbfbf9"),
    "surface": ("#191d23", "#f3f3ef"),
    "panel": ("#20252d", "#e9e9e4"),
    "success": ("#7ecf9a", "#1c7340"),
    "warning": ("#e8c766", "#7a5b00"),
    "error": ("#ff8080", "#b3261e"),
}
_VARIABLES = {
    "drift-original": _COLOURS["accent"],
    "drift-rewrite": _COLOURS["primary"],
    "drift-finding": ("#2c3a52", "#dbe7fa"),
    "drift-faint": ("#7d8898", "#6b7480"),
    "drift-cursor": ("#1f252e", "#efefe9"),
    "footer-key-foreground": _COLOURS["primary"],
    "border": ("#343c48", "#c9c9c2"),
}


def _theme(name: str, *, dark: bool) -> Theme:
    """One of our two: the first or the second colour of each line."""
    side = 0 if dark else 1
    colours: dict[str, Any] = {key: both[side] for key, both in _COLOURS.items()}
    return Theme(name=name, dark=dark, variables={key: both[side] for key, both in _VARIABLES.items()}, **colours)


DARK = _theme("drift-dark", dark=True)
LIGHT = _theme("drift-light", dark=False)
THEMES = (DARK, LIGHT)


def variables(*, dark: bool) -> dict[str, str]:
    """Our colours for a theme that doesn't name them."""
    return dict((DARK if dark else LIGHT).variables)
