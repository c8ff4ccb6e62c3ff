"""``drift batch``: many pairs, in any number of runs."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from drift.cli.exit_codes import ExitCode
from drift.cli.listing import manifest_of, one_character
from drift.cli.output import write
from drift.cli.settings import comparison_options, configuration
from drift.cli.stopping import stopping
from drift.cli.talk import say
from drift.errors import DriftError

if TYPE_CHECKING:
    from drift.batch.manifest import Manifest
    from drift.batch.output import Output
    from drift.batch.places import File
    from drift.batch.running import Engine, Order, Outcome


@click.command("batch")
@click.argument("pairs", nargs=-1, required=True, metavar="MANIFEST | FOLDER | ORIGINALS REWRITES")
@click.option("-o", "--output", metavar="PATH", required=True, help="The records: a .jsonl or .parquet file.")
@click.option("--html", metavar="PATH", help="Write the summary as a page too.")
@click.option("--beads", is_flag=True, help="Tell every bead with its scores in the records.")
@click.option("--ter", is_flag=True, help="Score TER too, which takes longer than everything else.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the first N pairs.")
@click.option("--sample", type=click.IntRange(1), metavar="N", help="Only N pairs, drawn alike by every run.")
@click.option("--shard", metavar="I/N", help="Only part I of N; `drift merge` puts the parts together.")
@click.option(
    "--sort",
    type=click.Choice(["manifest", "id", "drift"]),
    default="manifest",
    show_default=True,
    help="The order of the records.",
)
@click.option("--retry-failed", is_flag=True, help="Compare the pairs again that could not be compared.")
@click.option("--overwrite", is_flag=True, help="Start anew, whatever stands in the output.")
@click.option(
    "--first-look", is_flag=True, help="Pass quickly over sentences that say the same words in the same order."
)
@click.option("-j", "--jobs", type=click.IntRange(1), help="Processes.  [default: one for each processor]")
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True)
@click.option("--delimiter", default=",", metavar="CHAR", help="Of a CSV manifest; tab for a tabulator.  [default: ,]")
@click.option("--allow-outside", is_flag=True, help="Let a manifest name files outside its folder.")
@click.option("-q", "--quiet", is_flag=True, help="Neither progress nor summary.")
@comparison_options
def command(
    pairs: tuple[str, ...],
    output: str,
    html: str | None,
    limit: int | None,
    sample: int | None,
    shard: str | None,
    sort: str,
    jobs: int | None,
    engine: str,
    delimiter: str,
    *,
    beads: bool,
    ter: bool,
    retry_failed: bool,
    overwrite: bool,
    first_look: bool,
    allow_outside: bool,
    quiet: bool,
    **options: Any,
) -> ExitCode:
    """Compare many pairs: one record a pair, in any number of runs.

    MANIFEST is a .jsonl, .csv, .tsv or .parquet file (the first three may be packed: .gz, .zst), or - for JSON lines
    on standard input; or name a folder, whose pairs are found by their names, two folders or two templates. Manifest
    and output may be URIs, such as s3://bucket/pairs.jsonl. Run the same command again to go on where it was stopped or
    killed. docs/batch.md has the manual.
    """
    from dataclasses import replace

    from drift.batch.chunk import Task
    from drift.batch.output_name import check_ending
    from drift.batch.places import check_page, check_page_of, file_of
    from drift.batch.progress import Progress
    from drift.batch.running import Order, run
    from drift.batch.selection import Selection, shard_of

    out, page = _output(output), file_of(html) if html else None
    check_ending(out.name)
    out.check_read(pairs)
    out.check()
    if page is not None and html != "-":
        check_page(page, pairs, out)
    config = configuration(**options)
    config = replace(config, first_stage=config.first_stage or first_look)
    with ExitStack() as stack:
        order = Order(
            _remote_manifest(pairs, stack, delimiter=one_character(delimiter))
            or manifest_of(
                pairs,
                outside=allow_outside,
                delimiter=one_character(delimiter),
                source=config.original_lang or "en",
                spool=out.spool,
            ),
            out,
            Task(config, beads=beads, ter=ter),
            Selection(limit, sample, shard_of(shard) if shard else (1, 1)),
            sort,
            overwrite=overwrite,
            retry_failed=retry_failed,
        )
        if page is not None and html != "-":
            check_page_of(page, order.manifest)
        progress = None if quiet else Progress()
        stop = stack.enter_context(stopping())
        outcome = run(order, _engine(engine, jobs), watch=progress or (lambda _: None), stop=stop)
        if progress:
            progress.end()
    _tell(order, outcome, page, quiet=quiet)
    if not outcome.whole:
        say(
            f"stopped after {outcome.state.there + outcome.state.done} of {outcome.state.total} pairs; run it again to go on"
        )
        return stop.code or ExitCode.INTERRUPTED
    return ExitCode.UNSCORED if outcome.summary.failed else ExitCode.CLEAN


def _output(name: str) -> Output:
    from drift.batch.places import file_of

    file = file_of(name)
    if isinstance(file, Path):
        from drift.batch.output import Paths

        return Paths(file)
    from drift.batch.remote_output import RemoteOutput

    return RemoteOutput(file)


def _remote_manifest(pairs: tuple[str, ...], stack: ExitStack, *, delimiter: str) -> Manifest | None:
    """The manifest that a URI names, ``None`` where none is given."""
    from drift.batch.remote import is_uri, masked

    uris = [one for one in pairs if is_uri(one)]
    if not uris:
        return None
    if len(pairs) > 1:
        raise DriftError(f"{masked(uris[0])}: folders and templates are read on this machine only; name one manifest")
    from drift.batch.remote_manifest import fetched

    return fetched(uris[0], stack, delimiter=delimiter)


def _engine(name: str, jobs: int | None) -> Engine:
    from drift.gate.running import processors

    workers = min(jobs or processors(), processors())
    if name == "ray":
        from drift.batch.ray_engine import check_installed
        from drift.batch.ray_engine import work as on_ray

        check_installed()
        return lambda rows, _, task, stop: on_ray(rows, task, jobs=jobs, stop=stop)
    from drift.batch.local import collect_seldom, work

    collect_seldom()

    return lambda rows, count, task, stop: work(rows, task, jobs=workers, count=count, stop=stop)


def _tell(order: Order, outcome: Outcome, page: File | None, *, quiet: bool) -> None:
    from drift.batch.off import rules_off
    from drift.batch.text import text

    off = rules_off(outcome.summary.languages, order.task.config)
    if page is not None:
        from drift.batch.page import page as page_of

        html = page_of(outcome.summary, f"The pairs of {order.manifest.name}", outcome.summary.signature, off)
        if isinstance(page, Path):
            write(html, page)
        else:
            page.write([html.encode()])
    if quiet:
        return
    write(text(outcome.summary, off), None)
    state = outcome.state
    say(f"{order.out.name}: {state.done} pairs in this run, {state.there} before; {state.cached} from the cache")
