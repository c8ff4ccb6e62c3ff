"""Which figure of the rewrite stands for which of the original.

Inside each bead figures are assigned one to one at the least total cost; what is left over is looked for in the
whole other document before it is called omitted or added (found there, it has moved). A figure is also supported by
a date, a numbered name or a word such as "both" that says the same number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from drift.analysis.assignment import assign
from drift.analysis.figure_relations import SILENT, SUPPORTING, Comparison, Relation, compare_figures
from drift.analysis.figures import Figure, FigureKind, figures_of
from drift.analysis.figures_units import dimension, is_money
from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.pair import BeadView, Pair, Side
from drift.analysis.stems import stem
from drift.analysis.tokens import TokenKind, tokenize
from pairs.document import Span

MAX_ASSIGNED = 60
UNMATCHED = 1.0
_CONTEXT = 48
_ANOMALY = Decimal(10) ** 6
_PHRASE_END = re.compile(r"[,;:()]|\.(?:\s|$)|(?<!\w)(?:and|or|but|while)(?!\w)|\d")
_COST = {
    Relation.EQUAL: 0.0, Relation.RESPELLED: 0.01, Relation.RESCALED: 0.01, Relation.CONVERTED: 0.1,
    Relation.RECOMPUTED: 0.15, Relation.ROUNDED: 0.2, Relation.SHARPENED: 0.25, Relation.UNIT_ADDED: 0.3,
    Relation.UNIT_DROPPED: 0.3, Relation.MAGNITUDE_ADDED: 0.3, Relation.MAGNITUDE_DROPPED: 0.3,
    Relation.MAGNITUDE_SHIFT: 0.3, Relation.RANGE_COLLAPSED: 0.3, Relation.RANGE_WIDENED: 0.3, Relation.VAGUE: 0.5,
    Relation.UNIT_CHANGED: 0.4, Relation.SIGN_FLIPPED: 0.35, Relation.DIGITS_TRANSPOSED: 0.35,
    Relation.DECIMAL_SHIFT: 0.4, Relation.CONVERSION_WRONG: 0.8, Relation.CURRENCY_CHANGED: 0.7, Relation.CHANGED: 0.9,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureMatch:
    """A figure of the original and the one that stands for it.

    Attributes:
        original: in the original.
        rewrite: in the rewrite.
        comparison: how they relate.
    """

    original: Figure
    rewrite: Figure
    comparison: Comparison

    @property
    def relation(self) -> Relation:
        """How the values and units relate."""
        return self.comparison.relation


@dataclass(frozen=True, slots=True)
class BeadFigures:
    """The figures of one bead.

    Attributes:
        matches: pairs inside the bead.
        omitted: figures of the original that are nowhere in the rewrite.
        added: figures of the rewrite that are nowhere in the original.
        moved: figures of either side that were found in another bead.
    """

    matches: tuple[FigureMatch, ...] = ()
    omitted: tuple[Figure, ...] = ()
    added: tuple[Figure, ...] = ()
    moved: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureMatching:
    """The matching of a whole pair.

    Attributes:
        beads: one entry for each bead, in their order.
        anomalies: figures that look implausible beside another of their own sentence, each with that other one,
            by side.
    """

    beads: tuple[BeadFigures, ...]
    anomalies: dict[Side, dict[Span, Figure]] = field(default_factory=dict)

    def anomaly(self, side: Side, figure: Figure) -> Figure | None:
        """The figure beside which ``figure`` looks implausible, or ``None``."""
        return self.anomalies.get(side, {}).get(figure.span)


def match_figures(pair: Pair) -> FigureMatching:
    """Match the figures of a pair; to be asked for by ``pair.get(match_figures)``."""
    every = pair.get(figures_of)
    inside = _without_moved([_match_bead(view, every.original, every.rewrite) for view in pair.beads])
    elsewhere = {
        "original": _Whole(pair.original.text, [f for s in every.original for f in s]),
        "rewrite": _Whole(pair.rewrite.text, [f for s in every.rewrite for f in s]),
    }
    beads = []
    for view, (matches, omitted, added) in zip(pair.beads, inside, strict=True):
        lost = [f for f in omitted if not elsewhere["rewrite"].supports(f)]
        new = [f for f in added if not elsewhere["original"].supports(f)]
        lost, new = _without_words(view, lost, "rewrite"), _without_words(view, new, "original")
        moved = [f for f in omitted if f not in lost] + [f for f in added if f not in new]
        beads.append(BeadFigures(tuple(matches), tuple(lost), tuple(new), tuple(moved)))
    anomalies: dict[Side, dict[Span, Figure]] = {
        "original": _anomalies(every.original),
        "rewrite": _anomalies(every.rewrite),
    }
    return FigureMatching(tuple(beads), anomalies)


_Inside = tuple[list[FigureMatch], list[Figure], list[Figure]]


def _without_moved(inside: list[_Inside]) -> list[_Inside]:
    """Take apart a pair of different values where the very value of one side stands unmatched in another bead."""
    if len(inside) < 2:
        return inside
    result = []
    for here, (matches, a, b) in enumerate(inside):
        kept, left_a, left_b = [], a[:], b[:]
        for match in matches:
            if match.relation is Relation.CHANGED and (
                _stands_in(match.original, (f for k, (_, _, b) in enumerate(inside) if k != here for f in b))
                or _stands_in(match.rewrite, (f for k, (_, a, _) in enumerate(inside) if k != here for f in a))
            ):
                left_a.append(match.original)
                left_b.append(match.rewrite)
            else:
                kept.append(match)
        result.append((kept, left_a, left_b))
    return result


def _stands_in(figure: Figure, others: Iterable[Figure]) -> bool:
    return not figure.weak and any(compare_figures(figure, other).relation in SILENT for other in others)


def _match_bead(
    view: BeadView, originals: Sequence[Sequence[Figure]], rewrites: Sequence[Sequence[Figure]]
) -> _Inside:
    """Matches inside a bead, and what is left of each side."""
    a = [f for i in view.bead.original for f in originals[i]]
    b = [f for j in view.bead.rewrite for f in rewrites[j]]
    if not a or not b:
        return [], a, b
    contexts_a = [_context(view.pair.original.text, f) for f in a]
    contexts_b = [_context(view.pair.rewrite.text, f) for f in b]
    costs = []
    for i, x in enumerate(a):
        row = []
        for j, y in enumerate(b):
            place = abs(i / len(a) - j / len(b))
            row.append(_cost(x, y, contexts_a[i], contexts_b[j], place))
        costs.append(row)
    pairs = assign(costs, UNMATCHED)
    matches = [FigureMatch(a[i], b[j], compare_figures(a[i], b[j])) for i, j in pairs]
    used_a, used_b = {i for i, _ in pairs}, {j for _, j in pairs}
    left_a = [f for i, f in enumerate(a) if i not in used_a]
    left_b = [f for j, f in enumerate(b) if j not in used_b]
    matches, left_a, left_b = _ends_of_ranges(matches, left_a, left_b)
    return matches, left_a, left_b


def _cost(a: Figure, b: Figure, around_a: _Around, around_b: _Around, place: float) -> float:
    """How unlikely it is that ``b`` stands for ``a``: 0 for the same figure, above 1 for strangers."""
    relation = compare_figures(a, b).relation
    if relation is Relation.UNRELATED:
        return 9.0
    cost = _COST[relation]
    shared = around_a.shared(around_b)
    if (a.weak and a.vague or b.weak and b.vague) and relation not in SILENT and not shared:
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
class _Around:
    """The stems of the content words near a figure: the first behind it, and all of them."""

    head: str
    words: frozenset[str]

    def shared(self, other: _Around) -> float:
        """How much two surroundings have in common, 0..1; half of it is the word behind the figure."""
        common = len(self.words & other.words) / max(1, min(len(self.words), len(other.words)))
        heads = float(self.head == other.head or (self.head in other.words and other.head in self.words))
        return (common + heads) / 2 if self.head and other.head else common


def _context(text: str, figure: Figure) -> _Around:
    """The surroundings of a figure: up to three words behind it in its phrase, two before it, its own last."""
    span = figure.full_span
    behind = text[span.end : span.end + _CONTEXT]
    phrase = _PHRASE_END.search(behind)
    after = [stem(w) for w in _words(behind[: phrase.start()] if phrase else behind)[:3]]
    before = [stem(w) for w in _words(text[max(0, span.start - _CONTEXT) : span.start])[-2:]]
    own = [stem(w) for w in _words(figure.surface) if w.isalpha()][-1:]
    return _Around(next(iter(after), ""), frozenset((*after, *before, *own)))


def _words(text: str) -> list[str]:
    tokens = tokenize(text)
    keys = [t.key for t in tokens if t.kind is TokenKind.WORD and t.key not in FUNCTION_WORDS]
    return keys[1:] if text[:1].isalnum() and len(keys) > 6 else keys


def _ends_of_ranges(
    matches: list[FigureMatch], a: list[Figure], b: list[Figure]
) -> tuple[list[FigureMatch], list[Figure], list[Figure]]:
    """A range on one side and its two ends on the other are equal ("5–7" ↔ "between 5 and 7")."""
    singles_a = [m.original for m in matches if not m.original.is_range]
    singles_b = [m.rewrite for m in matches if not m.rewrite.is_range]
    kept: list[FigureMatch] = []
    for match in matches:
        one, two = match.original, match.rewrite
        if one.is_range != two.is_range and not (one.vague or two.vague):
            ranged, others = (one, [*b, two, *singles_b]) if one.is_range else (two, [*a, one, *singles_a])
            low, high = (next((f for f in others if f.value == v), None) for v in (ranged.low, ranged.high))
            if low and high:
                a = [f for f in a if f not in (low, high)]
                b = [f for f in b if f not in (low, high)]
                match = FigureMatch(one, two, Comparison(Relation.RESPELLED))  # noqa: PLW2901 - replaced in place
        kept.append(match)
    return kept, a, b


@dataclass(slots=True)
class _Whole:
    """A document as evidence for a figure of the other one."""

    text: str
    figures: list[Figure]

    def supports(self, figure: Figure) -> bool:
        """Whether the document says this figure somewhere."""
        return any(compare_figures(figure, other).relation in SUPPORTING for other in self.figures if not other.vague or figure.vague)


_SUPPORT = {
    1: "one|a|an|single|sole|only|lone|first|once|another|alone|each|per|every|daily|annual|weekly|monthly",
    2: "both|pair|couple|twin|twins|duo|twice|double|bilateral|either|neither|second|dual|each other|half|another|also|two-way|mutual|respectively",
    3: "trio|triple|trilateral|threesome|third|thrice|quarter|tripartite|triplets",
    4: "quartet|quadrilateral|four-way|quarter|quadruple|fourth",
    5: "quintet|fifth",
    6: "half[- ]year|half[- ]dozen|sixth|sextet",
    7: "week",
    10: "decade|decades|tenth",
    12: "dozen|year",
    14: "fortnight",
    20: "score",
    24: "day|round the clock|around the clock",
    50: "half",
    100: "century|centuries|full|all|hundred",
}
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV", 5: "V", 6: "VI", 7: "VII", 8: "VIII", 9: "IX", 10: "X", 11: "XI", 12: "XII",
          13: "XIII", 14: "XIV", 15: "XV", 16: "XVI", 17: "XVII", 18: "XVIII", 19: "XIX", 20: "XX", 21: "XXI"}  # fmt: skip
_AGES = re.compile(r"(?<!\w)(?:decades|centuries|millennia|ages)(?!\w)", re.IGNORECASE)
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")


def _without_words(view: BeadView, figures: list[Figure], side: Side) -> list[Figure]:
    """The figures that no date, name or counting word of the bead's other side supports."""
    if not figures:
        return figures
    text = " ".join(view.texts(side))
    numerals = {n.replace(",", "") for n in _NUMERAL.findall(text)}
    return [f for f in figures if not _word_supports(f, text, numerals)]


def _word_supports(figure: Figure, text: str, numerals: set[str]) -> bool:
    if figure.vague:
        ages = dimension(figure.unit) == "time" and _AGES.search(text) is not None
        return figure.weak or ages
    if figure.is_range or figure.kind is FigureKind.SCORE:
        return False
    if figure.indefinite and re.search(rf"(?<!\w){figure.unit}s?(?!\w)", text, re.IGNORECASE):
        return True
    value = figure.value
    if value != int(value):
        return value == Decimal("0.5") and re.search(r"\b(?:half|halves|halfway|halved|mid\w*)\b", text, re.IGNORECASE) is not None
    whole = int(value)
    if (is_money(figure.unit) or figure.unit == "%") and whole != 1:
        return False
    if str(whole) in numerals and figure.kind in {FigureKind.ORDINAL, FigureKind.COUNT, FigureKind.CARDINAL, FigureKind.LABEL}:
        return True
    if whole in _ROMAN and re.search(rf"(?<!\w){_ROMAN[whole]}(?!\w)", text) and (whole > 1 or figure.kind is FigureKind.ORDINAL):
        return True
    words = _SUPPORT.get(whole)
    return words is not None and re.search(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE) is not None


def _anomalies(segments: Iterable[Sequence[Figure]]) -> dict[Span, Figure]:
    """Figures a million times smaller than one of the same unit in their sentence, each with that one."""
    return {small.span: large for figures in segments for small, large in _implausible(figures)}


def _implausible(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Sums of money of one sentence that lie 10**6 or more apart; prices of a piece are left out."""
    money = [f for f in figures if is_money(f.unit) and not f.vague and not f.per and f.value > 0]
    for unit in {f.unit for f in money}:
        same = [f for f in money if f.unit == unit]
        largest = max(same, key=lambda f: f.value)
        for figure in same:
            if figure.scale == 1 and largest.value >= figure.value * _ANOMALY:
                yield figure, largest
