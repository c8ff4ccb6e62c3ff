"""Make the pictures of the review app, and the table of its keys in docs/review.md.

    python docs/screens.py [--check]

The pictures are the real app on the shipped story. ``--check`` writes nothing and ends with 1 where the table is stale;
pictures change with each release of textual and are looked at by people.
"""

from __future__ import annotations

import asyncio
import itertools
import re
import shutil
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).resolve().parent
BEGIN, END = "<!-- keys: made by docs/screens.py -->", "<!-- end of keys -->"
PICTURES = {
    "review-dark": ((160, 44), "drift-dark", ("right_square_bracket",)),
    "review-light": ((160, 44), "drift-light", ("tab", "d", "s")),
    "review-narrow": ((80, 24), "drift-dark", ("right_square_bracket",)),
}


def keys() -> str:
    """Every command as a Markdown table."""
    from tui.keymap import COMMANDS, LIST, label

    lines = []
    for group, members in itertools.groupby((c for c in COMMANDS if c.where != LIST), key=lambda c: c.group):
        lines += [f"\n### {group}\n", "| Key | Id | What it does |", "|---|---|---|"]
        for command in members:
            pressed = " ".join(f"`{label(key)}`" for key in command.keys)
            lines.append(f"| {pressed} | `{command.id}` | {command.help} |")
    return "\n".join(lines) + "\n"


def page() -> str:
    """docs/review.md with the table as it should be."""
    text = (DOCS / "review.md").read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{keys()}\n{END}{after}"


async def picture(size: tuple[int, int], theme: str, pressed: tuple[str, ...]) -> str:
    """The app on the shipped story, after some keys."""
    from drift.review.request import ReviewPair, ReviewRequest
    from pairs.examples import example
    from tui.app import ReviewApp
    from tui.screens.review import ReviewScreen

    folder = Path(tempfile.mkdtemp())
    paths = [Path(shutil.copy(path, folder)) for path in example("harbour")]
    pair = ReviewPair(" → ".join(path.name for path in paths), paths[0], paths[1])
    app = ReviewApp(ReviewRequest((pair,), reader="mira", theme=theme))
    async with app.run_test(size=size) as pilot:
        while not (isinstance(app.screen, ReviewScreen) and app.screen.session):
            await pilot.pause(0.1)
        await pilot.press(*pressed)
        await pilot.pause(0.2)
        app.clear_notifications()
        await pilot.pause(0.2)
        shown = app.export_screenshot(title="drift review harbour-original.txt harbour-rewrite.txt")
    shutil.rmtree(folder)
    return re.sub(r"terminal-\d+", "drift-review", shown)


def main() -> int:
    """Write, or check."""
    sys.path.insert(0, str(DOCS.parent))
    path, wanted = DOCS / "review.md", page()
    if "--check" in sys.argv:
        stale = path.read_text("utf-8") != wanted
        print(
            "docs/review.md: the keys are stale; run `python docs/screens.py`" if stale else "docs/review.md is fresh"
        )
        return int(stale)
    path.write_text(wanted, "utf-8")
    for name, (size, theme, pressed) in PICTURES.items():
        (DOCS / f"{name}.svg").write_text(asyncio.run(picture(size, theme, pressed)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
