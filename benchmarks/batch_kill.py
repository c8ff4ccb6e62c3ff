"""Kill a batch at random moments until it is through, and hold the result against an undisturbed run's, byte by byte.

    python -m benchmarks.batch_kill [--kills 50] [--pairs 400] [--jobs 2] [--seed 1] [--sort id]

Each run is a process of its own that gets SIGKILL after a random time; every other one loses some bytes of the end of
what it wrote as well, as after a power cut. When a run comes to its end before all kills are spent, the output is
thrown away and the next begins anew.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIGHT = ("--model", "none", "--no-parser", "--no-cache", "--quiet")


def manifest(folder: Path, count: int) -> Path:
    """Short stories, a figure changed in each third."""
    import json

    path = folder / "pairs.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for k in range(count):
            original = f"The harbour saw {100 + k} ships in May. The mayor praised the crews of the ferry."
            rewrite = f"In May {100 + k + (k % 3 == 0)} ships came to the harbour. The mayor praised the crews."
            out.write(json.dumps({"id": f"p{k}", "original": original, "rewrite": rewrite}) + "\n")
    return path


def start(pairs: Path, out: Path, jobs: int, sort: str) -> subprocess.Popen[bytes]:
    """One run, in a group of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    arguments = ["batch", pairs.name, "-o", out.name, "-j", str(jobs), "--sort", sort, *LIGHT]
    return subprocess.Popen(
        [sys.executable, "-m", "drift", *arguments], cwd=pairs.parent, env=environment, start_new_session=True
    )


def tear(partial: Path, chance: random.Random) -> None:
    """Take some bytes off the end."""
    if partial.exists() and (size := partial.stat().st_size):
        os.truncate(partial, max(0, size - chance.randrange(1, 400)))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--pairs", type=int, default=400)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sort", choices=["manifest", "id", "drift"], default="manifest")
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pairs = manifest(folder, options.pairs)
        began = time.monotonic()
        if start(pairs, folder / "whole.jsonl", options.jobs, options.sort).wait() != 0:
            raise SystemExit("the undisturbed run failed")
        seconds = time.monotonic() - began
        want = (folder / "whole.jsonl").read_bytes()
        killed = finished = kept = 0
        out = folder / "out.jsonl"
        partial = folder / "out.jsonl.partial"
        while killed < options.kills or not out.exists():
            if out.exists():
                out.unlink()
            process = start(pairs, out, options.jobs, options.sort)
            if killed < options.kills:
                try:
                    process.wait(chance.uniform(0.1, seconds * 0.6))
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    killed += 1
                    kept += partial.exists() and partial.stat().st_size > 0
                    if killed % 2:
                        tear(partial, chance)
            code = process.wait()
            if code not in {0, -signal.SIGKILL}:
                raise SystemExit(f"a run ended with {code}")
            if out.exists():
                finished += 1
                if out.read_bytes() != want:
                    raise SystemExit(f"after {killed} kills the output differs from that of an undisturbed run")
        print(
            f"{killed} kills of an undisturbed {seconds:.1f} s, {kept} of them with records written; "
            f"{finished} outputs finished, each byte for byte that of an undisturbed run ({len(want):,} bytes)"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
