"""What `check` and `stamp` share: the options that say which pairs, and the way from them to a project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import rich_click as click

from drift.cli.carrying import carried
from drift.cli.settings import over
from drift.config import Config, load
from drift.gate.checking import Project
from drift.gate.loading import home, settings_at, verdict_log
from drift.gate.project import configured, given, require, root_of, since
from drift.gate.stamps import FILE, read_stamps
from pairs.discovery import Discovery, Repository, name_of, read_manifest

F = TypeVar("F", bound=Callable[..., Any])

_PAIRS = (
    click.option(
        "--since",
        "revision",
        metavar="REV",
        help="Only pairs that changed since this git revision; with one path, that path against its own past.",
    ),
    click.option("--manifest", type=click.Path(path_type=Path), help="Pairs from this JSON lines, CSV or TSV file."),
    click.option("--delimiter", default=",", metavar="CHAR", help="Of a CSV manifest.  [default: ,]"),
    click.option("--allow-empty", is_flag=True, help="End with 0 where there is no pair."),
    click.option(
        "--allow-outside", is_flag=True, help="Let a manifest or the configuration name files outside the root."
    ),
)


def pair_options(function: F) -> F:
    """Add the options that say which pairs."""
    for option in reversed(_PAIRS):
        function = option(function)
    return function


def load_project(
    paths: tuple[str, ...],
    *,
    revision: str | None,
    manifest: Path | None,
    delimiter: str,
    allow_empty: bool,
    allow_outside: bool,
    verdicts: Path | None = None,
    writing: bool = False,
    jobs: int = 1,
    config_file: Path | None = None,
    **comparison: Any,
) -> tuple[Discovery, Project]:
    """The pairs and the project that a command line means.

    Args:
        paths: as typed.
        revision: of ``--since``.
        manifest: of ``--manifest``.
        delimiter: of a CSV manifest.
        allow_empty: whether there may be no pair.
        allow_outside: whether manifests and configuration may name files outside the root.
        verdicts: a named file of verdicts.
        writing: whether verdicts will be written.
        jobs: processes at a time.
        config_file: of ``--config``.
        comparison: the other values of :func:`drift.cli.settings.comparison_options`.

    Raises:
        drift.errors.DriftError: settings, verdicts or stamps that can't be used; no pair.
        pairs.errors.PairsError: pairs that can't be found out.
    """
    file, config, settings = settings_at(Path.cwd(), config_file)
    config = over(config, **comparison)
    unasked = load(file) if file else Config()
    folder = file.parent if file else Path.cwd()
    root = root_of(Path.cwd(), file)
    found = Discovery()
    repository: Repository | None = None
    if paths and not (revision and len(paths) == 1):
        found += given(paths, root)
    if manifest:
        found += read_manifest(manifest, root, outside=allow_outside, delimiter=delimiter)
    if not paths and not manifest:
        found += configured(settings.pairs, folder, root, outside=allow_outside)
    if revision:
        found, repository = since(found, paths, revision, root)
    # Where nothing changed, nothing is to be checked: that is no mistake.
    require(found, allow_empty=allow_empty or revision is not None)
    project = Project(
        root,
        config,
        settings.seen_from(root),
        verdict_log(root, verdicts or settings.verdicts, writing=writing),
        read_stamps(home(root) / FILE),
        repository,
        partial=bool(revision or paths or manifest),
        jobs=jobs,
        base=folder,
        review=carried(
            unasked,
            config,
            lambda path: name_of(path, root),
            folder=root,
            file=file,
            verdicts=verdicts,
            **comparison,
        ),
    )
    return found, project
