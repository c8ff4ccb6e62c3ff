"""Words that carry content, and their lemmas where a parse gives them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.stems import root, stem
from drift.analysis.tokens import Token, TokenKind

# Words that are not in the list of function words and still say next to nothing by themselves.
LIGHT = frozenset(
    """such own other others another same as so too also only really quite rather much many more most several both all
    any each few lot lots thing things way ways kind sort etc however therefore moreover furthermore meanwhile thus
    hence instead otherwise already always often ever never now once today get got make made making makes take took
    taken taking come came go went going give gave given let mr mrs ms dr st according including include includes
    together away ago able else yes no okay o'clock please thanks due
    owing st nd rd th""".split()
)


def is_content(token: Token) -> bool:
    """Whether a token is a number, or a word that says something by itself."""
    if token.kind is TokenKind.NUMBER:
        return True
    if token.kind is TokenKind.MARK:
        return False
    return token.key not in FUNCTION_WORDS and token.key not in LIGHT and not token.key.startswith("'")


def content_keys(tokens: Iterable[Token]) -> frozenset[str]:
    """The stems of the content words among ``tokens``."""
    return frozenset(stem(token.key) for token in tokens if is_content(token))


@lru_cache(maxsize=65536)
def content_root(key: str) -> str:
    """The key by which a content word is looked up in another place: derivations meet."""
    return root(key)
