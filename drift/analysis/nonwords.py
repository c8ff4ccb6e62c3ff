"""English words that are none, told by the word of the original in whose place they stand.

No list has all words; rare ones, new ones and terms of trades are in none that could ship. So a word that is unknown
and not built of known parts is only *strange*, and what makes it wrong is its place: it answers a word of a closed class (no strange word belongs to one), or it is the
original's own word with a slip in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from drift.analysis.content import LIGHT
from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.stems import same_family, stem
from drift.analysis.tokens import Token, TokenKind
from drift.analysis.vocabulary import is_english
from drift.analysis.word_alignment import LinkKind, WordAlignment, word_alignment

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair

_SHORTEST = 4


class NonwordKind(StrEnum):
    """How a word is wrong."""

    SLIP = "slip"
    INTRUDER = "intruder"


@dataclass(frozen=True, slots=True)
class Nonword:
    """A word of the rewrite that is none.

    Attributes:
        kind: a slip in the original's word or in a word of grammar, or a stranger in the place of such a word.
        token: the word.
        source: the original's word in whose place it stands.
    """

    kind: NonwordKind
    token: Token
    source: Token


def find_nonwords(view: BeadView) -> Iterator[Nonword]:
    """The words of a bead's rewrite that are none."""
    aligned = word_alignment(view)
    if aligned is None:
        return
    known = view.pair.get(original_words)
    # Without capitals a strange word may be a name.
    has_capitals = any(token.text[:1].isupper() for token in aligned.rewrite)
    for index, token in enumerate(aligned.rewrite):
        if not is_strange(token) or token.key in known or stem(token.key) in known:
            continue
        # A word of a trade that the text goes on using is no slip.
        if view.pair.get(rewrite_words)[token.key] > 1:
            continue
        sources = [aligned.original[i] for i in aligned.partners("rewrite", index)]
        sources += [t for t in aligned.original if t not in sources and t.key[:1] == token.key[:1]]
        slip = next((s for s in sources if is_slip(s.key, token.key)), None)
        if slip is not None:
            yield Nonword(NonwordKind.SLIP, token, slip)
            continue
        replaced = _replaced(aligned, index)
        if replaced and all(t.key in FUNCTION_WORDS for t in replaced) and has_capitals:
            kind = NonwordKind.SLIP if _near_grammar(token.key) else NonwordKind.INTRUDER
            yield Nonword(kind, token, replaced[0])


def _replaced(aligned: WordAlignment, index: int) -> Sequence[Token]:
    """The words of the original between the partners of the nearest kept words to both sides of a word."""
    bounds = []
    for places in (range(index - 1, -1, -1), range(index + 1, len(aligned.rewrite))):
        kept = (link for i in places for link in aligned.links_of("rewrite", i)[:1])
        found = next((link.original for link in kept if link.kind is not LinkKind.SUBSTITUTION), None)
        if found is None:
            return ()
        bounds.append(found)
    return aligned.original[bounds[0] + 1 : bounds[1]]


def original_words(pair: Pair) -> frozenset[str]:
    """Every word of the original and its stem; use it as ``pair.get(original_words)``."""
    from drift.analysis.tokens import tokenize

    keys = {token.key for text in pair.original.sentences() for token in tokenize(text)}
    return frozenset(keys | {stem(key) for key in keys})


def rewrite_words(pair: Pair) -> Counter[str]:
    """How often each word stands in the rewrite; use it as ``pair.get(rewrite_words)``."""
    from drift.analysis.tokens import tokenize

    return Counter(token.key for text in pair.rewrite.sentences() for token in tokenize(text))


def is_strange(token: Token) -> bool:
    """Whether a token is written as a plain English word and none is known that it could be."""
    key = token.key
    plain = token.kind is TokenKind.WORD and token.text.isascii() and token.text.isalpha() and token.text.islower()
    return plain and len(key) >= _SHORTEST and not is_english(key)


@lru_cache(maxsize=4096)
def _near_grammar(key: str) -> bool:
    """Whether a word of a closed class with one slip in it may be meant: another one than the original's."""
    from rapidfuzz.distance import OSA

    return any(OSA.distance(word, key, score_cutoff=1) <= 1 for word in FUNCTION_WORDS | LIGHT)


@lru_cache(maxsize=16384)
def is_slip(right: str, wrong: str) -> bool:
    """Whether ``wrong`` is ``right`` with one letter left out, put in, exchanged or in its neighbour's place.

    Words of nine letters and more may have two such slips. Inflections and derivations are none.
    """
    from rapidfuzz.distance import OSA

    if len(right) < _SHORTEST + 1 or not right.isalpha() or not right.isascii() or not is_english(right):
        return False
    most = 2 if len(right) > 8 else 1
    return OSA.distance(right, wrong, score_cutoff=most) <= most and not _is_form(right, wrong)


def _is_form(right: str, wrong: str) -> bool:
    """Whether the difference is an ending: ``wrong`` begins as ``right`` does and ends as English words end."""
    if not same_family(right, wrong):
        return False
    common = next(
        (k for k, (a, b) in enumerate(zip(right, wrong, strict=False)) if a != b), min(len(right), len(wrong))
    )
    endings = (
        "",
        "s",
        "es",
        "d",
        "ed",
        "ing",
        "er",
        "ers",
        "or",
        "ors",
        "ly",
        "y",
        "al",
        "e",
        "r",
        "n",
        "able",
        "ible",
    )
    return right[common:] in endings and wrong[common:] in endings
