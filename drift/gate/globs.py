"""Patterns of file names: ``*`` within a folder, ``**`` across folders, ``?`` one character."""

from __future__ import annotations

import re
from functools import cache

_PART = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern as a regular expression; one that ends with ``/`` holds for all that lies below."""
    whole = pattern.removeprefix("./") + ("**" if pattern.endswith("/") else "")
    return re.compile("".join(_MEANS.get(part) or re.escape(part) for part in _PART.findall(whole)), re.DOTALL)


def matches(pattern: str, name: str) -> bool:
    """Whether a file name, with forward slashes, fits a pattern."""
    return compiled(pattern).fullmatch(name) is not None
