"""Formats of a check, one file each, found by the registry below.

A format is a module in this folder, called after it, with a one-line description ``ABOUT``, the ``FILE`` that its
output is usually called, and a function ``render(check, view) -> str``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

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
    return tuple(sorted(_name(module.name) for module in pkgutil.iter_modules(__path__)))


@cache
def named(name: str) -> Format:
    """The format of this name; only its own file is loaded.

    Raises:
        KeyError: there is none.
    """
    for module in pkgutil.iter_modules(__path__):
        if _name(module.name) == name:
            loaded = importlib.import_module(f"{__name__}.{module.name}")
            return Format(name, loaded.ABOUT, loaded.FILE, loaded.render)
    raise KeyError(name)


def _name(module: str) -> str:
    return module.removesuffix("_check").replace("_", "-")
