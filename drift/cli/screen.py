"""The way to the review screen: an entry point, so that no package here imports the one above it."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

from drift.errors import DriftError

GROUP = "drift.screens"


def open_review(original: Path, rewrite: Path) -> int:
    """Open the review screen on two files and return its exit code.

    Raises:
        DriftError: no installed package brings a screen.
    """
    for screen in entry_points(group=GROUP, name="review"):
        code: int = screen.load()(original, rewrite)
        return code
    raise DriftError("no review screen is installed with this version; without --review the comparison is printed")
