"""``drift merge``: the shards of a batch into one output."""

from __future__ import annotations

import rich_click as click

from drift.cli.exit_codes import ExitCode
from drift.cli.output import write


@click.command("merge")
@click.argument("shards", nargs=-1, required=True, metavar="OUT...")
@click.option("-o", "--output", metavar="PATH", required=True, help="All records: a .jsonl or .parquet file.")
@click.option("--overwrite", is_flag=True, help="Replace the output if it is there.")
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
def command(shards: tuple[str, ...], output: str, *, overwrite: bool, quiet: bool) -> ExitCode:
    """Put the shards of one `drift batch` together.

    The result is what one run without --shard would have written. Shards that don't belong together, are missing,
    unfinished or there twice are an error.
    """
    from drift.batch.remote_merge import merge_anywhere
    from drift.batch.text import text

    summary = merge_anywhere(shards, output, overwrite=overwrite)
    if not quiet:
        write(text(summary), None)
    return ExitCode.UNSCORED if summary.failed else ExitCode.CLEAN
