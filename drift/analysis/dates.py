"""Calendar expressions of a text: days, months, years, weekdays, times of day, and words such as "last week".

Quantities of time ("two years", "48 hours") are figures and are not found here. "Three days ago" and "two weeks
earlier" are found here with ``offset=True``; their quantity is a figure as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from drift.analysis.dates_languages import continuations, direction_before, patterns
from drift.analysis.dates_model import DateExpression, Moment, Pattern, Unit, merge
from pairs.document import Span

__all__ = ["DateExpression", "Moment", "Unit", "find_dates"]

_RANGE = re.compile(
    r"\s{0,2}(?:to|until|till|through|bis|au|jusqu[’']au|al?|至|到|[-–—~])\s{1,2}|\s{0,2}[-–—~至到]\s{0,2}"
)
_GLOSS = re.compile(r",?\s{0,2}[(（]\s?")
_LONGEST_TO = len(" through ")
_LONGEST_GLOSS = 4


def claim(text: str, patterns: Iterable[Pattern], continuations: Iterable[Pattern] = ()) -> list[DateExpression]:
    """Apply patterns in their order; a character belongs to the first expression that claims it.

    Args:
        text: where to look.
        patterns: each with the function that reads its match.
        continuations: the same, for what counts only behind an expression (the "3" of "November 2 and 3").
    """
    taken = bytearray(len(text))
    found: list[DateExpression] = []
    for pattern, build, free in [*((*p, True) for p in patterns), *((*p, False) for p in continuations)]:
        for match in pattern.finditer(text):
            start, end = match.span()
            if (
                start == end
                or (free and taken.find(1, start, end) >= 0)
                or not (free or taken.find(1, max(0, start - 1), end) >= 0)
            ):
                continue
            made = build(match)
            if made is None:
                continue
            if not isinstance(made, DateExpression):
                made = DateExpression(Span(start, end), match.group(), *made)
            if taken.find(1, made.span.start, made.span.end) < 0:
                taken[made.span.start : made.span.end] = b"\1" * len(made.span)
                found.append(made)
    return sorted(found, key=lambda e: e.span)


def find_dates(text: str, lang: str, offset: int = 0) -> tuple[DateExpression, ...]:
    """Find the calendar expressions of ``text``.

    Args:
        text: any text; best one sentence, because the direction of a weekday is looked up to its left.
        lang: ISO 639-1; English, Chinese, German, French, Spanish and Italian words are known, dates in
            digits everywhere. An unknown language (``""``) is read as English.
        offset: added to every span.

    Returns:
        Expressions in the order of the text; they don't overlap.
    """
    found = _join(text, claim(text, patterns(lang), continuations(lang)))
    return tuple(replace(e, span=e.span.shift(offset), direction=_direction(text, e, lang)) for e in found)


def _direction(text: str, expression: DateExpression, lang: str) -> int:
    if expression.is_time or expression.first.year is not None:
        return 0
    return direction_before(text, expression.span.start, lang)


def _join(text: str, found: list[DateExpression]) -> Iterator[DateExpression]:
    """Merge what belongs together: "Thursday (15th)", "from 6 October to 7 October"."""
    done: list[DateExpression] = []
    for expression in found:
        joined = _gloss(text, done[-1], expression) or _range(text, done[-1], expression) if done else None
        if joined:
            done[-1] = joined
        else:
            done.append(expression)
    # A bracketed "(15th)" is a date only as a gloss on another one.
    return (e for e in done if not (e.text.startswith("(") and e.first.absolute))


def _gloss(text: str, before: DateExpression, after: DateExpression) -> DateExpression | None:
    """One expression out of a date and another in brackets behind it, where they don't contradict."""
    if before.last or after.last or before.is_time or after.is_time:
        return None
    between = text[before.span.end : after.span.start]
    if after.text.startswith("("):
        end = after.span.end
        if len(between) > 2 or between.strip():
            return None
    else:
        if len(between) > _LONGEST_GLOSS or not _GLOSS.fullmatch(between):
            return None
        if text[after.span.end : after.span.end + 1] not in {")", "）"}:
            return None
        end = after.span.end + 1
    merged = merge(before.first, after.first)
    if merged is None:
        return None
    span = Span(before.span.start, end)
    return replace(before, span=span, text=span.of(text), first=merged)


def _range(text: str, before: DateExpression, after: DateExpression) -> DateExpression | None:
    """One range out of two expressions of one kind with "to" or a dash between them."""
    if before.last or after.last or before.offset or after.offset or before.unit != after.unit:
        return None
    between = text[before.span.end : after.span.start]
    if len(between) > _LONGEST_TO or not _RANGE.fullmatch(between) or before.first.relative or after.first.relative:
        return None
    first, last = before.first, after.first
    if first.unit is Unit.DAY and (first.day is None or last.day is None):
        return None if first.weekday is None else _ranged(text, before, after, first, last)
    if first.year is None and last.year is not None:
        crosses = (first.month or 0) > (last.month or 0)
        first = replace(first, year=last.year - 1 if crosses else last.year)
    if last.month is None and first.month is not None:
        last = replace(last, month=first.month)
    return _ranged(text, before, after, first, last)


def _ranged(text: str, before: DateExpression, after: DateExpression, first: Moment, last: Moment) -> DateExpression:
    span = before.span.cover(after.span)
    return replace(before, span=span, text=span.of(text), first=first, last=last)
