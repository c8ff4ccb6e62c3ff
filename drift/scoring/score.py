"""The drift score, and what a whole document's scores are made of. The formulas stand in docs/scores.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drift.report import BeadScore, DocumentScore, Finding
from drift.severity import Severity
from pairs.bead import Bead, BeadKind

# The chance that a finding of this severity, if it is right, changes the meaning for a careful reader.
CHANCE = {Severity.NEUTRAL: 0.0, Severity.MINOR: 0.1, Severity.MAJOR: 0.45, Severity.CRITICAL: 0.8}
# What low similarity alone says, at most: much of it is paraphrase.
BASE_SEMANTIC = 0.5
BASE_LEXICAL = 0.25
# How much of a dropped or added passage counts, by the severity of its own finding.
LOST = {Severity.NEUTRAL: 0.0, Severity.MINOR: 0.5, Severity.MAJOR: 1.0, Severity.CRITICAL: 1.0}


def bead_drift(kind: BeadKind, semantic: float | None, chrf: float | None, findings: Iterable[Finding]) -> float:
    """How likely the meaning of a bead changed, 0..1, rounded to 4 digits.

    A noisy-or: the chance that none of the pieces of evidence holds, taken from 1. Each finding is one piece
    (its severity's chance times its confidence), low similarity another; so that one more finding never
    lowers the score. A bead without a partner scores by its own OMI or ADD finding.

    Args:
        kind: match, omission or addition.
        semantic: cosine of the two sides, or ``None``.
        chrf: chrF of the two sides, or ``None``; used where there is no cosine.
        findings: the bead's findings.
    """
    found = list(findings)
    if kind is not BeadKind.MATCH:
        whole = [f for f in found if f.parent is None and f.rule[:3] in {"OMI", "ADD", "HDL"}]
        return max((LOST[f.severity] for f in whole), default=0.0)
    if semantic is not None:
        base = BASE_SEMANTIC * (1 - max(0.0, semantic))
    else:
        base = BASE_LEXICAL * (1 - (100.0 if chrf is None else chrf) / 100)
    untouched = 1 - base
    for finding in found:
        if finding.parent is None:
            untouched *= 1 - CHANCE[finding.severity] * finding.confidence
    return round(1 - untouched, 4)


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
