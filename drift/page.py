"""What a page shows of a check, worked out before any markup: pairs, rows of both texts, findings, the chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from drift.items import Item, of_pair
from drift.marks import Piece, fate, label, pieces
from drift.outcome import Check, PairOutcome
from drift.report import Finding, Report
from drift.rules.registry import every_rule
from drift.severity import Severity

CHART = (1000, 78)
"""Width and height of the chart in its own units."""
FOOT = 14
"""Units above the bars for signs."""
MAX_BARS = 240
SMALL = 3
"""Up to this many pairs stand open when the page is opened."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text as the page shows it.

    Attributes:
        text: the text.
        changed: whether it stands on this side only.
        target: the id of the finding that speaks of it, ``""`` where none does.
        severity: of that finding.
    """

    text: str
    changed: bool
    target: str
    severity: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as the page shows it.

    Attributes:
        id: unique in the page.
        item: the finding with its places.
        child: whether it belongs to a larger loss.
    """

    id: str
    item: Item
    child: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A bead as the page shows it: both sides' sentences, the findings below."""

    id: str
    number: int
    fate: str
    label: str
    worst: Severity | None
    drift: float
    cosine: float | None
    original: tuple[tuple[Run, ...], ...]
    rewrite: tuple[tuple[Run, ...], ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the chart: some beads in a row, by the one that drifted most."""

    x: float
    width: float
    y: float
    height: float
    target: str
    worst: Severity | None
    title: str


@dataclass(frozen=True, slots=True)
class PairPage:
    """A pair as the page shows it."""

    id: str
    pair: PairOutcome
    report: Report | None
    cards: tuple[Card, ...] = ()
    rows: tuple[Row, ...] = ()
    bars: tuple[Bar, ...] = ()
    counts: tuple[tuple[Severity, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule's page: its headings with the paragraphs below them."""

    code: str
    name: str
    summary: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole.

    Attributes:
        pairs: in the order of the check.
        ranked: the same, worst first.
        rules: the pages of the rules that spoke.
        severities: how many findings each has that is there, the worst first.
        states: how many findings stand in each.
        codes: code, name and number of findings of each rule that spoke.
        unfold: whether pairs stand open when the page is opened.
    """

    pairs: tuple[PairPage, ...]
    ranked: tuple[PairPage, ...]
    rules: tuple[RulePage, ...]
    severities: tuple[tuple[Severity, int], ...]
    states: tuple[tuple[str, int], ...]
    codes: tuple[tuple[str, str, int], ...]
    unfold: bool


def page_of(check: Check, at_least: Severity = Severity.NEUTRAL) -> Page:
    """The page of a check, with the findings from a severity up."""
    shown = [_pair(f"p{k}", pair, at_least) for k, pair in enumerate(check.pairs, 1)]
    every = [card.item for pair in shown for card in (*pair.cards, *(c for row in pair.rows for c in row.cards))]
    by_severity = Counter(item.severity for item in every)
    by_state = Counter(item.judged.state.value for item in every)
    by_rule = Counter((item.finding.rule, item.finding.name) for item in every)
    return Page(
        tuple(shown),
        tuple(sorted(shown, key=_badness)),
        _rules({code for code, _ in by_rule}),
        tuple((s, by_severity[s]) for s in reversed(Severity) if by_severity[s]),
        tuple(sorted(by_state.items())),
        tuple((code, name, n) for (code, name), n in sorted(by_rule.items())),
        unfold=len(shown) <= SMALL,
    )


def _badness(page: PairPage) -> tuple[bool, int, float]:
    """Sorts what couldn't be scored first, then by the worst finding that counts, then by drift."""
    worst = max((severity.rank for severity, _ in page.counts), default=-1)
    return page.pair.failure is None, -worst, -page.report.drift if page.report else 0.0


def _pair(name: str, pair: PairOutcome, at_least: Severity) -> PairPage:
    found = [item for item in of_pair(pair) if item.severity.rank >= at_least.rank]
    cards: dict[int, list[Card]] = {}
    known = {item.finding.fingerprint for item in found}
    for k, item in enumerate(found, 1):
        cards.setdefault(item.finding.bead, []).append(Card(f"{name}f{k}", item, item.finding.parent in known))
    counts = Counter(item.severity for item in found if item.judged.state.counts)
    told = tuple((s, counts[s]) for s in reversed(Severity) if counts[s])
    report = pair.report
    if report is None:
        return PairPage(name, pair, None, tuple(c for of in cards.values() for c in of), counts=told)
    rows = tuple(_row(name, report, k, tuple(cards.get(k, ()))) for k in range(len(report.beads)))
    return PairPage(name, pair, report, tuple(cards.get(-1, ())), rows, _bars(report, rows), told)


def _row(name: str, report: Report, index: int, cards: tuple[Card, ...]) -> Row:
    ids = {id(card.item.finding): card.id for card in cards}
    left, right = pieces(report, index, [card.item.finding for card in cards])
    score = report.bead_scores[index]
    worst = max((card.item.severity for card in cards), key=lambda s: s.rank, default=None)
    return Row(
        f"{name}b{index + 1}",
        index + 1,
        fate(report, index).value,
        label(report, index),
        worst,
        score.drift,
        score.semantic,
        _runs(report.original.text, left, ids),
        _runs(report.rewrite.text, right, ids),
        cards,
    )


def _runs(text: str, side: Sequence[Piece], ids: dict[int, str]) -> tuple[tuple[Run, ...], ...]:
    """The runs of each sentence of a side; a passage that is the whole side is not marked: the findings below say it."""
    sentences: dict[int, list[Run]] = {}
    whole = {id(f) for f in side[0].findings if all(f in piece.findings for piece in side)} if len(side) > 1 else set()
    for piece in side:
        named = [f for f in piece.findings if id(f) in ids and id(f) not in whole]
        finding: Finding | None = max(named, key=lambda f: f.severity.rank, default=None)
        target, severity = (ids[id(finding)], finding.severity.value) if finding else ("", "")
        run = Run(piece.span.of(text), piece.changed, target, severity)
        sentences.setdefault(piece.segment, []).append(run)
    return tuple(tuple(runs) for runs in sentences.values())


def _bars(report: Report, rows: Sequence[Row]) -> tuple[Bar, ...]:
    """The drift along the text: as wide as the text is long, as high as the drift."""
    sizes = []
    for bead in report.beads:
        spans = [report.original.segments[i].span for i in bead.original]
        spans += [report.rewrite.segments[j].span for j in bead.rewrite]
        sizes.append(max(12, sum(map(len, spans))))
    step = -(-len(rows) // MAX_BARS) or 1
    width, height = CHART
    scale = width / max(1, sum(sizes))
    bars, x = [], 0.0
    for start in range(0, len(rows), step):
        group = rows[start : start + step]
        row = max(group, key=lambda r: (r.worst.rank if r.worst else -1, r.drift))
        drift = max(r.drift for r in group)
        wide = sum(sizes[start : start + step]) * scale
        high = max(1.5, drift * (height - FOOT))
        title = f"{row.number} {row.label}, drift {row.drift:.2f}"
        bars.append(
            Bar(
                round(x, 2),
                round(max(0.5, wide - 1.5), 2),
                round(height - high, 2),
                round(high, 2),
                row.id,
                row.worst,
                title,
            )
        )
        x += wide
    return tuple(bars)


def _rules(codes: set[str]) -> tuple[RulePage, ...]:
    out = []
    for rule in every_rule():
        if rule.code in codes:
            _, *parts = rule.page.split("\n## ")
            told = [(head, body.strip()) for head, _, body in (part.partition("\n") for part in parts)]
            out.append(RulePage(rule.code, rule.name, rule.summary, tuple(told)))
    return tuple(out)
