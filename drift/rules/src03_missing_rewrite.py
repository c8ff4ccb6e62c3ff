"""SRC03: an original without a rewrite."""

from __future__ import annotations

from collections.abc import Iterator

from drift.rules.registry import Claim, FilePair, rule
from drift.severity import Severity


@rule(
    "SRC03",
    "missing-rewrite",
    category="accuracy/omission",
    severity=Severity.MAJOR,
    profiles=("default",),
    of_files=True,
)
def missing_rewrite(pair: FilePair) -> Iterator[Claim]:
    """There is an original, and no file where its rewrite should be.

    ## What it finds
    Originals of a folder, a naming scheme or a manifest whose rewrite is not there, or was deleted.

    ## Why it matters
    What isn't there has no sentence in which anything could be wrong.

    ## Example
    docs/en/tides.md, and no docs/zh/tides.md.

    ## Not flagged
    Rewrites without an original: they are listed as unmatched.

    ## References
    MQM accuracy/omission.
    """
    if not pair.exists:
        yield Claim(None, None, f"no rewrite: there is no {pair.rewrite}", {"expected": pair.rewrite})
