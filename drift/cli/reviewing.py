"""From a command line to what a front end is asked to open."""

from __future__ import annotations

import os
import sys
from inspect import signature
from pathlib import Path
from typing import Any

from drift.cli.settings import configuration
from drift.errors import DriftError
from drift.review.request import ReviewPair, ReviewRequest
from drift.verdicts.place import pair_id
from drift.verdicts.place import reader as default_reader


def request(
    paths: tuple[Path, ...],
    *,
    at: str = "",
    reader: str | None = None,
    verdicts: Path | None = None,
    keys: Path | None = None,
    theme: str | None = None,
    overrides: Path | None = None,
    **settings: Any,
) -> ReviewRequest:
    """What the paths on a command line ask for.

    Args:
        paths: an original and its rewrite, or one report.
        at: the finding to open at.
        reader: the name of a second reader.
        verdicts: the file of verdicts.
        keys: the file of keys.
        theme: the name of a theme.
        overrides: a file of hand repairs.
        settings: the values of :func:`drift.cli.settings.comparison_options`.

    Raises:
        DriftError: they ask for nothing that can be opened.
    """
    if verdicts and not verdicts.exists():
        raise DriftError(f"{verdicts}: no such file of verdicts; check the path, or make an empty file to begin one")
    return ReviewRequest(
        pairs=(_pair(paths, overrides),),
        config=configuration(**settings),
        at=at,
        reader=reader or default_reader(),
        blind=reader is not None,
        verdicts=verdicts,
        keys=keys,
        theme=theme,
    )


def open_review(asked: ReviewRequest, *, plain: bool = False) -> int:
    """Open a review: on the screen, or line by line where that is asked for or there is no terminal.

    Raises:
        DriftError: no installed package brings a review.
    """
    watched = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if watched and not plain:
        from drift.cli.screen import open_screen

        return open_screen(asked)
    from drift.review.plain import launch

    return launch(asked)


def _pair(paths: tuple[Path, ...], overrides: Path | None) -> ReviewPair:
    if len(paths) > 2:
        raise DriftError(f"expected an original and its rewrite, or one report; found {len(paths)} files")
    if len(paths) == 2:
        return ReviewPair(pair_id(*paths), *paths, overrides=overrides)
    from drift.review.opening import pair_of_report

    files = pair_of_report(paths[0])
    return ReviewPair(pair_id(*files), *files, report=paths[0], overrides=overrides)


def demo_request(original: Path, rewrite: Path, **options: Any) -> ReviewRequest:
    """The review of the shipped story; its verdicts are kept in the cache folder, since they are nobody's work."""
    from pairs.store import default_path

    # What says how to print is of no use on a screen.
    settings = {name: options[name] for name in signature(configuration).parameters if name in options}
    return ReviewRequest(
        pairs=(ReviewPair("demo", original, rewrite),),
        config=configuration(**settings),
        reader=default_reader(),
        verdicts=default_path().parent / "demo" / "verdicts.jsonl",
    )
