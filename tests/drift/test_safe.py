"""Foreign text reaches a terminal or a JSON file only as something that can be seen."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from drift.safe import json_text, terminal

HOSTILE = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\x00\x07\x08\x1b\x7f\x85\x9b\x9d\u202e\u2066\u200b\ufeff\U000e0041\r\n\t[]#"),
    )
)


@given(HOSTILE)
def test_nothing_acts_on_a_terminal(text: str) -> None:
    """No control, format or surrogate character is left, but the joiner that emoji and some scripts need."""
    shown = terminal(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs"}]
    assert not [c for c in shown if unicodedata.category(c) in {"Cf", "Zl", "Zp"} and c not in "\u200d\u2060"]
    assert "##[" not in shown


@given(HOSTILE)
def test_plain_text_is_left_alone(text: str) -> None:
    """What can be seen stays as it is."""
    plain = "".join(
        c for c in text if unicodedata.category(c)[0] in "LNPS" and c not in "\u115f\u1160\u17b4\u17b5\u3164\uffa0"
    )
    plain = plain.replace("##[", "")
    assert terminal(plain) == plain


def test_known_sequences() -> None:
    """Escape sequences, bidi overrides and runs of combining marks become pictures of themselves."""
    assert terminal("\x1b]0;title\x07") == "␛]0;title␇"
    assert terminal("a\u202eb") == "a<U+202E>b"
    assert terminal("a\nb\tc\r\nd") == "a b c d"
    assert len(terminal("e" + "\u0301" * 10_000)) == 33


@given(HOSTILE)
def test_json_holds_the_same_text(text: str) -> None:
    """Escaping what a terminal would obey changes no value."""
    value = text.encode("utf-8", "replace").decode("utf-8")
    dumped = json_text(json.dumps(value, ensure_ascii=False))
    assert json.loads(dumped) == value
    assert not [c for c in dumped if unicodedata.category(c) == "Cc"]
    assert "\u202e" not in dumped
    assert "##[" not in dumped
