"""Where the terms of a glossary stand in two texts, and where the rewrite breaks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from drift.analysis.stems import stem
from drift.analysis.tokens import tokenize
from drift.analysis.word_alignment import word_alignment
from pairs.bead import BeadKind
from pairs.document import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from drift.analysis.pair import BeadView, Pair, Side
    from drift.glossary import Term


class Breach(StrEnum):
    """How a glossary was broken."""

    CHANGED = "a term to be kept was changed"
    NOT_PREFERRED = "the preferred term is missing"
    FORBIDDEN = "a forbidden term"


@dataclass(frozen=True, slots=True)
class BrokenTerm:
    """One place where the rewrite breaks a glossary.

    Attributes:
        breach: how.
        term: the glossary's entry.
        original: where the original has the term, ``None`` where it doesn't.
        rewrite: what stands there in the rewrite, ``None`` where that isn't known.
    """

    breach: Breach
    term: Term
    original: Span | None
    rewrite: Span | None


def broken_terms(view: BeadView) -> Iterator[BrokenTerm]:
    """Where the rewrite's side of a bead breaks the pair's glossary.

    A term that has no answer in its bead but, over the whole rewrite, as many as the original has terms was moved and
    is not broken. What an omitted sentence held is not asked for.
    """
    for term in view.pair.glossary:
        here = list(_in_bead(view, "original", term.term, exact=term.keep)) if term.term else []
        for forbidden in term.forbidden:
            if here or not term.term:
                for span in _in_bead(view, "rewrite", forbidden):
                    yield BrokenTerm(Breach.FORBIDDEN, term, here[0] if here else None, span)
        wanted = (term.term,) if term.keep else term.preferred
        if not here or not wanted or view.kind is not BeadKind.MATCH:
            continue
        there = sum(1 for word in wanted for _ in _in_bead(view, "rewrite", word, exact=term.keep))
        if there < len(here) and not _elsewhere(view.pair, term, wanted) and not _avoided(view, term):
            answer = _answer(view, here[there])
            yield BrokenTerm(Breach.CHANGED if term.keep else Breach.NOT_PREFERRED, term, here[there], answer)


def _avoided(view: BeadView, term: Term) -> bool:
    """Whether a forbidden word already says what stands in the term's place."""
    return any(True for word in term.forbidden for _ in _in_bead(view, "rewrite", word))


def _answer(view: BeadView, span: Span) -> Span | None:
    aligned = word_alignment(view)
    return aligned.counterpart("original", span) if aligned else None


def _elsewhere(pair: Pair, term: Term, wanted: Sequence[str]) -> bool:
    """Whether the whole rewrite has the wanted words as often as the original has the term."""
    search = find_exact if term.keep else find_term
    asked = sum(1 for _ in search(pair.original.text, term.term))
    return sum(1 for word in wanted for _ in search(pair.rewrite.text, word)) >= asked


def _in_bead(view: BeadView, side: Side, words: str, *, exact: bool = False) -> Iterator[Span]:
    search: Callable[[str, str], Iterator[Span]] = find_exact if exact else find_term
    text = view.pair.document(side).text
    for segment in view.segments(side):
        for span in search(segment.span.of(text), words):
            yield span.shift(segment.span.start)


def find_term(text: str, words: str) -> Iterator[Span]:
    """Where a term stands in a text, in any case and inflection."""
    wanted = _stems(words)
    tokens = tokenize(text)
    keys = [stem(token.key) for token in tokens]
    for k in range(len(keys) - len(wanted) + 1):
        if wanted and keys[k] == wanted[0] and tuple(keys[k : k + len(wanted)]) == wanted:
            yield tokens[k].span.cover(tokens[k + len(wanted) - 1].span)


def find_exact(text: str, words: str) -> Iterator[Span]:
    """Where a term stands in a text letter by letter, as words of its own."""
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        inner = (at and text[at - 1].isalnum() and words[0].isalnum()) or (
            end < len(text) and text[end].isalnum() and words[-1].isalnum()
        )
        if not inner:
            yield Span(at, end)
        at = text.find(words, end)


@lru_cache(maxsize=4096)
def _stems(words: str) -> tuple[str, ...]:
    return tuple(stem(token.key) for token in tokenize(words))
