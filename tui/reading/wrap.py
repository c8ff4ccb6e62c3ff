"""Break a text into lines by words, measured in terminal cells.

A line is a pair of offsets, so that whatever is known of places in the text is known of places on the screen.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, get_character_cell_size, split_graphemes

Line = tuple[int, int]

# Letters and marks that take one cell each, whatever stands beside them: most of what Western prose is made of.
_NARROW = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
# Scripts that are written without spaces: a line may end after any of their characters.
_IDEOGRAPHS = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def is_narrow(text: str) -> bool:
    """Whether every character takes exactly one cell, so that offsets are columns."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


def width_of(text: str) -> int:
    """The cells that ``text`` takes."""
    return len(text) if is_narrow(text) else cell_len(text)


def wrap(text: str, width: int) -> list[Line]:
    """The lines of ``text``, none wider than ``width`` cells where that is possible.

    Args:
        text: without controls; see :func:`drift.safe.screen`.
        width: cells, at least 1. A single character that is wider has a line of its own.

    Returns:
        Half-open ranges of code points in order; the spaces at which a line ends belong to none. One empty line for
        an empty text.
    """
    if not text:
        return [(0, 0)]
    return _wrap_narrow(text, width) if is_narrow(text) else _wrap_wide(text, width)


def _wrap_narrow(text: str, width: int) -> list[Line]:
    lines: list[Line] = []
    start, size = 0, len(text)
    while size - start > width:
        # A space just behind the last cell is a good place too.
        space = text.rfind(" ", start, start + width + 1)
        end = space if space > start else start + width
        lines.append((start, end))
        start = end
        while start < size and text[start] == " ":
            start += 1
    if start < size or not lines:
        lines.append((start, size))
    return lines


def _wrap_wide(text: str, width: int) -> list[Line]:
    lines: list[Line] = []
    begin = 0
    used = 0
    # The last place at which the line may end, where the next would begin, and the cells up to that next one.
    stop: tuple[int, int, int] | None = None
    for start, end, cells in _graphemes(text):
        if text[start:end] == " ":
            if used + cells > width:
                lines.append((begin, start))
                begin, used, stop = end, 0, None
                continue
            if start == begin and lines:
                begin = end
                continue
            used += cells
            stop = (start, end, used)
            continue
        if used + cells > width and start > begin:
            if stop and stop[0] > begin:
                lines.append((begin, stop[0]))
                begin, used = stop[1], used - stop[2]
            else:
                lines.append((begin, start))
                begin, used = start, 0
            stop = None
        used += cells
        if _IDEOGRAPHS.match(text, start):
            stop = (end, end, used)
    if begin < len(text) or not lines:
        lines.append((begin, len(text)))
    return lines


def _graphemes(text: str) -> list[tuple[int, int, int]]:
    """Each character that a reader sees, as its range and its cells; they cover the text without a gap."""
    if "\u200d" in text or "\ufe0f" in text:
        spans, _ = split_graphemes(text)
        # A joiner swallows what follows it; a space never belongs to what stands before it.
        return spans
    out: list[tuple[int, int, int]] = []
    for k, character in enumerate(text):
        cells = get_character_cell_size(character)
        if cells == 0 and out:
            start, _, had = out[-1]
            out[-1] = (start, k + 1, had)
        else:
            out.append((k, k + 1, cells))
    return out
