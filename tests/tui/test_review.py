from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.geometry import Offset, Region
from textual.pilot import Pilot
from textual.selection import Selection
from textual.widgets import Footer, Input, OptionList
from textual.widgets._footer import FooterKey

from drift.verdicts import Standing
from tests.tui.desk import ORIGINAL, REWRITE, files, lines, request, until, visit
from tui.app import ReviewApp
from tui.screens.dialog import Ask, Choose, Note, Pick
from tui.screens.help import Help
from tui.screens.page import RulePage
from tui.screens.review import ReviewScreen
from tui.screens.taking import editor


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


def test_findings_and_sentences_have_one_cursor(tmp_path: Path) -> None:
    """J and k go by sentence, ] and [ by finding, tab flips the reading; the cursor is one and stays."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        session = screen.session
        assert session is not None
        await pilot.press("g")
        assert (screen.view.cursor, screen.finding) == (0, None)
        await pilot.press("right_square_bracket")
        assert screen.finding is session.shown[0]
        await pilot.press("right_square_bracket", "left_square_bracket")
        assert screen.finding is session.shown[0]
        here = screen.finding
        await pilot.press("tab")
        assert screen.finding is here
        assert screen.query_one("#queue").display
        assert session.order == "worst"
        await pilot.press("tab", "j")
        assert screen.view.cursor == here.bead + 1
        await pilot.press("up", "up", "down")
        assert screen.view.cursor == here.bead
        await pilot.press("home", "pagedown")
        assert screen.view.cursor > 0

    visit(request(files(tmp_path)), what)


def test_moving_draws_what_changes_and_leaves_nothing_old(tmp_path: Path) -> None:
    """After each key the screen is what it would be if all of it were drawn anew, folded, wrapped or scrolled."""
    story = "\n\n".join(ORIGINAL for _ in range(4))

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        view = screen.view
        here = Region(0, 0, view.size.width, view.size.height)
        for keys in (
            *["j"] * 9,
            *["right_square_bracket"] * 5,
            "k",
            "f",
            "j",
            "f",
            "j",
            "k",
            "w",
            "j",
            "2",
            "j",
            "G",
            "k",
        ):
            await pilot.press(keys)
            shown = view.render_lines(here)
            view.refresh()
            await pilot.pause()
            assert view.render_lines(here) == shown, keys

    visit(request(files(tmp_path, story, story.replace("120", "210"))), what, size=(120, 34))


def test_filters_change_the_counts_and_the_jumps(tmp_path: Path) -> None:
    """Search, facets and the dial narrow what is shown, jumped to and counted; escape takes them away."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        session = screen.session
        assert session is not None
        total = len(session.shown)
        await pilot.press("slash", *"berths")
        find, footer = screen.query_one("#find", Input), screen.query_one(Footer)
        assert find.display
        assert not find.region.overlaps(footer.region)
        assert 0 < len(session.shown) < total
        await pilot.press("enter")
        assert "berths" in lines(screen, "#top")[1]
        assert not screen.query_one("#find", Input).display
        await pilot.press("escape")
        assert len(session.shown) == total
        await pilot.press("F")
        assert isinstance(app.screen, Pick)
        await pilot.press("space", "enter")
        assert 0 < len(session.shown) < total
        assert {session.severity(f).value for f in session.shown} == {"critical"}
        assert len(screen.shown) <= len(session.shown)
        await pilot.press("escape", *["plus"] * 18)
        assert len(session.shown) < total
        assert "confidence ≥" in lines(screen, "#top")[1]
        await pilot.press(*["minus"] * 18)
        assert len(session.shown) == total

    visit(request(files(tmp_path)), what)


def test_a_repair_is_scored_anew_kept_and_undone(tmp_path: Path) -> None:
    """Merging sets a bead by hand; the report follows in the background, the file keeps it, undo takes it back."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        before = screen.report
        assert before is not None
        judged = next(f for f in before.findings if f.bead == 1)
        screen.at(judged)
        await pilot.press("d")
        screen.at_bead(0)
        await pilot.press("m")
        await until(pilot, lambda: screen.report is not before and not screen.doing)
        assert "1 verdict waits" in str([n.message for n in app._notifications])
        merged = screen.report
        assert merged is not None
        assert len(merged.beads[0].original) == 2
        assert list((tmp_path / ".drift").rglob("*.jsonl"))
        await pilot.press("u")
        await until(pilot, lambda: screen.report is not merged and not screen.doing)
        assert screen.report is not None
        assert screen.report.beads == before.beads

    visit(request(files(tmp_path)), what)


def test_a_bead_is_split_and_a_sentence_moved_by_choosing(tmp_path: Path) -> None:
    """What can't be guessed is asked: where to split, which sentence to move, and where to."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        report = screen.report
        assert report is not None
        several = next(k for k, b in enumerate(report.beads) if len(b.original) + len(b.rewrite) > 2)
        screen.at_bead(several)
        await pilot.press("p")
        assert isinstance(app.screen, Choose)
        await pilot.press("enter")
        await until(pilot, lambda: screen.report is not report and not screen.doing)
        split = screen.report
        assert split is not None
        assert len(split.beads) > len(report.beads)
        screen.at_bead(0)
        await pilot.press("M", "enter", "enter")
        await until(pilot, lambda: screen.report is not split and not screen.doing)
        await pilot.press("L")
        assert screen.session is not None
        assert not screen.session.problem

    visit(request(files(tmp_path)), what)


def test_a_sentence_to_choose_is_read_whole_at_80_columns(tmp_path: Path) -> None:
    """In the dialog of a repair a long sentence is broken, not cut."""
    long = "The ferry line opened a second pier beside the old one, which has stood at the end of the quay for ninety years."

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        screen.at_bead(1)
        await pilot.press("M", "enter")
        assert isinstance(app.screen, Choose)
        options = app.screen.query_one(OptionList)
        assert any(long in str(option.prompt) for option in options.options)
        shown = options.render_lines(Region(0, 0, options.size.width, options.size.height))
        said = " ".join(" ".join("".join(segment.text for segment in strip).split()) for strip in shown)
        assert long in said

    opened = "The ferry line opened a second pier."
    visit(request(files(tmp_path, ORIGINAL.replace(opened, long), REWRITE)), what, size=(80, 24))


@pytest.mark.parametrize(("nth", "ending"), [(0, ".html"), (1, ".json"), (2, ".md")])
def test_the_review_can_be_exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int, ending: str) -> None:
    """The menu writes the review with its verdicts to a new file, and never over one that is there."""
    monkeypatch.chdir(tmp_path)

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        await pilot.press("a", "x")
        assert isinstance(app.screen, Choose)
        await pilot.press(*["down"] * nth, "enter")
        assert isinstance(app.screen, Ask)
        await pilot.press("enter")
        path = next(tmp_path.glob(f"pier-rewrite-*{ending}"))  # noqa: ASYNC240 -- nothing else runs meanwhile
        assert "acceptable" in path.read_text("utf-8")
        written = path.read_bytes()
        await pilot.press("x", *["down"] * nth, "enter", "enter")
        assert path.read_bytes() == written

    visit(request(files(tmp_path)), what)


def test_copy_rule_page_help_and_palette(tmp_path: Path) -> None:
    """Y copies the finding as text, enter opens the rule's page, ? a help that can be searched, ^p every command."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        finding = screen.finding
        assert finding is not None
        await pilot.press("y")
        assert finding.rule in app.clipboard
        assert finding.message in app.clipboard
        await pilot.press("enter")
        assert isinstance(app.screen, RulePage)
        await pilot.press("escape", "question_mark")
        assert isinstance(app.screen, Help)
        await pilot.press(*"magnit")
        await pilot.press(*["backspace"] * 6, *"undo")
        said = str(app.screen.query_one("#help").render())
        assert "undo" in said
        assert "merge" not in said
        await pilot.press("escape", "ctrl+p", *"undo")
        await pilot.pause(0.3)
        assert type(app.screen).__name__ == "CommandPalette"

    visit(request(files(tmp_path)), what)


def test_the_footer_shows_at_most_eight_keys(tmp_path: Path) -> None:
    """The footer names what is needed most, and no more than fits."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        keys = screen.query_one(Footer).query(FooterKey)
        assert 1 <= len(keys) <= 8
        assert sum(key.size.width for key in keys) <= 80

    visit(request(files(tmp_path)), what, size=(80, 24))


def test_the_mouse_does_what_keys_do(tmp_path: Path) -> None:
    """A click puts the cursor on a sentence, on a finding, and the minimap goes to its place."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        await pilot.press("g")
        shown = lines(screen)
        row = next(k for k, line in enumerate(shown) if "$40 million" in line)
        await pilot.click("#view", offset=(shown[row].index("$40 million") + 2, row))
        assert screen.finding is not None
        assert "40" in screen.finding.message
        await pilot.click("#map", offset=(1, 0))
        assert screen.view.cursor == 0

    visit(request(files(tmp_path)), what)


def test_a_model_that_is_not_there_is_told_and_words_go_on(tmp_path: Path) -> None:
    """A model that can't be loaded costs the cosine and not the review."""
    from drift import Config

    pair = files(tmp_path)
    asked = request(pair, config=Config(model=str(tmp_path / "nowhere"), parser=False))

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        assert screen.session is not None
        assert screen.session.shown
        assert any("by words alone" in note for note in screen.notes)

    visit(asked, what)


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


def test_selected_text_is_that_of_one_side(tmp_path: Path) -> None:
    """What is selected with the mouse is copied from the side on which it begins, without gutters."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        await pilot.press("g")
        shown = lines(screen)
        row = next(k for k, line in enumerate(shown) if "$40 million" in line)
        start = shown[row].index("The island")
        taken = screen.view.get_selection(Selection(Offset(start, row), Offset(start + 200, row + 1)))
        assert taken is not None
        text = " ".join(taken[0].split())
        assert text.startswith("The island council paid $40 million")
        assert "billion" not in text

    visit(request(files(tmp_path)), what)


def test_folding_leaves_what_differs(tmp_path: Path) -> None:
    """F folds away equal sentences, then all without a finding, then nothing; the cursor's sentence stays in view."""
    same = " ".join(f"The lamp number {k} burns all night." for k in range(12))

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        page = screen.view.page
        assert page is not None
        everything = len(page)
        await pilot.press("f")
        assert len(page) < everything
        assert any("folded away" in line for line in lines(screen))
        await pilot.press("G", "k", "f", "f")
        assert len(page) == everything
        assert any(line.startswith("▌") for line in lines(screen))

    visit(request(files(tmp_path, f"{same} {ORIGINAL}", f"{same} {REWRITE}")), what)


def test_lines_that_are_not_wrapped_can_be_moved(tmp_path: Path) -> None:
    """W stops wrapping: a sentence is one line with an ellipsis, and → shows what is further right."""
    tail = "and at the very end of this long sentence stands the word lighthouse."

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        await pilot.press("1", "w")
        assert "lighthouse" not in "\n".join(lines(screen))
        assert "…" in "\n".join(lines(screen))
        await pilot.press(*["right"] * 12)
        assert "lighthouse" in "\n".join(lines(screen))

    text = f"The keeper of the northern tower went up the stairs each evening {tail}\n"
    visit(request(files(tmp_path, text, text)), what)


def test_a_report_is_opened_at_a_finding(tmp_path: Path) -> None:
    """A report of `drift compare --format json` opens without comparing anew, at the finding that is named."""
    from dataclasses import replace

    from drift import compare
    from drift.formats import View, named
    from tests.tui.desk import QUICK

    pair = files(tmp_path)
    report = compare(pair.original, pair.rewrite, config=QUICK)
    path = tmp_path / "report.json"
    path.write_text(named("json").render(report, View()))
    wanted = report.findings[-1]

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        assert screen.finding is not None
        assert screen.finding.fingerprint == wanted.fingerprint

    visit(request(replace(pair, report=path), at=wanted.fingerprint[:8]), what)


def test_a_finding_that_is_gone_is_told(tmp_path: Path) -> None:
    """--at with a name that no finding has opens the pair and says so."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        assert screen.session is not None
        assert any("no finding" in note for note in screen.notes)

    visit(request(files(tmp_path), at="0123456789"), what)


def test_an_editor_opens_at_the_line() -> None:
    """The command names the line in the way of the editor; without one there is none."""
    path = Path("/texts/a b.txt")
    assert editor({}, path, 3) is None
    assert editor({"EDITOR": "vi -n"}, path, 3) == ["vi", "-n", "+3", "/texts/a b.txt"]
    assert editor({"VISUAL": "code --wait", "EDITOR": "vi"}, path, 3) == [
        "code",
        "--wait",
        "--goto",
        "/texts/a b.txt:3",
    ]
    assert editor({"EDITOR": "subl -w"}, path, 3) == ["subl", "-w", "/texts/a b.txt:3"]


def test_only_the_last_thing_said_is_shown(tmp_path: Path) -> None:
    """A reader who goes on judging when all is judged has the texts before the eyes, not a pile of messages."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        assert screen.session is not None
        await pilot.press(*["s"] * (len(screen.session.shown) + 4))
        await pilot.pause()
        assert len(app._notifications) <= 1

    visit(request(files(tmp_path)), what)


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
