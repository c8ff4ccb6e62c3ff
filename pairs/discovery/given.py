"""Two paths on the command line: two files, or two folders of files with the same names."""

from __future__ import annotations

import os
from pathlib import Path

from pairs.discovery.model import Discovery, PairFiles, Unmatched, id_of, name_of
from pairs.discovery.walking import files, is_text
from pairs.errors import DiscoveryError
from pairs.files import shown


def two(original: Path, rewrite: Path, root: Path) -> Discovery:
    """Pair two files, or the files of two folders by their paths within them.

    Raises:
        DiscoveryError: one is a folder and the other is none, or is not there.
    """
    if original.is_dir() != rewrite.is_dir():
        for one in (original, rewrite):
            if not os.path.lexists(one):
                raise DiscoveryError(f"{shown(one)}: no such folder; check the path")
        one, other = (original, rewrite) if original.is_dir() else (rewrite, original)
        raise DiscoveryError(f"{shown(one)} is a folder and {shown(other)} is none; give two files or two folders")
    what = f"{name_of(original, root)} with {name_of(rewrite, root)}"
    if not original.is_dir():
        return Discovery((PairFiles(id_of(original, rewrite, root), original, rewrite, rewrite),), what=what)
    first = [name for name in files(original) if is_text(name)]
    second = {name for name in files(rewrite) if is_text(name)}
    pairs = tuple(
        PairFiles(
            id_of(original / name, rewrite / name, root),
            original / name,
            rewrite / name if name in second else None,
            rewrite / name,
        )
        for name in first
    )
    lonely = tuple(
        Unmatched(rewrite / name, "rewrite", f"no {name_of(original / name, root)}")
        for name in sorted(second - set(first))
    )
    return Discovery(pairs, lonely, what=what)
