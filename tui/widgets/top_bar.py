"""The two lines at the top: what is reviewed and how far one is; what is filtered and what goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static

from drift.safe import screen
from drift.severity import Severity
from tui.reading.strips import clipped
from tui.reading.wrap import width_of


@dataclass(frozen=True, slots=True)
class Progress:
    """What the top bar says.

    Attributes:
        names: the two files.
        counts: findings that are shown, by severity.
        judged: how many of the shown ones have a verdict.
        total: how many are shown.
        drift: the drift of the pair, ``None`` while it isn't known.
        mode: ``"reading"`` or ``"triage"``.
        filters: what is filtered, in words; empty for nothing.
        doing: what goes on in the background, ``""`` for nothing.
        notes: what the reader should know.
    """

    names: tuple[str, str]
    counts: dict[Severity, int]
    judged: int
    total: int
    drift: float | None
    mode: str
    filters: Sequence[str] = ()
    doing: str = ""
    notes: Sequence[str] = ()


class TopBar(Static):
    """Two lines; foreign text in them is shown, never obeyed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's own name
        super().__init__(id=id, markup=False)
        self._progress: Progress | None = None

    def show(self, progress: Progress) -> None:
        """Say how things stand."""
        self._progress = progress
        self.update(self._said(progress), layout=False)

    def on_resize(self) -> None:
        """Fit it to another width."""
        if self._progress:
            self.update(self._said(self._progress), layout=False)

    def _said(self, p: Progress) -> Content:
        width = max(1, self.size.width)
        first, second = (screen(name) for name in p.names)
        counts = "  ".join(f"{s.glyph} {p.counts.get(s, 0)}" for s in reversed(Severity))
        right = counts if p.drift is None else f"{counts}   drift {p.drift:.2f}"
        room = max(8, width - width_of(right) - 2)
        names = [
            ("− ", "$drift-original"),
            (clipped(first, max(3, room // 2 - 4)), "bold"),
            ("  + ", "$drift-rewrite"),
            (clipped(second, max(3, room // 2 - 4)), "bold"),
        ]
        used = sum(width_of(text) for text, _ in names)
        top = Content.assemble(*names, " " * max(1, width - used - width_of(right)), right)
        left = [(p.mode, "bold")]
        if p.filters:
            left.append((f"  only {screen(', '.join(p.filters))}", "$drift-rewrite"))
        if p.doing:
            left.append((f"  ⋯ {screen(p.doing)}", "$warning"))
        if p.notes:
            left.append((f"  {screen(p.notes[-1])}", "$warning"))
        done = f"{p.judged} of {p.total} judged" if p.total else ("" if p.doing else "no finding")
        room = max(0, width - width_of(done) - 1)
        line = Content.assemble(*left)
        if line.cell_length > room:
            line = line.truncate(room, ellipsis=True)
        return Content("\n").join(
            [
                top,
                Content.assemble(line, " " * max(1, width - line.cell_length - width_of(done)), (done, "$drift-faint")),
            ]
        )
