"""The verbs of the line by line review that judge, and those that take a deed back."""

from __future__ import annotations

from collections.abc import Callable

from drift.items import plural
from drift.review.plain_desk import Desk, LineError, one_of
from drift.review.plain_repairs import compare_anew
from drift.severity import Severity
from drift.verdicts.model import Decision, Standing


def judging(decision: Decision) -> Callable[[Desk, str], None]:
    """A verb that judges the finding under the cursor, and goes on."""

    def do(desk: Desk, rest: str) -> None:
        desk.current()
        judged = desk.session.judge(decision, note=rest or None)
        if judged:
            desk.say(f"Judged: {judged.rule} {judged.name} {decision.value}.")
        _go_on(desk)

    return do


def judge_all(desk: Desk, rest: str) -> None:
    """Judge all findings of the rule under the cursor."""
    word, _, said = rest.partition(" ")
    current = desk.current()
    count = desk.session.judge_rule(one_of(Decision, word), note=said.strip())
    desk.say(f"Judged: {plural(count, 'finding')} of {current.rule} {word}.")
    _go_on(desk)


def note(desk: Desk, rest: str) -> None:
    """Give the reader's verdict another note."""
    decision = _decided(desk, "a note belongs to a verdict")
    desk.session.judge(decision, note=rest, advance=False)
    desk.say("Noted.")


def severity(desk: Desk, rest: str) -> None:
    """Give a judged finding another severity."""
    given = one_of(Severity, rest)
    decision = _decided(desk, "a severity belongs to a verdict")
    desk.session.judge(decision, severity=given, advance=False)
    desk.say(f"Judged: {decision.value}, as {given.value}.")


def _decided(desk: Desk, why: str) -> Decision:
    """The reader's own decision on the finding under the cursor."""
    judged = desk.session.judgement(desk.current())
    mine = [v.decision for v in judged.verdicts if v.by == desk.session.by]
    if not mine or judged.standing is not Standing.JUDGED:
        raise LineError(f"{why}; judge the finding first")
    return mine[0]


def _go_on(desk: Desk) -> None:
    """Show the next finding after a verdict."""
    if desk.session.judgement(desk.current()).standing is Standing.JUDGED:
        desk.say("Done: every finding that is shown is judged.")
    else:
        desk.show()


def turn(desk: Desk, *, back: bool) -> None:
    """Undo or redo."""
    session = desk.session
    step = session.undo() if back else session.redo()
    if step is None:
        raise LineError(session.problem or f"there is nothing to {'undo' if back else 'redo'}")
    desk.say(f"{'Taken back' if back else 'Brought back'}: {step.what}.")
    if step.repaired:
        compare_anew(desk)
    elif session.current:
        desk.show()
