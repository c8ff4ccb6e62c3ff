"""A review as JSON. The schema stands in docs/review.schema.json."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from drift.exports import Review
from drift.formats.json_report import to_dict
from drift.safe import json_text
from drift.verdicts.model import Judgement, Standing, Verdict

ABOUT = "everything, for programs (schema in docs/review.schema.json)"
FILE = "review.json"
SCHEMA_VERSION = "1.0"


def render(review: Review) -> str:
    """The review as one JSON document with a line feed at its end."""
    judgements = [(f.fingerprint, review.judgements.get(f.fingerprint, Judgement())) for f in review.report.findings]
    data = {
        "schema": SCHEMA_VERSION,
        "pair": review.pair,
        "by": review.by,
        "counts": dict.fromkeys(Standing, 0) | Counter(j.standing.value for _, j in judgements),
        "reviewed": sorted(review.reviewed),
        "judgements": [_judgement(name, judgement) for name, judgement in judgements],
        "report": to_dict(review.report),
    }
    return json_text(json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1)) + "\n"


def _judgement(fingerprint: str, judgement: Judgement) -> dict[str, Any]:
    return {
        "fingerprint": fingerprint,
        "standing": judgement.standing.value,
        "accepted": judgement.accepted,
        "changed": judgement.changed,
        "verdicts": [_verdict(verdict) for verdict in judgement.verdicts],
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "decision": verdict.decision.value,
        "note": verdict.note,
        "severity": verdict.severity.value if verdict.severity else None,
        "by": verdict.by,
        "at": verdict.at,
        "original": verdict.original,
        "rewrite": verdict.rewrite,
    }
