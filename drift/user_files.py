"""Files of the user's that a configuration names: plain lists in UTF-8, one entry a line.

Blank lines count for nothing, and neither does what follows ``#`` at the beginning of a line. What is wrong is named
with its file and line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drift.errors import ConfigError


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """The entries of a file, each with its place (``desk.txt: line 3``) for error messages.

    Raises:
        ConfigError: the file can't be read, or is not UTF-8.
    """
    from pairs.errors import PairsError
    from pairs.files import read_bytes, shown

    name = shown(path)
    try:
        data = read_bytes(path)
        text = data.decode("utf-8-sig")
    except PairsError as error:
        raise ConfigError(error.message) from None
    except UnicodeDecodeError as error:
        broken = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{name}: line {broken}: not UTF-8; save the file as UTF-8") from None
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        entry = line.strip()
        if entry and not entry.startswith("#"):
            yield f"{name}: line {number}", entry


def patterns(path: Path) -> tuple[str, ...]:
    r"""Regular expressions of passages that are not the story, one a line; a literal ``#`` is written ``\#``.

    Raises:
        ConfigError: the file can't be read, or a line is no regular expression.
    """
    from pairs.errors import PatternError
    from pairs.user_patterns import check

    found = []
    for place, entry in lines(path):
        try:
            check(entry)
        except PatternError as error:
            raise ConfigError(f"{place}: {error.message}") from None
        found.append(entry)
    return tuple(found)
