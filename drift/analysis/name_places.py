"""What stands beside a name, to see whether two names stand in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drift.analysis.stems import stem
from drift.analysis.wording import Word, words_of

if TYPE_CHECKING:
    from drift.analysis.names import Name
    from drift.analysis.pair import BeadView, Side


class Places:
    """The words of one side of a bead, to see what stands beside a name."""

    def __init__(self, view: BeadView, side: Side) -> None:
        text = view.pair.document(side).text
        self.words: list[Word] = [w for s in view.segments(side) for w in words_of(s.span.of(text), s.span.start)]
        self.start = self.words[0].span.start if self.words else 0
        self.size = max(1, (self.words[-1].span.end if self.words else 1) - self.start)

    def agreement(self, name: Name, other: Places, answer: Name) -> float:
        """How much two names stand in one place: same neighbours, same type, about the same part of the sentence."""
        score = 0.0
        for mine, theirs in zip(self._beside(name), other._beside(answer), strict=True):
            if mine and theirs:
                score += 1.5 * (mine[0].stem == theirs[0].stem) + 0.5 * bool(
                    {w.stem for w in mine} & {w.stem for w in theirs}
                )
        if name.type and name.type is answer.type:
            score += 1.0
        mine_at = (name.span.start - self.start) / self.size
        return score + 0.9 * (1 - abs(mine_at - (answer.span.start - other.start) / other.size))

    def _beside(self, name: Name) -> tuple[list[Word], list[Word]]:
        before = [w for w in self.words if w.span.end <= name.span.start and stem(w.key) not in {"the", "a"}][-3:]
        return before[::-1], [w for w in self.words if w.span.start >= name.span.end][:3]
