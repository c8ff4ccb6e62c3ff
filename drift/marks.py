"""What a reader is shown of a bead, free of any sink: what became of it, which words are marked, what is claimed.

The screen, the page and the terminal draw the same pieces in their own ways.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from drift.analysis.word_diff import word_diff
from drift.report import Finding, Report, Source
from drift.severity import Severity
from pairs.bead import BeadKind
from pairs.document import Segment, Span
from pairs.normal import fold


class Fate(StrEnum):
    """What became of a bead, in a word."""

    KEPT = "kept"
    REWORDED = "reworded"
    REWRITTEN = "rewritten"
    CHANGED = "changed"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a segment's text that is shown in one way.

    Attributes:
        span: where it stands in its document.
        segment: the index of its segment.
        changed: whether its words stand on this side only.
        opens: whether a run of changed words begins with it.
        closes: whether a run of changed words ends with it.
        findings: the findings whose passages cover it.
    """

    span: Span
    segment: int
    changed: bool
    opens: bool
    closes: bool
    findings: tuple[Finding, ...]


def worst(report: Report, index: int) -> Severity | None:
    """The highest severity that a bead has, ``None`` where nothing was found."""
    return max((f.severity for f in report.of_bead(index)), key=lambda s: s.rank, default=None)


def fate(report: Report, index: int) -> Fate:
    """What became of a bead: *changed* has findings, *kept* the same text, *rewritten* too little in common to mark."""
    bead = report.beads[index]
    if bead.kind is not BeadKind.MATCH:
        return Fate.DROPPED if bead.kind is BeadKind.OMISSION else Fate.ADDED
    if worst(report, index) not in {None, Severity.NEUTRAL}:
        return Fate.CHANGED
    sides = ((report.original, bead.original), (report.rewrite, bead.rewrite))
    texts = [" ".join(source.segments[i].span.of(source.text) for i in indices) for source, indices in sides]
    if fold(texts[0]) == fold(texts[1]):
        return Fate.KEPT
    return Fate.REWORDED if word_diff([(texts[0], 0)], [(texts[1], 0)]) else Fate.REWRITTEN


def label(report: Report, index: int) -> str:
    """What became of a bead, with all that is unusual about it: ``"changed, moved, 1:2, heading"``."""
    bead = report.beads[index]
    said = fate(report, index).value
    if bead.moved:
        said += ", moved"
    if bead.kind is BeadKind.MATCH and len(bead.original) + len(bead.rewrite) > 2:
        said += f", {len(bead.original)}:{len(bead.rewrite)}"
    kinds = {report.original.segments[i].kind.value for i in bead.original}
    kinds |= {report.rewrite.segments[j].kind.value for j in bead.rewrite}
    return said if kinds == {"sentence"} else f"{said}, {' and '.join(sorted(kinds))}"


def pieces(report: Report, index: int, shown: Sequence[Finding]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of both sides of a bead, in the order of the text; those of a segment follow each other without a gap.

    Args:
        report: the comparison.
        index: the bead's place in it.
        shown: the findings of the bead that are shown.

    Returns:
        For the original and for the rewrite: its pieces. Where too little is common for a word-level diff, the changed
        words are those that findings speak of; of an omission or an addition, all are.
    """
    bead = report.beads[index]
    segments = (
        [report.original.segments[i] for i in bead.original],
        [report.rewrite.segments[j] for j in bead.rewrite],
    )
    if bead.kind is BeadKind.MATCH:
        sides = zip(segments, (report.original.text, report.rewrite.text), strict=True)
        changed = word_diff(*([(s.span.of(text), s.span.start) for s in side] for side, text in sides)) or (
            tuple(f.original for f in shown if f.original),
            tuple(f.rewrite for f in shown if f.rewrite),
        )
    else:
        changed = (tuple(s.span for s in segments[0]), tuple(s.span for s in segments[1]))
    claims = ([(f.original, f) for f in shown if f.original], [(f.rewrite, f) for f in shown if f.rewrite])
    return (
        tuple(piece for s in segments[0] for piece in _of_segment(s, changed[0], claims[0])),
        tuple(piece for s in segments[1] for piece in _of_segment(s, changed[1], claims[1])),
    )


def _of_segment(segment: Segment, changed: Sequence[Span], claims: Sequence[tuple[Span, Finding]]) -> list[Piece]:
    at, end = segment.span.start, segment.span.end
    inside = [s for s in changed if s.overlaps(segment.span)]
    claimed = [(s, f) for s, f in claims if s.overlaps(segment.span)]
    edges = {at, end}
    for span in (*inside, *(s for s, _ in claimed)):
        edges |= {max(span.start, at), min(span.end, end)}
    return [
        Piece(
            Span(a, b),
            segment.index,
            changed=any(s.start <= a and b <= s.end for s in inside),
            opens=any(s.start == a for s in inside),
            closes=any(s.end == b for s in inside),
            findings=tuple(f for s, f in claimed if s.start <= a and b <= s.end),
        )
        for a, b in itertools.pairwise(sorted(edges))
    ]


def passages(finding: Finding, original: Source, rewrite: Source) -> tuple[str, str]:
    """The two passages that a finding compares, each on one line; ``""`` where one side has none."""
    return (
        " ".join(finding.original.of(original.text).split()) if finding.original else "",
        " ".join(finding.rewrite.of(rewrite.text).split()) if finding.rewrite else "",
    )
