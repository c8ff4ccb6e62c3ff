"""Words, numbers and marks with their offsets; the unit of word alignment, of difflib and of cue lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pairs.document import Span
from pairs.normal import fold
from pairs.scripts import MARKS


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a text.

    Attributes:
        span: where it stands, in the offsets that the caller asked for.
        text: as it stands.
        key: folded for comparison.
        kind: word, number or mark.
    """

    span: Span
    text: str
    key: str
    kind: TokenKind


# Scripts without spaces between words are cut into single characters: their words can't be found
# without a dictionary, and difflib on characters of one sentence is still short.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_CLITIC = r"['’](?:s|m|d|ll|re|ve)(?!\w)"
_LETTERS = rf"(?:(?!n['’]t(?!\w))(?![{_SPACELESS}])[\w{MARKS}\u00ad\u200b-\u200d])"
_TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,\u00a0\u202f\u2009]\d+)*)"
    rf"|(?P<clitic>(?<=[\w.])(?:n['’]t(?!\w)|{_CLITIC}))"
    rf"|(?P<single>[{_SPACELESS}])"
    rf"|(?P<word>(?=[^\W\d_]){_LETTERS}+(?:(?:(?!{_CLITIC})['’]|\.)(?=[^\W\d_]){_LETTERS}+)*)"
    rf"|(?P<mark>\S)",
    re.IGNORECASE,
)
_KINDS = {
    "number": TokenKind.NUMBER,
    "mark": TokenKind.MARK,
}


# Several analyses and scores ask for the words of the same sentence.
@lru_cache(maxsize=4096)
def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Split ``text`` into tokens; every character that is not white space lies in exactly one token.

    Clitics are tokens of their own, as in the Penn Treebank: ``Russia|'s``, ``did|n't``, ``they|'ll``.
    Hyphens separate: ``oil|-|rich``. A number keeps its group and decimal marks: ``1,200.5``.

    Args:
        text: any text.
        offset: added to every span.
    """
    found = []
    for match in _TOKEN.finditer(text):
        surface = match.group()
        kind = _KINDS.get(match.lastgroup or "", TokenKind.WORD)
        found.append(Token(Span(match.start() + offset, match.end() + offset), surface, fold(surface), kind))
    return tuple(found)
