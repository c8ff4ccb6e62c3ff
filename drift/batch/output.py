"""Where records go: ``OUT.partial``, which only ever grows, and in the end is renamed to ``OUT``.

What the records stand on (manifest, settings, choice of rows) is written to ``OUT.run.json`` before the first of them.
Who goes on compares that with what it was asked for, so that records of two kinds never stand in one file.

Records are written in the order of the rows. So what a killed run has left is a number: how many whole lines there are.
A last line that was torn is cut off, and so is everything from the first line on that is not the record of its row.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drift.errors import DriftError
from drift.out_file import write_file
from pairs.appending import BusyError, locked, sync_folder, whole
from pairs.files import shown

FORMAT = 1
_NAMES = {
    "format": "the format of the output",
    "drift": "the version of drift",
    "model": "the model",
    "parser": "the parser",
    "manifest": "the manifest",
    "rules": "the rules that are applied",
    "selection": "--limit, --sample or --shard",
    "beads": "--beads",
    "ter": "--ter",
    "sort": "--sort",
}


@dataclass(frozen=True, slots=True)
class Paths:
    """The files of one output.

    Attributes:
        out: the finished records.
    """

    out: Path

    @property
    def partial(self) -> Path:
        """The records of a run that is not at its end."""
        return self.out.with_name(self.out.name + ".partial")

    @property
    def about(self) -> Path:
        """What the records stand on."""
        return self.out.with_name(self.out.name + ".run.json")


def check_place(paths: Paths) -> None:
    """See that an output can be written where it should be.

    Raises:
        DriftError: it can't.
    """
    for path in (paths.out, paths.partial, paths.about):
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise DriftError(f"{shown(path)}: not a regular file; name a file to write to")
    if not paths.out.parent.is_dir():
        raise DriftError(f"{shown(paths.out.parent)}: no such folder; make it, or name another file with -o")


def read_about(paths: Paths) -> dict[str, Any] | None:
    """What the records stand on, ``None`` where nothing was written yet.

    Raises:
        DriftError: the file is broken.
    """
    try:
        about = json.loads(paths.about.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        about = None
    if not isinstance(about, dict) or not isinstance(about.get("settings"), dict):
        raise DriftError(f"{shown(paths.about)}: can't be understood; start anew with --overwrite, or name another -o")
    return about


def write_about(paths: Paths, about: Mapping[str, Any]) -> None:
    """Write what the records will stand on.

    Raises:
        DriftError: the file can't be written.
    """
    write_file(paths.about, json.dumps(about, indent=1, ensure_ascii=True, sort_keys=True) + "\n")
    sync_folder(paths.about.parent)


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What differs between what records stand on and what is asked for, in words."""
    differ = [_NAMES.get(key, key) for key in now if key not in {"settings", "parts"} and before.get(key) != now[key]]
    was, wanted = before.get("settings", {}), now["settings"]
    differ += [f"the setting {key.replace('_', '-')}" for key in wanted if was.get(key) != wanted[key]]
    return differ


@contextmanager
def writing(paths: Paths) -> Iterator[Partial]:
    """The partial file, held against every other run.

    Raises:
        DriftError: another run writes to it, or it can't be written.
    """
    try:
        with locked(paths.partial, wait=0.5, create=True) as handle:
            os.ftruncate(handle, whole(handle))
            yield Partial(paths, handle)
    except BusyError as error:
        raise DriftError(f"{shown(paths.out)}: {error.strerror}; wait for it, or name another file with -o") from None


def start_anew(paths: Paths) -> None:
    """Throw away what stands in an output.

    Raises:
        DriftError: another run writes to it.
    """
    with writing(paths):
        for path in (paths.about, paths.out, paths.partial):
            path.unlink(missing_ok=True)


@dataclass(slots=True)
class Partial:
    """The partial file, open and locked.

    Attributes:
        paths: of the output.
        handle: of the file.
    """

    paths: Paths
    handle: int

    def lines(self) -> Iterator[bytes]:
        """The whole lines that are there, without their line feeds."""
        yield from lines_of(self.paths.partial)

    def cut(self, size: int) -> None:
        """Keep only the first bytes."""
        os.ftruncate(self.handle, size)

    def append(self, lines: Iterable[bytes]) -> None:
        """Write records behind those that are there, and see them to the disk.

        Raises:
            DriftError: the disk is full or broken; what was whole stays, and the run can be taken up again.
        """
        rest = memoryview(b"".join(lines))
        try:
            while rest:
                rest = rest[os.write(self.handle, rest) :]
            os.fdatasync(self.handle)
        except OSError as error:
            raise DriftError(
                f"{shown(self.paths.partial)}: can't be written ({error.strerror}); what is finished is kept: make room "
                "and run the same command again"
            ) from error

    def finish(self, source: Path | None = None) -> None:
        """Give the records their final name.

        Args:
            source: the file that takes the name, ``None`` for the partial file itself.
        """
        os.fsync(self.handle)
        (source or self.paths.partial).replace(self.paths.out)
        if source is not None:
            self.paths.partial.unlink()
        sync_folder(self.paths.out.parent)


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file of records, without their line feeds."""
    with path.open("rb") as file:
        for one in file:
            yield one.removesuffix(b"\n")


def understood(line: bytes) -> dict[str, Any] | None:
    """The record of a line, ``None`` where it is none."""
    try:
        of = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return of if isinstance(of, dict) and {"id", "status", "scores", "counts", "error"} <= of.keys() else None
