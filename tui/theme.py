"""Our two themes, and the colours that mean something in every theme.

Blue is only in the rewrite, orange only in the original: the one pair of hues that all common kinds of colour vision
tell apart. Every sign has a shape or an attribute besides (strike, underline, a glyph), so that none hangs on colour.
"""

from __future__ import annotations

from textual.theme import Theme

ORIGINAL = {True: "#f0a35e", False: "#a34a00"}
"""What stands only in the original, on dark and on light."""
REWRITE = {True: "#7db8ff", False: "#0b57c2"}
"""What stands only in the rewrite, on dark and on light."""

DARK = Theme(
    name="drift-dark",
    primary="#7db8ff",
    secondary="#9aa7b8",
    accent="#f0a35e",
    foreground="#d8dde5",
    background="#14171c",
    surface="#191d23",
    panel="#20252d",
    success="#7ecf9a",
    warning="#e8c766",
    error="#ff8080",
    dark=True,
    variables={
        "drift-original": ORIGINAL[True],
        "drift-rewrite": REWRITE[True],
        "drift-finding": "#2c3a52",
        "drift-faint": "#7d8898",
        "drift-cursor": "#1f252e",
        "footer-key-foreground": "#7db8ff",
        "border": "#343c48",
    },
)

LIGHT = Theme(
    name="drift-light",
    primary="#0b57c2",
    secondary="#55606e",
    accent="#a34a00",
    foreground="#20252c",
    background="#fbfbf9",
    surface="#f3f3ef",
    panel="#e9e9e4",
    success="#1c7340",
    warning="#7a5b00",
    error="#b3261e",
    dark=False,
    variables={
        "drift-original": ORIGINAL[False],
        "drift-rewrite": REWRITE[False],
        "drift-finding": "#dbe7fa",
        "drift-faint": "#6b7480",
        "drift-cursor": "#efefe9",
        "footer-key-foreground": "#0b57c2",
        "border": "#c9c9c2",
    },
)

THEMES = (DARK, LIGHT)


def variables(*, dark: bool) -> dict[str, str]:
    """Our colours for a theme that doesn't name them."""
    return dict((DARK if dark else LIGHT).variables)
