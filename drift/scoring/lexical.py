"""Lexical scores: BLEU, chrF and TER of sacrebleu, and difflib's ratio on words.

The original is sacrebleu's *reference*, the rewrite its *hypothesis*.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from drift.analysis.equal_blocks import equal_blocks
from drift.analysis.tokens import tokenize

if TYPE_CHECKING:
    from sacrebleu.metrics import BLEU, CHRF, TER

# TER's search is worse than quadratic: 3 s on a rotated sentence of 200 words.
MAX_TOKENS_TER = 100


@cache
def _metrics() -> tuple[BLEU, CHRF, TER]:
    from sacrebleu.metrics import BLEU, CHRF, TER

    return BLEU(effective_order=True), CHRF(), TER()


def signatures() -> dict[str, str]:
    """The signature that sacrebleu gives each of its scores, in its short form, and sacrebleu's version once.

    The parts that say the number of references (one) and the version are left out of each.
    """
    bleu, chrf, ter = _metrics()
    found = {}
    for name, metric in (("bleu", bleu), ("chrf", chrf), ("ter", ter)):
        metric.sentence_score("a", ["a"])
        parts = str(metric.get_signature().format(short=True)).split("|")
        found[name] = ",".join(part for part in parts if part[:2] not in {"#:", "v:"})
        found["sacrebleu"] = next(part[2:] for part in parts if part.startswith("v:"))
    return found


def bleu_chrf(original: str, rewrite: str) -> tuple[float, float]:
    """Sentence BLEU with effective order, and chrF; both 0..100, rounded to 2 digits."""
    if _same(original, rewrite):
        return 100.0, 100.0
    bleu, chrf, _ = _metrics()
    return (
        round(bleu.sentence_score(rewrite, [original]).score, 2),
        round(chrf.sentence_score(rewrite, [original]).score, 2),
    )


def ter(original: str, rewrite: str) -> float | None:
    """Translation edit rate, 0 upwards (100 = as many edits as words); ``None`` past 100 tokens."""
    if max(len(original.split()), len(rewrite.split())) > MAX_TOKENS_TER:
        return None
    if _same(original, rewrite):
        return 0.0
    return round(float(_metrics()[2].sentence_score(rewrite, [original]).score), 2)


def ratio(original: str, rewrite: str) -> float:
    """Similarity by difflib of two texts' folded tokens, 0..1, rounded to 4 digits.

    Past the cost budget the same ratio is taken from the longest common subsequence (rapidfuzz's Indel),
    which is never lower than difflib's.
    """
    if _same(original, rewrite):
        return 1.0
    a = [token.key for token in tokenize(original)]
    b = [token.key for token in tokenize(rewrite)]
    if not a and not b:
        return 1.0
    return round(2 * sum(n for _, _, n in equal_blocks(a, b)) / (len(a) + len(b)), 4)


def _same(original: str, rewrite: str) -> bool:
    """Whether the texts are equal and hold a word: then every score is known without being worked out."""
    return original == rewrite and any(character.isalnum() for character in original)
