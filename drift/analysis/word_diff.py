"""Which words of two passages stand on one side only: the word-level diff that a reader is shown."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category

from drift.analysis.equal_blocks import equal_blocks
from drift.analysis.tokens import Token, TokenKind, tokenize
from pairs.document import Span

# Below this share of common words a diff is confetti: the passage counts as rewritten.
REWRITTEN_BELOW = 0.35


def word_diff(
    original: Sequence[tuple[str, int]], rewrite: Sequence[tuple[str, int]]
) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Spans of words that are only on one side; ``None`` where so little is common that a diff says nothing.

    Args:
        original: the texts of one side's sentences, each with its offset in the document.
        rewrite: those of the other side.

    Returns:
        For each side the maximal runs of words without a counterpart, in document offsets. Marks alone are
        no difference, and a run never crosses from one sentence into the next.
    """
    a = [token for text, offset in original for token in _words(tokenize(text, offset))]
    b = [token for text, offset in rewrite for token in _words(tokenize(text, offset))]
    blocks = list(equal_blocks([t.key for t in a], [t.key for t in b]))
    words = max(1, sum(t.kind is not TokenKind.MARK for t in (*a, *b)))
    common = sum(t.kind is not TokenKind.MARK for i, _, n in blocks for t in a[i : i + n])
    if 2 * common / words < REWRITTEN_BELOW:
        return None
    in_a = {k for i, _, n in blocks for k in range(i, i + n)}
    in_b = {k for _, j, n in blocks for k in range(j, j + n)}
    return (
        _runs(a, in_a, {offset for _, offset in original}),
        _runs(b, in_b, {offset for _, offset in rewrite}),
    )


def _words(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with a currency sign and the figure behind it as one."""
    out: list[Token] = []
    for token in tokens:
        last = out[-1] if out else None
        if (
            last
            and token.kind is TokenKind.NUMBER
            and last.span.end == token.span.start
            and category(last.text[-1]) == "Sc"
        ):
            out[-1] = Token(last.span.cover(token.span), last.text + token.text, last.key + token.key, token.kind)
        else:
            out.append(token)
    return out


def _runs(tokens: Sequence[Token], common: set[int], breaks: set[int]) -> tuple[Span, ...]:
    """Join neighbouring words that are not common, across marks that are not common either."""
    runs: list[Span] = []
    open_run = False
    for k, token in enumerate(tokens):
        if token.span.start in breaks or k in common:
            open_run = False
        if k in common or token.kind is TokenKind.MARK:
            continue
        if open_run:
            runs[-1] = runs[-1].cover(token.span)
        else:
            runs.append(token.span)
        open_run = True
    return tuple(runs)
