"""The summary of a run for a terminal."""

from __future__ import annotations

from drift.batch.summary import Summary
from drift.safe import terminal
from drift.severity import Severity

_BAR = 30
_BARS = 10
_SHOWN_WORST = 10
_SHOWN_RULES = 12


def text(summary: Summary) -> str:
    """The lines of the summary, with a line feed at the end."""
    lines = [f"{summary.scored} of {summary.pairs} pairs compared" + _failures(summary)]
    if not summary.scored:
        return lines[0] + "\n"
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
    lines += [f"signature: {terminal(summary.signature)}"]
    return "\n".join(lines) + "\n"


def _failures(summary: Summary) -> str:
    if not summary.failed:
        return ""
    codes = ", ".join(f"{code} {n}" for code, n in sorted(summary.errors.items()))
    return f"; {summary.failed} could not be compared ({codes})"
