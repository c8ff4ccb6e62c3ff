"""Annotations for GitHub: workflow commands on stdout, worst first.

GitHub shows ten of each level and step; what is beyond is counted in a last one.
"""

from __future__ import annotations

from drift.check_formats import View
from drift.items import Item, compared, counting, items, tally, verdict, worst_first
from drift.outcome import Check
from drift.safe import github_data, github_property, log_line
from drift.severity import Severity

ABOUT = "GitHub annotations (workflow commands on stdout), worst first"
FILE = "drift.log"

LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "notice",
}
SHOWN = 10
"""Annotations of one level that GitHub shows of a step."""


def render(check: Check, view: View) -> str:
    """A command a finding that counts, ten a level at most; files without a report and the tally are told as well.

    Where more than ten would have a level, nine stand there and the tenth counts the rest.
    """
    by_level: dict[str, list[str]] = {"error": [], "warning": [], "notice": []}
    for pair in check.failures:
        if pair.failure:
            path = pair.rewrite or pair.original
            by_level["error"].append(_command("error", pair.failure.message, file=path, title="could not be scored"))
    for line in check.exceeded:
        by_level["error"].append(_command("error", line, title="limit exceeded"))
    for item in worst_first(counting(items(check))):
        if view.shows(item.finding, Severity.MINOR):
            level = LEVELS[item.severity]
            by_level[level].append(_item(level, item))
    for file in check.unmatched:
        by_level["warning"].append(_command("warning", file.reason, file=file.path, title="no partner"))
    for line in check.unused:
        by_level["warning"].append(_command("warning", line, title="unused suppression"))
    out = []
    for level, commands in by_level.items():
        beyond = len(commands) - SHOWN
        out += commands if beyond <= 0 else commands[: SHOWN - 1]
        if beyond > 0:
            out.append(_command(level, f"and {beyond + 1:,} more; the summary has all of them", title="drift"))
    what = compared(check) + (f": {check.what}" if check.what else "")
    out += [log_line(what), log_line(tally(check)), log_line(verdict(check))]
    return "".join(f"{line}\n" for line in out)


def _item(level: str, item: Item) -> str:
    path, place = item.at
    finding = item.finding
    lines = [_one(finding.message)]
    if item.beside:
        lines.append(f"against {_one(item.beside[0])}:{item.beside[1]}")
    original, rewrite = item.excerpts()
    lines += [
        f"{sign} {_one(excerpt.before + excerpt.passage + excerpt.after)}"
        for sign, excerpt in (("-", original), ("+", rewrite))
        if excerpt
    ]
    if item.command:
        lines.append(_one(item.command))
    span = {"line": place.line, "endLine": place.end_line, "col": place.column}
    if place.line == place.end_line:
        # Columns count only where a passage stands on one line; the last is the one of its last character.
        span["endColumn"] = max(place.column, place.end_column - 1)
    title = f"{finding.rule} {finding.name} ({item.severity.value})"
    return _command(level, "\n".join(lines), file=path, title=title, **span)


def _one(text: str) -> str:
    return " ".join(text.split("\n"))


def _command(level: str, message: str, *, file: str = "", title: str, **span: int) -> str:
    properties = [f"file={github_property(file)}"] if file else []
    properties += [f"{name}={value}" for name, value in span.items()]
    properties.append(f"title={github_property(_one(title))}")
    return f"::{level} {','.join(properties)}::{github_data(message)}"
