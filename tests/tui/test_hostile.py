"""What must not crash the app, reach the terminal as a control, or lose a verdict (C of the table of bad inputs)."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.pilot import Pilot

from drift.errors import DriftError
from tests.tui.desk import ORIGINAL, REWRITE, files, lines, request, until, visit
from tui.app import ReviewApp
from tui.launch import launch
from tui.screens.review import ReviewScreen

HOSTILE = {
    "C01-csi": "\x1b[2J\x1b[10A\x1bc gone",
    "C02-osc52": "\x1b]52;c;UFdORUQ=\x1b\\ copied",
    "C03-osc-dcs": "\x1b]0;PWNED\x07 \x1b]8;;http://evil\x1b\\x\x1b]8;;\x1b\\ \x1bPq\x1b\\ \x1b]",
    "C04-c1": "\x9b2J \x9d0;PWNED\x9c end",
    "C05-status": "\x1b[6n asks",
    "C06-markup": "[/ [/foo] [bold]x [type=x, v={'a[0]'}] \\[b]",
    "C07-action": "[@click=app.quit]quit[/] [@click=screen.judge_same]x[/]",
    "C08-link": "[link=http://evil]ok[/link]",
    "C09-emoji": ":smile: :skull:",
    "C10-overwrite": "password\b\b\b\bFAIL evil\x0bgood",
    "nul-and-del": "a\x00b\x7fc",
    "bidi": "safe \u202egnp.exe\u202c \u2066x\u2069 \u200f",
    "tabs": "one\ttwo\t\tthree",
    "cjk": "港口收入增长，达到七千六百万美元。" * 3,
    "families": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 40,
    "joiners": "x" + "\u200d" * 1000 + "y",
    "marks": "a" + "\u0301" * 3000,
    "tags": "x\U000e0041\U000e0042y",
    "long": "word " * 20000,
    "one-word": "w" * 20000,
    "separators": "a\u2028b\u2029c\x85d\x1ce",
}
SMALL, LARGE = (40, 12), (300, 100)


GROUPS = {
    "orders": [name for name in HOSTILE if name[0] == "C"],
    "shapes": [name for name in HOSTILE if name[0] != "C" and name not in {"long", "one-word"}],
    "long": ["long"],
    "one-word": ["one-word"],
}


@pytest.mark.parametrize("names", GROUPS.values(), ids=GROUPS)
def test_hostile_text_is_shown_and_never_obeyed(tmp_path: Path, names: list[str]) -> None:
    """Whatever the texts hold, in either side: it is drawn without a control, the app lives, and a verdict is kept."""
    original = "".join(f"\n\nThe mayor of {name} said {HOSTILE[name]} there." for name in names)
    rewrite = "".join(f"\n\nThe mayor of {name} wrote {HOSTILE[name]} here." for name in names)
    pair = files(tmp_path, ORIGINAL + original + "\n", REWRITE + rewrite + "\n")

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        assert screen.session is not None
        await pilot.press("G", "tab", "w", "w", "f", "f", "f", "z", "z", "2", "0", "slash", "m", "enter", "escape")
        for bead in range(len(screen.session.report.beads)):
            screen.at_bead(bead)
            await pilot.pause()
            for selector in ("#top", "#view", "#queue", "#facts", "#map"):
                _no_control(screen, selector)
        await pilot.press("G", "d", "y", "enter", "escape", "question_mark", "escape")
        await pilot.resize_terminal(44, 14)
        _no_control(screen, "#view")
        assert app.is_running
        assert screen.session.counts().judged <= 1

    visit(request(pair), what)


def _no_control(screen: ReviewScreen, selector: str) -> None:
    widget = screen.query_one(selector)
    for strip in widget.render_lines(Region(0, 0, widget.size.width, widget.size.height)):
        for segment in strip:
            assert segment.style is not None
            assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066\u2028" for c in segment.text)


@pytest.mark.parametrize(
    ("original", "rewrite", "size"),
    [
        ("", "", SMALL),
        ("", "One sentence.\n", SMALL),
        ("One sentence.\n", "One sentence.\n", LARGE),
        (" \n\u00a0\n", "x", SMALL),
        (ORIGINAL, "", LARGE),
        (ORIGINAL, "", SMALL),
    ],
    ids=["both-empty", "empty-original", "one-sentence", "blank", "empty-rewrite-large", "empty-rewrite-small"],
)
def test_little_text_and_any_size(tmp_path: Path, original: str, rewrite: str, size: tuple[int, int]) -> None:
    """Empty files and single sentences, on small and large terminals: every key is answered without a crash."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        keys = "j k g G o s u space u m p M escape L u x escape F escape n escape e K y tab f f w z"
        await pilot.press(*keys.split(), "right_square_bracket", "plus", "minus", "pagedown", "ctrl+r")
        assert app.is_running

    visit(request(files(tmp_path, original, rewrite)), what, size=size)


def test_resizing_in_the_middle_of_anything(tmp_path: Path) -> None:
    """From 1×1 to 300×100 and back, with dialogs open: the cursor stays, nothing crashes."""
    story = "\n\n".join(ORIGINAL for _ in range(3))

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        cursor = screen.view.cursor
        for width, height in ((1, 1), (20, 5), (300, 100), (99, 24), (100, 24), (7, 40)):
            await pilot.resize_terminal(width, height)
            await pilot.press("question_mark")
            await pilot.resize_terminal(height + 10, width + 3)
            await pilot.press("escape")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert screen.view.cursor == cursor
        assert any(line.startswith("▌") for line in lines(screen))

    visit(request(files(tmp_path, story, story.replace("120", "210"))), what)


@pytest.mark.parametrize("content", [b"not json\n", b"<<<<<<< ours\n"], ids=["corrupt", "conflict"])
def test_a_broken_file_of_verdicts_closes_the_screen_and_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    """No pair is opened on it; what the command line is to tell names the file."""
    pair = files(tmp_path)
    (tmp_path / ".drift").mkdir()
    path = tmp_path / ".drift" / "verdicts.jsonl"
    path.write_bytes(content)

    async def run() -> ReviewApp:
        app = ReviewApp(request(pair))
        async with app.run_test() as pilot:
            await until(pilot, lambda: app.failure is not None)
            assert len(app.screen_stack) == 1
        return app

    app = asyncio.run(run())
    assert "verdicts.jsonl" in str(app.failure)
    assert path.read_bytes() == content


def test_an_unknown_theme_is_told_with_those_that_are_there(tmp_path: Path) -> None:
    """The line names the themes."""
    with pytest.raises(DriftError, match="drift-dark"):
        launch(request(files(tmp_path), theme="pink"))


@pytest.mark.parametrize("theme", ["drift-light", "nord", "textual-light", "ansi-dark"])
def test_every_theme_draws_every_sign(tmp_path: Path, theme: str) -> None:
    """Signs, strike and underline are there in every theme, so that none hangs on a colour."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        if theme not in app.available_themes:
            pytest.skip(f"this textual has no theme {theme}")
        app.theme = theme
        await pilot.pause()
        view = screen.view
        strips = view.render_lines(Region(0, 0, view.size.width, view.size.height))
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        assert any(style.strike for style in styles)
        assert any(style.underline for style in styles)
        assert "◆" in "\n".join(lines(screen))
        assert "╱" in "\n".join(lines(screen))

    visit(request(files(tmp_path)), what)
