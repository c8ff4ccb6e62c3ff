"""What the tests of the gate share."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from drift.cli import run


@dataclass(frozen=True)
class Ran:
    """How a run of the command line ended, and what it said."""

    code: int
    out: str
    err: str
    findings: list[dict[str, Any]] = field(default_factory=list)


Command = Callable[..., Ran]


@pytest.fixture
def drift_in(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """Run the command line in a folder; of ``--format jsonl`` the findings are read."""

    def ran(folder: Path, *arguments: str) -> Ran:
        monkeypatch.chdir(folder)
        code = run(list(arguments))
        out, err = capfd.readouterr()
        rows = [json.loads(line) for line in out.split("\n") if line.startswith("{")] if "jsonl" in arguments else []
        return Ran(code, out, err, rows)

    return ran
