r"""Hand repairs in a file: JSONL, one repair a line, for people and programs.

    {"original": [3, 4], "rewrite": [2]}
    {"original": [{"sentence": 7, "text": "The quay is open."}], "rewrite": []}
    {"original": [3, 4], "rewrite": [2], "undo": true}

Both sides must be there; ``[]`` says that the sentences of the other have no counterpart. A sentence is its number,
from 1, as ``drift align`` shows it, or a table with ``text`` (its text, which is checked and found where it has
moved to), ``sentence`` (its number, then a hint) and ``occurrence`` (which of several with this text, from 1). More
keys: ``note``, and ``version``, which is 1 where it isn't said.

Every line stands for itself, and nothing is ever changed in place: a program appends lines, ``undo`` takes back what
lines before it say of the same bead, and a version control can merge two files line by line. An ``undo`` of what is
not there says nothing, since two readers may take back the same.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pairs.errors import OverrideError, ReadError
from pairs.files import read_bytes, shown
from pairs.json_line import found, require_known, table
from pairs.overrides import SIDES, Mention, Overrides, Repair

VERSION = 1
_KEYS = (*SIDES, "note", "undo", "version")
_MENTION_KEYS = ("sentence", "text", "occurrence")
_EXAMPLE = '{"original": [3, 4], "rewrite": [2]}'
_WANTED, _REMEDY = f"a repair such as {_EXAMPLE}", f"a line is one repair: {_EXAMPLE}"


def read_overrides(path: str | Path) -> Overrides:
    """Read a file of repairs, or standard input for ``-``.

    Raises:
        ReadError: the file can't be read, or is not UTF-8.
        OverrideError: a line that is no repair; the message names file, line and remedy.
    """
    data = read_bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(f"{shown(path)}: line {line}: not UTF-8; save the overrides as UTF-8") from None
    return parse(text, shown(path))


def parse(text: str, name: str = "overrides") -> Overrides:
    """The repairs in the text of a file.

    Args:
        text: the lines; blank ones count for nothing.
        name: the file's name, for messages.

    Raises:
        OverrideError: a line that is no repair.
    """
    standing: dict[Repair, Repair] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{name}: line {number}"
        repair, undo = _repair(table(line, place, OverrideError, expected=_WANTED, remedy=_REMEDY), place)
        if undo:
            standing.pop(repair, None)
        else:
            standing.setdefault(repair, repair)
    return Overrides(tuple(standing))


def to_line(repair: Repair, *, undo: bool = False) -> str:
    """One line of a file, with its line feed; ``undo`` makes it one that takes the repair back."""
    value: dict[str, Any] = {"version": VERSION, **repair.to_json()}
    if repair.note:
        value["note"] = repair.note
    if undo:
        value["undo"] = True
    return json.dumps(value, ensure_ascii=True) + "\n"


def _repair(value: dict[str, Any], place: str) -> tuple[Repair, bool]:
    version = value.get("version", VERSION)
    if type(version) is int and version > VERSION:
        raise OverrideError(f"{place}: written by a newer drift (version {version}, known is {VERSION}); update drift")
    if type(version) is not int or version != VERSION:
        raise OverrideError(f"{place}: version: expected {VERSION}, found {found(version)}")
    require_known(value, _KEYS, place, OverrideError)
    for side in SIDES:
        if side not in value:
            raise OverrideError(f'{place}: "{side}" is missing; write [] where it has no counterpart')
    note, undo = value.get("note", ""), value.get("undo", False)
    if not isinstance(note, str):
        raise OverrideError(f"{place}: note: expected a string, found {found(note)}")
    if not isinstance(undo, bool):
        raise OverrideError(f"{place}: undo: expected true or false, found {found(undo)}")
    original, rewrite = (_mentions(value[side], f"{place}: {side}") for side in SIDES)
    if not original and not rewrite:
        raise OverrideError(f"{place}: both sides are empty; name at least one sentence")
    return Repair(original, rewrite, note, place), undo


def _mentions(value: object, place: str) -> tuple[Mention, ...]:
    if not isinstance(value, list):
        raise OverrideError(f"{place}: expected a list such as [3, 4], found {found(value)}")
    return tuple(_mention(each, place) for each in value)


def _mention(value: object, place: str) -> Mention:
    if not isinstance(value, dict):
        return Mention(_number(value, place, "the number of a sentence, from 1,"))
    require_known(value, _MENTION_KEYS, place, OverrideError)
    text = value.get("text")
    if "text" in value and not (isinstance(text, str) and text.strip()):
        raise OverrideError(f"{place}: text: expected the text of a sentence, found {found(text)}")
    number = _number(value["sentence"], f"{place}: sentence", "a number from 1") if "sentence" in value else None
    if number is None and text is None:
        raise OverrideError(f'{place}: a sentence needs its "sentence" (number) or its "text"')
    if "occurrence" not in value:
        return Mention(number, text)
    if text is None:
        raise OverrideError(f'{place}: "occurrence" tells sentences with one text apart; add the "text"')
    return Mention(number, text, _number(value["occurrence"], f"{place}: occurrence", "a number from 1"))


def _number(value: object, place: str, what: str) -> int:
    # bool is a kind of int, and true is no number of a sentence.
    if type(value) is not int or value < 1:
        raise OverrideError(f"{place}: expected {what} found {found(value)}")
    return value
