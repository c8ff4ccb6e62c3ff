"""Which patterns read which language, and which words tell past from future."""

from __future__ import annotations

import re
from functools import cache

from drift.analysis.dates_chinese import PATTERNS as CHINESE
from drift.analysis.dates_english import LISTS
from drift.analysis.dates_english import PATTERNS as ENGLISH
from drift.analysis.dates_european import LANGUAGES, european
from drift.analysis.dates_model import Pattern
from drift.analysis.dates_numeric import numeric

# Irregular past forms that news uses; regular ones end in -ed.
_PAST_WORDS = (
    "was|were|had|did|said|told|met|won|lost|fell|rose|came|went|took|gave|got|made|began|saw|found|left|held|kept"
    "|knew|grew|drew|flew|threw|wrote|spoke|broke|chose|drove|spent|sent|sold|bought|brought|thought|fought|taught"
    "|caught|led|fed|fled|ran|sank|sat|stood|understood|became|overcame|paid|laid|hit|shut|struck|swore|tore|wore"
    "|woke|withdrew|built|dealt|felt|meant|slept|hung|shot|ate|sang|swam|died|ago|been"
)
_CUES = {
    "en": re.compile(
        rf"(?<![\w'’])(?:(?P<past>{_PAST_WORDS}|[a-z]{{2,20}}ed)"
        r"|(?P<future>will|[’']ll|shall|would|going\s+to|due|scheduled|expected|planned|set|to\s+be|next|upcoming|plans?"
        r"|starts?|begins?|opens?|meets?|resumes?|is|are))(?![\w'’])",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:(?P<past>war|waren|hatte|hatten|wurde|wurden|ist|sind|haben|hat)|(?P<future>wird|werden|soll|will))\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:(?P<past>était|a|ont|avait|avaient|fut)|(?P<future>sera|seront|aura|auront|va|vont|doit))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"(?P<past>了|已经?|曾)|(?P<future>将|会|拟|定于)"),
}
_REACH = 120


@cache
def patterns(lang: str) -> tuple[Pattern, ...]:
    """The patterns of a language in the order in which they claim."""
    if lang in {"en", ""}:
        return (*numeric(month_first=True), *ENGLISH)
    if lang == "zh":
        return (*numeric(month_first=False), *CHINESE)
    if lang in LANGUAGES:
        return (*numeric(month_first=False), *european(lang))
    return numeric(month_first=False)


def continuations(lang: str) -> tuple[Pattern, ...]:
    """Patterns that count only behind an expression that is already found."""
    return LISTS if lang in {"en", ""} else ()


def direction_before(text: str, position: int, lang: str) -> int:
    """−1 where the nearest cue of tense before ``position`` speaks of the past, +1 of the future, 0 without one."""
    cues = _CUES.get(lang or "en")
    if cues is None:
        return 0
    last = None
    for last in cues.finditer(text, max(0, position - _REACH), position):  # noqa: B007 - the last one is wanted
        pass
    if last is None:
        return 0
    return -1 if last.lastgroup == "past" else 1
