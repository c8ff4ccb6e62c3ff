"""Figures that kept their values and exchanged their owners: "12 ships, 30 trucks" as "30 ships, 12 trucks".

Every value is kept, so that no comparison of values shows it. What shows it are the words around: each figure has
words that stand with it and not with the other one, and in the rewrite each stands with the other's words, on the
same side of it, and with none of its own. A list that was only put in another order keeps its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from drift.analysis.content import is_content
from drift.analysis.figure_ends import exchanged_ends
from drift.analysis.figure_relations import SILENT, same_unit
from drift.analysis.figures import FigureKind
from drift.analysis.stems import stem
from drift.analysis.tokens import TokenKind, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drift.analysis.figure_matching import FigureMatch
    from drift.analysis.figures import Figure

_REACH = 60  # characters on each side in which a figure's words are looked for
_MOST = 12  # figures of one bead; their pairs grow with the square
_PART = re.compile(
    r"[,.;:!?()\n\"“”—–]|(?<!\w)(?:and|or|but|while|whereas|than|against|versus|vs|to|from|after|before)(?!\w)",
    re.IGNORECASE,
)
_IN_TURN = re.compile(r"(?<!\w)(?:respectively|in\sthat\sorder|the\s(?:former|latter))(?!\w)", re.IGNORECASE)
_LEFT_OUT = frozenset({FigureKind.LABEL, FigureKind.SCORE, FigureKind.RANGE})


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two figures that each stand where the other stood.

    Attributes:
        one: the match of the original's first figure.
        two: the match of its second figure.
        word: a word that stood with the first and stands with the second, as the original writes it.
    """

    one: FigureMatch
    two: FigureMatch
    word: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The content words of a figure's part of the sentence, by stem, before and behind it."""

    before: dict[str, str]
    after: dict[str, str]

    @property
    def all(self) -> frozenset[str]:
        return frozenset(self.before) | frozenset(self.after)

    def names(self) -> _Words:
        """Only the words that begin with a capital."""
        before, after = ({k: w for k, w in part.items() if w[0].isupper()} for part in (self.before, self.after))
        return _Words(before, after)


def exchanged_figures(original: str, rewrite: str, matches: Sequence[FigureMatch]) -> Iterator[Exchange]:
    """Pairs of kept figures that exchanged their owners; each figure takes part in one exchange at most.

    Args:
        original: the text of the original.
        rewrite: the text of the rewrite.
        matches: the matched figures of one bead.

    Yields:
        The exchanges, in the original's order.
    """
    kept = sorted((m for m in matches if _may_be_exchanged(m)), key=lambda m: m.original.span)
    if not 2 <= len(kept) <= _MOST:
        return
    ends = {
        frozenset((one.original.span, two.original.span)) for *_, one, two in exchanged_ends(original, rewrite, kept)
    }
    here = _words_of(original, [m.original for m in matches], [m.original for m in kept])
    there = _words_of(rewrite, [m.rewrite for m in matches], [m.rewrite for m in kept])
    taken: set[int] = set()
    for i, j in combinations(range(len(kept)), 2):
        one, two = kept[i], kept[j]
        if (
            i in taken
            or j in taken
            or not _alike(one, two)
            or frozenset((one.original.span, two.original.span)) in ends
        ):
            continue
        words = here[i], here[j], there[i], there[j]
        # Names first: in "320 owls in Velden and 150 in Karst" the owls say nothing.
        word = _each_with_the_others(*(w.names() for w in words))
        if word is None:
            word = _each_with_the_others(*words)
        if word is None and _turned_in_its_frame(original, rewrite, one, two):
            word = ""
        if word is not None and not _in_turn(original, one.original, two.original, rewrite, one.rewrite, two.rewrite):
            taken |= {i, j}
            yield Exchange(one, two, word)


def _may_be_exchanged(match: FigureMatch) -> bool:
    a, b = match.original, match.rewrite
    plain = not (a.weak or b.weak or a.vague or b.vague or a.indefinite or b.indefinite or a.is_range or b.is_range)
    return plain and match.relation in SILENT and not {a.kind, b.kind} & _LEFT_OUT


def _alike(one: FigureMatch, two: FigureMatch) -> bool:
    """Whether two figures could stand in each other's place, and could be told apart there."""
    a, b = one.original, two.original
    ordinals = {a.kind is FigureKind.ORDINAL, b.kind is FigureKind.ORDINAL}
    return a.value != b.value and len(ordinals) == 1 and (same_unit(a, b) or b.unit == a.shared_unit != "")


def _each_with_the_others(a: _Words, b: _Words, x: _Words, y: _Words) -> str | None:
    """A word of ``a`` that went over to ``y`` while one of ``b`` went over to ``x``, and neither kept its own."""
    own_a, own_b, own_x, own_y = a.all - b.all, b.all - a.all, x.all - y.all, y.all - x.all
    if own_a & own_x or own_b & own_y:
        return None
    over = [own_a & own_y & frozenset(p) & frozenset(q) for p, q in ((a.before, y.before), (a.after, y.after))]
    back = [own_b & own_x & frozenset(p) & frozenset(q) for p, q in ((b.before, x.before), (b.after, x.after))]
    if not (any(over) and any(back)):
        return None
    words = over[1] or over[0]
    return next(word for key, word in {**a.after, **a.before}.items() if key in words)


def _turned_in_its_frame(original: str, rewrite: str, one: FigureMatch, two: FigureMatch) -> bool:
    """Whether both sides have the same words before and between: "by 51 votes to 49" as "by 49 votes to 51"."""
    if one.rewrite.span < two.rewrite.span:
        return False
    a, b, x, y = one.original, two.original, two.rewrite, one.rewrite
    between = _keys(original, a.span.end, b.span.start), _keys(rewrite, x.span.end, y.span.start)
    before = _keys(original, a.span.start - _REACH, a.span.start), _keys(rewrite, x.span.start - _REACH, x.span.start)
    if between[0] != between[1] or not 0 < len(between[0]) <= 4 or between[0][-1] in {"and", "or", ","}:
        return False
    return before[0][-2:] == before[1][-2:] and len(before[0]) > 1


def _keys(text: str, start: int, end: int) -> list[str]:
    return [stem(t.key) if t.kind is TokenKind.WORD else t.key for t in tokenize(text[max(0, start) : end])]


def _in_turn(original: str, a: Figure, b: Figure, rewrite: str, x: Figure, y: Figure) -> bool:
    """Whether one side hands its figures out by their order ("200 and 300 respectively")."""
    return any(
        _IN_TURN.search(text, min(p.span.start, q.span.start), max(p.span.end, q.span.end) + _REACH)
        for text, p, q in ((original, a, b), (rewrite, x, y))
    )


def _words_of(text: str, every: Sequence[Figure], figures: Sequence[Figure]) -> list[_Words]:
    """The words of each of ``figures``; ``every`` other figure bounds their reach."""
    edges = sorted(f.full_span for f in every)
    words = []
    for figure in figures:
        span = figure.full_span
        low = max([e.end for e in edges if e.end <= span.start] + [0, span.start - _REACH])
        high = min([e.start for e in edges if e.start >= span.end] + [len(text), span.end + _REACH])
        parts = list(_PART.finditer(text, low, span.start))
        before = _content(text, parts[-1].end() if parts else low, span.start)
        stop = _PART.search(text, span.end, high)
        after = _content(text, span.end, stop.start() if stop else high)
        if not stop and high < min(len(text), span.end + _REACH):
            # Nothing divides it from the next figure: only the word behind it is surely its own.
            after = dict(list(after.items())[:1])
        words.append(_Words(before, after))
    return words


def _content(text: str, start: int, end: int) -> dict[str, str]:
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    return {stem(t.key): t.text for t in tokenize(text[start:end]) if t.kind is TokenKind.WORD and is_content(t)}
