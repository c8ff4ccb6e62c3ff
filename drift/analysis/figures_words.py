"""Numbers written in words: English, German and French.

Each reader takes the words that stand in a row and says how many of them make up one number. A run is cut at
twelve words, so that hostile text costs no more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache

MAX_WORDS = 12
Reading = tuple[int, Decimal]  # how many words, and what they are worth

_EN_UNITS = {
    w: Decimal(i)
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_EN_TENS = {
    w: Decimal(i * 10) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_EN_TENS["fourty"] = Decimal(40)
_EN_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15, "lakh": 5, "crore": 7}
_EN_WORDS = frozenset(_EN_UNITS) | frozenset(_EN_TENS) | {"hundred", "dozen"} | frozenset(_EN_SCALES)


class _Part(Enum):
    """What the last word of a group below a thousand was; it decides which words may come next."""

    NOTHING = "nothing"
    UNIT = "unit"  # 1..9
    TEEN = "teen"  # 10..19, or tens with a unit
    TENS = "tens"
    HUNDRED = "hundred"


_BEFORE_SCALE = frozenset({_Part.UNIT, _Part.TEEN, _Part.TENS, _Part.HUNDRED})


def read_english(words: Sequence[str]) -> Reading | None:
    """Read an English number from the start of ``words`` (folded, hyphens taken apart, "and" among them)."""
    total = group = Decimal(0)
    part, used, ceiling = _Part.NOTHING, 0, 99
    article = bool(words) and words[0] in {"a", "an"}
    for i, word in enumerate(words[:MAX_WORDS]):
        if (article and i == 0) or (word == "and" and (part is _Part.HUNDRED or (total and part is _Part.NOTHING))):
            continue
        joined = i > 0 and words[i - 1] == "and"
        counted = part in _BEFORE_SCALE or (article and i == 1)
        if word in _EN_SCALES:
            scale = _EN_SCALES[word]
            if joined or not (counted and scale < ceiling):
                if not (total and part is _Part.NOTHING and used == i and ceiling == 3):
                    break
                total = total.scaleb(scale)  # "two hundred thousand million"
            else:
                total += (group if part in _BEFORE_SCALE else Decimal(1)).scaleb(scale)
            group, part, ceiling = Decimal(0), _Part.NOTHING, scale
        elif word == "dozen" and counted and not total and not joined:
            return i + 1, (group or Decimal(1)) * 12
        elif word == "hundred" and not joined and (part in {_Part.UNIT, _Part.TEEN} or (article and i == 1)):
            group, part = (group or Decimal(1)) * 100, _Part.HUNDRED
        elif word in _EN_TENS and part in {_Part.NOTHING, _Part.HUNDRED} and not (article and i == 1):
            group, part = group + _EN_TENS[word], _Part.TENS
        elif word in _EN_UNITS and not (article and i == 1):
            value = _EN_UNITS[word]
            if part is _Part.TENS and 0 < value < 10:
                group, part = group + value, _Part.TEEN
            elif part in {_Part.NOTHING, _Part.HUNDRED} and (value or not used):
                group, part = group + value, _Part.UNIT if value < 10 else _Part.TEEN
            else:
                break
        else:
            break
        used = i + 1
    return (used, total + group) if used else None


_DE_UNITS = {
    w: i
    for i, w in enumerate(
        "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn"
        " siebzehn achtzehn neunzehn".split()
    )
} | {"eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwo": 2}
_DE_TENS = {
    w: i * 10 for i, w in enumerate("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), 2)
} | {"dreissig": 30}
_DE_ARTICLES = frozenset({"ein", "eine", "einen", "einem", "einer"})


@lru_cache(maxsize=16384)
def _german_word(word: str) -> int | None:
    if not word or len(word) > 60:
        return None
    for part, factor in (("tausend", 1000), ("hundert", 100)):
        left, mark, right = word.partition(part)
        if mark:
            head = 1 if not left else _german_word(left)
            tail = 0 if not right else _german_word(right.removeprefix("und"))
            return None if head is None or tail is None or tail >= factor or head >= 1000 else head * factor + tail
    if word in _DE_UNITS:
        return _DE_UNITS[word]
    if word in _DE_TENS:
        return _DE_TENS[word]
    for tens, value in _DE_TENS.items():
        if word.endswith("und" + tens):
            unit = _DE_UNITS.get(word[: -len(tens) - 3], 0)
            return value + unit if 0 < unit < 10 else None
    return None


def read_german(words: Sequence[str]) -> Reading | None:
    """Read a German number from the start of ``words``; articles are none."""
    if words[0] in _DE_ARTICLES:
        return None
    value = _german_word(words[0])
    return None if value is None else (1, Decimal(value))


_FR_UNITS = {
    w: i
    for i, w in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
    )
} | {"une": 1}
_FR_TENS = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "octante": 80, "nonante": 90,
}  # fmt: skip


def read_french(words: Sequence[str]) -> Reading | None:
    """Read a French number from the start of ``words``; "un" and "une" alone are articles."""
    total = group = used = 0
    for i, word in enumerate(words[:MAX_WORDS]):
        if word in _FR_UNITS and (
            group == 0 or (group % 100 in {60, 80}) or (group % 10 == 0 and _FR_UNITS[word] < 17)
        ):
            value = _FR_UNITS[word]
            if group and value == 0:
                break
            if group and value > 9 and group % 100 not in {0, 60, 80, 10} and group % 100 != 70:
                break
            group += value
        elif word in {"vingt", "vingts"} and group % 100 == 4:
            group += 76
        elif word in _FR_TENS and group % 100 == 0:
            group += _FR_TENS[word]
        elif word in {"cent", "cents"} and group < 10:
            group = (group or 1) * 100
        elif word == "mille" and group < 1000 and not total:
            total, group = (group or 1) * 1000, 0
        elif word == "et" and group and group % 10 == 0:
            continue
        else:
            break
        used = i + 1
    if not used or (used == 1 and words[0] in {"un", "une"}):
        return None
    return used, Decimal(total + group)


_FR_WORDS = frozenset(_FR_UNITS) | frozenset(_FR_TENS) | {"vingts", "cent", "cents", "mille"}
_READERS: dict[str, Callable[[Sequence[str]], Reading | None]] = {"de": read_german, "fr": read_french}
_RUN = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011\s\u00a0]{1,2}[^\W\d_]+){0,11}")
_PIECE = re.compile(r"[^\W\d_]+")


def starts_number(word: str, lang: str) -> bool:
    """Whether a folded word can begin a number of that language."""
    if lang == "de":
        return word not in _DE_ARTICLES and _german_word(word) is not None
    if lang == "fr":
        return word in _FR_WORDS
    return word in _EN_WORDS


def read_words(text: str, start: int, lang: str) -> tuple[int, Decimal] | None:
    """Read the number whose first word starts at ``start``.

    Returns:
        The offset behind its last word and its worth, or ``None``.
    """
    run = _RUN.match(text, start)
    if run is None:
        return None
    pieces = list(_PIECE.finditer(text, start, run.end()))
    words = [piece.group().casefold() for piece in pieces]
    reading = _READERS.get(lang, read_english)(words)
    return None if reading is None else (pieces[reading[0] - 1].end(), reading[1])


_EN_ORDINALS = {
    w: i
    for i, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
}
_EN_TENTHS = {w.replace("y", "ieth"): int(v) for w, v in _EN_TENS.items()}
_FR_ORDINALS = {
    "premier": 1, "première": 1, "deuxième": 2, "seconde": 2, "troisième": 3, "quatrième": 4, "cinquième": 5,
    "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "onzième": 11, "douzième": 12,
    "quinzième": 15, "vingtième": 20, "trentième": 30, "cinquantième": 50, "centième": 100,
}  # fmt: skip
_DE_ORDINAL_STEMS = {
    "erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "siebent": 7, "acht": 8,
    "neunt": 9, "zehnt": 10, "elft": 11, "zwölft": 12, "zwanzigst": 20, "dreißigst": 30, "fünfzigst": 50,
    "hundertst": 100,
}  # fmt: skip
_DE_ORDINAL = re.compile(r"([a-zäöüß]{3,})e[nrms]?")


def read_ordinal(word: str, lang: str) -> int | None:
    """The worth of one ordinal word ("third", "twentieth", "zweiten", "deuxième"), or ``None``."""
    if lang == "de":
        match = _DE_ORDINAL.fullmatch(word)
        return _DE_ORDINAL_STEMS.get(match[1]) if match and word not in {"achte", "achten"} else None
    if lang == "fr":
        return _FR_ORDINALS.get(word)
    if word == "hundredth":
        return 100
    return _EN_ORDINALS.get(word) or _EN_TENTHS.get(word)
