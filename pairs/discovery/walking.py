"""The text files of a folder, in the order of their names; no link to a folder is followed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pairs import readers

_NEVER = frozenset({"node_modules", "__pycache__"})


def files(folder: Path) -> Iterator[str]:
    """The paths of regular files under ``folder`` from it on, with forward slashes; hidden ones are left out."""
    stack = [""]
    while stack:
        prefix = stack.pop()
        try:
            with os.scandir(folder / prefix) as entries:
                found = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError:
            # Gone while it was listed, or not ours to read: what it holds is in no pair.
            continue
        here = []
        for entry in found:
            if entry.name.startswith(".") or entry.name in _NEVER:
                continue
            if entry.is_dir(follow_symlinks=False):
                stack.append(f"{prefix}{entry.name}/")
            elif _is_file(entry):
                here.append(f"{prefix}{entry.name}")
        yield from reversed(here)


def is_text(name: str) -> bool:
    """Whether an input format claims the ending of a name."""
    lowered = name.casefold()
    return any(lowered.endswith(ending) for form in readers.formats().values() for ending in form.extensions)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False
