"""Clauses and attachments: the parts of a sentence that can be dropped or added as a whole.

With a parse they are subtrees: subordinate clauses, participles, infinitives, prepositional phrases, appositions and
coordinated verb phrases. Without one they are what stands between punctuation marks, conjunctions and relative
pronouns: fewer, with coarser limits, and in every language that separates clauses by commas.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from drift.analysis.parse import parses
from drift.analysis.tokens import Token, TokenKind, tokenize
from pairs.document import Document, Segment, Span

if TYPE_CHECKING:
    from drift.analysis.pair import Pair
    from drift.analysis.syntax import Parse, ParsedToken


class ClauseKind(StrEnum):
    """How a clause or phrase hangs on its sentence."""

    MAIN = "main"
    REPORTED = "reported"
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    PARTICIPIAL = "participial"
    INFINITIVE = "infinitive"
    PREPOSITIONAL = "prepositional"
    APPOSITION = "apposition"
    COORDINATED = "coordinated"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, or a phrase that could go without breaking its sentence.

    Attributes:
        span: all of it, clauses inside it included, without the marks around it.
        kind: how it hangs on its sentence; ``PART`` where only punctuation is known.
        head: its verb, noun or preposition; ``None`` where only punctuation is known.
        segment: index of its segment.
    """

    span: Span
    kind: ClauseKind
    head: Span | None
    segment: int


_BY_DEP = {
    "ROOT": ClauseKind.MAIN,
    "parataxis": ClauseKind.MAIN,
    "ccomp": ClauseKind.REPORTED,
    "csubj": ClauseKind.REPORTED,
    "csubjpass": ClauseKind.REPORTED,
    "relcl": ClauseKind.RELATIVE,
    "advcl": ClauseKind.ADVERBIAL,
    "pcomp": ClauseKind.ADVERBIAL,
    "acl": ClauseKind.PARTICIPIAL,
    "xcomp": ClauseKind.INFINITIVE,
    "conj": ClauseKind.COORDINATED,
    "appos": ClauseKind.APPOSITION,
    "prep": ClauseKind.PREPOSITIONAL,
    "agent": ClauseKind.PREPOSITIONAL,
}
# Words that open a part in English; in other languages only the marks separate.
_OPENERS = frozenset(
    """which who whom whose because although though while whereas unless if when whenever where after before since
    until till once as amid despite and but or nor yet for given including following saying adding""".split()
)
_SEPARATORS = frozenset(",;:()[]–—、，；：（）")
_MIN_PREPOSITIONAL = 2


def clauses(pair: Pair) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    """The clauses of the original and of the rewrite, in reading order; use it as ``pair.get(clauses)``."""
    original, rewrite = pair.get(parses)
    return find_clauses(pair.original, original), find_clauses(pair.rewrite, rewrite)


def find_clauses(document: Document, parse: Parse | None = None) -> tuple[Clause, ...]:
    """The clauses of a document by start, the longer first where two start together.

    Args:
        document: its segments are looked at one by one.
        parse: of this document; without one, or in a segment that wasn't parsed, the parts between marks are given.
    """
    found: list[Clause] = []
    for segment in document.segments:
        if parse is not None and parse.of_segment(segment.index):
            found.extend(_from_parse(parse, segment.index))
        else:
            found.extend(_from_marks(document, segment))
    return tuple(sorted(set(found), key=lambda c: (c.span.start, -c.span.end, c.kind)))


def _from_parse(parse: Parse, segment: int) -> Iterator[Clause]:
    for token in parse.of_segment(segment):
        kind = _kind(parse, token)
        if kind is None:
            continue
        tokens = _trimmed(parse.subtree(token))
        if tokens:
            yield Clause(tokens[0].span.cover(tokens[-1].span), kind, token.span, segment)


def _kind(parse: Parse, token: ParsedToken) -> ClauseKind | None:
    """What the subtree of ``token`` is, ``None`` where it is no clause and no attachment."""
    kind = _BY_DEP.get("ROOT" if token.is_root else token.dep)
    if kind is None or kind in {ClauseKind.APPOSITION, ClauseKind.MAIN}:
        return kind
    if kind is ClauseKind.PREPOSITIONAL:
        return kind if len(parse.subtree(token)) >= _MIN_PREPOSITIONAL else None
    if kind is ClauseKind.COORDINATED or token.dep in {"ccomp", "xcomp", "pcomp"}:
        kind = kind if parse.is_clause_head(token) else None
    if kind in {ClauseKind.ADVERBIAL, ClauseKind.PARTICIPIAL}:
        infinitive = any(child.tag == "TO" for child in parse.children(token))
        bare = token.tag in {"VBG", "VBN"} and not parse.children(token, "mark", "nsubj", "aux")
        if infinitive:
            return ClauseKind.INFINITIVE
        return ClauseKind.PARTICIPIAL if bare else kind
    return kind


def _trimmed(tokens: Sequence[ParsedToken]) -> Sequence[ParsedToken]:
    """``tokens`` without marks and coordinators at the ends."""
    first, last = 0, len(tokens)
    while first < last and (tokens[first].pos == "PUNCT" or tokens[first].dep == "cc"):
        first += 1
    while last > first and tokens[last - 1].pos == "PUNCT":
        last -= 1
    return tokens[first:last]


def _from_marks(document: Document, segment: Segment) -> Iterator[Clause]:
    tokens = tokenize(segment.span.of(document.text), segment.span.start)
    english = document.lang[:2] in {"", "en"}
    part: list[Token] = []
    for token in tokens:
        mark = token.kind is TokenKind.MARK and token.text in _SEPARATORS
        if part and (mark or (english and token.key in _OPENERS)):
            yield from _part(part, segment.index)
            part = []
        if not mark:
            part.append(token)
    yield from _part(part, segment.index)


def _part(tokens: Sequence[Token], segment: int) -> Iterator[Clause]:
    words = [token for token in tokens if token.kind is not TokenKind.MARK]
    if words:
        yield Clause(words[0].span.cover(words[-1].span), ClauseKind.PART, None, segment)
