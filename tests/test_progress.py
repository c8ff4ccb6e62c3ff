"""Progress is shown for what takes over a second, on a terminal only, and leaves no trace."""

from __future__ import annotations

import io
import sys

import pytest

from drift.cli import talk


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Always."""
        return True


def test_nothing_within_the_first_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quick run says nothing."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with talk.progress() as shown:
        assert shown is not None
        shown("reading")
    assert screen.getvalue() == ""


def test_a_slow_run_names_its_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the second is over the stage is shown, the next one takes its place, and the end wipes it."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with talk.progress() as shown:
        assert shown is not None
        shown("reading")
        shown.late()
        assert screen.getvalue().endswith("reading …")
        shown("embedding")
        assert screen.getvalue().endswith("embedding …")
    assert screen.getvalue().endswith("\r\x1b[K")


def test_nothing_where_no_one_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log gets no progress."""
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with talk.progress() as shown:
        assert shown is None
