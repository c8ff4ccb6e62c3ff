"""The first half of the way, for a report as for those who want pairs only: from two texts to their alignment.

read → segment → embed → align

Nothing here loads a rule, an analysis or a score.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from drift._version import __version__
from drift.cache import digest
from drift.config import Config
from drift.errors import DriftWarning
from pairs.bead import Alignment, Bead, BeadKind
from pairs.document import Document
from pairs.errors import PatternError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pairs.embedding import Embedder
    from pairs.overrides import Overrides
    from pairs.reading import Loaded
    from pairs.store import Store

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two documents and what belongs together in them.

    Attributes:
        original: the text that was rewritten.
        rewrite: what became of it.
        alignment: every segment of both in one bead.
        by_hand: the indices of the beads that a person set.
        signature: every setting, model and version that changes the alignment.
        notes: what the reader of the result should know, beside the notes of the two documents.
        vectors: sentence vectors of both sides, ``None`` without a model.
    """

    original: Document
    rewrite: Document
    alignment: Alignment
    by_hand: frozenset[int] = frozenset()
    signature: str = ""
    notes: tuple[str, ...] = ()
    vectors: tuple[NDArray[np.float32], NDArray[np.float32]] | None = field(default=None, compare=False, repr=False)


def marks(bead: Bead) -> tuple[str, ...]:
    """What a reader should notice of a bead, in words; none for one sentence that stands where it stood."""
    n, m = len(bead.original), len(bead.rewrite)
    said = []
    if bead.kind is not BeadKind.MATCH:
        said.append("omitted" if n else "added")
    elif n > m:
        said.append("merged")
    elif m > n:
        said.append("split")
    elif n > 1:
        said.append("regrouped")
    if bead.moved:
        said.append("moved")
    return tuple(said)


def align_texts(
    original: str | Path,
    rewrite: str | Path,
    *,
    config: Config | None = None,
    overrides: Overrides | None = None,
    progress: Progress | None = None,
) -> Aligned:
    """Find which sentences of a rewrite say what which sentences of its original say.

    Args:
        original: a ``str`` is the text itself, a ``Path`` names a file (``Path("-")`` is standard input).
        rewrite: the same.
        config: the settings; the defaults if ``None``.
        overrides: hand repairs, which hold whatever the aligner says.
        progress: called with the name of each stage as it begins.

    Raises:
        pairs.errors.PairsError: a file that can't be read, a model that can't be used, repairs that contradict each
            other.
    """
    config = config or Config()
    tell = progress or silent
    tell("reading")
    texts = (raw(original, config), raw(rewrite, config))
    return aligned(texts, config, overrides, embedder(config.model, cached=config.cache), tell)


def aligned(
    texts: tuple[Loaded, Loaded],
    config: Config,
    overrides: Overrides | None,
    model: Embedder | None,
    tell: Progress,
) -> Aligned:
    """As :func:`align_texts`, for texts that were read already."""
    tell("splitting into sentences")
    return align_documents(documents(texts, config, story=True), config, overrides, model, tell)


def align_documents(
    pair: tuple[Document, Document],
    config: Config,
    overrides: Overrides | None,
    model: Embedder | None,
    tell: Progress,
) -> Aligned:
    """As :func:`align_texts`, for texts that were split already."""
    original, rewrite = pair
    sentences = (original.plain().sentences(), rewrite.plain().sentences())
    vectors = None
    if model and any(sentences):
        tell("embedding")
        both = model.encode([*sentences[0], *sentences[1]])
        vectors = (both[: len(sentences[0])], both[len(sentences[0]) :])
    tell("aligning")
    alignment, by_hand, stale = _align((original, rewrite), vectors, overrides)
    return Aligned(
        original,
        rewrite,
        alignment,
        by_hand,
        _signature(config, model, (original.lang, rewrite.lang), overrides),
        (*_without_sentences((original, rewrite)), *stale),
        vectors,
    )


def documents(texts: tuple[Loaded, Loaded], config: Config, *, story: bool) -> tuple[Document, Document]:
    """Segment both texts in the language that each is in; ``story`` as in :func:`pairs.reading.to_document`."""
    from drift.intake import languages
    from pairs.embedding.resolve import check_languages
    from pairs.reading import refined, to_document

    texts = (refined(texts[0]), refined(texts[1]))
    found = languages((texts[0].content.plain, texts[1].content.plain), (config.original_lang, config.rewrite_lang))
    notes = check_languages(embedder(config.model, cached=config.cache), *found)
    try:
        first, second = (
            to_document(text, lang=lang, boilerplate=config.boilerplate, story=story)
            for text, lang in zip(texts, found, strict=True)
        )
    except PatternError as error:
        raise PatternError(f"{config.place('boilerplate')}: {error.message}") from None
    return replace(first, notes=(*first.notes, *notes)), second


def raw(source: str | Path | Loaded, config: Config) -> Loaded:
    """Read a text: a ``str`` is the text itself, a ``Path`` names a file; what was read already stays as it is."""
    from pairs.reading import Loaded, load, load_text

    if isinstance(source, Loaded):
        return source
    return load(source, encoding=config.encoding) if isinstance(source, Path) else load_text(source)


@cache
def store() -> Store:
    """The cache on disk; what goes wrong with it is a warning."""
    from pairs.store import Store

    return Store(on_warning=_warn)


@cache
def embedder(model: str, *, cached: bool) -> Embedder | None:
    """The model that is named, loaded once per process; ``None`` for ``"none"``."""
    from pairs.embedding.resolve import embedder as resolve

    return resolve(model, cache=store() if cached else None)


def silent(_: str) -> None:
    """Progress that nobody watches."""


def _warn(message: str) -> None:
    warnings.warn(message, DriftWarning, stacklevel=2)


def _align(
    pair: tuple[Document, Document],
    vectors: tuple[NDArray[np.float32], NDArray[np.float32]] | None,
    overrides: Overrides | None,
) -> tuple[Alignment, frozenset[int], tuple[str, ...]]:
    """The alignment, which beads of it a person set, and which repairs are stale."""
    from pairs.overrides import Resolved, resolve

    resolved = resolve(overrides, pair[0].sentences(), pair[1].sentences()) if overrides else Resolved()
    texts = (pair[0].plain().sentences(), pair[1].plain().sentences())
    if not all(texts):
        # A side without a sentence: all of the other is one loss or one gain, told once.
        whole = (tuple(range(len(texts[0]))), tuple(range(len(texts[1]))))
        return Alignment((Bead(*whole),) if any(whole) else ()), frozenset(), resolved.stale
    from pairs.realigning import realign

    alignment = realign(
        *texts,
        resolved.groups,
        vectors=vectors,
        kinds=([s.kind for s in pair[0].segments], [s.kind for s in pair[1].segments]),
        paragraphs=([s.paragraph for s in pair[0].segments], [s.paragraph for s in pair[1].segments]),
    )
    groups = set(resolved.groups)
    by_hand = frozenset(k for k, bead in enumerate(alignment.beads) if (bead.original, bead.rewrite) in groups)
    return alignment, by_hand, resolved.stale


def _without_sentences(pair: tuple[Document, Document]) -> tuple[str, ...]:
    if not any(document.segments for document in pair):
        return ("nothing to compare: neither text holds a sentence",)
    return tuple(
        f"the {side} holds no sentence"
        for side, document in zip(("original", "rewrite"), pair, strict=True)
        if not document.segments
    )


def _signature(config: Config, model: Embedder | None, languages: tuple[str, str], overrides: Overrides | None) -> str:
    parts = {
        "drift": __version__,
        "model": f"{model.name}@{model.version[:12]}" if model else "none",
        "lang": "-".join(lang or "?" for lang in languages),
        "boilerplate": digest("\x1f".join(config.boilerplate))[:8] if config.boilerplate else "",
        "overrides": overrides.digest() if overrides else "",
    }
    return "|".join(f"{name}:{value}" for name, value in parts.items() if value)
