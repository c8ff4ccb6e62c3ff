"""What supports a figure that has no partner: lists, names, synonyms of ordinals, halves of years."""

from __future__ import annotations

import time

import pytest

import drift
from drift.analysis.figure_support import _listed


@pytest.mark.parametrize(
    ("original", "rewrite"),
    [
        ("It has three branches: courts, cabinet and council.", "It has courts, cabinet and council."),
        ("The two towns of Velden and Karst agreed.", "Velden and Karst agreed."),
        ("It was their first win of the year.", "It was their opening win of the year."),
        ("Sales rose in the first half.", "Sales rose in the first six months."),
        ("The mill takes 40 guests in a year.", "The mill takes 40 guests annually."),
        ("The crew planned its Five Rivers walk.", "The crew planned its walk."),
        ("The company builds 5G masts.", "The company builds masts of the fifth generation."),
    ],
)
def test_what_other_words_say_is_not_lost(original: str, rewrite: str) -> None:
    """No figure is called omitted or added where other words say it."""
    config = drift.Config(model="none", rules=("FIG11", "FIG12"), cache=False)
    for one, two in ((original, rewrite), (rewrite, original)):
        assert [f.message for f in drift.check_pair(one, two, config=config).findings] == []


def test_a_list_of_another_length_supports_nothing() -> None:
    """Four things are no three."""
    assert _listed("oats, rye, wheat and barley", 4)
    assert not _listed("oats, rye, wheat and barley", 3)


@pytest.mark.parametrize("unit", ["a, ", "a" * 40, "word ", "a,"])
def test_lists_are_read_in_linear_time(unit: str) -> None:
    """Twice the text takes about twice the time, however it is made."""

    def spent(times: int) -> float:
        began = time.process_time()
        _listed(unit * times, 3)
        return time.process_time() - began

    spent(100)
    small, large = min(spent(2_000) for _ in range(3)), min(spent(8_000) for _ in range(3))
    assert large < 12 * small + 0.05


def test_a_unit_written_out_is_no_new_name() -> None:
    """The scale behind "40 C" is the figure's and not a name that the original lacks."""
    config = drift.Config(model="none", cache=False)
    found = drift.check_pair("It reached 40 C in Velden.", "It reached 40 degrees Celsius in Velden.", config=config)
    assert [f.rule for f in found.findings if f.severity.rank] == []
