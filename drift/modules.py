"""Registries that are folders: each module of a package is one entry, called after its file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from types import ModuleType


def names(path: Iterable[str], suffix: str = "") -> tuple[str, ...]:
    """The names of a package's modules, sorted, without ``suffix`` and with hyphens.

    Args:
        path: the package's ``__path__``.
        suffix: what a file's name may end with that a module of the standard library has the same name as.
    """
    return tuple(sorted(_name(module.name, suffix) for module in pkgutil.iter_modules(path)))


def named(package: str, path: Iterable[str], name: str, suffix: str = "") -> ModuleType:
    """The module of that name; no other is loaded.

    Args:
        package: the package's name.
        path: its ``__path__``.
        name: as :func:`names` gives it.
        suffix: as for :func:`names`.

    Raises:
        KeyError: there is none.
    """
    for module in pkgutil.iter_modules(path):
        if _name(module.name, suffix) == name:
            return importlib.import_module(f"{package}.{module.name}")
    raise KeyError(name)


def _name(module: str, suffix: str) -> str:
    return module.removesuffix(suffix).replace("_", "-")
