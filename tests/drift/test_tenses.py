"""The tense and aspect of finite verbs."""

from __future__ import annotations

import pytest

from drift.analysis.parse import available, parse
from drift.analysis.tenses import TenseChange, VerbGroup, find_verb_groups, tense_change
from pairs.document import Document, Segment, Span

pytestmark = pytest.mark.skipif(not available(), reason="needs the nlp extra")


def _groups(text: str) -> list[VerbGroup]:
    parsed = parse(Document("", "en", text, (Segment(0, Span(0, len(text))),)))
    assert parsed is not None
    return list(find_verb_groups(parsed))


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        ("The firm sold the mill.", "sold", "past"),
        ("The firm has sold the mill.", "has sold", "present perfect"),
        ("The firm had been selling mills.", "had been selling", "past perfect progressive"),
        ("The firm is selling the mill.", "is selling", "present progressive"),
        ("The mill was being sold.", "was being sold", "past progressive"),
        ("The mill has been sold.", "has been sold", "present perfect"),
        ("The firm will sell the mill.", "will sell", "future"),
        ("The firm is going to sell the mill.", "is going to sell", "future"),
        ("The mill won't be sold.", "wo", "future"),
        ("The mill is old.", "is", "present"),
    ],
)
def test_names(text: str, span: str, name: str) -> None:
    """A verb group has its tense and aspect, and its exact span begins with its first helper."""
    (group,) = _groups(text)
    assert group.span.of(text).startswith(span)
    assert group.name == name


def test_modals_and_infinitives_have_no_tense() -> None:
    """What may or must be, and what stands without a subject, is not a matter of tense."""
    assert [g.lemma for g in _groups("They may want to sell the mill and must try.")] == []


@pytest.mark.parametrize(
    ("one", "two", "change"),
    [
        ("The firm sold the mill.", "The firm will sell the mill.", TenseChange.DONE),
        ("The firm sells mills.", "The firm will sell mills.", TenseChange.PLANNED),
        ("The firm sold mills.", "The firm sells mills.", TenseChange.TIME),
        ("The firm sold mills.", "The firm was selling mills.", TenseChange.ASPECT),
        ("The firm sold mills.", "The firm has sold mills.", TenseChange.NONE),
        ("The firm sold mills.", "Mills were sold.", TenseChange.NONE),
        ("The firm said so.", "The firm says so.", TenseChange.NONE),
    ],
)
def test_changes(one: str, two: str, change: TenseChange) -> None:
    """A change of tense is judged by what it does to the statement, from both sides alike."""
    (a,), (b,) = _groups(one), _groups(two)
    assert tense_change(a, b) is tense_change(b, a) is change


def test_backshift() -> None:
    """Under a verb of saying past and present, "will" and "would" are the same."""
    a = [g for g in _groups("He said the mill will be sold and is old.") if g.lemma != "say"]
    b = [g for g in _groups("He said the mill would be sold and was old.") if g.lemma != "say"]
    assert [tense_change(x, y) for x, y in zip(a, b, strict=True)] == [TenseChange.NONE] * 2
