"""The arithmetic behind word alignment: a score for each pair of words, and links chosen from the scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from drift.analysis.content import is_content
from drift.analysis.equal_blocks import equal_blocks
from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.spelling import spelling
from drift.analysis.tokens import Token, TokenKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

# Chosen on a public set of gold word alignments (MultiMWA-MTRef) by coordinate search; the surface is flat:
# every weight may be halved or doubled for less than one point of F1.
LEXICAL = 0.3  # an equal word, beside its cosine
SAME_SORT = 0.2  # where there are no vectors: for two content words, or two words of grammar
DISTANCE = 0.1  # for words from opposite ends of their passages
NEIGHBOUR = 0.1  # for each neighbour that is linked in parallel
FLOOR = 0.3  # of a mutual best match
GAP = 0.2  # for words between the same two anchors
GAP_FLOOR = 0.5
JOIN_FLOOR = 0.3  # of a word that joins its neighbour's link
ROUNDS = 4
CLASH = 1.0  # a word never answers a mark
# Above this many pairs of words a passage is cut at its equal runs and the rest is linked piece by piece.
CELLS = 250_000


def links(
    original: Sequence[Token], rewrite: Sequence[Token], a: Matrix | None, b: Matrix | None
) -> Iterator[tuple[int, int, float]]:
    """Yield ``(i, j, score)`` for each pair of words that answer each other."""
    if len(original) * len(rewrite) <= CELLS:
        yield from _matrix_links(original, rewrite, a, b)
        return
    i = j = 0
    blocks = [*equal_blocks([t.key for t in original], [t.key for t in rewrite])]
    for start_i, start_j, size in [*blocks, (len(original), len(rewrite), 0)]:
        if i < start_i and j < start_j and (start_i - i) * (start_j - j) <= CELLS:
            part_a, part_b = (None, None) if a is None or b is None else (a[i:start_i], b[j:start_j])
            for x, y, score in _matrix_links(original[i:start_i], rewrite[j:start_j], part_a, part_b):
                yield x + i, y + j, score
        for k in range(size):
            yield start_i + k, start_j + k, 1.0
        i, j = start_i + size, start_j + size


def _matrix_links(
    original: Sequence[Token], rewrite: Sequence[Token], a: Matrix | None, b: Matrix | None
) -> Iterator[tuple[int, int, float]]:
    base = _scores(original, rewrite, a, b)
    linked = np.zeros(base.shape, dtype=bool)
    scores = base
    for _ in range(ROUNDS):
        scores = _rounded(base + NEIGHBOUR * _support(linked))
        chosen = _mutual(scores, FLOOR)
        if (chosen == linked).all():
            break
        linked = chosen
    scores = _rounded(base + NEIGHBOUR * _support(linked))
    _fill(scores, linked)
    _join(scores - CLASH * _taken(original, rewrite, linked), linked)
    for i, j in np.argwhere(linked):
        yield int(i), int(j), float(np.clip(np.round(base[i, j] / (1 + LEXICAL), 4), 0, 1))


def _scores(original: Sequence[Token], rewrite: Sequence[Token], a: Matrix | None, b: Matrix | None) -> Matrix:
    """How well each word of one side fits each of the other, before their neighbours are looked at."""
    n, m = len(original), len(rewrite)
    lexical = _lexical_matrix(original, rewrite)
    if a is None or b is None:
        grammar = [np.array([t.key in FUNCTION_WORDS for t in side]) for side in (original, rewrite)]
        scores = lexical + SAME_SORT * (grammar[0][:, None] == grammar[1][None])
    else:
        scores = cosines(a, b) + LEXICAL * lexical
    is_mark = [np.array([t.kind is TokenKind.MARK for t in side]) for side in (original, rewrite)]
    scores -= CLASH * (is_mark[0][:, None] != is_mark[1][None])
    scores -= DISTANCE * np.abs(np.arange(n)[:, None] / n - np.arange(m)[None] / m)
    return _rounded(scores)


def cosines(a: Matrix, b: Matrix) -> Matrix:
    """Cosines of all rows of ``a`` with all of ``b``, after the mean of all rows is taken away.

    Contextual vectors share a large common part (Ethayarajh 2019); without it the scale is wider.
    """
    centre = np.concatenate([a, b]).mean(axis=0)
    left, right = (_unit(np.where(rows.any(axis=1, keepdims=True), rows - centre, 0)) for rows in (a, b))
    return _rounded(left @ right.T)


def plain_cosines(a: Matrix, b: Matrix) -> Matrix:
    """Cosines of all rows of ``a`` with all of ``b``."""
    return _rounded(_unit(a) @ _unit(b).T)


def fits(a: Matrix, b: Matrix) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """For each row of either side the highest plain cosine with any row of the other, rounded to 4 decimals.

    This is the greedy matching of BERTScore (Zhang et al. 2020) before its means are taken.
    """
    rows, columns = np.zeros(len(a), dtype=np.float32), np.full(len(b), -1, dtype=np.float32)
    left, right = _unit(a), _unit(b)
    # In strips, so that a passage of thousands of words fills no memory.
    strip = max(1, CELLS // max(1, len(b)))
    for start in range(0, len(a), strip):
        found = left[start : start + strip] @ right.T
        rows[start : start + strip] = found.max(axis=1)
        np.maximum(columns, found.max(axis=0), out=columns)
    return _plain(rows), _plain(columns)


def _plain(values: Matrix) -> tuple[float, ...]:
    return tuple(round(float(value), 4) for value in values)


def _rounded(scores: Matrix) -> Matrix:
    return np.asarray(np.round(scores, 4), dtype=np.float32)


def _unit(rows: Matrix) -> Matrix:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), dtype=np.float32)


def _lexical_matrix(original: Sequence[Token], rewrite: Sequence[Token]) -> Matrix:
    """Likeness of spelling, computed once for each pair of different keys."""
    rows, row_of = _distinct(original)
    columns, column_of = _distinct(rewrite)
    small = np.array([[spelling(x, y) for y in columns] for x in rows], dtype=np.float32)
    return small[np.ix_(row_of, column_of)]


def _distinct(tokens: Sequence[Token]) -> tuple[list[str], list[int]]:
    ids: dict[str, int] = {}
    order = [ids.setdefault(token.key, len(ids)) for token in tokens]
    return list(ids), order


def _mutual(scores: Matrix, floor: float) -> NDArray[np.bool_]:
    """Pairs that are each other's best; the first of equals."""
    rows, columns = scores.argmax(axis=1), scores.argmax(axis=0)
    chosen = np.zeros(scores.shape, dtype=bool)
    for i, j in enumerate(rows):
        if columns[j] == i and scores[i, j] >= floor:
            chosen[i, j] = True
    return chosen


def _support(linked: NDArray[np.bool_]) -> Matrix:
    """How many words around a pair are linked in parallel with it: near ones count more, 2.5 at most."""
    n, m = linked.shape
    total = np.zeros((n, m), dtype=np.float32)
    for distance, weight in ((1, 1.0), (2, 0.5), (3, 0.25)):
        if distance < n and distance < m:
            total[distance:, distance:] += weight * linked[:-distance, :-distance]
            total[:-distance, :-distance] += weight * linked[distance:, distance:]
    return np.minimum(total, 2.5)


def _fill(scores: Matrix, linked: NDArray[np.bool_]) -> None:
    """Link leftovers one to one, best first; words between the same two anchors need less."""
    for _ in range(2):
        rows = np.flatnonzero(~linked.any(axis=1))
        columns = np.flatnonzero(~linked.any(axis=0))
        if not rows.size or not columns.size:
            return
        before, after = _limits(linked)
        between = (before[rows][:, None] < columns[None]) & (columns[None] < after[rows][:, None])
        values = scores[np.ix_(rows, columns)] + GAP * between
        order = np.argsort(-values, axis=None, kind="stable")
        used_rows: set[int] = set()
        used_columns: set[int] = set()
        for flat in order:
            x, y = divmod(int(flat), len(columns))
            if values[x, y] < GAP_FLOOR:
                break
            if x not in used_rows and y not in used_columns:
                used_rows.add(x)
                used_columns.add(y)
                linked[rows[x], columns[y]] = True
        if not used_rows:
            return


def _limits(linked: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each word the partners of the nearest linked words before and after it."""
    n, width = linked.shape
    before, after = np.full(n, -1), np.full(n, width)
    has, partner = np.asarray(linked.any(axis=1)), linked.argmax(axis=1)
    for i in range(1, n):
        before[i] = partner[i - 1] if has[i - 1] else before[i - 1]
    for i in range(n - 2, -1, -1):
        after[i] = partner[i + 1] if has[i + 1] else after[i + 1]
    return before, after


def _taken(original: Sequence[Token], rewrite: Sequence[Token], linked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Pairs of content words of which one is answered by the very same word: it needs no second answer."""
    keys = [np.array([token.key for token in side]) for side in (original, rewrite)]
    content = [np.array([is_content(token) for token in side]) for side in (original, rewrite)]
    same = linked & (keys[0][:, None] == keys[1][None])
    found = same.any(axis=1)[:, None] | same.any(axis=0)[None]
    return np.asarray(found & content[0][:, None] & content[1][None])


def _join(scores: Matrix, linked: NDArray[np.bool_]) -> None:
    """Let a word without partner share the partner of the word beside it."""
    for _ in range(2):
        added = [*_joining(scores, linked), *((i, j) for j, i in _joining(scores.T, linked.T))]
        if not added:
            return
        for i, j in added:
            linked[i, j] = True


def _joining(scores: Matrix, linked: NDArray[np.bool_]) -> list[tuple[int, int]]:
    found = []
    for i in np.flatnonzero(~linked.any(axis=1)):
        near = [j for k in (i - 1, i + 1) if 0 <= k < len(linked) for j in np.flatnonzero(linked[k])]
        best = max(near, key=lambda j: (scores[i, j], -j), default=None)
        if best is not None and scores[i, best] >= JOIN_FLOOR:
            found.append((int(i), int(best)))
    return found
