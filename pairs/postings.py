"""Postings of the rewrite's terms: which segments hold a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairs.rivals import Best, grouped_best

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pairs.lexical import Lexicon

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

KEEP = 8
"""Partners that are remembered of each segment."""
_COMMON = 400
_RARE = 40


class Postings:
    """Postings of the rewrite's terms, to score a row of the original against all of them at once."""

    def __init__(self, lexicon: Lexicon, segments: tuple[Ints, Ints]) -> None:
        import numpy as np

        self.left = [lexicon.terms[0][i] for i in segments[0]]
        self.right = [lexicon.terms[1][j] for j in segments[1]]
        self.lexicon = lexicon
        self.mass = tuple(
            np.array([lexicon.mass(side) for side in sides], dtype=np.float64) for sides in (self.left, self.right)
        )
        self.half = tuple(np.maximum(side / 2, 1e-9).astype(np.float32) for side in self.mass)
        postings: dict[int, list[int]] = {}
        for j, side in enumerate(self.right):
            for term in side:
                postings.setdefault(term, []).append(j)
        self.common = min(len(self.right), _COMMON)
        self.postings = {term: np.array(found, dtype=np.int64) for term, found in postings.items()}

    def block(self, start: int, stop: int) -> Floats:
        """Dice of rows ``start:stop`` against every column; terms of very many columns are left out."""
        import numpy as np

        width = len(self.right)
        cells = np.zeros((stop - start, width), dtype=np.float32)
        for i in range(start, stop):
            found = sorted(t for t in self.left[i] if t in self.postings and len(self.postings[t]) <= self.common)
            if not found:
                continue
            lists = [self.postings[t] for t in found]
            weights = np.repeat([self.lexicon.weight[t] for t in found], [len(each) for each in lists])
            cells[i - start] = np.bincount(np.concatenate(lists), weights=weights, minlength=width)
        # In place: of two long documents these cells are what the time goes into.
        total = self.half[0][start:stop, None] + self.half[1][None, :]
        np.divide(cells, total, out=cells)
        return np.round(cells, 4, out=cells)

    def rare(self) -> dict[str, tuple[Best, Best]]:
        """The best partners of each segment by the rare terms that they share, in time linear in the postings."""
        import numpy as np

        weight = self.lexicon.weight
        rows, cols, values = [], [], []
        for i, side in enumerate(self.left):
            found = sorted(t for t in side if 0 < len(self.postings.get(t, ())) <= _RARE)
            if found:
                lists = [self.postings[t] for t in found]
                partners, where = np.unique(np.concatenate(lists), return_inverse=True)
                score = np.bincount(where, weights=np.repeat([weight[t] for t in found], [len(x) for x in lists]))
                best = np.argsort(-score, kind="stable")[:KEEP]
                rows.append(np.full(len(best), i))
                cols.append(partners[best])
                values.append(2 * score[best] / (self.mass[0][i] + self.mass[1][partners[best]]))
        if not rows:
            return {}
        one, two = np.concatenate(rows), np.concatenate(cols)
        value = np.round(np.concatenate(values), 4).astype(np.float32)
        by_row, by_col = (
            grouped_best(one, two, value, len(self.left), KEEP), grouped_best(two, one, value, len(self.right), KEEP)
        )  # fmt: skip
        return {"rare": (by_row, by_col)}

    def at(self, rows: Ints, cols: Ints) -> tuple[Floats, Floats, Floats]:
        """Dice, lower and higher containment at some pairs, over all their terms."""
        import numpy as np

        weight = self.lexicon.weight
        left, right = self.left, self.right
        shared = np.array(
            [sum([weight[t] for t in left[i] & right[j]]) for i, j in zip(rows.tolist(), cols.tolist(), strict=True)],
            dtype=np.float64,
        ).reshape(len(rows))
        one, two = self.mass[0][rows], self.mass[1][cols]
        dice = 2 * shared / np.maximum(one + two, 1e-9)
        low, high = shared / np.maximum(np.maximum(one, two), 1e-9), shared / np.maximum(np.minimum(one, two), 1e-9)
        return tuple(np.round(each, 4).astype(np.float32) for each in (dice, low, high))  # type: ignore[return-value]
