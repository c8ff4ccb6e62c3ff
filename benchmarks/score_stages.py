"""The CPU time of each stage of a pair's way to its score, nothing cached."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from benchmarks.predicting import Row

SAMPLE = 240
NAMES = ("first look", "reading", "encoding", "parsing", "rules", "scores")


def stages(rows: Sequence[Row], sample: int = SAMPLE) -> list[str]:
    """A table of CPU seconds for 1,000 pairs by stage, from every n-th row."""
    chosen = rows[:: max(1, len(rows) // sample)]
    # The first pairs load the models and fill the tables.
    _spent(chosen[:5])
    spent = _spent(chosen)
    total = sum(spent.values()) - spent["first look"]
    out = ["| stage | CPU s for 1,000 pairs | share |", "|---|---|---|"]
    for name in NAMES:
        seconds = 1000 * spent[name] / len(chosen)
        out.append(f"| {name} | {seconds:.2f} | {'–' if name == 'first look' else f'{spent[name] / total:.0%}'} |")
    return [*out, f"| all but the first look | {1000 * total / len(chosen):.2f} | 100% |"]


def _spent(rows: Sequence[Row]) -> dict[str, float]:
    from drift.aligned import documents, embedder, raw
    from drift.analysis.first_stage import surely_harmless
    from drift.analysis.pair import Pair
    from drift.analysis.parse import parses
    from drift.analysis.word_alignment import word_alignments
    from drift.config import Config
    from drift.pipeline import _bead_score
    from drift.rules.apply import applicable, findings, selected
    from drift.scoring.semantic import cosine
    from pairs.bead import Alignment, Bead

    config = Config(cache=False)
    model = embedder("default", cached=False)
    spent = dict.fromkeys(NAMES, 0.0)

    def timed(name: str, work: Callable[[], Any]) -> Any:
        began = time.process_time()
        result = work()
        spent[name] += time.process_time() - began
        return result

    for row in rows:
        settings = replace(config, original_lang=row["lang"], rewrite_lang=row["lang"])
        timed("first look", partial(surely_harmless, row["original"], row["rewrite"]))
        sources = (raw(row["original"], settings), raw(row["rewrite"], settings))
        first, second = timed("reading", partial(documents, sources, settings, story=False))
        sides = (first.sentences(), second.sentences())
        if not all(sides) or model is None:
            continue
        both = timed("encoding", partial(model.encode, [*sides[0], *sides[1]]))
        timed("encoding", partial(model.token_vectors, [*sides[0], *sides[1]]))
        likeness = cosine(both[: len(sides[0])], both[len(sides[0]) :])
        alignment = Alignment((Bead(tuple(range(len(sides[0]))), tuple(range(len(sides[1])))),))
        pair = Pair(first, second, alignment, embedder=model, cosines=(likeness,))
        timed("parsing", partial(pair.get, parses))
        on, _ = applicable(selected(settings), (first.lang, second.lang), frozenset({"vectors", "parse"}))
        timed("rules", partial(pair.get, word_alignments))
        found = timed("rules", partial(findings, pair, on, settings))
        timed("scores", partial(_bead_score, pair, 0, found, settings, with_ter=False))
    return spent
