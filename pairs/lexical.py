"""Lexical evidence: which words, figures and letter groups two sides share.

Needs no model and no word list. Words are cut to six letters, a crude stem that holds for most European
inflection (the "n-stems" of Xu and Croft 1998 and of CATS' character n-grams in spirit); scripts that are
written without spaces give pairs of characters instead. Letter groups are the hashed character trigrams
that hashing vectorisers use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEM = 6
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff]"
)
_BUCKETS = ((2_000, 4096), (40_000, 1024), (10**9, 256))
_CHUNK = 2_000


def terms(folded: str) -> list[tuple[str, str]]:
    """The terms of a folded text in reading order, each with the form that it has there.

    A term is a figure, a six-letter stem, or a pair of characters.
    """
    if folded.isascii():
        return [
            (token.replace(",", "") if token[0].isdigit() else token[:STEM], token) for token in _TOKEN.findall(folded)
        ]
    found: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(folded):
        token = match.group()
        if _UNSPACED.match(token):
            found.extend((token[k : k + 2],) * 2 for k in range(max(1, len(token) - 1)))
        else:
            found.append((token.replace(",", "") if token[0].isdigit() else token[:STEM], token))
    return found


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of both sides under one numbering.

    Attributes:
        folded: the comparison keys of the segments, original and rewrite.
        terms: the set of term numbers of each segment, original and rewrite.
        weight: inverse document frequency of each term over the different segments of both sides.
        words: the terms by number, for explanations.
    """

    folded: tuple[list[str], list[str]]
    terms: tuple[list[frozenset[int]], list[frozenset[int]]]
    weight: list[float]
    words: list[str]

    def mass(self, numbers: frozenset[int] | set[int]) -> float:
        """The summed weight of some terms."""
        weight = self.weight
        return sum([weight[t] for t in numbers])

    def overlap(self, rows: Sequence[int], cols: Sequence[int]) -> tuple[float, float, float, float, float]:
        """How the terms of two groups of segments cover each other, each 0..1.

        Returns:
            Dice of the joined terms; the lower and the higher containment; ``fill``: how much more of the side with
            fewer segments is covered by the whole other group than by its best single segment; ``inside``: the
            least share of the other group's segments' terms that the side with fewer segments holds.
        """
        sides = ([self.terms[0][i] for i in rows], [self.terms[1][j] for j in cols])
        left, right = (frozenset().union(*side) for side in sides)
        common = left & right
        shared, one, two = self.mass(common), self.mass(left), self.mass(right)
        if shared <= 0.0:
            return 0.0, 0.0, 0.0, 0.0, 0.0
        dice, low, high = 2 * shared / (one + two), shared / max(one, two), shared / min(one, two)
        if len(rows) == len(cols) == 1:
            return dice, low, high, 0.0, low
        whole, parts, total = (left, sides[1], one) if len(rows) <= len(cols) else (right, sides[0], two)
        held = [self.mass(part & whole) for part in parts]
        inside = min(h / max(self.mass(part), 1e-9) for h, part in zip(held, parts, strict=True))
        return dice, low, high, (shared - max(held)) / total, inside

    def shared(self, rows: Sequence[int], cols: Sequence[int], limit: int = 3) -> list[str]:
        """What both groups have in common, for a reader: figures first, then rare words, long ones before short."""
        left = self.terms[0][rows[0]].union(*(self.terms[0][i] for i in rows[1:]))
        right = self.terms[1][cols[0]].union(*(self.terms[1][j] for j in cols[1:]))
        telling = [
            t
            for t in left & right
            if self.words[t][0].isdigit() or len(self.words[t]) > 2 or _UNSPACED.match(self.words[t])
        ]

        def rank(t: int) -> tuple[bool, float, str]:
            word = self.words[t]
            return not word[0].isdigit(), -round(self.weight[t] * min(len(word), STEM), 4), word

        return [self.words[t] for t in sorted(telling, key=rank)[:limit]]


def likeness(lexicon: Lexicon) -> float:
    """How far two sides use the same words equally often, 0..1: over .4 for texts of one language, under .2 for others.

    The overlap of the two distributions of terms, figures left out, over the segments that hold them.
    """
    counts: list[dict[int, int]] = []
    for side in lexicon.terms:
        count: dict[int, int] = {}
        for segment in side:
            for term in segment:
                if not lexicon.words[term][0].isdigit():
                    count[term] = count.get(term, 0) + 1
        counts.append(count)
    one, two = counts
    if not one or not two:
        return 1.0
    total, other = sum(one.values()), sum(two.values())
    return round(sum(min(n / total, two[term] / other) for term, n in one.items() if term in two), 4)


def lexicon(folded: tuple[list[str], list[str]]) -> Lexicon:
    """Number and weigh the terms of two lists of segments, given their comparison keys."""
    number: dict[str, int] = {}
    words: list[str] = []
    sides: list[list[frozenset[int]]] = []
    for side in folded:
        segments = []
        for text in side:
            numbers = []
            for term, form in terms(text):
                if term not in number:
                    number[term] = len(words)
                    words.append(form)
                numbers.append(number[term])
            segments.append(frozenset(numbers))
        sides.append(segments)
    frequency = [0] * len(words)
    distinct = {
        text: numbers
        for side, segments in zip(folded, sides, strict=True)
        for text, numbers in zip(side, segments, strict=True)
    }
    for segment in distinct.values():
        for term_number in segment:
            frequency[term_number] += 1
    size = len(distinct) + 1
    weight = [log(size / count) for count in frequency]
    return Lexicon(folded, (sides[0], sides[1]), weight, words)


def length(folded: str) -> int:
    """Characters of a text, at least 1; one of a script without spaces counts for 2.5, as in translations it does."""
    return max(1, len(folded) + 3 * len(_UNSPACED.findall(folded)) // 2)


def letter_groups(folded: tuple[Sequence[str], Sequence[str]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weighted, hashed character trigrams of each segment, unit rows, shapes ``(n, buckets)``, ``(m, buckets)``.

    Term frequency is damped by a square root, buckets weigh by inverse document frequency.
    """
    import numpy as np

    every = [f" {text} " for side in folded for text in side]
    total = len(every)
    buckets = next(size for limit, size in _BUCKETS if total <= limit)
    counts = np.zeros((total, buckets), dtype=np.float32)
    for start in range(0, total, _CHUNK):
        _count(every[start : start + _CHUNK], counts[start : start + _CHUNK])
    first = list({text: k for k, text in enumerate(every)}.values())
    frequency = np.count_nonzero(counts if len(first) == total else counts[first], axis=0)
    counts *= np.log((len(first) + 1) / np.maximum(frequency, 1)).astype(np.float32)
    counts /= np.maximum(np.sqrt(np.einsum("ij,ij->i", counts, counts)), 1e-9)[:, None]
    return counts[: len(folded[0])], counts[len(folded[0]) :]


def _count(texts: Sequence[str], counts: NDArray[np.float32]) -> None:
    """Write the damped frequencies of the texts' trigrams into ``counts``, one row a text."""
    import numpy as np

    buckets = counts.shape[1]
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if len(codes) < 3:
        return
    owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    inside = owner[:-2] == owner[2:]
    first, second, third = codes[:-2], codes[1:-1], codes[2:]
    mixed = first * np.uint32(2654435761) ^ second * np.uint32(2246822519) ^ third * np.uint32(3266489917)
    hashed = ((mixed ^ (mixed >> np.uint32(15))) % np.uint32(buckets)).astype(np.int64)
    keys, numbers = np.unique(owner[:-2][inside] * buckets + hashed[inside], return_counts=True)
    counts[keys // buckets, keys % buckets] = np.sqrt(numbers)
