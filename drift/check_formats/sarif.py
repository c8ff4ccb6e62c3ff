"""SARIF 2.1.0, for code scanning of GitHub and others: both places of a finding, the rule's page, suppressions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from drift._version import __version__
from drift.check_formats import View
from drift.items import Item, items, unique_fingerprints, worst_first
from drift.outcome import Check, State
from drift.places import Place
from drift.rules.registry import every_rule
from drift.safe import json_text, terminal
from drift.severity import Severity
from drift.uri import uri

ABOUT = "SARIF 2.1.0 for code scanning, with rule help, both places and suppressions"
FILE = "drift.sarif"

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HOME = "https://github.com/translation-drift/drift"
LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NEUTRAL: "note"}
# Our own: GitHub works out its primaryLocationLineHash itself, and one of another make would reopen its alerts.
FINGERPRINT = "driftFingerprint/v1"
ROOT = "%SRCROOT%"
MAX_RESULTS = 5_000
"""GitHub shows no more of a run and refuses 25,000."""


def render(check: Check, view: View) -> str:
    """One run. Of more than 5,000 findings the worst stand there, and the run's properties count the rest."""
    every = items(check)
    named = {id(item): name for item, name in zip(every, unique_fingerprints(every), strict=True)}
    wanted = [item for item in worst_first(every) if view.shows(item.finding, Severity.NEUTRAL)]
    shown, cut = wanted[:MAX_RESULTS], wanted[MAX_RESULTS:]
    used = sorted({(item.finding.rule, item.finding.name) for item in shown})
    index = {code: k for k, (code, _) in enumerate(used)}
    properties: dict[str, Any] = {"what": check.what, "resultsLeftOut": len(cut)}
    if cut:
        properties["leftOutBySeverity"] = dict(Counter(item.severity.value for item in cut))
    run = {
        "tool": {
            "driver": {
                "name": "drift",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": HOME,
                "rules": _rules(used),
            }
        },
        "invocations": [
            {"executionSuccessful": not check.failures, "toolExecutionNotifications": _notifications(check)}
        ],
        "originalUriBaseIds": {ROOT: {"description": {"text": "the folder that the paths of the check start from"}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, index[item.finding.rule], named[id(item)], check.root) for item in shown],
        "properties": properties,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(json.dumps(log, ensure_ascii=False, allow_nan=False, indent=1)) + "\n"


def _rules(used: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    known = {rule.code: rule for rule in every_rule()}
    out = []
    for code, name in used:
        rule = known.get(code)
        descriptor: dict[str, Any] = {"id": code, "name": name}
        if rule:
            descriptor |= {
                "shortDescription": {"text": rule.summary},
                "fullDescription": {"text": rule.summary},
                "help": {"text": rule.page, "markdown": rule.page},
                "helpUri": f"{HOME}/blob/main/docs/rules.md#{code.lower()}-{rule.name}",
                "defaultConfiguration": {"level": LEVELS[rule.severity]},
                "properties": {
                    "category": rule.category,
                    "tags": [rule.family, rule.category],
                    "problem.severity": _problem(rule.severity),
                    "precision": "high" if "default" in rule.profiles else "medium",
                },
            }
        out.append(descriptor)
    return out


def _problem(severity: Severity) -> str:
    return {"error": "error", "warning": "warning", "note": "recommendation"}[LEVELS[severity]]


def _result(item: Item, rule: int, fingerprint: str, root: str) -> dict[str, Any]:
    finding = item.finding
    path, place = item.at
    passages = " → ".join(f"“{text}”" for text in item.texts if text)
    text = terminal(
        f"{finding.message}\n{passages}" if passages and passages not in finding.message else finding.message
    )
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(path, place, root, item.texts[1 if item.rewrite else 0])],
        "partialFingerprints": {FINGERPRINT: fingerprint},
        "rank": round(100 * finding.confidence, 1),
        "properties": {
            "severity": finding.severity.value,
            "state": item.judged.state.value,
            "pair": item.pair.id,
            "fingerprint": finding.fingerprint,
            "facts": dict(finding.facts),
        },
    }
    if item.command:
        result["properties"]["review"] = item.command
    if item.beside:
        beside = _location(*item.beside, root, item.texts[0]) | {"id": 1, "message": {"text": "the original"}}
        result["relatedLocations"] = [beside]
    if not item.judged.state.counts:
        # Left out of the log, an accepted finding's alert would be closed and opened again with the next change.
        kind = "inSource" if item.judged.state is State.SUPPRESSED else "external"
        result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": terminal(item.judged.reason)}]
    return result


def _location(path: str, place: Place, root: str, text: str) -> dict[str, Any]:
    where, relative = uri(path, root)
    artifact = {"uri": where} | ({"uriBaseId": ROOT} if relative else {})
    region: dict[str, Any] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    if text:
        region["snippet"] = {"text": text}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _notifications(check: Check) -> list[dict[str, Any]]:
    out = [
        _notification("error", f"{pair.id}: {pair.failure.message}", pair.failure.code)
        for pair in check.failures
        if pair.failure
    ]
    out += [_notification("error", line, "limit-exceeded") for line in check.exceeded]
    out += [_notification("warning", f"{file.path}: {file.reason}", "no-partner") for file in check.unmatched]
    out += [_notification("warning", line, "unused-suppression") for line in check.unused]
    out += [_notification("note", line, "note") for line in check.notes]
    return out


def _notification(level: str, text: str, code: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": terminal(text)}, "descriptor": {"id": code}}
