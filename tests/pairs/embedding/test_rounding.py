"""Vectors are finite, of unit length and rounded, or there are none."""

from __future__ import annotations

import numpy as np
import pytest

from pairs.embedding.rounding import rounded_units
from pairs.errors import ModelError


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_no_number_is_an_error(bad: float) -> None:
    """A NaN would make every comparison false, which reads as "no drift": it never passes."""
    rows = np.ones((3, 4))
    rows[1, 2] = bad
    with pytest.raises(ModelError, match="row 2"):
        rounded_units(rows, "m")


def test_rows_have_length_one_and_half_precision() -> None:
    """Each row has length 1 within half precision, and is exactly a half-precision number."""
    rows = rounded_units(np.random.default_rng(7).normal(size=(20, 384)) * 1e3, "m")
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    assert (rows == rows.astype(np.float16)).all()
    assert rows.dtype == np.float32


def test_rows_of_zeros_and_no_rows_pass() -> None:
    """A row of zeros resembles nothing; no rows give no rows."""
    assert not rounded_units(np.zeros((2, 4)), "m").any()
    assert rounded_units(np.zeros((0, 4)), "m").shape == (0, 4)
