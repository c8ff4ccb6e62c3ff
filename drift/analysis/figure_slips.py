"""A unit or an approximating word that is there after all: misspelt, or at some distance from its figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drift.analysis.figures import Figure

_WORD = re.compile(r"[\s\u00a0-]{1,2}([^\W\d_]+)")
_LAST = re.compile(r"[^\W\d_]+$")
_SHORTEST = 4  # letters of a word in which a slip can be told from another word
_SHORT = 7  # characters of a phrase below which it is found by accident
_NEAR = 84  # rapidfuzz ratio from which a passage is the same phrase with a slip of the keyboard
_BEFORE = 48
_AFTER = 16
_END = re.compile(r"\d|[;:!?\n]|\.\s")


def misspelt_unit(text: str, bare: Figure, other: Figure) -> bool:
    """Whether the word behind a figure is the other figure's unit with a letter gone wrong ("seven yeas").

    Args:
        text: the document of ``bare``.
        bare: a figure without a unit.
        other: the figure that stands for it on the other side, with one.
    """
    from rapidfuzz.distance import OSA

    found, unit = _WORD.match(text, bare.span.end), _LAST.search(other.surface)
    if found is None or unit is None:
        return False
    word, wanted = found[1].casefold(), unit.group().casefold()
    return min(len(word), len(wanted)) >= _SHORTEST and min(OSA.distance(word, w) for w in _numbers(wanted)) <= 1


def _numbers(noun: str) -> tuple[str, ...]:
    """A noun in its singular and plural."""
    return (noun, noun.removesuffix("s")) if noun.endswith("s") else (noun, f"{noun}s")


def said_apart(text: str, figure: Figure, phrase: str) -> bool:
    """Whether an approximating phrase stands in the words around a figure, misspelt or not right beside it.

    "It was lower than in June, when it stood at 7 %" still says "lower than 7 %". Other figures, and the ends of
    clauses, bound the search.

    Args:
        text: the document of the figure.
        figure: a figure without an approximator.
        phrase: the approximator of the figure that it stands for.
    """
    from rapidfuzz.fuzz import partial_ratio

    if len(phrase) < _SHORT:
        return False
    before = text[max(0, figure.span.start - _BEFORE) : figure.span.start]
    bounds = [m.end() for m in _END.finditer(before)]
    before = before[bounds[-1] :] if bounds else before
    after = text[figure.span.end : figure.span.end + _AFTER]
    bound = _END.search(after)
    around = f"{before} {after[: bound.start()] if bound else after}".casefold()
    return len(phrase) <= len(around) and partial_ratio(phrase.casefold(), around) >= _NEAR
