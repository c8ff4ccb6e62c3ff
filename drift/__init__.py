"""Shows what a text lost, gained and changed on its way from an original to its rewrite.

    >>> import drift
    >>> report = drift.compare("It made $93 billion.", "It made $93.")
    >>> report.findings[0].rule
    'FIG02'

Everything is loaded when it is first used: ``import drift`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from drift._version import __version__

if TYPE_CHECKING:
    from drift import rules
    from drift.batch.many import compare_many
    from drift.config import Config
    from drift.errors import ConfigError, DriftError, DriftWarning
    from drift.pipeline import PairResult, check_pair, compare
    from drift.report import BeadScore, DocumentScore, Finding, Push, Report, RuleOff, Source
    from drift.severity import Severity

_HOMES = {
    "BeadScore": "drift.report",
    "Config": "drift.config",
    "ConfigError": "drift.errors",
    "DocumentScore": "drift.report",
    "DriftError": "drift.errors",
    "DriftWarning": "drift.errors",
    "Finding": "drift.report",
    "PairResult": "drift.pipeline",
    "Push": "drift.report",
    "Report": "drift.report",
    "RuleOff": "drift.report",
    "Severity": "drift.severity",
    "Source": "drift.report",
    "check_pair": "drift.pipeline",
    "compare": "drift.pipeline",
    "compare_many": "drift.batch.many",
}

__all__ = [
    "BeadScore",
    "Config",
    "ConfigError",
    "DocumentScore",
    "DriftError",
    "DriftWarning",
    "Finding",
    "PairResult",
    "Push",
    "Report",
    "RuleOff",
    "Severity",
    "Source",
    "__version__",
    "check_pair",
    "compare",
    "compare_many",
    "rules",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name == "rules":
        return import_module("drift.rules")
    raise AttributeError(f"module 'drift' has no attribute {name!r}")
