"""Quotations: which words of a text stand between quotation marks, and whether they are speech or a phrase.

Marks are paired by their form and by what stands beside them: straight and curly, single and double, guillemets
either way round, corner brackets, German low marks, two apostrophes for one double mark. An apostrophe is no
mark; a mark without its partner still gives a quotation, which says so. One pass, linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum

from drift.analysis.function_words import AUXILIARIES, FUNCTION_WORDS
from drift.analysis.tokens import Token, TokenKind, tokenize
from pairs.document import Document, Span


class QuotationKind(StrEnum):
    """What stands between the marks."""

    SPEECH = "speech"
    PHRASE = "phrase"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    Attributes:
        span: with the marks.
        inner: without the marks and without white space beside them.
        kind: direct speech, a quoted phrase ("scare quotes"), or the name of a work or thing.
        depth: 0 outside, 1 within another quotation, and so on.
        opened: whether the opening mark is there.
        closed: whether the closing mark is there.
    """

    span: Span
    inner: Span
    kind: QuotationKind
    depth: int = 0
    opened: bool = True
    closed: bool = True


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    family: str
    char: str


@dataclass(frozen=True, slots=True)
class _Pair:
    start: int
    inner_start: int
    inner_end: int
    end: int
    opened: bool = True
    closed: bool = True


_MARKS = re.compile(r"''|’’|‘‘|``|[\"“”„‟＂«»「」『』]")
_SINGLES = re.compile(r"(?<!['’‘`])['’‘‚‹›](?!['’‘`])")
_FAMILY = {"«": "angle", "»": "angle", "「": "corner", "」": "corner", "『": "white", "』": "white"}
_ONLY_OPENS = frozenset("„‟「『") | {"``", "‘‘"}
_ONLY_CLOSES = frozenset("」』")
_BRACKETS_OPEN = frozenset("([{<¿¡")
_BRACKETS_CLOSE = frozenset(")]}>")
_STOPS = frozenset(".,;:!?…。，、！？；：")
_DASHES = frozenset("-–—―/")
_QUOTES = frozenset("\"“”„‟＂«»「」『』'’‘‚‹›`")
_ELISION = re.compile(r"(?:\d0s|em|til|till|tis|twas|twere|cause|bout|round|neath|n|cos|tween)\b", re.IGNORECASE)
_TERMINAL = re.compile(r"[.!?…。！？][\"”’')\]]*\s*$")
_SENTENCE_START = re.compile(r"[.!?…]\s")
_SHORT, _LONG = 5, 7  # words: at most so many may be a mere phrase; from so many on it is speech


def find_quotations(text: str, offset: int = 0) -> tuple[Quotation, ...]:
    """Every quotation of one paragraph, in the order of their opening marks.

    Args:
        text: one paragraph or sentence; quotations do not reach over its ends.
        offset: added to every span.
    """
    doubles = _doubles(text)
    found = sorted({*doubles, *_singles(text, doubles)}, key=lambda p: (p.start, -p.end))
    result: list[Quotation] = []
    stack: list[int] = []
    for pair in found:
        while stack and stack[-1] <= pair.start:
            stack.pop()
        inner = _stripped(text, pair)
        if len(inner):
            kind = _kind(text, pair, inner)
            span = Span(pair.start, pair.end)
            shifted = (span.shift(offset), inner.shift(offset))
            result.append(Quotation(*shifted, kind, len(stack), pair.opened, pair.closed))
        stack.append(pair.end)
    return tuple(result)


def document_quotations(document: Document) -> tuple[Quotation, ...]:
    """Every quotation of a document, found paragraph by paragraph.

    A quotation whose closing mark is missing because the next paragraph goes on with an opening mark counts as
    closed, as printers set long quotations.
    """
    result: list[Quotation] = []
    for paragraph in _paragraphs(document):
        found = find_quotations(paragraph.of(document.text), paragraph.start)
        if result and found and not result[-1].closed and found[0].span.start == paragraph.start:
            result[-1] = replace(result[-1], closed=True)
        result.extend(found)
    return tuple(result)


def _paragraphs(document: Document) -> list[Span]:
    """Runs of segments of one paragraph and kind that nothing was cut from."""
    result: list[Span] = []
    last: tuple[int, str] | None = None
    cuts = [cut.span for cut in document.boilerplate]
    starts = sorted(cut.start for cut in cuts)
    for segment in document.segments:
        here = (segment.paragraph, segment.kind.value)
        gap = bisect_right(starts, segment.span.start) - bisect_right(starts, result[-1].end - 1) if result else 0
        if here == last and not gap:
            result[-1] = result[-1].cover(segment.span)
        else:
            result.append(segment.span)
        last = here
    return result


def _doubles(text: str) -> list[_Pair]:
    """Pairs of double marks, guillemets and corner brackets."""
    marks = [_Mark(m.start(), m.end(), _FAMILY.get(m.group(), "double"), m.group()) for m in _MARKS.finditer(text)]
    left = Counter(mark.char for mark in marks)
    opened: dict[str, _Mark] = {}
    result: list[_Pair] = []
    end = len(text.rstrip())
    for mark in marks:
        before = opened.get(mark.family)
        opens = _opens(text, mark, before, left[mark.char], end)
        left[mark.char] -= 1
        if opens and before:
            result.append(_Pair(before.start, before.end, mark.start, mark.start, closed=False))
        if opens:
            opened[mark.family] = mark
        elif before:
            result.append(_Pair(before.start, before.end, mark.start, mark.end))
            del opened[mark.family]
        elif (unopened := _unopened(text, mark, result)) is not None:
            result.append(unopened)
    result.extend(_Pair(m.start, m.end, len(text), len(text), closed=False) for m in opened.values())
    return result


def _opens(text: str, mark: _Mark, before: _Mark | None, left: int, end: int) -> bool:
    """Whether ``mark`` opens a quotation; ``before`` is the mark of its family that is open, if one is.

    ``left`` counts the marks of this form from here on, ``end`` is where the text ends but for white space.
    """
    if mark.char in _ONLY_OPENS or mark.char in _ONLY_CLOSES:
        return mark.char in _ONLY_OPENS
    opening, closing = _looks_opening(text, mark), _looks_closing(text, mark)
    if before is None and mark.end >= end:
        return False
    if before is None:
        return mark.char in "“«" or opening or not closing or text[mark.start - 1] in ":："
    if before.char == "„" or mark.char in {"”", "’’"} or mark.family == "angle":
        return False
    if mark.char == "“":
        return opening or not closing
    # A straight mark that looks like an opening one while another is open: which of the two has lost its
    # partner shows in whether the marks that are left come out even.
    return opening and not closing and left % 2 == 0


def _unopened(text: str, mark: _Mark, earlier: list[_Pair]) -> _Pair | None:
    """The quotation that ``mark`` closes though nothing is open: the sentence before it."""
    if earlier or mark.start == 0 or (text[mark.start - 1].isdigit() and mark.char in {'"', "''", "’’"}):
        return None
    start = 0
    for stop in _SENTENCE_START.finditer(text, 0, max(0, mark.start - 2)):
        start = stop.end()
    return _Pair(start, start, mark.start, mark.end, opened=False)


def _singles(text: str, doubles: list[_Pair]) -> list[_Pair]:
    """Pairs of single marks that do not cross a pair of double ones."""
    result: list[_Pair] = []
    marks = [_Mark(m.start(), m.end(), "single", m.group()) for m in _SINGLES.finditer(text)]
    closers = [m.start for m in marks if m.char in "’'‘›‹" and _looks_closing(text, m)]
    pending: _Mark | None = None
    for mark in marks:
        if pending is not None and _closes_single(text, mark, pending, closers):
            if mark.start - pending.end > 1:
                result.append(_Pair(pending.start, pending.end, mark.start, mark.end))
            pending = None
        elif mark.char in "‘‚'‹›" and _looks_opening(text, mark) and not _ELISION.match(text, mark.end):
            pending = mark
    return _uncrossed(result, doubles)


def _closes_single(text: str, mark: _Mark, pending: _Mark, closers: list[int]) -> bool:
    if mark.char not in ("‘’" if pending.char == "‚" else "‹›" if pending.char in "‹›" else "’'"):
        return False
    if not _looks_closing(text, mark):
        return False
    # "the workers' rights": a possessive if the phrase can still be closed further on.
    plural = text[mark.start - 1] in "sS" and text[mark.end : mark.end + 1] == " "
    return not (
        plural and bisect_right(closers, mark.start) < len(closers) and text[mark.end + 1 : mark.end + 2].islower()
    )


def _uncrossed(singles: list[_Pair], doubles: list[_Pair]) -> list[_Pair]:
    """Single pairs that lie wholly inside or wholly outside of each double pair."""
    edges = sorted(p.start for p in doubles)
    ends = sorted(p.end for p in doubles)
    return [
        p
        for p in singles
        if bisect_right(edges, p.end) - bisect_right(edges, p.start)
        == bisect_right(ends, p.end) - bisect_right(ends, p.start)
    ]


def _looks_opening(text: str, mark: _Mark) -> bool:
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    free = not before or before.isspace() or before in _BRACKETS_OPEN | _DASHES | _QUOTES | {":"}
    return free and bool(after) and not after.isspace() and after not in (_STOPS - {"…", "."}) | _BRACKETS_CLOSE


def _looks_closing(text: str, mark: _Mark) -> bool:
    before, after = text[mark.start - 1 : mark.start] if mark.start else "", text[mark.end : mark.end + 1]
    free = not after or not (after.isalnum() or after in _BRACKETS_OPEN)
    return free and bool(before) and not before.isspace() and before not in _BRACKETS_OPEN


def _stripped(text: str, pair: _Pair) -> Span:
    start, end = pair.inner_start, pair.inner_end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _kind(text: str, pair: _Pair, inner: Span) -> QuotationKind:
    """Speech, phrase or title, by length, capitals and the marks beside it."""
    sample = inner.of(text)[:2000]
    words = [t for t in tokenize(sample) if t.kind is not TokenKind.MARK]
    if not words:
        return QuotationKind.PHRASE
    if _is_title(sample, words):
        return QuotationKind.TITLE
    spaceless = sum(len(w.text) == 1 and ord(w.text) > 0x2E7F for w in words) > len(words) / 2
    length = len(words) / 2 if spaceless else len(words)
    lead = text[max(0, pair.start - 40) : pair.start].rstrip()
    set_off = not lead or lead[-1] in ".,:!?。，：！？" or lead[-1] in _QUOTES
    terminal = bool(_TERMINAL.search(sample)) or sample[-1] in ",，" or text[pair.end : pair.end + 1] == ","
    if length >= _LONG or not pair.opened or not pair.closed:
        return QuotationKind.SPEECH
    capital = words[0].text[:1].isupper() or spaceless
    verb = any(w.key in AUXILIARIES for w in words)
    if set_off and terminal and (capital or verb):
        return QuotationKind.SPEECH
    return QuotationKind.SPEECH if length > _SHORT and (set_off or terminal) else QuotationKind.PHRASE


def _is_title(sample: str, words: list[Token]) -> bool:
    """Whether every content word is capitalised: "The Long Road Home", but not "No".

    The second part of a compound may be small; a capital after an elided article counts (``d'Or``).
    """
    content = [
        w
        for w in words
        if w.key not in FUNCTION_WORDS
        and w.kind is TokenKind.WORD
        and sample[w.span.start - 1 : w.span.start] not in {"-", "‑", "–"}
    ]
    capitals = [w for w in content if not w.text.islower()]
    first = words[0].text[:1]
    return len(words) > 1 and len(content) > 0 and len(capitals) == len(content) and not first.islower()
