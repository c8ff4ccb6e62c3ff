"""By what a figure is counted, and over which part of a period: "a barrel", "annually", "the first seven months"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.figures import FigureKind
from drift.analysis.figures_units import dimension
from drift.analysis.function_words import FUNCTION_WORDS
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.figures import Figure

_SPACE = r"[\s\u00a0]{1,2}"
_RATE = re.compile(
    rf"[\s\u00a0]?/[\s\u00a0]?(?P<slash>[^\W\d_]{{1,12}})(?!\w)"
    rf"|{_SPACE}(?:per|each|every|a|an){_SPACE}(?:(?:single|calendar|working){_SPACE})?(?P<unit>[^\W\d_]{{1,14}})(?!\w)"
    rf"(?!{_SPACE}(?:before|ago|later|earlier|after|previously|time)(?!\w))"
    rf"|{_SPACE}(?P<adverb>annually|yearly|monthly|weekly|daily|nightly|hourly|quarterly|fortnightly|per{_SPACE}annum|p\.a\.)(?!\w)",
    re.IGNORECASE,
)
# Each thing that figures are counted by, with the words that say so elsewhere in a sentence.
_NAMES = {
    "year": "year years annum annual annually yearly p.a. 12-month",
    "quarter": "quarter quarters quarterly",
    "month": "month months monthly",
    "fortnight": "fortnight fortnights fortnightly biweekly",
    "week": "week weeks weekly",
    "day": "day days daily night nights nightly overnight",
    "hour": "hour hours hourly hr h",
    "minute": "minute minutes min",
    "second": "second seconds sec s",
    "person": "person persons people head heads capita inhabitant inhabitants resident residents citizen citizens individual",
    "household": "household households family families home homes",
    "barrel": "barrel barrels bbl",
    "tonne": "tonne tonnes ton tons t",
    "kilo": "kilo kilos kilogram kilograms kg",
    "pound": "pound pounds lb lbs",
    "ounce": "ounce ounces oz",
    "gallon": "gallon gallons",
    "litre": "litre litres liter liters l",
    "mile": "mile miles",
    "kilometre": "kilometre kilometres kilometer kilometers km",
    "share": "share shares",
    "unit": "unit units piece pieces copy copies item items",
    "bushel": "bushel bushels",
    "acre": "acre acres",
    "hectare": "hectare hectares ha",
}
_CODES = {word: code for code, words in _NAMES.items() for word in words.split()}
_PART = re.compile(
    rf"(?<!\w)(?P<part>first|opening|initial|last|past|previous|preceding|prior|latest|final|closing|next|coming|following|"
    rf"subsequent|upcoming|ensuing)(?:{_SPACE}(?:full|few))?{_SPACE}$",
    re.IGNORECASE,
)
_PARTS = {
    "first": {"first"}, "opening": {"first"}, "initial": {"first"},
    "last": {"past", "final"}, "past": {"past"}, "previous": {"past"}, "preceding": {"past"}, "prior": {"past"},
    "latest": {"past"}, "final": {"final"}, "closing": {"final"},
    "next": {"next"}, "coming": {"next"}, "following": {"next"}, "subsequent": {"next"}, "upcoming": {"next"},
    "ensuing": {"next"},
}  # fmt: skip
_REACH = 24
_COUNTED = re.compile(r"[\s\u00a0]([^\W\d_][\w-]{1,24})")
_MOST_COUNTED = 2


@dataclass(frozen=True, slots=True)
class Rate:
    """What a figure is counted by.

    Attributes:
        by: the canonical thing: "year", "barrel", "person".
        span: from the figure to the end of the words that say so.
    """

    by: str
    span: Span


def rate_of(text: str, figure: Figure) -> Rate | None:
    """What the words right behind a figure count it by, ``None`` where they say nothing or something unknown.

    Up to two words of what is counted may stand between ("40,000 paying passengers a month").
    """
    match, end = _RATE.match(text, figure.span.end), figure.span.end
    for _ in range(_MOST_COUNTED if figure.kind in {FigureKind.COUNT, FigureKind.CARDINAL} else 0):
        counted = None if match else _COUNTED.match(text, end)
        if counted is None or counted[1].casefold() in FUNCTION_WORDS:
            break
        end = counted.end()
        match = _RATE.match(text, end)
    if match is None:
        return None
    word = (match["slash"] or match["unit"] or match["adverb"]).casefold()
    by = _CODES.get("year" if word.startswith(("per", "p.a")) else word)
    return Rate(by, Span(figure.span.start, match.end())) if by else None


def speaks_of(text: str, by: str) -> bool:
    """Whether a text has any word for a thing that figures are counted by."""
    words = "|".join(re.escape(word) for word in _NAMES[by].split() if len(word) > 1)
    return re.search(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE) is not None


def part_of_period(text: str, figure: Figure) -> tuple[Span, str] | None:
    """The word right before a duration that says which part of a time it is ("the first seven months").

    Returns:
        The span of word and figure, and the word folded; ``None`` for anything but durations.
    """
    if dimension(figure.unit) != "time":
        return None
    start = figure.full_span.start
    base = max(0, start - _REACH)
    match = _PART.search(text[base:start])
    return (Span(base + match.start("part"), figure.span.end), match["part"].casefold()) if match else None


def other_part(one: str, two: str) -> bool:
    """Whether two such words can't speak of one stretch of time: "first" and "last", "past" and "next"."""
    return not _PARTS[one] & _PARTS[two]
