"""The ladder of hunalign (Varga et al. 2005), for tools that read its output.

A rung ``n<TAB>m<TAB>confidence`` says that the first n sentences of the original correspond to the first m of the
rewrite; its confidence is that of what lies between it and the next rung. The first rung is ``0 0``, the last one
holds the numbers of sentences. A ladder climbs on both sides, so that it can't say what moved, nor a bead with a
strange sentence in its middle: the sentences of these stand alone, with an empty other side and the confidence 0, as
do those without a counterpart.
"""

from __future__ import annotations

from drift.aligned import Aligned
from drift.alignment_formats import View, every_note
from pairs.bead import Bead, BeadKind

ABOUT = "the ladder of hunalign: original, rewrite, confidence; what moved stands alone"


def render(aligned: Aligned, _: View) -> str:
    """The rungs, a line each."""
    rungs = [*_rungs(aligned), (*_sizes(aligned), 0.0)]
    return "".join(f"{n}\t{m}\t{confidence:.4f}\n" for n, m, confidence in rungs)


def unsaid(aligned: Aligned) -> tuple[str, ...]:
    """How many beads a ladder can't say, and all notes."""
    matches = [bead for bead in aligned.alignment.beads if bead.kind is BeadKind.MATCH]
    lost = len(matches) - len(climbing(aligned))
    beads = (
        "1 bead that moved or is interrupted stands"
        if lost == 1
        else f"{lost} beads that moved or are interrupted stand"
    )
    told = (f"a ladder has one order: {beads} unaligned in it; json, jsonl and tsv have all",) if lost else ()
    return (*told, *every_note(aligned))


def climbing(aligned: Aligned) -> list[Bead]:
    """The beads that a ladder can say, in its order."""
    at = (0, 0)
    out = []
    for bead in aligned.alignment.beads:
        if bead.kind is not BeadKind.MATCH or bead.moved:
            continue
        whole = all(side[-1] - side[0] == len(side) - 1 for side in (bead.original, bead.rewrite))
        if whole and bead.original[0] >= at[0] and bead.rewrite[0] >= at[1]:
            out.append(bead)
            at = (bead.original[-1] + 1, bead.rewrite[-1] + 1)
    return out


def _rungs(aligned: Aligned) -> list[tuple[int, int, float]]:
    n = m = 0
    out: list[tuple[int, int, float]] = []

    def alone(to: tuple[int, int]) -> None:
        out.extend((i, m, 0.0) for i in range(n, to[0]))
        out.extend((to[0], j, 0.0) for j in range(m, to[1]))

    for bead in climbing(aligned):
        alone((bead.original[0], bead.rewrite[0]))
        out.append((bead.original[0], bead.rewrite[0], bead.confidence))
        n, m = bead.original[-1] + 1, bead.rewrite[-1] + 1
    alone(_sizes(aligned))
    return out


def _sizes(aligned: Aligned) -> tuple[int, int]:
    return len(aligned.original.segments), len(aligned.rewrite.segments)
