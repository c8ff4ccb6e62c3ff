"""HDL01: a headline says what its text doesn't."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.headlines import match_headlines
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("HDL01", "headline-mismatch", category="accuracy/addition", severity=Severity.MAJOR, languages=("en",))
def headline_mismatch(bead: BeadView) -> Iterator[Claim]:
    """The rewrite's headline has a name, figure or date that the text below it does not have.

    ## What it finds
    Names, figures and dates in the headings before the first sentence that stand nowhere in the rest of the rewrite.
    Where the original's text has them the rewrite lost them below the headline, which is minor.

    ## Why it matters
    Many read nothing but the headline, and who reads on finds no word of what it promised.

    ## Example
    "Tolen opens ferry line on the 15th" above a text that names no day.

    ## Not flagged
    Spelling variants, acronyms and countries in another form; figures in another form; small counts in words; a
    headline whose original says the same in its own headline only; single sentences without a text.

    ## References
    MQM accuracy; Chesney et al., *Incongruent Headlines* (2017).
    """
    for found in bead.pair.get(match_headlines):
        if not bead.holds("rewrite", found.span):
            continue
        lost = "; the original has it below its headline" if found.known else "; nor is it in the original's text"
        yield Claim(
            None,
            found.span,
            f"{found.text}: this {found.what} stands in the headline and nowhere in the text below it{lost}",
            {"rewrite": found.text, "kind": found.what},
            Severity.MINOR if found.known else None,
            0.8,
        )
