"""Hand repairs of the alignment in a review: what a repair comes to, and how it gets to its file."""

from __future__ import annotations

from pathlib import Path

from drift.report import Report
from drift.verdicts.place import prepare
from pairs.files import shown
from pairs.overrides import Group, Overrides, repairs_of
from pairs.repair_log import as_lines, change, from_lines, in_the_way


def planned(
    report: Report, overrides: Overrides | None, groups: tuple[Group, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The repairs that set these beads, and those that hold and would contradict them, as lines of an override file."""
    sides = [[s.span.of(source.text) for s in source.segments] for source in (report.original, report.rewrite)]
    return as_lines(repairs_of(groups, *sides)), as_lines(in_the_way(overrides, groups, *sides))


def write(path: Path, made: tuple[str, ...], lifted: tuple[str, ...]) -> str:
    """Set repairs and take others back; gives why that failed, ``""`` where it didn't. Then nothing is changed."""
    try:
        prepare(path.parent)
        change(path, from_lines(made), from_lines(lifted))
    except OSError as error:
        return f"{shown(path)}: can't be written: {error.strerror or error}; nothing was changed"
    return ""
