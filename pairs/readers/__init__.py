"""Input formats: one file of this folder each, found by listing the folder.

A module here is a format if it defines ``FORMAT``, a :class:`Format`. It is chosen by the extension of
the file's name or by its own name (``format="text"``); what no format claims is read as plain text. A new
format is one new file; nothing else changes. A module must be cheap to import: what is heavy belongs
inside its ``read``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from pairs.document import Boilerplate, SegmentKind, Span
from pairs.errors import ReadError

DEFAULT = "text"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or item that the format itself marks.

    Attributes:
        span: where it stands in :attr:`Content.text`.
        kind: what the format says that it is; ``None`` leaves it to the segmentation.
    """

    span: Span
    kind: SegmentKind | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader hands on.

    Attributes:
        text: the text as read, to which all offsets refer.
        blocks: the blocks in the order of the text, without overlap; ``None`` where the format knows
            none and the segmentation finds paragraphs by lines.
        boilerplate: passages that the format marks as no part of the story (front matter, code).
        notes: what a reader of the result should know.
    """

    text: str
    blocks: tuple[Block, ...] | None = None
    boilerplate: tuple[Boilerplate, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One input format.

    Attributes:
        name: the word for ``--format``.
        extensions: file name endings with their dot, lower case.
        read: ``read(data, where, encoding)`` returns the content; ``where`` names the file in errors.
    """

    name: str
    extensions: tuple[str, ...] = field(default=())
    read: Callable[[bytes, str, str | None], Content] = field(kw_only=True)


@cache
def formats() -> dict[str, Format]:
    """All formats by name, sorted."""
    found = (
        importlib.import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    )
    every = [module.FORMAT for module in found if hasattr(module, "FORMAT")]
    return {one.name: one for one in sorted(every, key=lambda one: one.name)}


def choose(path: str, name: str | None = None) -> Format:
    """The format called ``name``, else the one that claims the ending of ``path``, else plain text.

    Raises:
        ReadError: there is no format of that name.
    """
    known = formats()
    if name is not None:
        if name not in known:
            raise ReadError(f"unknown format {name!r}; known are: {', '.join(known)}")
        return known[name]
    lowered = path.casefold()
    claims = [(len(ending), one) for one in known.values() for ending in one.extensions if lowered.endswith(ending)]
    return max(claims, key=lambda claim: claim[0])[1] if claims else known[DEFAULT]
