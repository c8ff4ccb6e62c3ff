"""Vectors made comparable: unit length, finite, and rounded before anything is decided on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pairs.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def rounded_units(rows: NDArray[np.floating[Any]], name: str) -> NDArray[np.float32]:
    """Each row of ``rows`` scaled to length 1 and rounded to half precision, as float32.

    A row of zeros stays a row of zeros: it resembles nothing, itself included.

    Args:
        rows: shape ``(n, dimension)``.
        name: the model's name, for the error.

    Raises:
        ModelError: a component is NaN or infinite. Every comparison with NaN is false, which would read as
            "no drift", so it must never pass.
    """
    import numpy as np

    if not np.isfinite(rows).all():
        row = int(np.flatnonzero(~np.isfinite(rows).all(axis=1))[0])
        raise ModelError(f"the model {name} gave a vector that is no number (row {row + 1}): its weights are broken")
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows, dtype=np.float64))[:, None]
    # The quotient stays in the rows' own precision, since there may be many rows.
    divisors = np.maximum(lengths, np.finfo(np.float32).tiny).astype(rows.dtype)
    halves: NDArray[np.float16] = (rows / divisors).astype(np.float16)
    return halves.astype(np.float32)
