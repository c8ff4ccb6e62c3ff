"""``drift cache``: what is kept on disk, and how to be rid of it."""

from __future__ import annotations

import rich_click as click

from drift.errors import DriftError
from drift.safe import name


@click.group("cache", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show or clear the cache of vectors, parses and reports."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command("info")
def info() -> None:
    """Say where the cache is, how large, and what it holds."""
    from pairs.store import Store

    found = Store().info()
    click.echo(f"path     {name(str(found.path))}")
    click.echo(f"size     {found.size / 1e6:.1f} MB of at most {found.limit / 1e6:.0f} MB")
    for kind, count in sorted(found.entries.items()):
        click.echo(f"{kind:<8} {count} entries")
    if found.problem:
        click.echo(f"problem  {name(found.problem)}")


@command.command("clear")
def clear() -> None:
    """Remove everything that is cached; nothing but time is lost."""
    from pairs.store import Store

    store = Store()
    before = store.info()
    try:
        store.clear()
    except OSError as error:
        raise DriftError(f"{store.path}: can't be removed: {error.strerror}") from error
    click.echo(f"removed {sum(before.entries.values())} entries from {name(str(store.path))}")
