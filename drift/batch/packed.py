"""Manifests that are packed by gzip or zstd: unpacked while they are read, and no further than a real one goes.

gzip is in the standard library. zstd is from Python 3.14 on; before, pyarrow has it, which the extra
``translation-drift[parquet]`` brings.
"""

from __future__ import annotations

import gzip
import io
import zlib
from contextlib import suppress
from importlib import import_module
from pathlib import PurePath
from typing import Any, BinaryIO

from drift.errors import DriftError
from pairs.errors import DiscoveryError
from pairs.limits import FREE_UNPACKED, MAX_RATIO

PACKINGS = {".gz": "gzip", ".zst": "zstd"}
"""By the last ending of a name."""
_BLOCK = 1 << 20
_MARKS = (
    # What a file begins with, what it is then, and the ending that its name should have.
    (b"\x1f\x8b", "gzip", ".gz"),
    (b"\x28\xb5\x2f\xfd", "zstd", ".zst"),
    (b"PAR1", "Parquet", ".parquet"),
    (b"PK\x03\x04", "a ZIP archive", ""),
    (b"\xfd7zXZ\x00", "xz", ""),
    (b"BZh91AY&SY", "bzip2", ""),
)
_Unpacker = tuple[Any, tuple[type[Exception], ...]]
"""What unpacks, by its ``read``, and what it raises where the file is broken or ends too early."""
_SKIPPED = b"\x2a\x4d\x18"
"""Ends the mark of a frame that zstd passes over; a file of several frames may begin with one."""


def packing_of(name: str) -> str:
    """The last ending of a name, where it says that the file is packed; else ``""``."""
    ending = PurePath(name).suffix.casefold()
    return ending if ending in PACKINGS else ""


def unpacked(file: io.BufferedReader, name: str) -> io.BufferedReader:
    """The bytes of a file, unpacked where its name says so; closing them closes the file.

    Args:
        file: at its beginning.
        name: as a message shows it.

    Raises:
        DiscoveryError: it is packed and its name doesn't say so, or the other way round. While it is read: it is
            broken or cut short, or holds more than :data:`~pairs.limits.MAX_RATIO` times its own size.
        DriftError: nothing is installed that unpacks zstd.
    """
    ending = packing_of(name)
    try:
        _check_name(file.peek(16)[:16], name, ending)
        if not ending:
            return file
        stream, broken = _gzip(file) if ending == ".gz" else _zstd(file, name)
    except BaseException:
        file.close()
        raise
    return io.BufferedReader(_Unpacked(stream, broken, file, name), _BLOCK)


def _check_name(head: bytes, name: str, ending: str) -> None:
    """Refuse a file that its name tells something false of."""
    if not head or (ending == ".zst" and head[1:4] == _SKIPPED):
        return
    found = next(((what, own) for mark, what, own in _MARKS if head.startswith(mark)), None)
    plain = name[: -len(ending)] if ending else name
    if found is None:
        if ending:
            raise DiscoveryError(f"{name}: not {PACKINGS[ending]}, whatever its name says; rename it to {plain}")
        return
    what, own = found
    if own and own == ending:
        return
    if not own or not PurePath(name).suffix:
        raise DiscoveryError(f"{name}: {what}, not the lines of a manifest; unpack it first")
    better = str(PurePath(plain).with_suffix(own)) if own == ".parquet" else plain + own
    raise DiscoveryError(f"{name}: {what}, whatever its name says; rename it to {better}")


def _gzip(file: BinaryIO) -> _Unpacker:
    return gzip.GzipFile(fileobj=file, mode="rb"), (OSError, EOFError, zlib.error)


def _zstd(file: BinaryIO, name: str) -> _Unpacker:
    with suppress(ModuleNotFoundError):
        own = import_module("compression.zstd")
        return own.ZstdFile(file), (OSError, EOFError, own.ZstdError)
    try:
        arrow = import_module("pyarrow")
    except ModuleNotFoundError:
        raise DriftError(
            f'{name}: zstd needs pyarrow: pip install "translation-drift[parquet]", or unpack it and pipe it in: '
            "zstd -dc FILE | drift batch - …"
        ) from None
    return arrow.CompressedInputStream(arrow.PythonFile(file, mode="r"), "zstd"), (OSError, arrow.ArrowException)


class _Unpacked(io.RawIOBase):
    """What comes out of an unpacker, counted."""

    def __init__(self, stream: Any, broken: tuple[type[Exception], ...], file: BinaryIO, name: str) -> None:
        self._stream = stream
        self._broken = broken
        self._file = file
        self._name = name
        self._size = 0

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, into: Any, /) -> int:
        """Fill a buffer.

        Raises:
            DiscoveryError: the file is broken, cut short, or a bomb.
        """
        try:
            data: bytes = self._stream.read(len(into))
        except self._broken as error:
            said = str(error).split("\n", 1)[0]
            raise DiscoveryError(
                f"{self._name}: byte {self._file.tell()}: broken or cut short ({said}); fetch it or pack it again"
            ) from None
        self._size += len(data)
        if self._size > max(FREE_UNPACKED, MAX_RATIO * self._file.tell()):
            raise DiscoveryError(
                f"{self._name}: byte {self._file.tell()}: more than {MAX_RATIO} times as large when unpacked, which no "
                f"list of pairs is; if it is one, unpack it and pipe it in: {PACKINGS[packing_of(self._name)]} -dc FILE | drift batch - …"
            )
        into[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the file as well."""
        if not self.closed:
            self._stream.close()
            self._file.close()
        super().close()
