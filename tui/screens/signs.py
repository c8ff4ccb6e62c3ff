"""What is judged and what is read, looked up when it is drawn: nothing is gathered for what nobody looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drift.review.session import ReviewSession
from drift.verdicts import Standing

STALE = "~"


class Signs(Mapping[str, str]):
    """The signs of verdicts, looked up when they are drawn; ``letters`` are those of :func:`tui.keymap.letters`."""

    def __init__(self, session: ReviewSession | None, letters: Mapping[str, str]) -> None:
        self._session, self._letters = session, letters

    def __getitem__(self, fingerprint: str) -> str:
        finding = self._session.finding(fingerprint) if self._session else None
        if self._session is None or finding is None:
            raise KeyError(fingerprint)
        judgement = self._session.judgement(finding)
        if judgement.standing is Standing.STALE:
            return STALE
        if judgement.standing is Standing.OPEN or judgement.verdict is None:
            raise KeyError(fingerprint)
        return self._letters[judgement.verdict.decision.value]

    def __iter__(self) -> Iterator[str]:
        return (f.fingerprint for f in (self._session.shown if self._session else ()) if f.fingerprint in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Reviewed:
    """The beads that are marked as read, looked up when they are drawn."""

    def __init__(self, session: ReviewSession | None) -> None:
        self._session = session

    def __contains__(self, bead: object) -> bool:
        return self._session is not None and isinstance(bead, int) and self._session.is_reviewed(bead)
