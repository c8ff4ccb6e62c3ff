"""What the line by line review says: one fact a line, no drawing and no colour; foreign text after a word of ours."""

from __future__ import annotations

from collections.abc import Iterator

from drift.report import Finding
from drift.review.session import ReviewSession
from drift.review.since import changed_sides
from drift.safe import terminal
from drift.verdicts.model import Decision, Judgement, Standing, Verdict
from pairs.bead import BeadKind

_SIDES = ("Original", "Rewrite")


def finding_lines(session: ReviewSession, finding: Finding) -> Iterator[str]:
    """Everything about a finding."""
    judged = session.judgement(finding)
    at = f"{session.shown.index(finding) + 1} of {len(session.shown)}" if finding in session.shown else "not shown"
    yield f"Finding {at}: {finding.rule} {finding.name}, {session.severity(finding).value}, {state(judged)}."
    yield f"What changed: {terminal(finding.message)}"
    for name, passage in zip(_SIDES, session.passages(finding), strict=True):
        if passage:
            yield f"{name} passage: {terminal(passage)}"
    yield from bead_lines(session, finding.bead)
    yield f"Confidence: {finding.confidence:.2f}"
    yield from verdict_lines(session, judged)
    yield f"Id: {finding.fingerprint}"


def bead_lines(session: ReviewSession, index: int) -> Iterator[str]:
    """The sentences of a bead, its scores, and whether it was read."""
    report = session.report
    if not 0 <= index < len(report.beads):
        yield "Sentences: none; it speaks of the whole file."
        return
    bead, score = report.beads[index], report.bead_scores[index]
    for name, source, indices in (
        (_SIDES[0], report.original, bead.original),
        (_SIDES[1], report.rewrite, bead.rewrite),
    ):
        for k in indices:
            yield f"{name} sentence {k + 1}: {terminal(source.segments[k].span.of(source.text))}"
        if not indices:
            yield f"{name} sentence: none"
    kind = {BeadKind.OMISSION: "omitted", BeadKind.ADDITION: "added"}.get(bead.kind, "matched")
    said = [f"Bead {index + 1} of {len(report.beads)}: {kind}"]
    said += ["moved"] * bead.moved + [f"drift {score.drift:.2f}"]
    said += [f"cosine {score.semantic:.2f}"] if score.semantic is not None else []
    said += [f"chrF {score.chrf:.1f}"] if score.chrf is not None else []
    said += ["read"] * session.is_reviewed(index)
    yield ", ".join(said) + "."


def verdict_lines(session: ReviewSession, judged: Judgement) -> Iterator[str]:
    """What was decided, by whom, and for a stale verdict what is another text now."""
    if judged.standing is Standing.STALE and judged.verdict:
        yield f"Stale verdict: {verdict(judged.verdict)}"
        yield f"Changed since: {terminal(judged.changed)}"
        for name, pieces in changed_sides(judged.verdict.sides, judged.now):
            said = "".join(piece.marked(terminal(piece.text)) for piece in pieces)
            yield f"{name.capitalize()} since then: {said}"
        return
    for each in judged.verdicts:
        mine = "Your verdict" if each.by == session.by else "Verdict"
        yield f"{mine}: {verdict(each)}"


def verdict(of: Verdict) -> str:
    """A verdict in a line."""
    severity = f", as {of.severity.value}" if of.severity else ""
    note = f": {terminal(of.note)}" if of.note else ""
    return f"{of.decision.value}{severity}, by {terminal(of.by)}, {terminal(of.at)}{note}"


def brief(session: ReviewSession, finding: Finding, number: int) -> str:
    """A finding in a line."""
    judged = session.judgement(finding)
    severity = session.severity(finding).value
    return f"{number}. {finding.rule} {finding.name}, {severity}, {state(judged)}: {terminal(finding.message)}"


def state(judged: Judgement) -> str:
    """Where a finding stands, in a word or two."""
    if judged.standing is Standing.JUDGED and judged.verdict:
        return f"judged {judged.verdict.decision.value}" + (", disputed" if judged.disputed else "")
    return judged.standing.value


def count_lines(session: ReviewSession) -> Iterator[str]:
    """How far the review has come."""
    counts = session.counts()
    decided = ", ".join(f"{counts.decisions[d]} {d.value}" for d in Decision)
    yield f"Findings: {counts.total}, of them {counts.open} open, {counts.stale} stale, {counts.judged} judged ({decided})."
    if counts.shown != counts.total:
        yield f"Shown: {counts.shown}, by the filter."
    yield f"Beads: {counts.beads}, of them {counts.reviewed} marked as read."


def score_lines(session: ReviewSession) -> Iterator[str]:
    """What the pair is, and how far it drifted."""
    report = session.report
    names = [terminal(source.path) or "a text" for source in (report.original, report.rewrite)]
    yield f"Reviewing: {names[0]} against {names[1]}."
    yield f"Drift: {report.drift:.2f} of 1."
    yield f"Signature: {terminal(report.signature)}"


def agreement_lines(session: ReviewSession, other: str) -> Iterator[str]:
    """How far the reader and another agree, over all and for each rule."""
    found = session.agreement(other)
    for rule, kappa in (("all rules", found.overall), *found.rules.items()):
        value = "not defined" if kappa.kappa is None else f"{kappa.kappa:.2f}"
        yield f"Agreement with {terminal(other)}, {rule}: kappa {value}, {kappa.agreed} of {kappa.n} alike."


def others(session: ReviewSession) -> tuple[str, ...]:
    """Who else has judged the pair."""
    return tuple(name for name in session.log.state.readers(session.pair) if name != session.by)
