"""Bytes become the text that they are, or one line that says where they are not."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairs.encoding import decode, suggest
from pairs.errors import EncodingError

TEXT = "Überraschung am Kai: “Alles gut”, sagte sie – für 3 €."


def test_utf8_with_and_without_a_mark_reads_the_same() -> None:
    """A03: a byte order mark is no part of the text."""
    assert decode(TEXT.encode(), where="f") == decode(codecs.BOM_UTF8 + TEXT.encode(), where="f") == (TEXT, ())


@pytest.mark.parametrize(("mark", "codec", "note"), [
    (codecs.BOM_UTF16_LE, "utf-16-le", "read as UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "read as UTF-16 BE"),
])  # fmt: skip
def test_utf16_is_read_by_its_mark(mark: bytes, codec: str, note: str) -> None:
    """A04: UTF-16 with a byte order mark is read, and a note says so."""
    assert decode(mark + TEXT.encode(codec), where="f") == (TEXT, (note,))


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["The ferry sailed.", "ok"])
@pytest.mark.parametrize("encoding", [None, "auto"])
def test_wide_text_without_a_mark_is_refused_by_name(codec: str, text: str, encoding: str | None) -> None:
    """A05: no silent guess; the line names the encoding to give."""
    with pytest.raises(EncodingError, match=rf"--encoding {codec}"):
        decode(text.encode(codec), where="f", encoding=encoding)
    assert decode(text.encode(codec), where="f", encoding=codec)[0] == text


def test_cyrillic_utf16_without_a_mark_is_refused_too() -> None:
    """A05: text whose high bytes are 4 and not 0 is no UTF-8 either."""
    with pytest.raises(EncodingError, match="utf-16-le"):
        decode("Паром вышел в море".encode("utf-16-le"), where="f")


def test_utf32_with_a_mark_names_the_way_on() -> None:
    """A05: only UTF-8 and UTF-16 are read by their marks."""
    with pytest.raises(EncodingError, match="--encoding utf-32"):
        decode("Tide".encode("utf-32"), where="f")


@pytest.mark.parametrize(("data", "place"), [
    ("größer\nals ".encode() + b"\xff\nzehn", r"byte 13 \(line 2, 0xFF\)"),
    (codecs.BOM_UTF8 + "größer ".encode() + b"\xff", r"byte 12 \(line 1, 0xFF\)"),
    ("é ü ö".encode() + b"\r\n\r\x80", r"byte 11 \(line 3, 0x80\)"),
    (b"overlong \xc0\xaf slash, caf\xc3\xa9, th\xc3\xa9", r"byte 9 \(line 1, 0xC0\)"),
    (b"a pair \xed\xa0\x80\xed\xb0\x80 of halves", r"byte 7 \(line 1, 0xED\)"),
    ("thé café crè".encode()[:-1], r"byte 13 \(line 1, 0xC3\)"),
])  # fmt: skip
def test_a_bad_byte_is_named_with_its_place(data: bytes, place: str) -> None:
    """A06, A08: file, byte, line and remedy stand in one line; damage in UTF-8 is not taken for another encoding."""
    with pytest.raises(EncodingError, match=rf"^tale\.txt: not valid UTF-8 at {place}.*--encoding") as caught:
        decode(data, where="tale.txt")
    assert "\n" not in caught.value.message
    with pytest.raises(EncodingError):
        decode(data, where="tale.txt", encoding="auto")


@pytest.mark.parametrize(("text", "codec"), [
    ("Der Bürgermeister kam früh; für ihn war’s schön.", "cp1252"),
    ("码头的墙在暴风雨中没有倒塌，市长说，渡轮明天恢复航行。", "gb18030"),
    ("Паром снова вышел в море во вторник, сообщила мэр города.", "cp1251"),
    ("フェリーは火曜日に再び出航したと市長が述べた。", "cp932"),
])  # fmt: skip
def test_other_encodings_are_suggested_and_read_when_asked(text: str, codec: str) -> None:
    """A07: the error suggests the encoding, ``auto`` takes it and says so, the name takes it in silence."""
    data = text.encode(codec)
    assert suggest(data) == codec
    with pytest.raises(EncodingError, match=rf"looks like {codec}: give --encoding {codec}, or --encoding auto"):
        decode(data, where="f")
    assert decode(data, where="f", encoding="auto") == (text, (f"read as {codec} (guessed)",))
    assert decode(data, where="f", encoding=codec) == (text, ())


@pytest.mark.parametrize("data", [b"caf\xe9", b"na\xefve\n"])
def test_a_short_western_text_is_not_guessed_wrong(data: bytes) -> None:
    """A word with one accent is cp1252 and not some rarer code page."""
    assert decode(data, where="f", encoding="auto")[0] == data.decode("cp1252")


@pytest.mark.parametrize("name", ["utf-88", "rot13", "base64", "idna", "", "zlib", "a\0b", "ü"])
def test_an_unknown_encoding_is_named(name: str) -> None:
    """``--encoding`` takes text encodings only, and an error names what was given."""
    with pytest.raises(EncodingError, match="encoding"):
        decode(b"text", where="f", encoding=name)


def test_bytes_outside_the_named_encoding_are_placed() -> None:
    """A wrong name gives the place, not a traceback."""
    with pytest.raises(EncodingError, match=r"not valid ascii at byte 5 \(line 2\)"):
        decode(b"abc\nd\xe9", where="f", encoding="ascii")


@pytest.mark.parametrize("data", [
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    b"PK\x03\x04\x14\x00\x06\x00",
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
    b"\xff\xd8\xff\xe0\x00\x10JFIF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"GIF89a\x01\x00\x01\x00",
    bytes(100) + b"abcdef",
])  # fmt: skip
@pytest.mark.parametrize("encoding", [None, "auto"])
def test_binary_files_are_refused(data: bytes, encoding: str | None) -> None:
    """What is no text is called so."""
    with pytest.raises(EncodingError, match="not a text file"):
        decode(data, where="f", encoding=encoding)


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"He said\0 hello.", b"GIF8 is a word", b"ID3 tags explained", b"BM was here"]
)
def test_text_that_only_resembles_a_binary_file_is_read(data: bytes) -> None:
    """A01, A10: empty files and NUL characters are data; so are words that open binary files."""
    assert decode(data, where="f") == (data.decode(), ())


@given(st.text())
def test_every_valid_text_survives(text: str) -> None:
    """Nothing is changed on the way, newlines and control characters included."""
    marked = codecs.BOM_UTF8 + text.encode()
    assert decode(marked, where="f")[0] == text or "\0" in text


@given(st.binary(max_size=200), st.sampled_from([None, "auto", "cp1252", "utf-16", "gb18030", "utf-7"]))
def test_any_bytes_are_text_or_one_line(data: bytes, encoding: str | None) -> None:
    """Whatever the bytes, the only error is an EncodingError of one line."""
    text, message = "", "f: "
    try:
        text, _ = decode(data, where="f", encoding=encoding)
    except EncodingError as error:
        message = error.message
    text.encode()
    assert message.startswith("f: ")
    assert "\n" not in message
