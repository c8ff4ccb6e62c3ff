"""TXT07: a word of another language stands in the rewrite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.foreign_words import foreign_words
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView
_NAMES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "pl": "Polish", "cs": "Czech", "sv": "Swedish", "da": "Danish", "ro": "Romanian", "tr": "Turkish",
    "id": "Indonesian", "hu": "Hungarian", "fi": "Finnish", "sk": "Slovak", "no": "Norwegian", "ca": "Catalan",
}  # fmt: skip


@rule("TXT07", "mixed-language", category="fluency/unintelligible", severity=Severity.MAJOR)
def mixed_language(bead: BeadView) -> Iterator[Claim]:
    """A word of another language stands in the rewrite.

    ## What it finds
    Words in another script than the rest of the rewrite. In English also words in Latin letters: the small words of a
    dozen languages ("puede", "nicht"), and words that no English dictionary has and whose letters look like another
    language's.

    ## Why it matters
    A word that was left in, or put into, another language is lost on the reader.

    ## Example
    The ferry sails again in spring. → The ferry sails encore une fois in spring.

    ## Not flagged
    Words that the original has too; names; misspellings; Latin letters in a text of another script.

    ## References
    Code mixing in DEMETR, Karpinska et al. (2022); lid.176, Joulin et al. (2016).
    """
    for found in foreign_words(bead):
        what = _NAMES.get(found.what, found.what)
        yield Claim(
            found.answered,
            found.span,
            f"“{found.text}” is not in the language of the text ({what})",
            {"rewrite": found.text, "language": what},
            confidence=found.sure,
        )
