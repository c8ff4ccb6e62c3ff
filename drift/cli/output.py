"""Where results go: stdout or a file, with colour where a person looks."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from drift.errors import DriftError
from drift.out_file import write_file

NO_TERMINAL_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Terminal:
    """What is known about where stdout goes."""

    width: int
    color: bool


def terminal(*, no_color: bool) -> Terminal:
    """Width and colour of stdout; colours obey ``--no-color``, ``NO_COLOR``, ``FORCE_COLOR`` and ``TERM``."""
    watched = sys.stdout.isatty()
    width = shutil.get_terminal_size((NO_TERMINAL_WIDTH, 24)).columns if watched or "COLUMNS" in os.environ else 0
    color = watched and os.environ.get("TERM") != "dumb"
    color = (color or bool(os.environ.get("FORCE_COLOR"))) and not os.environ.get("NO_COLOR") and not no_color
    return Terminal(max(20, width or NO_TERMINAL_WIDTH), color)


def one_standard_input(*paths: Path | None) -> None:
    """Refuse a command line on which more than one file is standard input.

    Raises:
        DriftError: so it is.
    """
    if [str(path) for path in paths].count("-") > 1:
        raise DriftError("only one of the files can come from standard input")


def write(text: str, path: Path | None) -> None:
    """Write a result to a file or to stdout; a file is replaced as a whole or left as it was.

    Raises:
        DriftError: the place is no regular file or can't be written.
    """
    if path is None or str(path) == "-":
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        sys.stdout.write(text)
        return
    write_file(path, text)
