"""What all output for a person at a terminal shares: one console, one way to set two texts beside each other."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from drift.safe import terminal

# Blue and orange are told apart by all common kinds of colour vision; both read on dark and light.
ORIGINAL, REWRITE = "color(172)", "color(33)"
SIDE_BY_SIDE = 100
"""Columns from which two texts stand beside each other."""
NOTHING = "·"
BAR = "│ "
"""Begins every line of foreign text, so that no log takes it for a command."""
MAX_PATH = 40


def console(out: io.StringIO, *, width: int, color: bool) -> Console:
    """A console that interprets nothing of what it prints; escape sequences only where ``color`` is set."""
    return Console(
        file=out,
        width=width,
        force_terminal=color,
        color_system="256" if color else None,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def beside(left: Text, right: Text, *, width: int) -> list[Table]:
    """Two texts beside each other, or below each other after ``-`` and ``+`` where ``width`` is too small."""
    if width >= SIDE_BY_SIDE:
        grid = Table.grid(padding=(0, 3), expand=True)
        grid.add_column(ratio=1, overflow="fold")
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row(left, right)
        return [grid]
    grids = []
    for sign, side in (("-", left), ("+", right)):
        if side.plain != NOTHING:
            grid = Table.grid(padding=(0, 1))
            grid.add_column(width=3, justify="right")
            grid.add_column(overflow="fold")
            grid.add_row(sign, side)
            grids.append(grid)
    return grids


def barred(lines: str) -> str:
    """Lines with a bar before each."""
    return "".join(f"{BAR}{line}\n" for line in lines.rstrip("\n").split("\n"))


def trimmed(text: str) -> str:
    """``text`` without spaces at the ends of its lines."""
    return "\n".join(line.rstrip() for line in text.split("\n"))


def file_name(path: str, fallback: str) -> str:
    """How a file is called: of a long path the last two parts."""
    short = path if len(path) <= MAX_PATH else "…/" + "/".join(path.split("/")[-2:])
    return "standard input" if short == "-" else terminal(short) or fallback


def heading(
    screen: Console,
    doing: str,
    paths: tuple[str, str],
    languages: tuple[str, str],
    sizes: tuple[int, int],
    notes: Iterable[str],
) -> None:
    """Print what was done with what, and each note once.

    Args:
        screen: where to.
        doing: what was done: ``"comparing"``.
        paths: of both files.
        languages: ISO 639-1 codes, ``""`` where one is not known.
        sizes: numbers of sentences.
        notes: what the reader should know.
    """
    line = Text.assemble(f"{doing} ", (file_name(paths[0], "original"), ORIGINAL))
    line.append_text(Text.assemble(" → ", (file_name(paths[1], "rewrite"), REWRITE)))
    known = "–".join(dict.fromkeys(code or "?" for code in languages))
    line.append(f"   {known}, {sizes[0]} × {sizes[1]} sentences", "dim")
    screen.print(line, soft_wrap=True)
    for note in dict.fromkeys(notes):
        screen.print(Text(f"note: {terminal(note)}", "dim"), soft_wrap=True)
    screen.print()
