from __future__ import annotations

from pathlib import Path

from textual.geometry import Offset, Region
from textual.pilot import Pilot
from textual.selection import Selection
from textual.widgets import Footer, Input

from tests.tui.desk import ORIGINAL, REWRITE, files, lines, request, visit
from tui.app import ReviewApp
from tui.screens.dialog import Pick
from tui.screens.review import ReviewScreen


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
