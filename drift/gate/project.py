"""What a check covers: the root, and the pairs that settings and command line name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from drift.errors import ConfigError
from drift.gate.settings import PairSource
from drift.home import marked, project
from pairs.discovery import Discovery, PairFiles, Rejected, Repository, by_template, past, read_manifest, two
from pairs.discovery.model import id_of, problem_of, regular
from pairs.discovery.schemes import PLACE
from pairs.errors import DiscoveryError


def root_of(folder: Path, file: Path | None = None) -> Path:
    """The root of the project that a folder is in (:func:`drift.home.project`), else the folder itself.

    Without a version control it is the folder of ``file``, the configuration that was named or found.
    """
    start = folder.resolve()
    return marked(start) or (file.parent.resolve() if file else project(start) or start)


def configured(sources: Iterable[PairSource], folder: Path, root: Path, *, outside: bool) -> Discovery:
    """The pairs that a configuration names; its paths start from its folder.

    Raises:
        DiscoveryError: a manifest that can't be read, a template that is none.
        ConfigError: two names that are folders, or neither of which is there.
    """
    found = Discovery()
    for source in sources:
        if source.manifest:
            found += read_manifest(folder / source.manifest, root, outside=outside, delimiter=source.delimiter)
        elif PLACE in source.original:
            found += _with_languages(
                _safe(by_template(source.original, source.rewrite, folder), root, outside=outside), source
            )
        else:
            found += _two_files(source, folder, root, outside=outside)
    return found


def given(paths: Sequence[str], root: Path) -> Discovery:
    """The pairs that the command line names: two files, two folders, or two templates.

    Raises:
        DiscoveryError: they are no pair.
    """
    if len(paths) % 2:
        raise DiscoveryError(
            f"{paths[-1]}: no partner; name an original and its rewrite, or compare it with its past by --since REV"
        )
    found = Discovery()
    for original, rewrite in zip(paths[::2], paths[1::2], strict=True):
        if PLACE in original or PLACE in rewrite:
            found += by_template(original, rewrite, Path())
        else:
            found += two(Path(original), Path(rewrite), root)
    return found


def since(found: Discovery, paths: Sequence[str], revision: str, root: Path) -> tuple[Discovery, Repository]:
    """Only the pairs of which a side changed since a revision; a single path is paired with its own past.

    The revision is that where the present branch left it, so that what others changed there since counts for nothing.
    Before the first commit everything has changed since ``HEAD``: a hook runs then too.

    Raises:
        DiscoveryError: no repository, no such revision, or no commit in common.
    """
    repository = Repository(root)
    if revision == "HEAD" and len(paths) != 1 and repository.is_new():
        return replace(found, what=f"{found.what}, of which nothing is committed yet"), repository
    commit = repository.commit(revision)
    if len(paths) == 1:
        return past([Path(paths[0])], repository, commit, root), repository
    changed = {path.resolve() for path in repository.changed(repository.fork(commit))}

    def touched(pair: PairFiles) -> bool:
        sides = (pair.original, pair.rewrite or pair.expected or pair.original)
        return any(side.resolve() in changed for side in sides)

    return replace(found.within(touched), what=f"{found.what}, changed since {revision}"), repository


def _two_files(source: PairSource, folder: Path, root: Path, *, outside: bool) -> Discovery:
    sides = (folder / source.original, folder / source.rewrite)
    name = id_of(*sides, root)
    for side, named in zip(sides, (source.original, source.rewrite), strict=True):
        if problem := problem_of(side, root, outside=outside):
            if problem[0] == "not-a-file" and side.is_dir():
                raise ConfigError(f"{source.place}: {named} is a folder; write {named.rstrip('/')}/{PLACE}")
            return Discovery(rejected=(Rejected(name, problem[0], f"{source.place}: {problem[1]}"),))
    if not any(regular(side) for side in sides):
        hint = f"write {PLACE} for what both names share" if "*" in source.original else "check the path"
        raise ConfigError(f"{source.place}: {source.original}: no such file; {hint}")
    pair = PairFiles(name, sides[0], sides[1] if regular(sides[1]) else None, sides[1], languages=source.languages)
    return Discovery((pair,), what=name)


def _safe(found: Discovery, root: Path, *, outside: bool) -> Discovery:
    """Reject pairs of which a side is a link that leaves the root."""
    good, bad = [], []
    for pair in found.pairs:
        links = [side for side in (pair.original, pair.rewrite) if side is not None and side.is_symlink()]
        problem = next((p for side in links if (p := problem_of(side, root, outside=outside))), None)
        if problem:
            bad.append(Rejected(pair.id, *problem))
        else:
            good.append(pair)
    return replace(found, pairs=tuple(good), rejected=(*found.rejected, *bad))


def _with_languages(found: Discovery, source: PairSource) -> Discovery:
    if not all(source.languages):
        return found
    return replace(found, pairs=tuple(replace(pair, languages=source.languages) for pair in found.pairs))


def require(found: Discovery, *, allow_empty: bool) -> None:
    """Refuse a check of nothing, which would look like a success.

    Raises:
        ConfigError: no pair was found.
    """
    if not found.pairs and not found.rejected and not allow_empty:
        what = f" ({found.what})" if found.what else "; name two files or folders, or set pairs in drift.toml"
        raise ConfigError(f"no pair found{what}; --allow-empty ends with 0 where there is none")
