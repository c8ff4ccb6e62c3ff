"""The stages of the aligner's model, fitted one after the other, each on what the stages before it say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.aligner_copies import Bead, Pair

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pairs.candidates import Surroundings
    from pairs.lexical import Lexicon
    from pairs.proposal import Fixed, Ground
    from pairs.settled import Side
    from pairs.weights import Logistic, Model
    from pairs.windows import Closeness, Windows

    Floats = NDArray[np.float32]
    Vectors = tuple[Floats, Floats]


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
    fixed: Fixed
    base: Ground
    ground: Ground = field(init=False)
    p: Any = None
    around: Surroundings = field(init=False)
    many: Windows = field(init=False)
    single: Windows = field(init=False)
    closeness: Closeness = field(init=False)
    first: list[tuple[Windows, Floats]] = field(default_factory=list)
    said: list[tuple[Windows, Floats]] = field(default_factory=list)
    null: Any = None
    settled: tuple[Side, Side] = field(init=False)

    def rightly(self, windows: Windows) -> list[bool]:
        """Which windows are gold beads, or the longest stretch of a gold bead with holes."""
        gold = {stretches(bead, self.pair) for bead in self.pair.beads}
        members = (windows.members(k) for k in range(len(windows.rows)))
        return [(tuple(mine), tuple(theirs)) in gold for mine, theirs in members]


def stretches(bead: Bead, pair: Pair) -> Bead:
    """The longest stretch of neighbours on each side of a bead."""
    out = []
    for own, texts in zip(bead, (pair.source, pair.target), strict=True):
        runs: list[list[int]] = []
        for k in own:
            if runs and k == runs[-1][-1] + 1:
                runs[-1].append(k)
            else:
                runs.append([k])
        out.append(tuple(max(runs, key=partial(_size, texts))))
    return out[0], out[1]


def _size(texts: Sequence[str], run: Sequence[int]) -> int:
    return sum(len(texts[k]) for k in run)


def item(pair: Pair, vectors: Vectors | None) -> Item | None:
    """A pair with its evidence; ``None`` where nothing is left to judge."""
    from pairs import identity, lexical, proposal
    from pairs.normal import fold
    from pairs.similarity import unit_rows

    folded = ([fold(text) for text in pair.source], [fold(text) for text in pair.target])
    words = lexical.lexicon(folded)
    segments = (list(range(len(pair.source))), list(range(len(pair.target))))
    sure = identity.identical(*folded)
    if len(sure) in (len(pair.source), len(pair.target)):
        return None
    units = (unit_rows(vectors[0]), unit_rows(vectors[1])) if vectors else None
    fixed = proposal.Fixed(sure)
    return Item(pair, words, fixed, proposal.prepare(words, segments, units, fixed))


def fit(items: Sequence[Item], *, with_vectors: bool) -> Model:
    """Fit all stages of one head."""
    from pairs import candidates, features, proposal, settled, windows
    from pairs.weights import Model

    for each in items:
        each.ground = each.base

    def context(each: Item) -> Floats:
        return features.context_features(each.ground.evidence, each.p)

    pair = _pairs(
        items, lambda each: features.pair_features(each.ground.evidence), features.pair_names(with_vectors=with_vectors)
    )
    context_model = _pairs(items, context, features.CONTEXT)
    again = _pairs(items, context, features.CONTEXT)
    for each in items:
        each.ground = proposal.evened(each.ground, each.p)
        each.around = candidates.look_around(each.ground.evidence, each.p)
        each.many, each.single = candidates.plausible(each.ground.evidence, each.p, each.around)
        each.closeness = windows.Closeness((each.many, each.single), each.ground.vectors, each.ground.grams)
        each.said = []
    group = _beads(items, 0, _group_table, candidates.GROUP)
    single = _beads(items, 1, _single_table, candidates.SINGLE)
    null = _nulls(
        items, lambda each: candidates.null_features(each.ground.evidence, each.around, each.said), candidates.NULL
    )
    for each in items:
        each.settled = _settle(each)
        each.first, each.said = each.said, []

    def looked(k: int) -> Callable[[Item], Floats]:
        return lambda each: settled.bead_features(*each.first[k], each.settled, each.ground.evidence)

    group_again = _beads(items, 0, looked(0), settled.BEAD_AGAIN)
    single_again = _beads(items, 1, looked(1), settled.BEAD_AGAIN)
    null_again = _nulls(
        items,
        lambda each: settled.null_features(each.null, each.settled, each.said, each.ground.evidence),
        settled.NULL_AGAIN,
    )
    attach = _attach(items)
    sure = _sure(items, attach)
    return Model(pair, context_model, again, group, single, null, group_again, single_again, null_again, attach, sure)


def _sure(items: Sequence[Item], attach: Logistic) -> Logistic:
    """Fit the last stage, that judges the beads that were chosen."""
    import numpy as np

    from pairs import attaching, certainty
    from pairs.proposal import Proposal, beads_of, choose

    tables, labels = [], []
    for each in items:
        chosen = choose(Proposal(beads_of(each.said), each.null, each.p, each.ground))
        chosen = attaching.attach(chosen, each.words, each.ground, each.p, each.null, attach)
        if chosen:
            tables.append(certainty.sure_features(chosen, each.null))
            labels += [(bead.rows, bead.cols) in each.pair.beads for bead in chosen]
    return logistic(np.vstack(tables), np.array(labels, dtype=np.float64), certainty.SURE)


def _attach(items: Sequence[Item]) -> Logistic:
    """Fit the stage that judges whether a segment that stayed alone belongs to a bead."""
    import numpy as np

    from pairs import attaching
    from pairs.proposal import Proposal, beads_of, choose

    tables, labels = [], []
    for each in items:
        beads = choose(Proposal(beads_of(each.said), each.null, each.p, each.ground))
        found = attaching.candidates(beads, each.ground, each.p)
        gold = {(side, k): b for b, bead in enumerate(each.pair.beads) for side in (0, 1) for k in bead[side]}
        tables.append(attaching.attach_features(found, beads, each.words, each.ground, each.null))
        for one in found:
            goal = gold.get((one.side, one.segment))
            bead = beads[one.bead]
            labels.append(goal is not None and all(gold.get((s, k)) == goal for s in (0, 1) for k in bead.side(s)))
    return logistic(np.vstack(tables), np.array(labels, dtype=np.float64), attaching.ATTACH)


def _group_table(each: Item) -> Floats:
    from pairs.candidates import group_features

    return group_features(
        each.many, each.ground.evidence, each.p, each.around, each.words, each.ground.segments, each.closeness
    )


def _single_table(each: Item) -> Floats:
    from pairs.candidates import single_features

    return single_features(each.single, each.ground.evidence, each.p, each.around, each.said[0], each.closeness)


def _settle(each: Item) -> tuple[Side, Side]:
    from pairs.proposal import Proposal, beads_of, choose
    from pairs.settled import settle

    first = Proposal(beads_of(each.said), each.null, each.p, each.ground)
    sure = [((i,), (j,)) for i, j in each.fixed.sure]
    return settle([*sure, *((bead.rows, bead.cols) for bead in choose(first))], each.ground.evidence.lengths)


def _pairs(items: Sequence[Item], look: Callable[[Item], Floats], names: Sequence[str]) -> Logistic:
    """Fit a stage that judges pairs of segments, and let it speak."""
    import numpy as np

    from pairs.proposal import pin

    tables, labels = [], []
    for each in items:
        evidence = each.ground.evidence
        free = ~evidence.pinned[0][evidence.rows]
        gold = {(i, j) for s, t in each.pair.beads for i in s for j in t}
        tables.append(look(each)[free])
        cells = zip(evidence.rows[free].tolist(), evidence.cols[free].tolist(), strict=True)
        labels.append([cell in gold for cell in cells])
    model = logistic(np.vstack(tables), np.concatenate(labels).astype(np.float64), names)
    for each in items:
        each.p = pin(each.ground.evidence, model.probability(look(each)))
    return model


def _beads(items: Sequence[Item], k: int, look: Callable[[Item], Floats], names: Sequence[str]) -> Logistic:
    """Fit a stage that judges the ``k``-th kind of candidate beads, and let it speak."""
    import numpy as np

    every = [(each, (each.many, each.single)[k]) for each in items]
    tables = [look(each) for each in items]
    labels = [each.rightly(windows) for each, windows in every]
    model = logistic(np.vstack(tables), np.concatenate(labels).astype(np.float64), names)
    for (each, windows), table in zip(every, tables, strict=True):
        each.said.append((windows, model.probability(table)))
    return model


def _nulls(items: Sequence[Item], look: Callable[[Item], tuple[Floats, Floats]], names: Sequence[str]) -> Logistic:
    """Fit a stage that judges segments without counterpart, and let it speak."""
    import numpy as np

    tables, labels, seen = [], [], []
    for each in items:
        sides = look(each)
        seen.append(sides)
        for side, rows in enumerate(sides):
            free = np.flatnonzero(~each.ground.evidence.pinned[side])
            taken = {i for bead in each.pair.beads for i in bead[side]}
            tables.append(rows[free])
            labels.append([i not in taken for i in free.tolist()])
    model = logistic(np.vstack(tables), np.concatenate(labels).astype(np.float64), names)
    for each, sides in zip(items, seen, strict=True):
        each.null = (model.probability(sides[0]), model.probability(sides[1]))
    return model
