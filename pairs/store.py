"""A cache on disk: bytes under a namespace and a key, in one SQLite file that several processes may share.

A cache must never change a result or stop a run. So each entry carries a checksum, and a damaged one counts as
absent and is dropped; and a file that is damaged, locked, read-only, full, written by a newer version or no cache
at all is left alone: the run goes on without it, after one warning. The size is limited, the oldest goes first.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Protocol, Self, TypeVar

from pairs.errors import StoreError
from pairs.sqlite_file import ForeignFileError, last_of_oldest, number, prepare, shrink, transaction

DEFAULT_LIMIT = 1 << 30

_ROWS_PER_TRANSACTION = 1000
_KEYS_PER_QUERY = 500
_PRUNED_SHARE = 0.9

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a cache holds.

    Attributes:
        path: the file.
        size: bytes on disk.
        limit: bytes that it may take.
        entries: how many entries each namespace has.
        problem: why the cache is not used, ``""`` where it is.
    """

    path: Path
    size: int
    limit: int
    entries: Mapping[str, int]
    problem: str = ""


class Shelf(Protocol):
    """What keeps bytes under a namespace and a key: :class:`Store`, or one that holds them in memory."""

    def get_many(self, namespace: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The values that there are, by key."""
        ...

    def put_many(self, namespace: str, items: Iterable[tuple[str, bytes]]) -> None:
        """Keep many values."""
        ...


def default_path() -> Path:
    """Where the cache is: in ``$DRIFT_CACHE_DIR``, else in the user's cache folder on this platform."""
    folder = os.environ.get("DRIFT_CACHE_DIR", "").strip()
    if folder:
        return Path(folder).expanduser() / "cache.sqlite3"
    from platformdirs import user_cache_path

    return user_cache_path("drift", appauthor=False) / "cache.sqlite3"


class Store:
    """A cache; safe to share among threads, and to use on both sides of a fork.

    Nothing is opened before the first use. No method but :meth:`clear` raises: where the cache can't be used,
    :meth:`get` finds nothing and :meth:`put` keeps nothing.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        on_warning: Callable[[str], None] | None = None,
        limit: int = DEFAULT_LIMIT,
        timeout: float = 5.0,
    ) -> None:
        """Name the cache.

        Args:
            path: the file, by default :func:`default_path`; it and its folder are made when needed.
            on_warning: gets the one line that says why the cache is not used; by default it is logged.
            limit: bytes that the file may take before the oldest entries go.
            timeout: seconds to wait for another process that is writing.
        """
        self.path = default_path() if path is None else Path(path)
        self._on_warning = on_warning or _log
        self._limit = limit
        self._timeout = timeout
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._process = os.getpid()
        self._inherited: list[sqlite3.Connection] = []
        self._problem = ""
        self._readable = self._writable = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self, ending: Callable[[], bool] = sys.is_finalizing) -> None:
        # At the end of the interpreter this module's names are gone; the end of the process closes the file.
        if not ending():
            self.close()

    def get(self, namespace: str, key: str) -> bytes | None:
        """The value under ``key``, ``None`` where there is none or it is damaged."""
        return self.get_many(namespace, [key]).get(key)

    def get_many(self, namespace: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The values that there are, by key."""
        found: dict[str, bytes] = {}
        with self._using("can't be read") as connection:
            if connection is None:
                return found
            damaged: list[int] = []
            for some in _chunks(keys, _KEYS_PER_QUERY):
                marks = ",".join("?" * len(some))
                query = f"SELECT id, key, checksum, value FROM entries WHERE namespace = ? AND key IN ({marks})"  # noqa: S608 - only question marks are put in
                for row, key, checksum, value in connection.execute(query, (namespace, *some)):
                    if isinstance(value, bytes) and checksum == _checksum(namespace, key, value):
                        found[key] = value
                    else:
                        damaged.append(row)
            if damaged:
                # Whether they can be deleted makes no difference: they don't count.
                with suppress(sqlite3.Error):
                    connection.executemany("DELETE FROM entries WHERE id = ?", [(row,) for row in damaged])
        return found

    def put(self, namespace: str, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``, in the place of what was there."""
        self.put_many(namespace, [(key, value)])

    def put_many(self, namespace: str, items: Iterable[tuple[str, bytes]]) -> None:
        """Keep many values, 1,000 in a transaction."""
        with self._using("can't be written", writing=True) as connection:
            if connection is None:
                return
            for some in _chunks(items, _ROWS_PER_TRANSACTION):
                rows = [(namespace, key, _checksum(namespace, key, value), value) for key, value in some]
                with transaction(connection):
                    connection.executemany(
                        "INSERT OR REPLACE INTO entries (namespace, key, checksum, value) VALUES (?, ?, ?, ?)", rows
                    )
                self._prune(connection)

    def info(self) -> StoreInfo:
        """What the cache holds; makes no file where there is none."""
        entries: dict[str, int] = {}
        if self.path.exists():
            with self._using("can't be read") as connection:
                if connection is not None:
                    entries = dict(connection.execute("SELECT namespace, count(*) FROM entries GROUP BY namespace"))
        return StoreInfo(self.path, sum(map(_size, self._files())), self._limit, entries, self._problem)

    def clear(self) -> None:
        """Forget everything; a file that is damaged or of a newer version is removed.

        Raises:
            StoreError: the file can't be emptied, or is another program's.
        """
        if not self.path.exists():
            return
        self.close()
        self._problem, self._readable, self._writable = "", True, True
        try:
            with self._lock:
                connection = self._open()
                with transaction(connection):
                    connection.execute("DELETE FROM entries")
                shrink(connection)
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except (ForeignFileError, OSError, sqlite3.OperationalError) as error:
            raise StoreError(f"{self.path}: the cache can't be emptied: {error}") from None
        except sqlite3.DatabaseError:
            self._remove()

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            if self._connection is not None and self._process == os.getpid():
                with suppress(sqlite3.Error):
                    self._connection.close()
            self._connection = None

    @contextmanager
    def _using(self, failure: str, *, writing: bool = False) -> Iterator[sqlite3.Connection | None]:
        """The connection, ``None`` where the cache is out of use; puts it out of use when the work fails."""
        with self._lock:
            connection = None
            try:
                if self._writable if writing else self._readable:
                    connection = self._connected()
            except (sqlite3.Error, OSError) as error:
                self._give_up(failure, error, writing=writing)
            try:
                yield connection
            except sqlite3.Error as error:
                self._give_up(failure, error, writing=writing)

    def _connected(self) -> sqlite3.Connection:
        """The connection of this process."""
        if self._process != os.getpid():
            # A connection must not be used, nor closed, by a process that got it through a fork.
            if self._connection is not None:
                self._inherited.append(self._connection)
            self._connection, self._process = None, os.getpid()
        if self._connection is None:
            self._connection = self._open()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        """A new connection to a file with the table in it."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        deadline = time.monotonic() + self._timeout
        while True:
            connection = sqlite3.connect(
                self.path, timeout=self._timeout, isolation_level=None, check_same_thread=False
            )
            try:
                prepare(connection)
            except sqlite3.OperationalError as error:
                connection.close()
                # Switching a new file to WAL doesn't wait for a process that is doing the same.
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
            except BaseException:
                connection.close()
                raise
            else:
                self._connection, self._process = connection, os.getpid()
                return connection

    def _give_up(self, failure: str, error: Exception, *, writing: bool) -> None:
        """Warn once; stop writing, and stop reading too where that is what failed."""
        self._writable = False
        if not writing or self._connection is None:
            self._readable = False
            self.close()
        if not self._problem:
            self._problem = f"{self.path}: the cache {failure} ({error}); going on without it"
            self._on_warning(self._problem)

    def _prune(self, connection: sqlite3.Connection) -> None:
        """Delete the oldest entries where the file is over its limit."""
        page = number(connection, "page_size")
        used = (number(connection, "page_count") - number(connection, "freelist_count")) * page
        if used <= self._limit:
            return
        with transaction(connection):
            last = last_of_oldest(connection, used - int(self._limit * _PRUNED_SHARE))
            connection.execute("DELETE FROM entries WHERE id <= ?", (last,))
        shrink(connection)

    def _files(self) -> list[Path]:
        """The file and the two that SQLite keeps beside it."""
        return [self.path.with_name(self.path.name + suffix) for suffix in ("", "-wal", "-shm")]

    def _remove(self) -> None:
        """Remove the files."""
        self.close()
        try:
            for path in self._files():
                path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{self.path}: the cache can't be removed: {error.strerror}") from None


def _checksum(namespace: str, key: str, value: bytes) -> bytes:
    """Eight bytes that tell whether an entry is what was written, under the key that it was written to."""
    digest = blake2b(f"{namespace}\0{key}\0".encode(), digest_size=8)
    digest.update(value)
    return digest.digest()


def _size(path: Path) -> int:
    """The size of a file, 0 where there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _chunks(items: Iterable[T], size: int) -> Iterator[Sequence[T]]:
    """``items`` in lists of ``size``."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _log(message: str) -> None:
    """Log a warning."""
    import logging

    logging.getLogger(__name__).warning(message)
