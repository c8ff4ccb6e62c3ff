"""Whether a figure beside a verb of change says how much changed or what it came to: "fell by 40 %", "fell to 40 %"."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from drift.analysis.directions import direction_of
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.figures import Figure

_REACH = 16
_MARK = re.compile(r"(?<!\w)(?:(?P<change>by)|(?P<level>to))[\s\u00a0]{1,2}(?:an?[\s\u00a0])?$", re.IGNORECASE)
# "up to 40", "close to 40" say how sure the figure is, "due to 40 strikes" why.
_OTHER_TO = re.compile(
    r"(?<!\w)(?:up|close|closer|near|nearer|due|thanks|owing|compared|next)[\s\u00a0]$", re.IGNORECASE
)


class Role(StrEnum):
    """What a figure is to the change that it stands with."""

    CHANGE = "the change"
    LEVEL = "the level reached"


def role_of(text: str, figure: Figure) -> tuple[Role, Span] | None:
    """What ``figure`` is to the change of its clause, with the span of the preposition that says so and the figure.

    ``None`` where the clause has no word of change before the figure, where it is negated, or where nothing says
    which of both the figure is.

    Args:
        text: the document.
        figure: one of its figures.
    """
    start = figure.full_span.start
    change = direction_of(text, figure)
    if change is None or change.span.start >= start:
        return None
    base = max(0, start - _REACH)
    found = _MARK.search(text[base:start])
    if found is None:
        bare = not text[change.span.end : start].strip()
        return (Role.CHANGE, Span(change.span.start, figure.span.end)) if bare else None
    place = base + found.start()
    if found["level"] and _OTHER_TO.search(text[max(0, place - _REACH) : place]):
        return None
    return (Role.LEVEL if found["level"] else Role.CHANGE), Span(place, figure.span.end)
