"""Clauses: what of a sentence can go as a whole, with a parse and without."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.clauses import Clause, ClauseKind, find_clauses
from drift.analysis.parse import available, parse
from pairs.document import Document, Segment, Span

needs_parser = pytest.mark.skipif(not available(), reason="spaCy's English pipeline is not installed")


def document(text: str, lang: str = "en") -> Document:
    """A document of one segment."""
    return Document("", lang, text, (Segment(0, Span(0, len(text))),))


def shown(clauses: tuple[Clause, ...], text: str) -> set[tuple[str, str]]:
    """The clauses as kinds and texts."""
    return {(str(clause.kind), clause.span.of(text)) for clause in clauses}


@needs_parser
@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The bridge, which opened in May, was closed.", ClauseKind.RELATIVE, "which opened in May"),
        ("She left because nobody paid her.", ClauseKind.ADVERBIAL, "because nobody paid her"),
        ("Hoping for rain, farmers waited.", ClauseKind.PARTICIPIAL, "Hoping for rain"),
        ("He came to Lund to buy a boat.", ClauseKind.INFINITIVE, "to buy a boat"),
        ("Olsen, a former banker, resigned.", ClauseKind.APPOSITION, "a former banker"),
        ("The mayor said the mill was sold.", ClauseKind.REPORTED, "the mill was sold"),
        ("They closed the mill and fired its workers.", ClauseKind.COORDINATED, "fired its workers"),
        ("He waited for two long hours.", ClauseKind.PREPOSITIONAL, "for two long hours"),
        ("The mayor said the mill was sold.", ClauseKind.MAIN, "The mayor said the mill was sold"),
    ],
)
def test_each_kind_of_clause_is_found(text: str, kind: ClauseKind, expected: str) -> None:
    """A clause is its whole subtree, without the marks and conjunctions around it."""
    parsed = parse(document(text))
    assert (str(kind), expected) in shown(find_clauses(document(text), parsed), text)


def test_without_a_parse_marks_and_conjunctions_separate() -> None:
    """The parts between commas, relative pronouns and conjunctions stand in for clauses."""
    text = "Olsen, a former banker, sold the mill because it lost money."
    parts = [clause.span.of(text) for clause in find_clauses(document(text))]
    assert parts == ["Olsen", "a former banker", "sold the mill", "because it lost money"]


def test_in_other_languages_only_marks_separate() -> None:
    """English words open no clause in a text of another language."""
    text = "Die Mühle, die er kaufte, steht as who while da."
    assert len(find_clauses(document(text, "de"))) == 3


@given(st.text(alphabet=st.sampled_from(list("ab ,;()—\n\x00é中“”.which")), max_size=60))
def test_parts_are_exact_and_in_order(text: str) -> None:
    """Every part lies in the text, starts and ends on something visible, and parts do not overlap."""
    parts = find_clauses(document(text))
    for part, following in pairwise(parts):
        assert part.span.end <= following.span.start
    for part in parts:
        passage = part.span.of(text)
        assert passage
        assert passage == passage.strip()
