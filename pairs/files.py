"""The bytes of a file or of standard input: regular files only, within the size limit."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

from pairs.errors import ReadError, TooLargeError
from pairs.limits import MAX_FILE

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_REASONS = {
    errno.ENOENT: "no such file; check the path",
    errno.ENOTDIR: "no such file: part of the path is no folder; check the path",
    errno.EACCES: "permission denied; make the file readable",
    errno.EPERM: "permission denied; make the file readable",
    errno.EISDIR: "a folder, not a text file; give a file in it",
    errno.ENAMETOOLONG: "the file name is too long; check the path",
    errno.ELOOP: "a loop of symbolic links; give the file itself",
    errno.ENXIO: "a socket or device, not a text file; give a regular file",
    errno.EMFILE: "too many open files; close some and try again",
}


def shown(source: str | Path) -> str:
    """The name of a source for a message: one line, nothing that a terminal would act on."""
    name = "standard input" if str(source) == "-" else str(source)
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in name)


def read_bytes(source: str | Path, limit: int = MAX_FILE) -> bytes:
    """All bytes of a regular file, or of standard input for ``-``.

    Args:
        source: the path.
        limit: the most bytes that it may hold.

    Raises:
        ReadError: the file is missing, unreadable or no regular file.
        TooLargeError: it holds more than ``limit`` bytes.
    """
    name = shown(source)
    try:
        data = _from_stdin(limit) if str(source) == "-" else _from_file(str(source), name, limit)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"{os.strerror(error.errno) if error.errno else error}; check the file")
        raise ReadError(f"{name}: {reason}") from None
    if len(data) > limit:
        raise TooLargeError(f"{name}: larger than {limit // 1024 // 1024} MiB; split it into parts")
    return data


def _from_stdin(limit: int) -> bytes:
    if sys.stdin is None:
        raise ReadError("standard input: closed; give a file or pipe a text into it")
    return sys.stdin.buffer.read(limit + 1)


def _from_file(path: str, name: str, limit: int) -> bytes:
    if "\0" in path:
        raise ReadError(f"{name}: a file name can't hold a NUL character; check the path")
    if not path:
        raise ReadError("an empty file name; give the path of a text file")
    # Without O_NONBLOCK the mere opening of a pipe that nobody writes to would wait for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    handle = os.open(path, flags)
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            kind = next((word for test, word in _KINDS if test(mode)), "something else")
            raise ReadError(f"{name}: {kind}, not a text file; give a regular file, or - for standard input")
        return _read_up_to(handle, limit + 1)
    finally:
        os.close(handle)


def _read_up_to(handle: int, limit: int) -> bytes:
    """At most ``limit`` bytes; what the size in the directory says is not to be trusted."""
    parts: list[bytes] = []
    while limit > 0:
        part = os.read(handle, min(limit, 1 << 20))
        if not part:
            break
        parts.append(part)
        limit -= len(part)
    return b"".join(parts)
