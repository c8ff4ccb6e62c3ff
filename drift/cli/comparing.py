"""What `compare` and `demo` share: the options that say how to show a report, and the way to one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import rich_click as click

from drift import check_formats
from drift.cli.carrying import carried
from drift.cli.exit_codes import ExitCode
from drift.cli.output import terminal, write
from drift.cli.settings import SEVERITY, configuration, min_severity_option, raw_csv_option
from drift.cli.talk import progress
from drift.config import Config, find, load
from drift.formats import View, named, names
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.report import Report

F = TypeVar("F", bound=Callable[..., Any])


def _names() -> tuple[str, ...]:
    """The formats of one comparison, and those of a check of many, which show one as well."""
    return tuple(sorted({*names(), *check_formats.names()}))


_OPTIONS = (
    click.option("--format", "format_name", type=click.Choice(_names()), default="text", show_default=True),
    click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of stdout."),
    click.option(
        "--sort", type=click.Choice(["text", "severity"]), default="text", help="Reading order, or worst first."
    ),
    min_severity_option,
    raw_csv_option,
    click.option("--only-changed", is_flag=True, help="Leave out what has no finding to show."),
    click.option("--explain-score", is_flag=True, help="Say what pushed each drift score up, in log-odds."),
    click.option("--no-color", is_flag=True, help="No colours; changed words stand in [-…-] and {+…+}."),
    click.option("--fail-on", type=SEVERITY, help="End with 1 where a finding is at or above this severity."),
)


def show_options(function: F) -> F:
    """Add the options that say how to show a comparison."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def compare_and_print(
    original: Path,
    rewrite: Path,
    *,
    format_name: str,
    output: Path | None,
    sort: str,
    min_severity: str | None,
    only_changed: bool,
    explain_score: bool,
    no_color: bool,
    raw_csv: bool,
    fail_on: str | None,
    overrides: Path | None = None,
    **settings: Any,
) -> ExitCode:
    """Compare two files, write the report, and say how it ended.

    Args:
        original: the file of the original.
        rewrite: the file of the rewrite.
        format_name: of the output.
        output: the file to write, ``None`` for stdout.
        sort: ``"text"`` or ``"severity"``.
        min_severity: findings below are not shown.
        only_changed: whether beads without a shown finding are left out.
        explain_score: whether it is told what made each score.
        no_color: whether colours are off whatever the terminal can do.
        raw_csv: whether cells of CSV that look like formulas stay as they are.
        fail_on: the severity from which findings end the run with 1.
        overrides: the file of hand repairs; those that a review of the two has kept if ``None``.
        settings: the values of :func:`drift.cli.settings.comparison_options`.
    """
    from drift.home import kept_overrides
    from drift.pipeline import compare
    from pairs.override_file import read_overrides

    config = configuration(**settings)
    with progress() as talk:
        repairs = read_overrides(overrides) if overrides else kept_overrides(original, rewrite)
        report = compare(original, rewrite, config=config, overrides=repairs, progress=talk)
    screen = terminal(no_color=no_color or output is not None)
    view = View(
        width=screen.width,
        color=screen.color,
        sort=sort,
        min_severity=Severity(min_severity) if min_severity else None,
        only_changed=only_changed,
        explain_score=explain_score,
        raw_csv=raw_csv,
    )
    write(_rendered(format_name, report, view, fail_on, lambda: _review(config, **settings)), output)
    worst = report.worst()
    if fail_on and worst and worst.rank >= Severity(fail_on).rank:
        return ExitCode.FINDINGS
    return ExitCode.CLEAN


def _review(config: Config, *, config_file: Path | None = None, **given: Any) -> tuple[str, ...]:
    """The options that a review needs to find the same."""
    path = config_file or find(Path.cwd())
    return carried(load(path) if path else Config(), config, str, folder=Path.cwd(), file=path, **given)


def _rendered(
    format_name: str, report: Report, view: View, fail_on: str | None, review: Callable[[], tuple[str, ...]]
) -> str:
    """The report in a format of its own, or else as a check of one pair."""
    if format_name in names():
        return named(format_name).render(report, view)
    from drift.outcome import single

    check = replace(single(report, review()), fail_on=Severity(fail_on) if fail_on else None)
    return check_formats.named(format_name).render(check, view)
