"""The aligner's numbers: logistic models whose weights ship as text beside this file."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class Head(StrEnum):
    """Which evidence the aligner goes by."""

    VECTORS = "vectors"
    """Sentence vectors and shared words."""
    LEXICAL = "lexical"
    """Shared words and letters alone."""
    FOREIGN = "foreign"
    """Sentence vectors of two languages, which share little but names and figures."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model: one weight for each named feature.

    Attributes:
        weights: log-odds per unit of a feature, by the feature's name.
        bias: log-odds where all features are 0.
    """

    weights: dict[str, float]
    bias: float

    def probability(self, features: Floats) -> Floats:
        """Probabilities of the rows of ``features``, four decimals, so that no last bit decides."""
        import numpy as np

        weights = np.array(list(self.weights.values()), dtype=np.float64)
        if features.shape[1] != len(weights):
            raise ValueError(f"the model has {len(weights)} weights, not {features.shape[1]}")
        odds = np.clip(features.astype(np.float64) @ weights + self.bias, -30, 30)
        return np.round(1 / (1 + np.exp(-odds)), 4).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Model:
    """The models of one head, in the order in which they are used.

    Attributes:
        pair: do these two segments belong together, judged by themselves and their rivals.
        context: the same, with the first answer for all other pairs known.
        again: once more, with the second answer known.
        group: is this n:m bead right.
        single: is this 1:1 bead right.
        null: has this segment no counterpart.
        group_again: the n:m bead, with a first alignment of the whole text known.
        single_again: the 1:1 bead likewise.
        null_again: the segment without counterpart likewise.
        attach: does a segment that stayed alone belong to this bead.
        sure: is a bead that was chosen right.
    """

    pair: Logistic
    context: Logistic
    again: Logistic
    group: Logistic
    single: Logistic
    null: Logistic
    group_again: Logistic
    single_again: Logistic
    null_again: Logistic
    attach: Logistic
    sure: Logistic


def model_from(numbers: dict[str, dict[str, object]]) -> Model:
    """Build a model from the JSON form of :func:`model_to`."""
    parts = {
        name: Logistic({k: float(v) for k, v in part["weights"].items()}, float(part["bias"]))  # type: ignore[attr-defined, arg-type]
        for name, part in numbers.items()
    }
    return Model(**parts)


def model_to(model: Model) -> dict[str, dict[str, object]]:
    """The JSON form of a model."""
    return {
        name: {"bias": getattr(model, name).bias, "weights": getattr(model, name).weights}
        for name in (field.name for field in fields(Model))
    }


@cache
def shipped(head: Head) -> Model:
    """The fitted model of one head that comes with the package."""
    text = files("pairs").joinpath("aligner.json").read_text(encoding="utf-8")
    return model_from(json.loads(text)[head])
