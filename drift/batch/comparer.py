"""Comparing pairs some at a time: what they share is computed once, before the first of them is compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drift.aligned import align_documents, silent
from drift.aligned import store as _store
from drift.batch.vectors import Memory, SharedVectors
from drift.config import Config
from drift.report import Report

if TYPE_CHECKING:
    from pairs.document import Document
    from pairs.store import Store


class Comparer:
    """The model, loaded once, and what is kept from some pairs to the next.

    Attributes:
        model: the model's name and version, ``"none"`` without one.
        disk: the cache, ``None`` where it is not to be used.
    """

    def __init__(self, config: Config) -> None:
        """Name the model; it is loaded at the first sentence that is not in the cache.

        Raises:
            pairs.errors.ModelError: it can't be used.
        """
        from pairs.embedding.resolve import embedder

        self.disk: Store | None = _store() if config.cache else None
        self.model = "none"
        self._parser = config.parser
        self._shelf = Memory(self.disk)
        self._vectors: SharedVectors | None = None
        if (inner := embedder(config.model, cache=self.disk)) is not None:
            self._vectors = SharedVectors(inner)
            self.model = f"{inner.name}@{inner.version}"

    def prepare(self, pairs: Sequence[tuple[Document, Document]]) -> None:
        """Vectors and parses of all that is about to be compared, each distinct sentence once."""
        every = [document.plain() for pair in pairs for document in pair]
        if self._vectors is not None:
            self._vectors.forget()
            self._vectors.fill(sentence for document in every for sentence in document.sentences())
        if self._parser and every:
            from drift.analysis.parse import warm

            # Where the parser is broken, the comparison itself says so and goes on without it.
            try:
                warm(every, self._shelf)
            except (ImportError, OSError, ValueError):
                self._parser = False

    def report(self, pair: tuple[Document, Document], config: Config, *, with_ter: bool) -> Report:
        """Compare two documents."""
        from drift.pipeline import report_of

        of = align_documents(pair, config, None, self._vectors, silent)
        return report_of(of, config, self._vectors, self._shelf, with_ter=with_ter)
