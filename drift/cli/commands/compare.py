"""``drift compare``: one rewrite against its original."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import rich_click as click

from drift.cli.comparing import compare_and_print, show_options
from drift.cli.settings import comparison_options
from drift.errors import DriftError


@click.command("compare")
@click.argument("original", type=click.Path(path_type=Path))
@click.argument("rewrite", type=click.Path(path_type=Path))
@show_options
@comparison_options
def command(original: Path, rewrite: Path, **options: Any) -> int:
    """Show what REWRITE lost, gained and changed against ORIGINAL.

    Either may be `-` for standard input. Ends with 0 whatever is found, unless --fail-on is given.
    """
    if str(original) == str(rewrite) == "-":
        raise DriftError("only one of the two texts can come from standard input")
    return compare_and_print(original, rewrite, **options)
