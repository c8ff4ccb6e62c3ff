"""Statements: a clause with the verbs that comment on it, matched across the pair; antonyms, quantifiers, sources."""

from __future__ import annotations

import pytest

from drift.analysis.antonyms import are_antonyms
from drift.analysis.attribution import AttributionKind, find_attributions
from drift.analysis.cues import CueKind
from drift.analysis.negation import flips
from drift.analysis.pair import Pair
from drift.analysis.parse import available, parse
from drift.analysis.quantifiers import differ, find_quantifiers
from drift.analysis.sentence_types import SentenceType, sentence_type
from drift.analysis.statement_matching import match_statements
from drift.analysis.statements import Statement, find_statements
from drift.analysis.tokens import tokenize
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span

needs_parser = pytest.mark.skipif(not available(), reason="spaCy's English pipeline is not installed")


def document(text: str) -> Document:
    """A document of one English segment."""
    return Document("", "en", text, (Segment(0, Span(0, len(text))),))


def pair(original: str, rewrite: str, *, parser: bool = True) -> Pair:
    """A pair of one bead, without a model."""
    return Pair(document(original), document(rewrite), Alignment((Bead((0,), (0,), 1.0),)), parser=parser)


def headed(statements: tuple[Statement, ...], head: str) -> Statement:
    """The statement that a word carries."""
    return next(s for s in statements if s.head is not None and s.head.text == head)


@needs_parser
@pytest.mark.parametrize(
    ("text", "head", "kinds"),
    [
        ("The crown seeks to punish the weavers.", "punish", {CueKind.ATTEMPT}),
        ("The crown is expected to fail to pay.", "pay", {CueKind.MODALITY, CueKind.NEGATION}),
        ("He said they did not sell it.", "sell", {CueKind.NEGATION}),
        ("He said they did not sell it.", "said", set()),
        ("They will meet and talk.", "talk", {CueKind.MODALITY}),
    ],
)
def test_verbs_that_comment_belong_to_what_they_comment_on(text: str, head: str, kinds: set[CueKind]) -> None:
    """Cues reach through operators and coordination, and stop at a reported clause."""
    found = find_statements(document(text), parse(document(text)))
    assert {cue.kind for cue in headed(found, head).cues} == kinds


@needs_parser
def test_statements_meet_across_a_reordered_sentence() -> None:
    """Each statement is matched with the one that says the same, wherever it stands."""
    matched = pair(
        "The mill burned down, and its owner left the valley.",
        "Its owner left the valley after the mill had burned down.",
    ).get(match_statements)[0]
    met = {(p.original.head.text, p.rewrite.head.text) for p in matched.pairs if p.original.head and p.rewrite.head}
    assert met == {("burned", "burned"), ("left", "left")}


@pytest.mark.parametrize("parser", [True, False])
@pytest.mark.parametrize(
    ("original", "rewrite", "expected"),
    [
        ("The council did not approve the plan.", "The council approved the plan.", [("not approve", True)]),
        ("The council approved the plan.", "The council never approved the plan.", [("never approved", False)]),
        ("The council did not approve the plan.", "The council didn't approve the plan.", []),
        ("The crane was not safe to use.", "The crane was unsafe to use.", []),
    ],
)
def test_flips_are_found_with_a_parse_and_without(
    original: str, rewrite: str, expected: list[tuple[str, bool]], *, parser: bool
) -> None:
    """A negator on one side only is found; contraction and negative prefix explain it."""
    if parser and not available():
        pytest.skip("spaCy's English pipeline is not installed")
    both = pair(original, rewrite, parser=parser)
    shown = []
    for flip in both.get(flips)[0]:
        span, text = (flip.original, original) if flip.dropped else (flip.rewrite, rewrite)
        assert span is not None
        shown.append((span.of(text), flip.dropped))
    assert shown == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("supports", "opposed", True),
        ("buyer", "sellers", True),
        ("rose", "fell", True),
        ("allowed", "permitted", False),
        ("rise", "rose", False),
        ("said", "asked", False),
    ],
)
def test_antonyms_are_known_in_any_form(a: str, b: str, *, expected: bool) -> None:
    """Opposites hold across inflections and both ways; synonyms and harmless pairs are none."""
    assert are_antonyms(a, b) is expected
    assert are_antonyms(b, a) is expected


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Most of the crew and many ships left.", [5, 4]),
        ("A few firms, hardly any banks.", [2, 1]),
        ("Above all, how many are left after all?", []),
        ("Some 400 ships and all two thousand men.", []),
    ],
)
def test_quantifiers_have_their_step(text: str, levels: list[int]) -> None:
    """Phrases are read whole, idioms and approximations not at all."""
    assert [q.level for q in find_quantifiers(tokenize(text))] == levels


def test_steps_that_differ() -> None:
    """All is not most; many and several are neighbours."""
    assert differ(6, 5)
    assert differ(4, 2)
    assert not differ(4, 3)


@pytest.mark.parametrize("parsed", [True, False])
@pytest.mark.parametrize(
    ("text", "kind", "span"),
    [
        ("Mira Olsen said that the mill was sold.", AttributionKind.REPORTED, "Mira Olsen said that"),
        ("The mill was sold, the mayor said.", AttributionKind.REPORTED, "the mayor said"),
        ("According to the port, it sank.", AttributionKind.ACCORDING, "According to the port"),
        ("Tarn took a stance on what he called the ferry crisis.", AttributionKind.LABEL, "what he called"),
        ("The so-called ferry crisis is over.", AttributionKind.LABEL, "so-called"),
    ],
)
def test_attributions_are_found(text: str, kind: AttributionKind, span: str, *, parsed: bool) -> None:
    """The attributing words are exact, with a parse and by word order alone."""
    if parsed and not available():
        pytest.skip("spaCy's English pipeline is not installed")
    found = find_attributions(document(text), parse(document(text)) if parsed else None)
    assert [(a.kind, a.span.of(text)) for a in found] == [(kind, span)]


@pytest.mark.parametrize("text", ["Did he go?", "“Did he go?”", "他去了吗？", "هل ذهب؟ "])
def test_questions_are_known_in_any_script(text: str) -> None:
    """The last mark decides, behind closing marks too."""
    assert sentence_type(text) is SentenceType.QUESTION
