"""The rows of a table in a text, one at a time: JSON lines and CSV. What is wrong with a row is told in its place."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pairs.files import shown
from pairs.limits import MAX_FILE, MAX_LINE

Raw = tuple[int, dict[str, Any] | str]
"""The number of a row's first line, from 1, and its fields by name, or a line that says why there are none."""


def json_rows(lines: Iterable[tuple[int, str]]) -> Iterator[Raw]:
    """The objects of numbered lines; blank lines are passed over."""
    for number, line in lines:
        if not line.strip():
            continue
        if len(line) > MAX_LINE:
            yield number, f"more than {MAX_LINE:,} characters; split the manifest"
            continue
        try:
            row = json.loads(line, object_pairs_hook=_unique)
        except (ValueError, RecursionError) as error:
            yield number, f"not valid JSON: {shown(str(error)) or type(error).__name__}; correct the line"
            continue
        yield number, row if isinstance(row, dict) else f"expected an object, found {kind(row)}"


def csv_rows(lines: Iterable[str], delimiter: str, check: Callable[[list[str]], None]) -> Iterator[Raw]:
    """The rows of a CSV file by the names in its first line; an empty field is ``None``.

    Args:
        lines: with their line ends.
        delimiter: between fields.
        check: is called with the names, and raises where they are not those that are needed.
    """
    before = csv.field_size_limit(MAX_FILE)
    try:
        rows = csv.reader(lines, delimiter=delimiter, strict=True)
        head: list[str] | None = None
        last = 0
        while True:
            number = last + 1
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                # The next line begins anew: one mark too many costs the lines up to the next one, and no more.
                last = rows.line_num
                stretch = f" up to line {last}" if last > number else ""
                yield number, f"not valid CSV{stretch}: {error}; correct the line"
                continue
            last = rows.line_num
            if not row:
                continue
            if head is None:
                head = row
                check(head)
            elif len(row) != len(head):
                yield number, f"{len(row)} fields where the first line has {len(head)}; correct the line"
            else:
                yield number, {key: value or None for key, value in zip(head, row, strict=True)}
    finally:
        csv.field_size_limit(before)


def kind(value: object) -> str:
    """What a value is, for a message."""
    return "nothing" if value is None or value == "" else type(value).__name__


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} stands twice")
    return result
