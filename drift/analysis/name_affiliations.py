"""People with where they belong: "Ada Holm of Norland University" are two names and not one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from drift.analysis.name_words import GENERIC

if TYPE_CHECKING:
    from pairs.document import Span

_LINK = re.compile(r"\s(?:of|at)\s(?:the\s)?")
_ELSEWHERE = frozenset({"ORG", "GPE", "LOC", "FAC"})
_WORDS = 2


def parting(text: str, name: Span, entities: Sequence[tuple[Span, str]]) -> tuple[int, int] | None:
    """Where a name ends and that of the person's institution or place begins, by the entities of the parse.

    Args:
        text: the document.
        name: a run of capitals with small words in it.
        entities: the named entities of its segment, with their types.

    Returns:
        The offset behind the person's name and the one where the other begins; ``None`` where the name is one.
    """
    inside = [(span, kind) for span, kind in entities if span.overlaps(name)]
    for link in _LINK.finditer(text, name.start, name.end):
        person = text[name.start : link.start()].split()
        plain = any(word.casefold() in GENERIC or word[:1].islower() for word in person)
        if len(person) < _WORDS or plain:
            continue
        if any(span.start < link.start() and link.end() <= span.end for span, _ in inside):
            continue  # the parse takes both for one name
        before = any(kind == "PERSON" and span.end == link.start() for span, kind in inside)
        behind = any(kind in _ELSEWHERE and link.start() <= span.start <= link.end() for span, kind in inside)
        if before or behind:
            return link.start(), link.end()
    return None
