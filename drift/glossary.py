"""Glossaries: which words a rewrite has to use, must not use, and must not touch.

A glossary is a file of one's own, as TSV, CSV or TOML. TSV and CSV have a header line with ``term`` and any of
``preferred``, ``forbidden`` and ``keep``; several words in one cell are separated by bars::

    term<TAB>preferred<TAB>forbidden<TAB>keep
    harbour master<TAB>port captain<TAB>dock boss|pier chief<TAB>
    SeaLine<TAB><TAB><TAB>yes

TOML has a table for each term::

    [[term]]
    term = "harbour master"
    preferred = ["port captain"]
    forbidden = ["dock boss"]
"""

from __future__ import annotations

import csv
import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drift.errors import ConfigError

COLUMNS = ("term", "preferred", "forbidden", "keep", "note")
_YES = frozenset({"yes", "true", "1", "x"})
_NO = frozenset({"", "no", "false", "0"})
_DELIMITERS = {".tsv": "\t", ".csv": ","}


@dataclass(frozen=True, slots=True)
class Term:
    """What holds for one term.

    Attributes:
        term: as the original says it; empty for words that are forbidden whatever the original says.
        preferred: what the rewrite has to say for it, one of these.
        forbidden: what the rewrite must not say.
        keep: whether the rewrite has to say it letter by letter.
    """

    term: str
    preferred: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    keep: bool = False


def read_glossary(path: Path) -> tuple[Term, ...]:
    """Read a glossary.

    Args:
        path: a file whose name ends in ``.tsv``, ``.csv`` or ``.toml``.

    Raises:
        ConfigError: the file can't be read or holds something else; names the file, the line or term, and the remedy.
    """
    kind = path.suffix.lower()
    if kind not in {*_DELIMITERS, ".toml"}:
        raise ConfigError(f"{path}: a glossary's name ends in .tsv, .csv or .toml")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such glossary") from None
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise ConfigError(f"{path}: can't be read: {error}") from None
    terms = tuple(_from_toml(text, path) if kind == ".toml" else _from_rows(text, path, _DELIMITERS[kind]))
    if not terms:
        raise ConfigError(f"{path}: no terms in it")
    return terms


def _from_rows(text: str, path: Path, delimiter: str) -> Iterator[Term]:
    # Tab-separated files know no quotes: a quotation mark is part of its term.
    if delimiter == "\t":
        rows = csv.reader(text.split("\n"), delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=True)
    else:
        rows = csv.reader(text.split("\n"), delimiter=delimiter, strict=True)
    columns: list[str] = []
    try:
        for row in rows:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            place = f"{path}:{rows.line_num}"
            if not columns:
                columns = _header(cells, place)
                continue
            if len(cells) > len(columns):
                raise ConfigError(f"{place}: {len(cells)} cells under {len(columns)} columns")
            yield _term(dict(zip(columns, cells, strict=False)), place)
    except csv.Error as error:
        raise ConfigError(f"{path}:{rows.line_num}: {error}") from None


def _header(cells: list[str], place: str) -> list[str]:
    columns = [cell.lower() for cell in cells]
    for column in columns:
        _known(column, place, "column")
    if "term" not in columns or len(set(columns)) < len(columns) or len(columns) < 2:
        raise ConfigError(f"{place}: the first line must name the columns, each once: term and any of preferred, "
                          f"forbidden, keep; found {', '.join(cells)}")  # fmt: skip
    return columns


def _known(name: str, place: str, what: str) -> None:
    if name not in COLUMNS:
        near = difflib.get_close_matches(name, COLUMNS, 1)
        hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(COLUMNS)}"
        raise ConfigError(f"{place}: no {what} is called {name[:40]!r}{hint}")


def _from_toml(text: str, path: Path) -> Iterator[Term]:
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    listed = table.pop("term", [])
    if table or not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise ConfigError(f"{path}: expected tables [[term]] only")
    for number, one in enumerate(listed, 1):
        place = f"{path}: term {number}"
        for name in one:
            _known(name, place, "key")
        yield _term({name: _cell(value, f"{place}: {name}") for name, value in one.items()}, place)


def _cell(value: Any, place: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) for one in values):
        raise ConfigError(f"{place}: expected a string or a list of strings, found {value!r}")
    return "|".join(values)


def _term(cells: Mapping[str, str], place: str) -> Term:
    keep = cells.get("keep", "").lower()
    if keep not in _YES | _NO:
        raise ConfigError(f"{place}: keep: expected yes or no, found {cells['keep']!r}")
    found = Term(cells.get("term", ""), _words(cells, "preferred"), _words(cells, "forbidden"), keep in _YES)
    if not found.term and (found.preferred or found.keep or not found.forbidden):
        raise ConfigError(f"{place}: no term; only forbidden words may stand without one")
    if not (found.preferred or found.forbidden or found.keep):
        raise ConfigError(f"{place}: {found.term!r} has neither preferred nor forbidden words, nor keep")
    if found.keep and found.preferred:
        raise ConfigError(
            f"{place}: {found.term!r} is to be kept and to be replaced: keep and preferred exclude each other"
        )
    return found


def _words(cells: Mapping[str, str], column: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cells.get(column, "").split("|") if word.strip())
