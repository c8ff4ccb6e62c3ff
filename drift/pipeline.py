"""The whole way from two texts to a report: the only place that knows the order of the stages.

read → segment → embed → align (:mod:`drift.aligned`) → analyse → find → score → report
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from drift import cache as results
from drift.aligned import Aligned, Progress, aligned, documents, raw, silent
from drift.aligned import embedder as _embedder
from drift.aligned import store as _store
from drift.config import Config
from drift.formats.json_report import from_dict, to_dict
from drift.report import BeadScore, Finding, Report, Source
from pairs.bead import Alignment, Bead, BeadKind
from pairs.normal import fold

if TYPE_CHECKING:
    from drift.analysis.pair import Pair
    from pairs.embedding import Embedder
    from pairs.overrides import Overrides
    from pairs.reading import Loaded
    from pairs.store import Shelf


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


@dataclass(frozen=True, slots=True)
class Prepared:
    """Two texts that were read, and the comparison of them that was made before.

    Attributes:
        texts: the original and the rewrite.
        config: the settings.
        overrides: hand repairs.
        name: of the result in the cache.
        known: the result, ``None`` where it was not made before.
    """

    texts: tuple[Loaded, Loaded]
    config: Config
    overrides: Overrides | None
    name: str
    known: Report | None


def prepare(
    original: str | Path | Loaded,
    rewrite: str | Path | Loaded,
    *,
    config: Config | None = None,
    overrides: Overrides | None = None,
) -> Prepared:
    """Read two texts and look whether they were compared before; :func:`finish` does the rest.

    Loads no model, no parser and no numpy. Arguments and errors are those of :func:`compare`.
    """
    config = config or Config()
    texts = (raw(original, config), raw(rewrite, config))
    store = _store() if config.cache else None
    embedder = _embedder(config.model, cached=config.cache)
    model = f"{embedder.name}@{embedder.version}" if embedder else "none"
    name = results.key((t.text for t in texts), (t.path for t in texts), model, config, overrides)
    found = results.load(store, name) if store else None
    known = None
    if found is not None:
        # What can't be understood counts as not there.
        with suppress(KeyError, TypeError, ValueError, IndexError):
            known = from_dict(found, texts[0].text, texts[1].text)
    return Prepared(texts, config, overrides, name, known)


def finish(
    prepared: Prepared, progress: Progress | None = None, *, when_aligned: Callable[[Aligned], None] | None = None
) -> Report:
    """The comparison of two texts: as it was made before, or made now and kept.

    Args:
        prepared: the texts.
        progress: called with the name of each stage as it begins.
        when_aligned: called with the alignment before anything is looked for in it, unless the report is known.

    Raises:
        pairs.errors.PairsError: a model that can't be used, repairs that contradict each other.
        drift.errors.ConfigError: rules or settings that don't exist.
    """
    if prepared.known is not None:
        return prepared.known
    tell, config, overrides = progress or silent, prepared.config, prepared.overrides
    store = _store() if config.cache else None
    embedder = _embedder(config.model, cached=config.cache)
    of = aligned(prepared.texts, config, overrides, embedder, tell)
    if when_aligned is not None:
        when_aligned(of)
    report = report_of(of, config, embedder, store, tell, overrides)
    if store:
        results.keep(store, prepared.name, to_dict(report))
    return report


def compare(
    original: str | Path,
    rewrite: str | Path,
    *,
    config: Config | None = None,
    overrides: Overrides | None = None,
    progress: Progress | None = None,
) -> Report:
    """Compare a rewrite with its original.

    Args:
        original: a ``str`` is the text itself, a ``Path`` names a file (``Path("-")`` is standard input).
        rewrite: the same.
        config: the settings; the defaults if ``None``.
        overrides: hand repairs of the alignment (:func:`pairs.override_file.read_overrides`).
        progress: called with the name of each stage as it begins.

    Raises:
        pairs.errors.PairsError: a file that can't be read, a model that can't be used, repairs that contradict each
            other.
        drift.errors.ConfigError: rules or settings that don't exist.
    """
    (progress or silent)("reading")
    return finish(prepare(original, rewrite, config=config, overrides=overrides), progress)


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
    from drift.analysis.first_stage import surely_harmless

    config = config or Config()
    embedder = _embedder(config.model, cached=config.cache)
    store = _store() if config.cache else None
    decided = config.first_stage and surely_harmless(original, rewrite)
    first, second = documents((raw(original, config), raw(rewrite, config)), config, story=False)
    sides = (tuple(range(len(first.segments))), tuple(range(len(second.segments))))
    alignment = Alignment((Bead(*sides),) if any(sides) else ())
    report = report_of(
        Aligned(first, second, alignment), config, embedder, store, silent, with_ter=False, decided=decided
    )
    score = report.bead_scores[0] if report.bead_scores else BeadScore(None, None, None, None, None, 0.0)
    return PairResult(score, report.findings, report.signature)


def report_of(
    of: Aligned,
    config: Config,
    embedder: Embedder | None,
    store: Shelf | None,
    tell: Progress = silent,
    overrides: Overrides | None = None,
    *,
    with_ter: bool = True,
    decided: bool = False,
) -> Report:
    """The second half of the way, for what is aligned.

    Args:
        of: both texts and what belongs together in them.
        config: the settings.
        embedder: gives vectors, ``None`` for none.
        store: keeps parses, ``None`` for none.
        tell: called with the name of each stage as it begins.
        overrides: the hand repairs that the alignment was made with.
        with_ter: whether TER, which takes longer than everything else, is among the scores.
        decided: whether it is known that nothing drifted: then nothing is asked of the model.
    """
    from drift.analysis.pair import Pair
    from drift.analysis.parse import available
    from drift.rules.apply import applicable, findings, selected
    from drift.scoring.score import document_score
    from drift.signature import signature
    from pairs.embedding import has_token_vectors

    # What is compared is the text without its markup; what is reported is the text as read.
    original, rewrite = of.original.plain(), of.rewrite.plain()
    with_vectors = has_token_vectors(embedder)
    cosines = _cosines(of, None if decided else embedder)
    aliases = {fold(other): fold(name) for name, others in config.aliases.items() for other in (name, *others)}
    pair = Pair(
        original,
        rewrite,
        of.alignment,
        embedder=embedder if with_vectors else None,
        store=store,
        anchor=config.anchor,
        aliases=aliases,
        glossary=config.glossary,
        parser=config.parser,
        cosines=cosines,
    )
    at_hand = {"vectors"} if with_vectors else set()
    at_hand |= {"parse"} if config.parser and available() else set()
    on, off = applicable(selected(config), (original.lang, rewrite.lang), frozenset(at_hand))
    tell("looking for drift")
    found = (
        () if of.original.text == of.rewrite.text else findings(pair, on, config, (of.original.text, of.rewrite.text))
    )
    tell("scoring")
    scores = tuple(_bead_score(pair, k, found, config, with_ter=with_ter) for k in range(len(pair.beads)))
    words = ([_words(s) for s in original.sentences()], [_words(s) for s in rewrite.sentences()])
    return Report(
        original=Source.of(of.original, results.digest(of.original.text)),
        rewrite=Source.of(of.rewrite, results.digest(of.rewrite.text)),
        beads=of.alignment.beads,
        bead_scores=scores,
        findings=found,
        score=document_score(of.alignment.beads, scores, found, words),
        rules=tuple(r.code for r in on),
        rules_off=off,
        signature=signature(config, embedder, on, frozenset(at_hand), (original.lang, rewrite.lang), overrides),
        notes=of.notes,
    )


def _cosines(of: Aligned, embedder: Embedder | None) -> tuple[float | None, ...]:
    """The semantic score of each bead; ``None`` for those without a partner, and for all without a model."""
    from drift.scoring.semantic import cosine

    beads = of.alignment.beads
    vectors = of.vectors
    if vectors is None and embedder is not None and beads:
        sentences = (of.original.plain().sentences(), of.rewrite.plain().sentences())
        both = embedder.encode([*sentences[0], *sentences[1]])
        vectors = (both[: len(sentences[0])], both[len(sentences[0]) :])
    return tuple(
        cosine(vectors[0][list(bead.original)], vectors[1][list(bead.rewrite)])
        if vectors is not None and bead.kind is BeadKind.MATCH
        else None
        for bead in beads
    )


def _bead_score(
    pair: Pair,
    index: int,
    found: Sequence[Finding],
    config: Config,
    *,
    with_ter: bool,
) -> BeadScore:
    from drift.analysis.first_stage import surely_harmless
    from drift.scoring.evidence import evidence, worst_word
    from drift.scoring.lexical import bleu_chrf, ratio, ter
    from drift.scoring.score import lost_drift, matched_drift

    view = pair.beads[index]
    mine = [f for f in found if f.bead == index]
    if view.kind is not BeadKind.MATCH:
        return BeadScore(None, None, None, None, None, lost_drift(mine))
    texts = (view.texts("original"), view.texts("rewrite"))
    semantic = pair.cosines[index]
    sides = (" ".join(texts[0]), " ".join(texts[1]))
    bleu, chrf = bleu_chrf(*sides)
    lexical = (bleu, chrf, ter(*sides) if with_ter else None, ratio(*sides))
    same = texts[0] == texts[1] or (config.first_stage and surely_harmless(*sides))
    if same and not mine:
        return BeadScore(semantic, *lexical, 0.0)
    shown = evidence(view, semantic, chrf, lexical[3])
    drift, pushes = matched_drift(shown, mine, worst_word(view))
    return BeadScore(semantic, *lexical, drift, shown.values(), pushes)


def _words(sentence: str) -> int:
    from drift.analysis.tokens import TokenKind, tokenize

    return sum(token.kind is not TokenKind.MARK for token in tokenize(sentence))
