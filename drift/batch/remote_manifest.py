"""A manifest on another file system: copied once, so that every look at it sees the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

from drift.batch.manifest import Manifest, open_manifest
from drift.batch.remote import named, remote, room
from drift.batch.rows import SIDES, Place
from pairs.discovery.rows import Raw
from pairs.errors import DiscoveryError


def fetched(uri: str, stack: ExitStack, *, delimiter: str = ",") -> Manifest:
    """The manifest that a URI names, copied to this machine.

    Args:
        uri: of a manifest of any kind that a path may name.
        stack: holds the copy until it ends.
        delimiter: of a CSV file.

    Raises:
        DriftError: it can't be read.
        DiscoveryError: its name has another ending.
    """
    there = remote(uri)
    copy = stack.enter_context(room()) / there.last
    there.copy_to(copy)
    with named(copy, there.name):
        local = open_manifest(copy, delimiter=delimiter)
    place = replace(local.place, name=there.name)

    def fields() -> Iterator[Raw]:
        with named(copy, there.name):
            for number, of in local.fields():
                _check_inline(of, number, place)
                yield number, of

    return replace(local, name=there.name, place=place, fields=fields)


def _check_inline(of: object, number: int, place: Place) -> None:
    """Beside such a manifest no files can be read.

    Raises:
        DiscoveryError: a row names one.
    """
    if isinstance(of, dict) and (side := next((s for s in SIDES if of.get(f"{s}_path") is not None), None)):
        raise DiscoveryError(
            f"{place.name}: {place.what} {number}: {side}_path: files beside a manifest on another file system can't "
            f"be read; put the text into the row as {side!r}"
        )
