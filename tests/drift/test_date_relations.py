"""What two calendar expressions are to each other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.date_relations import DateRelation, relation
from drift.analysis.dates import DateExpression, find_dates

ANCHOR = date(2022, 9, 14)
EQUAL, FINER, COARSER = DateRelation.EQUAL, DateRelation.FINER, DateRelation.COARSER
REFRAMED, UNDECIDED = DateRelation.REFRAMED, DateRelation.UNDECIDED
CONFLICT, UNRELATED = DateRelation.CONFLICT, DateRelation.UNRELATED

# original, rewrite, without the day of writing, on 14 September 2022
TABLE = [
    ("on March 3", "on 3 March", EQUAL, EQUAL),
    ("on March 3", "on March 5", CONFLICT, CONFLICT),
    ("on March 3", "on April 3", CONFLICT, CONFLICT),
    ("on March 3, 2022", "on March 3", COARSER, COARSER),
    ("on March 3", "on March 3, 2020", FINER, CONFLICT),
    ("in 2019", "in 2021", CONFLICT, CONFLICT),
    ("in 2021", "last year", REFRAMED, REFRAMED),
    ("in 2019", "last year", REFRAMED, CONFLICT),
    ("last year", "this year", CONFLICT, CONFLICT),
    ("last week", "next month", CONFLICT, CONFLICT),
    ("on Monday", "on Tuesday", CONFLICT, CONFLICT),
    ("on Monday", "last Monday", FINER, FINER),
    ("on Thursday", "on Thursday (15th)", FINER, FINER),
    ("on Thursday", "on the 15th", UNDECIDED, EQUAL),
    ("on Thursday", "on the 16th", UNDECIDED, CONFLICT),
    ("on Thursday", "today", REFRAMED, CONFLICT),
    ("on Wednesday", "today", REFRAMED, REFRAMED),
    ("in September", "this month", REFRAMED, REFRAMED),
    ("in July", "in July this year", EQUAL, EQUAL),
    ("in late 2018", "in early 2018", CONFLICT, CONFLICT),
    ("in late 2018", "in October 2018", FINER, FINER),
    ("in March 2018", "in early 2018", COARSER, COARSER),
    ("in March 2018", "in late 2018", CONFLICT, CONFLICT),
    ("in the first quarter of next year", "early next year", COARSER, COARSER),
    ("in mid-March", "on March 12", FINER, FINER),
    ("on March 28", "in early March", CONFLICT, CONFLICT),
    ("on March 28", "in late April", CONFLICT, CONFLICT),
    ("in late 2018", "in 2018", COARSER, COARSER),
    ("in 2018", "in May 2018", FINER, FINER),
    ("in 2018", "in May 2019", UNRELATED, UNRELATED),
    ("this week", "on Thursday", UNRELATED, FINER),
    ("from 1999 to 2008", "from 1999 to 2010", CONFLICT, CONFLICT),
    ("from 1999 to 2008", "in 2001", FINER, FINER),
    ("October 6-7", "from October 6 to 7", EQUAL, EQUAL),
    ("in the first half of 2019", "in the first six months of 2019", EQUAL, EQUAL),
    ("in the 1990s", "in the nineties", EQUAL, EQUAL),
    ("on 11/9/2022", "on 9 November 2022", EQUAL, EQUAL),
    ("on 11/9/2022", "on 10 November 2022", CONFLICT, CONFLICT),
    ("on 11/9/2022", "on 11 September 2022", EQUAL, EQUAL),
    ("at 3 p.m.", "at 15:00", EQUAL, EQUAL),
    ("at 3 p.m.", "at 3:00", EQUAL, EQUAL),
    ("at 3 p.m.", "at 4 p.m.", CONFLICT, CONFLICT),
    ("at 3 p.m. GMT", "at 4 p.m. CET", UNDECIDED, UNDECIDED),
    ("at 3 p.m.", "in 2018", UNRELATED, UNRELATED),
    ("the following day", "on Friday", UNDECIDED, UNDECIDED),
    ("Monday morning", "Monday evening", CONFLICT, CONFLICT),
    ("in 2018", "four years ago", UNRELATED, REFRAMED),
]


def _one(text: str) -> DateExpression:
    (found,) = find_dates(text, "en")
    return found


@pytest.mark.parametrize(("original", "rewrite", "alone", "anchored"), TABLE)
def test_table(original: str, rewrite: str, alone: DateRelation, anchored: DateRelation) -> None:
    """Each pair has its relation, without the day of writing and with it."""
    one, two = _one(original), _one(rewrite)
    assert (relation(one, two), relation(one, two, ANCHOR)) == (alone, anchored)


TURNED = {FINER: COARSER, COARSER: FINER}


@pytest.mark.parametrize(("original", "rewrite"), [row[:2] for row in TABLE])
@pytest.mark.parametrize("anchor", [None, ANCHOR])
def test_turned_round(original: str, rewrite: str, anchor: date | None) -> None:
    """Seen from the other side finer is coarser, and everything else is what it was."""
    one, two = _one(original), _one(rewrite)
    forth, back = relation(one, two, anchor), relation(two, one, anchor)
    assert back is TURNED.get(forth, forth)


EXPRESSIONS = st.sampled_from([_one(text) for row in TABLE for text in row[:2]])


@given(EXPRESSIONS, EXPRESSIONS, st.dates())
def test_any_day(one: DateExpression, two: DateExpression, day: date) -> None:
    """Any two expressions have a relation on any day, and each agrees with itself."""
    assert relation(one, two, day) in DateRelation
    assert relation(one, one, day) is EQUAL
    assert relation(one, one) is EQUAL


@given(EXPRESSIONS, EXPRESSIONS, st.lists(st.dates(date(2000, 1, 1), date(2030, 12, 31)), min_size=5, max_size=5))
def test_a_conflict_without_an_anchor_holds_on_every_day(
    one: DateExpression, two: DateExpression, days: list[date]
) -> None:
    """What is called a conflict without the day of writing is none that a day of writing would take back."""
    if relation(one, two) is CONFLICT:
        assert {relation(one, two, day) for day in days} <= {CONFLICT, UNDECIDED}
