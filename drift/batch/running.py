"""A run as a whole: what is there already, what is still to be done, and what it comes to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, fields, replace
from itertools import islice
from pathlib import Path
from typing import Any

from drift import cache as results
from drift._version import __version__
from drift.batch.chunk import Done, Task, brief_of
from drift.batch.finished import Finished, records_of_lines
from drift.batch.manifest import Manifest, Scan, scan
from drift.batch.output import FORMAT, Output, Partial, changes, understood
from drift.batch.rows import Row
from drift.batch.selection import Selection, chosen, total
from drift.batch.sorting import SORTS, sorted_copy
from drift.batch.summary import Summary
from drift.batch.unchanged import check_unchanged, finished_sum
from drift.config import Config
from drift.errors import DriftError

Engine = Callable[[Iterable[Row], int, Task, Callable[[], bool]], Iterator[list[Done]]]
"""Works on rows, of which there are so many at most, and gives their results in their order, until it should stop."""
Watcher = Callable[["State"], None]
_COPIED_AT_ONCE = 200


@dataclass(slots=True)
class State:
    """How far a run is.

    Attributes:
        total: rows that it takes.
        there: records that an earlier run had written.
        done: records of this run.
        cached: those of them that were in the cache.
        failed: those of them that tell of a failure.
    """

    total: int
    there: int = 0
    done: int = 0
    cached: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    Attributes:
        manifest: the pairs.
        out: where the records go; a name that ends with ``.parquet`` makes a table of them.
        task: what is done with every pair.
        selection: which pairs.
        sort: the order of the records, one of :data:`drift.batch.sorting.SORTS`.
        overwrite: whether what stands there may be thrown away.
        retry_failed: whether pairs that failed are compared again.
    """

    manifest: Manifest
    out: Output
    task: Task
    selection: Selection = field(default_factory=Selection)
    sort: str = SORTS[0]
    overwrite: bool = False
    retry_failed: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run comes to.

    Attributes:
        summary: of all records, those of earlier runs too.
        state: how far it came.
        whole: whether it came to its end.
    """

    summary: Summary
    state: State
    whole: bool


def run(
    order: Order, engine: Engine, *, watch: Watcher = lambda _: None, stop: Callable[[], bool] = lambda: False
) -> Outcome:
    """Compare what is asked for, as far as it is not done.

    Args:
        order: what is asked for.
        engine: does the work.
        watch: is told how far the run is, after every chunk.
        stop: asked whether the run should end after what is under way.

    Raises:
        DriftError: the output stands on something else, is written by another run, or can't be written.
        pairs.errors.PairsError: a manifest or a model that can't be used.
    """
    out = order.out
    out.check()
    scanned = scan(order.manifest)
    about = about_of(order, scanned)
    state = State(total(scanned, order.selection))
    if order.overwrite:
        out.start_anew()
    before = out.read_about()
    _same(out, before, about)
    if before is None:
        out.write_about(about)
    if out.is_finished():
        with out.result() as path:
            summary = finished_sum(order, scanned, path)
        if not out.is_begun() and not (order.retry_failed and summary.failed):
            state.there = summary.pairs
            return Outcome(summary, state, whole=True)
    again = order.retry_failed and out.is_finished()
    with out.writing() as partial:
        outcome = _Run(order, scanned, partial, state, watch, stop).go(engine, again=again)
    if order.retry_failed and not again and outcome.whole and outcome.summary.failed:
        # An unfinished run came to its end first; its failures are now those of a finished one.
        return run(replace(order, overwrite=False), engine, watch=watch, stop=stop)
    return outcome


def about_of(order: Order, scanned: Scan) -> dict[str, Any]:
    """What the records of an order stand on."""
    from drift.aligned import embedder
    from drift.analysis.parse import signature
    from drift.rules.apply import selected

    config = order.task.config
    model = embedder(config.model, cached=config.cache)
    return {
        "format": FORMAT,
        "drift": __version__,
        "rules": results.digest(",".join(r.code for r in selected(config)))[:16],
        "model": f"{model.name}@{model.version}" if model else "none",
        "parser": signature() if config.parser else "none",
        "manifest": {"digest": scanned.digest, "rows": len(scanned.hashes)},
        "selection": order.selection.as_dict(),
        "beads": order.task.beads,
        "ter": order.task.ter,
        "sort": order.sort,
        "settings": {
            one.name: _short(repr(getattr(config, one.name)))
            for one in fields(Config)
            if one.name not in {"places", "cache"}
        },
    }


def _short(value: str) -> str:
    return value if len(value) <= 80 else results.digest(value)


def _same(out: Output, before: Mapping[str, Any] | None, about: Mapping[str, Any]) -> None:
    """Refuse to put records of two kinds into one file."""
    remedy = "name another file with -o, or start anew with --overwrite (what is in the cache costs next to nothing)"
    if before is None:
        there = out.kept if out.is_begun() else out.name if out.is_finished() else None
        if there is not None:
            raise DriftError(f"{there}: no run of `drift batch` is known that wrote it; {remedy}")
        return
    if differ := changes(before, about):
        what = ", ".join(differ)
        raise DriftError(
            f"{out.name}: begun with something else: {what} changed; give what it was begun with, {remedy}"
        )


@dataclass(slots=True)
class _Run:
    """A run that holds its partial file."""

    order: Order
    scanned: Scan
    partial: Partial
    state: State
    watch: Watcher
    stop: Callable[[], bool]
    summary: Summary = field(default_factory=Summary)

    def go(self, engine: Engine, *, again: bool) -> Outcome:
        """Take up what is there and do the rest.

        Args:
            engine: does the work.
            again: whether a finished output is gone through once more, for those of its pairs that failed.
        """
        self._take_up()
        with ExitStack() as stack:
            if again:
                finished = stack.enter_context(self.order.out.result())
                work = self._again(engine, stack.enter_context(Finished(finished)))
            else:
                work = engine(self._rows(self.state.there), self._left, self.order.task, self.stop)
            for done in work:
                self._write(done)
        whole = self.state.there + self.state.done >= self.state.total
        if whole:
            self._finish()
        return Outcome(self.summary, self.state, whole)

    @property
    def _left(self) -> int:
        return self.state.total - self.state.there

    def _rows(self, start: int) -> Iterator[Row]:
        return islice(chosen(self.order.manifest.rows(), self.scanned, self.order.selection), start, None)

    def _write(self, done: list[Done]) -> None:
        self.partial.append(one.line for one in done)
        for one in done:
            self.summary.add(one.brief)
            self.state.done += 1
            self.state.cached += one.cached
            self.state.failed += one.brief["error"] is not None
        self.watch(self.state)

    def _take_up(self) -> None:
        """Count the records that are there; cut from the first on that is not the one of its row."""
        size = 0
        for line, row in zip(self.partial.lines(), self._rows(0), strict=False):
            of = understood(line)
            if of is None or of["id"] != row.id:
                break
            check_unchanged(of, row, self.order)
            self.summary.add(brief_of(of))
            self.state.there += 1
            size += len(line) + 1
        self.partial.cut(size)

    def _again(self, engine: Engine, finished: Finished) -> Iterator[list[Done]]:
        """The records of a finished output once more: those that failed made anew, the others as they are."""
        start = self.state.there
        failed = (row for row in self._rows(start) if row.id not in finished)
        fresh = (one for some in engine(failed, self._left, self.order.task, self.stop) for one in some)
        some: list[Done] = []
        for row in self._rows(start):
            if (line := finished.get(row.id)) is not None:
                some.append(Done(line, brief_of(understood(line) or {}), cached=True))
            elif (one := next(fresh, None)) is not None:
                some.append(one)
            else:
                break
            if len(some) >= _COPIED_AT_ONCE:
                yield some
                some = []
        if some:
            yield some

    def _finish(self) -> None:
        partial, paths = self.partial, self.partial.paths
        draft = paths.out.with_name(f".{paths.out.name}.{os.getpid()}.tmp")
        source: Path | None = None
        try:
            if self.order.sort != SORTS[0]:
                sorted_copy(paths.partial, draft, self.order.sort)
                source = draft
            if paths.out.suffix.casefold() == ".parquet":
                from drift.batch.parquet import write_records

                table = draft.with_suffix(".parquet.tmp")
                write_records(records_of_lines(source or paths.partial), table)
                if source is not None:
                    source.unlink()
                source = draft = table
            partial.finish(source)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise DriftError(
                f"{self.order.out.name}: can't be written ({error.strerror}); everything is kept in {self.order.out.kept}: "
                "make room and run the same command again"
            ) from error
