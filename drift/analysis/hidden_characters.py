"""Characters that can't be seen: what they are called, and where they have no business.

Joiners belong to Persian, Indic scripts and emoji, direction marks to lines with right-to-left letters, tag characters
to the flags of England, Scotland and Wales. Everywhere else they are rubbish, or hide something.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pairs.document import Span


class HiddenKind(StrEnum):
    """What a hidden character can do."""

    DIRECTION = "direction control"
    TAG = "tag character"
    INVISIBLE = "invisible character"


@dataclass(frozen=True, slots=True)
class HiddenRun:
    """Hidden characters of one kind in a row.

    Attributes:
        span: where they stand.
        characters: they themselves.
        kind: what they can do.
    """

    span: Span
    characters: str
    kind: HiddenKind

    @property
    def names(self) -> str:
        """The code points, each once: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
        return ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, 'TAG')}" for c in dict.fromkeys(self.characters))


_RUN = re.compile(
    "(?P<direction>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+)|(?P<tag>[\U000e0000-\U000e007f]+)"
    "|(?P<invisible>[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0]+)"
)
_OVERRIDES = frozenset("\u202d\u202e")
_JOINERS = frozenset("\u200c\u200d")
_BLACK_FLAG = "\U0001f3f4"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_JOINED = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1b7f\ua840-\uabff\ufb50-\ufdff\ufe70-\ufefc]"
)
_KINDS = {"direction": HiddenKind.DIRECTION, "tag": HiddenKind.TAG, "invisible": HiddenKind.INVISIBLE}


def find_hidden(text: str, offset: int = 0) -> Iterator[HiddenRun]:
    """The hidden characters of ``text`` that have no business where they stand, in its order.

    Args:
        text: one segment; whether it has right-to-left letters is decided for the whole of it.
        offset: added to every span.
    """
    right_to_left: bool | None = None
    for match in _RUN.finditer(text):
        kind = _KINDS[match.lastgroup or ""]
        run = match.group()
        if kind is HiddenKind.DIRECTION and not _OVERRIDES & set(run):
            if right_to_left is None:
                right_to_left = any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text)
            if right_to_left:
                continue
        if kind is HiddenKind.TAG and text[match.start() - 1 : match.start()] == _BLACK_FLAG:
            continue
        if set(run) <= _JOINERS and _joins(text, match):
            continue
        yield HiddenRun(Span(match.start() + offset, match.end() + offset), run, kind)


def _joins(text: str, match: re.Match[str]) -> bool:
    """Whether joiners stand where a script or an emoji needs them."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if _JOINED.match(before):
        return True
    return bool(before) and bool(after) and _emoji(before) and _emoji(after)


def _emoji(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk", "Mn"} or character in "\u2640\u2642\u2695\u2696\u2708\u2764"
