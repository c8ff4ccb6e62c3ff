"""``drift explain``: the page of one rule."""

from __future__ import annotations

import difflib

import rich_click as click

from drift.errors import DriftError


@click.command("explain")
@click.argument("rule", metavar="CODE")
def command(rule: str) -> None:
    """Show what a rule finds, why it matters, an example, and what it leaves alone.

    CODE is a rule's code (FIG02) or its name (magnitude).
    """
    from drift.rules.registry import every_rule, find

    found = find(rule)
    family = [r.code for r in every_rule() if r.family == rule.upper()]
    if family:
        raise DriftError(f"{rule.upper()} is a family of rules: {', '.join(family)}; name one of them")
    if found is None:
        known = [word for r in every_rule() for word in (r.code, r.name)]
        near = difflib.get_close_matches(rule, known, 1) or difflib.get_close_matches(rule.upper(), known, 1)
        hint = f"did you mean {near[0]}?" if near else "`drift rules` lists them"
        raise DriftError(f"no rule is called {rule!r}; {hint}")
    needs = f"; needs {', '.join(sorted(found.needs))}" if found.needs else ""
    languages = f"; knows {', '.join(sorted(found.languages))}" if found.languages else "; any language"
    click.echo(f"# {found.code} {found.name}")
    click.echo()
    profiles = ", ".join(sorted(found.profiles)) or "none (preview: select it by its code)"
    click.echo(f"{found.severity.value}; {found.category}; profiles: {profiles}{languages}{needs}; since {found.since}")
    click.echo()
    click.echo(found.page)
