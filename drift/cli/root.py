"""``drift`` itself: finds its commands, one file each, in the folder beside this file."""

from __future__ import annotations

import importlib
import pkgutil

import rich_click as click

from drift._version import __version__
from drift.cli import commands


class Commands(click.RichGroup):
    """A group whose commands are modules of :mod:`drift.cli.commands`, loaded when they are named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """The names of all commands, in alphabetical order."""
        return sorted(module.name.removesuffix("_") for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or ``None``."""
        for module in pkgutil.iter_modules(commands.__path__):
            if module.name.removesuffix("_") == cmd_name:
                loaded = importlib.import_module(f"{commands.__name__}.{module.name}")
                command: click.Command = loaded.command
                return command
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest name where there is none of that name."""
        import difflib

        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = difflib.get_close_matches(name, self.list_commands(ctx), 1)
            hint = f"did you mean {near[0]!r}?" if near else f"commands: {', '.join(self.list_commands(ctx))}"
            ctx.fail(f"no such command {name!r}; {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="drift", message="%(prog)s %(version)s")
@click.pass_context
def root(ctx: click.Context) -> None:
    """Show what a text lost, gained and changed on its way from an original to its rewrite.

    Start with `drift demo`, then `drift compare ORIGINAL REWRITE`.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
