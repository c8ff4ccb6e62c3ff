"""How unlikely it is that one figure stands for another: by relation, unit, kind, and the words around both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from drift.analysis.figure_relations import SILENT, Relation, compare_figures
from drift.analysis.figures import Figure, FigureKind
from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.stems import stem
from drift.analysis.tokens import TokenKind, tokenize

_CONTEXT = 48
_PHRASE_END = re.compile(r"[,;:()]|\.(?:\s|$)|(?<!\w)(?:and|or|but|while)(?!\w)|\d")
_COST = {
    Relation.EQUAL: 0.0, Relation.RESPELLED: 0.01, Relation.RESCALED: 0.01, Relation.CONVERTED: 0.1,
    Relation.RECOMPUTED: 0.15, Relation.ROUNDED: 0.2, Relation.SHARPENED: 0.25, Relation.UNIT_ADDED: 0.3,
    Relation.UNIT_DROPPED: 0.3, Relation.MAGNITUDE_ADDED: 0.3, Relation.MAGNITUDE_DROPPED: 0.3,
    Relation.MAGNITUDE_SHIFT: 0.3, Relation.RANGE_COLLAPSED: 0.3, Relation.RANGE_WIDENED: 0.3, Relation.VAGUE: 0.5,
    Relation.UNIT_CHANGED: 0.4, Relation.SIGN_FLIPPED: 0.35, Relation.DIGITS_TRANSPOSED: 0.35,
    Relation.DECIMAL_SHIFT: 0.4, Relation.CONVERSION_WRONG: 0.8, Relation.CURRENCY_CHANGED: 0.7, Relation.CHANGED: 0.9,
}  # fmt: skip


def cost_of(a: Figure, b: Figure, around_a: Around, around_b: Around, place: float) -> float:
    """How unlikely it is that ``b`` stands for ``a``: 0 for the same figure, above 1 for strangers."""
    relation = compare_figures(a, b).relation
    if relation is Relation.UNRELATED:
        return 9.0
    cost = _COST[relation]
    shared = around_a.shared(around_b)
    if ((a.weak and a.vague) or (b.weak and b.vague)) and relation not in SILENT and not shared:
        return 9.0
    if relation is Relation.CHANGED and a.kind is FigureKind.ORDINAL and not shared:
        return 9.0
    if relation is Relation.CHANGED:
        cost = _changed_cost(a, b, shared)
    elif relation not in SILENT:
        cost += 0.2 * (1 - shared)
    else:
        cost += 0.05 * (1 - shared)
    return round(cost + 0.04 * place, 4)


def _changed_cost(a: Figure, b: Figure, shared: float) -> float:
    """The cost of calling ``b`` a changed ``a``: less for one unit, one kind, common neighbours, near values."""
    cost = 0.95
    if (a.unit and a.unit == b.unit) or {a.kind, b.kind} == {FigureKind.FRACTION, FigureKind.PERCENT}:
        cost -= 0.25
    elif bool(a.unit) != bool(b.unit):
        cost += 0.05
    if a.kind is b.kind:
        cost -= 0.1
    elif FigureKind.ORDINAL in {a.kind, b.kind}:
        cost += 0.5
    if a.weak != b.weak:
        cost += 0.1
    if a.value and b.value and a.value / b.value > 0:
        ratio = max(a.value, b.value) / min(a.value, b.value) if a.value > 0 else Decimal(1)
        cost -= 0.1 if ratio < 3 else 0.0
        cost += 0.15 if ratio > 50 else 0.0
    return cost - 0.4 * shared


@dataclass(frozen=True, slots=True)
class Around:
    """The stems of the content words near a figure: the first behind it, and all of them."""

    head: str
    words: frozenset[str]

    def shared(self, other: Around) -> float:
        """How much two surroundings have in common, 0..1; half of it is the word behind the figure."""
        common = len(self.words & other.words) / max(1, min(len(self.words), len(other.words)))
        heads = float(self.head == other.head or (self.head in other.words and other.head in self.words))
        return (common + heads) / 2 if self.head and other.head else common


def around(text: str, figure: Figure) -> Around:
    """The surroundings of a figure: up to three words behind it in its phrase, two before it, its own last."""
    span = figure.full_span
    behind = text[span.end : span.end + _CONTEXT]
    phrase = _PHRASE_END.search(behind)
    after = [stem(w) for w in _words(behind[: phrase.start()] if phrase else behind)[:3]]
    before = [stem(w) for w in _words(text[max(0, span.start - _CONTEXT) : span.start])[-2:]]
    own = [stem(w) for w in _words(figure.surface) if w.isalpha()][-1:]
    return Around(next(iter(after), ""), frozenset((*after, *before, *own)))


def _words(text: str) -> list[str]:
    tokens = tokenize(text)
    keys = [t.key for t in tokens if t.kind is TokenKind.WORD and t.key not in FUNCTION_WORDS]
    return keys[1:] if text[:1].isalnum() and len(keys) > 6 else keys
