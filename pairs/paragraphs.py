"""Paragraphs of a plain text: its lines, with hard-wrapped ones joined again.

A line break ends a paragraph unless the next line goes on with a lower-case letter after no terminal mark,
or the block it stands in was filled to a fixed width: every line is so long that the next line's first
word had no room on it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pairs.document import Span
from pairs.normal import is_blank

TERMINAL = ".!?…。！？．｡؟۔।॥։።"
CLOSERS = "\"'”’»›)]}」』】）］》〉"

LIST_MARK = re.compile(r"(?:[-*+•·‣▪◦●○■□–—]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]|[①-⑳])\s")
_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_ENDED = re.compile(rf"[{TERMINAL}:;][{re.escape(CLOSERS)}\s]*+$")
_FIRST_WORD = re.compile(r"\S{1,60}")
_NARROWEST, _WIDEST = 30, 130
_TAIL = 40


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Attributes:
        span: where it stands, without the white space around it; line breaks inside it were joined.
        block: the number of its block; blocks are separated by blank lines.
    """

    span: Span
    block: int


def split(text: str) -> list[Paragraph]:
    """The paragraphs of ``text`` in order; blank ones are left out."""
    blocks = list(_blocks(text))
    width = max((_fill_width(text, block) for block in blocks), default=0)
    result: list[Paragraph] = []
    for number, block in enumerate(blocks):
        own = _fill_width(text, block) or width
        start = block[0].start
        for line, following in zip(block, [*block[1:], None], strict=True):
            if following is None or not _joined(text, line, following, own):
                result.append(Paragraph(Span(start, line.end), number))
                start = following.start if following else 0
    return result


def ended(text: str, span: Span) -> bool:
    """Whether the passage closes with a terminal mark, a colon or a semicolon."""
    return _ENDED.search(text, max(span.start, span.end - _TAIL), span.end) is not None


def _blocks(text: str) -> Iterator[list[Span]]:
    """The non-blank lines, trimmed, in groups that blank lines separate."""
    block: list[Span] = []
    last_end = 0
    for found in _LINE.finditer(text):
        line = found.group()
        if is_blank(line):
            continue
        start = found.start() + len(line) - len(line.lstrip())
        end = found.end() - (len(line) - len(line.rstrip()))
        if block and _breaks_between(text, last_end, start) > 1:
            yield block
            block = []
        block.append(Span(start, end))
        last_end = end
    if block:
        yield block


def _breaks_between(text: str, start: int, end: int) -> int:
    gap = text[start:end]
    crlf = gap.count("\r\n")
    return gap.count("\n") + gap.count("\r") - crlf + sum(gap.count(char) for char in "\x0c\x85\u2028\u2029\x0b")


def _fill_width(text: str, block: list[Span]) -> int:
    """The width that a block of three lines or more was filled to; 0 if it was not."""
    if len(block) < 3:
        return 0
    width = max(len(line) for line in block)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    breaks = len(block) - 1
    full = sum(_is_full(text, line, after, width) for line, after in itertools.pairwise(block))
    open_ended = sum(not ended(text, line) for line in block[:-1])
    return width if full >= 0.75 * breaks and open_ended >= 0.5 * breaks else 0


def _is_full(text: str, line: Span, after: Span, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = _FIRST_WORD.match(text, after.start, after.end)
    size = len(word.group()) if word else 0
    if word and "\u3000" <= word.group()[0] <= "\u9fff":
        size = 2
    return len(line) + 1 + size > width


def _joined(text: str, line: Span, after: Span, width: int) -> bool:
    if LIST_MARK.match(text, after.start, after.end):
        return False
    if width and len(line) <= width and _is_full(text, line, after, width):
        return True
    return not ended(text, line) and text[after.start].islower()
