"""The alignment for a person at a terminal: both sides of each bead, with their numbers and what became of them."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from drift.aligned import Aligned, marks
from drift.alignment_formats import View, every_note
from drift.console import BAR, NOTHING, ORIGINAL, REWRITE, barred, beside, console, heading, trimmed
from drift.safe import terminal
from pairs.bead import BeadKind
from pairs.document import Document, SegmentKind

ABOUT = "both texts beside each other, for a person at a terminal"


def render(aligned: Aligned, view: View) -> str:
    """The alignment as text; escape sequences only where ``view.color`` is set, and only our own.

    Every line that shows foreign text begins with a bar, so that no log takes it for a command.
    """
    out = io.StringIO()
    head = console(out, width=view.width, color=view.color)
    body = console(out, width=max(10, view.width - len(BAR)), color=view.color)
    sides = (aligned.original, aligned.rewrite)
    heading(
        head,
        "aligning",
        (sides[0].path, sides[1].path),
        (sides[0].lang, sides[1].lang),
        (len(sides[0].segments), len(sides[1].segments)),
        every_note(aligned),
    )
    for k, bead in enumerate(aligned.alignment.beads):
        head.print(_label(aligned, k), soft_wrap=True)
        with body.capture() as captured:
            for grid in beside(_side(sides[0], bead.original), _side(sides[1], bead.rewrite), width=view.width):
                body.print(grid)
            if view.reasons and bead.reason:
                body.print(Text(f"why: {terminal(bead.reason)}", "dim"))
        out.write(barred(captured.get()) + "\n")
    head.print(_summary(aligned), soft_wrap=True)
    return trimmed(out.getvalue())


def unsaid(_: Aligned) -> tuple[str, ...]:
    """Nothing: notes stand in the heading."""
    return ()


def _label(aligned: Aligned, index: int) -> Text:
    bead = aligned.alignment.beads[index]
    label = Text.assemble(
        (_numbers(bead.original), f"bold {ORIGINAL}"), " → ", (_numbers(bead.rewrite), f"bold {REWRITE}")
    )
    kinds = {aligned.original.segments[i].kind for i in bead.original}
    kinds |= {aligned.rewrite.segments[j].kind for j in bead.rewrite}
    said = [*marks(bead), *sorted(kinds - {SegmentKind.SENTENCE})]
    if index in aligned.by_hand:
        said.append("by hand")
    if said:
        label.append("  ").append(", ".join(said), "bold")
    label.append(f"   confidence {bead.confidence:.2f}", "dim")
    if bead.kind is BeadKind.MATCH:
        label.append(f"  similarity {bead.similarity:.2f}", "dim")
    return label


def _numbers(indices: Sequence[int]) -> str:
    """Numbers from 1, runs as ``3–5``; a sign where there is none."""
    runs: list[list[int]] = []
    for k in indices:
        if runs and runs[-1][1] == k:
            runs[-1][1] = k + 1
        else:
            runs.append([k + 1, k + 1])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs) or NOTHING


def _side(document: Document, indices: Sequence[int]) -> Text:
    return Text(" ".join(terminal(document.sentence(k)) for k in indices)) if indices else Text(NOTHING, "dim")


def _summary(aligned: Aligned) -> Text:
    beads = aligned.alignment.beads
    kinds = Counter(bead.kind for bead in beads)
    seen = Counter(mark for bead in beads for mark in marks(bead))
    parts = [f"{seen[mark]} {mark}" for mark in ("merged", "split", "regrouped", "moved") if seen[mark]]
    if aligned.by_hand:
        parts.append(f"{len(aligned.by_hand)} by hand")
    line = f"{kinds[BeadKind.MATCH]} matched" + (f" ({', '.join(parts)})" if parts else "")
    omitted = sum(len(bead.original) for bead in beads if bead.kind is BeadKind.OMISSION)
    added = sum(len(bead.rewrite) for bead in beads if bead.kind is BeadKind.ADDITION)
    cuts = len(aligned.original.boilerplate) + len(aligned.rewrite.boilerplate)
    line += f", {omitted} omitted, {added} added"
    if cuts:
        line += f"; left out: {cuts} {'passage that is' if cuts == 1 else 'passages that are'} not the story"
    return Text.assemble((f"{line}\n", ""), (terminal(aligned.signature).replace("|", " | "), "dim"))
