"""The whole way from two texts to a report: the only place that knows the order of the stages.

read → segment → embed → align → analyse → find → score → report
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from drift import cache as results
from drift.config import Config
from drift.errors import DriftWarning
from drift.formats.json_report import from_dict, to_dict
from drift.report import BeadScore, Finding, Report, Source
from pairs.bead import Alignment, Bead, BeadKind
from pairs.document import Document
from pairs.errors import PatternError
from pairs.normal import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from drift.analysis.pair import Pair
    from pairs.embedding import Embedder
    from pairs.reading import Loaded
    from pairs.store import Store

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PairResult:
    """What :func:`check_pair` finds.

    Attributes:
        score: the scores of the two texts as one bead.
        findings: what changed, in reading order; spans are offsets of the two texts as given.
        signature: every setting, model and version that changes a number.
    """

    score: BeadScore
    findings: tuple[Finding, ...]
    signature: str

    @property
    def drift(self) -> float:
        """The drift score, 0..1."""
        return self.score.drift


def compare(
    original: str | Path,
    rewrite: str | Path,
    *,
    config: Config | None = None,
    progress: Progress | None = None,
) -> Report:
    """Compare a rewrite with its original.

    Args:
        original: a ``str`` is the text itself, a ``Path`` names a file (``Path("-")`` is standard input).
        rewrite: the same.
        config: the settings; the defaults if ``None``.
        progress: called with the name of each stage as it begins.

    Raises:
        pairs.errors.PairsError: a file that can't be read, a model that can't be used.
        drift.errors.ConfigError: rules or settings that don't exist.
    """
    config = config or Config()
    tell = progress or _silent
    tell("reading")
    texts = (_raw(original, config), _raw(rewrite, config))
    store = _store() if config.cache else None
    embedder = _embedder(config.model, cached=config.cache)
    model = f"{embedder.name}@{embedder.version}" if embedder else "none"
    name = results.key((t.text for t in texts), (t.path for t in texts), model, config)
    known = results.load(store, name) if store else None
    if known is not None:
        try:
            return from_dict(known, texts[0].text, texts[1].text)
        except (KeyError, TypeError, ValueError, IndexError):
            pass
    report = _compare(texts, config, embedder, store, tell)
    if store:
        results.keep(store, name, to_dict(report))
    return report


def check_pair(original: str, rewrite: str, *, config: Config | None = None) -> PairResult:
    """Compare two passages that are known to belong together, for example two sentences.

    Nothing is aligned and nothing is taken for boilerplate: both texts, whole, are the two sides of one bead. TER is
    left out of its scores: it would take longer than everything else together.

    Args:
        original: a text.
        rewrite: what became of it.
        config: the settings; the defaults if ``None``.

    Raises:
        pairs.errors.PairsError: a text that is no text, a model that can't be used.
        drift.errors.ConfigError: rules or settings that don't exist.
    """
    config = config or Config()
    embedder = _embedder(config.model, cached=config.cache)
    store = _store() if config.cache else None
    documents = _documents((_raw(original, config), _raw(rewrite, config)), config, story=False)
    sides = tuple(tuple(range(len(d.segments))) for d in documents)
    alignment = Alignment((Bead(sides[0], sides[1]),) if any(sides) else ())
    report = _report(documents, alignment, None, config, embedder, store, _silent, with_ter=False)
    score = report.bead_scores[0] if report.bead_scores else BeadScore(None, None, None, None, None, 0.0)
    return PairResult(score, report.findings, report.signature)


def _silent(_: str) -> None:
    pass


def _warn(message: str) -> None:
    warnings.warn(message, DriftWarning, stacklevel=2)


def _raw(source: str | Path, config: Config) -> Loaded:
    from pairs.reading import load, load_text

    return load(source, encoding=config.encoding) if isinstance(source, Path) else load_text(source)


@cache
def _store() -> Store:
    from pairs.store import Store

    return Store(on_warning=_warn)


@cache
def _embedder(model: str, *, cached: bool) -> Embedder | None:
    from pairs.embedding.resolve import embedder

    return embedder(model, cache=_store() if cached else None)


def _compare(
    texts: tuple[Loaded, Loaded], config: Config, embedder: Embedder | None, store: Store | None, tell: Progress
) -> Report:
    from pairs.alignment import align

    tell("splitting into sentences")
    documents = _documents(texts, config, story=True)
    sentences = (documents[0].sentences(), documents[1].sentences())
    vectors = None
    if embedder and any(sentences):
        tell("embedding")
        both = embedder.encode([*sentences[0], *sentences[1]])
        vectors = (both[: len(sentences[0])], both[len(sentences[0]) :])
    tell("aligning")
    if all(sentences):
        alignment = align(
            *sentences,
            vectors=vectors,
            kinds=([s.kind for s in documents[0].segments], [s.kind for s in documents[1].segments]),
            paragraphs=([s.paragraph for s in documents[0].segments], [s.paragraph for s in documents[1].segments]),
        )
    else:
        # A side without a sentence: all of the other is one loss or one gain, told once.
        whole = (tuple(range(len(sentences[0]))), tuple(range(len(sentences[1]))))
        alignment = Alignment((Bead(*whole),) if any(whole) else ())
    return _report(documents, alignment, vectors, config, embedder, store, tell)


def _documents(texts: tuple[Loaded, Loaded], config: Config, *, story: bool) -> tuple[Document, Document]:
    """Segment both texts in the language that each is in."""
    from drift.intake import languages
    from pairs.embedding.resolve import check_languages
    from pairs.reading import to_document

    found = languages((texts[0].text, texts[1].text), (config.original_lang, config.rewrite_lang))
    notes = check_languages(_embedder(config.model, cached=config.cache), *found)
    try:
        first, second = (
            to_document(text, lang=lang, boilerplate=config.boilerplate, story=story)
            for text, lang in zip(texts, found, strict=True)
        )
    except PatternError as error:
        raise PatternError(f"{config.place('boilerplate')}: {error.message}") from None
    return replace(first, notes=(*first.notes, *notes)), second


def _report(
    documents: tuple[Document, Document],
    alignment: Alignment,
    vectors: tuple[NDArray[np.float32], NDArray[np.float32]] | None,
    config: Config,
    embedder: Embedder | None,
    store: Store | None,
    tell: Progress,
    *,
    with_ter: bool = True,
) -> Report:
    from drift.analysis.pair import Pair
    from drift.analysis.parse import available
    from drift.rules.apply import applicable, findings, selected
    from drift.scoring.score import document_score
    from drift.signature import signature
    from pairs.embedding import has_token_vectors

    original, rewrite = documents
    with_vectors = has_token_vectors(embedder)
    aliases = {fold(other): fold(name) for name, others in config.aliases.items() for other in (name, *others)}
    pair = Pair(
        original,
        rewrite,
        alignment,
        embedder=embedder if with_vectors else None,
        store=store,
        anchor=config.anchor,
        aliases=aliases,
        parser=config.parser,
    )
    at_hand = {"vectors"} if with_vectors else set()
    at_hand |= {"parse"} if config.parser and available() else set()
    on, off = applicable(selected(config), (original.lang, rewrite.lang), frozenset(at_hand))
    tell("looking for drift")
    found = () if original.text == rewrite.text else findings(pair, on, config)
    tell("scoring")
    scores = tuple(_bead_score(pair, k, vectors, embedder, found, with_ter=with_ter) for k in range(len(pair.beads)))
    words = ([_words(s) for s in original.sentences()], [_words(s) for s in rewrite.sentences()])
    return Report(
        original=Source.of(original, results.digest(original.text)),
        rewrite=Source.of(rewrite, results.digest(rewrite.text)),
        beads=alignment.beads,
        bead_scores=scores,
        findings=found,
        score=document_score(alignment.beads, scores, found, words),
        rules=tuple(r.code for r in on),
        rules_off=off,
        signature=signature(config, embedder, on, frozenset(at_hand), (original.lang, rewrite.lang)),
        notes=_notes(documents),
    )


def _notes(documents: tuple[Document, Document]) -> tuple[str, ...]:
    if not any(document.segments for document in documents):
        return ("nothing to compare: neither text holds a sentence",)
    return tuple(
        f"the {side} holds no sentence"
        for side, document in zip(("original", "rewrite"), documents, strict=True)
        if not document.segments
    )


def _bead_score(
    pair: Pair,
    index: int,
    vectors: tuple[NDArray[np.float32], NDArray[np.float32]] | None,
    embedder: Embedder | None,
    found: Sequence[Finding],
    *,
    with_ter: bool,
) -> BeadScore:
    from drift.scoring.lexical import bleu_chrf, ratio, ter
    from drift.scoring.score import bead_drift
    from drift.scoring.semantic import cosine

    view = pair.beads[index]
    mine = [f for f in found if f.bead == index]
    if view.kind is not BeadKind.MATCH:
        return BeadScore(None, None, None, None, None, bead_drift(view.kind, None, None, mine))
    texts = (view.texts("original"), view.texts("rewrite"))
    if vectors is not None:
        semantic = cosine(vectors[0][list(view.bead.original)], vectors[1][list(view.bead.rewrite)])
    elif embedder is not None:
        both = embedder.encode([*texts[0], *texts[1]])
        semantic = cosine(both[: len(texts[0])], both[len(texts[0]) :])
    else:
        semantic = None
    sides = (" ".join(texts[0]), " ".join(texts[1]))
    bleu, chrf = bleu_chrf(*sides)
    return BeadScore(
        semantic,
        bleu,
        chrf,
        ter(*sides) if with_ter else None,
        ratio(*sides),
        bead_drift(view.kind, semantic, chrf, mine),
    )


def _words(sentence: str) -> int:
    from drift.analysis.tokens import TokenKind, tokenize

    return sum(token.kind is not TokenKind.MARK for token in tokenize(sentence))
