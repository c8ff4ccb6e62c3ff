"""Lines at the end of a file that other processes write to as well: all of them or none, and on the disk.

The lock is taken on the file itself, so that no second file lies about. Who rewrites such a file (:func:`replace`)
holds the lock of the old one while the new one takes its name; who was waiting for it sees that the name stands for
another file, and begins anew.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WAIT = 5.0
"""Seconds that a writer waits for another."""
_PAUSE = 0.02
_FLAGS = os.O_RDWR | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class BusyError(OSError):
    """Another process holds the file for longer than a writer waits."""


def append(
    path: Path,
    lines: bytes | Callable[[int], tuple[int, bytes]],
    *,
    wait: float = WAIT,
) -> int:
    """Write whole lines to the end of a file, which is made where it isn't there, and see them to the disk.

    A last line without its line feed is of a writer that was killed. It is taken away, since no one was told that it
    is written; who wants to keep it says where to begin.

    Args:
        path: the file; its folder is there.
        lines: what to write, with its line feeds; or a function that is called with the handle of the file when the
            lock is held, and gives the byte to begin at and what to write there.
        wait: seconds to wait for another writer.

    Returns:
        The number of the byte at which the lines begin.

    Raises:
        BusyError: another process holds the file.
        OSError: it can't be written, is a link or no regular file; it is then as it was.
    """
    with locked(path, wait=wait, create=True) as handle:
        start, data = lines(handle) if callable(lines) else (whole(handle), lines)
        os.ftruncate(handle, start)
        try:
            _write(handle, data)
            os.fsync(handle)
        except OSError:
            # A full disk: half a line would be worse than none.
            with suppress(OSError):
                os.ftruncate(handle, start)
            raise
        if not start:
            sync_folder(path.parent)
        return start


def replace(path: Path, rewrite: Callable[[bytes], bytes], *, wait: float = WAIT) -> None:
    """Put a new file in the place of an old one, with the lock held, so that no line of another process is lost.

    Args:
        path: the file, which is there.
        rewrite: gives the bytes of the new file from those of the old one.
        wait: seconds to wait for another writer.

    Raises:
        OSError: as for :func:`append`; the old file is then as it was.
    """
    with locked(path, wait=wait) as handle:
        data = rewrite(read(handle))
        draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            draft.unlink(missing_ok=True)
            new = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IMODE(os.fstat(handle).st_mode))
            try:
                _write(new, data)
                os.fsync(new)
            finally:
                os.close(new)
            draft.replace(path)
        except OSError:
            draft.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


@contextmanager
def locked(path: Path, *, wait: float = WAIT, create: bool = False) -> Iterator[int]:
    """The handle of a file that no one else writes to meanwhile.

    Raises:
        BusyError: another process holds the file.
        OSError: it can't be opened for writing, is a link or no regular file.
    """
    deadline = time.monotonic() + wait
    while True:
        handle = os.open(path, _FLAGS | (os.O_CREAT if create else 0), 0o666)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(errno.EINVAL, "no regular file", str(path))
            _lock(handle, path, deadline)
            if _is_named(handle, path):
                yield handle
                return
        finally:
            os.close(handle)


def read(handle: int, start: int = 0) -> bytes:
    """The bytes of an open file from ``start`` to its end."""
    parts = []
    while part := os.pread(handle, 1 << 20, start):
        parts.append(part)
        start += len(part)
    return b"".join(parts)


def whole(handle: int) -> int:
    """The number of bytes up to and with the last line feed."""
    end = os.fstat(handle).st_size
    while end:
        start = max(0, end - (1 << 16))
        found = os.pread(handle, end - start, start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def sync_folder(folder: Path) -> None:
    """See a new name in a folder to the disk, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lock(handle: int, path: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise BusyError(errno.EAGAIN, f"being written by {_holder(handle)}", str(path)) from None
            time.sleep(_PAUSE)
        else:
            return


def _is_named(handle: int, path: Path) -> bool:
    """Whether the file still stands under its name, and was not replaced while its lock was waited for."""
    mine = os.fstat(handle)
    try:
        named = path.lstat()
    except FileNotFoundError:
        return False
    return (mine.st_dev, mine.st_ino) == (named.st_dev, named.st_ino)


def _holder(handle: int) -> str:
    """Who holds the lock, where the system tells it."""
    inode = os.fstat(handle).st_ino
    with suppress(OSError):
        for line in Path("/proc/locks").read_text(encoding="ascii").splitlines():
            if found := re.search(r"FLOCK\s+ADVISORY\s+WRITE\s+(\d+)\s+\S+:(\d+)\s", line):
                pid, locked_inode = map(int, found.groups())
                if locked_inode == inode and pid > 0:
                    return f"process {pid}"
    return "another process"


def _write(handle: int, data: bytes) -> None:
    # One call as a rule; what a call leaves over is written by the next.
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
