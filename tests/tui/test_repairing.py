from __future__ import annotations

from pathlib import Path

from textual.geometry import Region
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.tui.desk import ORIGINAL, REWRITE, files, request, until, visit
from tui.app import ReviewApp
from tui.screens.dialog import Choose
from tui.screens.review import ReviewScreen


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
