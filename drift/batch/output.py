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
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from drift.errors import DriftError
from drift.out_file import write_file
from pairs.appending import BusyError, locked, sync_folder, whole
from pairs.files import shown

if TYPE_CHECKING:
    from drift.batch.places import File

FORMAT = 1
ABOUT = ".run.json"
"""What the name of an output is followed by where it is told what its records stand on."""
_NAMES = {
    "format": "the format of the output",
    "drift": "the version of drift",
    "model": "the model",
    "parser": "the parser",
    "manifest": "the manifest",
    "rules": "the rules that are applied",
    "beads": "--beads",
    "ter": "--ter",
    "sort": "--sort",
}


class Output(Protocol):
    """A place for the records of one run, and for what they stand on."""

    @property
    def name(self) -> str:
        """The finished records, as a message shows them."""

    @property
    def kept(self) -> str:
        """The records of a run that is not at its end, as a message shows them."""

    @property
    def files(self) -> tuple[File, ...]:
        """All that is written."""

    @property
    def spool(self) -> Path | None:
        """A folder on this machine that has room, ``None`` where none is known but that of all temporary files."""

    def check(self) -> None:
        """See that the output can be written where it should be.

        Raises:
            DriftError: it can't.
        """

    def check_read(self, read: Iterable[str]) -> None:
        """See that nothing which is read would be written over.

        Args:
            read: what the run is made from, as typed.

        Raises:
            DriftError: it would.
        """

    def read_about(self) -> dict[str, Any] | None:
        """What the records stand on, ``None`` where nothing was written yet.

        Raises:
            DriftError: it is broken or can't be read.
        """

    def write_about(self, about: Mapping[str, Any]) -> None:
        """Write what the records will stand on.

        Raises:
            DriftError: it can't be written.
        """

    def is_begun(self) -> bool:
        """Whether there are records of a run that is not at its end."""

    def is_finished(self) -> bool:
        """Whether there are finished records."""

    def result(self) -> AbstractContextManager[Path]:
        """The finished records, as a file on this machine."""

    def writing(self) -> AbstractContextManager[Partial]:
        """The records of a run that is not at its end, held against every other run as far as that can be had.

        Raises:
            DriftError: another run writes to them, or they can't be written.
        """

    def start_anew(self) -> None:
        """Throw away what stands there.

        Raises:
            DriftError: another run writes to it.
        """


@dataclass(frozen=True, slots=True)
class Paths:
    """An output on this machine's own file system.

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
        return self.out.with_name(self.out.name + ABOUT)

    @property
    def name(self) -> str:
        """As in :class:`Output`, like everything below."""
        return shown(self.out)

    @property
    def kept(self) -> str:
        """The partial file."""
        return shown(self.partial)

    @property
    def files(self) -> tuple[Path, ...]:
        """The records, finished or not, and what they stand on."""
        return self.out, self.partial, self.about

    @property
    def spool(self) -> Path:
        """The folder of the output."""
        return self.out.absolute().parent

    def check(self) -> None:
        """Nothing that is no regular file is written over."""
        check_table(self.out.name)
        for path in self.files:
            if path.is_symlink() or (path.exists() and not path.is_file()):
                raise DriftError(f"{shown(path)}: not a regular file; name a file to write to")
        if not self.out.parent.is_dir():
            raise DriftError(f"{shown(self.out.parent)}: no such folder; make it, or name another file with -o")

    def check_read(self, read: Iterable[str]) -> None:
        """Files are told apart by what they are, not by their names."""
        from drift.batch.places import check_output

        check_output(self.name, self.files, read)

    def read_about(self) -> dict[str, Any] | None:
        """The file is read as a whole."""
        try:
            return about_in(self.about.read_bytes(), shown(self.about))
        except FileNotFoundError:
            return None
        except OSError:
            return about_in(b"", shown(self.about))

    def write_about(self, about: Mapping[str, Any]) -> None:
        """The file is replaced as a whole."""
        write_file(self.about, about_text(about))
        sync_folder(self.about.parent)

    def is_begun(self) -> bool:
        """The partial file is there."""
        return self.partial.exists()

    def is_finished(self) -> bool:
        """The output is there."""
        return self.out.exists()

    @contextmanager
    def result(self) -> Iterator[Path]:
        """The output itself."""
        yield self.out

    @contextmanager
    def writing(self) -> Iterator[Partial]:
        """The partial file, locked."""
        try:
            with locked(self.partial, wait=0.5, create=True) as handle:
                os.ftruncate(handle, whole(handle))
                yield Partial(self, handle)
        except BusyError as error:
            raise DriftError(f"{self.name}: {error.strerror}; wait for it, or name another file with -o") from None

    def start_anew(self) -> None:
        """The lock is held meanwhile."""
        with self.writing():
            for path in (self.about, self.out, self.partial):
                path.unlink(missing_ok=True)


def check_table(name: str) -> None:
    """See that there is what a table takes, where the name of an output asks for one.

    Raises:
        DriftError: it isn't installed.
    """
    if name.casefold().endswith(".parquet"):
        from drift.batch.parquet import check_installed

        check_installed()


def about_in(data: bytes, name: str) -> dict[str, Any]:
    """What records stand on, from the bytes of its file.

    Raises:
        DriftError: the file is broken.
    """
    try:
        about = json.loads(data)
    except (ValueError, RecursionError):
        about = None
    if not isinstance(about, dict) or not isinstance(about.get("settings"), dict):
        raise DriftError(f"{name}: can't be understood; start anew with --overwrite, or name another -o")
    return about


def about_text(about: Mapping[str, Any]) -> str:
    """The file of what records stand on."""
    return json.dumps(about, indent=1, ensure_ascii=True, sort_keys=True) + "\n"


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What differs between what records stand on and what is asked for, in words."""
    apart = {"settings", "parts", "selection"}
    differ = [_NAMES.get(key, key) for key in now if key not in apart and before.get(key) != now[key]]
    if before.get("selection") != now["selection"]:
        differ += _selections(before.get("selection"), now["selection"])
    was, wanted = before.get("settings", {}), now["settings"]
    differ += [f"the setting {key.replace('_', '-')}" for key in wanted if was.get(key) != wanted[key]]
    return differ


def _selections(before: Any, now: Mapping[str, Any]) -> list[str]:
    """Which options that choose rows differ, and how."""
    was = before if isinstance(before, dict) else {}
    return [f"--{key} ({_value(was.get(key))} → {_value(now[key])})" for key in now if was.get(key) != now[key]]


def _value(of: Any) -> str:
    if isinstance(of, list):
        return "/".join(map(str, of))
    return "none" if of is None else str(of)


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
