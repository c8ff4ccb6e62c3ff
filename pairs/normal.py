"""Keys for comparing text: never shown, never used for offsets."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟″«»", '"'))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]")


def visible(text: str) -> str:
    """``text`` without characters that show nothing (zero-width, soft hyphen, bidi controls, tags)."""
    return _INVISIBLE.sub("", text)


def is_wide(char: str) -> bool:
    """Whether a character belongs to a script that is written without spaces in East Asia, or to its marks."""
    return "\u2e80" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" or "\uf900" <= char <= "\uffef"


def is_blank(text: str) -> bool:
    """Whether nothing of ``text`` can be seen."""
    return not visible(text).strip()


def fold(text: str) -> str:
    """The key under which two passages count as the same text.

    NFKC, case folded, straight quotes, plain hyphens, single spaces, nothing invisible.
    """
    if text.isascii():
        return " ".join(text.replace("`", "'").casefold().split())
    plain = unicodedata.normalize("NFKC", visible(text)).translate(_QUOTES).translate(_DASHES)
    return " ".join(plain.casefold().split())
