"""From a configuration file and a command line to a project: settings, verdicts, stamps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drift.config import CHECK_PROFILE, Config, find, load
from drift.gate.settings import GateSettings, load_gate
from drift.home import FOLDER

if TYPE_CHECKING:
    from drift.verdicts import VerdictLog


def settings_at(folder: Path, file: Path | None = None) -> tuple[Path | None, Config, GateSettings]:
    """The configuration file that holds for a folder, and what it says; the defaults of a check where there is none.

    Args:
        folder: where to begin to look upwards.
        file: this file instead.

    Raises:
        ConfigError: a file that can't be used.
    """
    path = file or find(folder)
    if path is None:
        return None, Config(profile=CHECK_PROFILE), GateSettings()
    config = load(path)
    if "profile" not in config.places and not config.rules:
        config = replace(config, profile=CHECK_PROFILE)
    return path, config, load_gate(path)


def verdict_log(root: Path, named: Path | None, *, writing: bool) -> VerdictLog | None:
    """The verdicts of a project; ``None`` where nobody gave any and none are to be written.

    Args:
        root: of the project.
        named: the file that the user named, which must be there unless it is to be written.
        writing: whether verdicts will be written.

    Raises:
        VerdictError: a named file that isn't there, a broken one, or one of a newer version.
    """
    path = named or home(root) / "verdicts.jsonl"
    if named is None and not writing and not path.exists():
        return None
    from drift.errors import VerdictError
    from drift.verdicts import VerdictLog

    log = VerdictLog(path, must_exist=named is not None and not writing)
    if log.newer:
        # What it accepts can't be known, and neither can what it no longer accepts.
        raise VerdictError(f"{path}: written by a newer drift; update drift to check with it")
    return log


def home(root: Path) -> Path:
    """The folder of a project that verdicts and stamps lie in."""
    return root / FOLDER
