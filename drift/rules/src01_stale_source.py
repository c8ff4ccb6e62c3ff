"""SRC01: the original changed after its rewrite was declared up to date."""

from __future__ import annotations

from collections.abc import Iterator

from drift.rules.registry import Claim, FilePair, rule
from drift.severity import Severity


@rule("SRC01", "stale-source", category="accuracy", severity=Severity.MAJOR, profiles=("default",), of_files=True)
def stale_source(pair: FilePair) -> Iterator[Claim]:
    """The original is another text than it was when its rewrite was stamped as up to date.

    ## What it finds
    Pairs that `drift stamp` recorded and whose original has other text now; with `stamp = true`, pairs that were
    never stamped too.

    ## Why it matters
    A translation that nobody touched since its original changed is wrong in ways that no sentence of it shows.

    ## Example
    The guide was stamped in May and its original got a new section in June.

    ## Not flagged
    Pairs that were never stamped, unless `stamp = true`; other line breaks; a rewrite that changed while its original
    did not.

    ## References
    The outdated-translation checks of documentation projects, which compare dates; here the texts are compared.
    """
    if not pair.exists:
        return
    if pair.stamped is None:
        if pair.must_be_stamped:
            yield Claim(None, None, "never stamped as up to date: run drift stamp when it is", {"stamped": "never"})
        return
    if pair.stamped[0] != pair.digests[0]:
        same = pair.stamped[1] == pair.digests[1]
        since = "and the rewrite did not" if same else "and nobody stamped the rewrite again"
        facts = {"stamped": pair.stamped[0], "now": pair.digests[0], "rewrite": "unchanged" if same else "changed"}
        yield Claim(None, None, f"the original changed since the rewrite was stamped, {since}", facts)
