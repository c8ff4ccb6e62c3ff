"""What has changed in a text since a verdict was given on it: a small diff, with only the words around a change."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+|\s+|.", re.DOTALL)
"""Words, runs of white space, and signs; of Chinese and Japanese, which have no spaces, single characters."""
_AROUND = 8
"""How many words and spaces of what is equal stand before and after a change."""
_MOST = 1000
"""Words and spaces above which both texts are given whole: matching costs the square."""


class Piece(NamedTuple):
    """A stretch that is in both texts, or gone, or new."""

    kind: Literal["equal", "gone", "new"]
    text: str


def since(then: str, now: str) -> list[Piece]:
    """The pieces of both texts in the order of reading; long stretches that are equal are cut to the words at a change.

    Args:
        then: the text that was judged.
        now: the text as it is.
    """
    a, b = _WORD.findall(" ".join(then.split())), _WORD.findall(" ".join(now.split()))
    if max(len(a), len(b)) > _MOST:
        return [piece for piece in (Piece("gone", "".join(a)), Piece("new", "".join(b))) if piece.text]
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    pieces: list[Piece] = []
    for k, (tag, i, i_end, j, j_end) in enumerate(codes):
        if tag == "equal":
            pieces.append(Piece("equal", _cut(a[i:i_end], first=k == 0, last=k == len(codes) - 1)))
            continue
        if i < i_end:
            pieces.append(Piece("gone", "".join(a[i:i_end])))
        if j < j_end:
            pieces.append(Piece("new", "".join(b[j:j_end])))
    return pieces


def _cut(words: list[str], *, first: bool, last: bool) -> str:
    before = [] if first else words[:_AROUND]
    after = [] if last else words[len(words) - _AROUND :]
    if len(words) <= len(before) + len(after) + 1:
        return "".join(words)
    return "".join([*before, "…", *after])
