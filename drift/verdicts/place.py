"""Where verdicts lie, and what a pair is called in them."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

from drift.home import FOLDER, root

__all__ = ["FILE", "FOLDER", "pair_id", "place", "prepare", "reader", "root"]

FILE = "verdicts.jsonl"
READER = "DRIFT_READER"
"""The environment variable that names the reader where the command line doesn't."""


def place(original: Path) -> Path:
    """The file of verdicts that holds for an original.

    It lies in the ``.drift`` of the project's root (:func:`drift.home.root`), wherever one stands. Nothing is made
    here, and the file may not be there yet.
    """
    return root(original) / FOLDER / FILE


def pair_id(original: Path | str, rewrite: Path | str) -> str:
    """What a pair is called: both paths from the root on, with forward slashes.

    Args:
        original: the file of the original.
        rewrite: the file of the rewrite.
    """
    # Deferred: the screen is there sooner without what finds pairs.
    from pairs.discovery.model import id_of

    return id_of(Path(original), Path(rewrite), root(Path(original)))


def prepare(file: Path) -> None:
    """Make the folder of a file of verdicts; a new ``.drift`` tells git to merge its files line by line.

    Raises:
        OSError: it can't be made.
    """
    folder = file.parent
    if folder.is_dir():
        return
    folder.mkdir(parents=True)
    if folder.name == FOLDER:
        (folder / ".gitattributes").write_text("*.jsonl text eol=lf merge=union\n", encoding="utf-8")


def reader() -> str:
    """Who judges where nobody is named: ``$DRIFT_READER``, else the user of this machine."""
    if named := os.environ.get(READER, "").strip():
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
