"""Sentence and token vectors behind a small protocol, in sentence-transformers' calling convention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class TokenVectors:
    """Contextual vectors of one sentence's word pieces.

    Attributes:
        spans: code-point offsets of each word piece in the sentence, special tokens left out.
        vectors: one unit-length row per word piece (the mean of hidden layers 2 to 4), float32.
        truncated: whether text past the model's length was left out.
    """

    spans: tuple[tuple[int, int], ...]
    vectors: NDArray[np.float32]
    truncated: bool = False


@runtime_checkable
class Embedder(Protocol):
    """Turns sentences into vectors.

    Attributes:
        name: the model's name as it stands in a signature.
        version: a digest of everything that changes a vector: weights, dtype, backend, length, normaliser.
        languages: ISO 639-1 codes that the model knows, ``None`` where it does not say.
    """

    name: str
    version: str
    languages: frozenset[str] | None

    def encode(self, sentences: Sequence[str], *, batch_size: int = 32) -> NDArray[np.float32]:
        """Unit-length sentence vectors, shape ``(len(sentences), dimension)``, rounded to half precision."""
        ...

    def token_vectors(self, sentences: Sequence[str], *, batch_size: int = 32) -> list[TokenVectors]:
        """Token vectors of each sentence."""
        ...
