"""Windows: how alike several neighbouring segments of each side are, as wholes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pairs import windows
from pairs.windows import Closeness, Products, Windows


def cosine(one: np.ndarray, two: np.ndarray) -> float:
    """Cosine of the sums of two groups of rows."""
    left, right = one.sum(axis=0), two.sum(axis=0)
    norm = float(np.linalg.norm(left) * np.linalg.norm(right))
    return float(left @ right) / norm if norm > 1e-6 else 0.0


@given(st.integers(0, 10_000), st.integers(1, 9), st.integers(1, 9), st.data())
@settings(max_examples=80, deadline=None)
def test_similarities_are_those_of_the_summed_vectors(seed: int, n: int, m: int, data: st.DataObject) -> None:
    """Similarity, least gain of an edge and most gain of reaching further are what adding up the vectors gives."""
    chance = np.random.default_rng(seed)
    left, right = (chance.standard_normal((size, 5)).astype(np.float32) for size in (n, m))
    i, j = data.draw(st.integers(0, n - 1)), data.draw(st.integers(0, m - 1))
    height, width = data.draw(st.integers(1, min(4, n - i))), data.draw(st.integers(1, min(4, m - j)))
    found = Products((left, right), (np.array([i]), np.array([j]))).judged(
        np.array([0]), np.array([height]), np.array([width])
    )

    def at(top: int, bottom: int, start: int, stop: int) -> float:
        return cosine(left[max(top, 0) : bottom], right[max(start, 0) : stop])

    whole = at(i, i + height, j, j + width)
    less = [at(i + 1, i + height, j, j + width), at(i, i + height - 1, j, j + width)] if height > 1 else []
    less += [at(i, i + height, j + 1, j + width), at(i, i + height, j, j + width - 1)] if width > 1 else []
    more = [
        at(i - 1, i + height, j, j + width), at(i, i + height + 1, j, j + width),
        at(i, i + height, j - 1, j + width), at(i, i + height, j, j + width + 1),
    ]  # fmt: skip
    assert float(found[0][0]) == pytest.approx(whole, abs=2e-4)
    assert float(found[1][0]) == pytest.approx(min((whole - each for each in less), default=0.0), abs=4e-4)
    assert float(found[2][0]) == pytest.approx(max(more) - whole, abs=4e-4)


def test_long_documents_are_measured_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the whole table would not fit in memory, only what is needed is multiplied, with the same result."""
    chance = np.random.default_rng(3)
    sides = (chance.standard_normal((40, 8)).astype(np.float32), chance.standard_normal((30, 8)).astype(np.float32))
    starts = (chance.integers(0, 40, 25), chance.integers(0, 30, 25))
    shape = (np.arange(25), chance.integers(1, 5, 25), chance.integers(1, 5, 25))
    dense = Products(sides, starts).judged(*shape)
    monkeypatch.setattr(windows, "_DENSE_CELLS", 0)
    monkeypatch.setattr(windows, "_CHUNK_CELLS", 64)
    for one, two in zip(dense, Products(sides, starts).judged(*shape), strict=True):
        assert np.abs(one - two).max() <= 2e-4


def test_windows_of_two_lists_share_their_starts() -> None:
    """What is said of a window does not depend on the list that it stands in."""
    chance = np.random.default_rng(5)
    grams = (chance.standard_normal((6, 4)).astype(np.float32), chance.standard_normal((6, 4)).astype(np.float32))
    ones = np.ones(2, dtype=np.int64)
    single = Windows(np.array([7, 14]), np.array([1, 2]), np.array([1, 2]), ones, ones)
    many = Windows(np.array([7]), np.array([1]), np.array([1]), np.array([2]), np.array([1]))
    closeness = Closeness((many, single), None, grams)
    assert closeness.of(single)[0] is None
    assert float(closeness.of(single)[1][0][1]) == pytest.approx(cosine(grams[0][2:3], grams[1][2:3]), abs=2e-4)
    assert float(closeness.of(many)[1][0][0]) == pytest.approx(cosine(grams[0][1:3], grams[1][1:2]), abs=2e-4)
