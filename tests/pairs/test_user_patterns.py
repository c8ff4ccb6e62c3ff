"""A user's patterns cut what they match, within a deadline, and fail with their own name."""

from __future__ import annotations

import pytest

from pairs import limits, user_patterns
from pairs.errors import PatternError
from pairs.reading import from_text

TEXT = "Tide report\n\nThe tide turned. [advert 12] It fell.\nStay salty, readers!\n\nIt rose."


def test_what_matches_is_cut_and_listed_by_pattern() -> None:
    """``^`` and ``$`` hold at lines; white space at the edges of a match stays outside."""
    document = from_text(TEXT, lang="en", boilerplate=[r" \[advert \d+\] ", "^Stay salty.*$"])
    assert [(one.span.of(TEXT), one.reason) for one in document.boilerplate] == [
        ("[advert 12]", r"pattern ' \\[advert \\d+\\] '"),
        ("Stay salty, readers!", "pattern '^Stay salty.*$'"),
    ]
    assert document.sentences() == ["Tide report", "The tide turned.", "It fell.", "It rose."]


def test_empty_and_blank_matches_cut_nothing() -> None:
    """A pattern that matches nothing visible is harmless."""
    assert from_text(TEXT, lang="en", boilerplate=["x*", r"\s+", "^", ""]).boilerplate == ()


@pytest.mark.parametrize("pattern", ["(", "[a", "*a", "(?P<a>b)(?P<a", "a{2,1}", r"\p{Nonsense}"])
def test_a_broken_pattern_is_named(pattern: str) -> None:
    """The line quotes the pattern and says what is wrong."""
    with pytest.raises(PatternError) as caught:
        from_text(TEXT, boilerplate=[pattern])
    assert repr(pattern) in caught.value.message
    assert "\n" not in caught.value.message
    with pytest.raises(PatternError):
        user_patterns.check(pattern)


def test_an_endless_pattern_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A24: catastrophic backtracking ends at the deadline."""
    monkeypatch.setattr(user_patterns, "PATTERN_SECONDS", 0.1)
    with pytest.raises(PatternError, match=r"runs too long") as caught:
        from_text("a" * 60 + "b", boilerplate=[r"^(a|aa)+$"])
    assert "'^(a|aa)+$'" in caught.value.message
    assert caught.value.code == "regex-timeout"


def test_an_overlong_pattern_is_refused() -> None:
    """The limit is in one place."""
    with pytest.raises(PatternError, match="longer than"):
        from_text(TEXT, boilerplate=["a" * (limits.MAX_PATTERN + 1)])
