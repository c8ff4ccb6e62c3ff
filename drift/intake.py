"""Which languages two texts are in, as far as a comparison has to know."""

from __future__ import annotations

import re

from pairs.language import detect

# Below so many words a detected language that differs from the other side's is more likely a mistake
# (a headline of names, a quotation) than a translation.
TRUSTED_WORDS = 20
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")


def languages(texts: tuple[str, str], given: tuple[str | None, str | None]) -> tuple[str, str]:
    """ISO 639-1 codes of both texts; ``""`` where nothing can be said.

    What is given holds. A side of which nothing is known is taken to be in the language of the other; where
    nothing is known of either, Latin letters are taken for English. Two texts in one script of which the
    shorter has few words are taken to be in the language of the longer.

    Args:
        texts: the original and the rewrite.
        given: the codes that the user gave.
    """
    first, second = (code or detect(text) for code, text in zip(given, texts, strict=True))
    if not first and not second:
        first = second = "en" if _is_latin(texts[0] + texts[1]) else ""
    first, second = first or second, second or first
    if first == second or None not in given:
        return first, second
    counts = [len(_WORD.findall(text[:10_000])) for text in texts]
    if min(counts) < TRUSTED_WORDS and _is_latin(texts[0]) == _is_latin(texts[1]):
        if given[0] or (given[1] is None and counts[0] >= counts[1]):
            return first, first
        return second, second
    return first, second


def _is_latin(text: str) -> bool:
    sample = text[:3_000]
    return 2 * len(_LATIN.findall(sample)) >= len(_LETTER.findall(sample))
