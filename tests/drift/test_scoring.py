"""Scores are those of sacrebleu and difflib, and the drift score never falls when more is found."""

from __future__ import annotations

import difflib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu import sentence_bleu, sentence_chrf, sentence_ter

from drift.analysis.tokens import tokenize
from drift.report import BeadScore, Finding
from drift.scoring.lexical import MAX_TOKENS_TER, bleu_chrf, ratio, signatures, ter
from drift.scoring.score import bead_drift, document_score
from drift.severity import Severity
from pairs.bead import Bead, BeadKind
from pairs.document import Span

ORIGINAL = "The council will vote on the bridge on Monday, the mayor said."
REWRITE = "On Monday the council might vote on the bridge, said the mayor."


def test_sacrebleu_is_asked_the_right_way_round() -> None:
    """The original is the reference, the rewrite the hypothesis."""
    assert bleu_chrf(ORIGINAL, REWRITE) == (
        pytest.approx(sentence_bleu(REWRITE, [ORIGINAL]).score, abs=0.005),
        pytest.approx(sentence_chrf(REWRITE, [ORIGINAL]).score, abs=0.005),
    )
    assert ter(ORIGINAL, REWRITE) == pytest.approx(sentence_ter(REWRITE, [ORIGINAL]).score, abs=0.005)
    assert bleu_chrf("a b c d", "a b") != bleu_chrf("a b", "a b c d")


def test_every_score_has_its_signature() -> None:
    """A score is never told without what it was made with."""
    told = signatures()
    assert set(told) == {"bleu", "chrf", "ter", "sacrebleu"}
    assert "e:yes" in told["bleu"]


def test_ter_is_left_out_on_long_sentences() -> None:
    """Past its limit TER is no number rather than minutes of work."""
    assert ter("a " * (MAX_TOKENS_TER + 1), "a") is None


@given(st.text(alphabet="ab c", max_size=40), st.text(alphabet="ab c", max_size=40))
def test_ratio_is_difflibs(a: str, b: str) -> None:
    """Within the budget the ratio is difflib's on folded tokens."""
    keys = ([t.key for t in tokenize(a)], [t.key for t in tokenize(b)])
    assert ratio(a, b) == pytest.approx(difflib.SequenceMatcher(None, *keys, autojunk=False).ratio(), abs=1e-4)


def test_ratio_stays_cheap_on_repetitions() -> None:
    """Eight times the tokens of a text of two words cost far less than 64 times the time."""

    def cost(n: int) -> float:
        a, b = "ab cd " * n, "cd ab ab " * n
        begin = time.process_time()
        ratio(a, b)
        return time.process_time() - begin

    cost(100)
    small, large = cost(2_000), cost(16_000)
    assert large < 40 * max(small, 0.005)


def finding(severity: Severity, confidence: float = 1.0, rule: str = "FIG01") -> Finding:
    """A finding in the first bead."""
    return Finding(rule, "x", severity, 0, Span(0, 1), None, "…", confidence=confidence)


FINDINGS = st.lists(st.builds(finding, st.sampled_from(Severity), st.floats(0, 1)), max_size=5)


@given(st.floats(-1, 1), FINDINGS, st.builds(finding, st.sampled_from(Severity), st.floats(0, 1)))
def test_more_findings_never_lower_the_score(semantic: float, found: list[Finding], more: Finding) -> None:
    """The score stays in 0..1 and is monotone in the findings."""
    before = bead_drift(BeadKind.MATCH, semantic, None, found)
    after = bead_drift(BeadKind.MATCH, semantic, None, [*found, more])
    assert 0 <= before <= after <= 1


def test_identical_texts_do_not_drift() -> None:
    """Nothing found and nothing different is 0."""
    assert bead_drift(BeadKind.MATCH, 1.0, 100.0, []) == 0
    assert bead_drift(BeadKind.MATCH, None, 100.0, []) == 0


def test_document_score_weighs_by_words() -> None:
    """Shares add up, omissions count, children of an omission don't count twice."""
    beads = (Bead((0,), (0,)), Bead((1,), ()), Bead((), (1,)))
    scores = (
        BeadScore(0.9, 50.0, 60.0, 40.0, 0.8, 0.2),
        BeadScore(None, None, None, None, None, 1.0),
        BeadScore(None, None, None, None, None, 1.0),
    )
    lost = Finding("OMI01", "x", Severity.MAJOR, 1, Span(0, 9), None, "…", fingerprint="p")
    child = Finding("FIG11", "x", Severity.MINOR, 1, Span(0, 1), None, "…", parent="p")
    score = document_score(beads, scores, [lost, child], ([30, 10], [20, 5]))
    assert score.semantic == 0.9
    assert score.mqm == pytest.approx(100 * 5 / 40)
    assert score.drift == pytest.approx((0.2 * 30 + 10 + 5) / 45, abs=1e-4)
    assert score.shares == {"kept": 0.75, "changed": 0.0, "dropped": 0.25, "added": 0.2, "moved": 0.0}


def test_document_score_of_nothing() -> None:
    """Two empty texts have no scores and no drift."""
    score = document_score((), (), (), ([], []))
    assert score.semantic is None
    assert score.drift == 0
    assert score.mqm == 0


@pytest.mark.parametrize("text", ["A ship came.", "5", "港口开放。", "One, two; three?"])
def test_equal_texts_score_as_the_libraries_say(text: str) -> None:
    """What is known without being worked out is what sacrebleu and difflib would say."""
    assert bleu_chrf(text, text) == (
        pytest.approx(sentence_bleu(text, [text], use_effective_order=True).score, abs=0.005),
        pytest.approx(sentence_chrf(text, [text]).score, abs=0.005),
    )
    assert ter(text, text) == sentence_ter(text, [text]).score
    assert ratio(text, text) == 1
