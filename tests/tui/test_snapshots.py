"""Four pictures of the real app, byte for byte; made anew with DRIFT_SNAPSHOTS=write.

They are of a report made by hand, so that they change with the look and not with what rules find.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import textual
from textual.pilot import Pilot

from drift.report import BeadScore, DocumentScore, Finding, Report, Source
from drift.severity import Severity
from pairs.bead import Bead
from pairs.document import Segment, Span
from tests.tui.desk import files, request, visit
from tui.app import ReviewApp
from tui.screens.review import ReviewScreen

GOLDEN = Path(__file__).parent / "golden"
PINNED = "8.2.8"
SENTENCES = (
    ("The ferry line opened a second pier.", "The ferry line opened a second pier."),
    ("The island council paid $40 million for the works.", "The council paid $40 billion. It called them late."),
    ("Carla Brandt did not attend the opening.", "Carla Brandt attended the opening."),
    ("Nobody has asked the fishermen.", ""),
    ("The old pier stays in use.", "The old pier stays in use."),
    ("", "Tickets will cost more from May."),
)
FOUND = (
    (
        "FIG02",
        "magnitude",
        Severity.CRITICAL,
        1,
        "$40 million",
        "$40 billion",
        "$40 million → $40 billion: magnitude changed",
    ),
    (
        "NEG01",
        "negation",
        Severity.CRITICAL,
        2,
        "not attend",
        "attended",
        "“not attend” → “attended”: negation dropped",
    ),
    (
        "OMI01",
        "sentence-omitted",
        Severity.MAJOR,
        3,
        "Nobody has asked the fishermen.",
        "",
        "nothing in the rewrite says this",
    ),
    ("STR01", "moved", Severity.NEUTRAL, 4, "The old pier stays in use.", "The old pier stays in use.", "moved"),
    (
        "ADD02",
        "clause-added",
        Severity.MINOR,
        5,
        "",
        "Tickets will cost more",
        "nothing in the original answers this clause",
    ),
)


def report() -> Report:
    """A report made by hand."""
    texts, segments, beads = ["", ""], ([], []), []  # type: ignore[var-annotated]
    for number, pair in enumerate(SENTENCES):
        indices: list[tuple[int, ...]] = []
        for side, text in enumerate(pair):
            parts = re.findall(r"[^.]+\.(?: |$)", text)
            first = len(segments[side])
            for part in parts:
                start = len(texts[side])
                span = Span(start, start + len(part.strip()))
                segments[side].append(Segment(len(segments[side]), span, paragraph=number // 3))
                texts[side] += part.strip() + " "
            indices.append(tuple(range(first, first + len(parts))))
        beads.append(Bead(indices[0], indices[1], moved=number == 4))

    def place(side: int, passage: str) -> Span | None:
        at = texts[side].find(passage)
        return Span(at, at + len(passage)) if passage else None

    sources = [Source("", str(side), "en", texts[side], tuple(segments[side])) for side in (0, 1)]
    findings = tuple(
        Finding(code, name, severity, bead, place(0, before), place(1, after), message, {}, 0.9, f"{bead:016x}")
        for code, name, severity, bead, before, after, message in FOUND
    )
    score = DocumentScore(0.9, 50.0, 60.0, 20.0, 0.8, 0.41, 9.0, (30, 31), {})
    drifts = (0.0, 0.84, 0.83, 1.0, 0.02, 0.7)
    scores = tuple(BeadScore(0.9 - d / 10, 50.0, 60.0, 20.0, 0.8, d) for d in drifts)
    return Report(sources[0], sources[1], tuple(beads), scores, findings, score, ("FIG02",), (), "made by hand")


PICTURES = {
    "reading-dark": ((120, 36), "drift-dark", ()),
    "triage-light": ((120, 36), "drift-light", ("tab",)),
    "stacked-dark": ((80, 24), "drift-dark", ("d",)),
    "help-light": ((80, 24), "drift-light", ("question_mark", *"undo")),
}


@pytest.mark.skipif(textual.__version__ != PINNED, reason=f"pictures are those of textual {PINNED}")
@pytest.mark.skipif("NO_COLOR" in os.environ, reason="pictures are in colour")
@pytest.mark.parametrize("name", PICTURES)
def test_the_app_looks_as_it_looked(tmp_path: Path, name: str) -> None:
    """A change of the look is seen, and made on purpose."""
    size, theme, keys = PICTURES[name]
    golden = GOLDEN / f"{name}.svg"

    async def what(app: ReviewApp, screen: ReviewScreen, pilot: Pilot[int]) -> None:
        screen.session = screen.finding = screen.report = None
        screen.take(report(), done=True)
        await pilot.press(*keys)
        await pilot.pause()
        shown = re.sub(r"terminal-\d+", "terminal", app.export_screenshot())
        if os.environ.get("DRIFT_SNAPSHOTS") == "write":
            golden.parent.mkdir(exist_ok=True)
            golden.write_text(shown, "utf-8")
        assert shown == golden.read_text("utf-8"), f"{golden}: the app looks different; look at it, then write it anew"

    visit(request(files(tmp_path), theme=theme), what, size=size)
