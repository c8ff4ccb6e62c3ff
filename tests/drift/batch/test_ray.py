"""The same records from a Ray cluster, whatever dies on the way."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from drift.batch.chunk import Task
from drift.batch.local import work as locally
from drift.batch.rows import Row
from tests.drift.batch.conftest import LIGHT
from tests.drift.batch.made import Deadly, pairs

ray = pytest.importorskip("ray", reason="Ray is not installed: translation-drift[ray]")


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """A cluster of three nodes on this machine."""
    from ray.cluster_utils import Cluster

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    for _ in range(2):
        made.add_node(num_cpus=1)
    ray.init(address=made.address, log_to_driver=False)
    yield
    ray.shutdown()
    made.shutdown()


def _actors() -> list[int]:
    """The processes of the actors."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            name = (folder / "cmdline").read_bytes() if folder.name.isdigit() else b""
        except OSError:
            continue
        if name.startswith(b"ray::") and b"MapWorker" in name and folder.stat().st_uid == os.getuid():
            found.append(int(folder.name))
    return found


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("cluster")
@pytest.mark.parametrize("victim", ["child", "actor"])
def test_a_deadly_row_is_a_record(victim: str) -> None:
    """A row that kills what works on it, time and again, is recorded; all others are as ever."""
    from drift.batch.ray_engine import work

    rows = [Row(one["id"], one["original"], one["rewrite"]) for one in pairs(200)]
    want = [one.line for some in locally(rows, Task(LIGHT), jobs=1) for one in some]
    rows[70] = Row("deadly", "It rains.", "It rains.", meta={"x": Deadly("x", victim)})
    got = [one.line for some in work(rows, Task(LIGHT), jobs=3) for one in some]
    assert got[:70] + got[71:] == want[:70] + want[71:]
    of = json.loads(got[70])
    assert (of["id"], of["status"], of["error"]["code"], of["meta"]) == ("deadly", "failed", "died", {"x": "x"})


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("cluster")
def test_the_same_records_with_a_worker_killed() -> None:
    """Nothing is lost, nothing is there twice, and every byte is that of the local engine."""
    from drift.batch.ray_engine import work

    rows = [Row(one["id"], one["original"], one["rewrite"]) for one in pairs(600)]
    want = [one.line for some in locally(rows, Task(LIGHT), jobs=1) for one in some]
    killed: list[int] = []

    def kill() -> None:
        deadline = time.monotonic() + 60
        while not killed and time.monotonic() < deadline:
            for process in _actors()[:1]:
                os.kill(process, signal.SIGKILL)
                killed.append(process)
            time.sleep(0.2)

    thread = threading.Thread(target=kill)
    thread.start()
    got = [one.line for some in work(rows, Task(LIGHT), jobs=3) for one in some]
    thread.join()
    assert killed
    assert got == want
