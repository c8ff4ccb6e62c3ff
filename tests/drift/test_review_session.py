"""The core of a review, without a screen: what comes next, what was judged, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drift.pipeline import compare
from drift.report import Report
from drift.review.filters import Filter
from drift.review.session import ReviewSession
from drift.severity import Severity
from drift.verdicts import Decision, Standing, VerdictLog
from pairs.repairs import merge, unlink
from tests.drift.reviewed import CONFIG, ORIGINAL, REWRITE, of_rule, report

PAIR = "ferry.txt → desk.txt"
Make = Callable[..., ReviewSession]


@pytest.fixture(scope="module")
def ferry() -> Report:
    """The comparison of the story."""
    return report()


@pytest.fixture
def make(ferry: Report, tmp_path: Path) -> Make:
    """Sessions of one pair on one file of verdicts."""

    def session(by: str = "mira", **options: bool) -> ReviewSession:
        repairs = tmp_path / ".drift" / "overrides" / "ferry.jsonl"
        log = VerdictLog(tmp_path / ".drift" / "verdicts.jsonl")
        return ReviewSession(ferry, log, pair=PAIR, by=by, repairs=repairs, **options)

    return session


def test_one_word_judges_and_goes_on(make: Make) -> None:
    """The worst comes first; each verdict leads to the next finding that is not judged, round to the beginning."""
    session = make()
    ranks = [f.severity.rank for f in session.shown]
    assert ranks == sorted(ranks, reverse=True)
    session.move(1)
    order = [session.shown[1], *session.shown[2:], session.shown[0]]
    for finding in order:
        assert session.current == finding
        assert session.judge(Decision.SAME) == finding
    assert not session.next_to_do()
    counts = session.counts()
    assert (counts.open, counts.judged, counts.decisions[Decision.SAME]) == (0, len(order), len(order))


def test_everything_is_there_again(make: Make) -> None:
    """Another session finds verdicts, notes, severities and marks, and takes them back one by one."""
    first = make()
    finding = first.judge(Decision.DRIFT, note="a million lost", severity=Severity.MINOR)
    assert finding
    first.mark(2)
    second = make()
    judged = second.judgement(finding)
    assert judged.verdict
    assert (judged.verdict.note, judged.verdict.by) == ("a million lost", "mira")
    assert second.severity(finding) is Severity.MINOR
    assert second.is_reviewed(2)
    step = second.undo()
    assert step
    assert step.what == "a mark of a sentence that was read"
    assert not second.is_reviewed(2)
    second.undo()
    assert second.judgement(finding).standing is Standing.OPEN
    assert second.undo() is None
    second.redo()
    second.redo()
    assert second.redo() is None
    third = make()
    assert third.is_reviewed(2)
    assert third.severity(finding) is Severity.MINOR


def test_a_note_stays_where_only_the_decision_changes(make: Make) -> None:
    """Judging again without a note keeps the reader's own, and never another's."""
    session = make()
    finding = session.judge(Decision.DRIFT, note="mine", advance=False)
    assert finding
    session.judge(Decision.UNSURE, finding=finding)
    verdict = session.judgement(finding).verdict
    assert verdict
    assert (verdict.decision, verdict.note) == (Decision.UNSURE, "mine")
    other = make("jonas")
    other.judge(Decision.SAME, finding=finding)
    verdict = other.judgement(finding).verdict
    assert verdict
    assert verdict.note == ""


def test_all_of_a_rule(tmp_path: Path) -> None:
    """All findings of a rule that are shown and not judged are one deed, and taken back as one."""
    text = "In May the line paid $7 million. Its pier costs $9 million a year. A boat was sold for $3 million."
    of = report(text, text.replace(" million", ""))
    session = ReviewSession(of, VerdictLog(tmp_path / "v.jsonl"), pair=PAIR, by="mira")
    session.go(of_rule(of, "FIG02"))
    session.judge(Decision.DRIFT)
    assert len(session.of_rule("FIG02")) == 2
    assert session.judge_rule(Decision.ACCEPTABLE, "FIG02") == 2
    assert session.counts().decisions == {
        Decision.SAME: 0,
        Decision.ACCEPTABLE: 2,
        Decision.DRIFT: 1,
        Decision.UNSURE: 0,
    }
    step = session.undo()
    assert step
    assert (step.what, len(step.fingerprints)) == ("2 verdicts", 2)
    assert session.counts().judged == 1
    assert session.judge_rule(Decision.SAME, "NEG01") == 0


def test_filters_and_the_dial(make: Make) -> None:
    """Counts and the cursor follow the filter; to go to a hidden finding takes the filter away."""
    session = make()
    total = len(session.shown)
    hidden = of_rule(session.report, "MOD02")
    session.narrow(Filter(rules=frozenset({"FIG"})))
    assert {f.rule[:3] for f in session.shown} == {"FIG"}
    assert session.counts().shown == len(session.shown) < session.counts().total == total
    assert set(session.rules()) == {f.rule for f in session.shown}
    session.narrow(Filter(text="CREW of"))
    assert {f.bead for f in session.shown} == {3}
    session.narrow(Filter(severities=frozenset({Severity.CRITICAL})))
    assert {f.severity for f in session.shown} == {Severity.CRITICAL}
    assert session.go(hidden)
    assert session.current == hidden
    assert len(session.shown) == total
    session.judge(Decision.SAME, advance=False)
    session.narrow(Filter(states=frozenset({"todo"})))
    assert hidden not in session.shown
    session.narrow(Filter(states=frozenset({"same"})))
    assert session.shown == (hidden,)
    session.narrow(Filter())
    stay = [session.dial(1) for _ in range(20)]
    assert stay == sorted(stay, reverse=True)
    assert stay[-1] == sum(f.confidence >= 1 for f in session.report.findings)
    assert session.dial(-40) == total


def test_what_others_do_meanwhile(make: Make) -> None:
    """Another process' verdicts are there after a look, and a blind reader doesn't see them; each undoes their own."""
    mira, jonas, blind = make(), make("jonas"), make("vera", blind=True)
    finding = mira.judge(Decision.DRIFT)
    assert finding
    assert jonas.refresh()
    assert not jonas.refresh()
    assert jonas.judgement(finding).standing is Standing.JUDGED
    assert jonas.undo() is None
    blind.refresh()
    assert blind.judgement(finding).standing is Standing.OPEN
    blind.judge(Decision.DRIFT, finding=finding)
    assert [v.by for v in blind.judgement(finding).verdicts] == ["mira", "vera"]
    found = blind.agreement("mira")
    assert (found.overall.n, found.overall.agreed) == (1, 1)


def test_verdicts_that_a_repair_makes_wait_are_counted(make: Make, tmp_path: Path) -> None:
    """A verdict whose sentences are paired otherwise waits, and holds again when that is taken back; both are told."""
    files = [tmp_path / name for name in ("ferry.txt", "desk.txt")]
    for file, text in zip(files, (ORIGINAL, REWRITE), strict=True):
        file.write_text(text, encoding="utf-8")
    session = make()
    finding = next(f for f in session.report.findings if 0 <= f.bead < len(session.report.beads) - 1)
    session.judge(Decision.DRIFT, finding=finding)
    assert session.renew(session.report).said == ""
    assert session.repair(merge(session.alignment, finding.bead, finding.bead + 1))
    renewal = session.renew(compare(*files, config=CONFIG, overrides=session.overrides))
    assert renewal.said == "1 verdict waits: what it was given on changed"
    assert session.undo()
    renewal = session.renew(compare(*files, config=CONFIG, overrides=session.overrides))
    assert renewal.said == "1 verdict holds again"


def test_a_repair_is_kept_taken_back_and_brought_back(make: Make, tmp_path: Path) -> None:
    """Repairs lie beside the verdicts, those in their way are lifted, and undo goes through them like verdicts."""
    files = [tmp_path / name for name in ("ferry.txt", "desk.txt")]
    for file, text in zip(files, (ORIGINAL, REWRITE), strict=True):
        file.write_text(text, encoding="utf-8")

    def anew(session: ReviewSession) -> None:
        session.renew(compare(*files, config=CONFIG, overrides=session.overrides))

    session = make()
    beads = [(b.original, b.rewrite) for b in session.report.beads]
    assert session.repair(merge(session.alignment, 0, 1))
    anew(session)
    merged = [(b.original, b.rewrite) for b in session.report.beads]
    assert merged[0] == ((0, 1), (0, 1))
    assert session.repair(unlink(session.alignment, 0))
    anew(session)
    unlinked = [(b.original, b.rewrite) for b in session.report.beads]
    assert ((0,), ()) in unlinked
    again = make()
    for expected, turn in ((merged, again.undo), (beads, again.undo), (merged, again.redo), (unlinked, again.redo)):
        step = turn()
        assert step
        assert step.repaired
        anew(again)
        assert [(b.original, b.rewrite) for b in again.report.beads] == expected


def test_a_text_without_a_file_is_not_repaired(ferry: Report, tmp_path: Path) -> None:
    """There is no place to keep it, and that is told."""
    session = ReviewSession(ferry, VerdictLog(tmp_path / "v.jsonl"), pair=PAIR, by="mira")
    assert not session.repair(unlink(session.alignment, 0))
    assert "can't be repaired" in session.problem


def test_names_of_findings(make: Make) -> None:
    """A finding is found by its fingerprint or by how that begins, if no other begins so."""
    session = make()
    finding = session.shown[-1]
    assert session.finding(finding.fingerprint) == session.finding(finding.fingerprint[:10]) == finding
    assert session.finding("") is None
    assert session.finding("nonsense") is None


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["judge", "rule", "undo", "redo", "next", "previous", "todo", "open only", "all", "text", "worst"]
        ),
        max_size=15,
    )
)
def test_the_cursor_is_always_on_something(deeds: list[str]) -> None:
    """Whatever is done, the cursor stands on a shown finding, and the counts add up."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        session = ReviewSession(SHARED, VerdictLog(Path(folder) / "v.jsonl"), pair=PAIR, by="mira")
        does: dict[str, Callable[[], object]] = {
            "judge": lambda: session.judge(Decision.SAME),
            "rule": lambda: session.judge_rule(Decision.DRIFT),
            "undo": session.undo,
            "redo": session.redo,
            "next": lambda: session.move(1),
            "previous": lambda: session.move(-1),
            "todo": session.next_to_do,
            "open only": lambda: session.narrow(Filter(states=frozenset({"open"}))),
            "all": lambda: session.narrow(Filter()),
            "text": lambda: session.arrange("text"),
            "worst": lambda: session.arrange("worst"),
        }
        for deed in deeds:
            does[deed]()
            assert (session.current is None) == (not session.shown)
            counts = session.counts()
            assert counts.open + counts.stale + counts.judged == counts.total == len(SHARED.findings)


SHARED = report()
