"""Boilerplate patterns of the user's: regular expressions from the configuration, run under a deadline.

The ``regex`` package runs them because its matching can be stopped; ``re`` can't be interrupted. It is
imported only where there are patterns.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

from pairs.document import Boilerplate, Span
from pairs.errors import PatternError
from pairs.limits import MAX_PATTERN, PATTERN_SECONDS
from pairs.normal import is_blank


def find(text: str, patterns: Iterable[str]) -> list[Boilerplate]:
    """What the patterns match in ``text``, in their order; ``^`` and ``$`` hold at every line.

    Raises:
        PatternError: a pattern is broken, or all together take longer than
            :data:`pairs.limits.PATTERN_SECONDS`; the line names the pattern.
    """
    deadline = time.monotonic() + PATTERN_SECONDS
    return [found for pattern in patterns for found in _matches(text, pattern, deadline)]


def check(pattern: str) -> None:
    """Raise :class:`PatternError` if ``pattern`` does not compile."""
    _compile(pattern)


def _compile(pattern: str) -> Any:
    import regex

    if len(pattern) > MAX_PATTERN:
        raise PatternError(f"boilerplate pattern {_shown(pattern)} is longer than {MAX_PATTERN} characters; shorten it")
    try:
        return regex.compile(pattern, regex.MULTILINE)
    except (regex.error, ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise PatternError(f"boilerplate pattern {_shown(pattern)} is broken: {error}; correct it") from None


def _matches(text: str, pattern: str, deadline: float) -> Iterator[Boilerplate]:
    compiled = _compile(pattern)
    reason = f"pattern {_shown(pattern)}"
    try:
        for found in compiled.finditer(text, timeout=max(0.001, deadline - time.monotonic())):
            start, end = found.span()
            start += len(text[start:end]) - len(text[start:end].lstrip())
            end -= len(text[start:end]) - len(text[start:end].rstrip())
            if start < end and not is_blank(text[start:end]):
                yield Boilerplate(Span(start, end), reason)
    except TimeoutError:
        raise PatternError(
            f"boilerplate pattern {_shown(pattern)} runs too long (over {PATTERN_SECONDS:g} s on one document); "
            "make it simpler, without nested repetition"
        ) from None


def _shown(pattern: str) -> str:
    return repr(pattern if len(pattern) <= 80 else pattern[:79] + "…")
