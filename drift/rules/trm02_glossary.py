"""TRM02: a term of the user's glossary was broken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.glossary_terms import Breach, BrokenTerm, broken_terms
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("TRM02", "glossary", category="terminology/wrong-term", severity=Severity.MAJOR, profiles=("default",))
def glossary(bead: BeadView) -> Iterator[Claim]:
    """A term of the glossary was not used, was used though it is forbidden, or was changed though it is to be kept.

    ## What it finds
    Where the original has a term of the glossary: a rewrite without any of the preferred words for it, or with a
    forbidden one; a term to be kept that is not there letter by letter. And words that are forbidden whatever the
    original says. Without a glossary it finds nothing.

    ## Why it matters
    Product names, legal terms and a house's own words have to be what they are.

    ## Example
    With "harbour master" preferred as "port captain": The harbour master spoke. → The quay warden spoke.

    ## Not flagged
    Terms in sentences that were omitted; other inflections of a preferred word; terms that moved to another sentence.

    ## References
    MQM terminology/wrong-term; ISO 30042 (TBX).
    """
    for found in broken_terms(bead):
        yield Claim(
            found.original,
            found.rewrite,
            _message(found),
            {
                "term": found.term.term,
                "breach": found.breach.name.lower(),
                "preferred": "; ".join(found.term.preferred),
            },
        )


def _message(found: BrokenTerm) -> str:
    term = found.term
    if found.breach is Breach.CHANGED:
        return f"“{term.term}” is to be kept as it is"
    instead = f"; the glossary prefers “{'” or “'.join(term.preferred)}”" if term.preferred else ""
    if found.breach is Breach.NOT_PREFERRED:
        return f"“{term.term}” is not told in the glossary's words{instead}"
    return f"a forbidden word{f' for “{term.term}”' if term.term else ''}{instead}"
