"""Files wherever they are, told apart by what they are: nothing that is read or written is written over by mistake."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from drift.batch.remote import Remote, is_uri, remote
from drift.errors import DriftError
from pairs.files import shown

if TYPE_CHECKING:
    from drift.batch.manifest import Manifest
    from drift.batch.output import Output

File: TypeAlias = Path | Remote


def file_of(name: str) -> File:
    """The file that a path or a URI names.

    Raises:
        DriftError: a URI that can't be used.
    """
    return remote(name) if is_uri(name) else Path(name)


def is_same(one: File, other: File) -> bool:
    """Whether both are one file, or will be where none of them is there yet."""
    if isinstance(one, Remote) and isinstance(other, Remote):
        return one.is_same(other)
    here, there = (of.local if isinstance(of, Remote) else of for of in (one, other))
    if here is None or there is None:
        return False
    with suppress(OSError, ValueError):
        return here.samefile(there)
    with suppress(OSError, ValueError):
        return os.path.realpath(here) == os.path.realpath(there)
    return False


def check_apart(written: Iterable[File], read: Iterable[str], refused: Callable[[str], str]) -> None:
    """See that nothing which is read would be written over.

    Args:
        written: the files.
        read: what is read, as typed; folders, templates and standard input among them stand for no file.
        refused: the line for a file that is both, by its name.

    Raises:
        DriftError: one is both.
    """
    files = tuple(written)
    for name in read:
        one = file_of(name)
        with suppress(OSError, ValueError):
            if isinstance(one, Path) and not one.is_file():
                continue
            if any(is_same(one, file) for file in files):
                raise DriftError(refused(one.name if isinstance(one, Remote) else shown(one)))


def check_output(name: str, written: Iterable[File], read: Iterable[str]) -> None:
    """As :func:`check_apart`, for the files of an output that a message calls ``name``."""
    check_apart(
        written, read, lambda one: f"{name}: {one} is read and would be written over; name another file with -o"
    )


def check_page(page: File, read: Iterable[str], out: Output) -> None:
    """See that a page can be written where it should be, and takes the place of nothing else.

    Args:
        page: the place.
        read: what the run is made from, as typed.
        out: where the records go.

    Raises:
        DriftError: its folder isn't there, it is no regular file, it is read, or it is a file of the output.
    """
    name = page.name if isinstance(page, Remote) else shown(page)
    check_apart([page], read, lambda _: f"{name}: is read and would be written over; name another file with --html")
    if any(is_same(page, file) for file in out.files):
        raise DriftError(f"{name}: is where the records of {out.name} are kept; name another file with --html")
    if isinstance(page, Remote):
        return
    if page.is_symlink() or (page.exists() and not page.is_file()):
        raise DriftError(f"{name}: not a regular file; name a file to write to with --html")
    if not page.parent.is_dir():
        raise DriftError(f"{shown(page.parent)}: no such folder; make it, or name another file with --html")


def check_page_of(page: File, manifest: Manifest) -> None:
    """See that a page takes the place of no text; only one that is there already can.

    Raises:
        DriftError: a pair is read from it.
    """
    here = page.local if isinstance(page, Remote) else page
    if here is None or not here.is_file():
        return
    for row in manifest.rows():
        for side in (row.original, row.rewrite):
            if isinstance(side, Path) and is_same(side, here):
                raise DriftError(
                    f"{shown(here)}: is read for {shown(row.id)} and would be written over; name another file with --html"
                )
