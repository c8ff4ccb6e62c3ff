"""Where findings stand: verdicts hold for the text that they were given for, and never for another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drift.outcome import State as Outcome
from drift.report import Report
from drift.severity import Severity
from drift.verdicts import (
    Decision,
    Standing,
    VerdictLog,
    accept_all,
    all_judged,
    bead_texts,
    digest_of,
    prune,
    review_of,
    verdict_on,
)
from drift.verdicts.standing import standing
from tests.drift.reviewed import ORIGINAL, REWRITE, of_rule, report

PAIR = "ferry.txt → desk.txt"


@pytest.fixture(scope="module")
def ferry() -> Report:
    """The comparison of the story."""
    return report()


@pytest.fixture
def log(tmp_path: Path) -> VerdictLog:
    """No verdicts."""
    return VerdictLog(tmp_path / "v.jsonl")


def judged(log: VerdictLog, of: Report, rule: str, decision: Decision, *, by: str = "mira", pair: str = PAIR) -> str:
    """Judge the first finding of a rule; gives its fingerprint."""
    finding = of_rule(of, rule)
    log.judge([verdict_on(of, finding, decision)], by=by, pair=pair)
    return finding.fingerprint


def test_a_verdict_holds_while_both_texts_are_the_same(ferry: Report, log: VerdictLog) -> None:
    """Sentences that are added elsewhere, line breaks and a renamed file change nothing."""
    name = judged(log, ferry, "FIG02", Decision.ACCEPTABLE)
    moved = report(
        "It was a hard year.\n\n" + ORIGINAL, "It was a hard year.\n\n" + REWRITE.replace("last winter", "last\nwinter")
    )
    for of, pair in ((ferry, PAIR), (moved, PAIR), (ferry, "renamed.txt → desk.txt")):
        found = standing(of, pair, log.state)
        assert found[name].standing is Standing.JUDGED
        assert found[name].accepted
        assert {j.standing for key, j in found.items() if key != name} == {Standing.OPEN}


def test_another_sentence_around_it_makes_it_stale(ferry: Report, log: VerdictLog) -> None:
    """The same finding in another sentence is stale, and says which side is another one; in another pair it is open."""
    name = judged(log, ferry, "FIG02", Decision.SAME)
    changed = report(ORIGINAL, REWRITE.replace("$40 last winter", "$40 in the last winter"))
    found = standing(changed, PAIR, log.state)[name]
    assert found.standing is Standing.STALE
    assert not found.accepted
    assert found.changed == "the sentence around it is another one in the rewrite"
    assert found.verdict
    assert "last winter" in found.verdict.sides[1]
    assert "the last winter" in found.now[1]
    assert standing(changed, "other.txt → desk.txt", log.state)[name].standing is Standing.OPEN


def test_one_passage_that_is_the_same_makes_it_stale(ferry: Report, log: VerdictLog) -> None:
    """The same rule on the same passage of one side shows what the other side said when it was judged."""
    judged(log, ferry, "FIG02", Decision.SAME)
    changed = report(ORIGINAL, REWRITE.replace("$40", "$40 billion"))
    found = standing(changed, PAIR, log.state)[of_rule(changed, "FIG02").fingerprint]
    assert found.standing is Standing.STALE
    assert found.changed == "the rewrite said “$40”, now “$40 billion”"


def test_of_several_people_the_later_line_holds(ferry: Report, log: VerdictLog) -> None:
    """All verdicts are there, the last of each person; the one that holds stands at the end."""
    name = judged(log, ferry, "FIG02", Decision.DRIFT)
    judged(log, ferry, "FIG02", Decision.SAME, by="jonas")
    found = standing(ferry, PAIR, log.state)[name]
    assert [v.by for v in found.verdicts] == ["mira", "jonas"]
    assert found.accepted
    assert found.disputed
    judged(log, ferry, "FIG02", Decision.UNSURE)
    again = standing(ferry, PAIR, log.state)[name]
    assert [(v.by, v.decision) for v in again.verdicts] == [("jonas", Decision.SAME), ("mira", Decision.UNSURE)]


def test_a_second_reader_sees_others_after_judging(ferry: Report, log: VerdictLog) -> None:
    """Others' verdicts count for nothing and are not shown until the reader's own is given, which then holds."""
    name = judged(log, ferry, "FIG02", Decision.DRIFT)
    assert standing(ferry, PAIR, log.state, reader="jonas")[name].verdicts == ()
    judged(log, ferry, "FIG02", Decision.SAME, by="jonas")
    judged(log, ferry, "FIG02", Decision.UNSURE)
    found = standing(ferry, PAIR, log.state, reader="jonas")[name]
    assert [v.by for v in found.verdicts] == ["mira", "jonas"]
    assert found.verdict
    assert found.verdict.decision is Decision.SAME


def test_accepting_all_leaves_what_people_said(ferry: Report, log: VerdictLog) -> None:
    """A baseline accepts what is open, in one deed, and overrules nobody."""
    name = judged(log, ferry, "FIG02", Decision.DRIFT)
    count = accept_all(log, [(PAIR, ferry, ferry.findings)], by="ci", note="baseline")
    assert count == len(ferry.findings) - 1
    found = standing(ferry, PAIR, log.state)
    assert [key for key, j in found.items() if not j.accepted] == [name]
    assert accept_all(log, [(PAIR, ferry, ferry.findings)], by="ci") == 0
    log.undo(log.state.to_undo("ci", PAIR) or "", by="ci", pair=PAIR)
    assert {j.standing for j in standing(ferry, PAIR, log.state).values()} == {Standing.OPEN, Standing.JUDGED}


def test_pruning_drops_what_speaks_of_texts_that_are_gone(ferry: Report, log: VerdictLog) -> None:
    """Verdicts whose passages are gone leave the file, with what undid them; all else stays as it is."""
    judged(log, ferry, "FIG02", Decision.SAME)
    kept = judged(log, ferry, "MOD02", Decision.SAME)
    judged(log, ferry, "FIG02", Decision.SAME, pair="other")
    act = log.state.to_undo("mira", PAIR) or ""
    lines = log.path.read_text(encoding="utf-8").splitlines()
    gone = REWRITE.replace("$40", "nothing")
    assert prune(log, {PAIR: (ORIGINAL, gone)}) == 1
    assert log.path.read_text(encoding="utf-8").splitlines() == lines[1:]
    assert {v.fingerprint for v in log.state.verdicts_of(PAIR)} == {kept}
    log.undo(act, by="mira", pair=PAIR)
    assert prune(log, {PAIR: ("", ""), "other": ("", "")}) == 2
    assert log.path.read_text(encoding="utf-8") == ""


def test_judgements_as_what_a_check_says(ferry: Report, log: VerdictLog) -> None:
    """Accepted, open with a verdict, stale and open, each with its reason; a severity that was given holds."""
    finding = of_rule(ferry, "FIG02")
    log.judge([verdict_on(ferry, finding, Decision.DRIFT, note="no", severity=Severity.MINOR)], by="mira", pair=PAIR)
    judged(log, ferry, "MOD02", Decision.ACCEPTABLE)
    check = review_of(ferry, PAIR, standing(ferry, PAIR, log.state))
    states = {j.finding.rule: (j.state, j.reason) for j in check.pairs[0].findings}
    assert states["FIG02"] == (Outcome.OPEN, "drift, mira: no")
    assert states["MOD02"] == (Outcome.ACCEPTED, "acceptable, mira")
    assert next(j.finding.severity for j in check.pairs[0].findings if j.finding.rule == "FIG02") is Severity.MINOR
    changed = report(ORIGINAL, REWRITE.replace("Boats might", "All boats might"))
    stale = {j.finding.rule: j for j in all_judged(changed.findings, standing(changed, PAIR, log.state))}
    assert stale["MOD02"].state is Outcome.STALE
    assert stale["MOD02"].reason.startswith("was acceptable, mira; ")


def test_findings_of_whole_files_belong_to_their_pair(ferry: Report, log: VerdictLog) -> None:
    """A finding without any text (a missing rewrite) is accepted for its own pair only."""
    from dataclasses import replace

    finding = replace(ferry.findings[0], rule="SRC03", bead=-1, original=None, rewrite=None, fingerprint="0123")
    log.judge([verdict_on(None, finding, Decision.ACCEPTABLE)], by="mira", pair=PAIR)
    assert standing(None, PAIR, log.state, findings=[finding])["0123"].accepted
    assert standing(None, "other", log.state, findings=[finding])["0123"].standing is Standing.OPEN


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["million", "soon", "twice"]), min_size=1, max_size=4))
def test_of_findings_that_say_the_same_each_has_its_own_verdict(words: list[str]) -> None:
    """However often one change comes, judging one of its findings judges that one, and no other."""
    import tempfile

    sentences = [f"In year {k} the line paid $7 million {word}." for k, word in enumerate(words)]
    of = report(" ".join(sentences), " ".join(sentences).replace("$7 million", "$7"))
    with tempfile.TemporaryDirectory() as folder:
        log = VerdictLog(Path(folder) / "v.jsonl")
        for k, finding in enumerate(of.findings):
            log.judge([verdict_on(of, finding, Decision.SAME)], by="mira", pair=PAIR)
            found = standing(of, PAIR, log.state)
            assert [found[f.fingerprint].standing is Standing.JUDGED for f in of.findings] == [
                j <= k for j in range(len(of.findings))
            ]


SENTENCES = (
    ("The line lost $4 million.", ("The line lost $4.", "The line lost $4 again.", "The line lost $4 billion.")),
    ("Boats can leave at night.", ("Boats might leave at night.", "Boats might leave.", "Boats can leave at night.")),
    ("It did not rain in May.", ("It did rain in May.", "It rained in May.", "It did not rain in May.")),
)
VERSIONS = st.lists(st.integers(0, 2), min_size=3, max_size=3)


@settings(max_examples=20, deadline=None)
@given(VERSIONS, VERSIONS, st.permutations(range(3)))
def test_nothing_is_accepted_but_what_was_read(before: list[int], after: list[int], order: list[int]) -> None:
    """Whatever changes in whatever order: a finding is accepted if and only if its two sentences were judged as they are."""
    import tempfile

    def story(versions: list[int], places: list[int]) -> Report:
        rewrite = " ".join(SENTENCES[k][1][versions[k]] for k in places)
        return report(" ".join(original for original, _ in SENTENCES), rewrite)

    with tempfile.TemporaryDirectory() as folder:
        log = VerdictLog(Path(folder) / "v.jsonl")
        first, second = story(before, [0, 1, 2]), story(after, order)
        log.judge([verdict_on(first, f, Decision.SAME) for f in first.findings], by="mira", pair=PAIR)
        read = {(f.rule, bead_texts(first, f.bead)) for f in first.findings}
        found = standing(second, PAIR, log.state)
        for finding in second.findings:
            known = (finding.rule, bead_texts(second, finding.bead)) in read
            assert found[finding.fingerprint].accepted == known


def test_a_finding_keeps_its_verdict_when_its_copy_goes(log: VerdictLog) -> None:
    """The second of two equal changes takes the name of the first when that is gone; the verdict goes with its text."""
    first, second = "In May the line paid $7 million.", "Its pier costs $7 million a year to keep."
    both = report(f"{first} {second}", f"{first} {second}".replace("$7 million", "$7"))
    found = [f for f in both.findings if f.rule == "FIG02"]
    assert len(found) == 2
    log.judge([verdict_on(both, found[1], Decision.SAME)], by="mira", pair=PAIR)
    one = report(second, second.replace("$7 million", "$7"))
    assert standing(one, PAIR, log.state)[of_rule(one, "FIG02").fingerprint].accepted


def test_the_digest_sees_words_and_not_line_breaks(ferry: Report) -> None:
    """It stands for what both sides say."""
    assert digest_of(("a  b\n", "c")) == digest_of(("a b", "c")) != digest_of(("a", "b c"))
    assert bead_texts(ferry, -1) == bead_texts(None, 0) == ("", "")
