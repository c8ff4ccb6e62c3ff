"""The alignment as one JSON document. The schema stands in docs/alignment.schema.json."""

from __future__ import annotations

import json
from typing import Any

from drift._version import __version__
from drift.aligned import Aligned, marks
from drift.alignment_formats import View
from drift.cache import digest
from drift.formats.json_report import bead_of, boilerplate_of, source_of
from drift.report import Source
from drift.safe import json_text

ABOUT = "everything, for programs (schema in docs/alignment.schema.json)"
SCHEMA_VERSION = "1.0"


def render(aligned: Aligned, _: View) -> str:
    """The alignment as one JSON document with a line feed at its end."""
    return json_text(json.dumps(to_dict(aligned), ensure_ascii=False, allow_nan=False, indent=1)) + "\n"


def unsaid(_: Aligned) -> tuple[str, ...]:
    """Nothing: notes have their place."""
    return ()


def to_dict(aligned: Aligned) -> dict[str, Any]:
    """The alignment as plain values, in the shape of the schema."""
    original, rewrite = _sources(aligned)
    return {
        "schema": SCHEMA_VERSION,
        "version": __version__,
        "original": source_of(original),
        "rewrite": source_of(rewrite),
        "beads": beads(aligned),
        "boilerplate": boilerplate_of(original, rewrite),
        "signature": aligned.signature,
        "notes": list(aligned.notes),
    }


def beads(aligned: Aligned) -> list[dict[str, Any]]:
    """The beads as plain values, in reading order."""
    original, rewrite = _sources(aligned)
    return [
        bead_of(k, bead, original, rewrite) | {"marks": list(marks(bead)), "by_hand": k in aligned.by_hand}
        for k, bead in enumerate(aligned.alignment.beads)
    ]


def _sources(aligned: Aligned) -> tuple[Source, Source]:
    return (
        Source.of(aligned.original, digest(aligned.original.text)),
        Source.of(aligned.rewrite, digest(aligned.rewrite.text)),
    )
