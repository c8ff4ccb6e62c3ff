"""The way to the front ends of a review: an entry point each, so that no package here imports the one above it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from drift.errors import DriftError

if TYPE_CHECKING:
    from drift.review.request import ReviewRequest

GROUP = "drift.screens"


def load(name: str) -> Callable[[ReviewRequest], int]:
    """The front end of this name: ``"review"`` is the screen, ``"plain"`` goes line by line.

    Raises:
        DriftError: no installed package brings it.
    """
    for screen in entry_points(group=GROUP, name=name):
        front: Callable[[ReviewRequest], int] = screen.load()
        return front
    raise DriftError(f"no {name} front end is installed with this version; `drift compare` prints the comparison")
