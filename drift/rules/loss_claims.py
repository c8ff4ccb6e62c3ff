"""How serious a loss is and in which words it is told: shared by the rules for omissions and additions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drift.analysis.losses import Loss, LossKind
from drift.rules.registry import Claim
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair, Side

# A single word counts where it was cut out of (or put into) a sentence that otherwise stayed as it was.
WORD_KEPT = 0.75
# A lost clause is serious from so many content words on, if something hangs on it.
WEIGHTY_WORDS = 3


def sentence_claim(pair: Pair, loss: Loss) -> Claim:
    """The claim for a whole sentence."""
    gone = loss.side == "original"
    if loss.elsewhere is not None:
        where = "in another sentence of the rewrite" if gone else "in another sentence of the original"
        message, severity, confidence = f"most of its words stand {where}: condensed", Severity.MINOR, 0.6
    elif loss.words == 0:
        message = "nothing in the rewrite answers this line" if gone else "nothing in the original answers this line"
        severity, confidence = Severity.NEUTRAL, 0.6
    elif loss.reworded:
        message = f"another sentence stands in its place in the {'rewrite' if gone else 'original'}"
        severity, confidence = Severity.MINOR, 0.5
    else:
        missing = "rewrite" if gone else "original"
        with_it = f"; with it: {', '.join(loss.carries)}" if loss.carries else ""
        message = f"nothing in the {missing} says this{with_it}"
        severity, confidence = Severity.MAJOR, 0.9
    return _claim(pair, loss, message, severity, confidence)


def whole_text_claim(view: BeadView, side: Side) -> Claim | None:
    """The one claim for a text whose other side holds no sentence at all; ``None`` where both sides hold some."""
    pair = view.pair
    segments = view.segments(side)
    if not segments or pair.document("rewrite" if side == "original" else "original").segments:
        return None
    span = segments[0].span.cover(segments[-1].span)
    missing = "rewrite" if side == "original" else "original"
    message = f"the {missing} is empty: all of this stands on one side only"
    original, rewrite = (span, None) if side == "original" else (None, span)
    return Claim(original, rewrite, message, {"sentences": str(len(segments))})


def part_claim(pair: Pair, loss: Loss) -> Claim | None:
    """The claim for a clause, a phrase or a word; ``None`` where it is too small or was only reworded."""
    missing = "rewrite" if loss.side == "original" else "original"
    if loss.kind is LossKind.WORD and not (
        loss.clean and loss.kept >= WORD_KEPT and loss.head in {"n", "v", "a", "N", ""}
    ):
        return None
    if loss.reworded:
        return None
    if loss.elsewhere is not None:
        return _claim(pair, loss, f"its words stand elsewhere in the {missing}: moved", Severity.NEUTRAL, 0.5)
    carries = f"; it carries: {', '.join(loss.carries)}" if loss.carries else ""
    message = f"nothing in the {missing} answers this {loss.kind.value}{carries}"
    weighty = bool(loss.carries) and loss.words >= WEIGHTY_WORDS and loss.kind is not LossKind.WORD
    confidence = {LossKind.CLAUSE: 0.8, LossKind.PHRASE: 0.7, LossKind.WORD: 0.5}[loss.kind]
    return _claim(pair, loss, message, Severity.MAJOR if weighty else Severity.MINOR, confidence)


def credit_claim(pair: Pair, loss: Loss) -> Claim:
    """The claim for a heading, byline, dateline or caption."""
    missing = "rewrite" if loss.side == "original" else "original"
    return _claim(pair, loss, f"the {missing} has no such line", Severity.NEUTRAL, 0.8)


def _claim(pair: Pair, loss: Loss, message: str, severity: Severity, confidence: float) -> Claim:
    facts = {loss.side: loss.span.of(pair.document(loss.side).text), "words": str(loss.words)}
    if loss.carries:
        facts["carries"] = ", ".join(loss.carries)
    original, rewrite = (loss.span, None) if loss.side == "original" else (None, loss.span)
    return Claim(original, rewrite, message, facts, severity, confidence)
