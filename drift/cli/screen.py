"""The way to the review screen: an entry point, so that no package here imports the one above it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from drift.errors import DriftError

if TYPE_CHECKING:
    from drift.review.request import ReviewRequest

GROUP = "drift.screens"


def open_screen(request: ReviewRequest) -> int:
    """Open the review screen and return its exit code.

    Raises:
        DriftError: no installed package brings a screen.
    """
    for screen in entry_points(group=GROUP, name="review"):
        try:
            front: Callable[[ReviewRequest], int] = screen.load()
        except ModuleNotFoundError as error:
            raise DriftError(f"the review screen can't be loaded ({error}); --plain reviews line by line") from None
        return front(request)
    raise DriftError("no review screen is installed with this version; --plain reviews line by line")
