"""Where the text of a Markdown block stands in its file, and what in it is markup.

The children of an inline token are walked in step with the source: what a child says word for word is text, and
what lies between is markup.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from pairs.document import Code, Span
from pairs.limits import MAX_SEG

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# How far behind the last word the next one may stand: only the target of a link lies between.
_REACH = 4_000
_TARGET = re.compile(
    r"\]\(\s*+(?:<[^<>\n]*+>|(?:[^\s()\\<]|\\.|\([^\s()]*+\))*+)"
    r"(?:\s++(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?+\s*+\)"
    r"|\]\[[^\]\[]*+\]|\]"
)
# What is written for a program and not for a reader: addresses, shortcodes, attributes, admonition marks, boxes of a
# list of tasks.
_NOT_SAID = re.compile(
    r"(?:https?|ftp)://[^\s<>)\]\"“”]++|\bwww\.[^\s<>)\]\"“”]++|\{\{[<%][^{}\n]{0,400}+[%>]\}\}|\{\{[^{}\n]{0,400}+\}\}|\{%[^{}\n]{0,400}+%\}"
    r"|\{[#.:][^{}\n]{0,200}+\}|^:::+\s?\w*+|^[!?]{3}\+?\s\w++|^\[[ xX]\](?=\s)|^\[![A-Z]{1,20}\]|\[\^[\w-]{1,80}\]:?",
    re.MULTILINE,
)


@dataclass(slots=True)
class Inline:
    """One block of text.

    Attributes:
        span: where it stands.
        masks: what in it is not said.
        code: its inline code.
        column: where its last line ends, for the next cell of the same row.
    """

    span: Span
    masks: list[Span] = field(default_factory=list)
    code: list[Code] = field(default_factory=list)
    column: int = 0


@cache
def parser() -> MarkdownIt:
    """The parser; escapes stay tokens of their own so that all text stands in the source word for word."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    made.disable(["text_join", "fragments_join"], ignoreInvalid=True)
    return made


class _Pieces:
    """Offsets in a token's content as offsets in the file: one piece for each line."""

    def __init__(self) -> None:
        self.content: list[int] = []
        self.file: list[int] = []
        self.ends: list[int] = []

    def add(self, content: int, file: int, length: int) -> None:
        """A line of the content and where it stands."""
        self.content.append(content)
        self.file.append(file)
        self.ends.append(file + length)

    def at(self, offset: int) -> int:
        """The place in the file of an offset of the content."""
        k = max(0, bisect_right(self.content, offset) - 1)
        return min(self.file[k] + max(0, offset - self.content[k]), self.ends[k])

    def spans(self, start: int, end: int) -> list[Span]:
        """The places in the file of a range of the content, one for each line."""
        result = []
        for k in range(max(0, bisect_right(self.content, start) - 1), bisect_left(self.content, end)):
            begin, file, stop = self.content[k], self.file[k], self.ends[k]
            one = (file + max(0, start - begin), min(stop, file + end - begin))
            if one[0] < one[1]:
                result.append(Span(*one))
        return result


def inline(token: Token, starts: Sequence[int], source: Sequence[str], column: int) -> Inline:
    """Find the text of an inline token in the file.

    Args:
        token: of type ``inline``, with its lines.
        starts: the offset of each line.
        source: the lines as they were parsed.
        column: where to begin on the first line.
    """
    first, last = token.map or (0, 1)
    pieces, content, end = _located(token.content, starts, source, first, last, column)
    if pieces is None:
        rows = range(first, max(first + 1, last))
        text = "\n".join(source[k] for k in rows)
        lead = len(source[first]) - len(source[first].lstrip())
        stop = starts[rows[-1]] + len(source[rows[-1]].rstrip())
        start = min(starts[first] + max(lead, column), stop)
        return Inline(Span(start, stop), [], [], len(text))
    result = Inline(Span(pieces.file[0], pieces.ends[-1]), column=end)
    # What stands between the lines of a quotation or a list is its mark.
    lines = [starts[bisect_right(starts, place) - 1] for place in pieces.file[1:]]
    result.masks += [Span(a, b) for a, b in zip(lines, pieces.file[1:], strict=True) if b > a]
    if content == token.content and len(content) <= MAX_SEG:
        _walk(token.children or [], content, 0, pieces, result)
    for found in _NOT_SAID.finditer(content):
        result.masks += pieces.spans(*found.span())
    return result


def _located(
    content: str, starts: Sequence[int], source: Sequence[str], first: int, last: int, column: int
) -> tuple[_Pieces | None, str, int]:
    """Where each line of the content stands; ``None`` where a line isn't found."""
    for candidate in dict.fromkeys((content, content.replace("|", "\\|"))):
        pieces = _Pieces()
        offset, at = 0, column
        for k, line in enumerate(candidate.split("\n")):
            number = first + k
            bare = line.strip()
            if number >= max(last, first + 1) or number >= len(source):
                break
            place = source[number].find(bare, at)
            if place < 0:
                break
            lead = len(line) - len(line.lstrip())
            pieces.add(offset + lead, starts[number] + place, len(bare))
            offset += len(line) + 1
            end, at = place + len(bare), 0
        else:
            return pieces, candidate, end
    return None, content, column


def _walk(children: Sequence[Token], content: str, position: int, pieces: _Pieces, result: Inline) -> int:
    """Mask what lies between the texts of the children; returns the end of the last."""
    for child in children:
        if child.type == "text" and child.content:
            start = content.find(child.content, position, position + len(child.content) + _REACH)
            if start >= 0:
                result.masks += pieces.spans(position, start)
                position = start + len(child.content)
        elif child.type == "code_inline":
            position = _code(child, content, position, pieces, result)
        elif child.type in {"html_inline", "text_special"}:
            position = _special(child, content, position, pieces, result)
        elif child.type in {"link_open", "link_close", "image"}:
            position = _link(child, content, position, pieces, result)
    # What is left is the mark that closes the last emphasis, or words that were not found.
    if children and children[-1].level == 0 and set(content[position:].strip()) <= set("*_~`"):
        result.masks += pieces.spans(position, len(content))
    return position


def _special(child: Token, content: str, position: int, pieces: _Pieces, result: Inline) -> int:
    """Mask raw HTML and entities; of an escape only the backslash is markup."""
    raw = child.content if child.type == "html_inline" else child.markup
    start = content.find(raw, position, position + len(raw) + _REACH)
    if start < 0:
        return position
    escape = child.type == "text_special" and raw.startswith("\\") and len(raw) == 2
    result.masks += pieces.spans(position, start + 1 if escape else start + len(raw))
    return start + len(raw)


def _link(child: Token, content: str, position: int, pieces: _Pieces, result: Inline) -> int:
    """Mask the target of a link or an image; what is written for it stays."""
    if child.markup == "autolink":
        opened = content.find("<", position, position + _REACH)
        closed = content.find(">", opened) if opened >= 0 and child.type == "link_open" else -1
        if closed >= 0:
            # The text of the link is its address: nothing that is said.
            result.masks += pieces.spans(position, closed + 1)
            return opened + 1
        return position
    if child.type == "link_open":
        return position
    if child.type == "image":
        opened = content.find("![", position, position + _REACH)
        if opened >= 0:
            result.masks += pieces.spans(position, opened + 2)
            position = opened + 2
        position = _walk(child.children or [], content, position, pieces, result)
    bracket = content.find("]", position, position + _REACH)
    found = _TARGET.match(content, bracket) if bracket >= 0 else None
    if found is None:
        return position
    result.masks += pieces.spans(position, found.end())
    return found.end()


def _code(child: Token, content: str, position: int, pieces: _Pieces, result: Inline) -> int:
    """Mask inline code with its backticks and keep it."""
    opened = content.find(child.markup, position, position + _REACH)
    if opened < 0:
        return position
    closed = content.find(child.markup, opened + len(child.markup))
    while closed >= 0 and content[closed + len(child.markup) : closed + len(child.markup) + 1] == "`":
        # A longer run of backticks closes nothing.
        while content[closed : closed + 1] == "`":
            closed += 1
        closed = content.find(child.markup, closed)
    if closed < 0:
        return position
    end = closed + len(child.markup)
    result.masks += pieces.spans(position, end)
    result.code.append(
        Code(Span(pieces.at(opened), max(pieces.at(opened), pieces.at(end - 1) + 1)), child.content, block=False)
    )
    return end
