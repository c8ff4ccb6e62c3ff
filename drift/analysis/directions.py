"""Which way a figure moves: the word beside it that says rose or fell, more or less, up or down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drift.analysis.figures import Figure
from drift.analysis.stems import stem
from drift.analysis.tokens import Token, TokenKind, tokenize
from pairs.document import Span

# Verbs, nouns and adverbs of change, in their stems' base forms; the antonym classes of change-of-state verbs
# "calibratable" (Levin 1993, class 45.6), with the nouns and adverbs that go with them.
_UP = """
rise increase grow growth climb gain jump surge soar advance expand expansion boost rally rebound raise strengthen
up upward upwards higher skyrocket swell escalate mount spike leap appreciate accelerate uptick upturn rocket
hike heighten multiply upswing improve improvement exceed widen lengthen enlarge upgrade ascend
""".split()  # fmt: skip
_DOWN = """
fall decrease decline drop lower slip slide plunge tumble sink shrink contract contraction reduce reduction cut dip
weaken slump shed diminish down downward downwards plummet retreat dwindle subside collapse depreciate downturn
curtail halve narrow shorten downgrade descend lessen abate crash nosedive recede erode curb slash deplete
""".split()  # fmt: skip
_WAY = {stem(w): 1 for w in _UP} | {stem(w): -1 for w in _DOWN}
_BOUNDARY = re.compile(r"[.;:!?()\n\"“”]")
_NEGATION = frozenset("no not n't never without neither nor hardly barely".split())
_BEFORE, _AFTER = 56, 28
# "up to 5" and "down to the last" are no movements; "rise to power" has no figure.
_PHRASES = re.compile(
    r"\b(?:up\sto|set\sup|made?\sup|makes?\sup|making\sup|sign(?:ed|s|ing)?\sup|pick(?:ed|s)?\sup|break(?:s|ing)?\sup|shut(?:ting)?\sdown|close[ds]?\sdown|cut\soff|cut\sacross|grow(?:ing|n)?\sup|grew\sup|grow(?:n|er|ers|ing)?\s(?:rice|wheat|crops?)|drop\sout|dropped\sout|fall\s(?:of\s(?=\S)|in\s(?:love|line|with|place|step)|into|on|under|within|asleep)|fell\s(?:on|in\s(?:love|line|with|place|step)|into|under|within|asleep)|end(?:ed|s)?\sup|show(?:ed|s)?\sup|up\sfor|up\sand\sdown|ups\sand\sdowns|gain(?:ed|s|ing)?\s(?:access|control|entry)|raised?\s(?:money|funds|funding|capital|questions|concerns|children))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Direction:
    """A word of change beside a figure.

    Attributes:
        span: where the word stands.
        word: as it stands.
        way: 1 for more, −1 for less.
    """

    span: Span
    word: str
    way: int


def direction_of(text: str, figure: Figure) -> Direction | None:
    """The word that says which way ``figure`` moves, ``None`` where there is none or where they contradict.

    Args:
        text: the document.
        figure: one of its figures; the words of its own clause are looked at, the nearest counts.
    """
    start, end = figure.full_span.start, figure.full_span.end
    before = _clause_before(text, start)
    after = _clause_after(text, end)
    found = [*_moves(text, before, start), *_moves(text, end, after)]
    if not found or _negated(text, before, after):
        return None
    nearest = min(found, key=lambda d: d.span.start - end if d.span.start >= end else start - d.span.end)
    return nearest if len({d.way for d in found}) == 1 else None


def _clause_before(text: str, start: int) -> int:
    base = max(0, start - _BEFORE)
    last = base
    for mark in _BOUNDARY.finditer(text, base, start):
        last = mark.end()
    return last


def _clause_after(text: str, end: int) -> int:
    mark = _BOUNDARY.search(text, end, end + _AFTER)
    comma = text.find(",", end, end + _AFTER)
    stop = mark.start() if mark else min(len(text), end + _AFTER)
    return min(stop, comma) if comma >= 0 else stop


def _moves(text: str, start: int, end: int) -> list[Direction]:
    window = text[start:end]
    phrases = [m.span() for m in _PHRASES.finditer(window)]
    return [
        Direction(token.span.shift(start), token.text, way)
        for token in tokenize(window)
        if (way := _way(token)) and not any(a <= token.span.start < b for a, b in phrases)
    ]


def _way(token: Token) -> int:
    return _WAY.get(stem(token.key), 0) if token.kind is TokenKind.WORD else 0


def _negated(text: str, start: int, end: int) -> bool:
    return any(token.key in _NEGATION for token in tokenize(text[start:end]))
