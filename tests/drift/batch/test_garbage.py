"""Looking for garbage costs the same after any number of pairs, and nothing is kept that nobody holds."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from drift.batch import local


class _Circle:
    """Holds itself, as reports and their parts do."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    gc.unfreeze()


def _look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_collected", -1e9)
    local.collect_now_and_then()


def test_what_is_kept_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """What outlives a look is left out of the next ones; what nobody holds goes with the very next."""
    monkeypatch.setattr(local, "_looks", 0)
    kept = [_Circle() for _ in range(1_000)]
    _look(monkeypatch)
    assert gc.get_freeze_count() >= len(kept)
    gone = weakref.ref(_Circle())
    _look(monkeypatch)
    assert gone() is None


def test_a_thorough_look_finds_what_was_kept_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    """A circle that outlived a look, and is then let go, is gone after a minute of work."""
    monkeypatch.setattr(local, "_looks", 0)
    circle = _Circle()
    gone = weakref.ref(circle)
    _look(monkeypatch)
    del circle
    for _ in range(60):
        _look(monkeypatch)
    assert gone() is None
