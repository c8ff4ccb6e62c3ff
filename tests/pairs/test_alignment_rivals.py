"""The best entries of rows: the same by tiles as by sorting whole rows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pairs import rivals
from pairs.rivals import best_of


@given(st.integers(0, 10_000), st.integers(1, 5), st.integers(8, 400), st.integers(1, 8), st.integers(2, 40))
@settings(max_examples=60, deadline=None)
def test_tiles_find_the_best_entries(seed: int, height: int, width: int, keep: int, levels: int) -> None:
    """Whatever the width and however many entries are equal, the values found are the greatest of their row."""
    cells = np.random.default_rng(seed).integers(0, levels, (height, width)).astype(np.float32) / levels
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rivals, "_TILE", 7)
        patch.setattr(rivals, "_WIDE", 7 * keep)
        found = best_of(cells, keep)
    assert np.array_equal(found.value, -np.sort(-cells, axis=1)[:, :keep])
    assert np.array_equal(np.take_along_axis(cells, found.index, axis=1), found.value)
    assert all(len(set(row)) == len(row) for row in found.index.tolist())
