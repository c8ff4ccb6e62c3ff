"""How sure the aligner is of the beads that it took.

A bead's probability was given before anything was chosen. That it was chosen says more: its rivals lost. So the
chosen beads get a last judgement, fitted on which chosen beads were right.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pairs.candidates import logit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pairs.proposal import Weighed

    Floats = NDArray[np.float32]

SURE = ("logit", "null", "many", "null*many")


def sure_features(chosen: Sequence[Weighed], null: tuple[Floats, Floats]) -> Floats:
    """Numbers about chosen beads, columns as :data:`SURE`."""
    import numpy as np

    odds = logit(np.array([bead.p for bead in chosen], dtype=np.float32))
    alone = np.array(
        [max(float(null[side][k]) for side in (0, 1) for k in bead.side(side)) for bead in chosen], dtype=np.float32
    )
    many = np.array([len(bead.rows) + len(bead.cols) > 2 for bead in chosen], dtype=np.float32)
    return np.stack([odds, logit(alone), many, logit(alone) * many], axis=1).astype(np.float32)
