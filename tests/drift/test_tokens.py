"""Tokens cover all that can be seen, at exact offsets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.tokens import TokenKind, tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia’s oil-rich coast", ["Russia", "’s", "oil", "-", "rich", "coast"]),
        ("didn't can't they'll O'Brien", ["did", "n't", "ca", "n't", "they", "'ll", "O'Brien"]),
        ("$1,200.5bn in the U.S.'s 3–5", ["$", "1,200.5", "bn", "in", "the", "U.S", ".", "'s", "3", "–", "5"]),
        ("中国3.5亿", ["中", "国", "3.5", "亿"]),
    ],
)
def test_known_texts(text: str, expected: list[str]) -> None:
    """Clitics are tokens, hyphens separate, numbers keep their marks, Chinese is cut into characters."""
    assert [token.text for token in tokenize(text)] == expected


@given(st.text(max_size=80), st.integers(0, 1000))
def test_every_visible_character_is_in_one_token(text: str, offset: int) -> None:
    """Tokens are in order, do not overlap, are the exact passages, and leave out white space only."""
    tokens = tokenize(text, offset)
    at = 0
    for token in tokens:
        start, end = token.span.start - offset, token.span.end - offset
        assert not text[at:start].strip()
        assert text[start:end] == token.text
        assert start < end
        at = end
    assert not text[at:].strip()


def test_kinds() -> None:
    """Words, numbers and marks are told apart."""
    assert [t.kind for t in tokenize("It cost 5 !")] == [
        TokenKind.WORD, TokenKind.WORD, TokenKind.NUMBER, TokenKind.MARK,
    ]  # fmt: skip


@pytest.mark.parametrize("unit", ["a", "a.a", "n't", " ", "a'", "1,"])
def test_linear_on_hostile_text(unit: str) -> None:
    """Eight times the text costs about eight times as much, not sixty-four times."""

    def cost(n: int) -> float:
        begin = time.process_time()
        tokenize(unit * n)
        return time.process_time() - begin

    # Different lengths, since equal texts are remembered.
    small, large = min(cost(20_000 + k) for k in range(2)), min(cost(160_000 + k) for k in range(2))
    assert large < 30 * max(small, 0.002)
