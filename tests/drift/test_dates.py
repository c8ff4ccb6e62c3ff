"""The reader of calendar expressions."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.dates import Unit, find_dates
from drift.analysis.dates_interval import interval, intervals, iso

ANCHOR = date(2022, 9, 14)  # a Wednesday
LANGUAGES = ("en", "zh", "de", "fr", "es", "it", "")
MONTHS = "January February March April May June July August September October November December".split()
GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

READ = [
    ("en", "They met on the 19th, 20th and 21st.", ["2022-09-19", "2022-09-20", "2022-09-21"]),
    ("en", "The fair is on November 2 and 3.", ["2022-11-02", "2022-11-03"]),
    ("en", "The fair ran from December 28, 2020 to January 3, 2021.", ["2020-12-28/2021-01-03"]),
    ("en", "From 15 December to 22, 2016 it rained.", ["2016-12-15/2016-12-22"]),
    ("en", "It opened in September of last year and closed in July this year.", ["2021-09", "2022-07"]),
    ("en", "Costs rose in the first nine months of 2020.", ["2020-01/2020-09"]),
    ("en", "The fourth quarter of last year, the first half of 2019, Q3.", ["2021-Q4", "2019-H1", "2022-Q3"]),
    ("en", "In the 1990s, the late 19th century and the twenties.", ["199", "C19", "XX2"]),
    ("en", "At half past nine, at 6pm, at 18:00 and at 0430 GMT.", ["09:30", "18:00", "18:00", "04:30 GMT"]),
    ("en", "He comes today (14th), tomorrow or the day after tomorrow.", ["2022-09-14", "2022-09-15", "2022-09-16"]),
    ("en", "They said it fell on Monday and will fall on Monday.", ["2022-09-12", "2022-09-19"]),
    ("en", "in the spring of 2019, next spring", ["2019-S1", "2023-S1"]),
    ("zh", "今年9月27日上午9时30分,去年12月,上周四,九十年代", ["2022-09-27", "09:30", "2021-12", "2022-09-08", "XX9"]),
    ("zh", "二〇一九年十月一日至三日", ["2019-10-01/2019-10-03"]),
    (
        "de",
        "Am 15.9. um 9.30 Uhr, letzte Woche, 3. bis 5. Oktober",
        ["2022-09-15", "09:30", "2022-W36", "2022-10-03/2022-10-05"],
    ),
    (
        "fr",
        "Le 1er mai 2020 à 9h30, l’année dernière, il y a trois jours",
        ["2020-05-01", "09:30", "2021", "2022-09-11"],
    ),
    ("es", "El 15 de septiembre de 2022, el año pasado", ["2022-09-15", "2021"]),
    ("it", "Il 15 settembre 2022, l'anno scorso, tre giorni fa", ["2022-09-15", "2021", "2022-09-11"]),
]
SILENT = [
    "March on, he told the marchers; they may yet march.",
    "A total of 2000 cases in 2000 villages cost $2019 and 1500 crowns.",
    "The 15th anniversary of the 20th National Congress was second to none.",
    "A man in his sixties met April Jones and May Smith.",
    "Version 1.2.34 beat 3-1 and rose 24/7.",
    "Prices are to fall next to nothing.",
]


@pytest.mark.parametrize(("lang", "text", "values"), READ, ids=[text[:30] for _, text, _ in READ])
def test_values(lang: str, text: str, values: list[str]) -> None:
    """An expression has the value that a reader on the day of writing gives it."""
    assert [iso(e, ANCHOR) for e in find_dates(text, lang)] == values


@pytest.mark.parametrize("text", SILENT)
def test_lookalikes(text: str) -> None:
    """Verbs, counts, names, ages and version numbers are no dates."""
    assert find_dates(text, "en") == ()


def test_unknown_day_of_writing() -> None:
    """Without the day of writing a value says which digits are unknown."""
    found = find_dates("On March 5, on Thursday (15th), last year, in June this year.", "en")
    assert [iso(e) for e in found] == ["XXXX-03-05", "XXXX-XX-15", "year-1", "this year-06"]


def _forms(day: date) -> list[tuple[str, str]]:
    month, n, year = MONTHS[day.month - 1], day.day, day.year
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return [
        ("en", f"It is dated {month} {n}, {year}."),
        ("en", f"It is dated {n} {month} {year}."),
        ("en", f"It is dated the {n}{suffix} of {month}, {year}."),
        ("en", f"It is dated {WEEKDAYS[day.weekday()]}, {month} {n}{suffix}, {year}."),
        ("en", f"It is dated {month.upper()} {n} {year}."),
        ("en", f"It is dated {month if month == 'May' else month[:3] + '.'} {n}, {year}."),
        ("en", f"It is dated {n}-{month[:3]}-{year}."),
        ("en", f"It is dated {month}\u00a0{n},\u00a0{year}."),
        ("en", f"It is dated {day.isoformat()}."),
        ("de", f"Es ist vom {n}. {GERMAN[day.month - 1]} {year}."),
        ("de", f"Es ist vom {n:02}.{day.month:02}.{year}."),
        ("fr", f"Daté du {n} {FRENCH[day.month - 1]} {year}."),
        ("fr", f"Daté du {n:02}/{day.month:02}/{year}."),
        ("zh", f"日期为{year}年{day.month}月{n}日。"),
    ]


@given(st.dates(date(1000, 1, 1), date(2099, 12, 31)))
def test_every_form_of_a_date(day: date) -> None:
    """A date with a year has the same value in all printed forms, whenever it is read."""
    for lang, text in _forms(day):
        found = find_dates(text, lang)
        assert [iso(e, ANCHOR) for e in found] == [day.isoformat()], text
        assert interval(found[0], ANCHOR) == (day, day)


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_form_of_a_time(hour: int, minute: int) -> None:
    """A time of day is the same in twelve and in twenty-four hours."""
    half, twelve = ("p.m.", hour - 12) if hour >= 12 else ("a.m.", hour)
    for text in (
        f"at {hour:02}:{minute:02}",
        f"at {twelve or 12}:{minute:02} {half}",
        f"at {twelve or 12}.{minute:02}{half[0]}m",
    ):
        assert [iso(e) for e in find_dates(text, "en")] == [f"{hour:02}:{minute:02}"], text


PIECES = st.sampled_from(
    "May March 3 3rd the of 15th 2019 2019- - – to Thursday ( ) , . last next this year week 9:30 am Sept. early 1990s"
    " 月 日 年 今年 周四 十五 letztes Jahr mai 24/02/2022 half past nine on in from ago two days ' ’ \u00a0 \u200b".split()
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=20).map(" ".join), st.lists(PIECES, max_size=20).map("".join)
)


@given(TEXTS, st.sampled_from(LANGUAGES), st.integers(0, 1000), st.dates())
def test_spans(text: str, lang: str, offset: int, anchor: date) -> None:
    """On any text, spans are exact, in order and apart; any expression can be read and printed on any day."""
    end = 0
    for expression in find_dates(text, lang, offset):
        start = expression.span.start - offset
        assert start >= end
        end = expression.span.end - offset
        assert expression.text == text[start:end] != ""
        for first, last in intervals(expression, anchor):
            assert first <= last or expression.last is not None
        assert iso(expression, anchor)
        assert iso(expression)


def test_every_unit_is_read() -> None:
    """Each length of time that the model knows is found in a text."""
    text = (
        "At noon on 3 May, this weekend, next week, in June, in the second quarter, in the summer of 2020,"
        " in the first half of 2020, in 2021, in the 1990s, in the 19th century."
    )
    assert {e.unit for e in find_dates(text, "en")} == set(Unit)


HOSTILE = {
    "a word": "a",
    "spaces": " ",
    "digits": "1",
    "dots": "1.",
    "numbers": "12 ",
    "weekdays": "Monday ",
    "months": "on May 2, ",
    "ranges": "January 2 to ",
    "articles": "the ",
    "brackets": "(",
    "parts": "early ",
    "ordinals": "1st, ",
    "Chinese numerals": "二",
    "ages ago": "two years ",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_linear(name: str, lang: str) -> None:
    """Four times the text takes about four times as long, whatever it is made of."""

    def cost(size: int) -> float:
        text = (HOSTILE[name] * size)[:size]
        spent = []
        for _ in range(2):
            began = time.process_time()
            find_dates(text, lang)
            spent.append(time.process_time() - began)
        return min(spent)

    small, large = cost(2_000), cost(8_000)
    assert large < 12 * max(small, 0.001)
