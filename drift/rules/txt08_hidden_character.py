"""TXT08: characters that can't be seen, on one side only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.hidden_characters import HiddenKind, HiddenRun, find_hidden
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side


@rule("TXT08", "hidden-character", category="fluency/character-encoding", severity=Severity.MINOR, profiles=("style",))
def hidden_character(bead: BeadView) -> Iterator[Claim]:
    """A sentence has characters that nobody can see and that the other side doesn't have.

    ## What it finds
    Controls of the writing direction and tag characters (minor); zero-width spaces and joiners, soft hyphens, fillers
    inside words (neutral, as is all that only the original has). Each sentence is told once for each kind, at the
    first place.

    ## Why it matters
    Direction controls show a text in another order than a program reads it ("Trojan Source"), tag characters carry
    whole hidden sentences to a language model, and a zero-width space keeps a name from being found.

    ## Example
    "pay 100 crowns" → "pay <U+202E>001<U+202C> crowns"

    ## Not flagged
    Joiners in scripts and emoji that need them, direction marks in sentences with right-to-left letters, the tags of
    flags; characters that both sides have.

    ## References
    Boucher and Anderson, *Trojan Source* (2021), CVE-2021-42574; Unicode Technical Report 36.
    """
    runs = {side: _runs(bead, side) for side in ("original", "rewrite")}
    counts = {side: Counter(c for run in found for c in run.characters) for side, found in runs.items()}
    for side, other in (("original", "rewrite"), ("rewrite", "original")):
        told: set[tuple[int, HiddenKind]] = set()
        for run in runs[side]:
            segment = next(s.index for s in bead.segments(side) if s.span.contains(run.span))  # type: ignore[arg-type]
            own = [c for c in run.characters if counts[side][c] > counts[other][c]]
            if not own or (segment, run.kind) in told:
                continue
            told.add((segment, run.kind))
            yield _claim(run, rewrite=side == "rewrite")


def _claim(run: HiddenRun, *, rewrite: bool) -> Claim:
    harmless = run.kind is HiddenKind.INVISIBLE or not rewrite
    return Claim(
        None if rewrite else run.span,
        run.span if rewrite else None,
        f"{run.names}: {run.kind}" + ("" if rewrite else " that the rewrite doesn't have"),
        {"rewrite" if rewrite else "original": run.names, "count": str(len(run.span))},
        Severity.NEUTRAL if harmless else Severity.MINOR,
    )


def _runs(bead: BeadView, side: Side) -> list[HiddenRun]:
    return [
        run
        for segment, text in zip(bead.segments(side), bead.texts(side), strict=True)
        for run in find_hidden(text, segment.span.start)
    ]
