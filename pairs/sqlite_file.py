"""The SQLite file behind the cache: made, recognised, and changed in transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

SCHEMA = 1

_APPLICATION = 0x64726674  # SQLite's mark for the kind of file: "drft"

# `id` grows with each write, so it is also the entries' order of age.
_TABLE = """
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    namespace TEXT NOT NULL,
    key TEXT NOT NULL,
    checksum BLOB NOT NULL,
    value BLOB NOT NULL,
    UNIQUE (namespace, key)
)
"""


class ForeignFileError(sqlite3.Error):
    """A database that is not ours."""


class NewerFileError(sqlite3.DatabaseError):
    """A cache of a newer version."""


def prepare(connection: sqlite3.Connection) -> None:
    """Make the table in a new file; check that an old one is a cache that this version can read.

    Raises:
        ForeignFileError: another program's database.
        NewerFileError: a cache of a newer version.
        sqlite3.Error: no database, or one that can't be used.
    """
    # The schema is looked at first: a process that is making the table now adds it and the mark at once.
    is_new = not number(connection, "schema_version")
    if not is_new and number(connection, "application_id") != _APPLICATION:
        raise ForeignFileError("another program's database")
    if not is_new and number(connection, "user_version") > SCHEMA:
        raise NewerFileError("a newer version wrote it")
    if is_new:
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = NORMAL")
    if is_new:
        with transaction(connection):
            if not number(connection, "schema_version"):
                connection.execute(_TABLE)
                connection.execute(f"PRAGMA user_version = {SCHEMA}")
                connection.execute(f"PRAGMA application_id = {_APPLICATION}")


def last_of_oldest(connection: sqlite3.Connection, surplus: int) -> int:
    """The last of the oldest entries that take ``surplus`` bytes together."""
    last = 0
    for last, size in connection.execute("SELECT id, length(value) + 160 FROM entries ORDER BY id"):  # noqa: B007
        surplus -= size
        if surplus <= 0:
            break
    return last


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A transaction that waits for other writers at its start and not in the middle."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has rolled back by itself after some errors, a full disk among them.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def number(connection: sqlite3.Connection, pragma: str) -> int:
    """The value of a numeric PRAGMA."""
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def shrink(connection: sqlite3.Connection) -> None:
    """Give free pages back to the file system."""
    # execute() stops after the first of this statement's empty rows, and so after the first page.
    connection.executescript("PRAGMA incremental_vacuum")
