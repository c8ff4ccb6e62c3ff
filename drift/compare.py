"""TEMPORARY shim while callers move to drift.pipeline; goes before release."""
from drift.pipeline import *  # noqa: F403
from drift.pipeline import PairResult, DriftWarning, check_pair, compare  # noqa: F401
