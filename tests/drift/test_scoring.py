"""Scores are those of sacrebleu and difflib, and the drift score never falls when more is found."""

from __future__ import annotations

import difflib
import math
import time
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu import sentence_bleu, sentence_chrf, sentence_ter

import drift
from drift.analysis.tokens import tokenize
from drift.report import BeadScore, Finding
from drift.scoring.evidence import Evidence
from drift.scoring.lexical import MAX_TOKENS_TER, bleu_chrf, ratio, signatures, ter
from drift.scoring.model import HEADS, head_for, heads
from drift.scoring.score import document_score, matched_drift
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


ONE = st.builds(
    finding, st.sampled_from(Severity), st.floats(0, 1), st.sampled_from(["FIG01", "NEG01", "TRM01", "XYZ9"])
)
SHARE = st.none() | st.floats(0, 1)
EVIDENCE = st.builds(Evidence, SHARE, SHARE, SHARE, SHARE, SHARE, SHARE, SHARE)


@given(EVIDENCE, st.lists(ONE, max_size=5), ONE)
def test_more_findings_never_lower_the_score(shown: Evidence, found: list[Finding], more: Finding) -> None:
    """The score stays in 0..1 and is monotone in the findings."""
    before, _ = matched_drift(shown, found)
    after, _ = matched_drift(shown, [*found, more])
    assert 0 <= before <= after <= 1


@given(EVIDENCE, st.sampled_from([f.name for f in fields(Evidence)]), st.floats(0, 1), st.lists(ONE, max_size=3))
def test_stronger_evidence_never_lowers_the_score(
    shown: Evidence, name: str, more: float, found: list[Finding]
) -> None:
    """The score is monotone in each piece of evidence that is known."""
    known = getattr(shown, name)
    if known is not None:
        stronger = replace(shown, **{name: max(known, more)})
        assert matched_drift(shown, found)[0] <= matched_drift(stronger, found)[0]


@given(EVIDENCE, st.lists(ONE, max_size=5))
def test_pushes_add_up_to_the_score(shown: Evidence, found: list[Finding]) -> None:
    """A score is explained in full: its start and its pushes, none of them negative, add up to its log-odds."""
    drift, (start, *pushes) = matched_drift(shown, found)
    assert start.reason == "start"
    assert all(push.log_odds >= 0 for push in pushes)
    total = start.log_odds + sum(push.log_odds for push in pushes)
    assert drift == pytest.approx(1 / (1 + math.exp(-total)), abs=1e-3)


def test_a_finding_within_another_pushes_nothing() -> None:
    """What is lost with a larger passage is counted with that passage."""
    lost = finding(Severity.MAJOR, rule="OMI02")
    child = replace(finding(Severity.CRITICAL), parent="p")
    assert matched_drift(Evidence(0.1), [lost, child]) == matched_drift(Evidence(0.1), [lost])


def test_the_model_can_use_what_is_known() -> None:
    """Each kind of evidence at hand has its head, and no head has a weight below zero or evidence that it never sees."""
    assert set(heads()) == set(HEADS)
    assert head_for(Evidence(meaning=0.1, worst_word=0.2).values()).name == "vectors"
    assert head_for(Evidence(meaning=0.1, lost_words=0.2).values()).name == "sentence"
    assert head_for(Evidence(lost_words=0.2, chrf=0.1).values()).name == "words"
    names = {f.name for f in fields(Evidence)}
    for head in heads().values():
        assert head.ramps
        assert head.start < 0
        for ramp in head.ramps:
            assert ramp.weight > 0
            assert ramp.low < ramp.high
            assert ramp.name in names | {"penalty", "critical"} or ramp.name.partition(".")[2] in set(Severity)


def test_identical_texts_do_not_drift() -> None:
    """Nothing found and nothing different is 0."""
    text = "The quay is open."
    assert drift.check_pair(text, text).drift == 0
    assert drift.check_pair(text, text, config=drift.Config(model="none")).drift == 0


@pytest.mark.parametrize("model", ["default", "none"])
def test_what_changes_the_meaning_scores_higher(model: str) -> None:
    """A lost magnitude and a lost denial score high, a harmless rewording of the same sentence low."""
    settings = drift.Config(model=model, cache=False)
    original = "The port did not make $76 million in the first half of the year, the mayor said."
    harmless = drift.check_pair(original, original.replace("the mayor said", "said the mayor"), config=settings)
    for rewrite in (original.replace(" million", ""), original.replace("did not make", "made")):
        changed = drift.check_pair(original, rewrite, config=settings)
        assert changed.drift > 0.7 > 0.5 > harmless.drift
        assert any(push.detail for push in changed.score.pushes)


def test_the_worst_word_is_named() -> None:
    """What a word pushes is told with the word."""
    result = drift.check_pair("The border is borderless now.", "The border is unlimited now.")
    pushes = {push.reason: push for push in result.score.pushes}
    assert pushes["worst_word"].detail in {"borderless", "unlimited"}


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
