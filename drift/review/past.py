"""A file as it once was, by the name that ``drift check page.md --since REV`` gives it: ``4f1c2a9b7d3e:docs/page.md``."""

from __future__ import annotations

import os
from pathlib import Path

from drift.errors import DriftError
from drift.home import repairs_file
from drift.review.request import ReviewPair
from drift.verdicts.place import place


def is_past(name: Path) -> bool:
    """Whether a name means a file at a revision and no file that is there."""
    revision, colon, path = str(name).partition(":")
    return bool(colon and revision and path) and not os.path.lexists(name)


def against_past(name: Path, rewrite: Path) -> tuple[ReviewPair, Path]:
    """The pair of a file and its past, and the file of verdicts that holds for it.

    What the file held is written into the folder of the cache, for a review opens files. The pair has the name, the
    verdicts and the repairs that it has in a check.

    Args:
        name: a revision, a colon, and the path from the root of the version control on.
        rewrite: the file as it is now.

    Raises:
        DiscoveryError: no repository or no such revision.
        DriftError: the file was not there then, or can't be kept.
    """
    from pairs.discovery import Repository
    from pairs.discovery.model import name_of
    from pairs.files import shown
    from pairs.store import default_path

    revision, _, path = str(name).partition(":")
    folder = rewrite.absolute().parent
    repository = Repository(folder if folder.is_dir() else Path.cwd())
    commit = repository.commit(revision)
    inside = os.path.normpath(path)
    data = repository.content(commit, repository.top / inside)
    if data is None or inside.startswith(os.pardir):
        raise DriftError(f"{shown(name)}: not there at {commit[:12]}; name it from the root of the repository on")
    kept = default_path().parent / "past" / commit[:12] / inside
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(data)
    except OSError as error:
        raise DriftError(f"{shown(kept)}: can't be written: {error.strerror or error}") from None
    now = name_of(rewrite, repository.top)
    then = name_of(repository.top / inside, repository.top)
    pair = ReviewPair(f"{then}@{commit[:12]} → {now}", kept, rewrite, overrides=repairs_file(rewrite, rewrite))
    return pair, place(rewrite)
