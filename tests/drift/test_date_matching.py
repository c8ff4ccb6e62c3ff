"""Which date stands for which, in the bead and in the whole document."""

from __future__ import annotations

from datetime import date

import pytest

from drift.analysis.date_matching import DateMatch, anchor_of, match_dates
from drift.analysis.pair import Pair
from drift.rules.dat03_date_dropped import date_dropped
from drift.severity import Severity
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span


def _document(*sentences: str, lang: str = "en") -> Document:
    text, segments, start = " ".join(sentences), [], 0
    for index, sentence in enumerate(sentences):
        segments.append(Segment(index, Span(start, start + len(sentence))))
        start += len(sentence) + 1
    return Document("", lang, text, tuple(segments))


def _pair(
    original: list[str], rewrite: list[str], *beads: tuple[tuple[int, ...], tuple[int, ...]], anchor: date | None = None
) -> Pair:
    every = tuple(Bead(a, b) for a, b in beads or [((0,), (0,))])
    return Pair(_document(*original), _document(*rewrite), Alignment(every), anchor=anchor)


def _told(pair: Pair) -> list[tuple[int, str, str, str]]:
    def text(match: DateMatch, side: str) -> str:
        expression = getattr(match, side)
        return expression.text if expression else ""

    return [
        (index, match.relation.value, text(match, "original"), text(match, "rewrite"))
        for index, found in sorted(pair.get(match_dates).items())
        for match in found
    ]


def test_one_to_one() -> None:
    """Of two equal dates each finds a partner of its own; the one that differs is held against what is left."""
    pair = _pair(["In 2019 and again in 2019 and 2020."], ["In 2019 and again in 2016 and 2020."])
    assert _told(pair) == [(0, "equal", "2019", "2019"), (0, "equal", "2020", "2020"), (0, "conflict", "2019", "2016")]


def test_closest_relation_first() -> None:
    """The same date is preferred to a finer one that stands nearer."""
    pair = _pair(["It began in 2019 and ended late."], ["In May 2019 or in 2019 it began."])
    assert (0, "equal", "2019", "2019") in _told(pair)


def test_moved_to_another_bead() -> None:
    """A date that went to another sentence is neither dropped nor added."""
    pair = _pair(
        ["On 4 June they met.", "They signed."],
        ["They met.", "They signed, having met on 4 June."],
        ((0,), (0,)),
        ((1,), (1,)),
    )
    assert _told(pair) == []


def test_dropped_with_its_sentence() -> None:
    """A date whose sentence has no partner is dropped, unless it stands elsewhere."""
    pair = _pair(["They met.", "Rain fell on 4 June and in 2019."], ["They met in 2019."], ((0,), (0,)), ((1,), ()))
    assert _told(pair) == [(1, "unrelated", "4 June", "")]


def test_two_dates_in_one() -> None:
    """A year and a day that became one full date are both covered by it."""
    assert [m[1] for m in _told(_pair(["In 2019, on 5 May."], ["On 5 May 2019."]))] == ["finer"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("OSLO, March 3, 2021 (Nordwire) – The ministry spoke.", date(2021, 3, 3)),
        ("OSLO, March 3 (Nordwire) – The ministry spoke.", None),
        ("The ministry spoke on March 3, 2021 – at last.", None),
    ],
)
def test_anchor_of_a_dateline(line: str, expected: date | None) -> None:
    """A dateline gives the day of writing if it has a year; a date in a sentence never does."""
    assert _pair([line], ["The ministry spoke."]).get(anchor_of) == expected


def test_the_given_anchor_wins() -> None:
    """A day of writing that the caller gives is stronger than the dateline."""
    pair = _pair(["OSLO, March 3, 2021 (Nordwire) – It rained."], ["It rained."], anchor=date(2020, 1, 1))
    assert pair.get(anchor_of) == date(2020, 1, 1)


def test_many_dates() -> None:
    """A bead of a thousand dates is matched, each with its own partner."""
    text = ", ".join(f"May {1 + n % 28}, {1950 + n % 70}" for n in range(300))
    assert {m[1] for m in _told(_pair([text], [text]))} == {"equal"}


def test_the_only_full_date_is_major() -> None:
    """A full date without which nothing says when is a major loss; a weekday is a minor one."""
    severities = [
        [claim.severity for claim in date_dropped(_pair([text], ["The strike ended."]).beads[0])]
        for text in (
            "The strike ended on 12 June.",
            "The strike ended on Friday.",
            "The strike of 2019 ended on 12 June.",
        )
    ]
    assert severities == [[Severity.MAJOR], [Severity.MINOR], [Severity.MINOR, Severity.MINOR]]
