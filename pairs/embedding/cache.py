"""An embedder that asks the cache first and loads its model at the first miss, if there is one.

Vectors are kept by content: the key is a digest of the model's version (its weights, backend, length, rounding
and normaliser) and of the text, so a vector of another model can't be taken for one of this.
"""

from __future__ import annotations

import struct
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol, TypeGuard

from pairs.embedding import Embedder, Identity, TokenVectors, has_token_vectors
from pairs.embedding.prepare import prepare
from pairs.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pairs.store import Store

SENTENCES = "sentence-vectors-1"
TOKENS = "token-vectors-1"

#: The usual :attr:`CachedEmbedder.recent_limit`.
RECENT_LIMIT = 32 << 20

_TEXTS_AT_ONCE = 512
_CHARACTERS_AT_ONCE = 100_000

_HEADER = struct.Struct("<II?")


class _JointEmbedder(Embedder, Protocol):
    """An embedder whose one forward pass gives both kinds of vectors."""

    def encode_both(
        self, sentences: Sequence[str], *, batch_size: int = 32
    ) -> tuple[NDArray[np.float32], list[TokenVectors]]: ...


class CachedEmbedder:
    """An embedder in front of a cache; see the module.

    Attributes:
        name: the model's name.
        version: a digest of everything that changes a vector.
        languages: ISO 639-1 codes that the model knows, ``None`` where it does not say.
        has_token_vectors: whether :meth:`token_vectors` works.
        recent_limit: bytes of token vectors that are kept in memory because they came with the sentence vectors.
    """

    def __init__(self, identity: Identity, load: Callable[[], Embedder], store: Store | None = None) -> None:
        """Name the model without loading it.

        Args:
            identity: what is known of it.
            load: gives the model; called at most once, at the first text that is not in the cache.
            store: the cache, ``None`` for none.
        """
        self.name = identity.name
        self.version = identity.version
        self.languages = identity.languages
        self.has_token_vectors = identity.has_token_vectors
        self._dimension = identity.dimension
        self._load = load
        self._store = store
        self._lock = threading.RLock()
        self._model: Embedder | None = None
        self._recent: dict[str, TokenVectors] = {}
        self._recent_size = 0
        self.recent_limit = RECENT_LIMIT
        self._saved: set[str] = set()

    @property
    def loaded(self) -> bool:
        """Whether the model has been loaded."""
        return self._model is not None

    def encode(self, sentences: Sequence[str], *, batch_size: int = 32) -> NDArray[np.float32]:
        """As the model's ``encode``, with or without a cache to the byte.

        Raises:
            EncodingError: a sentence holds a lone surrogate.
            ModelError: the model can't be loaded, or gave a vector that is no number.
        """
        import numpy as np

        texts = prepare(sentences)
        known = self._stored_vectors(texts)
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing or (not texts and self._dimension is None):
            fresh = self._encode(missing, batch_size)
            self._dimension = fresh.shape[1]
            known.update(zip(missing, fresh, strict=True))
            self._keep(SENTENCES, ((text, _pack(row)) for text, row in zip(missing, fresh, strict=True)))
        if not texts:
            return np.zeros((0, self._dimension or 0), dtype=np.float32)
        return np.stack([known[text] for text in texts])

    def token_vectors(self, sentences: Sequence[str], *, batch_size: int = 32) -> list[TokenVectors]:
        """As the model's ``token_vectors``; raises as :meth:`encode` does, and where the model has none."""
        if not self.has_token_vectors:
            raise ModelError(f"the model {self.name} has no token vectors")
        texts = prepare(sentences)
        with self._lock:
            recent = {text: self._recent[text] for text in texts if text in self._recent}
        known = self._stored_tokens([text for text in texts if text not in recent])
        missing = [text for text in dict.fromkeys(texts) if text not in known and text not in recent]
        fresh = dict(zip(missing, self._token_vectors(missing, batch_size), strict=True))
        unsaved = {text: found for text, found in (recent | fresh).items() if text not in self._saved}
        self._keep(TOKENS, ((text, _pack_tokens(found)) for text, found in unsaved.items()))
        with self._lock:
            self._saved.update(recent)
        known |= recent | fresh
        return [known[text] for text in texts]

    def model(self) -> Embedder:
        """The model, loaded if need be.

        Raises:
            ModelError: it can't be loaded.
        """
        with self._lock:
            if self._model is None:
                self._model = self._load()
            return self._model

    def _encode(self, texts: Sequence[str], batch_size: int) -> NDArray[np.float32]:
        """Vectors from the model; token vectors that come for free are remembered for a while."""
        import numpy as np

        model = self.model()
        if not _is_joint(model) or not texts:
            return model.encode(texts, batch_size=batch_size)
        rows = []
        for some in _portions(texts):
            vectors, tokens = model.encode_both(some, batch_size=batch_size)
            rows.append(vectors)
            with self._lock:
                for text, found in zip(some, tokens, strict=True):
                    self._remember(text, found)
        return np.concatenate(rows)

    def _token_vectors(self, texts: Sequence[str], batch_size: int) -> list[TokenVectors]:
        """Token vectors from the model, which stays unloaded where none are wanted."""
        return self.model().token_vectors(texts, batch_size=batch_size) if texts else []

    def _remember(self, text: str, found: TokenVectors) -> None:
        """Keep token vectors in memory, the newest :attr:`recent_limit` bytes of them."""
        self._forget(text)
        self._recent[text] = found
        self._recent_size += found.vectors.nbytes
        while self._recent_size > self.recent_limit:
            self._forget(next(iter(self._recent)))

    def _forget(self, text: str) -> None:
        """Drop token vectors from memory."""
        self._saved.discard(text)
        if (found := self._recent.pop(text, None)) is not None:
            self._recent_size -= found.vectors.nbytes

    def _stored_vectors(self, texts: Iterable[str]) -> dict[str, NDArray[np.float32]]:
        """Sentence vectors in the cache."""
        import numpy as np

        found = self._stored(SENTENCES, texts)
        known = {text: np.frombuffer(blob, dtype="<f2").astype(np.float32) for text, blob in found.items()}
        lengths = {len(row) for row in known.values()}
        return known if lengths <= {self._dimension} or (self._dimension is None and len(lengths) == 1) else {}

    def _stored_tokens(self, texts: Iterable[str]) -> dict[str, TokenVectors]:
        """Token vectors in the cache."""
        return {text: _unpack_tokens(blob) for text, blob in self._stored(TOKENS, texts).items()}

    def _stored(self, namespace: str, texts: Iterable[str]) -> dict[str, bytes]:
        """What the cache has, by text."""
        if self._store is None:
            return {}
        keys = {self._key(text): text for text in texts}
        return {keys[key]: value for key, value in self._store.get_many(namespace, keys).items()}

    def _keep(self, namespace: str, items: Iterable[tuple[str, bytes]]) -> None:
        """Put into the cache."""
        if self._store is not None:
            self._store.put_many(namespace, ((self._key(text), value) for text, value in items))

    def _key(self, text: str) -> str:
        return blake2b(f"{self.version}\0{text}".encode(), digest_size=20).hexdigest()


def _is_joint(model: Embedder) -> TypeGuard[_JointEmbedder]:
    return hasattr(model, "encode_both") and has_token_vectors(model)


def _portions(texts: Sequence[str]) -> Iterator[list[str]]:
    """``texts`` in lists whose token vectors fit in the memory."""
    portion: list[str] = []
    size = 0
    for text in texts:
        if portion and (len(portion) == _TEXTS_AT_ONCE or size + len(text) > _CHARACTERS_AT_ONCE):
            yield portion
            portion, size = [], 0
        portion.append(text)
        size += len(text)
    yield portion


def _pack(rows: NDArray[np.float32]) -> bytes:
    """Vectors that were rounded to half precision, without loss."""
    return rows.astype("<f2").tobytes()


def _pack_tokens(found: TokenVectors) -> bytes:
    """Count, dimension, flag; then the spans; then the vectors."""
    import numpy as np

    count, dimension = found.vectors.shape
    spans = np.array(found.spans, dtype="<u4").tobytes()
    return _HEADER.pack(count, dimension, found.truncated) + spans + _pack(found.vectors)


def _unpack_tokens(blob: bytes) -> TokenVectors:
    """The inverse of :func:`_pack_tokens`."""
    import numpy as np

    count, dimension, truncated = _HEADER.unpack_from(blob)
    spans = np.frombuffer(blob, dtype="<u4", count=2 * count, offset=_HEADER.size).reshape(count, 2)
    vectors = np.frombuffer(blob, dtype="<f2", offset=_HEADER.size + spans.nbytes).reshape(count, dimension)
    pairs = tuple((start, end) for start, end in spans.tolist())
    return TokenVectors(pairs, vectors.astype(np.float32), truncated)
