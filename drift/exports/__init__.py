"""A review as a file for others, one form a file, found by the registry below.

A form is a module in this folder, called after it, with a one-line description ``ABOUT``, the ``FILE`` that its output
is usually called, and a function ``render(review) -> str``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from drift import modules
from drift.report import Report
from drift.verdicts.model import Judgement


@dataclass(frozen=True, slots=True)
class Review:
    """What is written.

    Attributes:
        report: the comparison.
        pair: the name of the pair.
        judgements: where each finding stands, by its fingerprint.
        reviewed: the indices of the beads that are marked as read.
        by: who reviewed.
    """

    report: Report
    pair: str
    judgements: Mapping[str, Judgement]
    reviewed: frozenset[int] = frozenset()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A form: its name, what it is, the usual name of its file, and the function that writes it."""

    name: str
    about: str
    file: str
    render: Callable[[Review], str]


def names() -> tuple[str, ...]:
    """The names of all forms: those of their files, without ``_review``."""
    return modules.names(__path__, "_review")


@cache
def named(name: str) -> Export:
    """The form of this name; only its own file is loaded.

    Raises:
        KeyError: there is none.
    """
    loaded = modules.named(__name__, __path__, name, "_review")
    return Export(name, loaded.ABOUT, loaded.FILE, loaded.render)
