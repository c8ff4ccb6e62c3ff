"""How WordNet relates two English words: synonyms, broader and narrower words, members of one class.

The table is distilled from WordNet 3.0 (Fellbaum 1998; notice in third_party/wordnet/LICENSE) to the lemmas that
are frequent; it is read at the first question.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from drift.analysis.stems import irregular

_DEEP = 4
"""Hypernyms are followed so many steps: past that everything is an entity or an act."""


class Relation(StrEnum):
    """What WordNet says of two words, the closest sense first."""

    SYNONYM = "synonym"
    BROADER = "broader"
    NARROWER = "narrower"
    SIMILAR = "similar"
    SIBLING = "sibling"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Related:
    """A relation with the evidence.

    Attributes:
        relation: of the second word to the first: ``BROADER`` where the second is the broader one.
        pos: part of speech of the related senses: n, v, a, r; ``""`` without any.
        rank: the ranks of the two senses added, 0 where both are their word's most frequent sense.
    """

    relation: Relation
    pos: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class _Table:
    senses: dict[str, str]
    above: dict[str, str]
    beside: dict[str, str]


@cache
def _table() -> _Table:
    packed = (files("drift.analysis") / "wordnet.txt.xz").read_bytes()
    table = _Table({}, {}, {})
    for line in lzma.decompress(packed).decode().split("\n"):
        name, _, rest = line.partition("\t")
        if name.startswith("="):
            table.above[name[1:]], _, table.beside[name[1:]] = rest.partition("\t")
        else:
            table.senses[name] = rest
    return table


_ENDINGS = {
    "n": (("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("ies", "y"), ("oes", "o"), ("men", "man"), ("s", "")),
    "v": (("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
    "a": (("ier", "y"), ("iest", "y"), ("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    "r": (),
}  # fmt: skip


@lru_cache(maxsize=16384)
def lemmas(key: str) -> tuple[tuple[str, str], ...]:
    """The dictionary words that a folded word may be a form of, each with its part of speech (as "Morphy" does)."""
    found = dict.fromkeys((key, pos) for pos in _parts(key))
    base = irregular(key)
    if base != key:
        found.update(dict.fromkeys((base, pos) for pos in _parts(base)))
    for pos, endings in _ENDINGS.items():
        for ending, rest in endings:
            stripped = key[: len(key) - len(ending)]
            if not key.endswith(ending) or len(stripped) < 2:
                continue
            doubled = pos in "va" and len(stripped) > 2 and stripped[-1] == stripped[-2]
            for candidate in (stripped + rest, *([stripped[:-1]] if doubled else [])):
                # An irregular form is not compared further: "more" makes no "morest".
                irregular_form = pos == "a" and irregular(candidate) != candidate
                if pos in _parts(candidate) and not irregular_form:
                    found[candidate, pos] = None
    return tuple(found)


def _parts(lemma: str) -> str:
    return "".join(dict.fromkeys(sense[0] for sense in _table().senses.get(lemma, "").split()))


def knows(key: str) -> bool:
    """Whether the table has the word, in any form."""
    return bool(lemmas(key))


@lru_cache(maxsize=16384)
def related(a: str, b: str, pos: str = "") -> Related:
    """How ``b`` relates to ``a``: the closest relation of any of their senses.

    Args:
        a: a folded word, in any form.
        b: likewise.
        pos: only senses of this part of speech (n, v, a, r), or of all.
    """
    first, second = _senses(a, pos), _senses(b, pos)
    if not first or not second:
        return Related(Relation.UNKNOWN)
    for relation, pairs in (
        (Relation.SYNONYM, _same(first, second)),
        (Relation.SIMILAR, _similar(first, second)),
        (Relation.BROADER, _up(first, second)),
        (Relation.NARROWER, _up(second, first)),
        (Relation.SIBLING, _sisters(first, second)),
    ):
        best = min(pairs, default=None)
        if best is not None:
            return Related(relation, best[1], best[0])
    return Related(Relation.NONE)


def senses(key: str, pos: str = "") -> dict[tuple[str, str], int]:
    """The senses of a folded word in any form: part of speech and id, with their rank; 0 is the most frequent."""
    return _senses(key, pos)


def beside(sense: str) -> list[str]:
    """The ids of the senses beside one: of an adjective the head of its cluster, or the adjectives around it."""
    return _table().beside.get(sense, "").split()


@lru_cache(maxsize=16384)
def _near(key: str) -> frozenset[tuple[str, str]]:
    """The senses of a word and those beside them."""
    own = _senses(key, "")
    beside = _table().beside
    return frozenset(own) | {(pos, near) for pos, synset in own for near in beside.get(synset, "").split()}


def synonymous(a: str, b: str) -> bool:
    """Whether two folded words share a sense or have senses beside each other; faster than :func:`related`."""
    return not _near(a).isdisjoint(_senses(b, "")) or not _near(b).isdisjoint(_senses(a, ""))


_Senses = dict[tuple[str, str], int]
"""Part of speech and synset, with the rank of the sense."""


@lru_cache(maxsize=16384)
def _senses(key: str, pos: str) -> _Senses:
    found: _Senses = {}
    for lemma, part in lemmas(key):
        if pos and part != pos:
            continue
        own = [sense for sense in _table().senses[lemma].split() if sense[0] == part]
        for rank, sense in enumerate(own):
            place = (part, sense[1:])
            found[place] = min(rank, found.get(place, rank))
    return found


def _same(first: _Senses, second: _Senses) -> Iterator[tuple[int, str]]:
    return ((rank + second[place], place[0]) for place, rank in first.items() if place in second)


def _similar(first: _Senses, second: _Senses) -> Iterator[tuple[int, str]]:
    beside = _table().beside
    for one, other in ((first, second), (second, first)):
        for (pos, synset), rank in one.items():
            for near in beside.get(synset, "").split():
                if (pos, near) in other:
                    yield rank + other[pos, near], pos


def _up(first: _Senses, second: _Senses) -> Iterator[tuple[int, str]]:
    """Where a sense of ``second`` stands right above one of ``first``."""
    for (pos, synset), rank in first.items():
        for depth, above in enumerate(_above(synset)):
            for parent in above:
                if (pos, parent) in second:
                    yield rank + second[pos, parent] + depth, pos


def _sisters(first: _Senses, second: _Senses) -> Iterator[tuple[int, str]]:
    parents: dict[tuple[str, str], int] = {}
    for (pos, synset), rank in first.items():
        for parent in _next(synset):
            parents[pos, parent] = min(rank, parents.get((pos, parent), rank))
    for (pos, synset), rank in second.items():
        for parent in _next(synset):
            if (pos, parent) in parents:
                yield rank + parents[pos, parent], pos


def _next(synset: str) -> list[str]:
    table = _table()
    return table.above.get(synset, "").split() or table.beside.get(synset, "").split()[:1]


def _above(synset: str) -> Iterator[Iterable[str]]:
    level = {synset}
    for _ in range(_DEEP):
        level = {parent for one in level for parent in _table().above.get(one, "").split()}
        if not level:
            return
        yield sorted(level)


# The first senses of these are the tops of classes of things that one can point at: two different members of a
# class below a wide one, or of a narrow one itself, are two different things, however alike their vectors are.
_WIDE = ("artifact", "substance", "food", "animal", "plant")
_NARROW = ("material", "beverage", "color", "vegetable", "fruit")
_STEPS = 4
_FREQUENT = 3


@lru_cache(maxsize=16384)
def same_class(a: str, b: str, pos: str = "n") -> bool:
    """Whether two words name different members of one narrow class of concrete things: wine and beer, red and blue.

    One of the three most frequent senses of each must meet within four steps up, at a class such as beverages or
    below one such as artefacts. Adjectives are looked up as nouns, and only as colours.

    Args:
        a: a folded word, in any form.
        b: likewise.
        pos: part of speech, n or a; others have no such classes.
    """
    if pos not in {"n", "a"} or related(a, b, pos).relation not in {Relation.SIBLING, Relation.NONE, Relation.UNKNOWN}:
        return False
    if related(a, b, "n").relation in {Relation.SYNONYM, Relation.BROADER, Relation.NARROWER}:
        return False
    return any(_meet(x, y, colours=pos == "a") for x in _frequent(a) for y in _frequent(b))


def _frequent(key: str) -> list[str]:
    return [synset for (part, synset), rank in _senses(key, "n").items() if rank < _FREQUENT]


def _meet(x: str, y: str, *, colours: bool) -> bool:
    near, also = ({synset for synset, steps in _climb(one).items() if steps <= _STEPS} for one in (x, y))
    return any(_is_class(synset, colours=colours) for synset in near & also)


@lru_cache(maxsize=4096)
def _is_class(synset: str, *, colours: bool) -> bool:
    above = _climb(synset).keys()
    if colours:
        return bool(above & _tops("color"))
    return bool(above & _tops(*_NARROW)) or bool(above - {synset} & _tops(*_WIDE))


@cache
def _tops(*words: str) -> frozenset[str]:
    senses = (_table().senses.get(word, "").split() for word in words)
    return frozenset(own[0][1:] for own in senses if own)


@lru_cache(maxsize=16384)
def _climb(synset: str) -> dict[str, int]:
    """Every synset above and the synset itself, with the fewest steps to it."""
    found = {synset: 0}
    level = [synset]
    while level:
        following = dict.fromkeys(parent for one in level for parent in _table().above.get(one, "").split())
        level = [parent for parent in following if parent not in found]
        found.update(dict.fromkeys(level, max(found.values()) + 1))
    return found
