"""How much of a thing a sentence speaks of: all, most, many, some, few, none; and "only"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.function_words import FUNCTION_WORDS, PREPOSITIONS
from drift.analysis.pair import SIDES
from drift.analysis.parse import parses
from drift.analysis.stems import stem
from drift.analysis.tokens import Token, TokenKind
from drift.analysis.word_alignment import WordAlignment, word_alignment
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair, Side
    from drift.analysis.syntax import Parse

# The scale of Horn (1972) with its steps; phrases are matched by folded words, the longest first.
SCALE: dict[str, int] = {
    phrase.strip(): level
    for level, line in {
        6: "all, all of, every, every one of, each, each of, everyone, everybody, everything, entire, whole, the whole of, always",
        5: """most, most of, the majority of, a majority of, majority of, the bulk of, the vast majority of, mostly
            a great majority of, the great majority of, the lion 's share of""",
        4: """many, many of, numerous, a large number of, large numbers of, a lot of, lots of, plenty of, multiple
            countless, a great many, a great number of, a multitude of, a host of, scores of, much of, often
            a great deal of, a good many, frequently, innumerable""",
        3: "several, several of, various, a number of, a range of, a variety of, a series of",
        2: """some, some of, certain, a few, a few of, a handful of, a couple of, part of, parts of, a part of, sometimes
            somebody, someone, occasionally""",
        1: """few, few of, very few, little, hardly any, a small number of, a minority of, scarcely any, rarely, seldom
            only a few, just a few, only some""",
        0: "none, none of, nobody, no one, not one of, not a single",
    }.items()
    for phrase in line.replace("\n", ",").split(",")
    if phrase.strip()
}
_PHRASES: dict[str, list[tuple[str, ...]]] = {}
for _phrase in SCALE:
    _PHRASES.setdefault(_phrase.split()[0], []).append(tuple(_phrase.split()))
for _listed in _PHRASES.values():
    _listed.sort(key=lambda words: -len(words))
# Before the words of the first column the second's make an idiom of them: "above all", "how many".
_NOT_AFTER = {
    "all": frozenset("above at after once".split()),
    "many": frozenset("how as so too that".split()),
    "most": frozenset("the at".split()),
    "little": frozenset("a the how too so".split()),
    "few": frozenset("the a how past last next these those too quite".split()),
    "some": frozenset(("and",)),
    "certain": frozenset("a for be is are was were not".split()),
    "whole": frozenset("on".split()),
    "much": frozenset("how as so too".split()),
}
_NOT_BEFORE = {
    "all": frozenset("right but the-more along".split()),
    "few": frozenset(("and",)),
    "little": frozenset("by more".split()),
    "certain": frozenset("to that".split()),
}
ONLY = frozenset("only just merely solely alone exclusively sole mere simply nothing barely single no-more".split())
# What makes a noun phrase one that is known as a whole.
_DEFINITE = frozenset("the these those his her its their our my your".split())
_PARTS = frozenset("of among half third quarter part parts portion share number percent %".split())
_REACH = 6
_COUNTED = 3
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten dozen hundred thousand million billion trillion half".split()
)


@dataclass(frozen=True, slots=True)
class Quantifier:
    """A quantifier and what it counts.

    Attributes:
        first: index of its first token among the bead's tokens of its side.
        last: index of its last token.
        level: its step on the scale, 0 none … 6 all.
        nouns: indices of the first words of what it counts; none at the end of a clause.
    """

    first: int
    last: int
    level: int
    nouns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QuantifierChange:
    """A quantifier that stands at another step of the scale, or an "only" that is gone.

    Attributes:
        original: where it stands, or what it stood before.
        rewrite: likewise.
        relation: what changed, in words.
        raised: whether the rewrite speaks of more.
    """

    original: Span | None
    rewrite: Span | None
    relation: str
    raised: bool


def quantifier_changes(pair: Pair) -> tuple[tuple[QuantifierChange, ...], ...]:
    """For each bead its changed quantifiers; use it as ``pair.get(quantifier_changes)``."""
    return tuple(tuple(_changes(view)) for view in pair.beads)


def find_quantifiers(tokens: Sequence[Token], parse: Parse | None = None) -> tuple[Quantifier, ...]:
    """The quantifiers among the tokens of an English passage, in order."""
    found = []
    i = 0
    while i < len(tokens):
        words = next((w for w in _PHRASES.get(tokens[i].key, ()) if _stands(tokens, i, w)), None)
        if words is None or not _plausible(tokens, i, len(words), parse):
            i += 1
            continue
        last = i + len(words) - 1
        found.append(Quantifier(i, last, SCALE[" ".join(words)], _nouns(tokens, last)))
        i = last + 1
    return tuple(found)


def _stands(tokens: Sequence[Token], i: int, words: tuple[str, ...]) -> bool:
    return len(tokens) - i >= len(words) and all(tokens[i + k].key == word for k, word in enumerate(words))


def _plausible(tokens: Sequence[Token], i: int, length: int, parse: Parse | None) -> bool:
    key = tokens[i].key
    before = tokens[i - 1].key if i else ""
    after = tokens[i + length].key if i + length < len(tokens) else ""
    if before in _NOT_AFTER.get(key, ()) or after in _NOT_BEFORE.get(key, ()) or "-" in {before, after}:
        return False
    if key == "all" and before == "of" and not (after and after[0].isalpha()):
        return False  # "first of all,"
    if key in {"some", "all", "every"} and (after in _NUMBER_WORDS or after[:1].isdigit()):
        return False  # "some 400" is about 400
    if key == "most" and length == 1:
        return _is_noun_phrase(tokens, i, parse)
    return True


def _is_noun_phrase(tokens: Sequence[Token], i: int, parse: Parse | None) -> bool:
    """Whether "most" counts things and does not compare: "most ships", not "most important"."""
    found = parse.at(tokens[i].span.start) if parse is not None else None
    if found is not None:
        return found.tag == "JJS" and found.dep == "amod"
    return i + 1 < len(tokens) and tokens[i + 1].key.endswith("s")


def _nouns(tokens: Sequence[Token], last: int) -> tuple[int, ...]:
    """The first content words after a quantifier, up to the end of its clause."""
    found = []
    for k in range(last + 1, min(last + 1 + _REACH, len(tokens))):
        token = tokens[k]
        if token.kind is TokenKind.MARK and token.text in ",.;:!?":
            break
        if token.kind is not TokenKind.MARK and token.key not in FUNCTION_WORDS:
            found.append(k)
        elif found and token.key in PREPOSITIONS:
            break
    return tuple(found[:_COUNTED])


def _changes(view: BeadView) -> Iterator[QuantifierChange]:
    aligned = word_alignment(view)
    if aligned is None:
        return
    every = dict(zip(SIDES, view.pair.get(parses), strict=True))
    found = {side: find_quantifiers(aligned.tokens(side), every[side]) for side in SIDES}
    spans = {side: [_span(aligned, side, q) for q in found[side]] for side in SIDES}
    taken: set[int] = set()
    for i, ours in enumerate(found["original"]):
        partner = next(
            (j for j, q in enumerate(found["rewrite"]) if j not in taken and _answer(aligned, ours, q)), None
        )
        if partner is None:
            continue
        taken.add(partner)
        theirs = found["rewrite"][partner]
        if differ(ours.level, theirs.level):
            raised = theirs.level > ours.level
            yield QuantifierChange(
                spans["original"][i],
                spans["rewrite"][partner],
                "quantifier raised" if raised else "quantifier lowered",
                raised,
            )
    yield from _partitives(aligned, found, taken)
    yield from _only(aligned)


def _partitives(
    aligned: WordAlignment, found: dict[Side, tuple[Quantifier, ...]], taken: set[int]
) -> Iterator[QuantifierChange]:
    """A part that became the whole, or back: "many of the ships", "the ships"."""
    theirs = [q for j, q in enumerate(found["rewrite"]) if j not in taken]
    ours = [q for q in found["original"] if not any(_answer(aligned, q, other) for other in found["rewrite"])]
    for side, quantifiers in zip(SIDES, (ours, theirs), strict=True):
        changes = (_whole(aligned, side, quantifier, found) for quantifier in quantifiers)
        yield from (change for change in changes if change is not None)


def _whole(
    aligned: WordAlignment, side: Side, quantifier: Quantifier, found: dict[Side, tuple[Quantifier, ...]]
) -> QuantifierChange | None:
    other: Side = "rewrite" if side == "original" else "original"
    tokens = aligned.tokens(side)
    of = next((k for k in (quantifier.last, quantifier.last + 1) if k < len(tokens) and tokens[k].key == "of"), None)
    if not 0 < quantifier.level < SCALE["all"] or of is None or of + 1 >= len(tokens) or not quantifier.nouns:
        return None
    noun = quantifier.nouns[0]
    partners = aligned.partners(side, noun)
    there = aligned.tokens(other)
    if tokens[of - 1].key in _PARTS:
        return None  # "in parts of the town" says where
    if tokens[of + 1].key not in _DEFINITE or noun > of + _REACH or not partners:
        return None
    k = partners[0]
    before = [t.key for t in there[max(0, k - 3) : k]]
    if stem(there[k].key) != stem(tokens[noun].key) or not set(before) & _DEFINITE or set(before) & _PARTS:
        return None
    if any(t.kind is TokenKind.NUMBER or t.key in _NUMBER_WORDS for t in there[max(0, k - 4) : k]):
        return None
    if any(q.first <= k + 1 and k <= q.last + _REACH for q in found[other]):
        return None
    here = tokens[quantifier.first].span.cover(tokens[quantifier.last].span)
    if side == "original":
        return QuantifierChange(here, there[k].span, "quantifier dropped", raised=True)
    return QuantifierChange(there[k].span, here, "quantifier added", raised=False)


def differ(a: int, b: int) -> bool:
    """Whether two steps of the scale mean different things to a reader: all ≠ most, but many ≈ several."""
    return abs(a - b) >= 2 or {a, b} == {5, 6}


def _span(aligned: WordAlignment, side: Side, quantifier: Quantifier) -> Span:
    tokens = aligned.tokens(side)
    return tokens[quantifier.first].span.cover(tokens[quantifier.last].span)


def _answer(aligned: WordAlignment, ours: Quantifier, theirs: Quantifier) -> bool:
    """Whether two quantifiers count the same thing, or are partners as words."""
    for noun in ours.nouns:
        if set(aligned.partners("original", noun)) & set(theirs.nouns):
            return True
    keys = {stem(aligned.original[k].key) for k in ours.nouns}
    if keys & {stem(aligned.rewrite[k].key) for k in theirs.nouns}:
        return True
    span = range(theirs.first, theirs.last + 1)
    linked = any(p in span for k in range(ours.first, ours.last + 1) for p in aligned.partners("original", k))
    elsewhere = any(aligned.partners("original", k) for k in ours.nouns[:1])
    return linked and (not ours.nouns or not theirs.nouns or not elsewhere)


def _only(aligned: WordAlignment) -> Iterator[QuantifierChange]:
    """An "only" before a word that stands on the other side without one."""
    keys = {side: {t.key for t in aligned.tokens(side)} for side in SIDES}
    for side in SIDES:
        other: Side = "rewrite" if side == "original" else "original"
        tokens = aligned.tokens(side)
        for i, token in enumerate(tokens[:-1]):
            if token.key != "only" or keys[other] & ONLY:
                continue
            if i and tokens[i - 1].key in {"not", "n't", "the", "an", "if", "but"}:
                continue
            if tokens[i + 1].kind is not TokenKind.NUMBER and tokens[i + 1].key not in _NUMBER_WORDS:
                continue
            if not aligned.partners(side, i + 1):
                continue
            if side == "original":
                yield QuantifierChange(token.span, None, "“only” dropped", raised=True)
            else:
                yield QuantifierChange(None, token.span, "“only” added", raised=False)
