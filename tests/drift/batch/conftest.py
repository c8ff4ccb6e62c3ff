"""A run in this process, with the settings that cost least."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from drift.batch.chunk import Done, Task
from drift.batch.local import work
from drift.batch.manifest import Manifest, open_manifest
from drift.batch.output import Output, Paths
from drift.batch.rows import Row
from drift.batch.running import Order, Outcome, run
from drift.config import Config

LIGHT = Config(model="none", parser=False, cache=False)
Runner = Callable[..., Outcome]


@pytest.fixture
def batch() -> Runner:
    """Run a manifest; ``after`` ends it there as ctrl-C does, ``dies`` as a crash does."""

    def ran(
        manifest: Path | Manifest,
        out: Path | Output,
        *,
        after: int | None = None,
        dies: bool = False,
        config: Config = LIGHT,
        **more: Any,
    ) -> Outcome:
        seen: list[int] = []

        def engine(rows: Iterator[Row], _: int, task: Task, stop: Callable[[], bool]) -> Iterator[list[Done]]:
            for done in work(rows, task, jobs=1, count=8, stop=stop):
                if dies and sum(seen) >= (after or 0):
                    raise KeyboardInterrupt
                seen.append(len(done))
                yield done

        task = Task(config, beads=more.pop("beads", False), ter=more.pop("ter", False))
        outside, delimiter = more.pop("outside", False), more.pop("delimiter", ",")
        if isinstance(manifest, Path):
            manifest = open_manifest(manifest, outside=outside, delimiter=delimiter)
        order = Order(manifest, Paths(out) if isinstance(out, Path) else out, task, **more)
        return run(order, engine, stop=lambda: after is not None and not dies and sum(seen) >= after)

    return ran
