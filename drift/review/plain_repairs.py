"""The verbs of the line by line review that repair the alignment."""

from __future__ import annotations

from drift.review.opening import recompared
from drift.review.plain_desk import Desk, LineError, bead_of
from drift.review.plain_words import count_lines
from pairs.overrides import Group


def merge(desk: Desk, rest: str) -> None:
    """Make one bead of this one and the next, or the named one."""
    from pairs import repairs

    bead = bead_of(desk, "")
    other = bead_of(desk, rest) if rest else bead + 1
    if other == bead or not 0 <= other < len(desk.session.report.beads):
        raise LineError("there is no other bead to merge with; merge BEAD names one")
    _repair(desk, repairs.merge(desk.session.alignment, bead, other))


def split(desk: Desk, rest: str) -> None:
    """Make another bead of the named sentences of this one."""
    from pairs import repairs

    sides: dict[str, list[int]] = {"original": [], "rewrite": []}
    side = ""
    for word in rest.replace(",", " ").split():
        if word in sides:
            side = word
        elif side and word.isdecimal():
            sides[side].append(int(word) - 1)
        else:
            raise LineError("split original NUMBERS rewrite NUMBERS: the sentences that make up the second part")
    try:
        groups = repairs.split(desk.session.alignment, bead_of(desk, ""), **sides)
    except ValueError as error:
        raise LineError(f"{error}; bead says the numbers of its sentences") from None
    _repair(desk, groups)


def move(desk: Desk, rest: str) -> None:
    """Move a sentence to another bead."""
    from pairs import repairs

    words = rest.split()
    if len(words) != 4 or words[2] != "to" or not words[1].isdecimal() or words[0] not in {"original", "rewrite"}:
        raise LineError("move original SENTENCE to BEAD, or move rewrite SENTENCE to BEAD")
    to = bead_of(desk, words[3])
    try:
        side = "original" if words[0] == "original" else "rewrite"
        groups = repairs.move(desk.session.alignment, side, int(words[1]) - 1, to)  # type: ignore[arg-type]
    except ValueError as error:
        raise LineError(f"{error}; bead says the numbers of its sentences") from None
    _repair(desk, groups)


def unlink(desk: Desk, rest: str) -> None:
    """Say that no sentence of a bead has a counterpart."""
    from pairs import repairs

    _repair(desk, repairs.unlink(desk.session.alignment, bead_of(desk, rest)))


def _repair(desk: Desk, groups: tuple[Group, ...]) -> None:
    if not desk.session.repair(groups):
        raise LineError(desk.session.problem)
    compare_anew(desk)


def compare_anew(desk: Desk) -> None:
    """Compare the pair with the repairs that hold now, and go on with that."""
    renewal = desk.session.renew(recompared(desk.request, desk.request.pairs[desk.at]))
    desk.say("Repaired: compared anew.")
    if renewal.said:
        desk.say(f"Note: {renewal.said}.")
    for line in count_lines(desk.session):
        desk.say(line)
    if desk.session.current:
        desk.show()
