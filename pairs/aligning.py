"""Align two lists of sentences in one call: embed them with a named model, then align."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache as remember
from typing import TYPE_CHECKING

from pairs.bead import Alignment

if TYPE_CHECKING:
    from pairs.embedding import Embedder


def align(original: Sequence[str], rewrite: Sequence[str], *, model: str = "default", cache: bool = True) -> Alignment:
    """Find which sentences of a rewrite say what which sentences of its original say.

    Args:
        original: the sentences of one text, in order.
        rewrite: those of the other.
        model: ``"default"``, ``"int8"``, ``"none"`` (by words alone), ``"multilingual"``, a model's name, or a
            path.
        cache: whether vectors are kept on disk. The model itself is loaded once per process.

    Returns:
        Beads whose ``original`` and ``rewrite`` are tuples of indices; every sentence is in exactly one.

    Raises:
        ModelError: the model can't be used.
        TooLargeError: a side has too many sentences.
    """
    from pairs.alignment import align as align_vectors

    embedder = _embedder(model, cache=cache)
    vectors = None
    if embedder is not None and (original or rewrite):
        both = embedder.encode([*original, *rewrite])
        vectors = (both[: len(original)], both[len(original) :])
    return align_vectors(original, rewrite, vectors=vectors)


@remember
def _embedder(model: str, *, cache: bool) -> Embedder | None:
    from pairs.embedding.resolve import embedder
    from pairs.store import Store

    return embedder(model, cache=Store() if cache else None)
