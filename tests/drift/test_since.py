from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from drift.review.since import Kind, Piece, since


def test_only_what_changed_is_gone_or_new() -> None:
    """A word that is another one stands as gone and new between the words that stayed."""
    assert since("It might close soon.", "It may close soon.") == [
        Piece(Kind.EQUAL, "It "),
        Piece(Kind.GONE, "might"),
        Piece(Kind.NEW, "may"),
        Piece(Kind.EQUAL, " close soon."),
    ]
    assert Piece(Kind.NEW, "反対") in since("計画を支持する", "計画を反対する")


def test_far_from_a_change_the_text_is_cut() -> None:
    """A long sentence is shown around its change, with a sign where text is left out."""
    long = " ".join(f"word{k}" for k in range(80))
    said = since(f"{long} before", f"{long} after")
    assert said[0].text.startswith("…")
    assert said[0].text.endswith("word79 ")
    assert len(said[0].text) < len(long) / 2


TEXT = st.text(alphabet="ab 。語.", max_size=60)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_off(then: str, now: str) -> None:
    """Where nothing is cut, what is equal and gone is the text of then, what is equal and new that of now."""
    pieces = since(then, now, around=100)
    assert "".join(p.text for p in pieces if p.kind != "new") == " ".join(then.split())
    assert "".join(p.text for p in pieces if p.kind != "gone") == " ".join(now.split())


def test_repetitions_cost_no_square() -> None:
    """Thousands of equal words are matched within the budget that every diff has."""
    began = time.process_time()
    assert since("ab cd " * 4_000, "cd ab ab " * 4_000)
    assert time.process_time() - began < 5
