"""Ages by their decade: "in his fifties", "in their early 40s and 60s"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drift.analysis.figures import Figure, FigureKind
from drift.analysis.figures_state import Scan
from pairs.document import Span

_WORDS = {
    "teens": (13, 19), "twenties": (20, 29), "thirties": (30, 39), "forties": (40, 49), "fifties": (50, 59),
    "sixties": (60, 69), "seventies": (70, 79), "eighties": (80, 89), "nineties": (90, 99),
}  # fmt: skip
_DECADE = rf"(?:(?:early|mid|middle|late|very\slate)[\s\u00a0-])?(?P<decade>{'|'.join(_WORDS)}|[2-9]0['’]?s)(?!\w)"
_OWNED = re.compile(rf"(?<!\w)(?:his|her|their|my|our|your|its|one['’]s)[\s\u00a0]{_DECADE}", re.IGNORECASE)
_MORE = re.compile(rf"[\s\u00a0]?(?:,|and|or|to|through|[-–&])[\s\u00a0]?{_DECADE}", re.IGNORECASE)
_IN = re.compile(r"(?<!\w)(?:in|into|of|to|entering|reached|reaching|through)[\s\u00a0]$", re.IGNORECASE)
_MOST = 6  # decades of one list


def claim_ages(state: Scan) -> None:
    """Find the ages that are told by their decade; English only."""
    if state.lang not in {"en", ""}:
        return
    for first in _OWNED.finditer(state.text):
        if not _IN.search(state.text[max(0, first.start() - 10) : first.start()]):
            continue
        for match in _listed(state.text, first):
            start, end = match.span("decade")
            if state.free(start, end):
                state.add(_age(match["decade"], start, end))


def _listed(text: str, first: re.Match[str]) -> Iterator[re.Match[str]]:
    match: re.Match[str] | None = first
    for _ in range(_MOST):
        if match is None:
            return
        yield match
        match = _MORE.match(text, match.end())


def _age(surface: str, start: int, end: int) -> Figure:
    word = surface.casefold()
    low, high = _WORDS[word] if word in _WORDS else (int(word[:2]), int(word[:2]) + 9)
    return Figure(
        Span(start, end), surface, FigureKind.AGE, Decimal(low), Decimal(high), unit="year", spelled=word in _WORDS
    )
