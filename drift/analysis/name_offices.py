"""Offices without a name: "the finance chief said" against "the chief executive said"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drift.analysis.name_roles import may_be_one, office_of
from drift.analysis.name_words import RANKED, ROLE_OF
from drift.analysis.word_alignment import word_alignment

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView
    from drift.analysis.tokens import Token
    from pairs.document import Span

# Ranks that are other words as well: "general election", "to judge", "mayor" is none.
_OTHER_WORDS = frozenset({"general", "judge"})


def office_changes(bead: BeadView) -> list[tuple[Span, Span]]:
    """Offices in one place of a bead that are another one in the rewrite.

    An office counts where the words of both sides answer each other, and where neither side names the other's office
    in the bead. Offices that belong to a name are told with it.
    """
    aligned = word_alignment(bead)
    if aligned is None:
        return []
    mine, theirs = _offices(aligned.original), _offices(aligned.rewrite)
    here = {role for _, roles in mine for role in roles}
    there = {role for _, roles in theirs for role in roles}
    result = []
    for x, a in mine:
        for y, b in theirs:
            linked = any(j in y for i in x for j in aligned.partners("original", i))
            if linked and not (may_be_one(a, b) or a & there or b & here):
                spans = (
                    tokens[place.start].span.cover(tokens[place.stop - 1].span)
                    for tokens, place in ((aligned.original, x), (aligned.rewrite, y))
                )
                result.append((next(spans), next(spans)))
    return result


def _offices(tokens: Sequence[Token]) -> list[tuple[range, frozenset[str]]]:
    """The places of offices among the tokens, each with the roles it stands for."""
    result: list[tuple[range, frozenset[str]]] = []
    at = 0
    while at < len(tokens):
        size, roles = office_of([token.key for token in tokens[at : at + 3]])
        if size:
            result.append((range(at, at + size), roles))
        elif (role := ROLE_OF.get(tokens[at].key)) in RANKED and role is not None and role not in _OTHER_WORDS:
            result.append((range(at, at + 1), frozenset({role})))
        at += max(1, size)
    return result
