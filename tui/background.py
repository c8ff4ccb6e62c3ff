"""A comparison in steps, made in a thread while the texts can be read already; it touches no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from drift.config import Config
from drift.report import BeadScore, DocumentScore, Report, Source

if TYPE_CHECKING:
    from drift.aligned import Aligned
    from drift.pipeline import Prepared
    from pairs.overrides import Overrides

AT_ONCE = 3000
"""Sentences up to which the texts are aligned by words first, so that they are there before a model is."""


@dataclass(frozen=True, slots=True)
class Step:
    """What has been reached.

    Attributes:
        doing: what goes on now, ``""`` when all is done.
        report: both texts and their alignment; with findings and scores when all is done.
        note: what the reader should know, for example that the model can't be loaded.
    """

    doing: str = ""
    report: Report | None = None
    note: str = ""

    @property
    def done(self) -> bool:
        """Whether the report is whole."""
        return self.report is not None and not self.doing


def comparing(
    original: str | Path,
    rewrite: str | Path,
    config: Config,
    overrides: Overrides | None,
    tell: Callable[[Step], None],
    *,
    again: bool = False,
) -> Report:
    """Compare two texts, and tell each step of it.

    Args:
        original: a ``Path`` names a file, a ``str`` is the text.
        rewrite: the same.
        config: the settings. Where their model can't be used, words alone are compared, and that is told.
        overrides: hand repairs of the alignment.
        tell: called from this thread.
        again: whether the texts are on the screen already.

    Raises:
        pairs.errors.PairsError: a file that can't be read, repairs that contradict each other.
        drift.errors.ConfigError: rules or settings that don't exist.
    """
    from drift.aligned import aligned, silent
    from drift.pipeline import finish, prepare
    from pairs.errors import ModelError

    def doing(stage: str) -> None:
        tell(Step(stage))

    def laid(of: Aligned) -> None:
        tell(Step("looking for drift", provisional(of)))

    def without_model(error: ModelError) -> Prepared:
        tell(Step("comparing by words", note=f"without a model, by words alone: {error}"))
        return prepare(original, rewrite, config=replace(config, model="none"), overrides=overrides)

    doing("reading")
    try:
        job = prepare(original, rewrite, config=config, overrides=overrides)
    except ModelError as error:
        job = without_model(error)
    if job.known is None and not again and sum(t.text.count(".") for t in job.texts) <= AT_ONCE:
        by_words = replace(job.config, model="none")
        tell(Step("loading the model", provisional(aligned(job.texts, by_words, overrides, None, silent))))
    try:
        report = finish(job, doing, when_aligned=laid)
    except ModelError as error:
        report = finish(without_model(error), doing, when_aligned=laid)
    tell(Step("", report))
    return report


def provisional(of: Aligned) -> Report:
    """A report of an alignment alone, before anything is found or scored."""
    from drift.cache import digest

    nothing = DocumentScore(None, None, None, None, None, 0.0, 0.0, (0, 0), {})
    return Report(
        original=Source.of(of.original, digest(of.original.text)),
        rewrite=Source.of(of.rewrite, digest(of.rewrite.text)),
        beads=of.alignment.beads,
        bead_scores=(BeadScore(None, None, None, None, None, 0.0),) * len(of.alignment.beads),
        findings=(),
        score=nothing,
        rules=(),
        rules_off=(),
        signature=of.signature,
        notes=of.notes,
    )
