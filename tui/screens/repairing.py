"""Repairs of the alignment: they are kept beside the pair, scored anew in the background, and undone like verdicts."""

from __future__ import annotations

from collections.abc import Iterable

from drift.errors import DriftError
from pairs import repairs
from pairs.bead import BeadKind
from pairs.errors import PairsError
from pairs.overrides import Group
from tui.screens.base import Reviewing

_CLIP = 300


class Repairing(Reviewing):
    """Merge, split, move, unlink."""

    def _repair(self, groups: Iterable[Group], said: str) -> None:
        session = self.session
        assert session is not None  # noqa: S101 -- for the type checker
        try:
            done = session.repair(groups)
        except (ValueError, PairsError, DriftError) as error:
            self.say(str(error), severity="error")
            return
        if not done:
            self.say(session.problem, severity="error")
            return
        self.say(f"{said}; scored anew, u takes it back")
        self.compare(again=True)

    def _ready(self) -> bool:
        if self.session is None or not self.session.report.beads:
            self.say("the alignment can be repaired once the findings are there")
            return False
        return True

    def action_merge(self) -> None:
        """Make one bead of this one and the next."""
        if not self._ready() or self.session is None:
            return
        bead = self.view.cursor
        if bead + 1 >= len(self.session.report.beads):
            self.say("there is no next sentence to merge with")
            return
        self._repair(repairs.merge(self.session.alignment, bead, bead + 1), f"{bead + 1} and {bead + 2} are one")

    def action_unlink(self) -> None:
        """Say that nothing in this bead has a counterpart."""
        if not self._ready() or self.session is None:
            return
        bead = self.view.cursor
        if self.session.report.beads[bead].kind is not BeadKind.MATCH:
            self.say("this sentence has no counterpart already")
            return
        self._repair(repairs.unlink(self.session.alignment, bead), f"the two sides of {bead + 1} are apart")

    def action_part(self) -> None:
        """Make two beads of this one; asks where, unless there is but one way."""
        from tui.screens.dialog import Choose

        if not self._ready() or self.session is None:
            return
        session, bead = self.session, self.view.cursor
        group = session.report.beads[bead]
        if len(group.original) + len(group.rewrite) < 3:
            self.say("one sentence on each side can't be split; L unlinks them")
            return
        ways: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        for a in range(len(group.original) + 1):
            for b in range(len(group.rewrite) + 1):
                rest = (group.original[a:], group.rewrite[b:])
                if any(rest) and (a or b):
                    ways[f"{a}:{b}"] = rest
        options = [(name, self._way(group.original, group.rewrite, name)) for name in ways]

        def chosen(name: str | None) -> None:
            if name is not None:
                rows, cols = ways[name]
                self._repair(
                    repairs.split(session.alignment, bead, original=rows, rewrite=cols), f"{bead + 1} is split"
                )

        self.app.push_screen(Choose("Split before", options), chosen)

    def _way(self, rows: tuple[int, ...], cols: tuple[int, ...], name: str) -> str:
        """A way to split a bead: with what its second part begins."""
        a, b = map(int, name.split(":"))
        parts = []
        if a < len(rows):
            parts.append(f"− {self._sentence(0, rows[a])}")
        if b < len(cols):
            parts.append(f"+ {self._sentence(1, cols[b])}")
        first = f"{a}:{b} and {len(rows) - a}:{len(cols) - b}"
        return f"{first}   second part from {'  '.join(parts)}"

    def action_move(self) -> None:
        """Move a sentence of this bead to another."""
        from tui.screens.dialog import Choose

        if not self._ready() or self.session is None:
            return
        group = self.session.report.beads[self.view.cursor]
        options = [(f"original:{k}", f"− {self._sentence(0, k)}") for k in group.original]
        options += [(f"rewrite:{k}", f"+ {self._sentence(1, k)}") for k in group.rewrite]

        def chosen(name: str | None) -> None:
            if name is not None:
                side, _, index = name.partition(":")
                self._move_to(side, int(index))

        if len(options) == 1:
            chosen(options[0][0])
        else:
            self.app.push_screen(Choose("Move which sentence?", options), chosen)

    def _move_to(self, side: str, segment: int) -> None:
        from tui.screens.dialog import Choose

        session = self.session
        if session is None:
            return
        here = self.view.cursor
        beads = session.report.beads
        near = sorted((k for k in range(len(beads)) if k != here), key=lambda k: (abs(k - here), k))
        options = [(str(k), f"{k + 1}  {self._bead_text(k)}") for k in near]

        def chosen(name: str | None) -> None:
            if name is None:
                return
            if side == "original":
                groups = repairs.move(session.alignment, "original", segment, int(name))
            else:
                groups = repairs.move(session.alignment, "rewrite", segment, int(name))
            self._repair(groups, f"moved to {int(name) + 1}")

        self.app.push_screen(Choose("To which one? the nearest first", options), chosen)

    def _bead_text(self, bead: int) -> str:
        assert self.report is not None  # noqa: S101 -- for the type checker
        group = self.report.beads[bead]
        if group.original:
            return f"− {self._sentence(0, group.original[0])}"
        return f"+ {self._sentence(1, group.rewrite[0])}"

    def _sentence(self, side: int, index: int) -> str:
        assert self.report is not None  # noqa: S101 -- for the type checker
        source = (self.report.original, self.report.rewrite)[side]
        text = " ".join(source.segments[index].span.of(source.text).split())
        return text if len(text) <= _CLIP else f"{text[: _CLIP - 1]}…"
