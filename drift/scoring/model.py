"""The drift score's model: log-odds that add up, read from plain numbers (``model.json``).

Each piece of evidence goes through ramps (0 below the one number, 1 above the other), and each ramp has a weight that
is never negative: an additive, monotone, piecewise linear logistic model, a generalized additive model in the sense
of Hastie and Tibshirani (1990). ``benchmarks/fit_score.py`` writes the file; docs/scores.md says what it was fitted on.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from drift.report import Finding
from drift.severity import Severity

HEADS = ("vectors", "sentence", "words")
"""What the score has to go by: word and sentence vectors, sentence vectors alone, or no model at all."""
MOST = 2.0
"""Findings of one kind count for so many at most."""


@dataclass(frozen=True, slots=True)
class Ramp:
    """A piece of evidence between two values.

    Attributes:
        name: of the evidence.
        low: below this it adds nothing.
        high: from here on it adds all of its weight.
        weight: in log-odds, never negative.
    """

    name: str
    low: float
    high: float
    weight: float

    def push(self, value: float) -> float:
        """What it adds to the log-odds."""
        return self.weight * min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


@dataclass(frozen=True, slots=True)
class Head:
    """The model for one kind of evidence at hand.

    Attributes:
        name: one of :data:`HEADS`.
        start: the log-odds of two sides between which there is no difference.
        ramps: what evidence and findings add.
        caution: what log-odds above 0 are multiplied by, 0..1: a model is surer of texts like those that it was fitted
            on than it is right on others.
    """

    name: str
    start: float
    ramps: tuple[Ramp, ...]
    caution: float = 1.0

    def pushes(self, values: Mapping[str, float]) -> dict[str, float]:
        """What each piece of evidence adds to the log-odds; what is not known adds nothing."""
        found: dict[str, float] = {}
        for ramp in self.ramps:
            if ramp.name in values:
                found[ramp.name] = found.get(ramp.name, 0.0) + ramp.push(values[ramp.name])
        return found

    def log_odds(self, values: Mapping[str, float]) -> float:
        """The log-odds that the meaning changed."""
        return self.careful(self.start + sum(self.pushes(values).values()))

    def careful(self, log_odds: float) -> float:
        """Log-odds with caution."""
        return log_odds * self.caution if log_odds > 0 else log_odds


@cache
def heads() -> dict[str, Head]:
    """All heads by name."""
    data = json.loads((files("drift.scoring") / "model.json").read_text(encoding="utf-8"))
    return {
        name: Head(name, head["start"], tuple(Ramp(*ramp) for ramp in head["ramps"]), head["caution"])
        for name, head in data["heads"].items()
    }


@cache
def version() -> str:
    """Eight digits that change with the model's numbers."""
    from hashlib import blake2b

    return blake2b((files("drift.scoring") / "model.json").read_bytes(), digest_size=4).hexdigest()


def head_for(evidence: Mapping[str, float]) -> Head:
    """The head that can use all that is known."""
    if "worst_word" in evidence:
        return heads()["vectors"]
    return heads()["sentence" if "meaning" in evidence else "words"]


def of_findings(findings: Iterable[Finding]) -> dict[str, float]:
    """What a bead's findings are to the model; those that are part of a larger finding count with that.

    Returns:
        ``penalty``, the logarithm of 1 + the MQM points times the confidences; ``critical``, how many critical
        findings there are, by their confidences; and for each family and severity, as ``"FIG.critical"``, the same.
    """
    points, found = 0.0, {"critical": 0.0}
    for finding in findings:
        if finding.parent is not None or finding.severity is Severity.NEUTRAL:
            continue
        points += finding.severity.weight * finding.confidence
        kinds = [f"{finding.rule[:3]}.{finding.severity}"]
        kinds += ["critical"] if finding.severity is Severity.CRITICAL else []
        for kind in kinds:
            found[kind] = found.get(kind, 0.0) + finding.confidence
    return {"penalty": math.log1p(points)} | {kind: min(MOST, value) for kind, value in found.items()}


def probability(log_odds: float) -> float:
    """A probability from its log-odds, rounded to 4 decimals."""
    return round(1 / (1 + math.exp(-log_odds)), 4)
