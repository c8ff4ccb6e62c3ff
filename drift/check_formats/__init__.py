"""Formats of a check, one file each, found by the registry below.

A format is a module in this folder, called after it, with a one-line description ``ABOUT``, the ``FILE`` that its
output is usually called, and a function ``render(check, view) -> str``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from drift import modules
from drift.formats import View

if TYPE_CHECKING:
    from drift.outcome import Check

__all__ = ["Format", "View", "named", "names"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a check: its name, what it is, the usual name of its file, and the function that writes it."""

    name: str
    about: str
    file: str
    render: Callable[[Check, View], str]


def names() -> tuple[str, ...]:
    """The names of all formats: those of their files, without ``_check`` and with hyphens."""
    return modules.names(__path__, "_check")


@cache
def named(name: str) -> Format:
    """The format of this name; only its own file is loaded.

    Raises:
        KeyError: there is none.
    """
    loaded = modules.named(__name__, __path__, name, "_check")
    return Format(name, loaded.ABOUT, loaded.FILE, loaded.render)
