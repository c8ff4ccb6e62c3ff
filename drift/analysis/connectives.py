"""Words that join statements, "before", "because", "despite", with what they govern, and where one turned round.

A connective of one side and its opposite on the other are a reversal only where both govern the same thing: "A
before B" and "after A, B" say one thing, "A before B" and "A after B" don't.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.stems import stem
from drift.analysis.tokens import Token, TokenKind
from drift.analysis.word_alignment import WordAlignment, word_alignment

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair, Side
    from pairs.document import Span


class Link(StrEnum):
    """How a connective joins what it governs to the rest."""

    BEFORE = "before"
    AFTER = "after"
    CAUSE = "because"
    CONCESSION = "despite"

    @property
    def opposite(self) -> Link:
        """The connective's reversal."""
        return _OPPOSITE[self]


_OPPOSITE = {
    Link.BEFORE: Link.AFTER,
    Link.AFTER: Link.BEFORE,
    Link.CAUSE: Link.CONCESSION,
    Link.CONCESSION: Link.CAUSE,
}
# The connectives of each class (Quirk et al. 1985, 15.25-15.48, and the complex prepositions of 9.10-9.12).
_FORMS = {
    Link.BEFORE: "before|prior to|ahead of|in advance of|previous to|preparatory to|on the eve of|in the run-up to|"
    "in the lead-up to|leading up to|beforehand",
    Link.AFTER: "after|following|subsequent to|in the wake of|in the aftermath of|on the heels of|afterwards|afterward",
    Link.CAUSE: "because|because of|due to|owing to|thanks to|as a result of|on account of|in consequence of|"
    "by reason of|by virtue of|in view of|in light of|given that|inasmuch as|seeing that",
    Link.CONCESSION: "despite|in spite of|although|though|even though|notwithstanding|regardless of|irrespective of|"
    "for all that|in the face of",
}
# What makes "after" and "following" another word: "look after", "named after", "the following day", "after all".
_NOT_BEHIND = frozenset("look name call take seek chase ask inquire enquire run go pattern model style".split())
_DETERMINERS = frozenset("the a an this that these those his her its their our my your".split())
_NEGATORS = frozenset("not n't n’t never no hardly scarcely barely neither nor without unless".split())
_ENDS = frozenset(".;:!?()[]—–")
_REACH = 4  # content words behind a connective that say what it governs
_NEGATED = 4  # words before it in which a negator turns it round


@dataclass(frozen=True, slots=True)
class Connective:
    """A connective with what it governs.

    Attributes:
        link: its class.
        first: index of its first word among the tokens of the bead's side.
        last: index of its last word.
        governs: indices of the content words next behind it; none where it stands alone ("never seen before").
        negated: whether a negator stands close before it: "not before May" is "only after April".
    """

    link: Link
    first: int
    last: int
    governs: tuple[int, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Reversal:
    """A connective that became its opposite.

    Attributes:
        original: the connective's place in the original.
        rewrite: the place of its opposite.
        was: its class in the original.
        now: in the rewrite.
    """

    original: Span
    rewrite: Span
    was: Link
    now: Link


def reversals(pair: Pair) -> tuple[tuple[Reversal, ...], ...]:
    """For each bead the connectives that turned round; use it as ``pair.get(reversals)``."""
    return tuple(tuple(_reversals(view)) for view in pair.beads)


def find_connectives(tokens: Sequence[Token]) -> tuple[Connective, ...]:
    """The English connectives among the tokens of a passage, in order."""
    keys = [token.key for token in tokens]
    found: list[Connective] = []
    place = 0
    while place < len(keys):
        length, link = _at(keys, place)
        if link is not None and not _is_another_word(keys, place, length):
            last = place + length - 1
            governs = _governed(tokens, last, leads=place == 0 or keys[place - 1] in _ENDS)
            negated = bool(governs) and any(key in _NEGATORS for key in keys[max(0, place - _NEGATED) : place])
            found.append(Connective(link, place, last, governs, negated))
        place += max(1, length)
    return tuple(found)


@cache
def _forms() -> dict[str, list[tuple[tuple[str, ...], Link]]]:
    """The connectives by their first word, the longer ones first."""
    forms: dict[str, list[tuple[tuple[str, ...], Link]]] = {}
    for link, line in _FORMS.items():
        for form in line.split("|"):
            words = tuple(form.replace("-", " - ").split())
            forms.setdefault(words[0], []).append((words, link))
    return {first: sorted(some, key=lambda f: -len(f[0])) for first, some in forms.items()}


def _at(keys: Sequence[str], place: int) -> tuple[int, Link | None]:
    for words, link in _forms().get(keys[place], ()):
        if tuple(keys[place : place + len(words)]) == words:
            return len(words), link
    return 1, None


def _is_another_word(keys: Sequence[str], place: int, length: int) -> bool:
    before = keys[place - 1] if place else ""
    after = keys[place + length] if place + length < len(keys) else ""
    if keys[place] == "following":
        return before in _DETERMINERS or after in {"", ",", ".", ":"}
    if keys[place] == "after":
        return after == "all" or stem(before) in {stem(w) for w in _NOT_BEHIND} or (before == after != "")
    return False


def _governed(tokens: Sequence[Token], last: int, *, leads: bool) -> tuple[int, ...]:
    """The words that a connective governs; one that leads a sentence ends where a noun without a comma begins anew."""
    found: list[int] = []
    nominal = leads and last + 1 < len(tokens) and tokens[last + 1].key in _DETERMINERS
    for index in range(last + 1, len(tokens)):
        token = tokens[index]
        if token.key in _ENDS or (token.key == "," and found) or len(found) == _REACH:
            break
        if nominal and found and found[-1] == index - 1 and token.key in _DETERMINERS:
            break
        if token.kind is TokenKind.NUMBER or (token.kind is TokenKind.WORD and token.key not in FUNCTION_WORDS):
            found.append(index)
    return tuple(found)


def _reversals(view: BeadView) -> Iterator[Reversal]:
    aligned = word_alignment(view)
    if aligned is None:
        return
    ours, theirs = find_connectives(aligned.original), find_connectives(aligned.rewrite)
    taken: set[int] = set()
    for one in ours:
        if any(two.link is one.link and _same(aligned, one, two) for two in theirs):
            continue
        for two in theirs:
            if two.link is not one.link.opposite or two.negated != one.negated or two.first in taken:
                continue
            if _same(aligned, one, two) and not any(o.link is two.link and _same(aligned, o, two) for o in ours):
                taken.add(two.first)
                yield Reversal(_span(aligned, "original", one), _span(aligned, "rewrite", two), one.link, two.link)
                break


def _same(aligned: WordAlignment, one: Connective, two: Connective) -> bool:
    """Whether both govern the same thing; of those that govern nothing, whether they answer each other."""
    if not (one.governs and two.governs):
        places = range(two.first, two.last + 1)
        linked = any(p in places for i in range(one.first, one.last + 1) for p in aligned.partners("original", i))
        return linked and not (one.governs or two.governs)
    return any(p in two.governs for i in one.governs for p in aligned.partners("original", i))


def _span(aligned: WordAlignment, side: Side, connective: Connective) -> Span:
    tokens = aligned.tokens(side)
    return tokens[connective.first].span.cover(tokens[connective.last].span)
