"""``drift compare``: one rewrite against its original."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import rich_click as click

from drift.cli.comparing import compare_and_print, show_options
from drift.cli.output import one_standard_input
from drift.cli.settings import comparison_options, overrides_option


@click.command("compare")
@click.argument("original", type=click.Path(path_type=Path))
@click.argument("rewrite", type=click.Path(path_type=Path))
@show_options
@overrides_option
@comparison_options
def command(original: Path, rewrite: Path, **options: Any) -> int:
    """Show what REWRITE lost, gained and changed against ORIGINAL.

    Either may be `-` for standard input. Ends with 0 whatever is found, unless --fail-on is given.
    """
    one_standard_input(original, rewrite, options["overrides"])
    return compare_and_print(original, rewrite, **options)
