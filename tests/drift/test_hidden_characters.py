"""Characters that can't be seen, and letters that aren't what they seem."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.hidden_characters import HiddenKind, find_hidden
from drift.analysis.lookalikes import find_lookalikes

HIDDEN = "\u00ad\u200b\u200c\u200d\u202e\u2066\u2069\ufeff\U000e0041"
TEXTS = st.text(st.one_of(st.sampled_from(HIDDEN + "ab \u0430\u05d0\u0627\U0001f469"), st.characters()), max_size=60)


@given(TEXTS, st.integers(0, 100))
def test_spans(text: str, offset: int) -> None:
    """On any text, spans are exact, in order and apart."""
    end = 0
    for run in find_hidden(text, offset):
        start = run.span.start - offset
        assert start >= end
        end = run.span.end - offset
        assert text[start:end] == run.characters
        assert run.names
    for word in find_lookalikes(text, offset):
        assert text[word.span.start - offset : word.span.end - offset] == word.text
        assert len(word.seems) == len(word.text)
        assert word.names


@given(st.text(st.characters(max_codepoint=0x7E, min_codepoint=0x20)))
def test_plain_text_hides_nothing(text: str) -> None:
    """ASCII has neither hidden characters nor look-alikes."""
    assert not list(find_hidden(text))
    assert not list(find_lookalikes(text))


def test_kinds() -> None:
    """Each run has its kind, and a run of one kind is one."""
    found = list(find_hidden("a\u202e\u2066b\U000e0041\U000e0042c\u200b\u00add"))
    assert [(r.kind, len(r.span)) for r in found] == [
        (HiddenKind.DIRECTION, 2),
        (HiddenKind.TAG, 2),
        (HiddenKind.INVISIBLE, 2),
    ]


def test_an_override_is_told_even_among_right_to_left_letters() -> None:
    """Marks and isolates belong to Hebrew and Arabic, overrides to nothing."""
    assert [r.characters for r in find_hidden("\u05d0\u200f\u05d1 \u202e\u05d2")] == ["\u202e"]


def test_words_of_one_alphabet_are_what_they_seem() -> None:
    """A Cyrillic word that doesn't look Latin, a formula and an accent are no look-alikes."""
    assert not list(find_lookalikes("порт Δt µs naïve Łódź Ελλάδα"))
    (word,) = find_lookalikes("the p\u0430yp\u0430l")
    assert (word.seems, word.strange, word.mixed) == ("paypal", "\u0430", True)
