"""Chunks of rows on a Ray cluster: a pool of actors of Ray Data that hold the model, their results in the rows' order.

The driver reads the manifest and writes the records, as with the local engine; so the records are the same, a worker
that is killed is started again by Ray and its chunk worked on once more, and a driver that is killed goes on from
the records that are there: none is lost or written twice. Ray comes with the extra ``translation-drift[ray]``.

A row that kills the process that works on it is recorded as such: an actor leaves the work to a process of its own,
and where the actor dies all the same, more often than Ray starts it again, what may have killed it is worked on row
by row, as tasks of Ray.
"""

from __future__ import annotations

import logging
import os
import pickle  # only what this program itself packed is unpacked, on its own cluster
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import islice
from typing import Any

from drift.batch.chunk import Done, Task, Worker, died
from drift.batch.local import AHEAD, CHUNK, Pool, chunks
from drift.batch.rows import Row
from drift.errors import DriftError

WINDOW = 2_000
"""Chunks that are given to Ray at a time: what bounds the driver's memory."""
_RETRIES = 2
"""How often Ray starts an actor again and repeats its work: for ever is its default."""
_SMALL = 8
"""Processors of a cluster on which an actor asks for less than one, so that Ray's own tasks find room."""

# What dies is told by the records, and what ends the run by one line.
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DATA_LOG_LEVEL": "CRITICAL", "RAY_BACKEND_LOG_LEVEL": "fatal"}


class _Actor:
    """Gives chunks to a process of its own that holds the model: a row that kills it does not kill the actor."""

    def __init__(self, task: bytes) -> None:
        for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
            os.environ.setdefault(name, "1")
        made = pickle.loads(task)  # noqa: S301
        # A model that this machine can't use is an error, and no row's death.
        Worker(made)
        self._pool = Pool(made, 1)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[bytes]]:
        """One record of packed results for each packed chunk."""
        packed = [bytes(one) for one in batch["rows"]]
        return {"done": [pickle.dumps(self._pool.one(pickle.loads(one))) for one in packed]}  # noqa: S301


def check_installed() -> None:
    """See that Ray is there.

    Raises:
        DriftError: it isn't.
    """
    if find_spec("ray") is None:
        raise DriftError(
            '--engine ray needs Ray: pip install "translation-drift[ray]", or use --shard without an engine'
        )


def work(
    rows: Iterable[Row], task: Task, *, jobs: int | None = None, stop: Callable[[], bool] = lambda: False
) -> Iterator[list[Done]]:
    """As :func:`drift.batch.local.work`.

    Args:
        rows: any number of them.
        task: what is done with each.
        jobs: actors; ``None`` for one on each processor of the cluster.
        stop: asked after each chunk; those that are under way are let go.

    Raises:
        DriftError: Ray is not installed, or gave up on a chunk.
    """
    check_installed()
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    import ray
    from ray.exceptions import RayError

    # A model that can't be used is told here, and not by every actor.
    Worker(task)
    if not ray.is_initialized():
        own = {} if os.environ.get("RAY_ADDRESS") else {"include_dashboard": False}
        ray.init(logging_level=logging.ERROR, log_to_driver=False, **own)
    logging.getLogger("ray").setLevel(logging.CRITICAL)
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    processors = int(ray.cluster_resources().get("CPU", 1))
    some = (pickle.dumps(chunk) for chunk in chunks(rows, CHUNK))
    share = 1 if processors > _SMALL else 0.5
    try:
        while not stop() and (window := list(islice(some, WINDOW))):
            for done in _window(ray, window, task, jobs or processors, share):
                yield done
                if stop():
                    return
    except RayError as error:
        said = str(error).strip().split("\n")[-1]
        raise DriftError(f"Ray gave up: {said}; what is finished is kept: run the same command again") from error


def _window(ray: Any, window: list[bytes], task: Task, jobs: int, share: float) -> Iterator[list[Done]]:
    from ray.exceptions import RayError

    while window:
        given = 0
        actors = max(1, min(jobs, len(window)))
        try:
            for done in _by_actors(ray, window, task, actors, share):
                yield done
                given += 1
        except RayError:
            # An actor died for good. On which chunk isn't said: it is among those that were under way.
            suspects = window[given : given + actors * AHEAD]
            yield from _by_tasks(ray, suspects, task, share)
            given += len(suspects)
        window = window[given:]


def _by_actors(ray: Any, window: list[bytes], task: Task, actors: int, share: float) -> Iterator[list[Done]]:
    items = [{"rows": chunk} for chunk in window]
    data = ray.data.from_items(items, override_num_blocks=len(items))
    with warnings.catch_warnings():
        # Another way to say how often an actor is restarted there is not yet.
        warnings.simplefilter("ignore")
        data = data.map_batches(
            _Actor,
            fn_constructor_args=(pickle.dumps(task),),
            batch_size=1,
            compute=ray.data.ActorPoolStrategy(size=actors),
            num_cpus=share,
            max_restarts=_RETRIES,
            max_task_retries=_RETRIES,
        )
    for row in data.iter_rows():
        yield pickle.loads(row["done"])  # noqa: S301


def _by_tasks(ray: Any, window: list[bytes], task: Task, share: float) -> Iterator[list[Done]]:
    from ray.exceptions import NodeDiedError, OutOfMemoryError, WorkerCrashedError

    alone = ray.remote(num_cpus=share, max_retries=_RETRIES)(_alone)
    packed = ray.put(pickle.dumps(task))
    chunks = [pickle.loads(chunk) for chunk in window]  # noqa: S301
    under_way = [[(row, alone.remote(packed, pickle.dumps([row]))) for row in chunk] for chunk in chunks]
    for some in under_way:
        done: list[Done] = []
        for row, result in some:
            try:
                done += pickle.loads(ray.get(result))  # noqa: S301
            except (NodeDiedError, OutOfMemoryError, WorkerCrashedError):
                done.append(died(row))
        yield done


def _alone(task: bytes, rows: bytes) -> bytes:
    return pickle.dumps(_worker(task)(pickle.loads(rows)))  # noqa: S301


@cache
def _worker(task: bytes) -> Worker:
    return Worker(pickle.loads(task))  # noqa: S301
