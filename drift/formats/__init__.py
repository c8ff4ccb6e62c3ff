"""Output formats, one file each, found by the registry below.

A format is a module in this folder, called after it, with a one-line description ``ABOUT`` and a function
``render(report, view) -> str``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from drift import modules
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.report import Finding, Report


@dataclass(frozen=True, slots=True)
class View:
    """How a report is to be shown.

    Attributes:
        width: columns of the output, where that matters.
        color: whether colours and attributes may be used, where that matters.
        sort: ``"text"`` for reading order, ``"severity"`` for the worst bead first.
        min_severity: findings below are not shown; ``None`` for the format's own choice.
        only_changed: whether beads without a shown finding are left out.
        explain_score: whether it is told what made each bead's drift score.
        raw_csv: whether cells of CSV that a spreadsheet would run as formulas stay as they are.
    """

    width: int = 100
    color: bool = False
    sort: str = "text"
    min_severity: Severity | None = None
    only_changed: bool = False
    explain_score: bool = False
    raw_csv: bool = False

    def shows(self, finding: Finding, default: Severity) -> bool:
        """Whether a finding is at or above the lowest severity that is shown."""
        return finding.severity.rank >= (self.min_severity or default).rank


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report: its name, what it is, and the function that writes it."""

    name: str
    about: str
    render: Callable[[Report, View], str]


def names() -> tuple[str, ...]:
    """The names of all formats: those of their files, without ``_report``."""
    return modules.names(__path__, "_report")


@cache
def named(name: str) -> Format:
    """The format of this name; only its own file is loaded.

    Raises:
        KeyError: there is none.
    """
    loaded = modules.named(__name__, __path__, name, "_report")
    return Format(name, loaded.ABOUT, loaded.render)
