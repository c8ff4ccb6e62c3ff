"""A sentence as word pieces, and the windows that a long one is cut into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordPieces:
    """The word pieces of one text, special tokens left out.

    Attributes:
        ids: each piece's number in the vocabulary.
        spans: each piece's code points in the text.
        words: the number of the word that each piece belongs to.
    """

    ids: Sequence[int]
    spans: Sequence[tuple[int, int]]
    words: Sequence[int | None]


def windows(words: Sequence[int | None], limit: int) -> Iterator[tuple[int, int]]:
    """Cut ``len(words)`` pieces into as few ranges of at most ``limit`` as possible, all about as long.

    A range ends at the end of a word where one ends in its second half. Text past a model's length is thus read
    in the next window, never left out. No pieces give one empty range.
    """
    start, total = 0, len(words)
    while total - start > limit:
        rest = total - start
        goal = start + -(-rest // -(-rest // limit))
        end = goal
        while end > start + (goal - start) // 2 and words[end] is not None and words[end] == words[end - 1]:
            end -= 1
        if words[end] is not None and words[end] == words[end - 1]:
            end = goal
        yield start, end
        start = end
    yield start, total
