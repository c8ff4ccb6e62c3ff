"""From a text to its segments: what is cut is known, what is left is split and named.

The order matters: boilerplate goes first, then credit lines and datelines, then sentences in what remains
(the pre-pass is worth more than the splitter). Every visible character of the text ends up in a segment or
in a boilerplate span.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pairs import boilerplate, kinds, paragraphs, sentences
from pairs.document import Boilerplate, Segment, SegmentKind, Span, blanked
from pairs.errors import TooLargeError
from pairs.limits import MAX_DOC_SEGS, MAX_SEG
from pairs.normal import is_blank
from pairs.paragraphs import Paragraph
from pairs.readers import Content

_LIST_RUN = 3


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The segments of a text, what was cut from it, and what a reader should know about both."""

    segments: tuple[Segment, ...]
    boilerplate: tuple[Boilerplate, ...]
    notes: tuple[str, ...]


def segment(
    content: Content,
    *,
    lang: str = "",
    patterns: Iterable[str] = (),
    where: str = "the text",
    story: bool = True,
) -> Segmentation:
    """Split a text into segments.

    Args:
        content: the text, with blocks where its format knows them.
        lang: ISO 639-1 code; ``""`` for unknown.
        patterns: boilerplate patterns of the user's (regular expressions).
        where: what to call the text in an error.
        story: ``False`` takes the text for a passage: nothing is cut, every segment is a sentence.

    Raises:
        PatternError: a pattern is broken or runs too long.
        TooLargeError: more than :data:`pairs.limits.MAX_DOC_SEGS` segments.
    """
    plain = blanked(content.text, content.masks)
    text = _with_words_for_code(plain, content)
    named: dict[Span, SegmentKind] = {}
    if content.blocks is None:
        parts = paragraphs.split(text)
    else:
        parts = [Paragraph(block.span, number) for number, block in enumerate(content.blocks)]
        named = {block.span: block.kind for block in content.blocks if block.kind is not None}
    if story:
        cut = boilerplate.find(plain, parts, patterns, given=content.boilerplate, furniture=content.furniture)
        pieces = _named_pieces(text, parts, cut, named, lang)
    else:
        cut = ()
        pieces = _plain_pieces(text, parts, lang)
    segments: list[Segment] = []
    hard = 0
    number, last = -1, -1
    for paragraph, span, kind in pieces:
        shares = list(_shares(span))
        hard += len(shares) > 1
        for share in shares:
            trimmed = _trimmed(text, share)
            if trimmed is None or _is_markup(content.text, plain, trimmed):
                continue
            number, last = (number, last) if paragraph == last else (number + 1, paragraph)
            if content.masks:
                before = max(parts[paragraph].span.start, segments[-1].span.end if segments else 0)
                trimmed = _with_markup(content, plain, trimmed, before)
            segments.append(Segment(len(segments), trimmed, kind, number))
        if len(segments) > MAX_DOC_SEGS:
            raise TooLargeError(f"{where}: more than {MAX_DOC_SEGS:,} segments; split it into parts")
    passages = "1 passage" if hard == 1 else f"{hard} passages"
    were = "was" if hard == 1 else "were"
    notes = (f"hard-split: {passages} of more than {MAX_SEG:,} characters without a sentence end {were} cut",)
    return Segmentation(tuple(segments), cut, notes if hard else ())


_Piece = tuple[int, Span, SegmentKind]


def _plain_pieces(text: str, parts: Sequence[Paragraph], lang: str) -> Iterator[_Piece]:
    """The sentences of all paragraphs in order."""
    for number, paragraph in enumerate(parts):
        yield from _sentences(text, number, paragraph.span, SegmentKind.SENTENCE, lang)


def _named_pieces(
    text: str, parts: Sequence[Paragraph], cut: Sequence[Boilerplate], named: dict[Span, SegmentKind], lang: str
) -> Iterator[_Piece]:
    """The pieces of all paragraphs in order, each with its paragraph's number and its kind."""
    gaps = [_gaps(text, paragraph.span, cuts) for paragraph, cuts in _cuts_of(parts, cut)]
    headings = _headings(text, parts, gaps)
    for number, (paragraph, left) in enumerate(zip(parts, gaps, strict=True)):
        kind = named.get(paragraph.span)
        if kind is None and kinds.is_caption(text, paragraph.span):
            kind = SegmentKind.CAPTION
        if kind is None and number in headings:
            kind = SegmentKind.BYLINE if kinds.is_byline(text, left[0]) else SegmentKind.HEADING
        for place, span in enumerate(left):
            if kind in {SegmentKind.HEADING, SegmentKind.BYLINE}:
                yield number, span, kind
            else:
                yield from _pieces(text, number, span, kind or SegmentKind.SENTENCE, lang, first=place == 0)


def _pieces(text: str, number: int, span: Span, kind: SegmentKind, lang: str, *, first: bool) -> Iterator[_Piece]:
    """One stretch of a paragraph between cuts: dateline, sentences, credit lines."""
    if kind is SegmentKind.SENTENCE and kinds.is_byline(text, span):
        yield number, span, SegmentKind.BYLINE
        return
    start = span.start
    if first and kind is SegmentKind.SENTENCE:
        end = kinds.dateline(text, span)
        if end:
            yield number, Span(start, end), SegmentKind.DATELINE
            start = end
    for credit in kinds.credits_in(text, Span(start, span.end)):
        yield from _sentences(text, number, Span(start, credit.start), kind, lang)
        yield number, credit, SegmentKind.BYLINE
        start = credit.end
    yield from _sentences(text, number, Span(start, span.end), kind, lang)


def _sentences(text: str, number: int, span: Span, kind: SegmentKind, lang: str) -> Iterator[_Piece]:
    trimmed = _trimmed(text, span)
    if trimmed is None:
        return
    start = trimmed.start
    for boundary in sentences.boundaries(trimmed.of(text), lang):
        yield number, Span(start, trimmed.start + boundary), kind
        start = trimmed.start + boundary
    yield number, Span(start, trimmed.end), kind


def _cuts_of(parts: Sequence[Paragraph], cut: Sequence[Boilerplate]) -> Iterator[tuple[Paragraph, list[Span]]]:
    """Each paragraph with the cuts that touch it; both run in the order of the text."""
    index = 0
    for paragraph in parts:
        while index < len(cut) and cut[index].span.end <= paragraph.span.start:
            index += 1
        touching: list[Span] = []
        ahead = index
        while ahead < len(cut) and cut[ahead].span.start < paragraph.span.end:
            touching.append(cut[ahead].span)
            ahead += 1
        yield paragraph, touching


def _gaps(text: str, span: Span, cuts: Sequence[Span]) -> list[Span]:
    """What the cuts leave of a paragraph, without blank pieces."""
    left: list[Span | None] = []
    start = span.start
    for one in cuts:
        if one.start > start:
            left.append(_trimmed(text, Span(start, one.start)))
        start = max(start, one.end)
    if start < span.end:
        left.append(_trimmed(text, Span(start, span.end)))
    return [one for one in left if one is not None]


def _headings(text: str, parts: Sequence[Paragraph], gaps: Sequence[Sequence[Span]]) -> set[int]:
    """The paragraphs that head others: short, without a terminal mark, followed by something, no list."""
    live = [number for number, left in enumerate(gaps) if left]
    candidates = [len(gaps[number]) == 1 and kinds.could_be_heading(text, gaps[number][0]) for number in live]
    if candidates and not all(candidates):
        # What follows the last full paragraph heads nothing.
        while candidates[-1]:
            candidates.pop()
    elif candidates:
        candidates = [True] if len(candidates) > 1 else []
    found: set[int] = set()
    run: list[int] = []
    for position, number in enumerate(live[: len(candidates)]):
        if candidates[position] and (not run or parts[number].block == parts[run[-1]].block):
            run.append(number)
            continue
        found.update(_heads_of(run, live[0]))
        run = [number] if candidates[position] else []
    found.update(_heads_of(run, live[0] if live else 0))
    return found


def _heads_of(run: Sequence[int], first: int) -> Sequence[int]:
    """Of lines that stand directly under each other: a list has no heads but the text's first line."""
    if len(run) < _LIST_RUN:
        return run
    return run[:1] if run[0] == first else ()


def _with_words_for_code(plain: str, content: Content) -> str:
    """The text with a word in place of each inline code: a sentence may begin with it, and end with it."""
    parts, end = [], 0
    for code in content.code:
        if not code.block and code.span.start >= end:
            word = "".join(c if c in "\r\n" else "x" for c in code.span.of(plain)[1:])
            parts += [plain[end : code.span.start], "X", word]
            end = code.span.end
    return "".join((*parts, plain[end:]))


def _is_markup(text: str, plain: str, span: Span) -> bool:
    """Whether nothing but marks is left of a passage once its markup and its code are masked."""
    return span.of(text) != span.of(plain) and not any(map(str.isalnum, span.of(plain)))


def _with_markup(content: Content, plain: str, span: Span, before: int) -> Span:
    """The span with the markup that belongs to it: what is masked before its first word and right behind its last."""
    start = span.start
    if before < start and is_blank(plain[before:start]):
        lead = content.text[before:start]
        start = before + len(lead) - len(lead.lstrip()) if lead.strip() else start
    index = bisect_right(content.masks, span.end, key=lambda mask: mask.start) - 1
    end = max(span.end, content.masks[index].end) if index >= 0 else span.end
    return Span(start, end)


def _shares(span: Span) -> Iterator[Span]:
    """The span in parts of at most ``MAX_SEG`` characters."""
    for start in range(span.start, span.end, MAX_SEG):
        yield Span(start, min(span.end, start + MAX_SEG))


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without white space around it; ``None`` if nothing in it can be seen."""
    passage = span.of(text)
    if is_blank(passage):
        return None
    start = span.start + len(passage) - len(passage.lstrip())
    return Span(start, span.end - (len(passage) - len(passage.rstrip())))
