"""A first look at two passages: whether they are surely harmless, from their words alone.

It costs a few microseconds, loads no model and no parser, and decides only where both sides say the same words in the
same order. How much it decides and what it misses stands in docs/score-measured.md.
"""

from __future__ import annotations

from drift.analysis.tokens import Token, TokenKind, tokenize

# Words that come and go with no change of meaning, and what contractions stand for.
_EMPTY = frozenset({"a", "an", "the", "that"})
_CONTRACTIONS = {"n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am"}
# Marks that a careful reader passes over. All others may change what is said: quotation marks, "?", "!", signs of
# currencies, of arithmetic and of units.
_IDLE = frozenset(".,;:-–—‐()[]{}…'’·•*_|")


def surely_harmless(original: str, rewrite: str) -> bool:
    """Whether two passages have the same words in the same order, but for articles, contractions and idle marks."""
    return original == rewrite or _words(original) == _words(rewrite)


def _words(text: str) -> list[str]:
    words = []
    tokens = tokenize(text)
    for token, after in zip(tokens, (*tokens[1:], None), strict=True):
        if token.kind is TokenKind.MARK and token.text in _IDLE and not _touches(token, after):
            continue
        key = _CONTRACTIONS.get(token.key.replace("’", "'"), token.key)
        if key not in _EMPTY:
            words.append(key)
    return words


def _touches(mark: Token, after: Token | None) -> bool:
    """Whether a mark belongs to the figure behind it: -5, 5:30, 3–4."""
    return after is not None and after.kind is TokenKind.NUMBER and after.span.start == mark.span.end
