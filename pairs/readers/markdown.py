"""Markdown: CommonMark with tables and strikethrough, as markdown-it-py reads it.

Headings, list items, table cells, block quotes and paragraphs are blocks of their own, so that no sentence crosses
them. Front matter, comments, raw HTML, definitions of links and code blocks are left out and listed. Markup, inline
code, addresses and shortcodes inside of a block are masked: the sentence is compared without them, and its span
still points into the file as read.

markdown-it-py tells the lines of a block and no more; where in a line its text stands is found in
:mod:`pairs.readers._markdown_inline`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pairs.document import Boilerplate, Code, SegmentKind, Span
from pairs.encoding import decode
from pairs.readers import Block, Content, Format, merged
from pairs.readers._markdown_admonitions import quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK = re.compile(r"\r\n|\r|\n")
_FRONT = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)(?P<first>[^\r\n]*)(?:\r\n|\r|\n)", re.ASCII)
_FRONT_KEY = re.compile(r"(?:#|\[|-\s|[\w\"'.-]{1,80}+\s{0,40}+[:=]|$)")
_CLOSED_FRONT = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_ENDS = (
    (re.compile(r"\s{0,3}<!--"), "-->", "HTML comment"),
    (re.compile(r"\s{0,3}<(?:script|style|pre|textarea)(?=[\s>]|$)", re.IGNORECASE), "</", "HTML block"),
    (re.compile(r"\s{0,3}<\?"), "?>", "processing instruction"),
    (re.compile(r"\s{0,3}<!\[CDATA\["), "]]>", "CDATA section"),
    (re.compile(r"\s{0,3}<![A-Za-z]"), ">", "HTML declaration"),
)
_MDX = re.compile(r"(?:import|export)\s[^\n]*(?:from\s|=|\{|['\"])")
_REPAIRS = 8


def read(data: bytes, where: str, encoding: str | None) -> Content:
    """Decode the bytes; what the markup says is found when it is needed."""
    text, notes = decode(data, where=where, encoding=encoding)
    return Content(text, notes=notes, furniture=False, refine=parse)


@dataclass(slots=True)
class _Found:
    """What is gathered from the tokens."""

    blocks: list[Block] = field(default_factory=list)
    cut: list[Boilerplate] = field(default_factory=list)
    masks: list[Span] = field(default_factory=list)
    code: list[Code] = field(default_factory=list)


class _Lines:
    r"""The lines of a text with their offsets; a line ends with ``\\n``, ``\\r\\n`` or ``\\r``."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts, self.ends = [0], []
        for found in _BREAK.finditer(text):
            self.ends.append(found.start())
            self.starts.append(found.end())
        self.ends.append(len(text))

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> Span:
        """The lines ``first`` to ``last`` (not included) without the last line break."""
        last = min(max(last, first + 1), len(self))
        return Span(self.starts[first], self.ends[last - 1])

    def line(self, number: int) -> str:
        """The text of one line."""
        return self.text[self.starts[number] : self.ends[number]]


def parse(content: Content) -> Content:
    """The content with its blocks, what is left out, its masks and its code; what is never closed is read as text."""
    text = content.text
    lines = _Lines(text)
    notes: list[str] = []
    front = _front_matter(text, notes)
    first = (
        0
        if front is None
        else next(k for k, start in enumerate(lines.starts) if start >= front.end or start == lines.starts[-1])
    )
    # NUL is what markdown-it replaces too; every line keeps its length.
    source = ["" if k < first else lines.line(k).replace("\0", "\ufffd") for k in range(len(lines))]
    source = quoted(source)
    tokens: Sequence[Token] | None = None
    for _ in range(_REPAIRS):
        tokens = _tokens("\n".join(source))
        unclosed = _unclosed(tokens, source)
        if unclosed is None:
            break
        line, mark, what = unclosed
        notes.append(f"the {what} that begins on line {line + 1} is never closed: read as text")
        source[line] = source[line].replace(mark, "\ufffd" * len(mark), 1)
    else:
        tokens = None
    if tokens is None:
        return replace(content, notes=(*content.notes, "too many unclosed blocks: read as plain text"))
    found = _Found()
    if front is not None:
        found.cut.append(Boilerplate(front, "front-matter"))
    _gather(tokens, lines, source, found)
    blocks = tuple(sorted(found.blocks, key=lambda block: block.span))
    cut = (*found.cut, *_definitions(lines, source, blocks, found.cut))
    return replace(
        content,
        blocks=_apart(blocks),
        boilerplate=tuple(sorted(cut, key=lambda one: one.span)),
        notes=(*content.notes, *notes),
        masks=merged(found.masks),
        code=tuple(sorted(found.code, key=lambda code: code.span)),
    )


def _tokens(source: str) -> Sequence[Token]:
    from pairs.readers._markdown_inline import parser

    return parser().parse(source)


def _front_matter(text: str, notes: list[str]) -> Span | None:
    opened = _FRONT.match(text)
    if opened is None or not _FRONT_KEY.match(opened["first"].strip()):
        return None
    normal = text.replace("\r\n", " \n").replace("\r", "\n")
    closed = _CLOSED_FRONT[opened["mark"]].search(normal, opened.end("mark"))
    if closed is None:
        if opened["mark"] == "+++" or ":" in opened["first"]:
            notes.append("the front matter is never closed: read as text")
        return None
    return Span(0, len(text[: closed.end()].rstrip()))


def _unclosed(tokens: Sequence[Token], source: Sequence[str]) -> tuple[int, str, str] | None:
    """The first block that runs to the end of the text for want of its end: its line, its mark, what it is."""
    for token in tokens:
        if token.map is None or token.map[1] < _last(source):
            continue
        first, last = token.map
        if token.type == "fence" and token.level == 0:
            closing = re.compile(rf"\s{{0,3}}{re.escape(token.markup[0])}{{{len(token.markup)},}}\s*")
            if last - first < 2 or not any(closing.fullmatch(line) for line in source[last - 1 : last]):
                return first, token.markup, "code fence"
        if token.type == "html_block" and token.level == 0:
            for mark, end, what in _ENDS:
                found = mark.match(source[first])
                if found and end not in token.content[found.end() :]:
                    return first, found.group().strip(), what
    return None


def _last(source: Sequence[str]) -> int:
    """How many lines there are up to the last one with something on it."""
    last = len(source)
    while last and not source[last - 1].strip():
        last -= 1
    return last


def _gather(tokens: Sequence[Token], lines: _Lines, source: Sequence[str], found: _Found) -> None:
    from pairs.readers._markdown_inline import inline

    heading = False
    row = -1
    column = 0
    for token in tokens:
        if token.type == "heading_open":
            heading = True
        elif token.type == "heading_close":
            heading = False
        elif token.type in {"fence", "code_block"} and token.map:
            span = _trimmed(lines.text, lines.span(*token.map))
            if len(span):
                found.cut.append(Boilerplate(span, "code"))
                found.code.append(Code(span, token.content, block=True))
        elif token.type == "html_block" and token.map:
            span = _trimmed(lines.text, lines.span(*token.map))
            comment = token.content.lstrip().startswith("<!--")
            if len(span):
                found.cut.append(Boilerplate(span, "comment" if comment else "html"))
        elif token.type == "inline" and token.map and token.content.strip():
            if token.map[0] != row:
                row, column = token.map[0], 0
            place = inline(token, lines.starts, source, column)
            column = place.column
            block = Block(place.span, SegmentKind.HEADING if heading else SegmentKind.SENTENCE)
            if _MDX.match(token.content):
                found.cut.append(Boilerplate(place.span, "mdx"))
                continue
            found.blocks.append(block)
            found.masks.extend(place.masks)
            found.code.extend(place.code)


def _apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without those that overlap an earlier one (a line that could not be told apart)."""
    result: list[Block] = []
    for block in blocks:
        if not result or block.span.start >= result[-1].span.end:
            result.append(block)
    return tuple(result)


def _definitions(
    lines: _Lines, source: Sequence[str], blocks: Sequence[Block], cut: Sequence[Boilerplate]
) -> Iterator[Boilerplate]:
    """Lines that define the targets of links: no token tells of them, so they are what no block has."""
    taken = [False] * len(lines)
    number = 0
    for span in sorted([*(block.span for block in blocks), *(one.span for one in cut)]):
        while number + 1 < len(lines) and lines.starts[number + 1] <= span.start:
            number += 1
        at = number
        while at < len(lines) and lines.starts[at] < span.end:
            taken[at] = True
            at += 1
    for k, line in enumerate(source):
        if not taken[k] and re.match(r"[ >]{0,9}\[[^\]]{1,200}\]:", line):
            yield Boilerplate(_trimmed(lines.text, lines.span(k, k + 1)), "link-definition")


def _trimmed(text: str, span: Span) -> Span:
    passage = span.of(text)
    start = span.start + len(passage) - len(passage.lstrip())
    return Span(start, max(start, span.end - (len(passage) - len(passage.rstrip()))))


FORMAT = Format("markdown", (".md", ".markdown", ".mdx", ".mdown", ".mkd"), read=read)
