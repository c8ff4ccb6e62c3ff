"""Signals that end a run: the first one when what is under way is written, a second one now."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from drift.cli.exit_codes import ExitCode
from drift.cli.talk import say

_CODES = {signal.SIGINT: ExitCode.INTERRUPTED, signal.SIGTERM: ExitCode.TERMINATED}
"""SIGTERM is what schedulers send some seconds before they kill."""


class Stop:
    """Whether a run was asked to end.

    Attributes:
        code: what the process should say then.
    """

    def __init__(self) -> None:
        self.code: ExitCode | None = None

    def __call__(self) -> bool:
        """Whether it was."""
        return self.code is not None


@contextmanager
def stopping() -> Iterator[Stop]:
    """Take the signals that end a run, for its duration.

    Only the main thread may do so; in any other one nothing is taken, and the run goes to its end.
    """
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.getsignal(number) for number in _CODES}

    def handle(number: int, frame: FrameType | None) -> None:
        if stop():
            former = before[signal.Signals(number)]
            if callable(former):
                former(number, frame)
            raise KeyboardInterrupt
        stop.code = _CODES[signal.Signals(number)]
        # In the midst of a line of progress there is no writing another.
        with suppress(RuntimeError):
            again = "; press ctrl-C again to stop now" if number == signal.SIGINT else ""
            say(f"stopping when what is under way is written{again}")

    for number in _CODES:
        signal.signal(number, handle)
    try:
        yield stop
    finally:
        for number, former in before.items():
            # What was not set from Python can't be told from the default.
            signal.signal(number, signal.SIG_DFL if former is None else former)
