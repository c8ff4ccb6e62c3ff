"""The one way out for foreign text, one function per sink.

Text that we read may hold escape sequences, bidirectional controls and characters that show nothing. It
reaches a terminal only through :func:`terminal` and JSON only through :func:`json_text`.
"""

from __future__ import annotations

import re
import unicodedata

# Everything that may act on a terminal or hide in a line: C0 without line feed and tab, DEL, C1, line and
# paragraph separators, bidi and other format controls, tags, variation and interlinear marks, surrogates.
_C0 = "\x00-\x08\x0b-\x1f\x7f"
_UNSAFE = (
    "\x80-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
_TERMINAL = re.compile(f"[{_C0}{_UNSAFE}\ud800-\udfff]")
_JSON = re.compile(f"[\x7f{_UNSAFE}]")
_MARKS = re.compile("(?:[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]){33,}")
MAX_MARKS = 32


def terminal(text: str) -> str:
    """``text`` with nothing in it that a terminal would obey.

    C0 controls become control pictures (``␛``), other invisible or directional characters their code point
    in angle brackets (``<U+202E>``); line feeds and tabs become spaces; of a run of combining marks 32 stay.
    """
    plain = _TERMINAL.sub(_shown, text.replace("\r\n", " ").translate({9: " ", 10: " ", 13: " "}))
    return _MARKS.sub(lambda match: match.group()[:MAX_MARKS], plain)


def json_text(dumped: str) -> str:
    """JSON text in which controls that ``json.dumps`` leaves alone are written as escapes."""
    return _JSON.sub(_escaped, dumped)


def name(text: str) -> str:
    """A file name or another short foreign word inside a message of ours."""
    return terminal(unicodedata.normalize("NFC", text))


def _shown(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"<U+{code:04X}>"


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
