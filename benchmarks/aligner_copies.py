"""Document pairs to fit the aligner on: gold alignments, crops of them, and corrupted copies.

In a copy happens what happens in rewrites: blocks move, sentences are dropped, strangers put in, neighbours merged,
sentences split and reworded. Without such copies a model learns that everything aligns in order.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

NOISES = (0.0, 0.15, 0.3, 0.45, 0.6, 0.75)
UNRELATED = 0.15
_VOWELS, _CONSONANTS = "aeiouyöà", "bdklmrst"
BLURS = (0.0, 0.3, 0.5, 0.7, 0.9)


Bead = tuple[tuple[int, ...], tuple[int, ...]]


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
    beads: tuple[Bead, ...]
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


@dataclass(frozen=True, slots=True)
class Damage:
    """How much of what happens in one copy.

    Attributes:
        parallel: nothing is dropped, added or moved, as in a translation.
        noise: share of the words that are reworded at most.
        blur: how far vectors are turned at most.
        merged: share of neighbours that are joined.
        distant: share of sentences that are joined with one from further off.
        cut: share of sentences that are split.
        lost: share of the target's sentences that are dropped.
        added: strangers put in, as a share of the sentences.
        broken: share of the split sentences with a stranger between their parts.
        gone: share of the source's sentences that are taken out.
        moves: how many blocks move.
        regrouped: share of neighbours whose sentences are parted elsewhere.
    """

    parallel: bool
    noise: float
    blur: float
    merged: float
    distant: float
    cut: float
    lost: float
    added: float
    broken: float
    gone: float
    moves: int
    regrouped: float


def damage(rng: random.Random, parallel: float) -> Damage:
    """Draw what happens in one copy."""
    whole = rng.random() < parallel

    def share(*choices: float) -> float:
        drawn = rng.choice(choices)
        return 0.0 if whole else drawn

    return Damage(
        whole, rng.choice(NOISES), rng.choice(BLURS), rng.choice((0.0, 0.06, 0.12, 0.25)), share(0, 0, 0.05, 0.15),
        rng.choice((0.05, 0.1, 0.2, 0.35)), share(0, 0.15, 0.3, 0.6), share(0, 0.1, 0.25, 0.6), share(0, 0, 0.2, 0.5),
        share(0, 0, 0.15, 0.3), int(share(0, 0, 1, 2, 3)),
        rng.choice((0.0, 0.0, 0.04, 0.1)),
    )  # fmt: skip


def units_of(pair: Pair, *, parallel: bool) -> list[Unit]:
    """The target's beads and lone sentences in order; only the beads where the texts shall be parallel."""
    partner = {t[0]: (s, t) for s, t in pair.beads}
    covered = {j for _, t in pair.beads for j in t}
    units: list[Unit] = []
    for j, text in enumerate(pair.target):
        if j in partner:
            s, t = partner[j]
            units.append(Unit([pair.target[k] for k in t], s, [Meaning((pair.target[k],), 0.0) for k in t]))
        elif j not in covered and not parallel:
            units.append(Unit([text], (), [Meaning((text,), 0.0)]))
    return units


def corrupt(pair: Pair, strangers: Sequence[str], rng: random.Random, parallel: float) -> Pair:
    """A copy in which things happened that happen in rewrites."""
    how = damage(rng, parallel)
    units = neighbours(units_of(pair, parallel=how.parallel), rng, how.merged, joined)
    units = neighbours(units, rng, how.regrouped, parted_anew)
    units = joined_from_afar(units, rng, how.distant)
    units = [split(unit, rng) if rng.random() < how.cut else unit for unit in units]
    vocabulary = [word for text in (*pair.source, *strangers) for word in text.split()]
    for unit in units:
        much = [min(1.0, 2 * rng.random()) for _ in unit.texts]
        unit.texts = [reworded(text, rng, how.noise * k, vocabulary) for text, k in zip(unit.texts, much, strict=True)]
        unit.meanings = [
            Meaning(each.texts, round(how.blur * min(1.0, k + 0.3 * rng.random()), 3))
            for each, k in zip(unit.meanings, much, strict=True)
        ]
    units = [unit for unit in units if rng.random() >= how.lost]
    for text in rng.sample(list(strangers), min(len(strangers), int(how.added * len(units)))):
        units.insert(rng.randrange(len(units) + 1), Unit([text], (), [Meaning((text,), 0.0)]))
    for _ in range(how.moves):
        start, length = rng.randrange(len(units) + 1), rng.randrange(1, 7)
        block = units[start : start + length]
        rest = units[:start] + units[start + length :]
        place = rng.randrange(len(rest) + 1)
        units = rest[:place] + block + rest[place:]
    partnered = {i for s, _ in pair.beads for i in s}
    kept = [i for i in range(len(pair.source)) if rng.random() >= how.gone and (i in partnered or not how.parallel)]
    return laid_out(pair, units, kept, [text for text in strangers if rng.random() < how.broken], rng)


def laid_out(pair: Pair, units: Sequence[Unit], kept: Sequence[int], between: list[str], rng: random.Random) -> Pair:
    """The pair that the units make; ``between`` are strangers to be put between the parts of split sentences."""
    renumber = {i: k for k, i in enumerate(kept)}
    target: list[str] = []
    meanings: list[Meaning] = []
    beads: list[Bead] = []
    for unit in units:
        mine = tuple(renumber[i] for i in unit.source if i in renumber)
        theirs: list[int] = []
        for text, meaning in zip(unit.texts, unit.meanings, strict=True):
            if theirs and between and rng.random() < 0.3:
                stranger = between.pop()
                target.append(stranger)
                meanings.append(Meaning((stranger,), 0.0))
            theirs.append(len(target))
            target.append(text)
            meanings.append(meaning)
        if mine:
            beads.append((mine, tuple(theirs)))
    return Pair(tuple(pair.source[i] for i in kept), tuple(target), tuple(beads), tuple(meanings))


Together = Callable[[Unit, Unit, random.Random], Unit]


def neighbours(units: list[Unit], rng: random.Random, share: float, together: Together) -> list[Unit]:
    """Some neighbours of one sentence each made one unit: :func:`joined` or :func:`parted_anew`."""
    out: list[Unit] = []
    for unit in units:
        last = out[-1] if out else None
        adjacent = last is not None and last.source and unit.source and unit.source[0] - last.source[-1] == 1
        if adjacent and last is not None and len(last.texts) == len(unit.texts) == 1 and rng.random() < share:
            out[-1] = together(last, unit, rng)
        else:
            out.append(unit)
    return out


def parted_anew(one: Unit, two: Unit, rng: random.Random) -> Unit:
    """Two sentences with the full stop between them elsewhere: a 2:2 bead."""
    first, second = one.texts[0].split(), two.texts[0].split()
    if min(len(first), len(second)) < 6:
        return Unit(one.texts + two.texts, one.source + two.source, one.meanings + two.meanings)
    at = rng.randrange(2, len(second) - 2)
    head, tail = " ".join(second[:at]), " ".join(second[at:])
    if rng.random() < 0.5:
        joint = " ".join(first).rstrip(".!?") + ", and " + head
        texts, meanings = [joint + ".", tail], [Meaning((" ".join(first), head), 0.0), Meaning((tail,), 0.0)]
    else:
        cut = rng.randrange(2, len(first) - 2)
        start, end = " ".join(first[:cut]), " ".join(first[cut:])
        joint = end.rstrip(".!?") + ", and " + " ".join(second)
        texts, meanings = [start + ".", joint], [Meaning((start,), 0.0), Meaning((end, " ".join(second)), 0.0)]
    return Unit(texts, one.source + two.source, meanings)


def joined_from_afar(units: list[Unit], rng: random.Random, share: float) -> list[Unit]:
    """Some sentences joined with another one from further down."""
    out = list(units)
    for k in range(len(units) - 2):
        if rng.random() >= share or k + 2 >= len(out):
            continue
        other = out[min(len(out) - 1, k + rng.choice((2, 2, 3, 4, 6, 9)))]
        unit = out[k]
        if unit.source and other.source and unit is not other and len(unit.texts) == len(other.texts) == 1:
            out.remove(other)
            out[k] = joined(unit, other, rng)
    return out


def joined(unit: Unit, other: Unit, rng: random.Random) -> Unit:
    """Two units of one sentence each as one sentence, often with less of each."""
    one, two = shortened(unit.texts[0], rng), shortened(other.texts[0], rng)
    text = one.rstrip(".!?") + rng.choice((", and ", "; ", ", while ", ", ")) + two
    return Unit([text], tuple(sorted(unit.source + other.source)), [Meaning((one, two), 0.0)])


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


def training(pairs: Sequence[Pair], rng: random.Random, copies: int, parallel: float) -> list[Pair]:
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
            out.append(corrupt(piece, strangers, rng, parallel))
            if rng.random() < UNRELATED:
                other = rng.choice(pairs)
                if other is not pair:
                    far = corrupt(crop(other, rng, size), [], rng, parallel)
                    out.append(Pair(piece.source, far.target, (), far.meanings))
    return [pair for pair in out if pair.source and pair.target]


def foreign(pair: Pair, rng: random.Random) -> Pair:
    """The same pair with its target in a language of its own: every word enciphered, figures and most names kept.

    The vectors stay those of the words' meaning, blurred as translation blurs them. So a model learns to align by
    vectors, lengths and what little looks alike in two languages.
    """
    salt = str(rng.random())
    longer = rng.uniform(0.8, 1.3)
    target = tuple(_enciphered(text, salt, longer) for text in pair.target)
    blur = rng.choice(BLURS)
    meanings = pair.meanings or tuple(Meaning((text,), round(blur * rng.random(), 3)) for text in pair.target)
    return Pair(pair.source, target, pair.beads, meanings)


def _enciphered(text: str, salt: str, longer: float) -> str:
    def exchanged(match: re.Match[str]) -> str:
        word = match.group()
        digest = hashlib.blake2b((salt + word.lower()).encode(), digest_size=16).digest()
        name = word[0].isupper() and match.start() > 0
        if name and digest[0] < 180:
            return word
        length = max(1, round(len(word) * longer * (0.6 + digest[1] / 320)))
        letters = "".join((_CONSONANTS if k % 2 else _VOWELS)[digest[k % 16] % 8] for k in range(2, 2 + length))
        return letters.capitalize() if word[0].isupper() else letters

    return re.sub(r"[^\W\d_]+", exchanged, text)
