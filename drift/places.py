"""Lines and columns of offsets, as editors and code hosts count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from pairs.document import Span

# Other separators (U+2028, form feed …) end no line in an editor, so str.splitlines() would miscount.
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands; lines and columns count from 1, columns in code points.

    Attributes:
        line: of its first character.
        column: of its first character.
        end_line: of the position behind its last character.
        end_column: of that position.
    """

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        """``line:column``, as terminals make it clickable behind a file name."""
        return f"{self.line}:{self.column}"


class Lines:
    """The lines of one text: built once, asked often.

    Args:
        text: as read.
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def place(self, span: Span) -> Place:
        """The place of a passage."""
        return Place(*self.at(span.start), *self.at(span.end))
