"""What the verbs of the line by line review work on, and how what stands after a verb is understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from drift.errors import DriftError
from drift.items import plural
from drift.report import Finding
from drift.review.opening import opened
from drift.review.plain_words import count_lines, finding_lines, score_lines
from drift.review.request import ReviewRequest
from drift.review.session import ReviewSession
from drift.safe import terminal
from drift.severity import Severity
from drift.verdicts.model import Decision
from pairs.errors import PairsError

T = TypeVar("T", Decision, Severity)


class LineError(Exception):
    """A line that can't be understood or done; its message is for the reader."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Desk:
    """What the verbs work on: the pairs that were asked for, and the session of the one that is open."""

    session: ReviewSession

    def __init__(self, request: ReviewRequest, say: Callable[[str], None]) -> None:
        self.request, self.say = request, say
        self.at = 0
        self.closed = False

    def open(self, number: int) -> None:
        """Open a pair of the request."""
        session, notes = opened(self.request, self.request.pairs[number])
        self.session, self.at = session, number
        report = session.report
        every = (*self.request.notes, *notes, *report.original.notes, *report.rewrite.notes, *report.notes)
        for note in dict.fromkeys(every):
            self.say(f"Note: {terminal(note)}")
        if self.request.listed:
            self.say(f"Pair {number + 1} of {len(self.request.pairs)}: {terminal(self.request.pairs[number].id)}")
        for line in (*score_lines(session), *count_lines(session)):
            self.say(line)
        if session.current:
            self.show()
        else:
            self.say("Nothing to judge: no finding.")

    def open_first(self) -> None:
        """Open the first pair that can be opened; of a list the others are told and passed over.

        Raises:
            PairsError: none can be compared.
            DriftError: the verdicts of none can be used.
        """
        last = len(self.request.pairs) - 1
        for number, pair in enumerate(self.request.pairs):
            try:
                self.open(number)
            except (PairsError, DriftError) as error:
                if number == last:
                    raise
                self.say(f"Error: {terminal(pair.id)}: {terminal(error.message)}")
            else:
                return

    def look(self, number: int) -> tuple[float, str]:
        """The drift of a pair of the request, 2 where it can't be compared, and what is to be said of it."""
        try:
            session, _ = opened(replace(self.request, at=""), self.request.pairs[number])
        except (PairsError, DriftError) as error:
            return 2.0, f"not compared: {terminal(error.message)}"
        counts = session.counts()
        return (
            session.report.drift,
            f"drift {session.report.drift:.2f}, {plural(counts.total, 'finding')}, {counts.judged} judged",
        )

    def show(self) -> None:
        """Say all of the finding under the cursor."""
        for line in finding_lines(self.session, self.current()):
            self.say(line)

    def current(self) -> Finding:
        """The finding under the cursor."""
        if self.session.current is None:
            raise LineError("no finding is shown; filter off shows all")
        return self.session.current


def bead_of(desk: Desk, rest: str) -> int:
    """The bead with this number, or that of the finding under the cursor."""
    if not rest:
        return max(0, desk.current().bead)
    if not rest.isdecimal() or not 1 <= int(rest) <= len(desk.session.report.beads):
        raise LineError(f"there is no bead {rest!r}; they go from 1 to {len(desk.session.report.beads)}")
    return int(rest) - 1


def one_of(kind: type[T], word: str) -> T:
    """The decision or severity that a word names."""
    try:
        return kind(word.lower())
    except ValueError:
        raise LineError(f"expected one of {', '.join(kind)}, found {word!r}") from None


def share(value: str) -> float:
    """A number from 0 to 1."""
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise LineError(f"expected a number from 0 to 1, found {value!r}")
    return share
