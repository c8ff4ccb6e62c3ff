from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from tests.tui.desk import files, request, visit
from tui.app import ReviewApp
from tui.screens.dialog import Ask, Choose
from tui.screens.help import Help
from tui.screens.page import RulePage
from tui.screens.review import ReviewScreen
from tui.screens.taking import editor


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
