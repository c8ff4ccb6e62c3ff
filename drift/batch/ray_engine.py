"""Chunks of rows on a Ray cluster: a pool of actors of Ray Data that hold the model, their results in the rows' order.

The driver reads the manifest and writes the records, as with the local engine; so the records are the same, a worker
that is killed is started again by Ray and its chunk worked on once more, and a driver that is killed goes on from
``OUT.partial``: no record is lost or written twice. Ray comes with the extra ``translation-drift[ray]``.
"""

from __future__ import annotations

import logging
import os
import pickle  # only what this program itself packed is unpacked, on its own cluster
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from typing import Any

from drift.batch.chunk import Done, Task, Worker
from drift.batch.local import CHUNK, chunks, collect_now_and_then, collect_seldom
from drift.batch.rows import Row
from drift.errors import DriftError

WINDOW = 2_000
"""Chunks that are given to Ray at a time: what bounds the driver's memory, and how late it hears of ctrl-C."""
_RETRIES = 2
"""How often Ray starts an actor again and repeats its work: for ever is its default."""
_SMALL = 8
"""Processors of a cluster on which an actor asks for less than one, so that Ray's own tasks find room."""


class _Actor:
    """Holds the model, and works on chunks."""

    def __init__(self, task: bytes) -> None:
        for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
            os.environ.setdefault(name, "1")
        self._worker = Worker(pickle.loads(task))  # noqa: S301
        collect_seldom()

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[bytes]]:
        """One record of packed results for each packed chunk."""
        packed = [bytes(one) for one in batch["rows"]]
        done = [pickle.dumps(self._worker(pickle.loads(one))) for one in packed]  # noqa: S301
        collect_now_and_then()
        return {"done": done}


def work(
    rows: Iterable[Row], task: Task, *, jobs: int | None = None, stop: Callable[[], bool] = lambda: False
) -> Iterator[list[Done]]:
    """As :func:`drift.batch.local.work`.

    Args:
        rows: any number of them.
        task: what is done with each.
        jobs: actors; ``None`` for one on each processor of the cluster.
        stop: asked between windows of :data:`WINDOW` chunks.

    Raises:
        DriftError: Ray is not installed, or gave up on a chunk.
    """
    if find_spec("ray") is None:
        raise DriftError(
            '--engine ray needs Ray: pip install "translation-drift[ray]", or use --shard without an engine'
        )
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    import ray
    from ray.exceptions import RayError

    # A model that can't be used is told here, and not by every actor.
    Worker(task)
    if not ray.is_initialized():
        own = {} if os.environ.get("RAY_ADDRESS") else {"include_dashboard": False}
        ray.init(logging_level=logging.ERROR, log_to_driver=False, **own)
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    processors = int(ray.cluster_resources().get("CPU", 1))
    some = chunks(rows, CHUNK)
    while not stop() and (window := [{"rows": pickle.dumps(chunk)} for chunk in islice(some, WINDOW)]):
        try:
            yield from _window(ray, window, task, jobs or processors, processors)
        except RayError as error:
            said = str(error).strip().split("\n")[-1]
            raise DriftError(f"Ray gave up: {said}; what is finished is kept: run the same command again") from error


def _window(ray: Any, window: list[dict[str, bytes]], task: Task, jobs: int, processors: int) -> Iterator[list[Done]]:
    actors = max(1, min(jobs, len(window)))
    data = ray.data.from_items(window, override_num_blocks=len(window)).map_batches(
        _Actor,
        fn_constructor_args=(pickle.dumps(task),),
        batch_size=1,
        concurrency=actors,
        num_cpus=1 if processors > _SMALL else 0.5,
        max_restarts=_RETRIES,
        max_task_retries=_RETRIES,
    )
    for row in data.iter_rows():
        yield pickle.loads(row["done"])  # noqa: S301
