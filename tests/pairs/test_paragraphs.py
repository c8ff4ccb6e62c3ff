"""Paragraphs are found by lines; hard-wrapped lines are joined, lists and verses are not."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairs.paragraphs import split

PROSE = (
    "The old ferry to the island of Holm sailed again on Tuesday morning, three days after the storm had torn the "
    "harbour gates from their hinges. Nobody on board expected the crossing to be quiet, and Captain Ida Brandt told "
    "the passengers to keep to their seats. Most of them did, although a few stood at the rail to watch the waves."
)


def parts(text: str) -> list[str]:
    """The paragraphs' texts."""
    return [one.span.of(text) for one in split(text)]


@pytest.mark.parametrize("width", [48, 60, 72, 90])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_hard_wrapped_prose_is_one_paragraph(width: int, newline: str) -> None:
    """Lines filled to a width belong together, also before names with a capital."""
    text = newline.join(textwrap.wrap(PROSE, width))
    assert parts(text + newline * 2 + text.replace("Tuesday", "Monday")) == [text, text.replace("Tuesday", "Monday")]


def test_a_line_per_paragraph_stays_apart() -> None:
    """Sentences on lines of their own are not taken for wrapped ones."""
    lines = ["The ferry sailed again.", "Nobody on board expected a quiet crossing that day.", "It was."]
    assert parts("\n".join(lines)) == lines


def test_a_lower_case_line_goes_on() -> None:
    """A line without a terminal mark is continued by a lower-case one."""
    assert parts("They spoke of trust and\ncooperation.\nThen\nThey left.") == [
        "They spoke of trust and\ncooperation.", "Then", "They left.",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["-", "*", "•", "1.", "2)", "(a)", "iv."])
def test_list_items_stay_apart(mark: str) -> None:
    """An item is never joined to the line before it."""
    assert len(parts(f"The list\n{mark} of gates\n{mark} of hinges")) == 3


def test_blocks_are_numbered_by_blank_lines() -> None:
    """Blank lines, also of invisible characters, separate blocks."""
    assert [one.block for one in split("A\nB\n\nC\n \u200b \nD\r\n\r\nE\rF")] == [0, 0, 1, 2, 3, 3]


@given(st.text(alphabet="aB.\n\r\u2028 -1\u200b", max_size=60))
def test_paragraphs_cover_all_that_can_be_seen(text: str) -> None:
    """In order, without overlap, nothing visible outside."""
    position = 0
    for paragraph in split(text):
        assert not text[position : paragraph.span.start].strip(" \n\r\u2028\u200b")
        assert paragraph.span.start >= position
        position = paragraph.span.end
    assert not text[position:].strip(" \n\r\u2028\u200b")
