"""A document as it was read: its text, its segments, and what was cut from it.

All offsets are code points of :attr:`Document.text`, which is the text as read: no newline, quote or
space is changed. ``document.text[span.start:span.end]`` is always the exact passage in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

_VISIBLE = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``start <= end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span must satisfy 0 <= start <= end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The passage of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, offset: int) -> Span:
        """The same range ``offset`` code points further on."""
        return Span(self.start + offset, self.end + offset)

    def cover(self, other: Span) -> Span:
        """The smallest span that contains both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


class SegmentKind(StrEnum):
    """What a segment is in its story."""

    SENTENCE = "sentence"
    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Segment:
    """One unit of alignment: a sentence, or a line such as a heading.

    Attributes:
        index: its position in :attr:`Document.segments`.
        span: where it stands; without the white space around it.
        kind: what it is.
        paragraph: the number of its paragraph, from 0.
    """

    index: int
    span: Span
    kind: SegmentKind = SegmentKind.SENTENCE
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A passage that is not the story (a subscription line, a comment counter) and was left out.

    Attributes:
        span: where it stands.
        reason: the name of the pattern that found it, for example ``"subscription"``.
    """

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of program text in a document: it is compared as such, and not as language.

    Attributes:
        span: where it stands, with its fence or its backticks.
        text: the program text itself.
        block: whether it is a block of its own; else it stands in a sentence.
    """

    span: Span
    text: str
    block: bool


def blanked(text: str, masks: Iterable[Span]) -> str:
    """``text`` with spaces in place of the masked passages; line breaks stay, and so does the length."""
    parts = []
    end = 0
    for mask in masks:
        parts += [text[end : mask.start], _VISIBLE.sub(" ", mask.of(text))]
        end = mask.end
    return "".join((*parts, text[end:]))


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its segments.

    Attributes:
        path: the file's name as given, ``"-"`` for standard input, ``""`` for a text from memory.
        lang: ISO 639-1 code of the language, ``""`` where it is not known.
        text: the text as read (a byte order mark is not part of it).
        segments: what is compared, in the order of the text.
        boilerplate: what was left out, in the order of the text.
        notes: what a reader of the result should know, for example "read as UTF-16 LE".
        masks: what inside of segments is markup, code or an address and says nothing, in the order of the text
            and without overlap.
        code: program text, in the order of the text.
    """

    path: str
    lang: str
    text: str
    segments: tuple[Segment, ...]
    boilerplate: tuple[Boilerplate, ...] = ()
    notes: tuple[str, ...] = ()
    masks: tuple[Span, ...] = ()
    code: tuple[Code, ...] = ()

    def plain(self) -> Document:
        """The same document as it is compared: its text with spaces in place of what is masked."""
        return replace(self, text=blanked(self.text, self.masks)) if self.masks else self

    def sentence(self, index: int) -> str:
        """The text of segment ``index``, exactly as it stands in the file."""
        return self.segments[index].span.of(self.text)

    def sentences(self) -> list[str]:
        """The texts of all segments."""
        return [segment.span.of(self.text) for segment in self.segments]
