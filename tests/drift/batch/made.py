"""Manifests of our own making, and the command line as a process."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

TOWNS = ("Velmora", "Harrow", "Calder", "Brinna", "Tolva", "Ostmere", "Quist")
LIGHT = ("--model", "none", "--no-parser", "--no-cache")


def pairs(count: int, **more: Any) -> list[dict[str, Any]]:
    """Short stories with a figure that changed in each third of them."""
    rows = []
    for k in range(count):
        town, ships = TOWNS[k % len(TOWNS)], 100 + k
        original = f"The harbour of {town} saw {ships} ships in May. The mayor praised the crews."
        rewrite = f"In May {ships + (k % 3 == 0)} ships came to {town}. The mayor praised the crews."
        rows.append({"id": f"p{k}", "original": original, "rewrite": rewrite} | more)
    return rows


class Deadly(str):
    """A text that kills the process that unpacks it: the child of a worker of Ray, or the worker itself."""

    __slots__ = ("victim",)
    victim: str

    def __new__(cls, text: str, victim: str) -> Self:
        """Make it, or die."""
        is_child = multiprocessing.parent_process() is not None
        is_worker = "default_worker" in sys.argv[0]
        if is_child if victim == "child" else is_worker and not is_child:
            os._exit(9)
        made = super().__new__(cls, text)
        made.victim = victim
        return made

    def __reduce__(self) -> tuple[type[Deadly], tuple[str, str]]:
        return Deadly, (str(self), self.victim)


def write_manifest(folder: Path, rows: list[dict[str, Any]], name: str = "pairs.jsonl") -> Path:
    """A manifest of JSON lines."""
    path = folder / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def records(path: Path) -> list[dict[str, Any]]:
    """The records of an output."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def command(*arguments: object) -> list[str]:
    """The command line of a process."""
    return [sys.executable, "-m", "drift", *map(str, arguments)]


def drift(
    *arguments: object, cwd: Path, stdin: bytes | None = None, cache: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    environment = os.environ | ({"DRIFT_CACHE_DIR": str(cache)} if cache else {}) | variables
    root = str(Path(__file__).resolve().parents[3])
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (root, environment.get("PYTHONPATH", ""))))
    done = subprocess.run(command(*arguments), cwd=cwd, input=stdin, capture_output=True, env=environment, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
