"""The unit behind a number: read from a window of three words, the longest spelling first."""

from __future__ import annotations

import re
from decimal import Decimal

from drift.analysis.figures_units import SCALED, SUBUNITS, SYMBOLS, may_stand_apart, spellings

ONE = Decimal(1)
_UNIT_WORDS = re.compile(
    r"(?P<gap>[-\s\u00a0\u202f\u2009]{0,2}(?:U\.(?=S\.\sdoll))?(?:de\s|d[’'])?)(?P<words>[^\W\d_]+[²³]?(?:[23](?!\d))?(?:/[a-zA-Z]+)?(?:[-\s\u00a0][^\W\d_]+[²³]?){0,2}|[%％](?:[-\s\u00a0](?:points?|pts)(?!\w))?|[%％﹪°℃℉][CFcf]?(?!\w)|[°][CF](?!\w))"
)
# Words that may stand between a number and its unit of time.
_BETWEEN = re.compile(
    r"[\s\u00a0-](?:consecutive|straight|successive|full|whole|long|short|solid|more|additional|extra|further|calendar|working|"
    r"business|gruelling|grueling|brief|entire|complete|other|such)(?=[\s\u00a0-](?:second|minute|hour|day|week|month|quarter|year|decade)s?(?!\w))",
    re.IGNORECASE,
)
_SCREEN_LINES = re.compile(r"(?:144|240|360|480|720|1080|1440|2160|4320)$")  # "1080p" counts lines, not pence
_SYMBOL_AFTER = re.compile(r"[\s\u00a0\u202f]{0,2}(?P<symbol>[€£$¥₽₹₩￥]|zł|Kč)(?!\d)")
# "40 C" and "40F" behind digits; not "5 C-class", "3 F's".
_DEGREES = re.compile(r"[\s\u00a0\u202f]?(?P<letter>[CF])(?![\w'’&+#/-]|\.\w)")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff％℃]{1,6}")


def read_unit(text: str, end: int, lang: str) -> tuple[str, Decimal, int, str] | None:
    """The unit behind offset ``end``: canonical code, factor, the offset behind it, its spelling folded."""
    if lang in {"zh", "ja"}:
        return _cjk_unit(text, end)
    symbol = _SYMBOL_AFTER.match(text, end)
    if symbol and (lang not in {"en", ""} or symbol.end() - end == 1):
        spelling = symbol["symbol"].casefold()
        return SYMBOLS[spelling], ONE, symbol.end(), spelling
    degrees = _DEGREES.match(text, end)
    if degrees and text[end - 1 : end].isdigit():
        return ("degC" if degrees["letter"] == "C" else "degF"), ONE, degrees.end(), degrees["letter"].casefold()
    between = _BETWEEN.match(text, end)
    match = _UNIT_WORDS.match(text, between.end() if between else end)
    if match is None:
        return None
    gap, words = match["gap"], match["words"]
    table = spellings()
    for stop in _ends(words):
        spelling = " ".join(words[:stop].replace("-", " ").split()).casefold()
        code = table.get(spelling)
        after = match.start("words") + stop
        if code is None and spelling in SUBUNITS:
            return SUBUNITS[spelling], Decimal("0.01"), after, spelling
        if spelling == "p" and not gap and lang in {"en", ""} and not _SCREEN_LINES.search(text[max(0, end - 4) : end]):
            return "GBP", Decimal("0.01"), after, spelling
        if code is None and spelling in SCALED:
            code, power = SCALED[spelling]
            return code, ONE.scaleb(power), after, spelling
        if code is None or (gap and not may_stand_apart(spelling)):
            continue
        if spelling in {"m", "second"} and "-" in gap and spelling == "second":
            continue
        return code, ONE, after, spelling
    return None


def _ends(words: str) -> list[int]:
    """The ends of the longest to the shortest run of whole words."""
    ends = [m.end() for m in re.finditer(r"[^\s\u00a0/-]+(?:/(?:h|s|heure)(?!\w))?", words)]
    return ends[::-1]


def _cjk_unit(text: str, end: int) -> tuple[str, Decimal, int, str] | None:
    stop = end + 1 if text[end : end + 1] in {" ", "\u00a0"} else end
    if text.startswith("个小时", stop):
        stop += 1
    match = _CJK.match(text, stop)
    if match is None:
        latin = _UNIT_WORDS.match(text, end)
        code = spellings().get(latin["words"].casefold()) if latin else None
        return (code, ONE, latin.end("words"), latin["words"]) if code and latin else None
    table = spellings()
    for length in range(len(match.group()), 0, -1):
        spelling = match.group()[:length]
        if spelling in SUBUNITS:
            return SUBUNITS[spelling], Decimal("0.01"), stop + length, spelling
        if spelling in table:
            return table[spelling], ONE, stop + length, spelling
    return None
