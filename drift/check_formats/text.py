"""A check for a person at a terminal or in a build log: worst first, each finding with its places and its excerpt."""

from __future__ import annotations

import io

from rich.text import Text

from drift.check_formats import View
from drift.console import BAR, ORIGINAL, REWRITE, console, trimmed
from drift.items import Excerpt, Item, compared, counting, items, tally, verdict, worst_first
from drift.outcome import Check
from drift.safe import terminal
from drift.severity import Severity

ABOUT = "each finding with places, excerpt and reason, worst first, for a person"
FILE = "drift.txt"

STYLES = {Severity.NEUTRAL: "dim", Severity.MINOR: "", Severity.MAJOR: "bold", Severity.CRITICAL: "bold reverse"}


def render(check: Check, view: View) -> str:
    """The check as text; every line begins with a sign or a word of ours, so that no log takes it for a command.

    Only findings that count are shown, from ``view.min_severity`` up (minor unless set); the others are counted.
    """
    every = items(check)
    open_now = counting(every)
    shown = [item for item in open_now if view.shows(item.finding, Severity.MINOR)]
    out = io.StringIO()
    screen = console(out, width=view.width, color=view.color)

    def say(line: Text) -> None:
        screen.print(line, soft_wrap=True)

    for item in worst_first(shown):
        for line in _item(item, color=view.color):
            say(line)
        say(Text())
    for sign, lines in (
        ("could not be scored", [f"{p.id}: {p.failure.message}" for p in check.failures if p.failure]),
        ("limit exceeded", check.exceeded),
        ("no partner", [f"{u.path} ({u.side}): {u.reason}" for u in check.unmatched]),
        ("unused suppression", check.unused),
        ("note", [*check.notes, *(f"{p.id}: {note}" for p in check.pairs for note in p.notes)]),
    ):
        for said in lines:
            say(Text.assemble((f"{sign}: ", "bold"), terminal(said)))
    hidden = len(open_now) - len(shown)
    say(Text(compared(check) + (f": {terminal(check.what)}" if check.what else "")))
    say(
        Text(
            tally(check) + (f"; {hidden} below {(view.min_severity or Severity.MINOR).value} not shown" * bool(hidden))
        )
    )
    say(Text(verdict(check), "bold"))
    return trimmed(out.getvalue())


def _item(item: Item, *, color: bool) -> list[Text]:
    finding = item.finding
    path, place = item.at
    lines = [
        Text.assemble(
            (item.severity.glyph, STYLES[item.severity]),
            f" {terminal(path)}:{place}  ",
            (f"{finding.rule} {finding.name}", STYLES[item.severity]),
            (f"  {item.severity.value}", "dim"),
            (f", {item.judged.state.value}" if item.judged.reason else "", "dim"),
        )
    ]
    if item.beside:
        lines.append(Text.assemble(BAR, ("against ", "dim"), f"{terminal(item.beside[0])}:{item.beside[1]}"))
    original, rewrite = item.excerpts()
    lines += [
        _excerpt(sign, excerpt, look, brackets, color=color)
        for sign, excerpt, look, brackets in (
            ("-", original, ORIGINAL, ("[-", "-]")),
            ("+", rewrite, REWRITE, ("{+", "+}")),
        )
        if excerpt
    ]
    lines.append(Text(BAR + terminal(finding.message)))
    if item.judged.reason:
        lines.append(Text.assemble(BAR, (f"{item.judged.state.value}: {terminal(item.judged.reason)}", "dim")))
    if item.command:
        lines.append(Text.assemble(BAR, (terminal(item.command), "dim")))
    return lines


def _excerpt(sign: str, excerpt: Excerpt, look: str, brackets: tuple[str, str], *, color: bool) -> Text:
    passage = terminal(excerpt.passage)
    marked = (passage, f"{look} underline") if color else f"{brackets[0]}{passage}{brackets[1]}"
    return Text.assemble(f"{BAR}{sign} ", terminal(excerpt.before), marked, terminal(excerpt.after))
