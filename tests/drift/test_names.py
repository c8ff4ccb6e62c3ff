"""Names are found by their capitals, with exact spans, and compared by what they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.names import NameType, find_names, names
from drift.analysis.pair import Pair
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday the Bank of Norland praised Ada Holm.", ["Bank of Norland", "Ada Holm"]),
        ("They met Foreign Minister Ada Holm in St. Olaf.", ["Ada Holm", "St. Olaf"]),
        (
            "They left the Ministry of Finance, then the Defence Ministry of Norland.",
            ["Ministry of Finance", "Defence Ministry of Norland"],
        ),
        ("They met Defence Secretary Ada Holm.", ["Ada Holm"]),
        ("He flew with Danish President Mette Lund.", ["Danish", "Mette Lund"]),
        ("She likes O’Rourke, García-Herrero and the U.S. team.", ["O’Rourke", "García-Herrero", "U.S."]),
        ("a Danish-Swedish bridge near China-related shops", ["Danish", "Swedish", "China"]),
        ("In May, on Monday, I saw it on TV.", []),
        ("It costs RMB1499 and the council said no.", []),
        ("they asked Osvald’s Ragna Tveit", ["Osvald", "Ragna Tveit"]),
        ("", []),
    ],
)
def test_strong_names(text: str, expected: list[str]) -> None:
    """Runs of capitals are names; titles, months, amounts and possessive endings are no part of them."""
    assert [n.text for n in find_names(text) if n.strong] == expected


def test_a_capital_at_the_start_of_a_sentence_proves_nothing() -> None:
    """A single capitalised word at the start is weak, a run of them is not."""
    assert [(n.text, n.strong) for n in find_names("Stocks fell as Gazlov rose.")] == [
        ("Stocks", False),
        ("Gazlov", True),
    ]
    assert [n.strong for n in find_names("Ragna Tveit sang.")] == [True]
    assert [n.strong for n in find_names("Tenders 15 of them sank.")] == [False]
    assert find_names("Roughly 15 boats sank.") == ()
    assert [n.strong for n in find_names("They saw Gazlov 15 sink.")] == [True]


@pytest.mark.parametrize(
    "line", ["Old Ferry Sold To Danish Brewer After Long Fight", "OLD FERRY SOLD AFTER LONG FIGHT"]
)
def test_capitals_of_a_headline_prove_nothing(line: str) -> None:
    """In Title Case and in capitals only the gazetteer's names are strong."""
    assert [n.text for n in find_names(line) if n.strong] in (["Danish"], [])


def test_a_weak_name_is_confirmed_by_a_strong_one() -> None:
    """A word that starts a sentence is a name if it stands inside a sentence elsewhere, on either side."""
    a, b = "Gazlov rose.", "The shares of Gazlov rose."
    sides = [Document("", "xx", t, (Segment(0, Span(0, len(t))),)) for t in (a, b)]
    pair = Pair(sides[0], sides[1], Alignment((Bead((0,), (0,), 1.0),)), parser=False)
    assert [n.strong for n in pair.get(names)["original"]] == [True]


def test_places_are_known_without_a_parse() -> None:
    """Countries and demonyms get their type from the gazetteer."""
    found = {n.text: n.type for n in find_names("the Latvian ships of Estonia")}
    assert found == {"Latvian": NameType.PEOPLE, "Estonia": NameType.PLACE}


@given(st.text(alphabet="aB. -’'of(“1U\n", max_size=60), st.integers(0, 3))
def test_spans_are_exact(text: str, offset: int) -> None:
    """On any jumble each name's span holds its text, and no two overlap."""
    last = 0
    for name in find_names(text, offset):
        assert name.span.start >= last
        last = name.span.end
        assert name.span.of(" " * offset + text) == name.text
        assert name.words


def test_hostile_text_takes_linear_work() -> None:
    """Four times the capitals take about four times the time, not sixteen."""
    from time import process_time

    def cost(n: int) -> float:
        text = "Aa of Bb-Cc. D’Ee & " * n
        began = process_time()
        find_names(text)
        return process_time() - began

    cost(100)
    assert cost(4000) < 12 * max(cost(1000), 0.005)


def test_a_person_and_an_institution_are_two_names() -> None:
    """What stands behind "of" is a name of its own, if the parse knows the person; names with "of" stay whole."""
    text = "Analyst Jane Roe of Harcastle Bank met Ruth Berg of the Norland Institute at the Bank of England."
    side = Document("", "en", text, (Segment(0, Span(0, len(text))),))
    pair = Pair(side, side, Alignment((Bead((0,), (0,), 1.0),)))
    found = [n.text for n in pair.get(names)["original"] if n.strong]
    assert found == ["Jane Roe", "Harcastle Bank", "Ruth Berg", "Norland Institute", "Bank of England"]
