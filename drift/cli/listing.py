"""What ``drift batch`` is given, as a manifest: a list, a folder, two folders or two templates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drift.cli.talk import say
from drift.errors import DriftError
from drift.items import plural
from pairs.errors import DiscoveryError
from pairs.files import shown

if TYPE_CHECKING:
    from drift.batch.manifest import Manifest
    from pairs.discovery import Discovery

_NAMED = 3
"""Manifests of a folder that a message names."""


def manifest_of(
    given: Sequence[str], *, outside: bool = False, delimiter: str = ",", source: str = "en", spool: Path | None = None
) -> Manifest:
    """The manifest that a command line means.

    Args:
        given: as typed.
        outside: whether a manifest's paths, or those of a folder's configuration, may leave the folder.
        delimiter: of a CSV manifest.
        source: the language of the originals of a folder, as its names spell it.
        spool: the folder in which standard input is kept until the end of the process.

    Raises:
        DriftError: a configuration that can't be used, no pair at all.
        pairs.errors.PairsError: pairs that can't be found out.
    """
    from drift.batch.manifest import is_manifest, open_manifest
    from drift.gate.project import given as named

    if len(given) == 1 and not Path(given[0]).is_dir():
        return open_manifest(Path(given[0]), outside=outside, delimiter=delimiter, spool=spool)
    if len(given) == 1:
        return _folder(Path(given[0]), outside=outside, source=source)
    if lists := [one for one in given if is_manifest(Path(one))]:
        names = ", ".join(map(shown, lists[:_NAMED])) + (" and more" if len(lists) > _NAMED else "")
        raise DriftError(f"{names}: a list of pairs is named alone; give one of them, or join lists into one file")
    if len(given) % 2:
        raise DriftError(
            f"{shown(given[-1])}: no partner; name an original and its rewrite, two folders, two templates, or one manifest"
        )
    root = Path.cwd()
    found = named(given, root)
    return _manifest(found, root)


def _folder(folder: Path, *, outside: bool, source: str) -> Manifest:
    """The pairs that ``drift check`` covers in a folder with a configuration of its own; else by their names."""
    from drift.gate.loading import settings_at
    from drift.gate.project import configured, root_of
    from pairs.discovery.folder import in_folder

    name, root = shown(folder), folder.resolve()
    file, _, settings = settings_at(root)
    if file is not None and file.parent == root and settings.pairs:
        root = root_of(root, file)
        found = configured(settings.pairs, file.parent, root, outside=outside)
        how = f"the pairs of {shown(folder / file.name)}"
    else:
        found = in_folder(folder, source=source)
        if not found.pairs:
            raise _nothing_in(folder)
        how = found.what
    say(f"{name}: {how}")
    return _manifest(found, root)


def _manifest(found: Discovery, root: Path) -> Manifest:
    from drift.batch.manifest import from_discovery

    if not found.pairs and not found.rejected:
        raise DriftError(f"no pair found ({found.what}); check the names")
    if found.unmatched:
        say(f"{plural(len(found.unmatched), 'file')} without a partner left out")
    return from_discovery(found, root)


def _nothing_in(folder: Path) -> DiscoveryError:
    """Why no pair is in a folder, and what to name instead."""
    from drift.batch.manifest import is_manifest
    from drift.batch.output import Paths

    lists = sorted(one for one in folder.iterdir() if is_manifest(one) and not Paths(one).about.exists())
    if lists:
        more = f" and {len(lists) - _NAMED} more" if len(lists) > _NAMED else ""
        names = ", ".join(shown(one) for one in lists[:_NAMED]) + more
        each = "it" if len(lists) == 1 else "each by itself"
        return DiscoveryError(f"{shown(folder)}: no pairs by their names but lists of them: {names}; name {each}")
    return DiscoveryError(
        f"{shown(folder)}: no pairs by their names, such as en/a.md and de/a.md or a.md and a.de.md; name two folders "
        "or two templates, or a manifest"
    )


def one_character(delimiter: str) -> str:
    """The delimiter that an option means; a backslash and a t are a tabulator, and so is its name.

    Raises:
        DriftError: it is not one character.
    """
    value = "\t" if delimiter.casefold() == "tab" else delimiter.replace("\\t", "\t")
    if len(value) != 1:
        raise DriftError(f"--delimiter {delimiter}: expected one character, or tab")
    return value
