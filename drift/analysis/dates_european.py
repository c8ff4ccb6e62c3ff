"""Dates in German, French, Spanish and Italian: one set of patterns over tables of words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from drift.analysis.dates_model import DateExpression, Found, Moment, Pattern, Unit
from drift.analysis.dates_numeric import clock, is_day
from pairs.document import Span

_S = r"[\s\u00a0\u202f]{1,3}"


@dataclass(frozen=True, slots=True)
class Words:
    """The calendar words of one language.

    Attributes:
        months: twelve alternatives of spellings, split by ``|``; dots are literal.
        weekdays: seven alternatives, from Monday.
        fixed: whole phrases with their unit and distance.
        of: what stands between day, month and year, as a pattern.
        after_day: what may stand directly behind the day, as a pattern.
        year_lead: words that make a bare number of four digits a year.
        hour: the word or letter behind an hour.
        ago: a pattern with groups ``count`` and ``unit`` for "three days ago".
        units: the units in ``ago``.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    fixed: Mapping[str, tuple[Unit, int]]
    of: str
    after_day: str
    year_lead: str
    hour: str
    ago: str
    units: Mapping[str, Unit]


_GERMAN = Words(
    months=(
        "januar|jänner|jan.", "februar|feber|feb.", "märz|mrz.", "april|apr.", "mai", "juni|jun.", "juli|jul.", "august|aug.",
        "september|sept.|sep.", "oktober|okt.", "november|nov.", "dezember|dez.",
    ),
    weekdays=("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
    fixed={
        "heute": (Unit.DAY, 0), "gestern": (Unit.DAY, -1), "vorgestern": (Unit.DAY, -2), "übermorgen": (Unit.DAY, 2),
        **{f"{lead} woche": (Unit.WEEK, n) for n, leads in {-1: ("letzte", "letzter", "letzten", "vergangene", "vergangenen", "vorige"), 0: ("diese", "dieser"), 1: ("nächste", "nächster", "nächsten", "kommende", "kommenden")}.items() for lead in leads},
        **{f"{lead} monat": (Unit.MONTH, n) for n, leads in {-1: ("letzten", "vergangenen", "vorigen"), 0: ("diesen", "diesem"), 1: ("nächsten", "kommenden")}.items() for lead in leads},
        **{f"{lead} jahr": (Unit.YEAR, n) for n, leads in {-1: ("letztes", "letzten", "vergangenes", "vergangenen", "voriges", "vorigen"), 0: ("dieses", "diesem"), 1: ("nächstes", "nächsten", "kommendes", "kommenden")}.items() for lead in leads},
    },
    of="",
    after_day=r"\.",
    year_lead="im jahr|im jahre|seit|von|bis|ab|anno|ende|anfang|mitte|jahr|und|in",
    hour="uhr",
    ago=rf"vor{_S}(?P<count>\d{{1,3}}|einem|einer|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn){_S}(?P<unit>tag|woche|monat|jahr)(?:en|e|n)?",
    units={"tag": Unit.DAY, "woche": Unit.WEEK, "monat": Unit.MONTH, "jahr": Unit.YEAR},
)  # fmt: skip
_FRENCH = Words(
    months=(
        "janvier|janv.", "février|févr.|fév.", "mars", "avril|avr.", "mai", "juin", "juillet|juil.", "août", "septembre|sept.",
        "octobre|oct.", "novembre|nov.", "décembre|déc.",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    fixed={
        "aujourd'hui": (Unit.DAY, 0), "aujourd’hui": (Unit.DAY, 0), "hier": (Unit.DAY, -1), "avant-hier": (Unit.DAY, -2),
        "demain": (Unit.DAY, 1), "après-demain": (Unit.DAY, 2), "cette semaine": (Unit.WEEK, 0), "la semaine dernière": (Unit.WEEK, -1),
        "la semaine passée": (Unit.WEEK, -1), "la semaine prochaine": (Unit.WEEK, 1), "ce mois-ci": (Unit.MONTH, 0),
        "le mois dernier": (Unit.MONTH, -1), "le mois prochain": (Unit.MONTH, 1), "cette année": (Unit.YEAR, 0),
        "l'année dernière": (Unit.YEAR, -1), "l’année dernière": (Unit.YEAR, -1), "l'an dernier": (Unit.YEAR, -1),
        "l’an dernier": (Unit.YEAR, -1), "l'année prochaine": (Unit.YEAR, 1), "l’année prochaine": (Unit.YEAR, 1), "l'an prochain": (Unit.YEAR, 1),
    },
    of="",
    after_day=r"(?:er)?",
    year_lead="en|depuis|de|à|l'année|année|et|entre|fin|début|dès|avant|après",
    hour="h|heures?",
    ago=rf"il{_S}y{_S}a{_S}(?P<count>\d{{1,3}}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix){_S}(?P<unit>jour|semaine|mois|an)(?:s|nées)?",
    units={"jour": Unit.DAY, "semaine": Unit.WEEK, "mois": Unit.MONTH, "an": Unit.YEAR},
)  # fmt: skip
_SPANISH = Words(
    months=("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre|setiembre", "octubre", "noviembre", "diciembre"),
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    fixed={
        "hoy": (Unit.DAY, 0), "ayer": (Unit.DAY, -1), "anteayer": (Unit.DAY, -2), "esta semana": (Unit.WEEK, 0),
        "la semana pasada": (Unit.WEEK, -1), "la próxima semana": (Unit.WEEK, 1), "este mes": (Unit.MONTH, 0), "el mes pasado": (Unit.MONTH, -1),
        "el próximo mes": (Unit.MONTH, 1), "este año": (Unit.YEAR, 0), "el año pasado": (Unit.YEAR, -1), "el próximo año": (Unit.YEAR, 1),
    },
    of=rf"de(?:l)?{_S}",
    after_day=r"[º°]?",
    year_lead="en|desde|de|del|hasta|año|entre|y|a",
    hour="horas?|h",
    ago=rf"hace{_S}(?P<count>\d{{1,3}}|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez){_S}(?P<unit>día|semana|mes|año)(?:es|s)?",
    units={"día": Unit.DAY, "semana": Unit.WEEK, "mes": Unit.MONTH, "año": Unit.YEAR},
)  # fmt: skip
_ITALIAN = Words(
    months=("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
    weekdays=("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    fixed={
        "oggi": (Unit.DAY, 0), "ieri": (Unit.DAY, -1), "domani": (Unit.DAY, 1), "dopodomani": (Unit.DAY, 2), "questa settimana": (Unit.WEEK, 0),
        "la settimana scorsa": (Unit.WEEK, -1), "la prossima settimana": (Unit.WEEK, 1), "questo mese": (Unit.MONTH, 0), "il mese scorso": (Unit.MONTH, -1),
        "il mese prossimo": (Unit.MONTH, 1), "quest'anno": (Unit.YEAR, 0), "l'anno scorso": (Unit.YEAR, -1), "lo scorso anno": (Unit.YEAR, -1), "l'anno prossimo": (Unit.YEAR, 1),
    },
    of="",
    after_day=r"[º°]?",
    year_lead="nel|dal|del|al|anno|tra|e|di|fino al",
    hour="ore?",
    ago=rf"(?P<count>\d{{1,3}}|una?|un|due|tre|quattro|cinque|sei|sette|otto|nove|dieci){_S}(?P<unit>giorn|settiman|mes|ann)[oiae]{_S}fa",
    units={"giorn": Unit.DAY, "settiman": Unit.WEEK, "mes": Unit.MONTH, "ann": Unit.YEAR},
)  # fmt: skip
_LANGUAGE = {"de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "it": _ITALIAN}
LANGUAGES = frozenset(_LANGUAGE)
_SMALL = {
    word: n
    for words in (
        "ein einem einer;zwei;drei;vier;fünf;sechs;sieben;acht;neun;zehn", "un une;deux;trois;quatre;cinq;six;sept;huit;neuf;dix",
        "un una;dos;tres;cuatro;cinco;seis;siete;ocho;nueve;diez", "un una;due;tre;quattro;cinque;sei;sette;otto;nove;dieci",
    )
    for n, group in enumerate(words.split(";"), 1)
    for word in group.split()
}  # fmt: skip


def _alternatives(names: tuple[str, ...]) -> str:
    words = sorted((w for name in names for w in name.split("|")), key=len, reverse=True)
    return "|".join(re.escape(w) for w in words)


def _index(names: tuple[str, ...]) -> dict[str, int]:
    return {word: i for i, name in enumerate(names) for word in name.split("|")}


@cache
def european(lang: str) -> tuple[Pattern, ...]:
    """The patterns of one of :data:`LANGUAGES`."""
    words = _LANGUAGE[lang]
    months, weekdays = _index(words.months), _index(words.weekdays)
    month = rf"(?P<month>{_alternatives(words.months)})(?!\w)"
    weekday = rf"(?P<weekday>{_alternatives(words.weekdays)})(?!\w)"
    year = r"(?P<year>1[0-9]\d\d|20\d\d)(?!\w|[.,]\d)"
    flags = re.IGNORECASE

    def dated(match: re.Match[str]) -> Found | None:
        m, d = months[match["month"].lower()] + 1, int(match["day"])
        y = int(match["year"]) if match["year"] else None
        if not is_day(y, m, d):
            return None
        w = weekdays[match["weekday"].lower()] if match["weekday"] else None
        last = int(match["day2"]) if match["day2"] else None
        first = int(match["day0"]) if match["day0"] else None
        if first is not None and first < d:
            return Moment(Unit.DAY, year=y, month=m, day=first, weekday=w), Moment(Unit.DAY, year=y, month=m, day=d)
        if last is not None and last > d and is_day(y, m, last):
            return Moment(Unit.DAY, year=y, month=m, day=d, weekday=w), Moment(Unit.DAY, year=y, month=m, day=last)
        return Moment(Unit.DAY, year=y, month=m, day=d, weekday=w), None

    def short(match: re.Match[str]) -> Found | None:
        m, d = int(match["month"]), int(match["day"])
        return (Moment(Unit.DAY, month=m, day=d), None) if is_day(None, m, d) else None

    def monthly(match: re.Match[str]) -> Found | None:
        if not match["year"] and len(match["month"]) < 4 and match["month"][0].islower():
            return None
        y = int(match["year"]) if match["year"] else None
        return Moment(Unit.MONTH, year=y, month=months[match["month"].lower()] + 1), None

    def fixed(match: re.Match[str]) -> Found:
        unit, shift = words.fixed[" ".join(match.group().lower().split())]
        return Moment(unit, shift=shift, shift_unit=unit), None

    def ago(match: re.Match[str]) -> Found | None:
        count = match["count"].lower()
        n = int(count) if count.isdigit() else _SMALL.get(count)
        unit = words.units[match["unit"].lower()]
        return None if n is None else (Moment(Unit.DAY if unit <= Unit.WEEK else unit, shift=-n, shift_unit=unit), None)

    def hour(match: re.Match[str]) -> Found | None:
        made = clock(int(match["hour"]), int(match["minute"] or match["dotted"] or 0), None, exact=True)
        return (made, None) if made else None

    def weekly(match: re.Match[str]) -> Found:
        return Moment(Unit.DAY, weekday=weekdays[match["weekday"].lower()]), None

    def yearly(match: re.Match[str]) -> DateExpression:
        return DateExpression(Span(*match.span("year")), match["year"], Moment(Unit.YEAR, year=int(match["year"])))

    day = r"(?P<day>0?[1-9]|[12]\d|3[01])"
    to = rf"\s?(?:[-–—]|{_S}(?:bis|au|al|a){_S})\s?"
    phrases = "|".join(re.escape(p).replace(r"\ ", _S) for p in sorted(words.fixed, key=len, reverse=True))
    patterns: list[Pattern] = [
        (re.compile(rf"(?<![\w.,:])(?P<hour>[01]?\d|2[0-4])(?:\s?h\s?(?P<minute>[0-5]\d)(?!\d)|(?:[.:](?P<dotted>[0-5]\d))?\s?(?:{words.hour})(?!\w))", flags), hour),
        (
            re.compile(
                rf"(?<![\w.,])(?:{weekday},?{_S}(?:(?:den|le|el|il|dem){_S})?)?(?:(?P<day0>[12]?\d|3[01]){words.after_day}?{to})?{day}{words.after_day}\s?{words.of}{month}"
                rf"(?:{to}(?P<day2>[12]\d|3[01]|\d)(?![\w]))?(?:\s{{1,2}}{words.of}{year})?",
                flags,
            ),
            dated,
        ),
        (re.compile(rf"(?<!\w){month}(?:\s{{1,2}}{words.of}{year})?", flags), monthly),
        (re.compile(rf"(?<![\w-])(?:{phrases})(?!\w)", flags), fixed),
        (re.compile(rf"(?<!\w){words.ago}(?!\w)", flags), ago),
        (re.compile(rf"(?<!\w){weekday}", flags), weekly),
        (re.compile(rf"(?<![\w$€£.,/-])(?:(?<=\()|(?:{words.year_lead}){_S}){year}", flags), yearly),
    ]  # fmt: skip
    if lang == "de":
        patterns.insert(2, (re.compile(rf"(?<![\w.,]){day}\.(?P<month>0?[1-9]|1[0-2])\.(?!\d)"), short))
    return tuple(patterns)
