"""Forms of an alignment for those who want pairs only, one file each, found by the registry below.

A form is a module in this folder, called after it, with a one-line description ``ABOUT``, a function
``render(aligned, view) -> str``, and a function ``unsaid(aligned) -> tuple[str, ...]``: what a reader should know and
this form has no place for, a line each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from drift import modules

if TYPE_CHECKING:
    from drift.aligned import Aligned


@dataclass(frozen=True, slots=True)
class View:
    """How an alignment is to be shown, where a form shows it to a person.

    Attributes:
        width: columns of the output.
        color: whether colours and attributes may be used.
        reasons: whether the evidence for each bead is told.
    """

    width: int = 100
    color: bool = False
    reasons: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A form: its name, what it is, the function that writes it, and what it can't say."""

    name: str
    about: str
    render: Callable[[Aligned, View], str]
    unsaid: Callable[[Aligned], tuple[str, ...]]


def names() -> tuple[str, ...]:
    """The names of all forms: those of their files, without ``_form``."""
    return modules.names(__path__, "_form")


@cache
def named(name: str) -> Format:
    """The form of this name; only its own file is loaded.

    Raises:
        KeyError: there is none.
    """
    loaded = modules.named(__name__, __path__, name, "_form")
    return Format(name, loaded.ABOUT, loaded.render, loaded.unsaid)


def every_note(aligned: Aligned) -> tuple[str, ...]:
    """All notes of an alignment and of its documents, each once."""
    return tuple(dict.fromkeys((*aligned.original.notes, *aligned.rewrite.notes, *aligned.notes)))
