"""``drift demo``: the comparison of a shipped story and its rewrite."""

from __future__ import annotations

from typing import Any

import rich_click as click

from drift.cli.comparing import compare_and_print, show_options
from drift.cli.settings import comparison_options


@click.command("demo")
@click.option("--review", is_flag=True, help="Review it instead of printing; verdicts are for practice only.")
@click.option("--plain", is_flag=True, help="With --review: line by line.")
@show_options
@comparison_options
def command(*, review: bool, plain: bool, **options: Any) -> int:
    """Compare a story that is shipped with drift with its rewrite."""
    from pairs.examples import example

    original, rewrite = example("harbour")
    if review:
        from drift.cli.reviewing import demo_request, open_review

        return open_review(demo_request(original, rewrite, **options), plain=plain)
    return compare_and_print(original, rewrite, **options)
