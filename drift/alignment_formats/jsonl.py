"""The beads as JSON, one a line: ``#/$defs/bead`` of docs/alignment.schema.json."""

from __future__ import annotations

import json

from drift.aligned import Aligned
from drift.alignment_formats import View, every_note
from drift.alignment_formats.json_form import beads
from drift.safe import json_text

ABOUT = "a JSON object a line, one for each bead, for streams"


def render(aligned: Aligned, _: View) -> str:
    """One line for each bead."""
    return "".join(json_text(json.dumps(bead, ensure_ascii=False, allow_nan=False)) + "\n" for bead in beads(aligned))


def unsaid(aligned: Aligned) -> tuple[str, ...]:
    """All notes."""
    return every_note(aligned)
