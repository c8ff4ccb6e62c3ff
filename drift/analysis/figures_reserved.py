"""What is claimed before figures are looked for: addresses, dates, numbered names, scores, "a month before"."""

from __future__ import annotations

import re
from decimal import Decimal

from drift.analysis.dates import Unit as Calendar
from drift.analysis.figures import Figure, FigureKind
from drift.analysis.figures_labels import find_labels, find_others
from drift.analysis.figures_state import Scan
from drift.analysis.figures_unit_reading import read_unit
from drift.analysis.figures_units import spellings
from pairs.document import Span

ONE = Decimal(1)
_SCORE = re.compile(
    r"(?<![\w.,:/$€£¥%-])(?P<a>\d{1,3})[\s\u00a0]?(?P<mark>[-–:])[\s\u00a0]?(?P<b>\d{1,3})(?![\w:/%-]|[.,]\d)"
)
_SCORE_CUE = re.compile(
    r"\b(?:won|win|wins|winning|beat|beats|beating|lost|lose|loses|losing|lead|led|leads|leading|score\w*|draw|drew|tie|tied|defeat\w*|victory|record|passed|voted?|ruling|ruled|down|up|by|to)[\s\u00a0]{1,2}(?:\w{1,12}[\s\u00a0]){0,3}$",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(
    r"(?<![\w-])(?P<lead>(?:just|only|about|almost|nearly|barely|over|under|within|after|for|exactly|roughly|around|in)[\s\u00a0])?"
    r"(?P<figure>an?[\s\u00a0](?:full[\s\u00a0])?(?P<unit>second|minute|hour|day|week|fortnight|month|year|decade|century))(?![\w-])"
    r"(?P<tail>[\s\u00a0](?:before|after|later|earlier|from\snow|beforehand|afterwards|away))?",
    re.IGNORECASE,
)
_PAST_YEAR = re.compile(r"(?<![\w.,$€£¥-])(?:19|20)\d\d(?![\w.,]*\d)(?!\w)")
_READ = frozenset({"en", "de", "fr", "zh", "es", "it", ""})
_DAY_CUE = re.compile(
    r"(?<!\w)(?:on|by|until|till|from|since|before|after|to|of|and|through)[\s\u00a0]$", re.IGNORECASE
)
_BARE_DAY = re.compile(r"the\s\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_COUNTED_TIME = re.compile(
    r"(?<![\w])(?:\d{1,3}|[a-z-]{3,12})[\s\u00a0-](?:seconds|minutes|hours|days|weeks|months|quarters|years|decades|centuries)(?!\w)"
    r"|个月|个季度|[年天周]间|\b(?:monate|jahre|mois|ans|semaines|jours|wochen|tage)n?\b",
    re.IGNORECASE,
)
_YEAR_WITHIN = re.compile(r"['’]?(?<!\d)(?:\d{4}|(?<=['’])\d\d)(?!\d)")
_TAKEN_CALENDAR = frozenset({Calendar.QUARTER, Calendar.HALF, Calendar.SEASON})


def claim_addresses(state: Scan) -> None:
    """Claim addresses, telephone numbers, list marks and idioms."""
    for start, end in find_others(state.text):
        if state.free(start, end):
            state.take(start, end)


def claim_dates(state: Scan) -> None:
    """Claim dates and times, but not the quantities inside expressions such as "the first seven months of 2021"."""
    for date, span in state.calendar:
        if date.offset or not any(c.isalnum() for c in date.text):
            continue
        if _BARE_DAY.fullmatch(date.text) and (
            state.text[span.end : span.end + 1] == "-"
            or not _DAY_CUE.search(state.text[max(0, span.start - 10) : span.start])
        ):
            continue  # "the 3rd-largest", "the 20th"
        if date.unit in _TAKEN_CALENDAR or _COUNTED_TIME.search(date.text):
            # "the first seven months of 2021": the year is a date, the rest are figures
            for year in _YEAR_WITHIN.finditer(date.text):
                state.take(span.start + year.start(), span.start + year.end())
        else:
            state.take(span.start, span.end)
    if state.lang not in _READ:
        for year in _PAST_YEAR.finditer(state.text):
            state.take(*year.span())


def claim_labels(state: Scan) -> None:
    """Find numbered names."""
    for label in find_labels(state.text):
        if state.free(label.start, label.end):
            digits = "".join(c for c in label.number if c.isdigit())
            value = Decimal(digits) if digits and len(digits) < 20 else Decimal(0)
            state.add(
                Figure(
                    Span(label.start, label.end),
                    state.text[label.start : label.end],
                    FigureKind.LABEL,
                    value,
                    value,
                    stem=label.stem if digits else f"{label.stem} {label.number}",
                    weak=True,
                )
            )


def claim_scores(state: Scan) -> None:
    """Find scores and votes: "3:1", "51-49", and "2-3" after a word of playing or voting."""
    for match in _SCORE.finditer(state.text):
        a, b = int(match["a"]), int(match["b"])
        if not state.free(*match.span()):
            continue
        before = state.text[max(0, match.start() - 48) : match.start()]
        colon = match["mark"] == ":"
        if not colon and a < b and not _SCORE_CUE.search(before):
            continue
        if not colon and a < b and read_unit(state.text, match.end(), state.lang):
            continue
        if not colon and a < b and re.search(r"\b(?:by|up|down|to)\s$", before):
            continue
        figure = Figure(Span(*match.span()), match.group(), FigureKind.SCORE, Decimal(a), Decimal(b))
        state.add(figure)


def claim_indefinites(state: Scan) -> None:
    """Find articles that count: "just a month before"."""
    if state.lang not in {"en", ""}:
        return
    for match in _INDEFINITE.finditer(state.text):
        if not (match["lead"] and match["lead"].strip().casefold() not in {"in", "for", "after"}) and not match["tail"]:
            continue
        start, end = match.span("figure")
        if state.free(start, end):
            unit = match["unit"].casefold()
            state.add(
                Figure(
                    Span(start, end),
                    state.text[start:end],
                    FigureKind.QUANTITY,
                    ONE,
                    ONE,
                    unit=spellings().get(unit, unit),
                    spelled=True,
                    indefinite=True,
                )
            )
