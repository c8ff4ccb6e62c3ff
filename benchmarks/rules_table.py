"""The page that says what the rules win and cost: types by sets, perturbations, and each rule on its own.

One line a figure, so that a change of a rule shows as a change of a few lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.predicting import Outcome, Row

HARMLESS = ("benign_forms", "demetr_ref", "summedits", "human_ab")
NO_DRIFT = "–"
INTRODUCTION = """\
Written by `python -m benchmarks.rules --write` from the development sets that lie beside the repository
(`../shared/bench/drift`; not part of it): all rows of all sets, every rule of the profile `all`. *Recall* is the share
of a type's drift rows that carry a finding of that type, *hit* the share with any finding from major up, *noise* the
share of the set's harmless rows with a finding of that type from minor up, *alarms* the share of harmless rows with
any finding from major up. Word lists and thresholds were chosen while looking at these sets."""
# What each type shall reach: recall on a set and the most noise of that type that it may cost on its harmless rows.
RECALL_AT_LEAST = (
    ("number", "demetr_ref", 0.95),
    ("number", "inject", 0.85),
    ("entity", "demetr_ref", 0.80),
    ("entity", "inject", 0.90),
    ("negation", "demetr_ref", 0.97),
    ("negation", "inject", 0.97),
    ("modality", "inject", 0.90),
    ("modality", "demetr_ref", 0.95),
    ("quantifier", "inject", 0.75),
    ("tense", "inject", 0.80),
    ("tense", "demetr_ref", 0.45),
    ("antonym", "demetr_ref", 0.35),
    ("antonym", "inject", 0.60),
    ("antonym", "breaking_nli", 0.90),
    ("term", "demetr_ref", 0.50),
    ("quote", "inject", 0.85),
    ("quote", "inject_min", 0.90),
    ("attribution", "inject", 0.75),
    ("omission", "inject", 0.75),
    ("omission", "demetr_ref", 0.30),
    ("addition", "inject", 0.85),
    ("addition", "demetr_ref", 0.25),
    ("order", "inject", 0.60),
    ("order", "demetr_ref", 0.99),
)
NOISE_AT_MOST = {
    "number": 0.03,
    "entity": 0.06,
    "negation": 0.02,
    "modality": 0.05,
    "quantifier": 0.04,
    "tense": 0.05,
    "antonym": 0.05,
    "term": 0.10,
    "quote": 0.02,
    "attribution": 0.03,
}
ALARMS_AT_MOST = {"benign_forms": 0.06, "demetr_ref": 0.12, "summedits": 0.15, "human_ab": 0.30}
# On which harmless rows a type's noise is counted.
NOISE_ON = {"demetr_ref": ("demetr_ref",), "inject": ("benign_forms", "demetr_ref"), "inject_min": ("benign_forms",)}
NOISE_OF = {"quote": ("benign_forms",)}


@dataclass(frozen=True, slots=True)
class Measured:
    """One set with what the rules and the scorer said of it.

    Attributes:
        name: the set's.
        pairs: its rows.
        outcomes: of each row.
        scores: as the scorer gives them.
    """

    name: str
    pairs: Sequence[Row]
    outcomes: Sequence[Outcome]
    scores: dict[str, Any]

    @property
    def rows(self) -> int:
        """How many rows were measured."""
        return len(self.pairs)

    def noisy(self) -> float | None:
        """The share of harmless rows with any finding from minor up."""
        mine = [o for r, o in zip(self.pairs, self.outcomes, strict=True) if r["label"] == "same"]
        return sum(any(f[1] != "neutral" for f in o.findings) for o in mine) / len(mine) if mine else None


def page(measured: Sequence[Measured], tokens: Iterable[str]) -> str:
    """The whole page."""
    sets = {m.name: m for m in measured}
    parts = [
        "# What each rule wins and costs",
        INTRODUCTION,
        "## Goals",
        _table(("type", "set", "recall", "goal", "noise", "at most", ""), _goals(sets)),
        _table(("set", "alarms", "at most", ""), _alarm_goals(sets)),
        "## Sets",
        _table(("set", "rows", "harmless", "AUC", "alarms", "any finding"), map(_overall, measured)),
        "## Types",
        _table(("set", "type", "rows", "recall", "hit", "noise"), (row for m in measured for row in _types(m))),
        "## Perturbations of demetr_ref",
        _table(("type", "perturbation", "rows", "recall"), _parts(sets.get("demetr_ref"))),
        "## Rules",
        "Rows on which a rule spoke from minor up: drift rows of all sets, then harmless rows.",
        _table(("rule", "drift rows", *HARMLESS, "other harmless"), _by_rule(measured)),
        "## Tokens",
        *(f"- {line}" for line in tokens),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _goals(sets: dict[str, Measured]) -> Iterator[tuple[str, ...]]:
    for kind, name, goal in RECALL_AT_LEAST:
        if name not in sets:
            continue
        recall = sets[name].scores["recall"].get(kind)
        counted = NOISE_OF.get(kind) or NOISE_ON.get(name, (name,))
        noise = max((_noise(sets, on, kind) for on in counted if on in sets), default=0.0)
        most = NOISE_AT_MOST.get(kind)
        short = [word for word, bad in (("recall", (recall or 0) < goal), ("noise", noise > (most or 1))) if bad]
        limit = _percent(most) if most else ""
        yield kind, name, _percent(recall), _percent(goal), _percent(noise), limit, " and ".join(short) or "kept"


def _noise(sets: dict[str, Measured], name: str, kind: str) -> float:
    return float(sets[name].scores["noise_by_type"].get(kind, 0.0))


def _alarm_goals(sets: dict[str, Measured]) -> Iterator[tuple[str, ...]]:
    for name, most in ALARMS_AT_MOST.items():
        if name in sets:
            alarms = sets[name].scores["alarms"]
            yield name, _percent(alarms), _percent(most), "kept" if alarms <= most else "short"


def _overall(m: Measured) -> tuple[str, ...]:
    harmless = sum(row["label"] == "same" for row in m.pairs)
    area = m.scores["auc"]
    return (
        m.name,
        str(m.rows),
        str(harmless),
        f"{area:.3f}" if area is not None else NO_DRIFT,
        _percent(m.scores["alarms"]),
        _percent(m.noisy()),
    )


def _types(m: Measured) -> Iterator[tuple[str, ...]]:
    scores = m.scores
    for kind in sorted({*scores["support"], *scores["noise_by_type"]}):
        rows, noise = scores["support"].get(kind, 0), scores["noise_by_type"].get(kind, 0.0)
        recall, hit = (_percent(scores[what].get(kind)) for what in ("recall", "hit"))
        yield m.name, kind, str(rows or NO_DRIFT), recall, hit, _percent(noise)


def _parts(m: Measured | None) -> Iterator[tuple[str, ...]]:
    for name, (recall, rows) in (m.scores["recall_by_part"] if m else {}).items():
        kind, _, part = name.partition("/")
        yield kind, part, str(rows), _percent(recall)


def _by_rule(measured: Sequence[Measured]) -> Iterator[tuple[str, ...]]:
    counts: dict[str, Counter[str]] = {}
    for m in measured:
        for row, outcome in zip(m.pairs, m.outcomes, strict=True):
            column = "drift" if row["label"] == "drift" else m.name if m.name in HARMLESS else "other"
            for rule in {f[0] for f in outcome.findings if f[1] != "neutral"}:
                counts.setdefault(rule, Counter())[column] += 1
    for rule, of in sorted(counts.items()):
        yield rule, *(str(of[column]) for column in ("drift", *HARMLESS, "other"))


def _percent(value: float | None) -> str:
    return NO_DRIFT if value is None else f"{100 * value:.1f} %"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *lines]) if lines else ""
