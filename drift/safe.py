"""The one way out for foreign text, one function per sink.

Text that we read may hold escape sequences, bidirectional controls and characters that show nothing. It
reaches a terminal only through :func:`terminal` (in the review app :func:`screen`), JSON only through
:func:`json_text`, and so on: a build log through :func:`log_line`, GitHub's workflow commands through
:func:`github_data` and :func:`github_property`, Markdown through :func:`markdown` and :func:`markdown_fence`, a
spreadsheet through :func:`csv_cell`, XML through :func:`xml`. A page goes through Jinja's autoescape behind
:func:`terminal`, and its data through :func:`script_json`.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

# Where a character that acts or hides may be; its category decides.
_SUSPECT = re.compile(r"[^\x20-\x7e]")
# Controls, format characters, surrogates, line and paragraph separators.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Letters by their category that show nothing: the fillers of Hangul and Khmer.
_FILLERS = frozenset("\u115f\u1160\u17b4\u17b5\u3164\uffa0")
# Joins the parts of an emoji, and letters in several scripts; it only ever touches its neighbours.
_JOINER = "\u200d"
_MARKS = re.compile("(?:[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]){33,}")
MAX_MARKS = 32
_FORMULA = frozenset("=+-@＝＋－＠")
_NO_XML = re.compile("[^\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKDOWN = re.compile(r"[\\`*_\[\]{}~|!$<>&@#^=]|:(?=//|[\w+-]+:)|(?i:www(?=\.)|GH(?=-\d))")
_REFERENCES = re.compile(r"[$@]|(?<!&)#|:(?=//|[\w+-]+:)|(?i:www(?=\.)|GH(?=-\d))")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "$": "&#36;", "@": "@&#8203;", "#": "#&#8203;", ":": ":&#8203;"}


def terminal(text: str) -> str:
    """``text`` with nothing in it that a terminal would obey.

    C0 controls become control pictures (``␛``), other invisible or directional characters their code point
    in angle brackets (``<U+202E>``); line feeds and tabs become spaces; of a run of combining marks 32 stay.
    ``##[``, which begins a command anywhere in a line of some build logs, is broken by a word joiner.
    """
    plain = _SUSPECT.sub(_shown, text.replace("\r\n", " ").translate({9: " ", 10: " ", 13: " "}))
    return _MARKS.sub(lambda match: match.group()[:MAX_MARKS], plain).replace("##[", "##\u2060[")


def screen(text: str) -> str:
    """As :func:`terminal`, but of the same length, so that offsets hold: for a full-screen application.

    C0 controls become control pictures; all else that hides or directs, and combining marks beyond 32 in a row,
    become U+FFFD, one for one; line feeds and tabs become spaces.
    """
    if text.isascii() and text.isprintable():
        return text
    plain = _SUSPECT.sub(_shown_alike, text.translate({9: " ", 10: " ", 13: " "}))
    return _MARKS.sub(lambda match: match.group()[:MAX_MARKS] + "\ufffd" * (len(match.group()) - MAX_MARKS), plain)


def json_text(dumped: str) -> str:
    """JSON text in which controls that ``json.dumps`` leaves alone are written as escapes."""
    return _SUSPECT.sub(_escaped, dumped).replace("##[", "##\\u005b")


def name(text: str) -> str:
    """A file name or another short foreign word inside a message of ours."""
    return terminal(unicodedata.normalize("NFC", text))


def log_line(text: str) -> str:
    """A line for a build log, which is never a command there: ``::`` at its start is broken by a word joiner."""
    shown = terminal(text)
    return f"\u2060{shown}" if shown.lstrip().startswith("::") else shown


def github_data(text: str) -> str:
    """The message of a workflow command; line feeds of ours stay line feeds in it, foreign ones are spaces already."""
    lines = (terminal(line) for line in text.split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def github_property(text: str) -> str:
    """The value of a property of a workflow command: a title, a file."""
    return github_data(text).replace(":", "%3A").replace(",", "%2C")


def script_json(dumped: str) -> str:
    """JSON text inside a ``<script>`` element of a page: nothing in it ends the element or begins a comment."""
    return json_text(dumped).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def markdown(text: str) -> str:
    """Text inside a line or a table cell of Markdown, where it is nothing but text.

    No markup, HTML, link, image, mention, reference, emoji or formula of it acts: marks are escaped, and a zero-width
    space stands behind what would begin a reference.
    """
    return _MARKDOWN.sub(_as_text, terminal(text))


def markdown_html(text: str) -> str:
    """Text inside an HTML element in Markdown, where backslashes escape nothing: the same promise by entities alone."""
    return _REFERENCES.sub(_as_text, escape(terminal(text)))


def markdown_fence(text: str, language: str = "") -> str:
    """A fenced block whose fence is longer than any run of backticks in it; its lines are those of ``text``."""
    lines = "\n".join(terminal(line) for line in text.split("\n"))
    longest = max((len(run) for run in re.findall("`+", lines)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{lines}\n{fence}"


def csv_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before what would begin one."""
    shown = terminal(text)
    return f"'{shown}" if shown.lstrip()[:1] in _FORMULA and shown.strip() else shown


def xml(text: str) -> str:
    """Text of an XML 1.0 document before its markup is escaped; line feeds stay."""
    return _NO_XML.sub("\ufffd", "\n".join(terminal(line) for line in text.split("\n")))


def _as_text(match: re.Match[str]) -> str:
    found = match.group()
    if len(found) > 1:
        return f"{found}&#8203;"
    return _ENTITIES.get(found) or f"\\{found}"


def _hides(character: str) -> bool:
    hidden = unicodedata.category(character) in _HIDDEN or character in _FILLERS
    return hidden and character != _JOINER


def _shown(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if not _hides(character):
        return character
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"<U+{code:04X}>"


def _shown_alike(match: re.Match[str]) -> str:
    shown = _shown(match)
    return shown if len(shown) == 1 else "\ufffd"


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    # Line feeds are the layout of the document: inside of a string they are escapes already.
    if character == "\n" or not _hides(character):
        return character
    if 0xD800 <= code <= 0xDFFF:
        # Half of a character, as from a file name that is no UTF-8: as an escape, strict readers refuse the document.
        return "\ufffd"
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
