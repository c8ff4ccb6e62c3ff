"""``drift stamp``: declare rewrites up to date with their originals as they are now."""

from __future__ import annotations

from typing import Any

import rich_click as click

from drift.cli.checking import load_project, pair_options
from drift.cli.exit_codes import ExitCode
from drift.cli.talk import say


@click.command("stamp")
@click.argument("pairs", nargs=-1, metavar="[ORIGINAL REWRITE]...")
@pair_options
@click.option("--encoding", metavar="NAME", help="The encoding of the files, or auto.")
def command(pairs: tuple[str, ...], encoding: str | None, **options: Any) -> ExitCode:
    """Record that each rewrite is up to date with its original.

    `drift check` reports a pair (SRC01) when its original has other text than it was stamped with. The stamps lie in
    .drift/stamps.jsonl; commit that file.
    """
    from drift.gate.loading import home
    from drift.gate.stamps import FILE, digest, write_stamps
    from drift.verdicts.place import prepare
    from pairs.errors import PairsError
    from pairs.reading import load

    found, project = load_project(pairs, encoding=encoding, **options)
    stamps = dict(project.stamps)
    changed = failed = 0
    for pair in found.pairs:
        if pair.rewrite is None:
            continue
        try:
            sides = tuple(
                digest(load(side, encoding=project.config.encoding).text) for side in (pair.original, pair.rewrite)
            )
        except PairsError as error:
            # Gone since the pairs were listed, or no text: that is no reason to lose the stamps of the others.
            say(f"could not be stamped: {error.message}")
            failed += 1
            continue
        changed += stamps.get(pair.id) != sides
        stamps[pair.id] = (sides[0], sides[1])
    path = home(project.root) / FILE
    if changed:
        prepare(path)
        write_stamps(path, stamps)
    say(f"stamped {changed} of {len(found.pairs)} pairs in {path}; the others were up to date or have no rewrite")
    return ExitCode.UNSCORED if failed else ExitCode.CLEAN
