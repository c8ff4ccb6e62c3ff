"""Chunks of rows in processes on this machine, their results in the order of the rows.

A process that dies (for want of memory, say) takes the others of its pool with it. The chunks that were under way are
then worked on again, row by row in a pool of one; a row that kills that one as well is recorded as such.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
import warnings
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any

from drift.batch.chunk import Done, Task, Worker, died
from drift.batch.rows import Row
from drift.errors import DriftWarning

CHUNK = 32
"""Pairs that are worked on together."""
AHEAD = 2
"""Chunks for each process that are read ahead: reading goes on beside computing, and memory stays bounded."""
_THOROUGH = 60
"""Every how many looks for garbage everything is looked at."""

_WARNINGS = 32
"""That are told of one run at most."""

_worker: Worker | None = None
_collected = 0.0
_looks = 0


def chunks(rows: Iterable[Row], size: int = CHUNK) -> Iterator[list[Row]]:
    """Rows in lists of ``size``."""
    iterator = iter(rows)
    while some := list(islice(iterator, size)):
        yield some


def work(
    rows: Iterable[Row], task: Task, *, jobs: int, count: int | None = None, stop: Callable[[], bool] = lambda: False
) -> Iterator[list[Done]]:
    """Work on all rows; what comes out is in their order, chunk by chunk.

    Args:
        rows: any number of them; they are drawn as they are needed.
        task: what is done with each.
        jobs: processes; 1 is this one.
        count: how many rows there are, where that is known: few are shared out in smaller chunks.
        stop: asked before a further chunk is begun; those under way are finished.

    Raises:
        ModelError: a model that can't be used.
        ConfigError: settings that can't be used.
    """
    some = chunks(rows, CHUNK if count is None else max(1, min(CHUNK, -(-count // (jobs * AHEAD)))))
    if jobs <= 1:
        worker = Worker(task)
        for chunk in some:
            if stop():
                return
            yield worker(chunk)
            collect_now_and_then()
        return
    # A model that can't be used is told here, and not by every process.
    Worker(task)
    yield from Pool(task, jobs).run(some, stop)


class Pool:
    """Some processes, renewed when they die."""

    def __init__(self, task: Task, jobs: int) -> None:
        import multiprocessing

        # Spawned: a fork of a process with threads may hang.
        self._context = multiprocessing.get_context("spawn")
        self._task = task
        self._jobs = jobs
        self._told = self._context.RawArray("I", _WARNINGS)
        self._pool = self._new(jobs)

    def one(self, chunk: list[Row]) -> list[Done]:
        """Work on one chunk; a row on which its process dies is recorded as such."""
        try:
            return self._submit(chunk).result()
        except BrokenProcessPool:
            return self._one_by_one(chunk)

    def run(self, some: Iterator[list[Row]], stop: Callable[[], bool]) -> Iterator[list[Done]]:
        """Work on all chunks; what comes out is in their order."""
        under_way: deque[tuple[list[Row], Future[list[Done]]]] = deque()
        try:
            while True:
                while len(under_way) < self._jobs * AHEAD and not stop() and (chunk := next(some, None)):
                    under_way.append((chunk, self._submit(chunk)))
                while stop() and len(under_way) > 1 and under_way[-1][1].cancel():
                    under_way.pop()
                if not under_way:
                    return
                chunk, future = under_way.popleft()
                try:
                    done = future.result()
                except BrokenProcessPool:
                    if stop():
                        self._end()
                        return
                    done = self._one_by_one(chunk)
                    # Those of the others that were finished keep their results.
                    under_way = deque((c, f if _is_whole(f) else self._submit(c)) for c, f in under_way)
                yield done
        except BaseException:
            self._end()
            raise
        finally:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _submit(self, chunk: list[Row]) -> Future[list[Done]]:
        try:
            return self._pool.submit(_work, chunk)
        except BrokenProcessPool:
            # It died between two chunks: the one that is waited for says so.
            broken: Future[list[Done]] = Future()
            broken.set_exception(BrokenProcessPool())
            return broken

    def _one_by_one(self, chunk: list[Row]) -> list[Done]:
        # The others of a broken pool are asked to end by what they ignore, and would be waited for.
        self._end()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new(1)
        done: list[Done] = []
        for row in chunk:
            try:
                done += self._pool.submit(_work, [row]).result()
            except BrokenProcessPool:
                self._pool.shutdown(wait=False, cancel_futures=True)
                self._pool = self._new(1)
                done.append(died(row))
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new(self._jobs)
        return done

    def _end(self) -> None:
        """Stop at once: what the processes are at is of no use to anyone."""
        processes: dict[int, Any] = getattr(self._pool, "_processes", None) or {}
        for process in list(processes.values()):
            process.kill()

    def _new(self, jobs: int) -> ProcessPoolExecutor:
        arguments = (self._task, self._told)
        return ProcessPoolExecutor(jobs, mp_context=self._context, initializer=_begin, initargs=arguments)


def _is_whole(future: Future[list[Done]]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _begin(task: Task, told: Any) -> None:
    """What a process does first."""
    global _worker  # noqa: PLW0603 - what a process holds for its lifetime
    # ctrl-C reaches every process of the terminal, a scheduler's SIGTERM every one of a job; the parent decides what
    # they mean.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _die_with(os.getppid())
    _warn_once(told)
    collect_seldom()
    _worker = Worker(task)


def _warn_once(told: Any) -> None:
    """Show warnings as the command line does, each once for all processes: all of them meet the same broken cache.

    Args:
        told: numbers that stand for what was told, which the processes share. It has no lock, which a process that is
            killed might hold: two that warn at the same moment both do.
    """

    def show(message: Warning | str, *_: object, **__: object) -> None:
        from drift.safe import terminal

        mark = zlib.crc32(str(message).encode("utf-8", "replace")) or 1
        marks = list(told)
        if mark in marks or 0 not in marks:
            return
        told[marks.index(0)] = mark
        sys.stderr.write(f"drift: warning: {terminal(str(message))}\n")

    warnings.simplefilter("ignore")
    warnings.simplefilter("always", DriftWarning)
    warnings.showwarning = show


def collect_seldom() -> None:
    """Look for circles of garbage between chunks instead of in the midst of them, where looking takes a tenth.

    What there is from the start is left out of it, so that a look between two chunks takes next to nothing.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def collect_now_and_then() -> None:
    """Let go of what was found out of the last pairs: it hangs together in circles, and would pile up.

    Once in a second of work, so that the look takes some hundredths of it however short the pairs are. What is left then
    is what is kept for the pairs to come, and would be looked at again and again while it grows: it is passed over, but
    for one look in a minute of work.
    """
    global _collected, _looks  # noqa: PLW0603 - the time of the last look, which belongs to the process
    if (now := time.process_time()) - _collected >= 1:
        _collected = now
        _looks += 1
        if _looks % _THOROUGH == 0:
            gc.unfreeze()
        gc.collect()
        gc.freeze()


def _die_with(parent: int) -> None:
    """End this process when its parent is gone: killed, it can't say so itself."""
    import threading

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _work(rows: list[Row]) -> list[Done]:
    if _worker is None:
        raise RuntimeError("a process that was not prepared")
    done = _worker(rows)
    collect_now_and_then()
    return done
