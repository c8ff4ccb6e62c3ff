"""``drift review``: judge what has changed, finding by finding."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import rich_click as click

from drift.cli.settings import comparison_options, overrides_option


@click.command("review")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="ORIGINAL REWRITE|REPORT.json|FOLDER|MANIFEST",
    type=click.Path(path_type=Path),
)
@click.option("--at", metavar="FINDING", default="", help="Open at this finding: its fingerprint, or how that begins.")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and pipes; so it is without a terminal.")
@click.option("--reader", metavar="NAME", help="A second reader: others' verdicts are hidden until one's own is given.")
@click.option("--verdicts", type=click.Path(path_type=Path), help="This file of verdicts instead of .drift's.")
@click.option("--keys", type=click.Path(path_type=Path), help="A TOML file that gives keys to commands.")
@click.option("--theme", metavar="NAME", help="A theme of the screen.")
@overrides_option
@comparison_options
def command(
    paths: tuple[Path, ...],
    *,
    at: str,
    plain: bool,
    reader: str | None,
    verdicts: Path | None,
    keys: Path | None,
    theme: str | None,
    overrides: Path | None,
    **settings: Any,
) -> int:
    """Judge each finding: same, acceptable, drift or unsure; verdicts hold until the text changes.

    Give two files, a report of `drift compare --format json`, or many pairs: two folders, a folder whose drift.toml
    names pairs, a manifest (.jsonl, .csv, .tsv). Verdicts are saved at once in .drift/verdicts.jsonl, where
    `drift check` finds them. Ends with 0 whatever is found.
    """
    from drift.cli.reviewing import open_review, request

    asked = request(
        paths,
        at=at,
        reader=reader,
        verdicts=verdicts,
        keys=keys,
        theme=theme,
        overrides=overrides,
        **settings,
    )
    return open_review(asked, plain=plain)
