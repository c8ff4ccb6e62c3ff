"""The scanner: finds the figures of a text, each character claimed by what comes first in a fixed order.

Order: addresses → dates and times → numbered names and scores → fractions and multiples → vague quantities → ordinals
→ numbers. A mask of one byte a character keeps what is claimed; the text itself is never changed, so that offsets
stay exact.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from drift.analysis.figures import Approximator, Figure, FigureKind
from drift.analysis.figures_ages import claim_ages
from drift.analysis.figures_fractions import Part, find_ordinals, find_parts
from drift.analysis.figures_halves import claim_halves
from drift.analysis.figures_numbers import claim_numbers
from drift.analysis.figures_reading import read_numeral
from drift.analysis.figures_reserved import claim_addresses, claim_dates, claim_indefinites, claim_labels, claim_scores
from drift.analysis.figures_state import Scan, figure_of_part
from drift.analysis.figures_unit_reading import read_unit
from drift.analysis.figures_units import is_money
from drift.analysis.figures_vague import approximator_after, approximator_before, find_vague
from pairs.document import Span

ONE = Decimal(1)
_ROW = re.compile(
    r"(?:[\s\u00a0]?[,、/][\s\u00a0]?)?(?:[\s\u00a0]?(?:and|or|to|versus|vs\.?|und|oder|bis|et|ou|à|和|至|from|than|against|compared\swith)[\s\u00a0]?)?(?:[\s\u00a0]?(?:about|some|nearly|almost|over|more\sthan)[\s\u00a0])?",
    re.IGNORECASE,
)

_JOINED = re.compile(
    r"(?<!\w)(?:and|or|to|from|than|versus|vs\.?|against|compared\s(?:with|to))[\s\u00a0](?:(?:about|some|nearly|almost|over|"
    r"around|roughly|just|more\sthan|less\sthan)[\s\u00a0])?$",
    re.IGNORECASE,
)
_APART = 80  # characters over which a unit holds for a later figure
_END = re.compile(r"[.;!?\n](?:\s|$)")


def scan(text: str, lang: str, offset: int = 0) -> tuple[Figure, ...]:
    """The figures of a text; see :func:`drift.analysis.figures.find_figures`."""
    state = Scan(text, lang, bytearray(len(text)))
    if lang == "zh":
        _parts(state)  # 百分之三点五 holds what looks like three o'clock
    for step in (
        claim_addresses,
        claim_dates,
        claim_labels,
        claim_scores,
        claim_ages,
        claim_halves,
        claim_indefinites,
        _parts,
        _vague,
        _ordinals,
        claim_numbers,
    ):
        step(state)
    figures = _in_rows(text, sorted((_approximated(state, f) for f in state.found), key=lambda f: f.span))
    return tuple(f if not offset else _shifted(f, offset) for f in figures)


def _in_rows(text: str, figures: list[Figure]) -> list[Figure]:
    """Hand the unit and magnitude of the last figure of a row on to those before it, a unit also to what follows."""
    for i in range(len(figures) - 2, -1, -1):
        here, after = figures[i], figures[i + 1]
        if here.unit or here.kind not in {FigureKind.COUNT, FigureKind.CARDINAL}:
            continue
        if _ROW.fullmatch(text, here.span.end, after.span.start) is None:
            continue
        figures[i] = replace(
            here,
            shared_unit=after.unit or after.shared_unit,
            shared_scale=after.scale if after.scale > 1 else after.shared_scale,
        )
    for i in range(1, len(figures)):
        before, here = figures[i - 1], figures[i]
        if _elided(text, before, here):
            figures[i] = replace(here, shared_unit=before.unit or before.shared_unit)
    return figures


def _elided(text: str, before: Figure, here: Figure) -> bool:
    """Whether a bare figure may have the unit of the one before it: "to 2.1 billion euros from 1.8 billion"."""
    if here.unit or here.shared_unit or not (before.unit or before.shared_unit):
        return False
    start = here.full_span.start
    if here.kind not in {FigureKind.COUNT, FigureKind.CARDINAL} or not 0 < start - before.span.end <= _APART:
        return False
    return _JOINED.search(text[max(0, start - 32) : start]) is not None and not _END.search(
        text, before.span.end, start
    )


def _shifted(figure: Figure, offset: int) -> Figure:
    beside = figure.approximator_span
    return replace(
        figure, span=figure.span.shift(offset), approximator_span=None if beside is None else beside.shift(offset)
    )


def _parts(state: Scan) -> None:
    for part in find_parts(state.text, state.lang):
        if not state.free(part.start, part.end):
            continue
        if part.goes_on:
            _half_of(state, part)
        else:
            state.add(figure_of_part(state, part))


def _half_of(state: Scan, part: Part) -> None:
    """Read what goes on after a part: "half a million", "half an hour", "a quarter of a million dollars"."""
    text, lang = state.text, state.lang
    place = part.end
    while place < len(text) and not text[place].isalpha():
        place += 1
    article = text[part.start : part.end].rstrip("- \u00a0").casefold().endswith((" a", " an", "-a", "-an"))
    numeral = read_numeral(f"one {text[place : place + 40]}", 0, lang) if article or part.value else None
    end, value, scale = part.end, part.value, ONE
    if numeral and numeral.value > 1:
        end, value, scale = place + numeral.end - 4, part.value * numeral.value, numeral.value
    found = read_unit(text, end, lang)
    unit = ""
    if found:
        unit, factor, end, _ = found
        value *= factor
    if not found and scale == 1:
        return
    kind = FigureKind.MONEY if is_money(unit) else FigureKind.QUANTITY if unit else FigureKind.COUNT
    state.add(
        Figure(
            Span(part.start, end),
            text[part.start : end],
            kind,
            value,
            value,
            unit=unit,
            scale=scale,
            step=value / 5,
            spelled=True,
        )
    )


def _vague(state: Scan) -> None:
    for vague in find_vague(state.text, state.lang):
        if not state.free(vague.start, vague.end):
            continue
        end, unit = vague.end, ""
        of = re.compile(r"(?:[\s\u00a0]of)?").match(state.text, end)
        found = read_unit(state.text, of.end() if of else end, state.lang)
        if found and not vague.weak:
            unit, _, end, _ = found
        elif found:
            unit = found[0]
        kind = FigureKind.MONEY if is_money(unit) else FigureKind.QUANTITY if unit else FigureKind.COUNT
        state.add(
            Figure(
                Span(vague.start, end),
                state.text[vague.start : end],
                kind,
                vague.low,
                vague.high,
                unit=unit,
                scale=ONE if vague.weak else vague.low,
                step=vague.low,
                vague=True,
                weak=vague.weak,
                spelled=True,
            )
        )


def _ordinals(state: Scan) -> None:
    for part in find_ordinals(state.text, state.lang):
        if state.free(part.start, part.end):
            state.add(figure_of_part(state, part))


def _approximated(state: Scan, figure: Figure) -> Figure:
    """The figure with the approximator beside it."""
    if figure.kind in {FigureKind.ORDINAL, FigureKind.LABEL, FigureKind.SCORE}:
        return figure
    before = approximator_before(state.text, figure.span.start, state.lang)
    found = before or approximator_after(state.text, figure.span.end, state.lang)
    if found is None:
        if figure.vague and re.match(r"a\s(?:few|couple)|several", figure.surface, re.IGNORECASE):
            return replace(figure, approximator=Approximator.ABOUT)
        return figure
    kind, start, end = found
    return replace(figure, approximator=kind, approximator_span=Span(start, end))
