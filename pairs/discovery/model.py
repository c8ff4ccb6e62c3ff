"""The nouns of discovery, and what a path must be."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pairs.files import shown

LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class PairFiles:
    """Two files that belong together.

    Attributes:
        id: names the pair; unique within a discovery.
        original: the file that was rewritten.
        rewrite: what became of it; ``None`` where there is no such file.
        expected: where the rewrite was looked for.
        revision: the commit that the original is read from; ``""`` for the file as it is now.
        languages: what the two are meant to be written in; ``("", "")`` where nobody said.
    """

    id: str
    original: Path
    rewrite: Path | None
    expected: Path | None = None
    revision: str = ""
    languages: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A file without a partner; ``side`` is ``"original"`` or ``"rewrite"``, ``reason`` what was looked for."""

    path: Path
    side: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A pair that was asked for and can't be read: its id, a short code, and a line for the user."""

    id: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Discovery:
    """What belongs together.

    Attributes:
        pairs: in the order in which they were found; a folder's in the order of their names.
        unmatched: files that look like one side of a pair and have no other.
        rejected: pairs that can't be read, each with the reason.
        what: one line that says what was paired with what.
    """

    pairs: tuple[PairFiles, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    what: str = ""

    def __add__(self, other: Discovery) -> Discovery:
        """Both together; a pair that both have counts once."""
        known = {pair.id for pair in self.pairs}
        more = tuple(pair for pair in other.pairs if pair.id not in known)
        what = "; ".join(part for part in (self.what, other.what) if part)
        return Discovery(
            (*self.pairs, *more), (*self.unmatched, *other.unmatched), (*self.rejected, *other.rejected), what
        )

    def within(self, inside: Callable[[PairFiles], bool]) -> Discovery:
        """Only the pairs for which ``inside`` holds; what is unmatched or rejected stays."""
        return Discovery(tuple(p for p in self.pairs if inside(p)), self.unmatched, self.rejected, self.what)


def name_of(path: Path, root: Path) -> str:
    """A path as it is shown: from the root on where it lies in it, with forward slashes."""
    absolute = os.path.normpath(path.absolute())
    inside = os.path.relpath(absolute, root)
    return Path(absolute if inside.split(os.sep, 1)[0] == os.pardir else inside).as_posix()


def id_of(original: Path, rewrite: Path, root: Path) -> str:
    """The id of a pair of files: both names from the root on."""
    return f"{name_of(original, root)} → {name_of(rewrite, root)}"


def problem_of(path: Path, root: Path, *, outside: bool) -> tuple[str, str] | None:
    """Why a path of a manifest or a configuration can't be used: a code and a line; ``None`` where it can.

    A path whose file is not there is no problem here.

    Args:
        path: what was named.
        root: where it must lie, with all symbolic links followed.
        outside: whether it may lie elsewhere.
    """
    name = shown(name_of(path, root))
    if "\0" in str(path) or any(len(os.fsencode(part)) > LONGEST_NAME for part in path.parts):
        return "path", f"{name}: no file can have this name; check the path"
    try:
        real = path.resolve()
    except (OSError, RuntimeError):
        return "path", f"{name}: a loop of symbolic links; give the file itself"
    if not outside and not real.is_relative_to(root.resolve()):
        return "path-outside-root", f"{name}: lies outside the project; move it, or allow it with --allow-outside"
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        # A link into itself is as little there as a missing file, but says more.
        return (
            ("path", f"{name}: a broken or looping symbolic link; give the file itself") if path.is_symlink() else None
        )
    except OSError as error:
        return "path", f"{name}: {error.strerror or error}; check the path"
    if not stat.S_ISREG(mode):
        return "not-a-file", f"{name}: not a regular file; give a text file"
    return None


def regular(path: Path) -> bool:
    """Whether a regular file is there."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False
