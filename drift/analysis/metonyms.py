"""Blocs and their members: where one text says "the West" and the other says which countries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.gazetteer import place_of
from drift.analysis.name_index import NameIndex, bead_names
from drift.analysis.name_words import BLOCS
from drift.analysis.names import Name
from drift.analysis.pair import Side
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView

_BETWEEN = frozenset({"and", "&", ",", "the", "or", "its", "allies"})


def bloc_changes(bead: BeadView) -> Iterator[tuple[Span, Span, str]]:
    """Blocs of one side of a bead for which the other side names members that the first doesn't have.

    Yields:
        The span in the original, the span in the rewrite, and what happened.
    """
    local = bead.pair.get(bead_names)
    indices: dict[Side, NameIndex] = {side: local[bead.index, side] for side in ("original", "rewrite")}
    for side, other in (("original", "rewrite"), ("rewrite", "original")):
        for name in indices[side].names:  # type: ignore[index]
            bloc = place_of(name.text)
            if bloc is None or bloc.country not in BLOCS or bloc.country in indices[other].places:  # type: ignore[index]
                continue
            text = bead.pair.document(other).text  # type: ignore[arg-type]
            members = _members(bloc.country, indices[other], indices[side], text)  # type: ignore[index]
            if members is None:
                continue
            own = _with_article(bead.pair.document(side).text, name.span)  # type: ignore[arg-type]
            if side == "original":
                yield own, members, "a bloc made concrete"
            else:
                yield members, own, "members summed up as a bloc"
            break


def _members(bloc: str, there: NameIndex, here: NameIndex, text: str) -> Span | None:
    """The stretch of names of members that holds one which the side of the bloc doesn't name."""
    fitting = [n for n in there.names if (p := place_of(n.text)) and p.country in BLOCS[bloc] and p.form != "demonym"]
    fresh = [n for n in fitting if (p := place_of(n.text)) and p.country not in here.places]
    if not fresh:
        return None
    span = fresh[0].span
    at = fitting.index(fresh[0])
    for step, others in ((-1, reversed(fitting[:at])), (1, fitting[at + 1 :])):
        for name in others:
            if not _joined(text, name, span, step):
                break
            span = span.cover(name.span)
    return _with_article(text, span)


def _joined(text: str, name: Name, span: Span, step: int) -> bool:
    """Whether only "and", commas and articles stand between a name and the stretch."""
    gap = text[name.span.end : span.start] if step < 0 else text[span.end : name.span.start]
    return len(gap) <= 20 and all(word in _BETWEEN for word in gap.replace(",", " , ").casefold().split())


def _with_article(text: str, span: Span) -> Span:
    lead = text[max(0, span.start - 4) : span.start]
    return Span(span.start - 4, span.end) if lead.casefold() == "the " else span
