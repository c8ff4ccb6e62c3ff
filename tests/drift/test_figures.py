"""What is read from one text: values, units, spans, and what is no figure."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drift.analysis.figures import Approximator, Figure, FigureKind, find_figures
from drift.analysis.figures_words import read_words


def only(text: str, lang: str = "en") -> Figure:
    """The one figure of a text."""
    found = find_figures(text, lang)
    assert len(found) == 1, [f.surface for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "lang", "surface", "value", "unit"),
    [
        ("Harrow Mills lost $93 last year.", "en", "$93", "93", "USD"),
        ("Harrow Mills lost almost $93 billion.", "en", "$93 billion", "93e9", "USD"),
        ("It sold 93bn shares.", "en", "93bn", "93e9", ""),
        ("A US$140,000 million fund.", "en", "US$140,000 million", "140e9", "USD"),
        ("They paid €5m for the pier.", "en", "€5m", "5e6", "EUR"),
        ("Losses of £1.5 mln.", "en", "£1.5 mln", "1.5e6", "GBP"),
        ("A $1.75-trillion plan.", "en", "$1.75-trillion", "1.75e12", "USD"),
        ("It cost 12 crore rupees.", "en", "12 crore rupees", "12e7", "INR"),
        ("Fares rose 85 cents.", "en", "85 cents", "0.85", "USD"),
        ("Output fell 4 per cent.", "en", "4 per cent", "4", "%"),
        ("Output fell four percent.", "en", "four percent", "4", "%"),
        ("Rates rose 75 basis points.", "en", "75 basis points", "75", "bp"),
        ("A pipe of 1,224 kilometres.", "en", "1,224 kilometres", "1224", "km"),
        ("It carries 50 bcm of gas.", "en", "50 bcm", "50e9", "m3"),
        ("A 2,000-square-foot loft.", "en", "2,000-square-foot", "2000", "ft2"),
        ("He waited two and a half years.", "en", "two and a half years", "2.5", "year"),
        ("He waited a year and a half.", "en", "a year and a half", "1.5", "year"),
        ("The pier is two miles and a quarter long.", "en", "two miles and a quarter", "2.25", "mi"),
        ("A million and a half readers left.", "en", "A million and a half", "1500000", ""),
        ("The bun rose to 95p.", "en", "95p", "0.95", "GBP"),
        ("He waited half an hour.", "en", "half an hour", "0.5", "hour"),
        ("Around one hundred and fifty tankers wait.", "en", "one hundred and fifty", "150", ""),
        ("A quarter of a million readers left.", "en", "A quarter of a million", "250000", ""),
        ("For three consecutive years it rained.", "en", "three consecutive years", "3", "year"),
        ("Sie zahlte 1.500.000 Euro.", "de", "1.500.000 Euro", "1500000", "EUR"),
        ("Der Wert fiel auf 3,4 Mrd. Euro.", "de", "3,4 Mrd. Euro", "3.4e9", "EUR"),
        ("Es kamen dreihundertfünfundzwanzig Gäste.", "de", "dreihundertfünfundzwanzig", "325", ""),
        ("Elle a versé 1 500 000 euros.", "fr", "1 500 000 euros", "1500000", "EUR"),
        ("Il avait quatre-vingt-dix-sept ans.", "fr", "quatre-vingt-dix-sept ans", "97", "year"),
        ("贷款总额为三亿五千万元。", "zh", "三亿五千万元", "350000000", "CNY"),
        ("产量下降百分之三点五。", "zh", "百分之三点五", "3.5", "%"),
        ("他等了五个小时。", "zh", "五个小时", "5", "hour"),
        ("१२ boats came.", "en", "१२", "12", ""),
    ],
)
def test_value_unit_and_span(text: str, lang: str, surface: str, value: str, unit: str) -> None:
    """Value and unit are those a reader would say, and the span is the figure with unit and magnitude word."""
    figures = [f for f in find_figures(text, lang) if f.surface == surface or f.span.of(text) in surface]
    assert figures, [f.surface for f in find_figures(text, lang)]
    figure = figures[0]
    assert (figure.value, figure.unit) == (Decimal(value), unit)
    assert surface.startswith(figure.surface) or figure.surface == surface
    assert text[figure.span.start : figure.span.end] == figure.surface


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The ferry left on Sept 13 and again in 2021.", "en"),
        ("The boat race began at 9:30 a.m. in the 1990s.", "en"),
        ("See www.harrow-mills.example/2 or call 010-555-1234.", "en"),
        ("They met one-on-one, and no one knew.", "en"),
        ("Wait a second, said the second-hand dealer.", "en"),
        ("2) Keep the gate shut.", "en"),
        ("万一下雨就改期。", "zh"),
        ("It was filmed in 1080p.", "en"),
    ],
)
def test_dates_addresses_and_idioms_are_no_figures(text: str, lang: str) -> None:
    """Dates and times belong to the date rules; addresses, list marks and idioms say no figure."""
    assert find_figures(text, lang) == ()


def test_scores_of_people_are_a_figure_and_scores_of_a_match_are_none() -> None:
    """The word counts where people are meant, whether or not "of" follows."""
    for text in ("Scores were missing.", "It left scores more in tents.", "Scores of boats sank."):
        assert only(text).low == 40
    for text in ("The scores were read out.", "Test scores had been rising.", "Scores are settled at sea."):
        assert not find_figures(text, "en")


@pytest.mark.parametrize("label", ["G7", "COVID-19", "S&P 500", "Su-35", "Article 5", "SARS-CoV-2", "Formula 1"])
def test_numbered_names_are_labels(label: str) -> None:
    """A number that is a name is found as a label, with its stem, and never as a count."""
    figure = only(f"Talks about {label} go on.")
    assert figure.kind is FigureKind.LABEL
    assert figure.stem


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It takes 10 to 12 years.", "10", "12", "year"),
        ("It costs $5-7 billion.", "5e9", "7e9", "USD"),
        ("It takes 3–5 days.", "3", "5", "day"),
        ("Two or three boats.", "2", "3", ""),
    ],
)
def test_ranges(text: str, low: str, high: str, unit: str) -> None:
    """A range is one figure; unit and magnitude of its end hold for its beginning."""
    figure = only(text)
    assert (figure.low, figure.high, figure.unit) == (Decimal(low), Decimal(high), unit)


def test_from_to_is_a_change_and_no_range() -> None:
    """What went from one value to another says two figures."""
    assert [f.surface for f in find_figures("The fare rose from 5 to 7 euros.", "en")] == ["5", "7 euros"]


@pytest.mark.parametrize(
    ("text", "approximator", "word"),
    [
        ("almost 80 boats", Approximator.BELOW, "almost"),
        ("more than 80 boats", Approximator.ABOVE, "more than"),
        ("no more than 80 boats", Approximator.AT_MOST, "no more than"),
        ("at least 80 boats", Approximator.AT_LEAST, "at least"),
        ("It must not be more than 80 boats", Approximator.AT_MOST, "more than"),
        ("80 or so boats", Approximator.ABOUT, "or so"),
        ("80 boats", Approximator.NONE, None),
    ],
)
def test_approximators(text: str, approximator: Approximator, word: str | None) -> None:
    """The class of the word beside a figure is known, and where the word stands."""
    figure = only(text)
    assert figure.approximator is approximator
    assert (figure.approximator_span.of(text) if figure.approximator_span else None) == word


@pytest.mark.parametrize(
    ("text", "value"),
    [("Sales tripled.", "3"), ("It rose three times.", "3"), ("One in five stayed.", "0.2"), ("A 10-fold rise.", "10")],
)
def test_multiples_and_fractions(text: str, value: str) -> None:
    """Multiples and fractions have a value of their own."""
    assert only(text).value == Decimal(value)


def test_a_bare_m_is_money_people_or_metres() -> None:
    """“m” is million after a currency and before people, metres before "high" and in races."""
    assert only("It cost $5m.").value == 5_000_000
    assert only("The city has 5m people.").value == 5_000_000
    assert only("The wall is 5m high.").unit == "m"


def test_indefinite_durations_count_only_where_they_measure() -> None:
    """“a month before” is a figure, "a month" alone is none."""
    assert only("It came just a month before the vote.").indefinite
    assert find_figures("He spends a month in Oslo.", "en") == ()


def test_offset_moves_every_span() -> None:
    """Spans count from the offset that was given, the approximator's too."""
    plain, moved = only("about 80 boats"), find_figures("about 80 boats", "en", 100)[0]
    assert moved.span == plain.span.shift(100)
    assert moved.approximator_span == plain.approximator_span.shift(100)  # type: ignore[union-attr]


PIECES = st.sampled_from(
    [
        *"0123456789", " ", ",", ".", "-", "–", "$", "€", "%", "/", ":", "\n", "'", "½", "a ", "one ", "hundred ",
        "million ", "and ", "half ", "third ", " of ", "dozens ", "about ", "up to ", "km", " years", "-old", "bn",
        "COVID-", "Article ", "亿", "万", "三", "个", "元", "百分之", "zwei", "tausend", "deux ", "\u00a0", "x", "No. ", "May ",
        "٣", "²",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(["en", "de", "fr", "zh", "ru", ""]))
def test_any_text_gives_exact_spans(text: str, lang: str) -> None:
    """Whatever the text, spans lie inside it, don't overlap, and the surface is exactly the span."""
    found = find_figures(text, lang)
    end = 0
    for figure in found:
        assert end <= figure.span.start < figure.span.end <= len(text)
        assert figure.surface == text[figure.span.start : figure.span.end]
        assert figure.low.is_finite()
        assert figure.high.is_finite()
        end = figure.span.end


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["en", "de", "zh"]))
def test_arbitrary_characters_do_no_harm(text: str, lang: str) -> None:
    """No character sequence raises."""
    for figure in find_figures(text, lang):
        assert figure.span.of(text) == figure.surface


@settings(max_examples=150, deadline=None)
@given(st.integers(min_value=1, max_value=10**12), st.sampled_from([("en", ","), ("de", "."), ("fr", "\u202f")]))
def test_grouped_digits_keep_their_value(number: int, form: tuple[str, str]) -> None:
    """A whole number in the groups of its language is read back."""
    lang, mark = form
    text = f"x {number:,} y".replace(",", mark)
    if number > 2999:  # smaller ones may be years or days
        assert [f.value for f in find_figures(text, lang)] == [number]


UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    """A whole number below a billion in English words."""
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if size == 100 else " "
            return f"{in_words(number // size)} {name}" + (joint + in_words(rest) if rest else "")
    if number < 20:
        return UNITS[number]
    return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=1, max_value=999_999_999))
def test_number_words_keep_their_value(number: int) -> None:
    """A number spelled out in up to twelve words is read back to its end."""
    words = in_words(number)
    if len(words.replace("-", " ").split()) <= 12:
        assert read_words(words, 0, "en") == (len(words), Decimal(number))


@pytest.mark.parametrize(
    "piece",
    [
        "one hundred ",
        "1",
        "1 2 ",
        "123 ",
        "1,",
        "half a ",
        "1-",
        "1/",
        " ",
        "one and ",
        "$",
        "A-",
        "five-",
        "a@",
        "more than ",
        "one in ",
    ],
)
def test_time_grows_with_length(piece: str) -> None:
    """Hostile repetition costs in proportion to its length: eight times the text, far less than 64 times."""

    def cost(length: int) -> float:
        text = piece * (length // len(piece))
        best = 9.0
        for _ in range(2):
            began = time.process_time()
            find_figures(text, "en")
            best = min(best, time.process_time() - began)
        return best

    assert cost(8_000) < 30 * max(cost(1_000), 0.001)
