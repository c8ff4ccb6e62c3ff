"""A row of a manifest: the two texts, or the files that they stand in, and what travels with them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drift.outcome import Failure
from pairs.discovery.manifest import is_foreign
from pairs.discovery.model import problem_of
from pairs.discovery.rows import kind
from pairs.encoding import reject_surrogates
from pairs.errors import EncodingError
from pairs.files import shown

SIDES = ("original", "rewrite")
FIELDS = frozenset({"id", *SIDES, *(f"{side}_path" for side in SIDES), *(f"{side}_lang" for side in SIDES)})
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One pair of a manifest.

    Attributes:
        id: names the pair; unique within the manifest.
        original: a ``str`` is the text itself, a ``Path`` names its file.
        rewrite: the same.
        languages: ISO 639-1 codes, ``None`` where the row doesn't say.
        meta: the row's other fields.
        failure: why the row can't be used, ``None`` where it can; the texts are then empty.
    """

    id: str
    original: str | Path = ""
    rewrite: str | Path = ""
    languages: tuple[str | None, str | None] = (None, None)
    meta: Mapping[str, Any] = field(default_factory=dict)
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where rows come from.

    Attributes:
        name: of the manifest, as a message shows it.
        folder: that its paths start from, and in which they stay.
        outside: whether they may lie elsewhere.
        what: what a row is called: a ``"line"`` of a text, a ``"row"`` of a table.
        escaped: whether halves of characters stand for bytes that are no UTF-8.
    """

    name: str
    folder: Path
    outside: bool = False
    what: str = "line"
    escaped: bool = False


def id_of(fields: dict[str, Any] | str, number: int, place: Place) -> str:
    """The id of a row, or its place in the manifest where it names none that can be used."""
    given = fields.get("id") if isinstance(fields, dict) else None
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    if isinstance(given, str) and given and not _SURROGATE.search(given):
        return given
    return f"{Path(place.name).name}:{number}"


def row_of(fields: dict[str, Any] | str, number: int, place: Place) -> Row:
    """The row that the fields say; one that can't be used says why.

    Args:
        fields: by name, or a line that says why there are none.
        number: of the row, from 1.
        place: where it comes from.
    """
    name = id_of(fields, number, place)
    where = f"{place.name}: {place.what} {number}"
    if isinstance(fields, str):
        return Row(name, failure=Failure("manifest", f"{where}: {fields}"))
    meta = {key: value for key, value in fields.items() if key not in FIELDS}
    try:
        return _row(fields, name, meta, place)
    except _UnusableError as error:
        return Row(name, meta=_writable(meta), failure=Failure(error.code, f"{where}: {error}"))


class _UnusableError(Exception):
    """Why a row can't be used."""

    def __init__(self, message: str, code: str = "manifest") -> None:
        super().__init__(message)
        self.code = code


def _row(fields: dict[str, Any], name: str, meta: dict[str, Any], place: Place) -> Row:
    if place.escaped and (bad := next((key for key, value in fields.items() if _is_half(key, value)), None)):
        raise _UnusableError(f"{shown(_SURROGATE.sub('?', bad))}: not UTF-8; save the file as UTF-8", "encoding")
    given = fields.get("id")
    if given is not None and (isinstance(given, bool) or not isinstance(given, str | int)):
        raise _UnusableError(f"id: expected a string, found {kind(given)}")
    if isinstance(given, str) and _SURROGATE.search(given):
        raise _UnusableError("id: half of a character; correct the line", "encoding")
    if _writable(meta) != meta:
        raise _UnusableError("a number that JSON has no word for (NaN or an infinity); leave it out")
    original, rewrite = (_source(fields, side, place) for side in SIDES)
    first, second = (_language(fields, side) for side in SIDES)
    return Row(name, original, rewrite, (first, second), meta)


def _is_half(*values: object) -> bool:
    return any(isinstance(value, str) and _SURROGATE.search(value) for value in values)


def _source(fields: dict[str, Any], side: str, place: Place) -> str | Path:
    text, path = fields.get(side), fields.get(f"{side}_path")
    if text is not None and path is not None:
        raise _UnusableError(f"{side}: both a text and a path; give one of them")
    if path is None:
        if not isinstance(text, str):
            raise _UnusableError(f"{side}: expected a text, or a path as {side}_path, found {kind(text)}")
        try:
            reject_surrogates(text, where=side)
        except EncodingError as error:
            raise _UnusableError(error.message, error.code) from None
        return text
    if not isinstance(path, str) or not path:
        raise _UnusableError(f"{side}_path: expected a path, found {kind(path)}")
    if is_foreign(path) and not place.outside:
        raise _UnusableError(
            f"{shown(path)}: an absolute path; name it from the manifest's folder on, or allow it with --allow-outside",
            "path-outside-root",
        )
    file = place.folder / path
    if problem := problem_of(file, place.folder, outside=place.outside):
        raise _UnusableError(problem[1], problem[0])
    return file


def _language(fields: dict[str, Any], side: str) -> str | None:
    value = fields.get(f"{side}_lang")
    if value is None:
        return None
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        raise _UnusableError(f"{side}_lang: expected a language code such as 'en', found {value!r}")
    return value


def _writable(meta: dict[str, Any]) -> dict[str, Any]:
    """The fields that JSON can hold."""
    kept = {}
    for key, value in meta.items():
        try:
            json.dumps(value, allow_nan=False)
        except (ValueError, TypeError):
            continue
        kept[key] = value
    return kept
