"""Content words that were exchanged for others, with what speaks for and against a change of meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.content import is_content
from drift.analysis.equal_blocks import equal_blocks
from drift.analysis.parse import parses
from drift.analysis.tokens import Token, TokenKind
from drift.analysis.word_alignment import LinkKind, WordAlignment, WordLink, word_alignments
from drift.analysis.wordnet import Related, Relation, related

if TYPE_CHECKING:
    from drift.analysis.pair import Pair
    from drift.analysis.syntax import Parse
    from pairs.document import Span

_POS = {"NOUN": "n", "VERB": "v", "AUX": "v", "ADJ": "a", "ADV": "r", "PROPN": "N"}
# A text that was respun word for word has this many exchanged words in unchanged surroundings, and so many of its
# content words are exchanged; a translator's or editor's rewording keeps no such frame.
SPUN_WORDS = 6
SPUN_SHARE = 0.08
SPUN_KEPT = 0.55


@dataclass(frozen=True, slots=True)
class Substitution:
    """One content word that another one answers.

    Attributes:
        bead: index of the bead.
        original: the word of the original.
        rewrite: the word that answers it.
        score: of the link, 0..1: how well the two fit by spelling and by their vectors in context.
        related: what WordNet says of the two in their part of speech; ``UNKNOWN`` in other languages.
        pos: part of speech of both (n, v, a, r; N for names), ``""`` where it isn't known, ``"?"`` where they differ.
        frame: how many of the two neighbours, left and right, are the same words on both sides, 0..2.
        kept: the share of the bead's words that stand in the same order on both sides, 0..1.
    """

    bead: int
    original: Token
    rewrite: Token
    score: float
    related: Related
    pos: str
    frame: int
    kept: float

    @property
    def relation(self) -> Relation:
        """What WordNet says."""
        return self.related.relation


@dataclass(frozen=True, slots=True)
class Substitutions:
    """All exchanged words of a pair.

    Attributes:
        by_bead: by the index of the bead.
        spun: whether the rewrite looks respun: many words exchanged one by one in sentences that stayed as they were.
    """

    by_bead: dict[int, tuple[Substitution, ...]]
    spun: bool


def substitutions(pair: Pair) -> Substitutions:
    """The exchanged content words of a pair; use it as ``pair.get(substitutions)``."""
    english = all(document.lang[:2] in {"", "en"} for document in (pair.original, pair.rewrite))
    found: dict[int, tuple[Substitution, ...]] = {}
    words = 0
    for view, aligned in zip(pair.beads, pair.get(word_alignments), strict=True):
        if aligned is None:
            continue
        words += sum(is_content(token) for token in aligned.original)
        if any(link.kind is LinkKind.SUBSTITUTION for link in aligned.links):
            found[view.index] = tuple(_in_bead(pair, view.index, aligned, english=english))
    framed = [s for every in found.values() for s in every if s.frame and s.kept >= SPUN_KEPT and s.pos != "N"]
    return Substitutions(found, len(framed) >= SPUN_WORDS and len(framed) >= SPUN_SHARE * words)


def _in_bead(pair: Pair, bead: int, aligned: WordAlignment, *, english: bool) -> Iterator[Substitution]:
    original, rewrite = pair.get(parses)
    kept = kept_share(aligned)
    for link in aligned.links:
        a, b = aligned.original[link.original], aligned.rewrite[link.rewrite]
        if link.kind is not LinkKind.SUBSTITUTION or not _exchangeable(a) or not _exchangeable(b):
            continue
        if len(aligned.links_of("original", link.original)) > 1 or len(aligned.links_of("rewrite", link.rewrite)) > 1:
            continue
        pos = _common(_without_capital(original, a), _without_capital(rewrite, b))
        known = related(a.key, b.key, pos if pos in {"n", "v", "a", "r"} else "") if english else None
        yield Substitution(
            bead=bead,
            original=a,
            rewrite=b,
            score=link.score,
            related=known or Related(Relation.UNKNOWN),
            pos=pos,
            frame=frame(aligned, link),
            kept=kept,
        )


def _exchangeable(token: Token) -> bool:
    return token.kind is TokenKind.WORD and is_content(token)


def part_of_speech(parse: Parse | None, span: Span) -> str:
    """n, v, a, r, N for a name, ``-`` for any other; ``""`` without a parse."""
    if parse is None:
        return ""
    token = parse.at(span.start)
    return _POS.get(token.pos, "-") if token else ""


def _without_capital(parse: Parse | None, token: Token) -> str:
    """The part of speech; a word in small letters that is tagged as a name is a noun."""
    pos = part_of_speech(parse, token.span)
    return "n" if pos == "N" and token.text.islower() else pos


def _common(a: str, b: str) -> str:
    if "N" in (a, b):
        return "N"
    return a if a == b or not b else b if not a else "?"


def frame(aligned: WordAlignment, link: WordLink) -> int:
    """How many of the neighbours of two linked words, left and right, are the same words on both sides, 0..2."""
    return sum(_same(aligned, link.original + step, link.rewrite + step) for step in (-1, 1))


def _same(aligned: WordAlignment, i: int, j: int) -> bool:
    if not 0 <= i < len(aligned.original) or not 0 <= j < len(aligned.rewrite):
        return i == j == -1 or (i == len(aligned.original) and j == len(aligned.rewrite))
    return aligned.original[i].key == aligned.rewrite[j].key and j in aligned.partners("original", i)


def kept_share(aligned: WordAlignment) -> float:
    """The share of all words of both sides that stand in common runs of the same order, rounded to 4 decimals."""
    sides = ([t.key for t in aligned.original], [t.key for t in aligned.rewrite])
    total = len(sides[0]) + len(sides[1])
    return round(2 * sum(size for _, _, size in equal_blocks(*sides)) / total, 4) if total else 1.0
