"""Four pictures of the real app, byte for byte; made anew with DRIFT_SNAPSHOTS=write."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import textual
from textual.pilot import Pilot

from tests.tui.desk import files, request, visit
from tui.app import ReviewApp
from tui.screens.review import ReviewScreen

GOLDEN = Path(__file__).parent / "golden"
PINNED = "8.2.8"
PICTURES = {
    "reading-dark": ((120, 36), "drift-dark", ()),
    "triage-light": ((120, 36), "drift-light", ("tab",)),
    "stacked-dark": ((80, 24), "drift-dark", ("d",)),
    "rule-light": ((80, 24), "drift-light", ("enter",)),
}


@pytest.mark.skipif(textual.__version__ != PINNED, reason=f"pictures are those of textual {PINNED}")
@pytest.mark.skipif("NO_COLOR" in os.environ, reason="pictures are in colour")
@pytest.mark.parametrize("name", PICTURES)
def test_the_app_looks_as_it_looked(tmp_path: Path, name: str) -> None:
    """A change of the look is seen, and made on purpose."""
    size, theme, keys = PICTURES[name]
    golden = GOLDEN / f"{name}.svg"

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        app.screen.set_focus(screen.view)
        await pilot.press(*keys)
        await pilot.pause()
        shown = re.sub(r"terminal-\d+", "terminal", app.export_screenshot())
        if os.environ.get("DRIFT_SNAPSHOTS") == "write":
            golden.parent.mkdir(exist_ok=True)
            golden.write_text(shown, "utf-8")
        assert shown == golden.read_text("utf-8"), f"{golden}: the app looks different; look at it, then write it anew"

    visit(request(files(tmp_path), theme=theme), what, size=size)
