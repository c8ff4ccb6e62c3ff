"""How far two readers agree, beyond what chance would give: Cohen's kappa.

J. Cohen, A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20 (1960), 37-46:
kappa = (p_o - p_e) / (1 - p_e), where p_o is the share of items on which both decided alike, and p_e the share that
two readers would reach by chance who use each decision as often as these two do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from drift.verdicts.model import Decision
from drift.verdicts.state import State


@dataclass(frozen=True, slots=True)
class Kappa:
    """The agreement on some findings.

    Attributes:
        n: findings that both judged in the same text.
        agreed: those of them on which both decided alike.
        kappa: Cohen's kappa, -1..1; ``None`` where it is not defined: nothing was judged by both, or both gave every
            finding one and the same decision.
    """

    n: int
    agreed: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of two readers.

    Attributes:
        readers: the two.
        overall: on all findings.
        rules: on those of each rule, by its code, in alphabetical order.
    """

    readers: tuple[str, str]
    overall: Kappa
    rules: dict[str, Kappa]


def agreement(state: State, first: str, second: str, *, pair: str | None = None) -> Agreement:
    """The agreement of two readers on the findings that both have judged.

    Args:
        state: of a log: ``log.state``.
        first: a reader.
        second: another.
        pair: only in this pair; in all pairs if ``None``.
    """
    decided: dict[tuple[str, str, str, str], dict[str, Decision]] = {}
    for verdict in state.verdicts() if pair is None else state.verdicts_of(pair):
        key = (verdict.rule, verdict.pair, verdict.fingerprint, verdict.digest)
        decided.setdefault(key, {})[verdict.by] = verdict.decision
    both: dict[str, list[tuple[Decision, Decision]]] = {}
    for (rule, *_), by_reader in decided.items():
        if first in by_reader and second in by_reader:
            both.setdefault(rule, []).append((by_reader[first], by_reader[second]))
    return Agreement(
        (first, second),
        kappa([decisions for found in both.values() for decisions in found]),
        {rule: kappa(both[rule]) for rule in sorted(both)},
    )


def kappa(decisions: Sequence[tuple[str, str]]) -> Kappa:
    """Cohen's kappa of two readers.

    Args:
        decisions: for each item what the first and what the second decided.
    """
    n = len(decisions)
    agreed = sum(one == two for one, two in decisions)
    if not n:
        return Kappa(0, 0, None)
    shares = (Counter(one for one, _ in decisions), Counter(two for _, two in decisions))
    # In whole numbers, so that a chance of one is exactly one.
    by_chance = sum(count * shares[1][decision] for decision, count in shares[0].items())
    if by_chance == n * n:
        return Kappa(n, agreed, None)
    return Kappa(n, agreed, (agreed * n - by_chance) / (n * n - by_chance))
