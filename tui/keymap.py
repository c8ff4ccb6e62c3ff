"""Every key is a command with an id: this table is what the footer, the help, the palette and docs/review.md show.

A file of TOML gives commands other keys, by their ids::

    [keys]
    judge-same = "1"
    next-finding = ["n", "right_square_bracket"]
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drift.errors import ConfigError
from drift.safe import name as shown

FILE = "keys.toml"
if TYPE_CHECKING:
    from textual.binding import BindingType

EVERYWHERE, PAIR, LIST, DIALOG = "everywhere", "pair", "list", "dialog"


@dataclass(frozen=True, slots=True)
class Command:
    """What a key does.

    Attributes:
        id: its name in a file of keys; with ``_`` for ``-`` the name of the action.
        keys: what it is bound to unless a file says otherwise, in Textual's names.
        title: two or three words, for the footer and the palette.
        help: one sentence.
        group: the heading under which the help has it.
        where: on which screen it works.
        footer: whether the footer shows it.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    group: str
    where: str = PAIR
    footer: bool = False

    @property
    def action(self) -> str:
        """The name of the method that does it, without ``action_``; what works everywhere is the app's."""
        name = self.id.replace("-", "_")
        return f"app.{name}" if self.where == EVERYWHERE else name


JUDGING, MOVING, FINDING = "Judging", "Moving", "Finding and filtering"
"""Headings that the help may begin with."""
_JUDGE, _MOVE, _VIEW, _FIND, _REPAIR, _TAKE, _DIALOG, _APP = (
    JUDGING,
    MOVING,
    "Looking",
    FINDING,
    "Repairing the alignment",
    "Taking it elsewhere",
    "In a dialog",
    "The program",
)

COMMANDS: tuple[Command, ...] = (
    Command("judge-same", ("s",), "same", "The two passages mean the same: a false alarm.", _JUDGE, footer=True),
    Command("judge-acceptable", ("a",), "acceptable", "They differ, and that may be.", _JUDGE, footer=True),
    Command("judge-drift", ("d",), "drift", "They differ, and that must not be.", _JUDGE, footer=True),
    Command("judge-unsure", ("v",), "unsure", "Someone else should verify this.", _JUDGE, footer=True),
    Command(
        "rule-same", ("S",), "all of the rule: same", "Judge every finding of this rule that is not judged yet.", _JUDGE
    ),
    Command("rule-acceptable", ("A",), "all of the rule: acceptable", "The same, with acceptable.", _JUDGE),
    Command("rule-drift", ("D",), "all of the rule: drift", "The same, with drift.", _JUDGE),
    Command("rule-unsure", ("V",), "all of the rule: unsure", "The same, with unsure.", _JUDGE),
    Command(
        "note", ("n",), "note and severity", "Judge with a note, or with another severity than the rule's.", _JUDGE
    ),
    Command("reviewed", ("space",), "mark as read", "Mark the sentence as read, or take the mark away.", _JUDGE),
    Command("undo", ("u",), "undo", "Take back what you did last; as often as you like.", _JUDGE, footer=True),
    Command("redo", ("ctrl+r",), "redo", "Do again what you took back.", _JUDGE),
    Command("next-finding", ("right_square_bracket",), "next", "Go to the next finding.", _MOVE, footer=True),
    Command("previous-finding", ("left_square_bracket",), "previous finding", "Go to the finding before.", _MOVE),
    Command("next-open", ("right_curly_bracket",), "next to judge", "Go to the next finding without a verdict.", _MOVE),
    Command(
        "previous-open", ("left_curly_bracket",), "previous to judge", "Go to the one before without a verdict.", _MOVE
    ),
    Command("next-bead", ("j", "down"), "next sentence", "Go to the next sentence, or group of sentences.", _MOVE),
    Command("previous-bead", ("k", "up"), "previous sentence", "Go to the sentence before.", _MOVE),
    Command("page-down", ("pagedown", "ctrl+d"), "a screen down", "Go on by a screen.", _MOVE),
    Command("page-up", ("pageup", "ctrl+u"), "a screen up", "Go back by a screen.", _MOVE),
    Command("first", ("g", "home"), "first sentence", "Go to the beginning.", _MOVE),
    Command("last", ("G", "end"), "last sentence", "Go to the end.", _MOVE),
    Command("moved", ("o",), "where it was", "From a moved sentence (⇅) to where it stood, and back.", _MOVE),
    Command(
        "read-triage",
        ("tab",),
        "triage",
        "Flip: both texts whole and quiet, or a queue of findings, worst first.",
        _VIEW,
        footer=True,
    ),
    Command("split", ("1",), "side by side", "The texts beside each other, whatever the width.", _VIEW),
    Command("stack", ("2",), "stacked", "The texts below each other.", _VIEW),
    Command("auto", ("0",), "by width", "Side by side from 100 columns.", _VIEW),
    Command("wrap", ("w",), "wrap", "Break long lines, or don't; then ← and → move them.", _VIEW),
    Command("zoom", ("z",), "zoom", "The texts alone, without evidence, queue and minimap.", _VIEW),
    Command("fold", ("f",), "fold", "Fold away what is equal; again: all without a finding; again: nothing.", _VIEW),
    Command("left", ("left", "h"), "to the left", "Move lines that aren't wrapped.", _VIEW),
    Command("right", ("right", "l"), "to the right", "Move lines that aren't wrapped.", _VIEW),
    Command("rule", ("enter",), "the rule", "Read the page of the finding's rule.", _VIEW),
    Command(
        "search",
        ("slash",),
        "search",
        "Show only findings in sentences with a text; highlights it.",
        _FIND,
    ),
    Command("facets", ("F",), "filters", "Filter by rule, severity, state and score.", _FIND),
    Command(
        "stricter", ("plus", "equals_sign"), "fewer findings", "Turn the dial up: only surer findings stay.", _FIND
    ),
    Command("laxer", ("minus",), "more findings", "Turn the dial down.", _FIND),
    Command("merge", ("m",), "merge with next", "Make one bead of this one and the next.", _REPAIR),
    Command("part", ("p",), "split", "Make two beads of this one.", _REPAIR),
    Command("move", ("M",), "move a sentence", "Move a sentence of this bead to another.", _REPAIR),
    Command("unlink", ("L",), "unlink", "Say that nothing in this bead has a counterpart.", _REPAIR),
    Command("copy", ("y",), "copy", "Copy the finding as text.", _TAKE),
    Command("export", ("x",), "export", "Write the review as Markdown, JSON or HTML.", _TAKE),
    Command("editor", ("e",), "edit", "Open $EDITOR at the line.", _TAKE),
    Command("agreement", ("K",), "agreement", "How far the readers agree: Cohen's κ by rule.", _TAKE),
    Command("open-pair", ("enter", "o"), "open", "Review this pair.", _MOVE, LIST, footer=True),
    Command("next-pair", ("j",), "next pair", "Go to the next pair.", _MOVE, LIST),
    Command("previous-pair", ("k",), "previous pair", "Go to the pair before.", _MOVE, LIST),
    Command("dialog-close", ("escape",), "close", "Close it, and change nothing.", _DIALOG, DIALOG),
    Command("dialog-take", ("enter",), "take", "Take what was typed, chosen or marked.", _DIALOG, DIALOG),
    Command("dialog-mark", ("space",), "mark", "Mark a line of a list, or take the mark away.", _DIALOG, DIALOG),
    Command("dialog-keep", ("ctrl+s",), "keep", "Keep the verdict with its note.", _DIALOG, DIALOG),
    Command("dialog-down", ("down",), "down", "Go down in a list or a page.", _DIALOG, DIALOG),
    Command("dialog-up", ("up",), "up", "Go up in it.", _DIALOG, DIALOG),
    Command("dialog-page-down", ("pagedown",), "a page down", "Go down by what is seen.", _DIALOG, DIALOG),
    Command("dialog-page-up", ("pageup",), "a page up", "Go up by it.", _DIALOG, DIALOG),
    Command("help", ("question_mark", "f1"), "help", "All keys; type to search.", _APP, EVERYWHERE, footer=True),
    Command("back", ("escape",), "close", "Close what lies on top; else take filters away.", _APP),
    Command("leave", ("q",), "leave", "Leave; from a pair of a list, back to the list.", _APP, EVERYWHERE),
)

Keymap = Mapping[str, tuple[str, ...]]


def commands(keys: Keymap | None = None) -> tuple[Command, ...]:
    """The table, with the keys that a file gives."""
    return tuple(replace(c, keys=keys[c.id]) if keys and c.id in keys else c for c in COMMANDS)


def letters(given: Sequence[Command] = COMMANDS) -> dict[str, str]:
    """By decision, what stands in the place of a severity once a finding is judged so.

    It is the key that judges; where one of the four has no key of a single column, the usual four letters.
    """
    keys = {c.id: c.keys for c in given}
    names = {decision: f"judge-{decision}" for decision in ("same", "acceptable", "drift", "unsure")}
    own = {d: next((s for s in map(label, keys[name]) if len(s) == 1), "") for d, name in names.items()}
    if all(own.values()):
        return own
    usual = {c.id: c.keys for c in COMMANDS}
    return {decision: usual[name][0] for decision, name in names.items()}


def bindings(where: str) -> list[BindingType]:
    """The keys of a screen, for Textual; ids let a file give others."""
    from textual.binding import Binding

    return [
        Binding(",".join(c.keys), c.action, c.title, show=c.footer, key_display=label(c.keys[0]), id=c.id)
        for c in COMMANDS
        if c.where in {where, EVERYWHERE}
    ]


def dialog_bindings(*names: str) -> list[BindingType]:
    """The keys of a dialog that answers to these commands, and to the help; they go before those of what it holds."""
    from textual.binding import Binding

    own = [c for c in COMMANDS if c.id in names or c.id == "help"]
    return [Binding(",".join(c.keys), c.action, c.title, show=False, id=c.id, priority=c.where == DIALOG) for c in own]


def user_file() -> Path:
    """Where the reader's own keys are looked for."""
    from platformdirs import user_config_path

    return user_config_path("drift") / FILE


def load(path: Path | None) -> Keymap:
    """The keys of a file, or of the reader's own where none is named.

    Raises:
        ConfigError: a file that is named and missing, is no TOML, names a command that isn't there or gives one key
            to two commands of one screen; the message says which and what to do.
    """
    file = path or user_file()
    if path is None and not file.is_file():
        return {}
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{shown(str(file))}: {shown(str(error))}; see `keys` in docs/review.md") from None
    return parse(data, shown(str(file)))


def parse(data: Mapping[str, Any], place: str) -> Keymap:
    """The keys of a file's contents; ``place`` names it in messages."""
    known = {c.id: c for c in COMMANDS}
    for table in data:
        if table != "keys":
            raise ConfigError(f"{place}: unknown table [{shown(table)}]; the only one is [keys]")
    given = data.get("keys", {})
    if not isinstance(given, Mapping):
        raise ConfigError(f"{place}: `keys` is a table: [keys]")
    result: dict[str, tuple[str, ...]] = {}
    for command, keys in given.items():
        if command not in known:
            near = difflib.get_close_matches(command, known, n=1)
            hint = f"; did you mean `{near[0]}`?" if near else "; `?` in the app lists them"
            raise ConfigError(f"{place}: there is no command `{shown(command)}`{hint}")
        several = [keys] if isinstance(keys, str) else keys
        if not isinstance(several, list) or not all(isinstance(key, str) and key.strip() for key in several):
            raise ConfigError(f'{place}: {command}: a key or a list of keys is due, such as "s" or ["s", "f5"]')
        result[command] = tuple(_key_name(key.strip()) for key in several)
    _no_clash(result, place)
    return result


def _key_name(key: str) -> str:
    """Textual's name of a key; a sign stands for itself."""
    if len(key) == 1 and not key.isalnum():
        from textual.keys import _character_to_key

        return _character_to_key(key)
    return key


def _no_clash(keys: Keymap, place: str) -> None:
    taken: dict[tuple[str, str], Command] = {}
    for command in commands(keys):
        everywhere = (PAIR, LIST, DIALOG) if command.id == "help" else (PAIR, LIST)
        for screen in everywhere if command.where == EVERYWHERE else (command.where,):
            for key in command.keys:
                other = taken.setdefault((screen, key), command)
                if other is not command:
                    raise ConfigError(
                        f"{place}: `{shown(key)}` is the key of both {other.id} and {command.id}; give one of them another"
                    )


def label(key: str) -> str:
    """How a key is written for people."""
    signs = {
        "right_square_bracket": "]",
        "left_square_bracket": "[",
        "right_curly_bracket": "}",
        "left_curly_bracket": "{",
        "slash": "/",
        "plus": "+",
        "equals_sign": "=",
        "minus": "-",
        "question_mark": "?",
        "left": "←",
        "right": "→",
        "up": "↑",
        "down": "↓",
        "pagedown": "PgDn",
        "pageup": "PgUp",
        "escape": "Esc",
    }
    return signs.get(key, key.replace("ctrl+", "^") if key.startswith("ctrl+") else key)
