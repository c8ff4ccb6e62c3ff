"""Quotations are found by their marks, with exact spans, in any style of marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.quotations import QuotationKind, document_quotations, find_quotations
from pairs.document import Boilerplate, Document, Segment, Span


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"No," she said.', ["No,"]),
        ("“No,” she said, “never.”", ["No,", "never."]),
        ("«Jamais», dit-elle. »Nein«, sagte er. „Doch“, sagte sie.", ["Jamais", "Nein", "Doch"]),
        ("« Jamais », dit-elle.", ["Jamais"]),
        ("彼は「行く」と言った。她说：“我不去。”", ["行く", "我不去。"]),
        ("``Old type,'' it read; ‘‘newer’’ too.", ["Old type,", "newer"]),
        ("The 'free' ferry and the 'slow' one.", ["free", "slow"]),
        ("the workers’ rights, the '90s, rock 'n' roll, 6'2\" and O'Dell's", []),
        ("a ‘sailors’ strike’ in May", ["sailors’ strike"]),
        ("He said:” The price is fair. ”", ["The price is fair."]),
        ("”life's work” was its name", ["life's work"]),
        ('a " loose " mark', ["loose"]),
        ("nothing here", []),
        ("", []),
        ('"', []),
    ],
)
def test_marks_are_paired(text: str, inner: list[str]) -> None:
    """Straight, curly, low, angle and corner marks pair; apostrophes, years and inches are none."""
    assert [q.inner.of(text) for q in find_quotations(text)] == inner


def test_nested_quotations_know_their_depth() -> None:
    """A quotation within a quotation is found and says so."""
    text = "“They told me ‘come back’ twice,” he said."
    assert [(q.inner.of(text), q.depth) for q in find_quotations(text)] == [
        ("They told me ‘come back’ twice,", 0),
        ("come back", 1),
    ]


def test_a_missing_mark_is_told() -> None:
    """A quotation without its opening or closing mark is still a quotation, and says what is missing."""
    (opened,) = find_quotations("She said: “We go on")
    assert (opened.opened, opened.closed) == (True, False)
    (closed,) = find_quotations("We go on,” she said.")
    assert (closed.opened, closed.closed) == (False, True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“No,” she said.", QuotationKind.SPEECH),
        ("He called it a “quiet victory” for all.", QuotationKind.PHRASE),
        ("They sang “The Ferryman’s Daughter” again.", QuotationKind.TITLE),
        ("He said they were “ready to come back as soon as the ice is gone” and left.", QuotationKind.SPEECH),
    ],
)
def test_speech_phrase_and_title_are_told_apart(text: str, kind: QuotationKind) -> None:
    """What somebody said, a few words at a distance, and the name of a work are three things."""
    assert [q.kind for q in find_quotations(text)] == [kind]


def test_a_quotation_may_run_over_sentences_but_not_over_cuts() -> None:
    """Segments of one paragraph are read together; what was cut out between them parts them."""
    text = "“We came. We saw.” He left."
    segments = (Segment(0, Span(0, 9)), Segment(1, Span(10, 18)), Segment(2, Span(19, 27)))
    whole = Document("", "en", text, segments)
    assert [q.inner.of(text) for q in document_quotations(whole)] == ["We came. We saw."]
    ads = "“We came. READ MORE We saw.” He left."
    cut = Document(
        "", "en", ads, (Segment(0, Span(0, 9)), Segment(1, Span(20, 37))), (Boilerplate(Span(10, 19), "more"),)
    )
    assert [q.inner.of(ads) for q in document_quotations(cut)] == ["We came.", "We saw."]


def test_a_paragraph_that_opens_with_a_mark_goes_on_quoting() -> None:
    """Of a long quotation only the last paragraph is closed; the others count as closed."""
    text = "“We came by boat.\n\n“We left by train.”"
    document = Document("", "en", text, (Segment(0, Span(0, 17)), Segment(1, Span(19, 38), paragraph=1)))
    assert [q.closed for q in document_quotations(document)] == [True, True]


MARKS = st.text(alphabet="ab .,s“”‘’\"'«»„「」‚‹›\n-", max_size=80)


@given(MARKS, st.integers(0, 5))
def test_spans_are_exact_and_nest(text: str, offset: int) -> None:
    """On any jumble of marks: inner lies within span, spans lie in the text, no two cross."""
    found = find_quotations(text, offset)
    for q in found:
        assert offset <= q.span.start < q.span.end <= offset + len(text)
        assert q.span.contains(q.inner)
        assert len(q.inner)
        assert q.inner.of(" " * offset + text).strip() == q.inner.of(" " * offset + text)
    assert sorted(found, key=lambda q: (q.span.start, -q.span.end)) == list(found)


def test_hostile_text_takes_linear_work() -> None:
    """Four times the marks take about four times the time, not sixteen."""
    from time import process_time

    def cost(n: int) -> float:
        text = "\"a' 'b\" ’s ‘" * n
        began = process_time()
        find_quotations(text)
        return process_time() - began

    cost(200)
    assert cost(8000) < 12 * max(cost(2000), 0.005)
