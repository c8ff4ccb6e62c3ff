"""Which date of the rewrite stands for which of the original: in the bead first, then in the whole document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from drift.analysis.date_relations import DateRelation, relation, slots
from drift.analysis.date_weekdays import real_weekday
from drift.analysis.dates import find_dates
from drift.analysis.dates_interval import interval, intervals
from drift.analysis.dates_model import DateExpression, Unit
from drift.analysis.pair import SIDES, Side
from pairs.document import SegmentKind

if TYPE_CHECKING:
    from drift.analysis.pair import Pair
    from pairs.document import Document

_CREDITS = (SegmentKind.DATELINE, SegmentKind.BYLINE)
_DATELINE_AFTER = re.compile(
    r"(?:,?\s\d{4})?\s{0,2}(?:\((?P<agency>[^()\n]{2,40})\)\s{0,2})?(?:[-–—]|(?<=\))|[电電讯訊])"
)
_DATELINE_BEFORE = re.compile(
    r"\s*(?:[A-ZÀ-ÖØ-Þ][\w.’'/-]*,?\s(?:(?:of|de|del|la|am|an|der)\s)?){0,8}|\s*[\u3400-\u9fff]{0,12}"
)
_DATELINE_REACH = 90
_MOST = 4_000  # pairs of expressions in one bead that are compared; beyond, only neighbours in order
_STAGES = (
    {DateRelation.EQUAL},
    {DateRelation.FINER, DateRelation.COARSER},
    {DateRelation.REFRAMED},
)
_NEIGHBOURS = 40  # leftovers of the rewrite that one of the original is held against
_AGREEING = frozenset(
    {DateRelation.EQUAL, DateRelation.FINER, DateRelation.COARSER, DateRelation.REFRAMED, DateRelation.UNDECIDED}
)
_NEAR = 84  # rapidfuzz ratio from which a passage is the same date with a slip of the keyboard


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date with what became of it.

    Attributes:
        bead: the bead in which it is told.
        relation: what the rewrite's is to the original's; ``UNRELATED`` where there is only one.
        original: ``None`` for an added date.
        rewrite: ``None`` for a dropped date.
        supported: whether the rest of the other text, or the day of writing, backs what is new or says what is
            lost.
        sole: whether it was its bead's only calendar expression and none is left.
    """

    bead: int
    relation: DateRelation
    original: DateExpression | None
    rewrite: DateExpression | None
    supported: bool = False
    sole: bool = False


@dataclass(slots=True)
class _Side:
    """The dates of one side by bead, and those that are still without a partner."""

    by_bead: dict[int, list[DateExpression]] = field(default_factory=lambda: defaultdict(list))
    credits: list[DateExpression] = field(default_factory=list)
    free: dict[int, list[DateExpression]] = field(default_factory=dict)

    @property
    def every(self) -> Iterable[DateExpression]:
        yield from self.credits
        for found in self.by_bead.values():
            yield from found


def document_dates(document: Document) -> tuple[tuple[DateExpression, ...], ...]:
    """The dates of each segment, spans in the offsets of the document."""
    return tuple(
        find_dates(segment.span.of(document.text), document.lang, segment.span.start) for segment in document.segments
    )


def original_dates(pair: Pair) -> tuple[tuple[DateExpression, ...], ...]:
    """The dates of each segment of the original."""
    return document_dates(pair.original)


def rewrite_dates(pair: Pair) -> tuple[tuple[DateExpression, ...], ...]:
    """The dates of each segment of the rewrite."""
    return document_dates(pair.rewrite)


def dates_of(pair: Pair, side: Side) -> tuple[tuple[DateExpression, ...], ...]:
    """The dates of each segment of one side."""
    return pair.get(original_dates if side == "original" else rewrite_dates)


def dateline(document: Document, dates: Sequence[Sequence[DateExpression]]) -> DateExpression | None:
    """The date of a dateline such as "OSLO, March 3 (Reuters) –" near the beginning of a story, if it has one."""
    for segment, found in list(zip(document.segments, dates, strict=True))[:6]:
        for expression in found[:1]:
            if expression.unit is not Unit.DAY or expression.first.day is None or expression.last is not None:
                continue
            before = document.text[segment.span.start : expression.span.start]
            after = _DATELINE_AFTER.match(document.text, expression.span.end)
            credit = segment.kind in _CREDITS
            line = len(before) < _DATELINE_REACH and after and _DATELINE_BEFORE.fullmatch(before)
            if credit or (line and after and (expression.first.month is not None or after["agency"])):
                return expression
    return None


def original_dateline(pair: Pair) -> DateExpression | None:
    """The date of the original's dateline."""
    return dateline(pair.original, dates_of(pair, "original"))


def anchor_of(pair: Pair) -> date | None:
    """The day on which the original was written: as given, else of a dateline with a year, else unknown."""
    if pair.anchor is not None:
        return pair.anchor
    line = pair.get(original_dateline)
    if line is None or line.first.year is None:
        return None
    days = interval(line, date(line.first.year, 1, 1))
    return days[0] if days else None


def match_dates(pair: Pair) -> Mapping[int, tuple[DateMatch, ...]]:
    """What became of every date, by the index of the bead in which it is told.

    Agreeing dates of a bead are paired first, the closest relation before the others; what is left is sought in
    the whole other text; only then two leftovers of one bead are held against each other as a conflict.
    """
    anchor = pair.get(anchor_of)
    sides = {side: _collect(pair, side) for side in SIDES}
    result: dict[int, list[DateMatch]] = defaultdict(list)
    for view in pair.beads:
        _agree(sides["original"], sides["rewrite"], view.index, anchor, result)
    _moved(sides["original"], sides["rewrite"])
    for view in pair.beads:
        _conflicts(sides["original"], sides["rewrite"], view.index, anchor, result)
        _alone(pair, sides, view.index, anchor, result)
    return {
        index: tuple(_backed(m, sides, anchor) for m in found if not _slip(m, anchor))
        for index, found in result.items()
    }


def _slip(match: DateMatch, anchor: date | None) -> bool:
    """Whether two dates differ only in that one of them has a weekday that its date doesn't have."""
    one, two = match.original, match.rewrite
    if one is None or two is None:
        return False
    wrong = [real_weekday(e, anchor) is not None for e in (one, two)]
    if wrong == [False, True]:
        return one.first.day is None or one.first.day == two.first.day
    return wrong == [True, False] and one.first.day == two.first.day


def _collect(pair: Pair, side: Side) -> _Side:
    collected = _Side()
    line = dateline(pair.document(side), dates_of(pair, side))
    for segment, found in zip(pair.document(side).segments, dates_of(pair, side), strict=True):
        for expression in found:
            if segment.kind in _CREDITS or expression is line:
                collected.credits.append(expression)
            else:
                collected.by_bead[pair.bead_of(side, segment.index)].append(expression)
    collected.free = {index: list(found) for index, found in collected.by_bead.items()}
    return collected


def _agree(a: _Side, b: _Side, index: int, anchor: date | None, result: dict[int, list[DateMatch]]) -> None:
    """Pair the agreeing dates of a bead, closest relation first, nearest place first."""
    ones, twos = a.free.get(index, []), b.free.get(index, [])
    if not ones or not twos:
        return
    window = len(ones) * len(twos) > _MOST
    ranked = []
    for i, one in enumerate(ones):
        for j, two in enumerate(twos):
            if window and abs(i - j) > 2:
                continue
            found = relation(one, two, anchor)
            stage = next((k for k, members in enumerate(_STAGES) if found in members), None)
            if stage is not None:
                distance = abs((i + 0.5) / len(ones) - (j + 0.5) / len(twos))
                ranked.append((stage, round(distance, 4), i, j, found))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, _, i, j, found in sorted(ranked, key=lambda r: r[:4]):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            result[index].append(DateMatch(index, found, ones[i], twos[j]))
    a.free[index] = [one for i, one in enumerate(ones) if i not in taken[0]]
    b.free[index] = [two for j, two in enumerate(twos) if j not in taken[1]]


def _moved(a: _Side, b: _Side) -> None:
    """Take out leftovers that found their equal among the leftovers of another bead."""
    places: dict[tuple[object, ...], list[tuple[int, DateExpression]]] = defaultdict(list)
    for index, found in b.free.items():
        for expression in found:
            places[_key(expression)].append((index, expression))
    for found in a.free.values():
        for expression in found[:]:
            waiting = places.get(_key(expression))
            if waiting:
                index, other = waiting.pop(0)
                found.remove(expression)
                b.free[index].remove(other)


def _key(expression: DateExpression) -> tuple[object, ...]:
    """Equal for expressions that say the same."""
    ends = [tuple(sorted(slots(m).items())) for m in (expression.first, expression.last or expression.first)]
    return (expression.unit, expression.anaphoric, expression.first.minute, *ends)


def _conflicts(a: _Side, b: _Side, index: int, anchor: date | None, result: dict[int, list[DateMatch]]) -> None:
    """Pair leftovers that differ; first those that say the same sort of thing ("Monday" and "Tuesday")."""
    ranked: list[tuple[int, int, int, int, DateRelation, DateExpression, DateExpression]] = []
    for i, one in enumerate(a.free.get(index, [])):
        for j, two in enumerate(b.free.get(index, [])[:_NEIGHBOURS]):
            found = relation(one, two, anchor)
            if found is DateRelation.CONFLICT and not _both_said(one, two, a, b, index, anchor):
                alike = slots(one.first).keys() == slots(two.first).keys()
                ranked.append((0 if alike else 2, abs(i - j), i, j, found, one, two))
            elif found is DateRelation.UNDECIDED:
                ranked.append((1, abs(i - j), i, j, found, one, two))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, _, i, j, found, one, two in sorted(ranked, key=lambda r: r[:4]):
        if i in taken[0] or j in taken[1]:
            continue
        taken[0].add(i)
        taken[1].add(j)
        a.free[index].remove(one)
        b.free[index].remove(two)
        result[index].append(DateMatch(index, found, one, two))


def _both_said(one: DateExpression, two: DateExpression, a: _Side, b: _Side, index: int, anchor: date | None) -> bool:
    """Whether each of two dates stands on the other side of the bead as well: a repetition, no conflict."""
    return _repeated(one, b.by_bead.get(index, ()), anchor) and _repeated(two, a.by_bead.get(index, ()), anchor)


def _repeated(expression: DateExpression, others: Iterable[DateExpression], anchor: date | None) -> bool:
    return any(
        relation(expression, other, anchor) is DateRelation.EQUAL or _says(other, expression) for other in others
    )


def _covered(expression: DateExpression, others: Iterable[DateExpression], anchor: date | None) -> bool:
    """Whether what an expression says is said by one of the others."""
    return any(relation(expression, other, anchor) in _AGREEING or _says(other, expression) for other in others)


def _says(whole: DateExpression, part: DateExpression) -> bool:
    """Whether every slot of ``part`` stands in ``whole``: the year of a full date, a day of a range."""
    wanted = set(slots(part.first).items())
    if not wanted or part.last is not None or part.is_time or whole.is_time:
        return False
    ends = [set(slots(m).items()) for m in (whole.first, whole.last or whole.first)]
    if any(wanted <= end for end in ends):
        return True
    return whole.last is not None and relation(whole, part) is DateRelation.FINER


def _alone(
    pair: Pair, sides: Mapping[Side, _Side], index: int, anchor: date | None, result: dict[int, list[DateMatch]]
) -> None:
    """Tell of dates that have no partner anywhere."""
    for side, other in (SIDES, SIDES[::-1]):
        here, there = sides[side], sides[other]
        for expression in here.free.get(index, ()):
            if expression.anaphoric or expression.offset:
                continue
            if _covered(expression, there.by_bead.get(index, ()), anchor) or any(
                _entails(e, expression, anchor) for e in there.every
            ):
                continue
            if _nearly(expression.text, " ".join(pair.beads[index].texts(other))):
                continue
            sole = len(here.by_bead[index]) == 1 and not there.by_bead.get(index)
            original, rewrite = (expression, None) if side == "original" else (None, expression)
            result[index].append(DateMatch(index, DateRelation.UNRELATED, original, rewrite, sole=sole))


def _entails(other: DateExpression, expression: DateExpression, anchor: date | None) -> bool:
    found = relation(expression, other, anchor)
    return found in {DateRelation.EQUAL, DateRelation.FINER} or _says(other, expression)


def _nearly(surface: str, text: str) -> bool:
    """Whether ``text`` holds the surface with a letter or two gone wrong."""
    from rapidfuzz.fuzz import partial_ratio

    return len(surface) <= len(text) and partial_ratio(surface.lower(), text.lower()) >= _NEAR


def _backed(match: DateMatch, sides: Mapping[Side, _Side], anchor: date | None) -> DateMatch:
    """Whether what a date won or lost is said elsewhere on the other side, or follows from the day of writing."""
    one, two = match.original, match.rewrite
    if one is None or two is None or match.relation not in {DateRelation.FINER, DateRelation.COARSER}:
        return match
    less, more, side = (one, two, "original") if match.relation is DateRelation.FINER else (two, one, "rewrite")
    if anchor and less.unit == more.unit and set(intervals(less, anchor)[:1]) & set(intervals(more, anchor)):
        backed = True
    else:
        new = {k: v for k, v in slots(more.first).items() if slots(less.first).get(k) != v}
        known = {item for e in sides[side].every for m in (e.first, e.last or e.first) for item in slots(m).items()}  # type: ignore[index]
        backed = bool(new) and set(new.items()) <= known
    return DateMatch(match.bead, match.relation, one, two, supported=backed)
