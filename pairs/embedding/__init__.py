"""Sentence and token vectors behind a small protocol, in sentence-transformers' calling convention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


#: Word pieces of one sentence that get vectors; what is longer is no sentence, and its vectors fill the memory.
MAX_TOKENS = 8192


@dataclass(frozen=True, slots=True, eq=False)
class TokenVectors:
    """Contextual vectors of one sentence's word pieces.

    Attributes:
        spans: code-point offsets of each word piece in the sentence, special tokens left out.
        vectors: one unit-length row per word piece (the mean of hidden layers 2 to 4), float32.
        truncated: whether word pieces past :data:`MAX_TOKENS` were left out.
    """

    spans: tuple[tuple[int, int], ...]
    vectors: NDArray[np.float32]
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of a model before its runtime is loaded.

    Attributes:
        name: as :attr:`Embedder.name`.
        version: as :attr:`Embedder.version`.
        languages: as :attr:`Embedder.languages`.
        has_token_vectors: whether the model gives vectors of word pieces.
        dimension: the length of a sentence vector, ``None`` where only the loaded model knows it.
    """

    name: str
    version: str
    languages: frozenset[str] | None
    has_token_vectors: bool
    dimension: int | None = None


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
        """Token vectors of each sentence.

        Raises:
            ModelError: the model has none; ask :func:`has_token_vectors` first.
        """
        ...


def has_token_vectors(embedder: Embedder | None) -> bool:
    """Whether ``embedder`` gives token vectors; a backend without them says ``has_token_vectors = False``."""
    return embedder is not None and bool(getattr(embedder, "has_token_vectors", True))
