"""From a command line to what a front end is asked to open."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drift.cli.settings import configuration
from drift.config import Config, find
from drift.errors import DriftError
from drift.home import passed_over, passed_over_note
from drift.home import root as project_root
from drift.review.past import against_past, is_past
from drift.review.request import ReviewPair, ReviewRequest
from drift.verdicts.place import pair_id
from drift.verdicts.place import reader as default_reader

if TYPE_CHECKING:
    from drift.gate.settings import GateSettings
    from pairs.discovery import Discovery

MANIFESTS = (".jsonl", ".ndjson", ".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Gate:
    """What a project's configuration says of its checks, which holds for its reviews as well.

    Attributes:
        file: the configuration, ``None`` where there is none.
        settings: what it says, ``None`` where there is none.
    """

    file: Path | None = None
    settings: GateSettings | None = None

    @classmethod
    def at(cls, folder: Path, file: Path | None) -> Gate:
        """What holds for a folder, or what a file says that was named."""
        path = file or find(folder) or find(Path.cwd())
        if path is None:
            return cls()
        # Deferred: without a configuration the screen is there sooner.
        from drift.gate.settings import load_gate

        return cls(path, load_gate(path))

    @property
    def verdicts(self) -> Path | None:
        """The file of verdicts that it names."""
        return self.settings.verdicts if self.settings else None

    def of(self, config: Config, *files: Path) -> Config:
        """The settings of a comparison that hold for a pair of files, as a check takes them."""
        if self.file is None or self.settings is None or not self.settings.paths:
            return config
        from pairs.discovery import name_of

        folder = self.file.absolute().parent
        return self.settings.for_pair(config, [name_of(path, folder) for path in files])


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
    settings, verdicts = _from_root_all(settings), verdicts and _from_root(verdicts)
    if verdicts and not verdicts.exists():
        raise DriftError(f"{verdicts}: no such file of verdicts; check the path, or make an empty file to begin one")
    if "-" in {str(path) for path in (*paths, overrides)}:
        raise DriftError("a review hears you on standard input; give files")
    paths = tuple(_from_root(path) for path in paths)
    listed = is_list(paths)
    gate = Gate.at(_folder(paths) if listed else Path.cwd(), settings.get("config_file"))
    config = configuration(**settings | {"config_file": gate.file})
    pairs: tuple[ReviewPair, ...]
    notes: tuple[str, ...] = ()
    if listed:
        pairs, notes = _several(paths, config, gate, overrides)
    elif len(paths) == 2 and is_past(paths[0]):
        past, found = against_past(*paths)
        past = replace(past, overrides=overrides or past.overrides, config=gate.of(config, paths[1]))
        pairs, verdicts = (past,), verdicts or gate.verdicts or found
    else:
        pairs = (_pair(paths, overrides),)
        pairs = (replace(pairs[0], config=gate.of(config, pairs[0].original, pairs[0].rewrite)),)
    verdicts = verdicts or gate.verdicts
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
        notes=(*notes, *_elsewhere(pairs, paths, verdicts)),
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
    paths: tuple[Path, ...], config: Config, gate: Gate, overrides: Path | None
) -> tuple[tuple[ReviewPair, ...], tuple[str, ...]]:
    """The pairs of a folder or a manifest, and what is missing in it."""
    if overrides:
        raise DriftError("--overrides is for one pair; each pair of a list has its own repairs in .drift/overrides")
    found = _found(paths, gate)
    pairs = [
        ReviewPair(
            pair.id, _near(pair.original), _near(pair.rewrite), config=gate.of(config, pair.original, pair.rewrite)
        )
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


def _found(paths: tuple[Path, ...], gate: Gate) -> Discovery:
    """The pairs that a folder, two, or a manifest name."""
    from drift.gate.project import configured, given, root_of
    from pairs.discovery import read_manifest

    (first, *others) = paths
    if others:
        return given([str(path) for path in paths], root_of(Path.cwd()))
    if not first.is_dir():
        return read_manifest(first, root_of(first.parent))
    if gate.file is None or gate.settings is None or not gate.settings.pairs:
        raise DriftError(
            f"{first}: no drift.toml here names pairs; name two folders, or set pairs as docs/check.md says"
        )
    return configured(gate.settings.pairs, gate.file.parent, root_of(first, gate.file), outside=False)


def _elsewhere(pairs: tuple[ReviewPair, ...], paths: tuple[Path, ...], verdicts: Path | None) -> tuple[str, ...]:
    """What is to be said of each `.drift` in which verdicts on these pairs don't count."""
    first = pairs[0]
    # What a file once was lies in the folder of the cache.
    top = project_root(first.rewrite if is_past(paths[0]) else first.original)
    files = (side for pair in pairs for side in (pair.original, pair.rewrite))
    other = passed_over((Path("any"), *files), top)
    return tuple(passed_over_note(f, top) for f in other if verdicts is None or f != verdicts.absolute().parent)


def _from_root(path: Path) -> Path:
    """The path as it stands, or from the root on where only there is such a file: so `drift check` names them."""
    if path.is_absolute() or path.exists() or not (there := project_root(Path("any")) / path).exists():
        return path
    return Path(os.path.relpath(there))


def _from_root_all(settings: dict[str, Any]) -> dict[str, Any]:
    """The same for every file that an option of a comparison names, a model's folder among them."""
    found: dict[str, Any] = {
        name: _from_root(settings[name]) for name in ("config_file", "glossary") if settings.get(name)
    }
    # A word without a separator is the name of a model, whatever folder is called so.
    if os.sep in (model := settings.get("model") or ""):
        found["model"] = str(_from_root(Path(model)))
    return settings | found | {"boilerplate": tuple(_from_root(path) for path in settings.get("boilerplate", ()))}


def _near(path: Path) -> Path:
    """A path from here on, where it lies below; so it is shorter, and what it is called on the command line."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _folder(paths: tuple[Path, ...]) -> Path:
    """Where the configuration of a list of pairs is looked for."""
    return paths[0] if paths[0].is_dir() else paths[0].parent


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
