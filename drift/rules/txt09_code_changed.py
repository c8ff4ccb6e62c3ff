"""TXT09: program text changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.code_changes import CodeChange, code_changes, said
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView

_LONGEST = 60


@rule("TXT09", "code-changed", category="accuracy/mistranslation", severity=Severity.MAJOR, profiles=("default",))
def code_changed(bead: BeadView) -> Iterator[Claim]:
    """A code block or inline code of the original is another, or none, in the rewrite.

    ## What it finds
    In formats that mark code, such as Markdown: blocks and inline code that changed (major), were dropped (major for
    a block, minor inline) or are new (minor). A block is told at the sentence before it.

    ## Why it matters
    Readers copy commands. A flag that was lost or a path that was translated fails on their machine, or does harm.

    ## Example
    Run `quay --dry-run` first. → Run `quay` first.

    ## Not flagged
    Comments, blank lines and white space at the ends of lines; blocks that only moved; inline code in a sentence that
    has no counterpart, which is told by that.

    ## References
    MQM accuracy/mistranslation; the do-not-translate checks of localisation tools.
    """
    for change in bead.pair.get(code_changes).get(bead.index, ()):
        yield _claim(change)


def _claim(change: CodeChange) -> Claim:
    original, rewrite = change.original, change.rewrite
    code = original or rewrite
    what = "code block" if code and code.block else "code"
    facts = {name: _short(said(c)) for name, c in (("original", original), ("rewrite", rewrite)) if c}
    if original and rewrite:
        message = f"{what} changed: {_difference(said(original), said(rewrite))}"
        severity = Severity.MAJOR
    elif original:
        message = f"{what} dropped: {facts['original']}"
        severity = Severity.MAJOR if original.block else Severity.MINOR
    else:
        message = f"{what} added: {facts['rewrite']}"
        severity = Severity.MINOR
    return Claim(original.span if original else None, rewrite.span if rewrite else None, message, facts, severity)


def _difference(one: str, other: str) -> str:
    """The first line that differs, on both sides."""
    lines = (one.split("\n"), other.split("\n"))
    for left, right in zip(*lines, strict=False):
        if left != right:
            return f"{_short(left)} → {_short(right)}"
    shorter = min(map(len, lines))
    longer = max(lines, key=len)
    return f"{_short(longer[shorter])} {'is missing' if len(lines[0]) > len(lines[1]) else 'is new'}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
