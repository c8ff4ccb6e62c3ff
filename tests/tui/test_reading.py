from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from drift.safe import screen
from tui.reading.heights import Heights
from tui.reading.wrap import _NARROW, _wrap_narrow, _wrap_wide, is_narrow, width_of, wrap

ODD = st.lists(
    st.sampled_from(
        [
            "a",
            "b",
            " ",
            "é",
            "e\u0301",
            "漢",
            "字",
            "\U0001f468\u200d\U0001f469\u200d\U0001f467",
            "❤\ufe0f",
            "\u200d",
            "—",
            "“",
            "ｗ",
            "\u0301",
        ]
    ),
    max_size=60,
)


@given(ODD.map("".join), st.integers(1, 30))
def test_lines_hold_the_whole_text_and_fit(text: str, width: int) -> None:
    """Wrapping loses nothing but the spaces at which lines end, keeps the order, and no line is too wide."""
    lines = wrap(text, width)
    assert lines[0][0] == 0 or not text[: lines[0][0]].strip(" ")
    assert lines[-1][1] == len(text) or not text[lines[-1][1] :].strip(" ")
    for (_, end), (start, _) in itertools.pairwise(lines):
        assert end <= start
        assert not text[end:start].strip(" ")
    for start, end in lines:
        piece = text[start:end]
        assert width_of(piece) <= max(width, 2) or len(piece) == 1 or cell_len(piece[:-1]) <= width


@given(st.text(st.sampled_from("ab c—“é "), max_size=80), st.integers(1, 30))
def test_the_quick_way_is_the_careful_way(text: str, width: int) -> None:
    """Text of narrow letters breaks at the same places as if every cell were measured."""
    if text.strip(" ") == text and "  " not in text and text:
        assert _wrap_narrow(text, width) == _wrap_wide(text, width)


def test_narrow_letters_take_one_cell() -> None:
    """What is counted as one cell without being measured takes one cell."""
    for code in range(0x20, 0x2100):
        character = chr(code)
        if _NARROW.fullmatch(character):
            assert cell_len(character) == 1, hex(code)
    assert not is_narrow("漢")


@given(st.lists(st.integers(1, 9), min_size=1, max_size=600), st.data())
def test_heights_find_every_line(heights: list[int], data: st.DataObject) -> None:
    """After any change, each line is found in its row, and each row at its first line."""
    of = Heights(heights)
    for _ in range(3):
        row = data.draw(st.integers(0, len(heights) - 1))
        heights[row] = data.draw(st.integers(1, 9))
        of.change(row, heights[row])
    line = 0
    assert of.total == sum(heights)
    for row, height in enumerate(heights):
        assert of.top(row) == line
        assert of.at(line) == (row, 0)
        assert of.at(line + height - 1) == (row, height - 1)
        line += height


@given(st.text())
def test_foreign_text_is_shown_in_as_many_characters_and_none_acts(text: str) -> None:
    """Offsets hold on the screen, and nothing that a terminal would obey is left."""
    shown = screen(text)
    assert len(shown) == len(text)
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066\u200b\u2028" for c in shown)
    shown.encode()
