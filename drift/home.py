"""The folder ``.drift`` of a project: where it lies, and the hand repairs that are kept in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairs.overrides import Overrides

FOLDER = ".drift"
REPAIRS = "overrides"
ROOT_MARKS = (".git", ".hg", ".jj")


def home(original: Path) -> Path:
    """The folder that holds the ``.drift`` of an original, which may not be there yet.

    It is the nearest that has one, upwards to the root of the version control; else that root; else the folder of the
    original.
    """
    start = Path(absolute(original)).parent
    for folder in (start, *start.parents):
        if (folder / FOLDER).is_dir():
            return folder
        if any((folder / mark).exists() for mark in ROOT_MARKS):
            return folder
    return start


def root(original: Path) -> Path:
    """The folder that names of pairs begin at: the root of the version control, else :func:`home`."""
    start = Path(absolute(original)).parent
    marked = (folder for folder in (start, *start.parents) if any((folder / mark).exists() for mark in ROOT_MARKS))
    return next(marked, None) or home(original)


def kept_overrides(original: Path, rewrite: Path) -> Overrides | None:
    """The repairs that a review of these two files has kept; ``None`` where there are none.

    Raises:
        PairsError: their file is broken.
    """
    if "-" in {str(original), str(rewrite)}:
        return None
    if not (home(original) / FOLDER / REPAIRS).is_dir():
        return None
    from pairs.repair_log import read

    return read(repairs_file(original, rewrite))


def repairs_file(original: Path, rewrite: Path) -> Path:
    """Where the hand repairs of two files are kept; the file may not be there yet."""
    from pairs.discovery.model import id_of
    from pairs.repair_log import place

    return place(home(original) / FOLDER / REPAIRS, id_of(original, rewrite, root(original)))


def absolute(path: Path) -> str:
    """A path from the root of the file system on; a link stays what it is called."""
    return os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links
