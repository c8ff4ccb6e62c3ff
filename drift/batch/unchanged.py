"""Whether records that are there still stand on the files that they were made of."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drift import cache as results
from drift.batch.chunk import brief_of
from drift.batch.finished import Finished, records
from drift.batch.manifest import Scan
from drift.batch.output import understood
from drift.batch.record import OK
from drift.batch.rows import Row
from drift.batch.selection import chosen
from drift.batch.sorting import SORTS
from drift.batch.summary import Summary
from drift.errors import DriftError
from pairs.files import shown

if TYPE_CHECKING:
    from drift.batch.running import Order


def finished_sum(order: Order, scanned: Scan, path: Path) -> Summary:
    """Sum up finished records, and see that the files of their pairs are those that they were made of.

    Raises:
        DriftError: a file changed since, or something is no record.
    """
    summary = Summary()
    rows = chosen(order.manifest.rows(), scanned, order.selection)
    alike = order.sort == SORTS[0]
    for of in records(path):
        summary.add(brief_of(of))
        if alike:
            row = next(rows, None)
            alike = row is not None and row.id == of["id"]
            if alike and row is not None:
                check_unchanged(of, row, order)
    if not alike:
        _check_by_id(order, scanned, path)
    return summary


def _check_by_id(order: Order, scanned: Scan, path: Path) -> None:
    """As :func:`check_unchanged`, where records are in another order than their rows."""
    rows = chosen(order.manifest.rows(), scanned, order.selection)
    named = (row for row in rows if isinstance(row.original, Path) or isinstance(row.rewrite, Path))
    if (first := next(named, None)) is None:
        return
    with Finished(path) as finished:
        for row in chain((first,), named):
            if (of := understood(finished.get(row.id) or b"")) is not None:
                check_unchanged(of, row, order)


def check_unchanged(of: Mapping[str, Any], row: Row, order: Order) -> None:
    """See that the files of a pair are those that its record was made of.

    Raises:
        DriftError: one of them changed since.
    """
    from drift.aligned import raw
    from pairs.errors import PairsError

    if order.retry_failed and of["status"] != OK:
        return
    remedy = "start anew with --overwrite (what is in the cache costs next to nothing)"
    if of["status"] != OK:
        remedy = f"compare what failed again with --retry-failed, or {remedy}"
    for side in ("original", "rewrite"):
        source, digest = getattr(row, side), of["digests"][side]
        if not isinstance(source, Path) or digest is None:
            continue
        try:
            now = results.digest(raw(source, order.task.config).text)
        except PairsError:
            now = ""
        if now != digest:
            raise DriftError(f"{row.id}: {shown(source)} changed since the run began; {remedy}")
