"""Reads two documents, splits them into sentences, and aligns them.

    >>> import pairs
    >>> [(b.original, b.rewrite) for b in pairs.align(["One.", "Two."], ["Two.", "One."]).beads]
    [((0,), (1,)), ((1,), (0,))]

Everything is loaded when it is first used: ``import pairs`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairs.aligning import align
    from pairs.bead import Alignment, Bead, BeadKind
    from pairs.document import Boilerplate, Document, Segment, SegmentKind, Span
    from pairs.embedding import Embedder
    from pairs.errors import PairsError
    from pairs.reading import from_text, read

_HOMES = {
    "Alignment": "pairs.bead",
    "Bead": "pairs.bead",
    "BeadKind": "pairs.bead",
    "Boilerplate": "pairs.document",
    "Document": "pairs.document",
    "Embedder": "pairs.embedding",
    "PairsError": "pairs.errors",
    "Segment": "pairs.document",
    "SegmentKind": "pairs.document",
    "Span": "pairs.document",
    "align": "pairs.aligning",
    "from_text": "pairs.reading",
    "read": "pairs.reading",
}

__all__ = [
    "Alignment",
    "Bead",
    "BeadKind",
    "Boilerplate",
    "Document",
    "Embedder",
    "PairsError",
    "Segment",
    "SegmentKind",
    "Span",
    "align",
    "from_text",
    "read",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'pairs' has no attribute {name!r}")
