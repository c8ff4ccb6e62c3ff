"""What is written of a pair: one line of JSON, the same wherever and however the pair was compared.

The schema stands in docs/batch.schema.json.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from drift.outcome import Failure
from drift.report import Finding, Report
from drift.safe import json_text
from drift.severity import Severity
from pairs.document import Span

OK, FAILED = "ok", "failed"
SCORES = ("drift", "semantic", "bleu", "chrf", "ter", "ratio", "mqm")


def body_of(report: Report, *, beads: bool) -> dict[str, Any]:
    """All of a record but the pair's name and what travelled with it.

    Args:
        report: of the pair.
        beads: whether every bead is told, with its scores.
    """
    by_rule = Counter(finding.rule for finding in report.findings)
    by_severity = Counter(finding.severity for finding in report.findings)
    body: dict[str, Any] = {
        "scores": {name: getattr(report.score, name) for name in SCORES}
        | {
            "words": {"original": report.score.words[0], "rewrite": report.score.words[1]},
            "shares": dict(report.score.shares),
        },
        "counts": {
            "severity": {severity.value: by_severity[severity] for severity in Severity},
            "rule": dict(sorted(by_rule.items())),
        },
        "findings": [_finding(finding) for finding in report.findings],
        "digests": {"original": report.original.digest, "rewrite": report.rewrite.digest},
        "langs": {"original": report.original.lang, "rewrite": report.rewrite.lang},
        "notes": list(dict.fromkeys((*report.original.notes, *report.rewrite.notes, *report.notes))),
        "signature": report.signature,
    }
    if beads:
        body["beads"] = [_bead(k, report) for k in range(len(report.beads))]
    return body


def record(name: str, body: Mapping[str, Any], meta: Mapping[str, Any]) -> dict[str, Any]:
    """The record of a pair that was compared."""
    return {"id": name, "status": OK, **body, "error": None, "meta": dict(meta)}


def failed(
    name: str, failure: Failure, meta: Mapping[str, Any], digests: tuple[str | None, str | None] = (None, None)
) -> dict[str, Any]:
    """The record of a pair that could not be compared; it has all fields, most of them empty.

    Args:
        name: the pair's id.
        failure: why it could not be compared.
        meta: what travelled with the row.
        digests: of the two texts, as far as they could be read.
    """
    return {
        "id": name,
        "status": FAILED,
        "scores": None,
        "counts": None,
        "findings": [],
        "digests": {"original": digests[0], "rewrite": digests[1]},
        "langs": None,
        "notes": [],
        "signature": None,
        "error": {"code": failure.code, "message": failure.message},
        "meta": dict(meta),
    }


def line(of: Mapping[str, Any]) -> bytes:
    """A record as it is written.

    Raises:
        ValueError: a value is no number of JSON.
    """
    return (json_text(json.dumps(of, ensure_ascii=False, allow_nan=False, separators=(",", ":"))) + "\n").encode()


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "bead": finding.bead,
        "original": _span(finding.original),
        "rewrite": _span(finding.rewrite),
        "message": finding.message,
        "confidence": finding.confidence,
        "fingerprint": finding.fingerprint,
    }


def _bead(index: int, report: Report) -> dict[str, Any]:
    bead, score = report.beads[index], report.bead_scores[index]
    return {
        "kind": bead.kind.value,
        "moved": bead.moved,
        "similarity": bead.similarity,
        "original": [_span(report.original.segments[i].span) for i in bead.original],
        "rewrite": [_span(report.rewrite.segments[j].span) for j in bead.rewrite],
        "scores": {name: getattr(score, name) for name in SCORES if name != "mqm"},
    }


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
