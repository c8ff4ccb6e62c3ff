"""``drift align``: which sentences belong together, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import rich_click as click

from drift.alignment_formats import names
from drift.cli.output import one_standard_input, terminal, write
from drift.cli.settings import alignment_options, configuration, overrides_option
from drift.cli.talk import progress, say


@click.command("align")
@click.argument("original", type=click.Path(path_type=Path))
@click.argument("rewrite", type=click.Path(path_type=Path))
@click.option("--format", "format_name", type=click.Choice(names()), default="table", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of stdout.")
@click.option("-v", "--reasons", is_flag=True, help="Tell the evidence for each pair in the table.")
@click.option("--no-color", is_flag=True, help="No colours.")
@overrides_option
@alignment_options
def command(
    original: Path,
    rewrite: Path,
    format_name: str,
    output: Path | None,
    overrides: Path | None,
    *,
    reasons: bool,
    no_color: bool,
    **settings: Any,
) -> None:
    """Show which sentences of REWRITE say what which sentences of ORIGINAL say.

    Either may be `-` for standard input. Sentences that moved, were merged or split are found wherever they stand;
    what has no counterpart is told as omitted or added. Numbers count sentences from 1; what is not the story is not
    counted.
    """
    from drift.aligned import align_texts
    from drift.alignment_formats import View, named
    from drift.home import kept_overrides
    from pairs.override_file import read_overrides

    one_standard_input(original, rewrite, overrides)
    config = configuration(**settings)
    with progress() as talk:
        repairs = read_overrides(overrides) if overrides else kept_overrides(original, rewrite)
        aligned = align_texts(original, rewrite, config=config, overrides=repairs, progress=talk)
    screen = terminal(no_color=no_color or output is not None)
    form = named(format_name)
    write(form.render(aligned, View(screen.width, screen.color, reasons)), output)
    for line in form.unsaid(aligned):
        say(line)
