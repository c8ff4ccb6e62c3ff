"""Whether a sentence states, asks or orders."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from drift.analysis.parse import parses
from pairs.document import Segment, SegmentKind, Span

if TYPE_CHECKING:
    from drift.analysis.pair import Pair, Side
    from drift.analysis.syntax import Parse

_CLOSING = "\"'”’»)]}」』 \u00a0\n\t"
QUESTION_MARKS = frozenset("?？؟⁇⁈⁉‽\u037e")  # the last one is Greek


class SentenceType(StrEnum):
    """What a sentence does."""

    STATEMENT = "statement"
    QUESTION = "question"
    ORDER = "order"


def sentence_type(text: str, parse: Parse | None = None, segment: int = 0) -> SentenceType:
    """The type of one sentence by its last mark, and by its verb where a parse is at hand.

    Args:
        text: the sentence, whole.
        parse: of its document.
        segment: its index.
    """
    stripped = text.rstrip(_CLOSING)
    if stripped[-1:] in QUESTION_MARKS:
        return SentenceType.QUESTION
    if parse is not None and _asks(parse, segment):
        return SentenceType.QUESTION
    ends = stripped.endswith((".", "!"))
    return SentenceType.ORDER if ends and parse is not None and _is_order(parse, segment) else SentenceType.STATEMENT


def _asks(parse: Parse, segment: int) -> bool:
    """Whether a sentence without its mark opens like a question: "Do the ferries sail on Sunday."."""
    words = [t for t in parse.of_segment(segment) if t.pos not in {"PUNCT", "SPACE"}][:2]
    if not words or words[0].text.casefold() not in {"do", "does", "did"} or words[0].dep != "aux":
        return False
    verb = parse.head(words[0])
    subject = parse.subject(verb, own=True)
    return verb.is_root and subject is not None and words[0].index < subject.index < verb.index


def _is_order(parse: Parse, segment: int) -> bool:
    """Whether the main verb is bare, without subject or helper, and opens its sentence."""
    roots = [t for t in parse.of_segment(segment) if t.is_root and t.tag == "VB"]
    if len(roots) != 1:
        return False
    root = roots[0]
    if parse.subject(root, own=True) or any(c.tag in {"TO", "MD"} for c in parse.children(root)):
        return False
    before = [t for t in parse.of_segment(segment) if t.index < root.index and t.pos not in {"PUNCT", "INTJ", "ADV"}]
    return all(t.lemma in {"do", "not", "please"} for t in before)


def type_of(pair: Pair, side: Side, segment: Segment) -> SentenceType:
    """The type of one segment of a pair; headings and captions are statements."""
    if segment.kind is not SegmentKind.SENTENCE:
        return SentenceType.STATEMENT
    parse = pair.get(parses)[0 if side == "original" else 1]
    return sentence_type(segment.span.of(pair.document(side).text), parse, segment.index)


def same_action(pair: Pair, original: int, rewrite: int) -> bool:
    """Whether the main verbs of two segments are the same verb, and one of them at least has a subject."""
    ours, theirs = pair.get(parses)
    if ours is None or theirs is None:
        return False
    first = [t for t in ours.of_segment(original) if t.is_root and t.is_verbal]
    second = [t for t in theirs.of_segment(rewrite) if t.is_root and t.is_verbal]
    if len(first) != 1 or len(second) != 1 or first[0].lemma != second[0].lemma:
        return False
    return bool(ours.subject(first[0], own=True)) != bool(theirs.subject(second[0], own=True))


def last_mark(text: str, span: Span) -> Span:
    """Where the final mark of a sentence stands, or its last character."""
    end = span.start + len(span.of(text).rstrip(_CLOSING))
    return Span(max(span.start, end - 1), max(end, span.start + 1))
