"""Pairs and git: what changed since a revision, and what a file said then.

git is called with everything switched off by which a repository could run programs of its own, with names separated
by NUL, and with revisions that git itself has resolved to a commit first.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from pairs.discovery.model import Discovery, PairFiles, name_of
from pairs.discovery.walking import files, is_text
from pairs.errors import DiscoveryError
from pairs.files import shown
from pairs.limits import MAX_FILE

_SAFE = ("-c", "core.fsmonitor=false", "-c", "diff.external=", "-c", "core.hooksPath=/dev/null")
_DIFF = ("--no-ext-diff", "--no-textconv", "--no-renames", "--no-color", "-z", "--name-only")


class Repository:
    """The git repository that holds a folder.

    Attributes:
        top: its working tree.
    """

    def __init__(self, folder: Path) -> None:
        """Find the repository.

        Raises:
            DiscoveryError: git is not installed, or there is no working tree; with git's own words.
        """
        self.top = folder
        self.top = Path(os.fsdecode(self._git("rev-parse", "--show-toplevel").removesuffix(b"\n")))

    def commit(self, revision: str) -> str:
        """The full name of a commit.

        Raises:
            DiscoveryError: there is none; in a shallow clone the line says what to do.
        """
        try:
            found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except DiscoveryError:
            raise DiscoveryError(f"{shown(revision)}: no such revision{self._shallow_hint()}") from None
        return found.decode("ascii").strip()

    def is_new(self) -> bool:
        """Whether nothing is committed on the present branch yet."""
        try:
            self._git("rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}")
        except DiscoveryError:
            return True
        return False

    def fork(self, commit: str) -> str:
        """The commit where the present branch left ``commit``'s.

        Raises:
            DiscoveryError: they have none in common; in a shallow clone the line says what to do.
        """
        try:
            return self._git("merge-base", commit, "HEAD").decode("ascii").strip()
        except DiscoveryError:
            raise DiscoveryError(
                f"{shown(commit[:12])} and the present branch have no commit in common{self._shallow_hint()}"
            ) from None

    def changed(self, commit: str) -> frozenset[Path]:
        """The files that differ from ``commit`` now: changed, new, deleted, and not yet known to git."""
        names = self._git("diff", *_DIFF, commit, "--").split(b"\0")
        names += self._git("ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
        return frozenset(self.top / os.fsdecode(name) for name in names if name)

    def content(self, commit: str, path: Path) -> bytes | None:
        """What a file held at ``commit``; ``None`` where it was not there.

        Raises:
            DiscoveryError: it was larger than the limit for files.
        """
        name = os.path.relpath(os.path.realpath(path), os.path.realpath(self.top)).replace(os.sep, "/")
        entry = self._git("ls-tree", "-z", "-l", "--full-tree", commit, "--", f":(literal,top){name}", check=False)
        if not entry:
            return None
        kind, digest, size = entry.split(b"\t", 1)[0].split()[1:4]
        if kind != b"blob":
            return None
        if int(size) > MAX_FILE:
            raise DiscoveryError(f"{shown(path)}: larger than {MAX_FILE >> 20} MiB at {commit[:12]}")
        return self._git("cat-file", "blob", digest.decode("ascii"))

    def _shallow_hint(self) -> str:
        shallow = self._git("rev-parse", "--is-shallow-repository", check=False).strip() == b"true"
        return "; the clone is shallow: fetch the whole history (fetch-depth: 0)" if shallow else "; check the name"

    def _git(self, *arguments: str, check: bool = True) -> bytes:
        environment = {k: v for k, v in os.environ.items() if k not in {"GIT_EXTERNAL_DIFF", "GIT_PAGER"}}
        environment |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and every revision was resolved
                ["git", *_SAFE, *arguments],  # noqa: S607 - the user's own git
                cwd=self.top,
                capture_output=True,
                check=False,
                env=environment,
            )
        except OSError as error:
            raise DiscoveryError(f"git can't be run: {error.strerror}; install it, or leave --since out") from None
        if done.returncode and check:
            said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
            if "not a git repository" in said:
                raise DiscoveryError(f"{shown(self.top)}: not in a git repository, and --since needs one")
            raise DiscoveryError(f"git: {shown(said) or 'failed'}")
        return b"" if done.returncode else done.stdout


def past(paths: Sequence[Path], repository: Repository, commit: str, root: Path) -> Discovery:
    """Pair each file with what it said at ``commit``; of a folder those text files that changed since.

    A file that was not there then is listed as unmatched by whoever reads it: it has no original.
    """
    changed = {Path(os.path.realpath(path)) for path in repository.changed(commit)}
    pairs = []
    for path in paths:
        names = [path / n for n in files(path) if is_text(n)] if path.is_dir() else [path]
        for one in names:
            if path.is_dir() and Path(os.path.realpath(one)) not in changed:
                continue
            name = name_of(one, root)
            pairs.append(PairFiles(f"{name}@{commit[:12]} → {name}", one, one, one, commit))
    return Discovery(tuple(pairs), what=f"{', '.join(name_of(p, root) for p in paths)} with {commit[:12]}")
