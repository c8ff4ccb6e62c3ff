"""The folder ``.drift`` of a project: where it lies, and the hand repairs that are kept in it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from drift.config import find

if TYPE_CHECKING:
    from pairs.overrides import Overrides

FOLDER = ".drift"
REPAIRS = "overrides"
ROOT_MARKS = (".git", ".hg", ".jj")


def marked(start: Path) -> Path | None:
    """The root of the version control that holds a folder, ``None`` where none does."""
    folders = (start, *start.parents)
    return next((one for one in folders if any((one / mark).exists() for mark in ROOT_MARKS)), None)


def project(start: Path) -> Path | None:
    """The root of the project that a folder is in, ``None`` where nothing shows one.

    It is the root of the version control; without one the folder of the nearest configuration file upwards; without
    one the nearest folder upwards that has a ``.drift``.

    Raises:
        ConfigError: a ``pyproject.toml`` on the way is broken.
    """
    if top := marked(start):
        return top
    if file := find(start):
        return file.parent
    return next((one for one in (start, *start.parents) if (one / FOLDER).is_dir()), None)


def root(original: Path) -> Path:
    """The root of the project of an original: names of pairs begin there, and its one ``.drift`` lies there.

    Where nothing shows a project it is the current folder if the original lies in it, else the original's folder.

    Raises:
        ConfigError: a ``pyproject.toml`` on the way is broken.
    """
    start, here = Path(absolute(original)).parent, Path.cwd()
    return project(start) or (here if start.is_relative_to(here) else start)


def passed_over(files: Iterable[Path], top: Path) -> tuple[Path, ...]:
    """Every other ``.drift`` between some files and the root of their project: nothing in it counts.

    Args:
        files: of the project.
        top: its root.
    """
    found: list[Path] = []
    seen = {top}
    for file in files:
        folder = Path(absolute(file)).parent
        while folder not in seen and folder.is_relative_to(top):
            seen.add(folder)
            if (folder / FOLDER).is_dir():
                found.append(folder / FOLDER)
            folder = folder.parent
    return tuple(sorted(found))


def passed_over_note(folder: Path, top: Path) -> str:
    """What is to be said of one of them, in a line that names no path of this machine."""
    name = folder.relative_to(top).as_posix()
    return f"{name}: passed over, for a project has one {FOLDER}, in its root; move the lines of its files there"


def kept_overrides(original: Path, rewrite: Path) -> Overrides | None:
    """The repairs that a review of these two files has kept; ``None`` where there are none.

    Raises:
        PairsError: their file is broken.
    """
    if "-" in {str(original), str(rewrite)}:
        return None
    if not (root(original) / FOLDER / REPAIRS).is_dir():
        return None
    from pairs.repair_log import read

    return read(repairs_file(original, rewrite))


def repairs_file(original: Path, rewrite: Path) -> Path:
    """Where the hand repairs of two files are kept; the file may not be there yet."""
    from pairs.discovery.model import id_of
    from pairs.repair_log import place

    return place(root(original) / FOLDER / REPAIRS, id_of(original, rewrite, root(original)))


def absolute(path: Path) -> str:
    """A path from the root of the file system on; a link stays what it is called."""
    return os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links
