"""The file of verdicts: append-only, one event a line, open to several processes at a time.

What could not be written stays in memory, is told in :attr:`VerdictLog.problem`, and is written with what comes next.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from drift.errors import VerdictError
from drift.verdicts.events import Event, Newer, Redo, Repaired, Reviewed, Stamp, Torn, Undo, from_line, to_line
from drift.verdicts.model import Verdict
from drift.verdicts.place import prepare
from drift.verdicts.state import State
from pairs.appending import WAIT, BusyError, append, read
from pairs.errors import PairsError
from pairs.files import read_bytes, shown

MAX_LOG = 256 << 20
"""The most bytes that a file of verdicts may hold."""


@dataclass(slots=True)
class _Read:
    """How far the file was read.

    Attributes:
        inode: of the file; -1 before the first look.
        changed: when it was changed last, in nanoseconds.
        offset: bytes that were read.
        line: lines that were read.
        open_end: whether the last of them had no line feed.
        hash: of these bytes, by which a file that was written anew is known.
    """

    inode: int = -1
    changed: int = 0
    offset: int = 0
    line: int = 0
    open_end: bool = False
    hash: blake2b = field(default_factory=blake2b)


class VerdictLog:
    """The verdicts in a file, and those that are given now.

    Attributes:
        path: the file; it is made with the first event.
        state: what all events come to. A new object after a file was written anew: ask for it each time.
        notes: what the user should know of the file, a line each.
        newer: whether it holds lines of a newer version; nothing is written to it then.
        problem: why the last events are not in the file, ``""`` where they are; one line for the user.
    """

    def __init__(self, path: Path, *, must_exist: bool = False, wait: float = WAIT) -> None:
        """Read the file.

        Args:
            path: the file; where it isn't there nothing is judged yet.
            must_exist: whether it is an error that it isn't there, since the user named it.
            wait: seconds that a write waits for another process.

        Raises:
            VerdictError: it can't be read, or a line of it is broken; the message names file, line and remedy.
        """
        self.path = path
        self.state = State()
        self.newer = False
        self.problem = ""
        self._wait = wait
        self._unsaved: list[Event] = []
        self._torn = b""
        self._read = _Read()
        if must_exist and not path.exists():
            raise VerdictError(f"{shown(path)}: no such file of verdicts; check the path")
        self.refresh()

    @property
    def unsaved(self) -> int:
        """The number of events that are not in the file."""
        return len(self._unsaved)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of the file, a line each."""
        name = shown(self.path)
        said = []
        if self.newer:
            said.append(f"{name}: written by a newer drift; read only, and what it says there counts for nothing")
        if self._torn:
            said.append(f"{name}: line {self._read.line + 1}: left unfinished by a program that was ended; not read")
        return tuple(said)

    def refresh(self) -> bool:
        """Read what other processes have written since; say whether there was anything.

        Raises:
            VerdictError: as for a new log.
        """
        try:
            info = self.path.stat()
        except FileNotFoundError:
            if not self._read.offset:
                return False
            self._start_anew()
            self._apply_unsaved()
            return True
        except OSError as error:
            raise VerdictError(f"{shown(self.path)}: can't be read: {error.strerror}") from None
        if self._is_read(info):
            return False
        try:
            data = read_bytes(self.path, MAX_LOG)
        except PairsError as error:
            raise VerdictError(error.message) from None
        changed = self._take(data, info)
        self._apply_unsaved()
        return changed

    def append(self, events: Sequence[Event]) -> bool:
        """Add events, to what is known here in any case and to the file if it can be; say whether they are in it."""
        self._unsaved += events
        if not self._unsaved:
            return True
        before = len(self._unsaved) - len(events)
        try:
            self._save()
        except VerdictError as error:
            self.problem = error.message
        except OSError as error:
            self.problem = f"{shown(self.path)}: {_reason(error)}"
        else:
            self._unsaved.clear()
            self.problem = ""
            if before:
                # What was kept back stands after what others wrote meanwhile.
                self._start_anew()
                self.refresh()
            return True
        self._apply_unsaved()
        return False

    def unsaved_lines(self) -> str:
        """The events that are not in the file, as lines that can be added to it."""
        return "".join(map(to_line, self._unsaved))

    def require_saved(self) -> None:
        """Raise a :class:`VerdictError` where events are not in the file."""
        if self._unsaved:
            raise VerdictError(self.problem)

    def judge(self, verdicts: Iterable[Verdict], *, by: str, pair: str) -> str:
        """Give verdicts in one go; their author, time and pair are set here.

        Returns:
            The name of the act, for :meth:`undo`; ``""`` where there was no verdict.
        """
        stamp = Stamp(by, pair)
        events = [stamp.judge(verdict) for verdict in verdicts]
        if not events:
            return ""
        self.append(events)
        return stamp.act

    def mark(self, digest: str, *, read: bool, by: str, pair: str) -> str:
        """Mark a bead as read, or take the mark away; gives the name of the act."""
        stamp = Stamp(by, pair)
        self.append([Reviewed(*stamp.head(), digest, read)])
        return stamp.act

    def repair(self, made: Iterable[str], lifted: Iterable[str] = (), *, by: str, pair: str) -> str:
        """Note that the alignment was repaired (:mod:`pairs.repair_log` holds the repairs); gives the act's name."""
        stamp = Stamp(by, pair)
        self.append([Repaired(*stamp.head(), tuple(made), tuple(lifted))])
        return stamp.act

    def undo(self, act: str, *, by: str, pair: str) -> None:
        """Take an act back."""
        self.append([Undo(*Stamp(by, pair).head(), act)])

    def redo(self, act: str, *, by: str, pair: str) -> None:
        """Bring an act back that was taken back."""
        self.append([Redo(*Stamp(by, pair).head(), act)])

    def _save(self) -> None:
        if self.newer:
            raise VerdictError(f"{shown(self.path)}: written by a newer drift; update drift to add to it")
        prepare(self.path)
        written = b""

        def lines(handle: int) -> tuple[int, bytes]:
            nonlocal written
            # With the lock held: what others wrote comes before what is written here.
            if not self._is_read(info := os.fstat(handle)):
                self._take(read(handle), info)
            if self.newer:
                raise VerdictError(f"{shown(self.path)}: written by a newer drift; update drift to add to it")
            events = list(self._unsaved)
            if self._torn:
                stamp = Stamp(events[0].by, events[0].pair)
                events.insert(0, Torn(*stamp.head(), self._torn.decode("utf-8", "backslashreplace")))
            written = "".join(map(to_line, events)).encode("utf-8")
            if self._read.open_end:
                written = b"\n" + written
            return self._read.offset, written

        append(self.path, lines, wait=self._wait)
        self._torn = b""
        self._read_lines(written)
        # Another process may have written since; then the size tells.
        info = self.path.stat()
        self._read.inode, self._read.changed = info.st_ino, info.st_mtime_ns

    def _is_read(self, info: os.stat_result) -> bool:
        """Whether nothing has happened to the file since it was read."""
        size = self._read.offset + len(self._torn)
        return (info.st_ino, info.st_mtime_ns, info.st_size) == (self._read.inode, self._read.changed, size)

    def _take(self, data: bytes, info: os.stat_result) -> bool:
        """Read what is new in the bytes of the file; all of it where it was written anew."""
        same = (
            info.st_ino == self._read.inode and blake2b(data[: self._read.offset]).digest() == self._read.hash.digest()
        )
        if not same:
            self._start_anew()
        self._read.inode, self._read.changed = info.st_ino, info.st_mtime_ns
        new = data[self._read.offset :]
        end = new.rfind(b"\n") + 1
        last = new[end:]
        if last.strip() and _is_event(last):
            # The last line feed is missing and nothing else: an editor saved the file.
            end = len(new)
            last = b""
        before = len(self.state)
        self._read_lines(new[:end])
        self._torn = last if last.strip() else b""
        return not same or len(self.state) != before

    def _read_lines(self, data: bytes) -> None:
        """Read whole lines that follow what was read so far."""
        name = shown(self.path)
        events = []
        number = self._read.line
        newer = self.newer
        if self._read.open_end and data.startswith(b"\n"):
            number -= 1
        for line in data.removesuffix(b"\n").split(b"\n") if data else ():
            number += 1
            place = f"{name}: line {number}"
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
            except UnicodeDecodeError:
                raise VerdictError(f"{place}: not UTF-8; mend the line or remove it") from None
            if text:
                event = from_line(text, place)
                if isinstance(event, Newer):
                    newer = True
                else:
                    events.append(event)
        for event in events:
            self.state.apply(event)
        self._read.line, self.newer = number, newer
        self._read.offset += len(data)
        self._read.hash.update(data)
        if data:
            self._read.open_end = not data.endswith(b"\n")

    def _start_anew(self) -> None:
        self.state = State()
        self.newer = False
        self._torn = b""
        self._read = _Read()

    def _apply_unsaved(self) -> None:
        """What is not in the file stands after what is; an event that counts already counts once."""
        for event in self._unsaved:
            self.state.apply(event)


def _is_event(line: bytes) -> bool:
    try:
        return isinstance(from_line(line.decode("utf-8").strip(), ""), Event)
    except (VerdictError, UnicodeDecodeError):
        return False


def _reason(error: OSError) -> str:
    if isinstance(error, BusyError):
        return f"{error.strerror}; what is judged here is kept and written later"
    if error.errno == errno.ELOOP:
        return "a symbolic link; name the file itself"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "read only; what is judged here is not saved"
    return f"can't be written: {error.strerror or error}; what is judged here is not saved"
