"""Input formats: one file of this folder each, found by listing the folder.

A module here is a format if it defines ``FORMAT``, a :class:`Format`. It is chosen by the extension of
the file's name or by its own name (``format="text"``); what no format claims is read as plain text. A new
format is one new file; nothing else changes. A module must be cheap to import: what is heavy belongs
inside its ``read``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from pairs.document import Boilerplate, Code, SegmentKind, Span, blanked
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
        masks: what inside of blocks says nothing: markup, code, addresses.
        code: program text.
        furniture: whether the text may hold the furniture of web pages (subscription lines, menus, copies); a format
            in which everything was written on purpose has none.
        refine: makes the content complete where that takes time: a comparison that was made before never needs it.
            :func:`pairs.reading.refined` calls it.
    """

    text: str
    blocks: tuple[Block, ...] | None = None
    boilerplate: tuple[Boilerplate, ...] = ()
    notes: tuple[str, ...] = ()
    masks: tuple[Span, ...] = ()
    code: tuple[Code, ...] = ()
    furniture: bool = True
    refine: Callable[[Content], Content] | None = None

    @property
    def plain(self) -> str:
        """The text with spaces in place of what is masked or left out: what the language is found by."""
        masks = merged((*self.masks, *(cut.span for cut in self.boilerplate)))
        return blanked(self.text, masks) if masks else self.text


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in the order of the text, with those that touch or overlap made one; empty ones are left out."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = result[-1].cover(span)
        elif len(span):
            result.append(span)
    return tuple(result)


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
