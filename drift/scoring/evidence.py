"""What a bead's drift score is made of, beside its findings: numbers that can be shown, each 0 for two equal texts.

Each grows with the difference between the two sides, so that a weight of the score's model is never negative.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from drift.analysis.content import content_keys, is_content
from drift.analysis.tokens import TokenKind, tokenize
from drift.analysis.word_alignment import word_alignment

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView
    from drift.analysis.word_alignment import WordAlignment


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of one matched bead, each 0..1 and rounded to 4 decimals; ``None`` where it can't be had.

    Attributes:
        meaning: 1 − the cosine of the two sides' sentence vectors.
        worst_word: 1 − the fit of the word, of either side, that fits no word of the other side well: the cosine of
            the two words' vectors (:attr:`~drift.analysis.word_alignment.WordAlignment.fits`).
        word_mean: 1 − the mean fit of the content words of both sides.
        unanswered: the share of content words that no word of the other side answers, the mean of both sides.
        lost_words: the share of content stems that the other side does not have, the larger of both sides.
        chrf: 1 − chrF / 100.
        difflib: 1 − difflib's ratio on words.
    """

    meaning: float | None = None
    worst_word: float | None = None
    word_mean: float | None = None
    unanswered: float | None = None
    lost_words: float | None = None
    chrf: float | None = None
    difflib: float | None = None

    def values(self) -> dict[str, float]:
        """What is known, by name."""
        named = ((f.name, getattr(self, f.name)) for f in fields(self))
        return {name: value for name, value in named if value is not None}


def evidence(view: BeadView, cosine: float | None, chrf: float, ratio: float) -> Evidence:
    """The evidence of a matched bead.

    Args:
        view: the bead.
        cosine: of its two sides, ``None`` without a model.
        chrf: of its two sides, 0..100.
        ratio: difflib's, 0..1.
    """
    aligned = word_alignment(view) if view.pair.embedder is not None else None
    worst, mean = (None, None) if aligned is None or not aligned.vectors else _fits(aligned)
    return Evidence(
        meaning=None if cosine is None else _clipped(1 - cosine),
        worst_word=worst,
        word_mean=mean,
        unanswered=None if worst is None or aligned is None else _unanswered(aligned),
        lost_words=_lost_words(view),
        chrf=_clipped(1 - chrf / 100),
        difflib=_clipped(1 - ratio),
    )


def worst_word(view: BeadView) -> str:
    """The word that :attr:`Evidence.worst_word` speaks of; ``""`` where there is none."""
    aligned = word_alignment(view) if view.pair.embedder is not None else None
    if aligned is None or not any(aligned.fits):
        return ""
    words = [
        (fit, token.text)
        for tokens, fits in zip((aligned.original, aligned.rewrite), aligned.fits, strict=True)
        for token, fit in zip(tokens, fits, strict=True)
        if token.kind is not TokenKind.MARK
    ]
    return min(words, default=(1.0, ""))[1]


def _fits(aligned: WordAlignment) -> tuple[float, float]:
    """1 − the lowest fit of all words, and 1 − the mean fit of the content words."""
    words, content = [], []
    for tokens, fits in zip((aligned.original, aligned.rewrite), aligned.fits, strict=True):
        words += [fit for token, fit in zip(tokens, fits, strict=False) if token.kind is not TokenKind.MARK]
        known = [fit for token, fit in zip(tokens, fits, strict=False) if is_content(token)]
        content += [sum(known) / len(known)] if known else []
    return _clipped(1 - min(words, default=1.0)), _clipped(1 - sum(content) / len(content) if content else 0.0)


def _unanswered(aligned: WordAlignment) -> float:
    shares = []
    for tokens, silent in (
        (aligned.original, aligned.unaligned("original")),
        (aligned.rewrite, aligned.unaligned("rewrite")),
    ):
        content = sum(is_content(token) for token in tokens)
        shares.append(sum(is_content(tokens[i]) for i in silent) / max(1, content))
    return _clipped(sum(shares) / 2)


def _lost_words(view: BeadView) -> float:
    first, second = (
        content_keys(token for text in view.texts(side) for token in tokenize(text)) for side in ("original", "rewrite")
    )
    return _clipped(max(len(one - other) / max(1, len(one)) for one, other in ((first, second), (second, first))))


def _clipped(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 4)
