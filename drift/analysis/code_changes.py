"""Which program text of a document is not in the other, and what stands in its place.

Blocks are matched by what they do: white space at the ends of lines, blank lines and whole-line comments count for
nothing, since comments are translated. Inline code is matched within its bead.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from drift.analysis.equal_blocks import equal_blocks
from drift.analysis.pair import SIDES, Pair, Side
from pairs.bead import BeadKind
from pairs.document import Code

_COMMENT = re.compile(r"(?:#+(?:\s|$)|//|--\s|;|%\s|<!--|/\*|\*(?:[\s/]|$))")


@dataclass(frozen=True, slots=True)
class CodeChange:
    """Program text of one side that is other text, or none, on the other side.

    Attributes:
        bead: where it is told.
        original: the code of the original, ``None`` where only the rewrite has it.
        rewrite: the same of the rewrite.
    """

    bead: int
    original: Code | None
    rewrite: Code | None


def code_changes(pair: Pair) -> dict[int, list[CodeChange]]:
    """The changes of all program text, by bead."""
    found: dict[int, list[CodeChange]] = {}
    if not pair.beads:
        return found
    for change in (*_blocks(pair), *_inline(pair)):
        found.setdefault(change.bead, []).append(change)
    return found


def said(code: Code) -> str:
    """What program text does: a block without comments, blank lines and white space at the ends of lines."""
    if not code.block:
        return code.text.strip()
    lines = [line.rstrip() for line in code.text.split("\n")]
    return "\n".join(line for line in lines if line and not _COMMENT.match(line.lstrip()))


def _blocks(pair: Pair) -> Iterator[CodeChange]:
    blocks = [[c for c in pair.document(side).code if c.block or pair.bead_at(side, c.span) is None] for side in SIDES]
    texts = [[said(code) for code in side] for side in blocks]
    known = [set(side) for side in texts]
    at = [0, 0]
    for a, b, size in (*equal_blocks(*texts), (len(texts[0]), len(texts[1]), 0)):
        # A block that only moved is no change.
        one = _surplus(blocks[0][at[0] : a], texts[0][at[0] : a], known[1])
        other = _surplus(blocks[1][at[1] : b], texts[1][at[1] : b], known[0])
        yield from _paired(pair, one, other)
        at = [a + size, b + size]


def _surplus(codes: Sequence[Code], texts: Sequence[str], others: Collection[str]) -> list[Code]:
    """The blocks that the other side doesn't have anywhere."""
    return [code for code, text in zip(codes, texts, strict=True) if text and text not in others]


def _paired(pair: Pair, originals: Sequence[Code], rewrites: Sequence[Code]) -> Iterator[CodeChange]:
    for k in range(max(len(originals), len(rewrites))):
        original = originals[k] if k < len(originals) else None
        rewrite = rewrites[k] if k < len(rewrites) else None
        yield CodeChange(_bead_of(pair, original, rewrite), original, rewrite)


def _bead_of(pair: Pair, original: Code | None, rewrite: Code | None) -> int:
    """The bead of the last segment before the code, on the side that has it."""
    side: Side = "original" if original else "rewrite"
    code = original or rewrite
    segments = pair.document(side).segments
    if not segments or code is None:
        return 0
    before = bisect_right(segments, code.span.start, key=lambda segment: segment.span.start)
    return pair.bead_of(side, max(0, before - 1))


def _inline(pair: Pair) -> Iterator[CodeChange]:
    codes: dict[tuple[int, Side], list[Code]] = {}
    for side in SIDES:
        for code in pair.document(side).code:
            if not code.block and (bead := pair.bead_at(side, code.span)) is not None:
                codes.setdefault((bead, side), []).append(code)
    for bead in sorted({bead for bead, _ in codes}):
        if pair.beads[bead].kind is not BeadKind.MATCH:
            continue
        sides = [codes.get((bead, side), []) for side in SIDES]
        counts = [Counter(code.text.strip() for code in side) for side in sides]
        left = [_left(side, counts[k] - counts[1 - k]) for k, side in enumerate(sides)]
        for k in range(max(map(len, left))):
            one = left[0][k] if k < len(left[0]) else None
            other = left[1][k] if k < len(left[1]) else None
            yield CodeChange(bead, one, other)


def _left(codes: Sequence[Code], surplus: Counter[str]) -> list[Code]:
    result = []
    for code in codes:
        if surplus[code.text.strip()] > 0:
            surplus[code.text.strip()] -= 1
            result.append(code)
    return result
