"""Words that are opposites by way of others: their meanings are, or one denies what the other says.

WordNet 3.0 (Fellbaum 1998; notice in third_party/wordnet/LICENSE) lists antonyms as pairs of words. Adjectives gather
around the two words of such a pair, and those of the one cluster oppose those of the other indirectly (Gross, Fischer
and Miller 1989): "tiny" and "huge" by way of "small" and "large". In the same way a synonym of a verb or noun opposes
the antonyms of its meaning, and "unneeded" opposes "required".
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from drift.analysis.stems import same_word
from drift.analysis.wordnet import Relation, beside, knows, related, senses

# Of an adjective the first senses, of others the first two: rare senses have opposites that nobody means.
_FREQUENT = {"a": 3, "n": 2, "v": 2, "r": 2}
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_PARTICIPLES = ("ed", "en", "hurt")
_SHORTEST = 4
_PARTS = ("a", "v", "n", "r")


@lru_cache(maxsize=16384)
def indirect_antonyms(a: str, b: str, pos: str = "") -> bool:
    """Whether a frequent sense of ``a`` is opposed to one of ``b``, directly or by way of their clusters.

    Args:
        a: a folded word, in any form.
        b: likewise.
        pos: part of speech of both (n, v, a, r), or ``""`` for any that both have.
    """
    if related(a, b, pos).relation in {Relation.SYNONYM, Relation.BROADER, Relation.NARROWER}:
        return False
    return any(_opposed(a, b, part) for part in ([pos] if pos in _FREQUENT else _PARTS))


def _opposed(a: str, b: str, pos: str) -> bool:
    first, second = _meanings(a, pos), _meanings(b, pos)
    table = _table()
    return any(not second.isdisjoint(table.get(sense, ())) for sense in first)


@lru_cache(maxsize=16384)
def _meanings(key: str, pos: str) -> frozenset[str]:
    own = [sense for (_, sense), rank in senses(key, pos).items() if rank < _FREQUENT[pos]]
    around = [near for sense in own for near in beside(sense)] if pos == "a" else []
    return frozenset((*own, *around))


@lru_cache(maxsize=16384)
def denies(a: str, b: str) -> bool:
    """Whether one of two folded words is the other, or a synonym of it, with a prefix that denies it."""
    return _denied(a, b) or _denied(b, a)


def _denied(plain: str, prefixed: str) -> bool:
    return any(
        same_word(plain, rest) or related(plain, rest).relation is Relation.SYNONYM
        for prefix in _PREFIXES
        if prefixed.startswith(prefix) and _is_denial(prefixed, rest := prefixed[len(prefix) :])
    )


def _is_denial(prefixed: str, rest: str) -> bool:
    """Whether a word is another one with a prefix that denies it, and not by chance, as "invent" is of "vent".

    Prefixes deny adjectives and adverbs, and with "un" participles, whose bare form is a verb's ("unharmed"); a word
    that the table lacks was formed to deny.
    """
    if len(rest) < _SHORTEST or not knows(rest):
        return False
    own, bare = ({part for part, _ in senses(key)} for key in (prefixed, rest))
    if prefixed.startswith("un") and "a" in own and "v" in bare and rest.endswith(_PARTICIPLES):
        return True
    return bool(own & bare & {"a", "r"}) if own else bool(bare & {"a", "r", "v"})


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in (files("drift.analysis") / "antonym_senses.txt").read_text(encoding="utf-8").split("\n"):
        if line:
            one, other = line.split()
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {sense: frozenset(others) for sense, others in found.items()}
