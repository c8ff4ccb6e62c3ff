"""What has changed in a text since a verdict was given on it: a small diff, with only the words around a change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from drift.analysis.equal_blocks import equal_blocks

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+|\s+|.", re.DOTALL)
"""Words, runs of white space, and signs; of Chinese and Japanese, which have no spaces, single characters."""
AROUND = 8


class Kind(StrEnum):
    """Whether a stretch is in both texts, or only in that of then, or only in that of now."""

    EQUAL = "equal"
    GONE = "gone"
    NEW = "new"


class Piece(NamedTuple):
    """A stretch of text."""

    kind: Kind
    text: str

    def marked(self, text: str) -> str:
        """A text in the marks of this piece's kind: ``[-gone-]``, ``{+new+}``; for what is shown of the piece."""
        before, after = _MARKS[self.kind]
        return f"{before}{text}{after}"


_MARKS = {Kind.EQUAL: ("", ""), Kind.GONE: ("[-", "-]"), Kind.NEW: ("{+", "+}")}


def changed_sides(then: Iterable[str], now: Iterable[str]) -> Iterator[tuple[str, list[Piece]]]:
    """The sides that a verdict was given on and that say something else now, each with its pieces."""
    for name, before, after in zip(("original", "rewrite"), then, now, strict=True):
        if before and before.split() != after.split():
            yield name, since(before, after)


def since(then: str, now: str, around: int = AROUND) -> list[Piece]:
    """The pieces of both texts in the order of reading; long stretches that are equal are cut to the words at a change.

    Args:
        then: the text that was judged.
        now: the text as it is.
        around: how many words and spaces of what is equal stand before and after a change.
    """
    a, b = _WORD.findall(" ".join(then.split())), _WORD.findall(" ".join(now.split()))
    pieces: list[Piece] = []
    i = j = 0
    for start_a, start_b, size in (*equal_blocks(a, b), (len(a), len(b), 0)):
        for kind, words in (("gone", a[i:start_a]), ("new", b[j:start_b])):
            if words:
                pieces.append(Piece(Kind(kind), "".join(words)))
        i, j = start_a + size, start_b + size
        if size:
            whole = a[start_a:i]
            pieces.append(
                Piece(Kind.EQUAL, _cut(whole, around, first=start_a == start_b == 0, last=(i, j) == (len(a), len(b))))
            )
    return pieces


def _cut(words: list[str], around: int, *, first: bool, last: bool) -> str:
    before = [] if first else words[:around]
    after = [] if last else words[len(words) - around :]
    if (first and last) or len(words) <= len(before) + len(after) + 1:
        return "".join(words)
    return "".join([*before, "…", *after])
