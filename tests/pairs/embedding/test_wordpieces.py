"""Windows over a long text: nothing is left out, nothing is too long."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pairs.embedding.wordpieces import windows


@given(st.lists(st.integers(1, 9), max_size=200), st.integers(4, 40))
def test_windows_cover_every_piece_once(lengths: list[int], limit: int) -> None:
    """The windows are the text in order, without gap or overlap, each within the limit."""
    words = [word for word, length in enumerate(lengths) for _ in range(length)]
    found = list(windows(words, limit))
    assert [piece for start, end in found for piece in range(start, end)] == list(range(len(words)))
    assert all(end - start <= limit for start, end in found)
    assert len(found) == 1 or all(end > start for start, end in found)


@given(st.lists(st.integers(1, 3), min_size=20, max_size=200))
def test_windows_end_at_words(lengths: list[int]) -> None:
    """Where words are short no window ends within one."""
    words = [word for word, length in enumerate(lengths) for _ in range(length)]
    for start, _ in list(windows(words, 12))[1:]:
        assert words[start] != words[start - 1]


def test_windows_are_about_as_long() -> None:
    """A text a little past the limit gives two halves, not a whole and a scrap."""
    assert list(windows(list(range(260)), 254)) == [(0, 130), (130, 260)]


def test_no_pieces_give_one_empty_window() -> None:
    """An empty text still has a vector."""
    assert list(windows([], 254)) == [(0, 0)]
