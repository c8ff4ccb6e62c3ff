"""Wrong decodings are found where they are, and turned back into what was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.mojibake import find_mojibake
from drift.analysis.odd_characters import find_odd


def wrong(text: str) -> str:
    """``text`` in UTF-8, read as Windows-1252 with Latin-1 in its holes."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode("utf-8"))


@pytest.mark.parametrize("meant", ["’", "“", "—", "€", "№", "мир", "日本", "😀", "ελλάς", "Łódź"[0], "é"])
def test_every_script_is_told(meant: str) -> None:
    """Marks, other alphabets, ideographs and emoji inside a word come back as they were."""
    text = f"before x{wrong(meant)}x after"
    found = list(find_mojibake(text))
    assert [(f.meant, f.span.of(text)) for f in found] == [(meant, wrong(meant))]


@given(
    st.text(alphabet=st.characters(codec="utf-8", categories=("L", "P", "S", "N", "Z")), max_size=60),
    st.integers(0, 50),
)
def test_spans_are_exact(text: str, offset: int) -> None:
    """Whatever is found stands where its span says, and is what the right decoding of it gives."""
    for found in find_mojibake(text, offset):
        assert text[found.span.start - offset : found.span.end - offset] == found.text
        assert wrong(found.meant) == found.text
    for odd in find_odd(text, offset):
        assert text[odd.span.start - offset : odd.span.end - offset] == odd.text


@pytest.mark.parametrize(
    "text",
    [
        "Ça coûte 3 € à l’aéroport — « très cher » …",
        "„Größe“ – „Ä“ – „Übung…“ „NÖ“ „KÄ…“",
        "São Tomé e Príncipe; AÇÃO – “NÃO”",
        "İstanbul’da Ğ Ş; Årø, Ærø; Łódź, Žižka, Đorđe, Ñandú",
        "Việt Nam, Đà Nẵng, Ấn Độ",
        "Ελλάδα, Россия, 日本語, العربية, हिन्दी",
        "100 µm, 5 °C, ±3, ½, 1º, 2ª",
    ],
)
def test_real_text_is_left_alone(text: str) -> None:
    """No language's own letters and marks are taken for damage."""
    assert list(find_mojibake(text)) == []
    assert list(find_odd(text)) == []
