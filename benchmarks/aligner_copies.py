"""Document pairs to fit the aligner on: gold alignments, crops of them, and corrupted copies.

In a copy happens what happens in rewrites: blocks move, sentences are dropped, strangers put in, neighbours merged,
sentences split and reworded. Without such copies a model learns that everything aligns in order.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

NOISES = (0.0, 0.15, 0.3, 0.45, 0.6, 0.75)
UNRELATED = 0.15
BLURS = (0.0, 0.3, 0.5, 0.7, 0.9)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Where the vector of a reworded sentence comes from: the mean of some texts' vectors, and noise."""

    texts: tuple[str, ...]
    noise: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A document pair with its gold beads (only those with both sides)."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    beads: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    meanings: tuple[Meaning, ...] = ()


def read(path: Path) -> list[Pair]:
    """The document pairs of one file of the benchmark."""
    pairs = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            row = json.loads(line)
            beads = tuple((tuple(sorted(s)), tuple(sorted(t))) for s, t in row["links"] if s and t)
            pairs.append(Pair(tuple(row["source"]), tuple(row["target"]), beads))
    return pairs


def crop(pair: Pair, rng: random.Random, size: int) -> Pair:
    """A stretch of about ``size`` source sentences and the target sentences from its first to its last partner."""
    start = rng.randrange(max(1, len(pair.source) - size + 1))
    stop = min(len(pair.source), start + size)
    inside = [(s, t) for s, t in pair.beads if s[0] >= start and s[-1] < stop]
    if not inside:
        return Pair(pair.source[start:stop], (), ())
    low, high = min(t[0] for _, t in inside), max(t[-1] for _, t in inside) + 1
    moved = tuple((tuple(i - start for i in s), tuple(j - low for j in t)) for s, t in inside)
    return Pair(pair.source[start:stop], pair.target[low:high], moved)


@dataclass(slots=True)
class Unit:
    """A run of target sentences that stays together while copies are made."""

    texts: list[str]
    source: tuple[int, ...]
    meanings: list[Meaning]


def corrupt(pair: Pair, strangers: Sequence[str], rng: random.Random) -> Pair:
    """A copy in which things happened that happen in rewrites."""
    partner = {t[0]: (s, t) for s, t in pair.beads}
    covered = {j for _, t in pair.beads for j in t}
    units: list[Unit] = []
    for j, text in enumerate(pair.target):
        if j in partner:
            s, t = partner[j]
            units.append(Unit([pair.target[k] for k in t], s, [Meaning((pair.target[k],), 0.0) for k in t]))
        elif j not in covered:
            units.append(Unit([text], (), [Meaning((text,), 0.0)]))
    noise, blur = rng.choice(NOISES), rng.choice(BLURS)
    parallel = rng.random() < 0.35
    if parallel:
        units = [unit for unit in units if unit.source]
    units = merged(units, rng, rng.choice((0.0, 0.06, 0.12, 0.25)))
    cut = rng.choice((0.05, 0.1, 0.2, 0.35))
    units = [split(unit, rng) if rng.random() < cut else unit for unit in units]
    vocabulary = [word for text in (*pair.source, *strangers) for word in text.split()]
    for unit in units:
        much = [min(1.0, 2 * rng.random()) for _ in unit.texts]
        unit.texts = [reworded(text, rng, noise * k, vocabulary) for text, k in zip(unit.texts, much, strict=True)]
        unit.meanings = [
            Meaning(each.texts, round(blur * min(1.0, k + 0.3 * rng.random()), 3))
            for each, k in zip(unit.meanings, much, strict=True)
        ]
    lost = 0.0 if parallel else rng.choice((0.0, 0.15, 0.3))
    units = [unit for unit in units if rng.random() >= lost]
    added = 0.0 if parallel else rng.choice((0.0, 0.1, 0.25, 0.6))
    for text in rng.sample(list(strangers), min(len(strangers), int(added * len(units)))):
        units.insert(rng.randrange(len(units) + 1), Unit([text], (), [Meaning((text,), 0.0)]))
    for _ in range(0 if parallel else rng.choice((0, 0, 1, 2, 3))):
        start, length = rng.randrange(len(units) + 1), rng.randrange(1, 7)
        block = units[start : start + length]
        rest = units[:start] + units[start + length :]
        place = rng.randrange(len(rest) + 1)
        units = rest[:place] + block + rest[place:]
    source, renumber = list(pair.source), {i: i for i in range(len(pair.source))}
    gone = 0.0 if parallel else rng.choice((0.0, 0.0, 0.15, 0.3))
    partnered = {i for s, _ in pair.beads for i in s}
    kept = [i for i in range(len(source)) if rng.random() >= gone and (i in partnered or not parallel)]
    renumber = {i: k for k, i in enumerate(kept)}
    target: list[str] = []
    meanings: list[Meaning] = []
    beads = []
    for unit in units:
        mine = tuple(renumber[i] for i in unit.source if i in renumber)
        theirs = tuple(range(len(target), len(target) + len(unit.texts)))
        target.extend(unit.texts)
        meanings.extend(unit.meanings)
        if mine and all(b - a == 1 for a, b in pairwise(mine)):
            beads.append((mine, theirs))
    return Pair(tuple(source[i] for i in kept), tuple(target), tuple(beads), tuple(meanings))


def merged(units: list[Unit], rng: random.Random, share: float) -> list[Unit]:
    """Some neighbouring units joined into one sentence, often with less of each."""
    out: list[Unit] = []
    for unit in units:
        last = out[-1] if out else None
        adjacent = last is not None and last.source and unit.source and unit.source[0] - last.source[-1] == 1
        if adjacent and last is not None and len(last.texts) == len(unit.texts) == 1 and rng.random() < share:
            one, two = shortened(last.texts[0], rng), shortened(unit.texts[0], rng)
            joint = one.rstrip(".!?") + rng.choice((", and ", "; ", ", while ", ", ")) + two
            out[-1] = Unit([joint], last.source + unit.source, [Meaning((one, two), 0.0)])
        else:
            out.append(unit)
    return out


def shortened(text: str, rng: random.Random) -> str:
    """Half of the time the text, else a stretch of it."""
    words = text.split()
    if len(words) < 8 or rng.random() < 0.5:
        return text
    length = rng.randrange(max(4, len(words) // 3), len(words))
    start = rng.randrange(len(words) - length + 1)
    return " ".join(words[start : start + length])


def split(unit: Unit, rng: random.Random) -> Unit:
    """A sentence cut at commas or anywhere, into two or, where it is long, up to four."""
    if len(unit.texts) != 1 or not unit.source or len(unit.texts[0].split()) < 10:
        return unit
    pieces = [unit.texts[0]]
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        longest = max(range(len(pieces)), key=lambda k: len(pieces[k]))
        text = pieces[longest]
        if len(text.split()) < 10:
            break
        spaces = [m.start() for m in re.finditer(" ", text)]
        cuts = [m.end() - 1 for m in re.finditer("[,;:] ", text) if 0.2 < m.start() / len(text) < 0.8]
        at = rng.choice(cuts) if cuts else rng.choice(spaces[2:-2])
        pieces[longest : longest + 1] = [text[:at].rstrip(" ,;:") + ".", text[at:].lstrip(" ,;:")]
    return Unit(pieces, unit.source, [Meaning((piece,), 0.0) for piece in pieces])


def reworded(text: str, rng: random.Random, share: float, vocabulary: Sequence[str]) -> str:
    """Words dropped, exchanged and put elsewhere, about ``share`` of them."""
    words = text.split()
    if len(words) < 4 or share <= 0:
        return text
    out: list[str] = []
    for word in words:
        roll = rng.random()
        if roll < share * 0.4:
            continue
        out.append(rng.choice(vocabulary) if roll < share * 0.75 else word)
        if rng.random() < share * 0.2:
            out.append(rng.choice(vocabulary))
    if len(out) > 8 and rng.random() < share:
        at = rng.randrange(3, len(out) - 3)
        out = out[at:] + out[:at]
    return " ".join(out or words)


def training(pairs: Sequence[Pair], rng: random.Random, copies: int) -> list[Pair]:
    """The pairs themselves, crops of the long ones, and corrupted copies."""
    every = [text for pair in pairs for text in pair.source]
    out = list(pairs)
    for pair in pairs:
        for _ in range(max(copies, copies * len(pair.source) // 30)):
            size = rng.choice((1, 2, 4, 8, 16, 25, 40, 70))
            piece = crop(pair, rng, size)
            strangers = rng.sample(every, 12)
            near = [pair.source[k] for k in range(len(pair.source)) if pair.source[k] not in piece.source]
            strangers += rng.sample(near, min(len(near), 8))
            out.append(corrupt(piece, strangers, rng))
            if rng.random() < UNRELATED:
                other = rng.choice(pairs)
                if other is not pair:
                    far = corrupt(crop(other, rng, size), [], rng)
                    out.append(Pair(piece.source, far.target, (), far.meanings))
    return [pair for pair in out if pair.source and pair.target]
