"""How a rewrite says a term that its original repeats: with one word, or now with this and now with that."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.content import is_content
from drift.analysis.parse import parses
from drift.analysis.stems import same_family, stem
from drift.analysis.substitutions import frame, part_of_speech
from drift.analysis.tokens import Token, TokenKind
from drift.analysis.word_alignment import word_alignments

if TYPE_CHECKING:
    from drift.analysis.pair import Pair
    from drift.analysis.word_alignment import WordAlignment

# A term is a noun that comes back this often; its rendering is what stands for it this often.
REPEATED = 3
SETTLED = 2
# A rendering that departs is told from a loose paraphrase by how well it fits the place or what stands
# around it, and by being rare.
FITS = 0.35
SHARE = 0.34


@dataclass(frozen=True, slots=True)
class OddRendering:
    """A place where a repeated term is said otherwise than elsewhere.

    Attributes:
        bead: index of the bead.
        original: the term.
        rewrite: what stands for it here.
        usual: what stands for it elsewhere, as it is written at the first of those places.
        times: how often it does.
    """

    bead: int
    original: Token
    rewrite: Token
    usual: str
    times: int


_Rendered = tuple[int, Token, Token, bool]


def odd_renderings(pair: Pair) -> dict[int, tuple[OddRendering, ...]]:
    """By bead the renderings that depart from the usual one; use it as ``pair.get(odd_renderings)``.

    A word that both texts use for different things is left alone: what departs must not answer another word elsewhere.
    """
    rendered: dict[str, list[_Rendered]] = {}
    answers: dict[str, set[str]] = {}
    for view, aligned in zip(pair.beads, pair.get(word_alignments), strict=True):
        if aligned is None:
            continue
        for a, b, sure in _nouns(pair, aligned):
            rendered.setdefault(stem(a.key), []).append((view.index, a, b, sure))
            answers.setdefault(stem(b.key), set()).add(stem(a.key))
    found: dict[int, list[OddRendering]] = {}
    for places in rendered.values():
        for odd in _odd(places, answers):
            found.setdefault(odd.bead, []).append(odd)
    return {bead: tuple(several) for bead, several in found.items()}


def _odd(places: list[_Rendered], answers: dict[str, set[str]]) -> list[OddRendering]:
    counts = Counter(stem(b.key) for _, _, b, _ in places)
    (usual, times), *others = counts.most_common()
    if len(places) < REPEATED or times < SETTLED or not others:
        return []
    written = next(b.text for _, _, b, _ in places if stem(b.key) == usual)
    return [
        OddRendering(bead, a, b, written, times)
        for bead, a, b, sure in places
        if counts[stem(b.key)] <= SHARE * len(places)
        and sure
        and len(answers[stem(b.key)]) == 1
        and not same_family(b.key, written.lower())
        and not same_family(b.key, a.key)
    ]


def _nouns(pair: Pair, aligned: WordAlignment) -> list[tuple[Token, Token, bool]]:
    """The nouns of the original that one noun of the rewrite answers, and whether it fits or stands in its frame."""
    one, other = pair.get(parses)
    found = []
    for link in aligned.links:
        a, b = aligned.original[link.original], aligned.rewrite[link.rewrite]
        if not (a.kind is b.kind is TokenKind.WORD and is_content(a) and is_content(b)):
            continue
        if len(aligned.links_of("original", link.original)) > 1 or len(aligned.links_of("rewrite", link.rewrite)) > 1:
            continue
        if part_of_speech(one, a.span) == "n" and part_of_speech(other, b.span) == "n":
            found.append((a, b, link.score >= FITS or frame(aligned, link) > 0))
    return found
