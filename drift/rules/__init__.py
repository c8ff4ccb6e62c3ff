"""What counts as drift: one file a rule, found by :mod:`drift.rules.registry`."""

from drift.rules.registry import Claim, Rule, find, rule, rules

__all__ = ["Claim", "Rule", "find", "rule", "rules"]
