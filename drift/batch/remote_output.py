"""Records on another file system.

An object store can't append. So the records stand in a file on this machine, as those of any run, and go to
``OUT.parts`` in whole parts on the way; at the end they are written to ``OUT``, and the parts are removed. A run that
was killed begins with what the parts hold: they are read in their order, up to one that is missing or torn.

No lock can be held there. A writer that finds a part that it has not written, or other settings than its own, is not
alone, and ends. Should two of them miss each other, each still writes the whole ``OUT`` from its own file.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drift.batch.output import ABOUT, Partial, Paths, about_in, about_text
from drift.batch.places import check_output
from drift.batch.remote import BLOCK, DRAFT, Remote, named, room
from drift.errors import DriftError
from pairs.appending import whole

RECORDS = 1_000
SECONDS = 30.0
"""A part is written after so many records, or after so long."""
_PART = re.compile(rf"[0-9]{{6,12}}\.jsonl({re.escape(DRAFT)})?")


@dataclass(frozen=True, slots=True)
class RemoteOutput:
    """An output on another file system; see :class:`drift.batch.output.Output`.

    Attributes:
        out: the finished records.
    """

    out: Remote

    @property
    def name(self) -> str:
        """The URI."""
        return self.out.name

    @property
    def kept(self) -> str:
        """The folder of the parts."""
        return self.parts.name

    @property
    def files(self) -> tuple[Remote, ...]:
        """The records and what they stand on; a part is no file that anybody names."""
        return self.out, self.about

    @property
    def spool(self) -> None:
        """None is known."""
        return None

    @property
    def parts(self) -> Remote:
        """The folder of the parts."""
        return self.out.beside(".parts")

    @property
    def about(self) -> Remote:
        """What the records stand on."""
        return self.out.beside(ABOUT)

    def part_names(self) -> list[str]:
        """The names of the parts that are there, whole or not; nothing else in their folder is ours."""
        return [name for name in self.parts.entries() if _PART.fullmatch(name)]

    def check(self) -> None:
        """It is no folder, and its file system answers."""
        self.out.size()

    def check_read(self, read: Iterable[str]) -> None:
        """Files are told apart by file system and path."""
        check_output(self.name, self.files, read)

    def read_about(self) -> dict[str, Any] | None:
        """The file is read as a whole."""
        return None if self.about.size() is None else about_in(self.about.read(), self.about.name)

    def write_about(self, about: Mapping[str, Any]) -> None:
        """The file is replaced as a whole."""
        self.about.write([about_text(about).encode()])

    def is_begun(self) -> bool:
        """There are parts."""
        return bool(self.part_names())

    def is_finished(self) -> bool:
        """The output is there."""
        return self.out.size() is not None

    @contextmanager
    def result(self) -> Iterator[Path]:
        """A copy of the output."""
        with room() as folder:
            copy = folder / self.out.last
            self.out.copy_to(copy)
            with named(copy, self.name):
                yield copy

    @contextmanager
    def writing(self) -> Iterator[Partial]:
        """The records in a file on this machine; what it holds is in the parts when this ends, however it ends."""
        with room() as folder, Paths(folder / self.out.last).writing() as local:
            mirrored = _Mirrored(local.paths, local.handle, self, self.about.read())
            mirrored.take_up()
            try:
                yield mirrored
            except BaseException:
                # What is told is why it ended; the parts that are there are enough to go on from.
                if not mirrored.putting:
                    with suppress(DriftError):
                        mirrored.put()
                raise
            mirrored.put()

    def start_anew(self) -> None:
        """The records are removed before what they stand on."""
        if self.is_finished():
            self.out.remove()
        self.remove_parts(self.part_names())
        if self.about.size() is not None:
            self.about.remove()

    def remove_parts(self, names: Iterable[str]) -> None:
        """Remove parts, all at once where nothing else is in their folder; else the last one first."""
        gone = set(names)
        if gone and gone == set(self.parts.entries()):
            self.parts.remove(folder=True)
            return
        for name in sorted(gone, reverse=True):
            self.parts.beside(f"/{name}").remove()


@dataclass(slots=True)
class _Mirrored(Partial):
    """A partial file on this machine whose records go to another file system in whole parts.

    Attributes:
        away: where they go.
        about: what the records stand on, as it was when this began.
        useless: names of parts that can't be gone on from.
        ends: the byte at which each part ends that is there.
        size: bytes of the file.
        fresh: records since the last part.
        last: when that was written.
        putting: whether a part is being written, or could not be.
    """

    away: RemoteOutput
    about: bytes
    useless: set[str] = field(default_factory=set)
    ends: list[int] = field(default_factory=list)
    size: int = 0
    fresh: int = 0
    last: float = field(default_factory=time.monotonic)
    putting: bool = False

    def take_up(self) -> None:
        """Copy the parts to the file, in their order, up to one that is missing or torn."""
        self.useless = set(self.away.part_names())
        while (name := _name(len(self.ends))) in self.useless and whole(self.handle) == self.size:
            self.away.parts.beside(f"/{name}").copy_to(self.paths.partial)
            self.size = os.fstat(self.handle).st_size
            self.ends.append(self.size)
        self.cut(whole(self.handle))

    def cut(self, size: int) -> None:
        """Keep only the first bytes, and of the parts those that hold nothing else."""
        Partial.cut(self, size)
        self.size = size
        self.ends = [end for end in self.ends if end <= size]

    def append(self, lines: Iterable[bytes]) -> None:
        """Write records to the file, and a part where there is enough for one."""
        some = list(lines)
        Partial.append(self, some)
        self.size += sum(map(len, some))
        self.fresh += len(some)
        if self.fresh >= RECORDS or time.monotonic() - self.last >= SECONDS:
            self.put()

    def put(self) -> None:
        """Write what is in no part yet as the next one.

        Raises:
            DriftError: it can't be written, or another run writes to the same output.
        """
        start = self.ends[-1] if self.ends else 0
        if start == self.size:
            return
        self.putting = True
        with _kept():
            self._put(start, _name(len(self.ends)))
        self.ends.append(self.size)
        self.fresh, self.last, self.putting = 0, time.monotonic(), False

    def _put(self, start: int, name: str) -> None:
        self._check_alone()
        self.away.remove_parts(self.useless - {_name(number) for number in range(len(self.ends))})
        self.useless = set()
        part = self.away.parts.beside(f"/{name}")
        if part.size() is not None:
            raise self._not_alone()
        self.away.parts.make_folder()
        part.write(stretch(self.paths.partial, start, self.size))

    def finish(self, source: Path | None = None) -> None:
        """Write the output and remove the parts."""
        self.put()
        source = source or self.paths.partial
        size = source.stat().st_size
        with _kept():
            self._check_alone()
            self.away.out.write(stretch(source, 0, size))
            if self.away.out.size() != size:
                raise DriftError(f"{self.away.name}: not written as a whole")
            self.away.remove_parts(self.away.part_names())

    def _check_alone(self) -> None:
        about = self.away.about
        if about.size() is None or about.read() != self.about:
            raise self._not_alone()

    def _not_alone(self) -> DriftError:
        return DriftError(f"{self.away.name}: another run writes to it; wait for its end, or name another file with -o")


@contextmanager
def _kept() -> Iterator[None]:
    """Say what becomes of the records where they can't be written."""
    try:
        yield
    except DriftError as error:
        raise DriftError(f"{error.message}; what is written is kept: run the same command again to go on") from None


def _name(number: int) -> str:
    return f"{number:06}.jsonl"


def stretch(path: Path, start: int, end: int) -> Iterator[bytes]:
    """The bytes of a file from one place to another."""
    with path.open("rb") as file:
        file.seek(start)
        while start < end and (block := file.read(min(BLOCK, end - start))):
            start += len(block)
            yield block
