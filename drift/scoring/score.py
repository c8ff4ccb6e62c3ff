"""The drift score, and what a whole document's scores are made of. The formulas stand in docs/scores.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drift.report import BeadScore, DocumentScore, Finding, Push
from drift.scoring.evidence import Evidence
from drift.scoring.model import head_for, of_findings, probability
from drift.severity import Severity
from pairs.bead import Bead, BeadKind

# How much of a dropped or added passage counts, by the severity of its own finding.
LOST = {Severity.NEUTRAL: 0.0, Severity.MINOR: 0.5, Severity.MAJOR: 1.0, Severity.CRITICAL: 1.0}


def lost_drift(findings: Iterable[Finding]) -> float:
    """The drift of a bead without a partner, 0..1: by its own OMI or ADD finding."""
    whole = [f for f in findings if f.parent is None and f.rule[:3] in {"OMI", "ADD", "HDL"}]
    return max((LOST[f.severity] for f in whole), default=0.0)


def matched_drift(evidence: Evidence, findings: Sequence[Finding], word: str = "") -> tuple[float, tuple[Push, ...]]:
    """The probability that a careful reader says that the meaning of a matched bead changed, and its reasons.

    One more finding never lowers it, and neither does a stronger piece of evidence.

    Args:
        evidence: what the two sides show.
        findings: the bead's findings.
        word: the word that :attr:`Evidence.worst_word` speaks of.

    Returns:
        The probability, 0..1, rounded to 4 decimals, and the pushes that add up to its log-odds.
    """
    values = evidence.values()
    head = head_for(values)
    pushes = [
        Push(name, round(added, 4), values[name], word if name == "worst_word" else "")
        for name, added in head.pushes(values).items()
        if added
    ]
    before, so_far = 0.0, list[Finding]()
    # The gravest first: what several findings of one kind add together is told of the first.
    for finding in sorted(findings, key=lambda f: (-f.severity.rank, -f.confidence)):
        so_far.append(finding)
        after = sum(head.pushes(of_findings(so_far)).values())
        if finding.parent is None and after > before:
            pushes.append(Push(finding.rule, round(after - before, 4), None, finding.fingerprint))
        before = after
    pushes.sort(key=lambda push: -push.log_odds)
    plain = head.start + sum(head.pushes(values | of_findings(findings)).values())
    careful = head.careful(plain)
    less = (Push("caution", round(careful - plain, 4)),) if careful != plain else ()
    return probability(careful), (Push("start", head.start), *pushes, *less)


def document_score(
    beads: Sequence[Bead],
    scores: Sequence[BeadScore],
    findings: Sequence[Finding],
    words: tuple[Sequence[int], Sequence[int]],
) -> DocumentScore:
    """Scores of the whole pair from those of its beads.

    Args:
        beads: in reading order.
        scores: one for each bead.
        findings: of all beads.
        words: the number of words of each segment, for the original and for the rewrite.
    """
    totals = (sum(words[0]), sum(words[1]))
    original = [sum(words[0][i] for i in bead.original) for bead in beads]
    rewrite = [sum(words[1][j] for j in bead.rewrite) for bead in beads]
    matched = [k for k, bead in enumerate(beads) if bead.kind is BeadKind.MATCH]

    def mean(values: Iterable[tuple[float | None, int]], digits: int) -> float | None:
        known = [(value, weight) for value, weight in values if value is not None and weight]
        weight = sum(w for _, w in known)
        return round(sum(v * w for v, w in known) / weight, digits) if weight else None

    def of_matches(name: str, digits: int) -> float | None:
        return mean(((getattr(scores[k], name), original[k]) for k in matched), digits)

    drift = mean(((scores[k].drift, max(original[k], rewrite[k])) for k in range(len(beads))), 4)
    penalty = sum(f.severity.weight for f in findings if f.parent is None)
    return DocumentScore(
        semantic=of_matches("semantic", 4),
        bleu=of_matches("bleu", 2),
        chrf=of_matches("chrf", 2),
        ter=of_matches("ter", 2),
        ratio=of_matches("ratio", 4),
        drift=drift or 0.0,
        mqm=round(penalty * 100 / max(1, totals[0] or totals[1]), 2),
        words=totals,
        shares=shares(beads, findings, original, rewrite),
    )


def shares(
    beads: Sequence[Bead], findings: Iterable[Finding], original: Sequence[int], rewrite: Sequence[int]
) -> dict[str, float]:
    """Shares of words, each 0..1: kept + changed + dropped = 1; moved and added stand beside.

    Kept, changed, dropped and moved are shares of the original's words, added of the rewrite's. A bead is
    changed when it has a finding from minor up.
    """
    touched = {f.bead for f in findings if f.severity is not Severity.NEUTRAL}
    counts = dict.fromkeys(("kept", "changed", "dropped", "moved"), 0)
    for index, bead in enumerate(beads):
        if bead.kind is BeadKind.OMISSION:
            counts["dropped"] += original[index]
        elif bead.kind is BeadKind.MATCH:
            counts["changed" if index in touched else "kept"] += original[index]
            counts["moved"] += original[index] if bead.moved else 0
    added = sum(n for n, bead in zip(rewrite, beads, strict=True) if bead.kind is BeadKind.ADDITION)
    share = {name: round(n / max(1, sum(original)), 4) for name, n in counts.items()}
    return {
        "kept": share["kept"],
        "changed": share["changed"],
        "dropped": share["dropped"],
        "added": round(added / max(1, sum(rewrite)), 4),
        "moved": share["moved"],
    }
