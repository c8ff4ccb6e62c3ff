"""The English patterns of dates in the order in which they claim: a month's day before the month alone."""

from __future__ import annotations

from drift.analysis import (
    dates_english_calendar as calendar,
)
from drift.analysis import (
    dates_english_clock as clock,
)
from drift.analysis import (
    dates_english_deictic as deictic,
)
from drift.analysis import (
    dates_english_periods as periods,
)
from drift.analysis import (
    dates_english_years as years,
)
from drift.analysis.dates_model import Pattern

PATTERNS: tuple[Pattern, ...] = (
    *clock.PATTERNS,
    *periods.PARTS_OF_YEARS,
    *calendar.PATTERNS,
    *periods.PERIODS,
    *deictic.PATTERNS,
    *periods.SPANS,
    *years.PATTERNS,
)
# Continuations of a list claim only what stands behind a day that is already found, so they run on their own.
LISTS: tuple[Pattern, ...] = (*calendar.LISTS, *deictic.LISTS)
