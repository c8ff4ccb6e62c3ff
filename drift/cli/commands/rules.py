"""``drift rules``: every rule, a line each."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap

import rich_click as click

from drift.config import PROFILES
from drift.errors import DriftError


@click.command("rules")
@click.argument("codes", nargs=-1)
@click.option("--profile", type=click.Choice(PROFILES), help="Only the rules of this profile.")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(codes: tuple[str, ...], profile: str | None, format_name: str) -> None:
    """List every rule, or those of the given CODES or families; `drift explain CODE` shows a rule's page."""
    from drift.rules.registry import every_rule

    wanted = {code.upper() for code in codes}
    if unknown := wanted - {name for r in every_rule() for name in (r.code, r.family)}:
        raise DriftError(f"no rule or family of rules is called {', '.join(sorted(unknown))}")
    shown = [
        r
        for r in every_rule()
        if (profile is None or profile in r.profiles) and (not wanted or wanted & {r.code, r.family})
    ]
    if format_name == "json":
        keys = ("code", "name", "category", "since", "preview", "summary")
        table = [
            {key: getattr(r, key) for key in keys}
            | {
                "severity": r.severity.value,
                "profiles": sorted(r.profiles),
                "languages": sorted(r.languages) if r.languages else None,
                "needs": sorted(r.needs),
            }
            for r in shown
        ]
        click.echo(json.dumps(table, indent=1))
        return
    width = max((len(r.name) for r in shown), default=0)
    for r in shown:
        preview = " (preview)" if r.preview else ""
        head = f"{r.code}  {r.name:<{width}}  {r.severity.value:<8}  "
        line = f"{head}{r.summary}{preview}"
        if sys.stdout.isatty():
            columns = max(shutil.get_terminal_size().columns, len(head) + 20)
            line = textwrap.fill(line, columns, subsequent_indent=" " * len(head), break_long_words=False)
        click.echo(line)
