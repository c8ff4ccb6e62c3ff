"""How a run comes along, on stderr: rate, time that is left, what was in the cache, what failed."""

from __future__ import annotations

import sys
import time

from drift.batch.running import State

_EVERY_ON_TERMINAL = 0.5
_EVERY_IN_LOG = 30.0


class Progress:
    """A line that changes where a person watches; a line every half a minute in a log."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._began = self._last = time.monotonic()
        self._shown = False

    def __call__(self, state: State) -> None:
        """The run came on."""
        now = time.monotonic()
        if now - self._last < (_EVERY_ON_TERMINAL if self._watched else _EVERY_IN_LOG):
            return
        self._last = now
        line = told(state, now - self._began)
        sys.stderr.write(f"\r\x1b[K{line}" if self._watched else f"{line}\n")
        sys.stderr.flush()
        self._shown = self._watched

    def end(self) -> None:
        """Wipe what was shown."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def told(state: State, seconds: float) -> str:
    """The line.

    Args:
        state: how far the run is.
        seconds: since it began.
    """
    rate = state.done / seconds if seconds > 0 else 0.0
    left = state.total - state.there - state.done
    parts = [f"drift: {state.there + state.done:,} of {state.total:,} pairs"]
    if rate:
        parts += [f"{rate:,.1f} a second", f"{_span(left / rate)} left"]
    if state.cached:
        parts.append(f"{state.cached:,} from the cache")
    if state.failed:
        parts.append(f"{state.failed:,} failed")
    return ", ".join(parts)


def _span(seconds: float) -> str:
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"
