"""What a run of many pairs comes to: counted as the records pass by, in a size that doesn't grow with them."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from drift.severity import Severity

WORST = 20
"""Pairs that are named."""
_STEPS = 1000
BARS = 20


@dataclass(slots=True)
class Summary:
    """The sums of a run.

    Attributes:
        pairs: how many records there are.
        failed: how many of them tell of a pair that could not be compared.
        errors: those by their code.
        by_rule: findings by the code of their rule.
        by_severity: findings by their severity.
        with_severity: pairs by their worst finding; ``None`` for those without one.
        signatures: pairs by what their scores stand under; languages make them differ.
    """

    pairs: int = 0
    failed: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    by_rule: Counter[str] = field(default_factory=Counter)
    by_severity: Counter[str] = field(default_factory=Counter)
    with_severity: Counter[str | None] = field(default_factory=Counter)
    signatures: Counter[str] = field(default_factory=Counter)
    _drifts: Counter[int] = field(default_factory=Counter)
    _total: float = 0.0
    _worst: list[tuple[float, tuple[int, ...], str, Mapping[str, int]]] = field(default_factory=list)

    def add(self, brief: Mapping[str, Any]) -> None:
        """Count one record.

        Args:
            brief: what :func:`drift.batch.chunk.brief_of` keeps of it.
        """
        self.pairs += 1
        if brief["error"] is not None:
            self.failed += 1
            self.errors[brief["error"]["code"]] += 1
            return
        drift, severities = float(brief["drift"]), brief["counts"]["severity"]
        self.signatures[brief["signature"]] += 1
        self.by_rule.update(brief["counts"]["rule"])
        self.by_severity.update(severities)
        self.with_severity[next((s.value for s in reversed(Severity) if severities.get(s.value)), None)] += 1
        self._drifts[round(drift * _STEPS)] += 1
        self._total += drift
        # The order of ids is turned round, so that of two alike the first one stays, whatever the order of arrival.
        one = (drift, tuple(-ord(c) for c in brief["id"][:64]), brief["id"], severities)
        (heapq.heappush if len(self._worst) < WORST else heapq.heappushpop)(self._worst, one)

    @property
    def scored(self) -> int:
        """How many pairs were compared."""
        return self.pairs - self.failed

    @property
    def signature(self) -> str:
        """What most of the scores stand under, and how many more there are."""
        if not self.signatures:
            return ""
        most = min(self.signatures, key=lambda name: (-self.signatures[name], name))
        return most + (f" and {len(self.signatures) - 1} more" if len(self.signatures) > 1 else "")

    @property
    def mean(self) -> float:
        """The mean drift."""
        return self._total / self.scored if self.scored else 0.0

    def quantile(self, share: float) -> float:
        """The drift that a share of the pairs doesn't exceed, to three decimals."""
        wanted, seen = share * self.scored, 0
        for step in sorted(self._drifts):
            seen += self._drifts[step]
            if seen >= wanted:
                return step / _STEPS
        return 0.0

    def histogram(self, bars: int = BARS) -> tuple[int, ...]:
        """How many pairs have a drift in each of ``bars`` equal stretches of 0..1."""
        found = [0] * bars
        for step, count in self._drifts.items():
            found[min(bars - 1, step * bars // _STEPS)] += count
        return tuple(found)

    def worst(self) -> tuple[tuple[str, float, Mapping[str, int]], ...]:
        """The pairs that drifted most: id, drift, findings by severity."""
        return tuple((name, drift, counts) for drift, _, name, counts in sorted(self._worst, reverse=True))
