"""The summary of a run for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from drift.batch.summary import Summary
from drift.items import plural
from drift.safe import terminal
from drift.severity import Severity

_BAR = 30
_BARS = 10
_SHOWN_WORST = 10
_SHOWN_RULES = 12
_SHOWN_NOTES = 8
RETRY = (
    "once their files are mended, --retry-failed compares them again; a corrected manifest is begun anew with "
    "--overwrite (what is in the cache costs next to nothing)"
)
"""What to do about pairs that could not be compared."""


def text(summary: Summary, beside: Iterable[tuple[str, int]] = ()) -> str:
    """The lines of the summary, with a line feed at the end.

    Args:
        summary: of the run.
        beside: notes beside those of the records, and how many pairs they are about.
    """
    lines = [f"{summary.scored} of {summary.pairs} pairs compared" + _failures(summary)]
    if summary.failed:
        more = summary.failed - len(summary.failures())
        lines += [f"  {terminal(name)}: {terminal(message)}" for name, message in summary.failures()]
        lines += [f"  and {more} more"] if more else []
        lines += [RETRY]
    if not summary.scored:
        return "\n".join(lines) + "\n"
    quantiles = ", ".join(
        f"{name} {summary.quantile(q):.3f}" for name, q in (("median", 0.5), ("p90", 0.9), ("p99", 0.99))
    )
    lines += [f"drift: mean {summary.mean:.3f}, {quantiles}"]
    bars = summary.histogram(_BARS)
    highest = max(bars)
    lines += [
        f"  {k / _BARS:.1f} {'█' * round(_BAR * n / highest) or ('▏' if n else '')} {n}" for k, n in enumerate(bars)
    ]
    found = [f"{summary.by_severity[s.value]} {s.value}" for s in reversed(Severity)]
    lines += [f"findings: {', '.join(found)}"]
    rules = summary.by_rule.most_common(_SHOWN_RULES)
    if rules:
        more = len(summary.by_rule) - len(rules)
        told = ", ".join(f"{code} {n}" for code, n in rules)
        lines += [f"by rule: {told}" + (f" and {more} more" if more else "")]
    lines += ["drifted most:"]
    lines += [f"  {drift:.3f} {terminal(name)}" for name, drift, _ in summary.worst()[:_SHOWN_WORST]]
    if every := notes(summary, beside):
        lines += ["notes:"]
        lines += [f"  {plural(count, 'pair')}: {terminal(note)}" for note, count in every]
    lines += [f"signature: {terminal(summary.signature)}"]
    return "\n".join(lines) + "\n"


def notes(summary: Summary, more: Iterable[tuple[str, int]] = ()) -> list[tuple[str, int]]:
    """What there is to know about the comparison of how many pairs, the most first."""
    every = sorted((*summary.notes.items(), *more), key=lambda one: (-one[1], one[0]))
    rest = sum(count for _, count in every[_SHOWN_NOTES:]) + summary.more_notes
    return every[:_SHOWN_NOTES] + ([("other notes, which the records tell", rest)] if rest else [])


def _failures(summary: Summary) -> str:
    if not summary.failed:
        return ""
    codes = ", ".join(f"{code} {n}" for code, n in sorted(summary.errors.items()))
    return f"; {summary.failed} could not be compared ({codes})"
