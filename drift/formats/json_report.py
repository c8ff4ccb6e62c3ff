"""The report as JSON, and back. The schema stands in docs/report.schema.json."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from drift._version import __version__
from drift.formats import View
from drift.report import SCHEMA_VERSION, BeadScore, DocumentScore, Finding, Push, Report, RuleOff, Source
from drift.safe import json_text
from drift.severity import Severity
from pairs.bead import Bead
from pairs.document import Boilerplate, Segment, SegmentKind, Span

ABOUT = "everything, for programs (schema in docs/report.schema.json)"
_SCORES = ("semantic", "bleu", "chrf", "ter", "ratio", "drift")


def render(report: Report, view: View) -> str:
    """The report as one JSON document with a line feed at its end."""
    kept = [f for f in report.findings if view.shows(f, Severity.NEUTRAL)]
    if view.sort == "severity":
        kept.sort(key=lambda f: -f.severity.rank)
    data = to_dict(report)
    texts = (report.original.text, report.rewrite.text)
    data["findings"] = [finding_of(f, *texts) for f in kept]
    return json_text(json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1)) + "\n"


def to_dict(report: Report) -> dict[str, Any]:
    """The report as plain values, in the shape of the schema."""
    return {
        "schema": SCHEMA_VERSION,
        "version": __version__,
        "original": source_of(report.original),
        "rewrite": source_of(report.rewrite),
        "beads": [_bead(k, report) for k in range(len(report.beads))],
        "findings": [finding_of(f, report.original.text, report.rewrite.text) for f in report.findings],
        "boilerplate": boilerplate_of(report.original, report.rewrite),
        "rules": list(report.rules),
        "rules_off": [{"code": off.code, "reason": off.reason} for off in report.rules_off],
        "scores": {name: getattr(report.score, name) for name in (*_SCORES, "mqm")}
        | {
            "words": {"original": report.score.words[0], "rewrite": report.score.words[1]},
            "shares": dict(report.score.shares),
        },
        "signature": report.signature,
        "notes": list(report.notes),
    }


def from_dict(data: dict[str, Any], original: str, rewrite: str) -> Report:
    """The report that :func:`to_dict` wrote.

    Args:
        data: its values.
        original: the text of the original, as read.
        rewrite: the text of the rewrite, as read.
    """
    beads, scores = [], []
    segments: dict[str, dict[int, Segment]] = {"original": {}, "rewrite": {}}
    for bead in data["beads"]:
        for side, found in segments.items():
            for place in bead[side]:
                kind = SegmentKind(place["kind"])
                found[place["index"]] = Segment(place["index"], _span(place), kind, place["paragraph"])
        sides = (tuple(p["index"] for p in bead["original"]), tuple(p["index"] for p in bead["rewrite"]))
        beads.append(Bead(*sides, bead["similarity"], bead["moved"], bead["confidence"], bead["reason"]))
        scores.append(_from_score(bead["scores"]))
    total = data["scores"]
    words = (total["words"]["original"], total["words"]["rewrite"])
    return Report(
        original=_from_source(data, "original", original, segments["original"]),
        rewrite=_from_source(data, "rewrite", rewrite, segments["rewrite"]),
        beads=tuple(beads),
        bead_scores=tuple(scores),
        findings=tuple(_from_finding(f) for f in data["findings"]),
        score=DocumentScore(**{n: total[n] for n in (*_SCORES, "mqm", "shares")}, words=words),
        rules=tuple(data["rules"]),
        rules_off=tuple(RuleOff(off["code"], off["reason"]) for off in data["rules_off"]),
        signature=data["signature"],
        notes=tuple(data["notes"]),
    )


def source_of(source: Source) -> dict[str, Any]:
    """A side as plain values, without its text."""
    return {"path": source.path, "digest": source.digest, "lang": source.lang, "notes": list(source.notes)}


def place_of(span: Span, text: str) -> dict[str, Any]:
    """A passage as plain values, with its text."""
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def segment_of(of: Segment, text: str) -> dict[str, Any]:
    """A segment as plain values, with its text."""
    return place_of(of.span, text) | {"index": of.index, "kind": of.kind.value, "paragraph": of.paragraph}


def bead_of(index: int, bead: Bead, original: Source, rewrite: Source) -> dict[str, Any]:
    """A bead as plain values, with the texts of its segments."""
    return {
        "index": index,
        "kind": bead.kind.value,
        "moved": bead.moved,
        "similarity": bead.similarity,
        "confidence": bead.confidence,
        "reason": bead.reason,
        "original": [segment_of(original.segments[i], original.text) for i in bead.original],
        "rewrite": [segment_of(rewrite.segments[j], rewrite.text) for j in bead.rewrite],
    }


def finding_of(finding: Finding, original: str, rewrite: str) -> dict[str, Any]:
    """A finding as plain values, with its passages in the two texts."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "bead": finding.bead,
        "original": place_of(finding.original, original) if finding.original else None,
        "rewrite": place_of(finding.rewrite, rewrite) if finding.rewrite else None,
        "message": finding.message,
        "facts": dict(finding.facts),
        "confidence": finding.confidence,
        "fingerprint": finding.fingerprint,
        "parent": finding.parent,
    }


def boilerplate_of(original: Source, rewrite: Source) -> dict[str, list[dict[str, Any]]]:
    """What was left out of each side, as plain values."""
    return {
        side: [place_of(cut.span, source.text) | {"reason": cut.reason} for cut in source.boilerplate]
        for side, source in (("original", original), ("rewrite", rewrite))
    }


def _bead(index: int, report: Report) -> dict[str, Any]:
    score = report.bead_scores[index]
    scores = {name: getattr(score, name) for name in _SCORES}
    why = {"evidence": dict(score.evidence), "pushes": [asdict(push) for push in score.pushes]}
    return bead_of(index, report.beads[index], report.original, report.rewrite) | {"scores": scores | why}


def _span(place: dict[str, Any]) -> Span:
    return Span(place["start"], place["end"])


def _from_score(data: dict[str, Any]) -> BeadScore:
    pushes = tuple(Push(**push) for push in data["pushes"])
    return BeadScore(**{name: data[name] for name in (*_SCORES, "evidence")}, pushes=pushes)


def _from_source(data: dict[str, Any], side: str, text: str, segments: dict[int, Segment]) -> Source:
    head = data[side]
    cuts = tuple(Boilerplate(_span(cut), cut["reason"]) for cut in data["boilerplate"][side])
    ordered = tuple(segments[i] for i in sorted(segments))
    return Source(head["path"], head["digest"], head["lang"], text, ordered, cuts, tuple(head["notes"]))


def _from_finding(data: dict[str, Any]) -> Finding:
    return Finding(
        rule=data["rule"],
        name=data["name"],
        severity=Severity(data["severity"]),
        bead=data["bead"],
        original=_span(data["original"]) if data["original"] else None,
        rewrite=_span(data["rewrite"]) if data["rewrite"] else None,
        message=data["message"],
        facts=data["facts"],
        confidence=data["confidence"],
        fingerprint=data["fingerprint"],
        parent=data["parent"],
    )
