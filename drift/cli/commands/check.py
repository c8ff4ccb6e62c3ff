"""``drift check``: the gate for a project."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from drift.check_formats import names
from drift.cli.checking import load_project, pair_options
from drift.cli.exit_codes import ExitCode
from drift.cli.output import terminal, write
from drift.cli.settings import check_options, min_severity_option, raw_csv_option
from drift.cli.talk import progress, say
from drift.errors import DriftError
from drift.gate.settings import NEVER
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.gate.checking import Done, Project
    from pairs.discovery import Discovery

LOGS = frozenset({"github", "text"})
"""The formats for a log, which end with what was compared and how many findings there are."""


@click.command("check")
@click.argument("pairs", nargs=-1, metavar="[ORIGINAL REWRITE]...")
@pair_options
@click.option(
    "--fail-on",
    type=click.Choice([*(s.value for s in Severity), NEVER]),
    help="Fail from this severity up.  [default: major]",
)
@click.option("--accept", is_flag=True, help="Accept all that is found now, and end with 0.")
@click.option("--prune", is_flag=True, help="Drop verdicts on passages that are gone.")
@click.option(
    "--strict-baseline",
    is_flag=True,
    help="Fail where an accepted verdict matches nothing any more; with --prune, drop all of those.",
)
@click.option(
    "--verdicts", type=click.Path(path_type=Path), help="This file of verdicts.  [default: .drift/verdicts.jsonl]"
)
@click.option("--exit-zero", is_flag=True, help="End with 0 whatever is found; what can't be scored still ends with 3.")
@click.option("--format", "format_name", type=click.Choice(names()), default="text", show_default=True)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="Write to a file, in a format of its own: sarif=drift.sarif. May be given several times.",
)
@min_severity_option
@raw_csv_option
@click.option("--no-color", is_flag=True, help="No colours.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that compare at a time."
)
@check_options
def command(
    pairs: tuple[str, ...],
    fail_on: str | None,
    verdicts: Path | None,
    format_name: str,
    outputs: tuple[str, ...],
    min_severity: str | None,
    *,
    accept: bool,
    prune: bool,
    strict_baseline: bool,
    exit_zero: bool,
    no_color: bool,
    raw_csv: bool,
    **options: Any,
) -> ExitCode:
    """Check that rewrites say what their originals say, and fail where they drifted.

    Name files, folders or templates such as docs/en/{path} docs/zh/{path}, or nothing to check the pairs of the
    configuration. The profile is `default` unless another is chosen; docs/check.md has the manual.
    """
    from drift.check_formats import View, named
    from drift.gate.checking import check

    targets = [_target(value, format_name) for value in outputs]
    found, project = load_project(pairs, verdicts=verdicts, writing=accept, **options)
    if fail_on:
        threshold = None if fail_on == NEVER else Severity(fail_on)
        project = replace(project, settings=replace(project.settings, fail_on=threshold))
    if strict_baseline:
        project = replace(project, settings=replace(project.settings, strict_baseline=True))
    with progress() as talk:
        done = check(found, project, talk)
    done, told = _written(done, found, project, accept=accept, prune=prune)
    result = done.check
    screen = terminal(no_color=no_color)
    shown_from = Severity(min_severity) if min_severity else None
    view = View(screen.width, screen.color, min_severity=shown_from, raw_csv=raw_csv)
    for name, path in targets:
        write(named(name).render(result, replace(view, color=False)), path)
    on_stdout = [name for name, path in targets if str(path) == "-"]
    if not on_stdout and not any(name == format_name for name, _ in targets):
        on_stdout.append(format_name)
        write(named(format_name).render(result, view), None)
    # In one terminal, or one log, it would stand there twice.
    if LOGS.isdisjoint(on_stdout):
        say(_summary(result, done.cached))
    elif done.cached:
        say(f"{done.cached} of {len(result.pairs)} unchanged since the last run")
    for line in told:
        say(line)
    if result.failures:
        return ExitCode.UNSCORED
    return ExitCode.FINDINGS if result.failed and not (exit_zero or accept) else ExitCode.CLEAN


def _written(done: Done, found: Discovery, project: Project, *, accept: bool, prune: bool) -> tuple[Done, list[str]]:
    """Change the baseline; gives the check as the next one will say, and what became of the file, a line each."""
    if project.log is None or not (accept or prune):
        return done, []
    from drift.gate import baseline

    told, path = [], project.log.path
    if accept:
        accepted = baseline.accept(done.check, project.log)
        told.append(f"accepted {accepted} in {path}; commit it" if accepted else "nothing to accept")
        done = done.again(found, project)
    if prune:
        told.append(f"dropped {baseline.prune(done, project)} in {path}")
        done = done.again(found, project)
    return done, told


def _summary(result: Any, cached: int) -> str:
    """What was compared with what, and what was not told; silence is explained."""
    from drift.items import compared, plural
    from drift.outcome import State

    counts = {state: sum(by.values()) for state, by in result.counts().items()}
    parts = [
        compared(result) + (f" ({result.what})" if result.what else ""),
        f"{cached} unchanged since the last run",
        f"{counts[State.OPEN] + counts[State.STALE]} open, {counts[State.ACCEPTED]} accepted, {counts[State.SUPPRESSED]} suppressed",
    ]
    if result.failures:
        parts.append(f"{len(result.failures)} could not be scored")
    if result.unmatched:
        parts.append(f"{plural(len(result.unmatched), 'file')} without a partner")
    return "; ".join(parts)


def _target(value: str, default: str) -> tuple[str, Path]:
    """A format and the file that it goes to."""
    name, separator, path = value.partition("=")
    if not separator or name not in names():
        if separator and name.replace("-", "").isalnum() and not Path(value).parent.name:
            import difflib

            near = difflib.get_close_matches(name, names(), 1)
            hint = f"did you mean {near[0]}?" if near else f"formats: {', '.join(names())}"
            raise DriftError(f"--output {value}: no format is called {name!r}; {hint}")
        return default, Path(value)
    if not path:
        raise DriftError(f"--output {value}: name a file behind the {name}=")
    return name, Path(path)
