"""Files on other file systems, named by a URI: whatever pyarrow knows (s3, gs, abfs, hdfs, file …), or else fsspec.

A URI may hold a password. It is shown without it, and so is what a file system says of it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir
from typing import Any
from urllib.parse import unquote

from drift.errors import DriftError
from pairs.appending import locked
from pairs.errors import PairsError
from pairs.files import shown

BLOCK = 1 << 20
DRAFT = ".tmp"
"""What the name of a file is followed by until it is whole, where a half of it would be seen."""
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,31}://")
_ARROW = frozenset("file s3 gs gcs abfs abfss hdfs viewfs".split())
"""Schemes that pyarrow knows."""
_STORES = frozenset("s3 gcs abfs".split())
"""Object stores: there are no folders, and a file is seen when it is whole, never before."""
_OPEN = frozenset("scheme region endpoint_override".split())
"""Options of a URI that are no secret, and help to understand what a file system says."""
_MASK = "***"
_ROOM, _LOCK, _OLD = "drift-copies-", "lock", 60.0


def is_uri(name: str) -> bool:
    """Whether a name is that of a file on another file system."""
    return _URI.match(name) is not None


def masked(uri: str) -> str:
    """A URI for a message: without user, password and options."""
    scheme, user, place, _ = _parts(uri)
    return shown(f"{scheme}://{_MASK + '@' if user else ''}{place}")


def _parts(uri: str) -> tuple[str, str, str, str]:
    """Scheme, user with password, place and options.

    A password with a slash in it makes a broken URI, in which it must not be seen either. So where there is a colon
    before the first slash, everything up to the last ``@`` is taken for a password.
    """
    scheme, _, rest = uri.partition("://")
    first = re.split("[/?#]", rest, maxsplit=1)[0]
    user = ""
    if ":" in first:
        user, _, rest = rest.rpartition("@")
    elif "@" in first:
        user, _, rest = rest.partition("@")
    place, *options = re.split("[?#]", rest, maxsplit=1)
    return scheme, user, place, "".join(options)


def _secrets(uri: str) -> list[str]:
    """The parts of a URI that must not be shown, the longest first."""
    _, user, _, options = _parts(uri)
    values = (one.partition("=") for one in options.split("&"))
    found = {uri, user, *user.split(":"), *(value for name, _, value in values if name not in _OPEN)}
    return sorted({s for one in found for s in (one, unquote(one)) if len(s) > 2}, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Remote:
    """A file on another file system.

    Attributes:
        name: as a message shows it.
        path: within its file system.
    """

    name: str
    path: str = field(repr=False)
    _system: Any = field(repr=False)
    _secrets: tuple[str, ...] = field(repr=False)

    @property
    def last(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]

    def beside(self, ending: str) -> Remote:
        """The file whose name goes on with ``ending``."""
        return replace(self, name=self.name + ending, path=self.path + ending)

    @property
    def local(self) -> Path | None:
        """The same file by a path, where its file system is this machine's own."""
        return Path(self.path) if self._system.type_name == "local" else None

    def is_same(self, other: Remote) -> bool:
        """Whether both are one file."""
        return self.path == other.path and self._system.equals(other._system)

    def size(self) -> int | None:
        """Its bytes, ``None`` where there is no such file.

        Raises:
            DriftError: that can't be told, or it is a folder.
        """
        from pyarrow.fs import FileType

        with self._told("looked at"):
            info = self._system.get_file_info(self.path)
        if info.type == FileType.Directory:
            raise DriftError(f"{self.name}: a folder; name a file")
        return None if info.type == FileType.NotFound else int(info.size)

    def read(self) -> bytes:
        """All its bytes.

        Raises:
            DriftError: it can't be read.
        """
        return b"".join(self.blocks())

    def blocks(self) -> Iterator[bytes]:
        """Its bytes, some at a time.

        Raises:
            DriftError: it can't be read.
        """
        with self._told("read"), self._system.open_input_stream(self.path, compression=None) as file:
            while block := file.read(BLOCK):
                yield block

    def copy_to(self, path: Path) -> None:
        """Copy it to this machine, to the end of a file.

        Raises:
            DriftError: it can't be read, or there is no room for it.
        """
        blocks = self.blocks()
        try:
            with path.open("ab") as out:
                for block in blocks:
                    out.write(block)
        except OSError as error:
            raise DriftError(
                f"{shown(path)}: can't be written ({error.strerror}); it is a copy of {self.name}: make room, or let "
                "TMPDIR name another folder"
            ) from error

    def write(self, blocks: Iterable[bytes]) -> None:
        """Write it, so that it is seen as a whole.

        Raises:
            DriftError: it can't be written.
        """
        whole = self._system.type_name in _STORES
        path = self.path if whole else self.path + DRAFT
        with self._told("written"):
            with self._system.open_output_stream(path, compression=None) as out:
                for block in blocks:
                    out.write(block)
            if not whole:
                self._system.move(path, self.path)

    def entries(self) -> list[str]:
        """The names in it, where it is a folder.

        Raises:
            DriftError: they can't be listed.
        """
        from pyarrow.fs import FileSelector

        with self._told("listed"):
            found = self._system.get_file_info(FileSelector(self.path, allow_not_found=True))
        # The folder itself is among them in some stores.
        return [one.base_name for one in found if one.path.rstrip("/") != self.path]

    def make_folder(self) -> None:
        """Make a folder of it, where there are folders at all.

        Raises:
            DriftError: it can't be made.
        """
        if self._system.type_name not in _STORES:
            with self._told("made"):
                self._system.create_dir(self.path, recursive=True)

    def remove(self, *, folder: bool = False) -> None:
        """Take away the file, or the folder with all in it.

        Raises:
            DriftError: it can't be taken away.
        """
        with self._told("removed"):
            (self._system.delete_dir if folder else self._system.delete_file)(self.path)

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Say in one line what went wrong."""
        try:
            yield
        except FileNotFoundError:
            raise DriftError(f"{self.name}: can't be {what}: no such file or folder; check the URI") from None
        except Exception as error:  # noqa: BLE001 - each file system has errors of its own
            said = _said(error, self._secrets)
            raise DriftError(
                f"{self.name}: can't be {what} ({said}); check the URI, your rights and the network"
            ) from None


def remote(uri: str) -> Remote:
    """The file that a URI names.

    Raises:
        DriftError: it can't be understood, or what it takes is not installed.
    """
    name, secrets = masked(uri), tuple(_secrets(uri))
    if find_spec("pyarrow") is None:
        raise DriftError(f'{name}: other file systems need pyarrow: pip install "translation-drift[parquet]"')
    try:
        system, path = _found(uri)
    except Exception as error:  # noqa: BLE001 - each file system has errors of its own
        said = _said(error, secrets)
        raise DriftError(f"{name}: can't be used ({said}); check the URI, your rights and the network") from None
    found = Remote(name, path, system, secrets)
    if not found.last:
        raise DriftError(f"{name}: a folder; name a file")
    return found


def _found(uri: str) -> tuple[Any, str]:
    from pyarrow import fs

    if uri.partition("://")[0].casefold() in _ARROW or find_spec("fsspec") is None:
        return fs.FileSystem.from_uri(uri)  # type: ignore[no-any-return]
    from fsspec.core import url_to_fs

    system, path = url_to_fs(uri)
    return fs.PyFileSystem(fs.FSSpecHandler(system)), path


def _said(error: Exception, secrets: tuple[str, ...]) -> str:
    said = (str(error).strip() or type(error).__name__).split("\n")[0]
    for one in secrets:
        said = said.replace(one, _MASK)
    return shown(said)


@contextmanager
def room() -> Iterator[Path]:
    """A folder on this machine for copies, for as long as they are needed; those of runs that were killed are removed."""
    for old in Path(gettempdir()).glob(f"{_ROOM}*"):
        # Held by no one, and too old to be just being made.
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > _OLD:
                with locked(old / _LOCK, wait=0):
                    rmtree(old)
    with TemporaryDirectory(prefix=_ROOM, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with locked(folder / _LOCK, create=True):
            (folder / "copy").mkdir()
            yield folder / "copy"


@contextmanager
def named(path: Path, name: str) -> Iterator[None]:
    """Let errors about a copy name what it was copied from."""
    try:
        yield
    except (DriftError, PairsError) as error:
        told = error.message.replace(shown(path), name).replace(shown(path.parent), name.rpartition("/")[0])
        raise type(error)(told) from None
