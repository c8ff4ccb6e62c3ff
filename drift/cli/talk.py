"""What is said on stderr: notes, and progress for what takes over a second."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

DELAY = 1.0


def say(note: str) -> None:
    """A note about the run, on a line of its own."""
    from drift.safe import terminal

    sys.stderr.write(f"drift: note: {terminal(note)}\n")


class Progress:
    """Says which stage a run is in, once it has taken longer than a second; nothing where no one watches."""

    def __init__(self) -> None:
        self._stage = ""
        self._shown = False
        self._late = False
        self._lock = threading.Lock()

    def __call__(self, stage: str) -> None:
        """A stage begins."""
        with self._lock:
            self._stage = stage
            if self._late:
                self._show()

    def late(self) -> None:
        """The second is over."""
        with self._lock:
            self._late = True
            self._show()

    def end(self) -> None:
        """Wipe what was shown."""
        with self._lock:
            self._late = False
            if self._shown:
                sys.stderr.write("\r\x1b[K")
                sys.stderr.flush()

    def _show(self) -> None:
        self._shown = True
        sys.stderr.write(f"\r\x1b[Kdrift: {self._stage} …")
        sys.stderr.flush()


@contextmanager
def progress() -> Iterator[Progress | None]:
    """Progress for one run; ``None`` where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = Progress()
    timer = threading.Timer(DELAY, shown.late)
    timer.daemon = True
    timer.start()
    try:
        yield shown
    finally:
        timer.cancel()
        shown.end()
