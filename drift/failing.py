"""From what went wrong with one pair to the record of it; every way of comparing many pairs shares the codes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from drift.outcome import Failure
from pairs.discovery.model import regular
from pairs.errors import PairsError, ReadError


def failure_of(error: Exception, name: str, files: Iterable[Path | None] = ()) -> Failure:
    """What is recorded of a pair that could not be compared.

    Args:
        error: what was raised.
        name: the pair's id.
        files: its files, as far as it has some.
    """
    if not isinstance(error, PairsError):
        return Failure("internal", f"{name}: {type(error).__name__}: {error}; please report it")
    code = error.code
    if code == ReadError.code and any(file is not None and file.exists() and not regular(file) for file in files):
        code = "not-a-file"
    return Failure(code, error.message)
