"""What the review app costs: mount, CPU of a key, a page, a resize, and memory, by the number of beads.

    python -m benchmarks.tui [BEADS …]

Each size runs in a process of its own, against an app without a widget. The first paint of ``drift review`` is
measured in a pseudo-terminal against that of an empty app, one after the other, the median of several starts.
"""

from __future__ import annotations

import asyncio
import json
import os
import pty
import resource
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drift.report import Report

SIZES = (100, 10_000, 100_000)
EMPTY = "from textual.app import App\nApp().run()"
STARTS = 15
VERDICTS = 14


def report(beads: int) -> Report:
    """A report of sentences of our own, every seventh with a finding, every ninth merged or alone."""
    from drift.report import BeadScore, DocumentScore, Finding, Report, Source
    from drift.severity import Severity
    from pairs.bead import Bead
    from pairs.document import Segment, Span

    words = (
        "the harbour pilot steered the old barge past three lights while rain fell over the quiet northern quay".split()
    )
    texts: list[list[str]] = [[], []]
    spans: list[list[Segment]] = [[], []]
    at = [0, 0]
    for k in range(beads):
        for side in (0, 1):
            cut = k % len(words)
            sentence = " ".join((*words[cut:], *words[:cut], "again" if side else "once", f"{k}."))
            spans[side].append(Segment(k, Span(at[side], at[side] + len(sentence)), paragraph=k // 5))
            texts[side].append(sentence)
            at[side] += len(sentence) + 1
    findings = tuple(
        Finding(
            "FIG02", "magnitude", tuple(Severity)[k % 4], k,
            Span(spans[0][k].span.end - 8, spans[0][k].span.end), Span(spans[1][k].span.end - 8, spans[1][k].span.end),
            "once → again: changed", fingerprint=f"{k:016x}",
        )
        for k in range(0, beads, 7)
    )  # fmt: skip
    sources = [Source("", str(side), "en", " ".join(texts[side]), tuple(spans[side])) for side in (0, 1)]
    return Report(
        original=sources[0],
        rewrite=sources[1],
        beads=tuple(Bead((k,), (k,)) for k in range(beads)),
        bead_scores=(BeadScore(0.9, 50.0, 60.0, None, 0.8, 0.3),) * beads,
        findings=findings,
        score=DocumentScore(0.9, 50.0, 60.0, None, 0.8, 0.3, 1.0, (beads, beads), {}),
        rules=("FIG02",),
        rules_off=(),
        signature="bench",
    )


def measure(beads: int) -> dict[str, float]:
    """The figures of one size, in this process."""
    from textual.app import App

    from drift.review.request import ReviewPair, ReviewRequest
    from drift.review.session import ReviewSession
    from drift.verdicts import VerdictLog
    from tui.app import ReviewApp
    from tui.screens.review import ReviewScreen

    figures: dict[str, float] = {}
    what = report(beads)
    folder = Path(tempfile.mkdtemp())
    pair = ReviewPair("a → b", folder / "a.txt", folder / "b.txt")

    async def empty() -> None:
        async with App[None]().run_test(size=(160, 48)) as pilot:
            await pilot.pause()

    async def full() -> None:
        app = ReviewApp(ReviewRequest((pair,), reader="bench"))
        async with app.run_test(size=(160, 48)) as pilot:
            while len(app.screen_stack) == 1:
                await pilot.pause(0.02)
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, ReviewScreen)
            screen.workers.cancel_all()
            before = memory()
            start = time.process_time()
            ReviewSession(what, VerdictLog(folder / "v.jsonl"), pair="a → b", by="bench", order="text")
            figures["session, CPU s"] = time.process_time() - start
            start = time.process_time()
            screen.doing = ""
            screen.take(what, done=True)
            await pilot.pause()
            figures["mount, CPU s"] = time.process_time() - start
            figures["memory, MB"] = memory() - before
            for name, key, count in (
                ("a key", "j", 50),
                ("a finding", "right_square_bracket", 50),
                ("a page", "pagedown", 20),
            ):
                start = time.process_time()
                for _ in range(count):
                    await pilot.press(key)
                await pilot.pause()
                figures[f"{name}, CPU ms"] = (time.process_time() - start) * 1000 / count
            await pilot.press("left_square_bracket")
            start = time.process_time()
            await pilot.press(*["d"] * VERDICTS)
            figures["a verdict, CPU ms"] = (time.process_time() - start) * 1000 / VERDICTS
            start = time.process_time()
            await pilot.resize_terminal(90, 30)
            await pilot.pause()
            figures["resize, CPU s"] = time.process_time() - start

    asyncio.run(empty())
    asyncio.run(full())
    shutil.rmtree(folder)
    return figures


def memory() -> float:
    """MB that this process holds now."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def first_paint(arguments: list[str]) -> float:
    """Seconds from the start of a process to the first coloured cell that it draws in a terminal of its own."""
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, *arguments])
    got = b""
    while b"\x1b[1;1H\x1b[" not in got:
        if select.select([terminal], [], [], 20)[0]:
            got += os.read(terminal, 1 << 16)
    took = time.perf_counter() - start
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(terminal)
    return took


def main() -> None:
    """Print the table."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        print(json.dumps(measure(int(sys.argv[2]))))
        return
    sizes = [int(a) for a in sys.argv[1:]] or SIZES
    columns = []
    for size in sizes:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.tui", "--one", str(size)], capture_output=True, text=True, check=True
        )
        columns.append(json.loads(done.stdout))
    print(f"{'beads':<22}" + "".join(f"{size:>12,}" for size in sizes))
    for name in columns[0]:
        print(f"{name:<22}" + "".join(f"{column[name]:>12.2f}" for column in columns))
    from pairs.examples import example

    story = [str(path) for path in example("harbour")]
    review = ["-m", "drift", "review", *story, "--model", "none"]
    starts = [(first_paint(["-c", EMPTY]), first_paint(review)) for _ in range(STARTS)]
    empty, ours = (median(times) for times in zip(*starts, strict=True))
    times = median(ours / empty for empty, ours in starts)
    print(f"first paint: empty app {empty:.2f} s, drift review {ours:.2f} s, {times:.2f} times")


if __name__ == "__main__":
    main()
