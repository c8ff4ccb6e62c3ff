"""The rules that the gate's settings and comments name, held against those that there are."""

from __future__ import annotations

from collections.abc import Iterable

from drift.errors import ConfigError
from drift.gate.settings import GateSettings
from drift.rules.registry import is_known


def unknown(codes: Iterable[str]) -> str:
    """What is to be said of the first code that no rule and no family has; ``""`` where all are known."""
    wrong = next((code for code in codes if not is_known(code)), "")
    return wrong and f"no rule or family of rules is called {wrong!r}; `drift rules` lists them"


def require_known(settings: GateSettings) -> None:
    """Refuse a limit or a suppression of a rule that doesn't exist: it would never hold, and nobody would hear of it.

    Raises:
        ConfigError: a code is unknown; the line names its place.
    """
    told = [(settings.places.get("budgets", "budgets"), unknown(settings.budgets))]
    told += [(f"{one.place}.rules", unknown(one.rules)) for one in settings.suppress]
    for place, problem in told:
        if problem:
            raise ConfigError(f"{place}: {problem}")
