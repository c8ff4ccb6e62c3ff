"""Which file is the rewrite of which: two files, two folders, naming schemes, manifests, and a file's own past.

One file for each way: :mod:`~pairs.discovery.schemes` (templates such as ``docs/en/{path}``),
:mod:`~pairs.discovery.manifest` (JSON lines and CSV), :mod:`~pairs.discovery.history` (git). All give a
:class:`Discovery`.
"""

from __future__ import annotations

from pairs.discovery.given import two
from pairs.discovery.history import Repository, past
from pairs.discovery.manifest import read_manifest
from pairs.discovery.model import Discovery, PairFiles, Rejected, Unmatched, name_of
from pairs.discovery.schemes import SCHEMES, by_template, scheme

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
