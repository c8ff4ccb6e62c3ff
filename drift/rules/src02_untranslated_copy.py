"""SRC02: a file that should be a translation is in the language of its original."""

from __future__ import annotations

from collections.abc import Iterator

from drift.rules.registry import Claim, FilePair, rule
from drift.severity import Severity

COPIED = 0.8


@rule(
    "SRC02",
    "untranslated-copy",
    category="accuracy/untranslated",
    severity=Severity.MAJOR,
    profiles=("default",),
    of_files=True,
)
def untranslated_copy(pair: FilePair) -> Iterator[Claim]:
    """A file that is meant to be in another language than its original is in the same, or a copy of it.

    ## What it finds
    Pairs whose scheme or settings name two languages, and whose rewrite is found to be in the original's language or
    has at least 80 % of its words in sentences that were only copied.

    ## Why it matters
    A copy is as like its original as can be: no score of similarity warns of it.

    ## Example
    docs/de/quay.md holds the English text of docs/en/quay.md.

    ## Not flagged
    Pairs of which nobody said that they are in two languages.

    ## References
    MQM accuracy/untranslated.
    """
    meant, found = (
        tuple(code.replace("_", "-").split("-")[0].casefold() for code in c) for c in (pair.languages, pair.found)
    )
    if not pair.exists or not all(meant) or meant[0] == meant[1]:
        return
    alike = found[0] == found[1] == meant[0]
    if alike or pair.kept >= COPIED:
        facts = {"expected": pair.languages[1], "found": pair.found[1], "kept": f"{pair.kept:.2f}"}
        why = (
            f"it is in the language of the original ({found[0]})"
            if alike
            else f"{pair.kept:.0%} of its words were only copied"
        )
        yield Claim(None, None, f"not translated into {pair.languages[1]}: {why}", facts)
