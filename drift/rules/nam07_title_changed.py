"""NAM07: another office or rank."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.name_offices import office_changes
from drift.analysis.name_roles import role_changes
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "NAM07",
    "title-changed",
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    profiles=("style",),
    languages=("en",),
)
def title_changed(bead: BeadView) -> Iterator[Claim]:
    """A person is given another office, rank or role.

    ## What it finds
    A person to whom both sides give a role, before the name or behind it between commas, and no role in common.
    Where both are offices or ranks that few hold, such as president and minister, it is major. An office without a
    name that is another one in the same place: the chief executive, the finance chief.

    ## Why it matters
    Who speaks decides what the words weigh; an aide is no minister.

    ## Example
    harbour office aide Runa Tveit → Runa Tveit, the chief maritime adviser

    ## Not flagged
    A role that only one side gives; words for one role, such as spokeswoman and spokesperson, minister and secretary,
    president and rector of a school, or the boss, head or leader for whoever leads.

    ## References
    MQM accuracy/mistranslation.
    """
    for a, b in role_changes(bead):
        before, after = a.span.of(bead.pair.original.text), b.span.of(bead.pair.rewrite.text)
        yield Claim(
            a.span,
            b.span,
            f"{b.name.text}: {before} → {after}",
            {"original": before, "rewrite": after, "name": b.name.text},
            Severity.MAJOR if a.is_rank and b.is_rank else None,
            0.7,
        )
    told = [(a.span, b.span) for a, b in role_changes(bead)]
    for x, y in office_changes(bead):
        if not any(x.overlaps(one) or y.overlaps(other) for one, other in told):
            before, after = x.of(bead.pair.original.text), y.of(bead.pair.rewrite.text)
            said = f"{before} → {after}: another office in the same place"
            yield Claim(x, y, said, {"original": before, "rewrite": after}, Severity.MAJOR, 0.6)
