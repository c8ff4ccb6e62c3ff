"""Which file is the rewrite of which: two files, two folders, naming schemes, manifests, and a file's own past.

One file for each way: :mod:`~pairs.discovery.schemes` (templates such as ``docs/en/{path}``),
:mod:`~pairs.discovery.manifest` (JSON lines and CSV), :mod:`~pairs.discovery.history` (git). All give a
:class:`Discovery`. Each name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairs.discovery.given import two
    from pairs.discovery.history import Repository, past
    from pairs.discovery.manifest import read_manifest
    from pairs.discovery.model import Discovery, PairFiles, Rejected, Unmatched, name_of
    from pairs.discovery.schemes import SCHEMES, by_template, scheme

_HOMES = {
    "SCHEMES": "schemes",
    "Discovery": "model",
    "PairFiles": "model",
    "Rejected": "model",
    "Repository": "history",
    "Unmatched": "model",
    "by_template": "schemes",
    "name_of": "model",
    "past": "history",
    "read_manifest": "manifest",
    "scheme": "schemes",
    "two": "given",
}

__all__ = [
    "SCHEMES",
    "Discovery",
    "PairFiles",
    "Rejected",
    "Repository",
    "Unmatched",
    "by_template",
    "name_of",
    "past",
    "read_manifest",
    "scheme",
    "two",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
