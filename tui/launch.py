"""The entry point of the screen: a request in, an exit code out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drift.review.request import ReviewRequest


def launch(request: ReviewRequest) -> int:
    """Open the screen and stay in it until the reader leaves.

    A file of keys that is broken and a theme that isn't there are told before the screen opens. Verdicts are read
    behind its first line, however many there are; where that fails, the screen closes and it is told here.

    Raises:
        ConfigError: the keys or the theme can't be used.
        VerdictError: the verdicts of the one pair can't be used.
    """
    from drift.errors import ConfigError
    from drift.safe import name as shown
    from tui.app import ReviewApp
    from tui.keymap import load

    keys = load(request.keys)

    app = ReviewApp(request, keys, signals=True)
    if request.theme and request.theme not in app.available_themes:
        known = ", ".join(sorted(app.available_themes))
        raise ConfigError(f"there is no theme called {shown(request.theme)}; there are {known}")
    code = app.run()
    if app.failure:
        raise app.failure
    return app.return_code or code or 0
