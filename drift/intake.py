"""Which languages two texts are in, as far as a comparison has to know."""

from __future__ import annotations

import re

from pairs.language import detected

# Below so many words a detected language that differs from the other side's is more likely a mistake
# (a headline of names, a quotation) than a translation, unless the detection is sure of both sides. Of 10,372 English
# sentences of 4 to 19 words in the development sets it was so sure of another language in none, of .6 in one.
TRUSTED_WORDS = 20
_SURE = 0.9
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")


def languages(texts: tuple[str, str], given: tuple[str | None, str | None]) -> tuple[str, str]:
    """ISO 639-1 codes of both texts; ``""`` where nothing can be said.

    What is given holds. A side of which nothing is known is taken to be in the language of the other; where
    nothing is known of either, Latin letters are taken for English. Two texts in one script of which the
    shorter has few words are taken to be in the language of the longer, unless both are surely what they seem.

    Args:
        texts: the original and the rewrite.
        given: the codes that the user gave.
    """
    found = [(code, 1.0) if code else detected(text) for code, text in zip(given, texts, strict=True)]
    sure = min(probability for _, probability in found) >= _SURE
    first, second = (code for code, _ in found)
    if not first and not second:
        first = second = "en" if _is_latin(texts[0] + texts[1]) else ""
    first, second = first or second, second or first
    if first == second or None not in given:
        return first, second
    counts = [len(_WORD.findall(text[:10_000])) for text in texts]
    if not sure and min(counts) < TRUSTED_WORDS and _is_latin(texts[0]) == _is_latin(texts[1]):
        if given[0] or (given[1] is None and counts[0] >= counts[1]):
            return first, first
        return second, second
    return first, second


def _is_latin(text: str) -> bool:
    sample = text[:3_000]
    return 2 * len(_LATIN.findall(sample)) >= len(_LETTER.findall(sample))
