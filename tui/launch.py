"""The entry point of the screen: a request in, an exit code out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drift.review.request import ReviewRequest


def launch(request: ReviewRequest) -> int:
    """Open the screen and stay in it until the reader leaves.

    What would stop the review is told before the screen opens: a file of keys or of verdicts that is broken, a theme
    that isn't there.

    Raises:
        DriftError: see above.
        PairsError: a file that can't be read.
    """
    from drift.errors import ConfigError
    from drift.review import opening
    from drift.safe import name as shown
    from tui.keymap import load

    keys = load(request.keys)
    if len(request.pairs) == 1:
        opening.verdicts_of(request, request.pairs[0])
    from tui.app import ReviewApp

    app = ReviewApp(request, keys, signals=True)
    if request.theme and request.theme not in app.available_themes:
        known = ", ".join(sorted(app.available_themes))
        raise ConfigError(f"there is no theme called {shown(request.theme)}; there are {known}")
    code = app.run()
    return app.return_code or code or 0
