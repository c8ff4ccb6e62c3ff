"""``drift rules``: every rule, a line each."""

from __future__ import annotations

import json

import rich_click as click

from drift.config import PROFILES


@click.command("rules")
@click.option("--profile", type=click.Choice(PROFILES), help="Only the rules of this profile.")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(profile: str | None, format_name: str) -> None:
    """List every rule; `drift explain CODE` shows its page."""
    from drift.rules.registry import rules

    shown = [r for r in rules() if profile is None or profile in r.profiles]
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
        click.echo(f"{r.code}  {r.name:<{width}}  {r.severity.value:<8}  {r.summary}{preview}")
