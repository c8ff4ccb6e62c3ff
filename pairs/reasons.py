"""Why the aligner decided as it did, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairs.lexical import Lexicon
    from pairs.rivals import Best
    from pairs.similarity import Evidence

Segments = tuple[Sequence[int], Sequence[int]]


def _decimals(value: float) -> str:
    return f"{value:.2f}".removeprefix("0")


def why_matched(
    words: Lexicon,
    evidence: Evidence,
    segments: Segments,
    bead: tuple[Sequence[int], Sequence[int]],
    names: tuple[str, str],
) -> str:
    """For example ``"shared: 140, kremlin; next rival .21 lower"``."""
    rows, cols = bead
    shared = words.shared([segments[0][i] for i in rows], [segments[1][j] for j in cols])
    parts = ["shared: " + ", ".join(shared) if shared else "no words shared"]
    signal = evidence.signals[0]
    own = max((_value(signal.rows, i, cols) for i in rows), default=0.0)
    rivals = [_outside(signal.rows, i, cols) for i in rows] + [_outside(signal.cols, j, rows) for j in cols]
    gap = own - max(rivals)
    if own > 0 and max(rivals) > 0:
        parts.append(f"next rival {_decimals(abs(gap))} {'lower' if gap >= 0 else 'higher'}")
    if len(rows) > 1 or len(cols) > 1:
        one, two = (len(rows), len(cols)) if names[0] == "original" else (len(cols), len(rows))
        parts.append("merged" if one > two else "split" if two > one else "regrouped")
    return "; ".join(parts)


def why_alone(evidence: Evidence, side: int, k: int, names: tuple[str, str], segments: Segments) -> str:
    """For example ``"the nearest, segment 5 of the rewrite, is only .31 alike"``."""
    signal = evidence.signals[0]
    best = signal.rows if side == 0 else signal.cols
    index, value = int(best.index[k][0]), float(best.value[k][0])
    if index < 0 or value <= 0:
        return f"nothing in the {names[1 - side]} is like it"
    back = signal.cols if side == 0 else signal.rows
    other = int(back.index[index][0])
    nearest = f"the nearest, segment {segments[1 - side][index] + 1} of the {names[1 - side]} ({_decimals(value)})"
    if other != k and other >= 0 and float(back.value[index][0]) > value:
        owner = f"segment {segments[side][other] + 1} ({_decimals(float(back.value[index][0]))})"
        return f"{nearest}, is closer to {owner}"
    return f"{nearest}, is not close enough"


def _value(best: Best, k: int, partners: Sequence[int]) -> float:
    pairs = zip(best.index[k].tolist(), best.value[k].tolist(), strict=True)
    return max((value for index, value in pairs if index in partners), default=0.0)


def _outside(best: Best, k: int, partners: Sequence[int]) -> float:
    pairs = zip(best.index[k].tolist(), best.value[k].tolist(), strict=True)
    return max((value for index, value in pairs if index >= 0 and index not in partners), default=0.0)
