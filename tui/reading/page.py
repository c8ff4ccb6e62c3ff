"""What is on the page: which beads, in which rows, with which findings; and how a bead breaks into lines.

A page knows no widget and no colour. Nothing is computed for a bead before it is looked at: 100,000 beads cost no
more than their number.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from drift.report import Finding, Report
from drift.safe import screen
from pairs.bead import BeadKind
from pairs.document import SegmentKind, Span
from tui.reading.wrap import Line, wrap

if TYPE_CHECKING:
    from drift.marks import Piece

BROAD, WHOLE, MANY = 0.6, 0.9, 40
"""A finding is broad, or speaks of a whole side, from this share of its characters on, and from this many of them."""

KEPT = 1024
"""Beads whose pieces are kept."""


class Fold(IntEnum):
    """What is folded away."""

    NOTHING = 0
    EQUAL = 1
    QUIET = 2


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters of one line that is drawn in one way.

    Attributes:
        text: what is shown.
        changed: whether its words stand on this side only.
        findings: the findings whose passages cover it.
        found: whether it is what was searched for.
    """

    text: str
    changed: bool = False
    findings: tuple[Finding, ...] = ()
    found: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of one side.

    Attributes:
        runs: from left to right.
        begins: the findings whose passage begins in this line.
        bracket: ``╭``, ``│`` or ``╰`` where several sentences of this side are one bead, else a space.
        heading: whether it is part of a heading.
    """

    runs: tuple[Run, ...]
    begins: tuple[Finding, ...] = ()
    bracket: str = " "
    heading: bool = False


@dataclass(slots=True)
class Page:
    """A report as rows.

    Attributes:
        report: what is read; without findings while they are being looked for.
        shown: the findings that are shown, by their bead.
        needle: what is searched for, ``""`` for nothing.
    """

    report: Report
    shown: Mapping[int, Sequence[Finding]] = field(default_factory=dict)
    needle: str = ""
    _rows: Sequence[int] = ()
    _folded: dict[int, int] = field(default_factory=dict)
    _row_of: dict[int, int] | None = None
    _pieces: dict[int, tuple[tuple[Piece, ...], tuple[Piece, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fold(Fold.NOTHING)

    def __len__(self) -> int:
        return len(self._rows)

    def fold(self, how: Fold, keep: Collection[int] = ()) -> None:
        """Gather beads that are of no interest into single rows.

        Args:
            how: which ones.
            keep: beads that stay whatever they are.
        """
        beads = range(len(self.report.beads))
        self._folded = {}
        if how is Fold.NOTHING:
            self._rows, self._row_of = beads, None
            return
        quiet: Callable[[int], bool] = self._is_equal if how is Fold.EQUAL else (lambda k: not self.shown.get(k))
        rows: list[int] = []
        for away, group in itertools.groupby(beads, key=lambda k: k not in keep and quiet(k)):
            members = list(group)
            if away and len(members) > 1:
                self._folded[members[0]] = len(members)
                rows.append(members[0])
            else:
                rows.extend(members)
        self._rows = rows
        self._row_of = {bead: row for row, bead in enumerate(rows)}

    def _is_equal(self, bead: int) -> bool:
        return not self.shown.get(bead) and self.same(bead)

    def same(self, bead: int) -> bool:
        """Whether both sides of a bead are the same text, white space aside."""
        group = self.report.beads[bead]
        if group.kind is not BeadKind.MATCH:
            return False
        sides = [" ".join(" ".join(self.texts(bead, side)).split()) for side in (0, 1)]
        return sides[0] == sides[1]

    def bead(self, row: int) -> int:
        """The bead of a row; of a fold its first."""
        return self._rows[row]

    def beads(self) -> Sequence[int]:
        """The first bead of each row."""
        return self._rows

    def folded(self, row: int) -> int:
        """How many beads a row stands for, 0 where it shows one."""
        return self._folded.get(self._rows[row], 0)

    def row(self, bead: int) -> int:
        """The row that shows a bead or holds it folded away."""
        if self._row_of is None:
            return bead
        while bead not in self._row_of and bead > 0:
            bead -= 1
        return self._row_of.get(bead, 0)

    def broad(self, bead: int, share: float) -> frozenset[str]:
        """The findings whose passages take up more than a share of a side of the bead, and are long."""
        sizes = (self.size(bead, 0)[1], self.size(bead, 1)[1])
        return frozenset(
            f.fingerprint
            for f in self.shown.get(bead, ())
            if any(
                span is not None and len(span) > max(MANY, share * size)
                for span, size in zip((f.original, f.rewrite), sizes, strict=True)
            )
        )

    def texts(self, bead: int, side: int) -> list[str]:
        """The texts of a bead's segments on one side, as they are shown."""
        source = (self.report.original, self.report.rewrite)[side]
        group = self.report.beads[bead]
        return [screen(source.segments[k].span.of(source.text)) for k in (group.original, group.rewrite)[side]]

    def size(self, bead: int, side: int) -> tuple[int, int]:
        """Segments and characters of one side of a bead, without looking at the text."""
        source = (self.report.original, self.report.rewrite)[side]
        group = self.report.beads[bead]
        indices = (group.original, group.rewrite)[side]
        return len(indices), sum(len(source.segments[k].span) for k in indices)

    def begins_paragraph(self, bead: int) -> bool:
        """Whether a bead begins a paragraph, so that a blank line stands before it."""
        if bead == 0:
            return False
        for source, side in ((self.report.original, "original"), (self.report.rewrite, "rewrite")):
            mine, before = getattr(self.report.beads[bead], side), getattr(self.report.beads[bead - 1], side)
            if mine and before:
                new: bool = source.segments[mine[0]].paragraph != source.segments[before[-1]].paragraph
                return new
        return False

    def sides(self, bead: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """The pieces of both sides of a bead; kept, since a row is drawn again when the cursor comes and goes."""
        from drift.marks import pieces

        known = self._pieces.get(bead)
        if known is None:
            if len(self._pieces) >= KEPT:
                self._pieces.clear()
            known = self._pieces[bead] = pieces(self.report, bead, tuple(self.shown.get(bead, ())))
        return known

    def lines(self, bead: int, width: int | None) -> tuple[list[Shown], list[Shown]]:
        """Both sides of a bead as lines.

        Args:
            bead: its index.
            width: cells of one side; ``None`` for one line per sentence, however long.
        """
        both = self.sides(bead)
        return self._side(0, both[0], width), self._side(1, both[1], width)

    def counts(self, bead: int, width: int | None) -> tuple[int, int]:
        """How many lines each side of a bead takes; as :meth:`lines`, without its marks."""
        first, second = (
            sum(1 if width is None else len(wrap(text, width)) for text in self.texts(bead, side)) for side in (0, 1)
        )
        return first, second

    def _side(self, side: int, parts: Sequence[Piece], width: int | None) -> list[Shown]:
        source = (self.report.original, self.report.rewrite)[side]
        out: list[Shown] = []
        seen: set[str] = set()
        for index, group in itertools.groupby(parts, key=lambda piece: piece.segment):
            segment = source.segments[index]
            text = screen(segment.span.of(source.text))
            lines = [(0, len(text))] if width is None else wrap(text, width)
            heading = segment.kind is SegmentKind.HEADING
            out += _shown(text, segment.span, lines, list(group), self._found(text), seen, heading=heading)
        several = len({piece.segment for piece in parts}) > 1
        return _bracketed(out) if several else out

    def _found(self, text: str) -> list[tuple[int, int]]:
        """Where what is searched for stands in a text."""
        needle, hay = self.needle.casefold(), text.casefold()
        if not needle or len(hay) != len(text):
            return []
        out, at = [], hay.find(needle)
        while at >= 0:
            out.append((at, at + len(needle)))
            at = hay.find(needle, at + len(needle))
        return out


def _shown(
    text: str,
    span: Span,
    lines: Iterable[Line],
    parts: Sequence[Piece],
    found: Sequence[tuple[int, int]],
    seen: set[str],
    *,
    heading: bool,
) -> list[Shown]:
    """The lines of one segment."""
    out: list[Shown] = []
    cuts = {edge for pair in found for edge in pair}
    for start, end in lines:
        runs: list[Run] = []
        begins: list[Finding] = []
        for piece in parts:
            a, b = max(piece.span.start - span.start, start), min(piece.span.end - span.start, end)
            if a >= b and not (a == b and start == end):
                continue
            edges = sorted({a, b, *(cut for cut in cuts if a < cut < b)})
            for i, j in itertools.pairwise(edges):
                hit = any(x <= i and j <= y for x, y in found)
                runs.append(Run(text[i:j], piece.changed, piece.findings, hit))
            for finding in piece.findings:
                if finding.fingerprint not in seen:
                    seen.add(finding.fingerprint)
                    begins.append(finding)
        out.append(Shown(tuple(runs), tuple(begins), heading=heading))
    return out


def _bracketed(lines: Sequence[Shown]) -> list[Shown]:
    """The lines of several sentences that are one bead, held together by a bracket."""
    last = len(lines) - 1
    signs = ["╭" if k == 0 else "╰" if k == last else "│" for k in range(len(lines))]
    return [Shown(line.runs, line.begins, sign, line.heading) for line, sign in zip(lines, signs, strict=True)]
