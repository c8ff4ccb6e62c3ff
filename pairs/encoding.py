"""Bytes to text: UTF-8, UTF-16 by its byte order mark, or what the user names; never a silent guess.

``encoding="auto"`` is the user's leave to guess. Western single-byte text is tried before the guess of
charset-normalizer, which is often wrong on short texts.
"""

from __future__ import annotations

import codecs
import re

from pairs.errors import EncodingError

_UNICODE_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 LE"), (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 BE"))
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_LINE_BREAK = re.compile(rb"\r\n|\r|\n")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{4}")
_NO_FILE_CODECS = frozenset({"idna", "punycode", "undefined"})
_SURROGATE_BYTES = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_SAMPLE = 32_768

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (8, b"WEBP", "a WebP image"),
    (0, b"%PDF-", "a PDF"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document"),
    (0, b"PK\x05\x06", "a ZIP archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (0, b"\x1f\x8b", "gzip data"),
    (0, b"BZh", "bzip2 data"),
    (0, b"\xfd7zXZ\x00", "xz data"),
    (0, b"\x28\xb5\x2f\xfd", "zstd data"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"MZ\x90\x00", "a program"),
    (0, b"\x00asm", "a program"),
    (0, b"SQLite format 3\x00", "a database"),
    (0, b"OggS", "a sound or video file"),
    (0, b"ID3", "a sound file"),
    (0, b"fLaC", "a sound file"),
    (4, b"ftyp", "a video file"),
    (8, b"WAVE", "a sound file"),
)


def decode(data: bytes, *, where: str, encoding: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Turn the bytes of a file into its text.

    Args:
        data: the whole file.
        where: what to call the file in an error.
        encoding: ``None`` for UTF-8 and UTF-16 by its byte order mark; ``"auto"`` to guess what is neither;
            else the name of any text encoding that Python knows.

    Returns:
        The text without its byte order mark, and notes such as ``"read as UTF-16 LE"``.

    Raises:
        EncodingError: the bytes are no text, or not in that encoding; the line names byte, line and remedy.
    """
    kind = binary_kind(data)
    if kind:
        raise EncodingError(f"{where}: not a text file (it looks like {kind}); save it as plain text first")
    if encoding is not None and encoding.casefold() != "auto":
        text, notes = _decode_as(data, encoding, where), tuple[str, ...]()
    else:
        text, notes = _decode_unnamed(data, where, guess=encoding is not None)
    reject_surrogates(text, where=where)
    return text, notes


def binary_kind(data: bytes) -> str:
    """What the first bytes of a binary file say that it is; ``""`` for what may be text."""
    for offset, signature, kind in _SIGNATURES:
        if data[offset : offset + len(signature)] == signature and _is_no_prose(data, signature):
            return kind
    return ""


def reject_surrogates(text: str, *, where: str) -> None:
    """Raise :class:`EncodingError` if ``text`` holds a lone surrogate, which is no character."""
    found = _SURROGATE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise EncodingError(
            f"{where}: lone surrogate U+{ord(found.group()):04X} at character {found.start()} (line {line}) "
            "is no valid text; repair the program that wrote it"
        )


def suggest(data: bytes) -> str:
    """The encoding that ``data``, which is no UTF-8, is probably in; ``""`` if nothing fits."""
    if _is_western(data):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(_sample(data)).best()
    name = best.encoding if best is not None else ""
    if not name or not _is_plausible(name):
        return ""
    try:
        data.decode(name)
    except UnicodeError:
        return ""
    return name.replace("_", "-")


def _is_plausible(codec: str) -> bool:
    """Whether a codec is one that files of text use: no mainframe code page, nothing wide without a mark."""
    if codec.startswith(("utf", "ascii", "cp1006", "cp720", "hz", "ptcp154", "tis")):
        return False
    try:
        return b"A1 ".decode(codec) == "A1 "
    except UnicodeError:
        return False


def _is_no_prose(data: bytes, signature: bytes) -> bool:
    """Whether a printable signature (``ID3``, ``GIF8``) really opens a binary file."""
    head = data[:512]
    return not signature.isascii() or signature in {b"%PDF-", b"{\\rtf"} or any(byte < 9 for byte in head)


def _decode_unnamed(data: bytes, where: str, *, guess: bool) -> tuple[str, tuple[str, ...]]:
    if data.startswith(_UTF32_MARKS):
        raise EncodingError(f"{where}: the file is UTF-32; convert it to UTF-8 or give --encoding utf-32")
    for mark, codec, label in _UNICODE_MARKS:
        if data.startswith(mark):
            return _strict(data, codec, label, where).removeprefix("\ufeff"), (f"read as {label}",)
    wide = "" if data.startswith(codecs.BOM_UTF8) else _wide_without_mark(data)
    if wide:
        raise EncodingError(f"{where}: the file looks like {wide} without a byte order mark; give --encoding {wide}")
    if data.count(0) > max(8, len(data) // 4):
        raise EncodingError(f"{where}: not a text file ({data.count(0)} of its {len(data)} bytes are zero)")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data) or _SURROGATE_BYTES.match(error.object, error.start):
            raise EncodingError(
                f"{_bad_byte(data, error, where)}, but the rest is UTF-8: repair that place, or give --encoding NAME"
            ) from None
        name = suggest(data)
        if guess and name:
            return data.decode(name), (f"read as {name} (guessed)",)
        raise EncodingError(_refusal(data, error, where, name, tried_auto=guess)) from None


def _bad_byte(data: bytes, error: UnicodeDecodeError, where: str) -> str:
    offset = error.start + len(data) - len(error.object)  # the codec hides the byte order mark
    return f"{where}: not valid UTF-8 at byte {offset} (line {_line_of(data, offset)}, 0x{data[offset]:02X})"


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is valid UTF-8, so that another encoding is no explanation."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    wide = len(text) - len(text.encode("ascii", "ignore"))
    return wide - bad >= max(bad, 1)


def _refusal(data: bytes, error: UnicodeDecodeError, where: str, name: str, *, tried_auto: bool) -> str:
    place = _bad_byte(data, error, where)
    if name:
        return f"{place}; it looks like {name}: give --encoding {name}, or --encoding auto"
    if tried_auto:
        return f"{place}, and no other encoding fits; give its name as --encoding NAME"
    return f"{place}; give the file's encoding as --encoding NAME"


def _decode_as(data: bytes, encoding: str, where: str) -> str:
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError, UnicodeError):
        raise EncodingError(
            f"{where}: unknown encoding {encoding!r}; use a name that Python knows, such as utf-8, cp1252 or gb18030"
        ) from None
    if not getattr(info, "_is_text_encoding", True) or info.name in _NO_FILE_CODECS:
        raise EncodingError(f"{where}: {encoding!r} is no encoding of text files; use for example utf-8 or cp1252")
    text = _strict(data, "utf-8-sig" if info.name == "utf-8" else info.name, encoding, where)
    return text.removeprefix("\ufeff") if info.name.startswith("utf") else text


def _strict(data: bytes, codec: str, label: str, where: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        offset = error.start + len(data) - len(error.object)
        place = f"at byte {offset} (line {_line_of(data, offset)})"
        raise EncodingError(f"{where}: not valid {label} {place}; check --encoding or repair the file") from None
    except UnicodeError as error:
        raise EncodingError(f"{where}: not valid {label}: {error}; check --encoding or repair the file") from None


def _line_of(data: bytes, offset: int) -> int:
    return sum(1 for _ in _LINE_BREAK.finditer(data, 0, offset)) + 1


def _wide_without_mark(data: bytes) -> str:
    """The UTF-16 or UTF-32 flavour whose zero (or control) bytes stand where such bytes stand in ``data``."""
    head = data[:4096]
    head = head[: len(head) // 4 * 4]
    if len(head) < 4:
        head = data[: len(data) // 2 * 2]
        if len(head) < 2 or head.count(0) != len(head) // 2:
            return ""
    zeros = [head[lane::4].count(0) / max(1, len(head[lane::4])) for lane in range(4)]
    if min(zeros[1:]) > 0.6 > zeros[0]:
        return "utf-32-le"
    if min(zeros[:3]) > 0.6 > zeros[3]:
        return "utf-32-be"
    even, odd = head[0::2], head[1::2]
    # Latin letters have a zero as their high byte, Greek, Cyrillic and Hebrew a low number.
    most = 9 if len(head) >= 16 else 1
    for high, low, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if sum(byte < most for byte in high) > 0.4 * len(high) and sum(byte < most for byte in low) < 0.2 * len(low):
            return name
    return ""


def _is_western(data: bytes) -> bool:
    """Whether ``data`` reads as cp1252: few high bytes, in short runs, none of them undefined."""
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    letters = sum(data.count(byte) for byte in range(65, 123)) + high
    if high > max(2, 0.25 * letters) or _HIGH_RUN.search(data):
        return False
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return not any("\x80" <= char <= "\x9f" for char in set(text))


def _sample(data: bytes) -> bytes:
    """The beginning of ``data``, cut after an ASCII byte so that no character is torn."""
    if len(data) <= _SAMPLE:
        return data
    end = _SAMPLE
    while end > _SAMPLE - 64 and data[end - 1] >= 128:
        end -= 1
    return data[:end]
