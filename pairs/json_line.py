"""One line of JSON that people and version controls may have touched: read strictly, and told by its place."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Sequence
from typing import Any

from pairs.files import shown

_MAX_SHOWN = 40
Raised = Callable[[str], Exception]
"""Makes the error of a file's own kind from a line for the user."""


class TwiceError(ValueError):
    """A key is in an object twice.

    Attributes:
        key: the key.
    """

    def __init__(self, key: str) -> None:
        super().__init__(f"the key {key!r} stands twice")
        self.key = key


def parsed(line: str) -> Any:
    """The value of a line.

    Raises:
        TwiceError: a key is in an object twice, of which JSON would silently take the last.
        ValueError: it is no JSON.
        RecursionError: it is nested too deeply.
    """
    return json.loads(line, object_pairs_hook=_once)


def table(line: str, place: str, error: Raised, *, expected: str, remedy: str) -> dict[str, Any]:
    """The object that a line holds.

    Args:
        line: the line.
        place: the file and the line's number, for messages.
        error: makes what is raised where the line holds no object.
        expected: what a line should be.
        remedy: what to do with one that is no JSON.
    """
    try:
        value = parsed(line)
    except TwiceError as twice:
        raise error(f"{place}: {shown(twice.key)} is there twice; keep one") from None
    except (ValueError, RecursionError) as problem:
        what = f" ({problem.msg} at column {problem.colno})" if isinstance(problem, json.JSONDecodeError) else ""
        raise error(f"{place}: not valid JSON{what}; {remedy}") from None
    if not isinstance(value, dict):
        raise error(f"{place}: expected {expected}, found {found(value)}")
    return value


def require_known(value: dict[str, Any], keys: Sequence[str], place: str, error: Raised) -> None:
    """Refuse an object with a key that nobody reads, with the nearest one that somebody does."""
    for key in value:
        if key not in keys:
            hint = near(key, keys) or f"; known keys: {', '.join(keys)}"
            raise error(f"{place}: no such key {found(key)}{hint}")


def near(value: object, known: Sequence[str]) -> str:
    """The nearest of some words, as the end of a message; ``""`` where none is near."""
    nearest = difflib.get_close_matches(value[:_MAX_SHOWN], known, 1) if isinstance(value, str) else ()
    return f"; did you mean {str(nearest[0])!r}?" if nearest else ""


def found(value: object) -> str:
    """A value of the file inside a message: short, one line, and nothing in it that a terminal would obey."""
    dumped = json.dumps(value, ensure_ascii=True)
    return dumped if len(dumped) <= _MAX_SHOWN else f"{dumped[: _MAX_SHOWN - 1]}…"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        keys = [key for key, _ in pairs]
        raise TwiceError(next(key for key in keys if keys.count(key) > 1))
    return result
