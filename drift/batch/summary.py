"""What a run of many pairs comes to: counted as the records pass by, in a size that doesn't grow with them."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from drift.severity import Severity

WORST = 20
"""Pairs that are named."""
FAILED = 5
"""Pairs that could not be compared and are named."""
NOTES = 50
"""Different notes that are counted each by itself."""
_LONG_ID, _LONG = 120, 240
# Records tell drift to four decimals.
_STEPS = 10_000
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
        languages: pairs by the languages of their two texts.
        notes: pairs by what there is to know about their comparison, the first :data:`NOTES` different notes.
        more_notes: how many further notes there were.
    """

    pairs: int = 0
    failed: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    by_rule: Counter[str] = field(default_factory=Counter)
    by_severity: Counter[str] = field(default_factory=Counter)
    with_severity: Counter[str | None] = field(default_factory=Counter)
    signatures: Counter[str] = field(default_factory=Counter)
    languages: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    more_notes: int = 0
    _drifts: Counter[int] = field(default_factory=Counter)
    _total: float = 0.0
    _worst: list[tuple[float, tuple[int, ...], str, Mapping[str, int]]] = field(default_factory=list)
    _failures: list[tuple[tuple[int, ...], str, str]] = field(default_factory=list)

    def add(self, brief: Mapping[str, Any]) -> None:
        """Count one record.

        Args:
            brief: what :func:`drift.batch.chunk.brief_of` keeps of it.
        """
        self.pairs += 1
        if brief["error"] is not None:
            self.failed += 1
            self.errors[brief["error"]["code"]] += 1
            self._add_failure(brief["id"], brief["error"]["message"])
            return
        drift, severities = float(brief["drift"]), brief["counts"]["severity"]
        self.signatures[brief["signature"]] += 1
        self.languages[brief["langs"]["original"], brief["langs"]["rewrite"]] += 1
        self._add_notes(brief["notes"])
        self.by_rule.update(brief["counts"]["rule"])
        self.by_severity.update(severities)
        self.with_severity[next((s.value for s in reversed(Severity) if severities.get(s.value)), None)] += 1
        self._drifts[round(drift * _STEPS)] += 1
        self._total += drift
        one = (drift, _turned(brief["id"]), brief["id"], severities)
        (heapq.heappush if len(self._worst) < WORST else heapq.heappushpop)(self._worst, one)

    def _add_failure(self, name: str, message: str) -> None:
        one = (_turned(name), _cut(name, _LONG_ID), _cut(message.removeprefix(f"{name}: "), _LONG))
        (heapq.heappush if len(self._failures) < FAILED else heapq.heappushpop)(self._failures, one)

    def _add_notes(self, notes: Iterable[str]) -> None:
        for note in dict.fromkeys(_cut(one, _LONG) for one in notes):
            if note in self.notes or len(self.notes) < NOTES:
                self.notes[note] += 1
            else:
                self.more_notes += 1

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
        """The drift that a share of the pairs doesn't exceed; between two pairs it is the mean of both.

        So the median of an even number is the mean of the middle two: the second of the nine definitions in Hyndman
        and Fan (1996), *Sample quantiles in statistical packages*.
        """
        wanted = round(share * self.scored, 6)
        first, seen = None, 0
        for step in sorted(self._drifts):
            seen += self._drifts[step]
            if first is None and seen >= wanted:
                first = step
            if first is not None and seen > wanted:
                return (first + step) / (2 * _STEPS)
        return (first or 0) / _STEPS

    def histogram(self, bars: int = BARS) -> tuple[int, ...]:
        """How many pairs have a drift in each of ``bars`` equal stretches of 0..1."""
        found = [0] * bars
        for step, count in self._drifts.items():
            found[min(bars - 1, step * bars // _STEPS)] += count
        return tuple(found)

    def failures(self) -> tuple[tuple[str, str], ...]:
        """The first pairs, by id, that could not be compared: id and message, neither of them long."""
        return tuple((name, message) for _, name, message in sorted(self._failures, reverse=True))

    def worst(self) -> tuple[tuple[str, float, Mapping[str, int]], ...]:
        """The pairs that drifted most: id, drift, findings by severity."""
        return tuple((name, drift, counts) for drift, _, name, counts in sorted(self._worst, reverse=True))


def _turned(name: str) -> tuple[int, ...]:
    """A key that turns the order of ids round: in a heap the first ids stay, whatever the order of arrival."""
    return (*(-ord(c) for c in name[:64]), 1)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
