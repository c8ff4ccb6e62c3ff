"""The review line by line: for screen readers, for pipes, and where there is no terminal.

A line is a verb with what belongs to it; the answer is lines, each with one fact. The verbs are those of the screen and
do what :class:`drift.review.session.ReviewSession` does; :mod:`drift.review.plain_verbs` has them.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable
from typing import TextIO

from drift.errors import DriftError
from drift.review.plain_desk import Desk, LineError
from drift.review.plain_verbs import VERBS, Verb
from drift.review.plain_words import agreement_lines, count_lines, others
from drift.review.request import ReviewRequest
from drift.safe import terminal
from pairs.errors import PairsError

OK, ERROR = 0, 2


def launch(request: ReviewRequest) -> int:
    """Review what is asked for on standard input and output; gives the exit code."""
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    return run(request, sys.stdin, sys.stdout, prompt="> " if sys.stdin.isatty() else "")


def run(request: ReviewRequest, lines: Iterable[str], out: TextIO, *, prompt: str = "") -> int:
    """Review line by line.

    Args:
        request: what is to be reviewed.
        lines: what the reader says.
        out: where answers go.
        prompt: is written before each line is read.

    Returns:
        0; 2 where a line was not understood or could not be done, or something could not be saved.

    Raises:
        PairsError: the first pair can't be compared.
        DriftError: its verdicts can't be used.
    """

    def say(line: str) -> None:
        out.write(line + "\n")

    desk = Desk(request, say)
    desk.open_first()
    failed = False
    source = iter(lines)
    while not desk.closed:
        out.write(prompt)
        out.flush()
        line = next(source, None)
        if line is None:
            break
        failed |= not _obey(desk, line)
    return ERROR if not _leave(desk) or failed else OK


def _obey(desk: Desk, line: str) -> bool:
    """Do what a line says; false where it can't be done."""
    word, _, rest = line.strip().partition(" ")
    if not word:
        return True
    try:
        if desk.session.refresh():
            desk.say("Note: others have judged meanwhile.")
        _verb(word).do(desk, rest.strip())
    except (LineError, DriftError, PairsError) as error:
        desk.say(f"Error: {terminal(error.message)}")
        return False
    if problem := desk.session.problem:
        desk.say(f"Warning: {terminal(problem)}")
    return True


def _verb(word: str) -> Verb:
    found = next((v for v in VERBS if word.lower() in {v.name, *v.aliases}), None)
    if found:
        return found
    near = difflib.get_close_matches(word.lower(), [v.name for v in VERBS], 1)
    raise LineError(f"no verb is called {word!r}; " + (f"did you mean {near[0]}?" if near else "help lists them"))


def _leave(desk: Desk) -> bool:
    """Save what is not saved yet; where that fails, hand it out, so that nothing is lost."""
    log = desk.session.log
    log.append([])
    session = desk.session
    agreed = [line for other in others(session) for line in agreement_lines(session, other)] if session.blind else []
    for line in (*count_lines(session), *agreed):
        desk.say(line)
    if not log.unsaved:
        return True
    desk.say(f"Error: {log.unsaved} events are not saved: {terminal(log.problem)}")
    desk.say("Note: the lines that follow belong at the end of a file of verdicts; keep them.")
    for line in log.unsaved_lines().splitlines():
        desk.say(line)
    return False
