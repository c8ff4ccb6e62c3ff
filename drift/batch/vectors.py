"""Vectors and parses that the pairs of a chunk share: each distinct sentence is computed once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pairs.embedding import TokenVectors, has_token_vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pairs.embedding.cache import CachedEmbedder
    from pairs.store import Shelf

#: Bytes of token vectors of a worker: those of about 2,500 sentences.
TOKENS_LIMIT = 96 << 20
#: Sentences whose vectors a worker keeps.
SENTENCES_LIMIT = 20_000
#: Bytes of parses that a worker keeps.
PARSES_LIMIT = 32 << 20


class SharedVectors:
    """An embedder that knows the sentences it was filled with, and asks another one for all else.

    Attributes:
        name, version, languages, has_token_vectors: those of the other.
    """

    def __init__(self, inner: CachedEmbedder) -> None:
        """Stand before ``inner``."""
        self.name = inner.name
        self.version = inner.version
        self.languages = inner.languages
        self.has_token_vectors = has_token_vectors(inner)
        inner.recent_limit = TOKENS_LIMIT
        self._inner = inner
        self._known: dict[str, NDArray[np.float32]] = {}

    def fill(self, sentences: Iterable[str]) -> None:
        """Compute the vectors of all sentences that are not known, the token vectors with them."""
        missing = [s for s in dict.fromkeys(sentences) if s not in self._known]
        if missing:
            self._known.update(zip(missing, self._inner.encode(missing), strict=True))

    def forget(self) -> None:
        """Drop what was known first, down to the limit; called between chunks."""
        for sentence in list(self._known)[: max(0, len(self._known) - SENTENCES_LIMIT)]:
            del self._known[sentence]

    def encode(self, sentences: Sequence[str], *, batch_size: int = 32) -> NDArray[np.float32]:
        """As the other's ``encode``."""
        import numpy as np

        if not sentences:
            return self._inner.encode([], batch_size=batch_size)
        self.fill(sentences)
        return np.stack([self._known[sentence] for sentence in sentences])

    def token_vectors(self, sentences: Sequence[str], *, batch_size: int = 32) -> list[TokenVectors]:
        """As the other's ``token_vectors``."""
        return self._inner.token_vectors(sentences, batch_size=batch_size)


class Memory:
    """A store in memory, before another one on disk where there is one."""

    def __init__(self, behind: Shelf | None, limit: int = PARSES_LIMIT) -> None:
        """Keep up to ``limit`` bytes, the oldest go first."""
        self._behind = behind
        self._limit = limit
        self._size = 0
        self._held: dict[tuple[str, str], bytes] = {}

    def get_many(self, namespace: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The values that there are, by key."""
        keys = list(keys)
        found = {key: value for key in keys if (value := self._held.get((namespace, key))) is not None}
        if self._behind is not None and len(found) < len(keys):
            further = self._behind.get_many(namespace, [key for key in keys if key not in found])
            self._hold(namespace, further.items())
            found |= further
        return found

    def put_many(self, namespace: str, items: Iterable[tuple[str, bytes]]) -> None:
        """Keep many values, here and behind."""
        items = list(items)
        self._hold(namespace, items)
        if self._behind is not None:
            self._behind.put_many(namespace, items)

    def _hold(self, namespace: str, items: Iterable[tuple[str, bytes]]) -> None:
        for key, value in items:
            if (namespace, key) not in self._held:
                self._size += len(value)
            self._held[namespace, key] = value
        while self._size > self._limit and self._held:
            self._size -= len(self._held.pop(next(iter(self._held))))
