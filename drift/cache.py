"""Whole reports on disk: a comparison that was made before needs no model, no parse and no numpy."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drift._version import __version__

if TYPE_CHECKING:
    from drift.config import Config
    from pairs.overrides import Overrides
    from pairs.store import Store

NAMESPACE = "report"


def digest(text: str) -> str:
    """32 hexadecimal digits that stand for a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@cache
def code_stamp() -> str:
    """Changes with every release, every edit of our source, and every package that is installed or removed.

    The folders that packages are installed in tell that at the price of a look at their dates; reading the
    versions of what a result depends on, and the plug-ins, would cost more than the rest of a cached run.
    """
    parts = [__version__]
    for name in ("drift", "pairs"):
        spec = find_spec(name)
        for folder in spec.submodule_search_locations or () if spec else ():
            newest = [p.stat() for p in Path(folder).rglob("*") if p.suffix in {".py", ".json", ".tsv", ".txt"}]
            parts.append(
                f"{len(newest)}/{sum(s.st_size for s in newest)}/{max((s.st_mtime_ns for s in newest), default=0)}"
            )
    installed = [f for f in map(Path, sys.path) if f.name in {"site-packages", "dist-packages"} and f.is_dir()]
    parts += [f"{folder}={folder.stat().st_mtime_ns}" for folder in installed]
    return digest("\x1f".join(parts))


def key(
    texts: Iterable[str], paths: Iterable[str], model: str, config: Config, overrides: Overrides | None = None
) -> str:
    """The name of a result: everything that it depends on."""
    # Whole and not their digest: a report also tells where a repair stands that could not be applied.
    settings = [code_stamp(), model, repr(config), repr(overrides), *paths, *(digest(text) for text in texts)]
    return digest("\x1f".join(settings))


def load(store: Store, name: str) -> dict[str, Any] | None:
    """The result kept under ``name``, or ``None``."""
    found = store.get(NAMESPACE, name)
    if found is None:
        return None
    try:
        value = json.loads(found)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def keep(store: Store, name: str, result: dict[str, Any]) -> None:
    """Keep a result under ``name``."""
    store.put(NAMESPACE, name, json.dumps(result, ensure_ascii=True).encode("ascii"))
