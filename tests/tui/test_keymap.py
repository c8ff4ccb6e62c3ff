from __future__ import annotations

from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from drift.errors import ConfigError
from tests.tui.desk import files, request, visit
from tui.app import ReviewApp
from tui.keymap import COMMANDS, DIALOG, EVERYWHERE, LIST, PAIR, commands, letters, load, parse
from tui.screens.dialog import Ask, Choose, Note, Pick
from tui.screens.help import Help
from tui.screens.page import Page
from tui.screens.pairs import PairList
from tui.screens.review import ReviewScreen
from tui.screens.signs import Signs


def test_every_command_has_its_action_and_its_own_keys() -> None:
    """A key of the table always does something, and never two things; ids are unique."""
    assert len({c.id for c in COMMANDS}) == len(COMMANDS)
    assert parse({"keys": {}}, "x") == {}
    homes = {PAIR: ReviewScreen, LIST: PairList, EVERYWHERE: ReviewApp}
    for dialog in (Ask, Choose, Pick, Note, Help, Page):
        assert {binding.id for binding in dialog.BINDINGS} >= {*dialog.ANSWERS, "help"}  # type: ignore[union-attr]
        for name in dialog.ANSWERS:
            assert hasattr(dialog, f"action_{name.replace('-', '_')}"), (dialog, name)
    answered = {name for dialog in (Ask, Choose, Pick, Note, Help, Page) for name in dialog.ANSWERS}
    assert answered == {c.id for c in COMMANDS if c.where == DIALOG}
    for command in COMMANDS:
        if command.where == DIALOG:
            continue
        assert hasattr(homes[command.where], f"action_{command.action.removeprefix('app.')}"), command.id
        assert command.help.endswith(".")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[keys]\njudge-sam = 'x'\n", "did you mean `judge-same`"),
        ("[keys]\nundo = 's'\n", "the key of both judge-same and undo"),
        ("[kesy]\n", "unknown table"),
        ("[keys]\nundo = 3\n", "a key or a list of keys"),
        ("keys = 3", "`keys` is a table"),
        ("[keys", "keys.toml"),
    ],
)
def test_a_bad_file_of_keys_is_one_clear_line(tmp_path: Path, text: str, said: str) -> None:
    """The line names the file, what is wrong, and a remedy; nothing of the file acts on the terminal."""
    file = tmp_path / "keys.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as error:
        load(file)
    assert said in str(error.value)
    assert "keys.toml" in str(error.value)
    assert "\n" not in str(error.value)
    with pytest.raises(ConfigError):
        load(tmp_path / "nowhere.toml")


def test_keys_of_a_file_hold(tmp_path: Path) -> None:
    """A command answers to the keys that the file gives it, and no more to its former ones."""
    file = tmp_path / "keys.toml"
    file.write_text('[keys]\njudge-drift = ["f5", ";"]\n')
    keys = load(file)
    seen = []

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: object) -> None:
        assert screen.session is not None
        await pilot.press("d")  # type: ignore[attr-defined]
        seen.append(screen.session.counts().judged)
        await pilot.press("f5", "semicolon")  # type: ignore[attr-defined]
        seen.append(screen.session.counts().judged)

    visit(request(files(tmp_path)), what, keys=keys)
    assert seen == [0, 2]


def test_keys_of_dialogs_can_be_changed_too(tmp_path: Path) -> None:
    """A dialog answers to the keys of the file, its lower edge names them, and its help has them."""
    keys = parse({"keys": {"dialog-take": "f5", "dialog-close": "f6", "dialog-mark": "f7", "dialog-down": "f8"}}, "k")

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        assert screen.session is not None
        total = len(screen.session.shown)
        await pilot.press("F", "escape")
        assert isinstance(app.screen, Pick)
        assert "F7 marks, F5 takes them, F6 closes" in str(app.screen.query_one("#box").border_subtitle)
        await pilot.press("f1")
        assert "Mark a line of a list" in str(app.screen.query_one("#help").render())
        assert "f7" in str(app.screen.query_one("#help").render())
        await pilot.press("f6", "f7", "f8", "f5")
        assert app.screen is screen
        assert 0 < len(screen.session.shown) < total

    visit(request(files(tmp_path)), what, keys=keys)


def test_the_help_begins_with_what_is_of_use_here(tmp_path: Path) -> None:
    """On a finding with judging, without one with moving, in the search line with finding; no bar goes sideways."""

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        for keys, heading in (
            (("f1",), "Judging"),
            (("g", "f1"), "Moving"),
            (("slash", "f1"), "Finding and filtering"),
        ):
            await pilot.press(*keys)
            assert isinstance(app.screen, Help)
            assert str(app.screen.query_one("#help").render()).startswith(heading)
            assert not app.screen.query_one(VerticalScroll).show_horizontal_scrollbar
            await pilot.press("escape")

    visit(request(files(tmp_path)), what)


def test_the_manual_has_every_key() -> None:
    """The table in docs/review.md is made from the table of keys, and fresh."""
    import importlib.util

    path = Path(__file__).resolve().parents[2] / "docs" / "screens.py"
    spec = importlib.util.spec_from_file_location("screens", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (path.parent / "review.md").read_text("utf-8") == module.page()


def test_the_example_of_the_manual_is_a_file_of_keys() -> None:
    """What docs/review.md shows can be used as it stands."""
    import tomllib

    text = (Path(__file__).resolve().parents[2] / "docs" / "review.md").read_text("utf-8")
    example = text.partition("```toml\n")[2].partition("```")[0]
    assert parse(tomllib.loads(example), "docs/review.md")["next-finding"] == ("n",)


def test_verdicts_have_the_letters_of_their_keys(tmp_path: Path) -> None:
    """The gutter and the help's signs show the keys that judge, also where a file gives others."""
    keys = parse({"keys": {"judge-same": "1", "split": "f7", "judge-drift": "x", "export": "f8", "moved": "O"}}, "k")
    assert letters(commands(keys)) == {"same": "1", "acceptable": "a", "drift": "x", "unsure": "v"}
    assert letters(commands(parse({"keys": {"judge-same": "f9"}}, "k")))["same"] == "s"

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: object) -> None:
        assert screen.finding is not None
        judged = screen.finding.fingerprint
        await pilot.press("x")  # type: ignore[attr-defined]
        assert Signs(screen.session, screen.letters)[judged] == "x"
        await pilot.press("question_mark")  # type: ignore[attr-defined]
        said = str(app.screen.query_one("#help").render())
        assert "1 a x v" in said
        assert "`O` goes to where it was" in said
        width = app.screen.query_one("#help").size.width
        assert max(map(len, said.splitlines())) <= width

    visit(request(files(tmp_path)), what, keys=keys)
