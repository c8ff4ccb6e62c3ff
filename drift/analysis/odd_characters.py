"""Characters that no writer means: holes of a decoding, private and mathematical letters, entities that were not read."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pairs.document import Span

_KINDS = {
    "hole": "a character that could not be decoded",
    "control": "a control character",
    "private": "a character without a meaning of its own (private use)",
    "styled": "letters of mathematics that pass for styled ones",
    "wide": "letters of double width",
    "entity": "an entity of HTML that was not read",
    "escape": "a character's escape that was not read",
}
_ODD = re.compile(
    "(?P<hole>\ufffd+)"
    "|(?P<control>[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]+)"
    "|(?P<private>[\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff]+)"
    "|(?P<styled>[\U0001d400-\U0001d7ff](?:[\U0001d400-\U0001d7ff ]*[\U0001d400-\U0001d7ff])?)"
    "|(?P<wide>[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+)"
    r"|(?P<entity>&(?:[A-Za-z]{2,12}\d{0,2}|\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6});)"
    r"|(?P<escape>\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}(?![0-9a-fA-F]))"
)
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]")


@dataclass(frozen=True, slots=True)
class Odd:
    """Odd characters in a row.

    Attributes:
        span: where they stand.
        text: they themselves.
        what: what they are, in words.
        meant: what they stand for, ``""`` where nobody can tell.
    """

    span: Span
    text: str
    what: str
    meant: str = ""


def find_odd(text: str, offset: int = 0) -> Iterator[Odd]:
    """The odd characters of ``text``, in its order.

    Letters and digits of double width belong to East Asian text and count only outside of it.

    Args:
        text: one segment.
        offset: added to every span.
    """
    east_asian: bool | None = None
    for match in _ODD.finditer(text):
        kind, run = match.lastgroup or "", match.group()
        if kind == "wide":
            if east_asian is None:
                east_asian = _EAST_ASIAN.search(text) is not None
            if east_asian:
                continue
        meant = _meant(kind, run)
        if kind in {"entity", "escape"} and (not meant or meant == run):
            continue
        yield Odd(Span(match.start() + offset, match.end() + offset), run, _KINDS[kind], meant)


def _meant(kind: str, run: str) -> str:
    if kind == "entity":
        return html.unescape(run)
    if kind == "escape":
        code = int(run.lstrip("\\ux"), 16)
        return "" if 0xD800 <= code <= 0xDFFF else chr(code)
    return unicodedata.normalize("NFKC", run) if kind in {"styled", "wide"} else ""
