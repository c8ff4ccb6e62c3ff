from __future__ import annotations

import json
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList

from drift.verdicts import Standing
from tests.tui.desk import files, lines, request, visit
from tui.app import ReviewApp
from tui.screens.dialog import Note
from tui.screens.review import ReviewScreen


def events(folder: Path) -> list[dict[str, object]]:
    path = folder / ".drift" / "verdicts.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def test_a_key_judges_saves_at_once_and_goes_on(tmp_path: Path) -> None:
    """One key: the verdict is on the disk, and the cursor is on the next finding without one."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        first = screen.finding
        assert first is not None
        assert screen.session is not None
        await pilot.press("d")
        assert [e["decision"] for e in events(tmp_path)] == ["drift"]
        assert screen.session.judgement(first).standing is Standing.JUDGED
        assert screen.finding is not None
        assert screen.finding is not first
        assert screen.session.judgement(screen.finding).standing is Standing.OPEN

    visit(request(files(tmp_path)), what)


def test_undo_and_redo_have_no_limit(tmp_path: Path) -> None:
    """Every deed can be taken back and brought back, one after the other, across verdicts and marks."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        assert screen.session is not None
        await pilot.press("s", "a", "v", "space")
        done = screen.session.counts()
        assert (done.judged, done.reviewed) == (3, 1)
        await pilot.press("u", "u", "u", "u", "u")
        assert (screen.session.counts().judged, screen.session.counts().reviewed) == (0, 0)
        await pilot.press("ctrl+r", "ctrl+r", "ctrl+r", "ctrl+r")
        assert screen.session.counts() == done

    visit(request(files(tmp_path)), what)


def test_what_was_judged_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    """A verdict outlives the app, and is shown in the place of the severity."""
    pair = files(tmp_path)

    async def judge(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        await pilot.press("d")

    async def look(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        assert screen.session is not None
        assert screen.session.counts().judged == 1
        assert any(" d" in line for line in lines(screen))
        assert "1 of" in lines(screen, "#top")[1]

    visit(request(pair), judge)
    visit(request(pair), look)


def test_a_changed_text_makes_its_verdict_stale(tmp_path: Path) -> None:
    """A verdict on another text is told as such, with what changed, and the finding is to be judged again."""
    pair = files(tmp_path)

    async def judge(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        finding = next(f for f in screen.report.findings if "billion" in f.message)  # type: ignore[union-attr]
        screen.at(finding)
        await pilot.press("a")

    async def look(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        assert screen.session is not None
        stale = [f for f in screen.session.shown if screen.session.judgement(f).standing is Standing.STALE]
        assert len(stale) == 1
        screen.at(stale[0])
        await pilot.pause()
        assert "stale" in "\n".join(lines(screen, "#scores"))
        assert "rewrite since then: " in str(screen.query_one("#facts").render())
        assert "for{+ all+} the works" in str(screen.query_one("#facts").render())

    visit(request(pair), judge)
    pair.rewrite.write_text(pair.rewrite.read_text().replace("for the works", "for all the works"))
    visit(request(pair), look)


def test_a_capital_judges_all_of_the_rule(tmp_path: Path) -> None:
    """All findings of the rule get the verdict in one deed, which one undo takes back; the count is told."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        session = screen.session
        assert session is not None
        assert screen.finding is not None
        rule = max(session.rules(), key=lambda code: session.rules()[code])
        count = session.rules()[rule]
        screen.at(next(f for f in session.shown if f.rule == rule))
        await pilot.press("A")
        assert session.counts().judged == count
        assert f"{count} × {rule}" in str([n.message for n in app._notifications])
        await pilot.press("u")
        assert session.counts().judged == 0

    visit(request(files(tmp_path)), what)


def test_a_note_and_another_severity(tmp_path: Path) -> None:
    """A verdict can carry a note and a severity of the reader's own; the counts follow."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        finding, session = screen.finding, screen.session
        assert finding is not None
        assert session is not None
        await pilot.press("n")
        assert isinstance(app.screen, Note)
        await pilot.press(*"see", "space", *"desk")
        app.screen.query_one("#severity", OptionList).highlighted = 1
        await pilot.press("ctrl+s")
        verdict = session.judgement(finding).verdict
        assert verdict is not None
        assert (verdict.note, verdict.decision, verdict.severity) == ("see desk", "drift", "neutral")

    visit(request(files(tmp_path)), what)


def test_verdicts_that_cannot_be_written_are_told_and_kept_in_memory(tmp_path: Path) -> None:
    """A folder in the place of the file: nothing crashes, the reader is told, the verdict stands in this run."""
    pair = files(tmp_path)

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        (tmp_path / ".drift").mkdir(exist_ok=True)
        (tmp_path / ".drift" / "verdicts.jsonl").mkdir()
        await pilot.press("d")
        assert screen.session is not None
        assert screen.session.problem
        assert screen.session.counts().judged == 1

    visit(request(pair), what)


def test_a_second_reader_sees_others_after_judging(tmp_path: Path) -> None:
    """Blind: another's verdict is hidden until one's own is given; at the end the agreement is shown."""
    pair = files(tmp_path)

    async def first(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        await pilot.press(*["d"] * len(screen.session.shown))  # type: ignore[union-attr]

    async def second(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        session = screen.session
        assert session is not None
        assert session.counts().judged == 0
        finding = screen.finding
        assert finding is not None
        await pilot.press("K")
        assert app.screen is screen
        await pilot.press("a")
        assert session.judgement(finding).disputed
        await pilot.press(*["d"] * len(session.shown), "K")
        assert app.screen is not screen

    visit(request(pair), first)
    visit(request(pair, reader="jonas", blind=True), second)


def test_verdicts_of_a_newer_drift_are_read_only(tmp_path: Path) -> None:
    """A file that a newer drift wrote opens, is told of, and stays as it is, byte for byte; the app goes on."""
    kept = tmp_path / ".drift" / "verdicts.jsonl"
    kept.parent.mkdir()
    kept.write_text('{"version": 99, "event": "judge", "id": "a"}\n', "utf-8")
    before = kept.read_bytes()

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        assert screen.session is not None
        await pilot.press("s", "d")
        await pilot.pause()
        assert "newer" in screen.session.problem
        assert "newer" in " ".join(lines(screen, "TopBar"))
        assert kept.read_bytes() == before
        assert app.is_running

    visit(request(files(tmp_path)), what)
