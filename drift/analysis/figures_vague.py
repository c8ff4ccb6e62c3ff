"""Words that make a figure less than exact: approximators, and words that only name its order of magnitude."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from drift.analysis.figures import Approximator
from drift.analysis.figures_words import starts_number

# The words of each class; the closest in meaning share one. Sources: the degree modifiers and "adaptors" and
# "rounders" of Prince, Frader and Bosk (1982), comparative and superlative modifiers of numerals (Geurts and
# Nouwen 2007), with the news-style forms of each.
_BEFORE = {
    "en": {
        Approximator.ABOUT: "about|around|approximately|roughly|some|circa|ca\\.?|approx\\.?|an estimated|estimated"
        "|estimated at|in the region of|in the order of|on the order of|or so|something like|more or less|somewhere around"
        "|give or take",
        Approximator.BELOW: "almost|nearly|virtually|practically|as good as|well-nigh|all but|close to|just under|under|below|just below|less than|fewer than|lower than"
        "|smaller than|just short of|shy of|just shy of|short of|approaching|well under|nigh on|little less than"
        "|shorter than|younger than|slightly less than|just less than|a little less than|a little under|slightly under|not quite|well below",
        Approximator.ABOVE: "more than|over|above|in excess of|upwards of|upward of|exceeding|greater than|just over"
        "|well over|just above|well above|north of|beyond|higher than|slightly more than|a little more than|just more than"
        "|slightly over|a little over|surpassing|topping|better than|larger than|exceeded|exceeds|exceed|surpassed"
        "|surpasses|topped|passed|longer than|bigger than|older than|taller than|heavier than|faster than",
        Approximator.AT_MOST: "up to|as many as|as much as|at most|no more than|not more than|a maximum of|maximum of"
        "|at the most|as high as|a maximum|not exceeding|not exceed|not over|"
        "no greater than|no higher than|no larger than|no longer than|no bigger than|no older than|no later than|not greater than|not higher than|not larger than|not longer than|not bigger than|not older than|not later than",
        Approximator.AT_LEAST: "at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum of"
        "|at a minimum|not under|upwards from"
        "|no lower than|no smaller than|no shorter than|no younger than|not lower than|not smaller than|not shorter than|not younger than",
    },
    "de": {
        Approximator.ABOUT: "etwa|rund|ungefähr|circa|ca\\.?|an die|in etwa",
        Approximator.BELOW: "fast|beinahe|nahezu|knapp|weniger als|unter|annähernd",
        Approximator.ABOVE: "mehr als|über|gut|deutlich über",
        Approximator.AT_MOST: "bis zu|höchstens|maximal|nicht mehr als",
        Approximator.AT_LEAST: "mindestens|wenigstens|nicht weniger als|zumindest",
    },
    "fr": {
        Approximator.ABOUT: "environ|autour de|à peu près|quelque|approximativement",
        Approximator.BELOW: "près de|presque|moins de|moins d[’']|un peu moins de|quasi",
        Approximator.ABOVE: "plus de|plus d[’']|au-delà de|un peu plus de",
        Approximator.AT_MOST: "jusqu[’']à|au plus|au maximum|pas plus de",
        Approximator.AT_LEAST: "au moins|au minimum|pas moins de",
    },
    "zh": {
        Approximator.ABOUT: "约|大约|大概|左右|约有",
        Approximator.BELOW: "近|将近|接近|不到|不足|低于",
        Approximator.ABOVE: "超过|逾|超|多于|高于|突破",
        Approximator.AT_MOST: "至多|最多|不超过|高达|多达",
        Approximator.AT_LEAST: "至少|不少于|不低于|最少",
    },
}
_AFTER = {
    "en": {
        Approximator.ABOUT: "or so|or thereabouts|give or take|-odd|-ish|odd",
        Approximator.AT_LEAST: "or more|or above|or over|at least|or higher|and above|and over|and up|or older|upwards|-plus|plus",
        Approximator.AT_MOST: "or less|or fewer|or under|at most|at the most|or below|or lower",
    },
    "zh": {
        Approximator.ABOUT: "左右|上下|前后",
        Approximator.ABOVE: "多|余|以上",
        Approximator.AT_MOST: "以下|以内",
    },
    "de": {Approximator.AT_LEAST: "oder mehr", Approximator.AT_MOST: "oder weniger"},
    "fr": {Approximator.AT_LEAST: "ou plus", Approximator.AT_MOST: "ou moins"},
}
_REACH = 32
_NEGATION_REACH = 26
# "not … more than" is a bound, and so is "prohibited from exceeding".
_NEGATED = re.compile(
    r"(?:(?<!\w)(?:not|never|cannot|without|neither|nor|forbidden|prohibited|banned|barred|prevented)|n[’']t)"
    r"(?:[\s\u00a0]{1,3}(?:be|been|from|to|being|have|had|has|is|are|cost|take|last|weigh|pay|any)){0,3}[\s\u00a0]{1,3}$",
    re.IGNORECASE,
)
_OPPOSITE = {Approximator.ABOVE: Approximator.AT_MOST, Approximator.BELOW: Approximator.AT_LEAST}


def _before(lang: str) -> re.Pattern[str]:
    named = {kind.name: words for kind, words in _BEFORE[lang].items()}
    named = {name: words.replace(" ", r"\s{1,3}") for name, words in named.items()}
    edge = r"(?:(?<!\w)(?:only |just |still |already |now )?)" if lang != "zh" else ""
    # Longer alternatives first, so that "just under" isn't read as "under".
    body = "|".join(
        f"(?P<{name}>{'|'.join(sorted(words.split('|'), key=len, reverse=True))})" for name, words in named.items()
    )
    space = r"[\s\u00a0]{0,2}" if lang != "zh" else r"有?\s?"
    return re.compile(rf"{edge}(?:{body})(?<! ){space}$".replace("(?<! )", ""), re.IGNORECASE)


def _after(lang: str) -> re.Pattern[str]:
    named = {kind.name: words for kind, words in _AFTER[lang].items()}
    body = "|".join(f"(?P<{name}>{words})" for name, words in named.items())
    tail = r"(?![\w])" if lang != "zh" else ""
    return re.compile(
        rf"[\s\u00a0]{{0,2}}(?:{body}){tail}|(?P<{Approximator.AT_LEAST.name}_SIGN>\+)(?![\s\u00a0]?\d)", re.IGNORECASE
    )


_PATTERNS_BEFORE = {lang: _before(lang) for lang in _BEFORE}
_PATTERNS_AFTER = {lang: _after(lang) for lang in _AFTER}


def approximator_before(text: str, start: int, lang: str) -> tuple[Approximator, int, int] | None:
    """The approximating words right before offset ``start``: class and range of offsets."""
    base = max(0, start - _REACH)
    window = text[base:start]
    pattern = _PATTERNS_BEFORE.get(lang, _PATTERNS_BEFORE["en"])
    for match in pattern.finditer(window):
        name = match.lastgroup or ""
        if name:
            start, end = base + match.start(name), base + match.end(name)
            negated = _NEGATED.search(text[max(0, start - _NEGATION_REACH) : start]) is not None
            return _OPPOSITE.get(Approximator[name], Approximator[name]) if negated else Approximator[name], start, end
    return None


def approximator_after(text: str, end: int, lang: str) -> tuple[Approximator, int, int] | None:
    """The approximating words right after offset ``end``."""
    match = _PATTERNS_AFTER.get(lang, _PATTERNS_AFTER["en"]).match(text, end)
    if match is None or not match.lastgroup:
        return None
    start, stop = match.span(match.lastgroup)
    if text[start].isupper() and not text[start:stop].isupper():
        return None  # "the Galaxy 6 Plus"
    return Approximator[match.lastgroup.removesuffix("_SIGN")], start, stop


@dataclass(frozen=True, slots=True)
class Vague:
    """A word that names only an order of magnitude.

    Attributes:
        start: its first offset.
        end: the offset behind it.
        low: the least that it can mean.
        high: the most that it can mean.
        weak: whether it is a figure only beside one on the other side.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    weak: bool = False


_MAGNITUDES = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
# People and not points: "scores of", "scores more", "scores were injured".
_SCORES = (
    r"[\s\u00a0](?:of|more|others)\b|[\s\u00a0](?:(?:are|were|remain|remained|have|had|been|still|be|feared|left|also)[\s\u00a0]){0,3}"
    r"(?:dead|killed|injured|wounded|hurt|missing|trapped|stranded|displaced|homeless|evacuated|rescued|arrested|detained|"
    r"hospitali[sz]ed|sickened|infected|buried|drowned|unaccounted)(?!\w)"
)
_MAGNITUDE = "dozen|hundred|thousand|million|billion|trillion"
_ENGLISH = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?P<outer>tens|hundreds|dozens|scores)[\s\u00a0]{{1,2}}of[\s\u00a0]{{1,2}}(?P<inner>thousands|millions|billions|trillions)"
    rf"|(?P<few>a[\s\u00a0]few|several|a[\s\u00a0]couple[\s\u00a0](?:of[\s\u00a0])?|a[\s\u00a0]couple|many|a[\s\u00a0]handful[\s\u00a0]of)[\s\u00a0]{{0,2}}"
    rf"(?P<times>{_MAGNITUDE})(?P<more>[\s\u00a0]{{1,2}}(?:thousand|million|billion))?"
    rf"|(?P<plural>dozens|scores(?={_SCORES})|hundreds|thousands|millions|billions|trillions)"
    rf"|(?P<weak>several|a[\s\u00a0]few|a[\s\u00a0]couple|a[\s\u00a0]handful|a[\s\u00a0]number[\s\u00a0]of|numerous|multiple|many|various))(?![\w-])",
    re.IGNORECASE,
)
_FEW = {"a couple": (2, 3)}


def find_vague(text: str, lang: str) -> list[Vague]:
    """The vague quantities of a text; English only."""
    if lang not in {"en", ""}:
        return _find_vague_elsewhere(text, lang)
    found = []
    for match in _ENGLISH.finditer(text):
        start, end = match.span()
        if match["outer"]:
            inner = _MAGNITUDES[match["inner"].casefold().removesuffix("s")]
            outer = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100}[match["outer"].casefold()]
            low = Decimal(inner * outer)
            found.append(Vague(start, end, low, low * 99 / 10))
        elif match["few"]:
            unit = Decimal(_MAGNITUDES[match["times"].casefold()])
            if match["more"]:
                unit *= _MAGNITUDES[match["more"].strip().casefold()]
            couple = "couple" in match["few"].casefold()
            most = 3 if couple else 5 if match["times"].casefold() == "dozen" else 9
            found.append(Vague(start, end, unit * 2, unit * most))
        elif match["plural"]:
            unit = Decimal(_MAGNITUDES[match["plural"].casefold().removesuffix("s")])
            found.append(Vague(start, end, unit * 2 if unit < 100 else unit, unit * 10))
        else:
            few = match["weak"].casefold()
            least, most = (2, 3) if "couple" in few else (2, 12) if few != "many" else (3, 1000)
            found.append(Vague(start, end, Decimal(least), Decimal(most), weak=True))
    return found


_WORD_BEFORE = re.compile(r"(\w+)[\s\u00a0]$")
_ONE_WORDS = frozenset({"eine", "un", "une"})
_ELSEWHERE = {
    "de": (re.compile(r"(?<!\w)(?:(?P<t100>hunderte)|(?P<t1000>tausende)|(?P<t1000000>millionen)|(?P<t12>dutzende))(?=\s+(?:von\s|[a-zäöüA-ZÄÖÜ]))", re.IGNORECASE),),
    "fr": (re.compile(r"(?<!\w)des (?:(?P<t12>dizaines|douzaines)|(?P<t100>centaines)|(?P<t1000>milliers)|(?P<t1000000>millions))(?!\w)", re.IGNORECASE),),
    "zh": (re.compile(r"(?:(?:数|几|上)(?:(?P<t10>十)|(?P<t100>百)|(?P<t1000>千)|(?P<t10000>万)|(?P<t100000000>亿))|(?P<u100>成百上千))(?![一二三四五六七八九十百千万亿])"),),
}  # fmt: skip


def _find_vague_elsewhere(text: str, lang: str) -> list[Vague]:
    found = []
    for pattern in _ELSEWHERE.get(lang, ()):
        for match in pattern.finditer(text):
            unit = Decimal((match.lastgroup or "t1")[1:])
            before = _WORD_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
            if before and (
                before[1][-1].isdigit() or starts_number(before[1].casefold(), lang) or before[1] in _ONE_WORDS
            ):
                continue  # "3,4 Millionen", "eine Million"
            found.append(Vague(match.start(), match.end(), unit, unit * 10))
    return found
