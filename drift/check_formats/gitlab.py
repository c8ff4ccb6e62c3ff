"""GitLab's Code Quality report: JSON, one entry a finding that counts."""

from __future__ import annotations

import json
from posixpath import normpath

from drift.check_formats import View
from drift.items import counting, items, unique_fingerprints
from drift.outcome import Check
from drift.safe import json_text, terminal
from drift.severity import Severity

ABOUT = "GitLab Code Quality (artifacts: reports: codequality)"
FILE = "gl-code-quality-report.json"

SEVERITIES = {
    Severity.CRITICAL: "critical",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}


def render(check: Check, view: View) -> str:
    """The report; accepted and suppressed findings are left out, for it has no place for them."""
    every = items(check)
    # Named before any is left out: a finding keeps its name when another is accepted.
    named = list(zip(every, unique_fingerprints(every), strict=True))
    shown = {id(item) for item in counting(every) if view.shows(item.finding, Severity.NEUTRAL)}
    entries = []
    for item, fingerprint in named:
        if id(item) not in shown:
            continue
        path, place = item.at
        against = f" (against {item.beside[0]}:{item.beside[1]})" if item.beside else ""
        entries.append(
            {
                "type": "issue",
                "check_name": item.finding.rule,
                "description": terminal(f"{item.finding.name}: {item.finding.message}{against}"),
                "categories": ["Clarity"],
                "fingerprint": fingerprint,
                "severity": SEVERITIES[item.severity],
                "location": {
                    "path": normpath(path),
                    "positions": {
                        "begin": {"line": place.line, "column": place.column},
                        "end": {"line": place.end_line, "column": place.end_column},
                    },
                },
            }
        )
    return json_text(json.dumps(entries, ensure_ascii=False, allow_nan=False, indent=1)) + "\n"
