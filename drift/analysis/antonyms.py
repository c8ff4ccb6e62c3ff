"""Words that mean the opposite of each other, and where one of them answers the other.

The pairs are those of WordNet 3.0 (Fellbaum 1998; notice in third_party/wordnet/LICENSE) and a list of our own of
what it lacks, mostly words of news: support and oppose, ban and allow, surge and plunge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from drift.analysis.content import is_content
from drift.analysis.cues import CueKind
from drift.analysis.opposition import denies, indirect_antonyms
from drift.analysis.quantifiers import SCALE
from drift.analysis.statement_matching import BeadStatements, match_statements
from drift.analysis.stems import stem
from drift.analysis.tokens import Token
from drift.analysis.word_alignment import LinkKind, WordAlignment, WordLink, word_alignment
from drift.analysis.wordnet import lemmas
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair

_ENDS = frozenset(
    """end ends ending cessation halt absence lack want loss removal elimination abolition lifting suspension rejection
    opposite reverse""".split()
)
_REACH = 4
# Pairs that WordNet lists and that change no meaning where one answers the other in a rewrite.
_HARMLESS = frozenset(
    frozenset(pair.split())
    for pair in """say answer|ask answer|come go|take bring|come leave|take give|send receive|do undo|man woman
    here there|now then|this that|in out|on off|back forth|work play|work idle|show hide|first second|be exist
    day night|make break|have lack|get leave|move stay|give take|see hear|know ignore|other same|make unmake""".split(
        "|"
    )
)


@dataclass(frozen=True, slots=True)
class Opposite:
    """A word whose place in the rewrite is taken by its opposite.

    Attributes:
        original: the word.
        rewrite: its opposite.
        confidence: how well the two places fit, 0..1.
        indirect: whether they are opposites by way of other words only (:mod:`drift.analysis.opposition`).
    """

    original: Token
    rewrite: Token
    confidence: float
    indirect: bool = False


def opposites(pair: Pair) -> tuple[tuple[Opposite, ...], ...]:
    """For each bead the words that became their opposites; use it as ``pair.get(opposites)``."""
    matched = pair.get(match_statements)
    return tuple(tuple(_opposites(view, matched[view.index])) for view in pair.beads)


@lru_cache(maxsize=16384)
def are_antonyms(a: str, b: str) -> bool:
    """Whether two folded English words, in any form, mean the opposite of each other in some sense."""
    table = _table()
    first, second = _forms(a), _forms(b)
    if first & second:
        return False
    return any(frozenset((x, y)) not in _HARMLESS and y in table.get(x, ()) for x in first for y in second)


@lru_cache(maxsize=16384)
def _forms(key: str) -> frozenset[str]:
    return frozenset({key, *(lemma for lemma, _ in lemmas(key))})


@cache
def _table() -> dict[str, frozenset[str]]:
    pairs: dict[str, set[str]] = {}
    for line in (files("drift.analysis") / "antonyms.txt").read_text(encoding="utf-8").split("\n"):
        if line:
            _, a, b = line.split()
            pairs.setdefault(a, set()).add(b)
            pairs.setdefault(b, set()).add(a)
    # Each line: words of the one side, a bar, words of the other.
    for line in (files("drift.analysis") / "antonyms_own.txt").read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        left, right = (side.split() for side in line.split("|"))
        for a in left:
            pairs.setdefault(a, set()).update(right)
        for b in right:
            pairs.setdefault(b, set()).update(left)
    return {word: frozenset(others) for word, others in pairs.items()}


def _opposites(view: BeadView, matched: BeadStatements) -> Iterator[Opposite]:
    aligned = word_alignment(view)
    if aligned is None:
        return
    ours, theirs = (Counter(stem(t.key) for t in tokens) for tokens in (aligned.original, aligned.rewrite))
    for link in aligned.links:
        a, b = aligned.original[link.original], aligned.rewrite[link.rewrite]
        if link.kind is LinkKind.IDENTICAL or (a.key in SCALE and b.key in SCALE):
            continue  # a scale of quantities is QNT01's
        x, y = stem(a.key), stem(b.key)
        if ours[x] <= theirs[x] or theirs[y] <= ours[y]:
            continue  # both sides have both words: "prices rose and fell"
        direct = link.kind is LinkKind.SUBSTITUTION and are_antonyms(a.key, b.key)
        if not direct and not _indirectly(aligned, link, a, b):
            continue
        ended = _is_ended(aligned.original, link.original) != _is_ended(aligned.rewrite, link.rewrite)
        if not ended and _same_polarity(matched, a.span, b.span):
            yield Opposite(a, b, link.score, indirect=not direct)


def _indirectly(aligned: WordAlignment, link: WordLink, a: Token, b: Token) -> bool:
    """Whether two words that answer each other alone are opposites by way of others."""
    if not is_content(a) or not is_content(b) or frozenset((a.key, b.key)) in _HARMLESS:
        return False
    if len(aligned.links_of("original", link.original)) > 1 or len(aligned.links_of("rewrite", link.rewrite)) > 1:
        return False
    return denies(a.key, b.key) or indirect_antonyms(a.key, b.key)


def _is_ended(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is what something is said to be the end or the want of: "a cessation of hostilities"."""
    before = tokens[max(0, index - _REACH) : index]
    return any(one.key in _ENDS and other.key in {"of", "to"} for one, other in pairwise(before))


def _same_polarity(matched: BeadStatements, a: Span, b: Span) -> bool:
    """Whether the two words are negated alike: "not rise" and "fall" say one thing."""
    return _negators(matched, "original", a) % 2 == _negators(matched, "rewrite", b) % 2


def _negators(matched: BeadStatements, side: str, span: Span) -> int:
    for statement in getattr(matched, side):
        if any(word.span == span for word in statement.words):
            return sum(not cue.span.overlaps(span) for cue in statement.of_kind(CueKind.NEGATION))
    return 0
