"""A review on a desk of its own: two texts in a folder, the real app, and a pilot who presses its keys."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from drift import Config
from drift.review.request import ReviewPair, ReviewRequest
from tui.app import ReviewApp
from tui.keymap import Keymap
from tui.screens.review import ReviewScreen

QUICK = Config(model="none", parser=False)
ORIGINAL = (
    "The ferry line opened a second pier.\n\n"
    'The island council paid $40 million for the works, and called them "overdue". '
    "Carla Brandt did not attend the opening. The pier has 120 berths.\n\n"
    "Fishing boats can moor there from May. The old pier stays in use. Nobody has asked the fishermen.\n"
)
REWRITE = (
    "The ferry line opened a second pier.\n\n"
    'The island council paid $40 billion for the works. It called them "late". '
    "Carla Brandt attended the opening. The pier has 210 berths.\n\n"
    "The old pier stays in use. Fishing boats might moor there from May. Tickets will cost more.\n"
)

Visit = Callable[["ReviewApp", ReviewScreen, Pilot[int]], Awaitable[None]]


def files(folder: Path, original: str = ORIGINAL, rewrite: str = REWRITE, name: str = "pier") -> ReviewPair:
    """A pair of files in a folder."""
    paths = (folder / f"{name}-original.txt", folder / f"{name}-rewrite.txt")
    for path, text in zip(paths, (original, rewrite), strict=True):
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return ReviewPair(" → ".join(path.name for path in paths), *paths)


def request(*pairs: ReviewPair, **more: object) -> ReviewRequest:
    """What is asked of the app: without a model, by a reader called mira."""
    return ReviewRequest(pairs, **{"config": QUICK, "reader": "mira", **more})  # type: ignore[arg-type]


def visit(
    asked: ReviewRequest,
    what: Visit,
    *,
    size: tuple[int, int] = (120, 40),
    ready: bool = True,
    keys: Keymap | None = None,
) -> None:
    """Open the app, wait until the findings are there, and do something."""

    async def run() -> None:
        app = ReviewApp(asked, keys)
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda: len(app.screen_stack) > 1)
            screen = app.screen
            if ready:
                assert isinstance(screen, ReviewScreen)
                await until(pilot, lambda: not screen.doing)
            await what(app, screen, pilot)  # type: ignore[arg-type]

    asyncio.run(run())


async def until(pilot: Pilot[int], holds: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something holds."""
    for _ in range(int(seconds / 0.02)):
        if holds():
            await pilot.pause()
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came about")


def lines(screen: ReviewScreen, selector: str = "#view") -> list[str]:
    """What a widget shows, as text."""
    widget = screen.query_one(selector)
    from textual.geometry import Region

    strips = widget.render_lines(Region(0, 0, widget.size.width, widget.size.height))
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]
