"""From a command line to what a front end is asked to open."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drift.cli.settings import configuration
from drift.config import Config
from drift.errors import DriftError
from drift.home import root as project_root
from drift.review.past import against_past, is_past
from drift.review.request import ReviewPair, ReviewRequest
from drift.verdicts.place import pair_id
from drift.verdicts.place import reader as default_reader

if TYPE_CHECKING:
    from drift.gate.settings import GateSettings
    from pairs.discovery import Discovery, PairFiles

MANIFESTS = (".jsonl", ".ndjson", ".csv", ".tsv")


def request(
    paths: tuple[Path, ...],
    *,
    at: str = "",
    reader: str | None = None,
    verdicts: Path | None = None,
    keys: Path | None = None,
    theme: str | None = None,
    overrides: Path | None = None,
    **settings: Any,
) -> ReviewRequest:
    """What the paths on a command line ask for.

    Args:
        paths: an original and its rewrite; one report; a folder with a configuration; two folders; a manifest.
        at: the finding to open at.
        reader: the name of a second reader.
        verdicts: the file of verdicts.
        keys: the file of keys.
        theme: the name of a theme.
        overrides: a file of hand repairs.
        settings: the values of :func:`drift.cli.settings.comparison_options`.

    Raises:
        DriftError: they ask for nothing that can be opened.
    """
    if verdicts and not verdicts.exists():
        raise DriftError(f"{verdicts}: no such file of verdicts; check the path, or make an empty file to begin one")
    if "-" in {str(path) for path in (*paths, overrides)}:
        raise DriftError("a review hears you on standard input; give files")
    config = configuration(**settings)
    paths = tuple(_from_root(path) for path in paths)
    listed = is_list(paths)
    pairs: tuple[ReviewPair, ...]
    notes: tuple[str, ...] = ()
    if listed:
        pairs, notes = _several(paths, config, overrides)
    elif len(paths) == 2 and is_past(paths[0]):
        past, found = against_past(*paths)
        pairs, verdicts = (replace(past, overrides=overrides or past.overrides),), verdicts or found
    else:
        pairs = (_pair(paths, overrides),)
    return ReviewRequest(
        pairs=pairs,
        config=config,
        at=at,
        reader=reader or default_reader(),
        blind=reader is not None,
        verdicts=verdicts,
        keys=keys,
        theme=theme,
        listed=listed,
        notes=notes,
    )


def is_list(paths: tuple[Path, ...]) -> bool:
    """Whether the paths ask for a list of pairs: a folder, two, or a manifest."""
    return paths[0].is_dir() or (len(paths) == 1 and paths[0].suffix.casefold() in MANIFESTS)


def open_review(asked: ReviewRequest, *, plain: bool = False) -> int:
    """Open a review: on the screen, or line by line where that is asked for or there is no terminal.

    Raises:
        DriftError: no installed package brings a review.
    """
    watched = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if watched and not plain:
        from drift.cli.screen import open_screen

        return open_screen(asked)
    from drift.review.plain import launch

    return launch(asked)


def _pair(paths: tuple[Path, ...], overrides: Path | None) -> ReviewPair:
    if len(paths) > 2:
        raise DriftError(f"expected an original and its rewrite, or one report; found {len(paths)} files")
    if overrides and not overrides.exists():
        raise DriftError(f"{overrides}: no such file of repairs; check the path")
    if len(paths) == 2:
        return ReviewPair(pair_id(*paths), *paths, overrides=overrides)
    if paths[0].suffix.casefold() != ".json":
        raise DriftError(f"{paths[0]}: no partner; name an original and its rewrite, a report, a folder or a manifest")
    from drift.review.opening import pair_of_report

    files = pair_of_report(paths[0])
    return ReviewPair(pair_id(*files), *files, report=paths[0], overrides=overrides)


def _several(
    paths: tuple[Path, ...], config: Config, overrides: Path | None
) -> tuple[tuple[ReviewPair, ...], tuple[str, ...]]:
    """The pairs of a folder or a manifest, and what is missing in it."""
    if overrides:
        raise DriftError("--overrides is for one pair; each pair of a list has its own repairs in .drift/overrides")
    found, settings = _found(paths)
    pairs = [
        ReviewPair(pair.id, _near(pair.original), _near(pair.rewrite), config=_config(settings, config, pair))
        for pair in found.pairs
        if pair.rewrite is not None
    ]
    notes = [f"{pair.id}: no rewrite" for pair in found.pairs if pair.rewrite is None]
    notes += [f"{lonely.path}: {lonely.reason}" for lonely in found.unmatched]
    notes += [rejected.message for rejected in found.rejected]
    if not pairs:
        raise DriftError(
            f"{paths[0]}: no pair found; name two files, two folders, a manifest, or set pairs in drift.toml"
        )
    return tuple(pairs), tuple(notes)


def _found(paths: tuple[Path, ...]) -> tuple[Discovery, GateSettings]:
    """The pairs, and the settings of the project that they are in."""
    from drift.gate.loading import settings_at
    from drift.gate.project import configured, given, root_of
    from pairs.discovery import read_manifest

    (first, *others) = paths
    file, _, settings = settings_at(first if first.is_dir() else first.parent)
    if others:
        return given([str(path) for path in paths], root_of(Path.cwd())), settings
    if not first.is_dir():
        return read_manifest(first, root_of(first.parent)), settings
    if file is None or not settings.pairs:
        raise DriftError(
            f"{first}: no drift.toml here names pairs; name two folders, or set pairs as docs/check.md says"
        )
    return configured(settings.pairs, file.parent, root_of(first, file), outside=False), settings


def _from_root(path: Path) -> Path:
    """The path as it stands, or from the root on where only there is such a file: so `drift check` names them."""
    if path.is_absolute() or path.exists() or not (there := project_root(Path("any")) / path).exists():
        return path
    return Path(os.path.relpath(there))


def _near(path: Path) -> Path:
    """A path from here on, where it lies below; so it is shorter, and what it is called on the command line."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _config(settings: GateSettings, config: Config, pair: PairFiles) -> Config:
    """The settings of one pair: what the project sets for its files, and the languages that its source names."""
    own = settings.for_pair(config, [side.as_posix() for side in (pair.original, pair.rewrite) if side])
    if all(pair.languages):
        own = replace(own, original_lang=pair.languages[0], rewrite_lang=pair.languages[1])
    return own


def demo_request(original: Path, rewrite: Path, **options: Any) -> ReviewRequest:
    """The review of the shipped story; its verdicts are kept in the cache folder, since they are nobody's work."""
    from pairs.store import default_path

    # What says how to print is of no use on a screen.
    settings = {name: options[name] for name in signature(configuration).parameters if name in options}
    folder = default_path().parent / "demo"
    return ReviewRequest(
        pairs=(ReviewPair("demo", original, rewrite, overrides=folder / "repairs.jsonl"),),
        config=configuration(**settings),
        reader=default_reader(),
        verdicts=folder / "verdicts.jsonl",
    )
