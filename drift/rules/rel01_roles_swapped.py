"""REL01: two participants changed places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.exchanged_names import exchanged_names
from drift.analysis.exchanged_roles import exchanged_roles
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "REL01",
    "roles-swapped",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    profiles=("default",),
    languages=("en",),
    needs=("parse",),
)
def roles_swapped(bead: BeadView) -> Iterator[Claim]:
    """Two people, places or organisations have changed places: who did it and to whom it was done.

    ## What it finds
    Two names that both passages have, of which each now stands with the words that stood with the other; minor where
    the words around speak of one of them only. And the same verb whose agent and patient exchanged parts.

    ## Why it matters
    Nothing is missing and nothing is new, so that comparisons of words, names and meaning see no difference.

    ## Example
    Tarvik beat Osmund in the final. → Osmund beat Tarvik in the final.

    ## Not flagged
    Active and passive; verbs without direction (met, married, agreed with); the other end of the same thing (beat,
    lost to); a list in another order; a noun phrase that was turned round (the Velden museum, the museum of Velden).

    ## References
    MQM accuracy/mistranslation. Zhang et al., PAWS: Paraphrase Adversaries from Word Scrambling (NAACL 2019).
    """
    before, after = bead.pair.original.text, bead.pair.rewrite.text
    named = exchanged_names(bead)
    for found in named:
        one, other = found.one.of(before), found.other.of(before)
        yield Claim(
            found.one,
            found.in_place_of_one,
            f"{one} ↔ {other}: each stands where the other stood",
            {"original": one, "rewrite": found.in_place_of_one.of(after), "relation": "exchanged"},
            None if found.sure else Severity.MINOR,
            round(min(0.95, 0.5 + 0.1 * found.weight), 4),
        )
    told = [span for found in named for span in (found.one, found.other)]
    for change in exchanged_roles(bead):
        a, b = change.original, change.rewrite
        if any(part.span.overlaps(span) for part in (a.agent, a.patient) for span in told):
            continue
        yield Claim(
            *change.agents,
            f"{a.agent.text} {a.verb.text} {a.patient.text} → {b.agent.text} … {b.patient.text}: "
            "agent and patient exchanged parts",
            {"original": a.agent.text, "rewrite": b.agent.text, "relation": "exchanged", "verb": a.verb.lemma},
            None,
            0.8,
        )
