"""Letters of other alphabets that pass for Latin ones, inside words.

The table holds the letters of Cyrillic, Greek and Armenian whose usual print can't be told from a Latin letter; it is
the part of Unicode's confusables (UTS 39) that concerns whole letters of living alphabets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pairs.document import Span

_LOOKS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝүҺԌԚԜ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανρυι" + "օսոհցՕՍՏ",
    "ABESIJKMHOPCTYXaesijopcyxhdqwyhGQW" + "ABEZHIKMNOPTYXoavpui" + "ounhgOUS",
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f’'])*")


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A word that isn't what it seems to be.

    Attributes:
        span: where it stands.
        text: as it stands.
        seems: as it looks, in Latin letters.
        strange: the letters of other alphabets in it, each once.
        mixed: whether it has Latin letters as well; else every letter is a strange one.
    """

    span: Span
    text: str
    seems: str
    strange: str
    mixed: bool

    @property
    def names(self) -> str:
        """The strange letters by code point: ``U+0430 CYRILLIC SMALL LETTER A``."""
        return ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, '?')}" for c in self.strange)


def find_lookalikes(text: str, offset: int = 0) -> Iterator[Lookalike]:
    """Words with letters that only look Latin.

    A word with a letter of another alphabet that doesn't look Latin ("Δt", "Wi-Fi-сеть" in its second part) is what
    it seems to be and is not given.

    Args:
        text: any text.
        offset: added to every span.
    """
    if text.isascii():
        return
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii():
            continue
        strange = [c for c in dict.fromkeys(word) if c.isalpha() and not _latin(c)]
        if not strange or any(ord(c) not in _LOOKS for c in strange):
            continue
        mixed = any(_latin(c) for c in word if c.isalpha())
        span = Span(match.start() + offset, match.end() + offset)
        yield Lookalike(span, word, word.translate(_LOOKS), "".join(strange), mixed)


def _latin(character: str) -> bool:
    return character.isascii() or unicodedata.name(character, "").startswith(
        ("LATIN", "FEMININE", "MASCULINE", "MODIFIER")
    )
