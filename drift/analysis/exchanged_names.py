"""Names that both texts have and that changed places: "Tarvik beat Osmund" as "Osmund beat Tarvik".

Every name is kept, so that no comparison of names shows it. What shows it are the words around: those that stood
beside the one name now stand beside the other. A sentence that was only rearranged keeps each name with its own words.
A noun phrase that was turned round ("the Velden museum", "the museum of Velden"), a list and a passive are no exchange.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from drift.analysis.converses import is_converse, is_mutual
from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.gazetteer import place_of
from drift.analysis.name_index import is_generic
from drift.analysis.pair import SIDES
from drift.analysis.parse import parses
from drift.analysis.stems import stem
from drift.analysis.tokens import Token, TokenKind
from drift.analysis.word_alignment import WordAlignment, word_alignment
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side
    from drift.analysis.syntax import Parse

_MOST_WORDS = 300  # capitalised words of a side; their runs grow with the square
_MOST_NAMES = 24
_MOST_PLACES = 3  # of one name on one side; their choices grow with the fourth power
_WEIGHTS = (1.0, 0.6, 0.35, 0.2)  # of the words beside a name, the nearest first
_SMALL = 0.5  # share of that for a word of grammar
_PHRASE = 3  # words between two names that may belong to one noun phrase with both
_LIST = 4
_LEAST = 1.0  # of both names' evidence together
_BOTH = 0.05  # each name's evidence beyond that for its own place
_SURE = 0.35
_ONE = 1.0  # where one name alone must do, and nothing speaks against the other
_SILENT = frozenset(("the", "a", "an", "'s", "’s", "'", "’"))
_JOINING = frozenset("and or nor as well &".split())
_STOPS = frozenset(".;:!?()")

_Place = tuple[int, int]  # first and last token, the last excluded
_Beside = tuple[list[tuple[int, float]], list[tuple[int, float]]]


@dataclass(frozen=True, slots=True)
class ExchangedNames:
    """Two names of which each stands where the other stood.

    Attributes:
        one: the first in the original.
        other: the second in the original.
        in_place_of_one: the other's place in the rewrite, where the first should stand.
        in_place_of_other: likewise.
        sure: whether the words around speak of both.
        weight: how much they say.
    """

    one: Span
    other: Span
    in_place_of_one: Span
    in_place_of_other: Span
    sure: bool
    weight: float


def exchanged_names(view: BeadView) -> tuple[ExchangedNames, ...]:
    """The exchanges of a bead, the heaviest first; each name takes part in one at most."""
    aligned = word_alignment(view)
    original, rewrite = view.pair.get(parses)
    if aligned is None or original is None or rewrite is None:
        return ()
    places = _common_names(aligned)
    if not 2 <= len(places) <= _MOST_NAMES:
        return ()
    words = _Words(aligned, original, rewrite)
    found = [
        change
        for a, b in combinations(places, 2)
        if _may_be_told_apart(a, b)
        for change in words.exchanges(places[a], places[b])
    ]
    return tuple(_apart(sorted(found, key=lambda c: (not c.sure, -c.weight, c.one))))


def _apart(changes: Sequence[ExchangedNames]) -> Iterator[ExchangedNames]:
    taken: list[Span] = []
    for change in changes:
        spans = (change.one, change.other)
        if not any(a.overlaps(b) for a in spans for b in taken):
            taken.extend(spans)
            yield change


def _common_names(aligned: WordAlignment) -> dict[tuple[str, ...], dict[Side, list[_Place]]]:
    """The runs of capitalised words of the rewrite that the original has too, with their places on both sides."""
    a, b = aligned.original, aligned.rewrite
    capitals = {"original": [_is_capitalised(t) for t in a], "rewrite": [_is_capitalised(t) for t in b]}
    if any(sum(of) > _MOST_WORDS for of in capitals.values()):
        return {}
    starts: dict[str, list[int]] = {}
    for i, token in enumerate(a):
        if capitals["original"][i]:
            starts.setdefault(token.key, []).append(i)
    found: dict[tuple[str, ...], dict[Side, list[_Place]]] = {}
    j = 0
    while j < len(b):
        size = 0
        if capitals["rewrite"][j]:
            size = max((_run(aligned, capitals, i, j) for i in starts.get(b[j].key, ())), default=0)
        if size:
            key = tuple(token.key for token in b[j : j + size])
            found.setdefault(key, {"original": [], "rewrite": []})["rewrite"].append((j, j + size))
        j += max(1, size)
    for key, places in found.items():
        places["original"].extend(
            (i, i + len(key)) for i in starts[key[0]] if tuple(t.key for t in a[i : i + len(key)]) == key
        )
    return {key: places for key, places in found.items() if all(len(places[s]) <= _MOST_PLACES for s in SIDES)}


def _is_capitalised(token: Token) -> bool:
    return token.kind is TokenKind.WORD and token.text[:1].isupper() and token.key not in FUNCTION_WORDS


def _run(aligned: WordAlignment, capitals: dict[str, list[bool]], i: int, j: int) -> int:
    """How many capitalised words from ``i`` and ``j`` on are the same."""
    a, b, size = aligned.original, aligned.rewrite, 0
    while (
        i + size < len(a)
        and j + size < len(b)
        and capitals["original"][i + size]
        and capitals["rewrite"][j + size]
        and a[i + size].key == b[j + size].key
    ):
        size += 1
    return size


class _Words:
    """The words of a bead, to see which of them stand beside a name on both sides."""

    def __init__(self, aligned: WordAlignment, original: Parse, rewrite: Parse) -> None:
        self.aligned = aligned
        self.voices = {"original": _voices(aligned.original, original), "rewrite": _voices(aligned.rewrite, rewrite)}
        self._beside: dict[tuple[Side, _Place], _Beside] = {}
        self._fits: dict[tuple[_Place, _Place], float] = {}

    def exchanges(self, one: dict[Side, list[_Place]], two: dict[Side, list[_Place]]) -> Iterator[ExchangedNames]:
        """The heaviest exchange of two names, if there is one."""
        best: ExchangedNames | None = None
        for a, b, x, y in product(one["original"], two["original"], two["rewrite"], one["rewrite"]):
            if not self._is_framed(a, b, x, y):
                continue
            weight = round(self.fit(a, x) + self.fit(b, y), 4)
            sure = self._verdict(one, two, (a, b, x, y))
            if sure is not None and (best is None or weight > best.weight):
                here, there = self.aligned.original, self.aligned.rewrite
                spans = (_span(here, a), _span(here, b), _span(there, x), _span(there, y))
                if spans[1] < spans[0]:
                    spans = (spans[1], spans[0], spans[3], spans[2])
                best = ExchangedNames(*spans, sure=sure, weight=weight)
        if best:
            yield best

    def _verdict(
        self, one: dict[Side, list[_Place]], two: dict[Side, list[_Place]], at: tuple[_Place, _Place, _Place, _Place]
    ) -> bool | None:
        """Whether two places were surely exchanged, ``False`` where only one speaks for it, ``None`` where not."""
        a, b, x, y = at
        over, back = self.fit(a, x), self.fit(b, y)
        first = over - max(self._best(a, one["rewrite"]), *(self.fit(z, x) for z in two["original"]))
        second = back - max(self._best(b, two["rewrite"]), *(self.fit(z, y) for z in one["original"]))
        least, most = sorted((first, second))
        both = least >= _BOTH and over + back >= _LEAST
        if both and least >= _SURE:
            return True
        # "A met B in Velden" is "B met A in Velden".
        if any(is_mutual(token.key) for token in _between(self.aligned.original, a, b)[:_LIST]):
            return None
        return False if both or (least >= 0 and most >= _ONE) else None

    def _best(self, place: _Place, answers: Sequence[_Place]) -> float:
        return max(self.fit(place, answer) for answer in answers)

    def fit(self, here: _Place, there: _Place) -> float:
        """How much the same words stand on the same sides of two places."""
        if (here, there) not in self._fits:
            mine, theirs = self.beside("original", here), self.beside("rewrite", there)
            self._fits[here, there] = round(sum(self._shared(a, b) for a, b in zip(mine, theirs, strict=True)), 4)
        return self._fits[here, there]

    def _shared(self, mine: list[tuple[int, float]], theirs: list[tuple[int, float]]) -> float:
        total, used = 0.0, set()
        for i, weight in mine:
            for j, other in theirs:
                if j not in used and self._answers(i, j):
                    used.add(j)
                    total += min(weight, other) if self._same_role(i, j) else 0.0
                    break
        return total

    def _answers(self, i: int, j: int) -> bool:
        same = stem(self.aligned.original[i].key) == stem(self.aligned.rewrite[j].key)
        return same or j in self.aligned.partners("original", i)

    def _same_role(self, i: int, j: int) -> bool:
        """Whether what stands beside two words that answer each other has the same part in what they say."""
        a, b = self.aligned.original[i].key, self.aligned.rewrite[j].key
        if self.voices["original"].get(i) != self.voices["rewrite"].get(j):
            return False
        return not is_mutual(a) and not is_converse(a, b)

    def beside(self, side: Side, place: _Place) -> _Beside:
        """The words before and behind a place, the nearest first, with their weights."""
        if (side, place) not in self._beside:
            tokens = self.aligned.tokens(side)
            before = range(place[0] - 1, -1, -1)
            self._beside[side, place] = (_nearest(tokens, before), _nearest(tokens, range(place[1], len(tokens))))
        return self._beside[side, place]

    def _is_framed(self, a: _Place, b: _Place, x: _Place, y: _Place) -> bool:
        """Whether what stands between the names lets them be told apart: no list and no turned noun phrase."""
        here, there = (_between(self.aligned.tokens(s), *p) for s, p in zip(SIDES, ((a, b), (x, y)), strict=True))
        if any(
            len(gap) <= _LIST and all(t.key in _JOINING or t.text[:1].isupper() for t in gap) for gap in (here, there)
        ):
            return False
        if max(len(_telling(here)), len(_telling(there))) <= _PHRASE:
            return _grammar(here) == _grammar(there)
        return True


def _nearest(tokens: Sequence[Token], indices: range) -> list[tuple[int, float]]:
    found: list[tuple[int, float]] = []
    for i in indices:
        token = tokens[i]
        if len(found) == len(_WEIGHTS) or token.text in _STOPS:
            break
        if token.kind is not TokenKind.MARK and token.key not in _SILENT:
            found.append((i, _WEIGHTS[len(found)] * (_SMALL if token.key in FUNCTION_WORDS else 1)))
    return found


def _between(tokens: Sequence[Token], one: _Place, two: _Place) -> list[Token]:
    first, second = sorted((one, two))
    return [token for token in tokens[first[1] : second[0]] if token.kind is not TokenKind.MARK]


def _telling(words: Sequence[Token]) -> list[Token]:
    return [word for word in words if word.key not in _SILENT]


def _grammar(words: Sequence[Token]) -> list[str]:
    return [word.key for word in _telling(words) if word.key in FUNCTION_WORDS]


def _may_be_told_apart(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are two: not one inside the other, not a country and its people, not mere common words."""
    if set(a) <= set(b) or set(b) <= set(a) or all(map(is_generic, (*a, *b))):
        return False
    first, second = place_of(" ".join(a)), place_of(" ".join(b))
    return first is None or second is None or first.country != second.country


def _voices(tokens: Sequence[Token], parse: Parse) -> dict[int, str]:
    """Active or passive, for each verb."""
    found = {}
    for i, token in enumerate(tokens):
        parsed = parse.at(token.span.start)
        if parsed is not None and parsed.pos == "VERB":
            passive = parsed.tag == "VBN" and (parsed.dep in {"acl", "relcl"} or parse.children(parsed, "auxpass"))
            found[i] = "passive" if passive else "active"
    return found


def _span(tokens: Sequence[Token], place: _Place) -> Span:
    return tokens[place[0]].span.cover(tokens[place[1] - 1].span)
