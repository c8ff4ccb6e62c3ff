"""Text that was decoded with the wrong table: UTF-8 read as Windows-1252 or Latin-1.

Such a passage turns back into UTF-8 when it is encoded again, letter by letter; hardly any real text does. What could
be real (a capital with an accent before a closing quotation mark or a dash) counts only inside a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pairs.document import Span

# What the bytes 80 to BF look like under Windows-1252; where it has no character, as Latin-1's control.
_TRAILING = {bytes([b]).decode("cp1252", "ignore") or chr(b): b for b in range(0x80, 0xC0)}
_BYTES = _TRAILING | {chr(b): b for b in range(0x80, 0x100)}
_TAIL = "[" + re.escape("".join({*_TRAILING, *map(chr, range(0x80, 0xC0))})) + "]"
_RUN = re.compile(
    f"(?P<two>[\u00c2-\u00df]{_TAIL})|(?P<three>[\u00e0-\u00ef]{_TAIL}{{2}})|(?P<four>[\u00f0-\u00f4]{_TAIL}{{3}})"
)
# Marks that may follow a real letter with an accent.
_MARKS = frozenset("‘’“”‚„–—…‹›«»\u00a0")


@dataclass(frozen=True, slots=True)
class Mojibake:
    """A wrongly decoded passage.

    Attributes:
        span: where it stands.
        text: as it stands.
        meant: what the same bytes say in UTF-8.
    """

    span: Span
    text: str
    meant: str


def find_mojibake(text: str, offset: int = 0) -> Iterator[Mojibake]:
    """The wrongly decoded passages of ``text``, neighbours as one.

    Args:
        text: any text.
        offset: added to every span.
    """
    if text.isascii():
        return
    group: list[tuple[re.Match[str], str]] = []
    for match in _RUN.finditer(text):
        character = _decoded(match.group())
        if group and (not character or match.start() != group[-1][0].end()):
            yield from _told(text, group, offset)
            group = []
        if character:
            group.append((match, character))
    yield from _told(text, group, offset)


def _told(text: str, group: list[tuple[re.Match[str], str]], offset: int) -> Iterator[Mojibake]:
    """What neighbours say together; nothing where the only one may be real."""
    if not group or (len(group) == 1 and _may_be_real(text, group[0][0])):
        return
    start, end = group[0][0].start(), group[-1][0].end()
    yield Mojibake(Span(start + offset, end + offset), text[start:end], "".join(c for _, c in group))


def _decoded(run: str) -> str:
    """The character that the bytes of ``run`` stand for; empty where it is no readable one."""
    try:
        found = bytes(_BYTES[c] for c in run).decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return found if len(found) == 1 and unicodedata.category(found)[0] != "C" else ""


def _may_be_real(text: str, match: re.Match[str]) -> bool:
    """Whether letters and marks may stand there by right."""
    run = match.group()
    if not set(run[1:]) <= _MARKS:
        # Two letters of a language that has both (“Äž”) are as likely real.
        return len(run) == 2 and run[1].isalpha() and run[1] not in "ªºµ" and not _follows_small(text, match.start())
    if len(run) > 2:
        return run[0] != "\u00e2"  # with it begin the bytes of all marks of print
    return not _follows_small(text, match.start())


def _follows_small(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].islower()
