"""One bead a line, for spreadsheets and shell tools.

A field that holds a double quote is quoted as RFC 4180 has it, since a spreadsheet takes a leading quotation mark,
which stories are full of, for the begin of such a field. Line ends and tabs in a text become spaces, characters that
act or hide become visible, and a field that a spreadsheet would take for a formula gets an apostrophe before it
(OWASP, CSV injection). Whoever needs the text to the letter takes JSON.

Numbers of sentences are parted by spaces: ``3-4`` and ``3,4`` are a date or a fraction to a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from drift.aligned import Aligned, marks
from drift.alignment_formats import View, every_note
from drift.safe import terminal
from pairs.document import Document

ABOUT = "a line for each bead with the numbers and texts of both sides, for spreadsheets"
COLUMNS = ("original", "rewrite", "marks", "confidence", "similarity", "original_text", "rewrite_text", "reason")
# The signs that OWASP names, and the full-width ones that some spreadsheets take for them.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def render(aligned: Aligned, _: View) -> str:
    """A line of column names and one for each bead."""
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerow(COLUMNS)
    for k, bead in enumerate(aligned.alignment.beads):
        by_hand = ("by hand",) if k in aligned.by_hand else ()
        writer.writerow((
            _numbers(bead.original),
            _numbers(bead.rewrite),
            ", ".join((*marks(bead), *by_hand)),
            f"{bead.confidence:.4f}",
            f"{bead.similarity:.4f}",
            cell(_text(aligned.original, bead.original)),
            cell(_text(aligned.rewrite, bead.rewrite)),
            cell(bead.reason),
        ))  # fmt: skip
    return out.getvalue()


def unsaid(aligned: Aligned) -> tuple[str, ...]:
    """All notes."""
    return every_note(aligned)


def cell(text: str) -> str:
    """A text that is one line, that no terminal obeys, and that no spreadsheet runs."""
    shown = terminal(text).strip()
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def _numbers(indices: Sequence[int]) -> str:
    return " ".join(str(k + 1) for k in indices)


def _text(document: Document, indices: Sequence[int]) -> str:
    return " ".join(document.sentence(k) for k in indices)
