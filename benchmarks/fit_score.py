"""Fit the drift score's model and write drift/scoring/model.json.

    python -m benchmarks.fit_score [--jobs N]            fit all heads and write them
    python -m benchmarks.fit_score --check               end with 1 where the file is not what a fit gives

A logistic model with weights that are never negative, on ramps of the evidence and of the findings (see
:mod:`drift.scoring.model`), with an L2 penalty; each of the sets whose licence allows it (``score_rows.FITTED``) has the
same weight, and half of it on the rows labelled drift. Then one number, ``caution``, takes back a part of what is above
even odds, so that probabilities hold on texts of another kind: it is fitted on the predictions of models that never saw
the row's set, nor any row that shares its original.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.predicting import ROOT
from benchmarks.score_rows import FITTED, Rows, load
from drift.scoring.model import HEADS, MOST, Head, Ramp

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FILE = ROOT / "drift" / "scoring" / "model.json"
# Where the ramps of each piece of evidence begin and end: round numbers near the quantiles of rows that differ.
EDGES: dict[str, tuple[float, ...]] = {
    "meaning": (0, 0.03, 0.08, 0.15, 0.3, 0.6),
    "worst_word": (0.1, 0.3, 0.4, 0.5, 0.6, 0.75),
    "word_mean": (0, 0.05, 0.1, 0.2, 0.4),
    "unanswered": (0, 0.05, 0.1, 0.2, 0.4),
    "lost_words": (0, 0.1, 0.25, 0.5, 0.8),
    "chrf": (0, 0.1, 0.3, 0.6),
    "difflib": (0, 0.1, 0.3, 0.6),
    "penalty": (0, 0.7, 1.8, 3.2, 4.5),
    "critical": (0, 0.5, 1, 2),
}
OF_HEAD = {
    "vectors": ("meaning", "worst_word", "word_mean", "unanswered", "lost_words", "chrf", "difflib"),
    "sentence": ("meaning",),
    "words": ("lost_words", "chrf", "difflib"),
}
FINDINGS = ("penalty", "critical")
RIDGE = 0.0033
# How dear the weight of a single family of rules is, against that of all findings together: the sets that are
# fitted on hold little of some families, and none of others.
FAMILY = 0.15
RARE = 0.025
"""The deviation of a family's ramp below which it is too rare to be given a weight for little."""
SMALLEST = 0.02
"""A ramp of less weight says nothing and is left out."""


@dataclass(frozen=True, slots=True)
class Design:
    """Ramps with the column that each makes of some rows, scaled for the penalty."""

    ramps: tuple[Ramp, ...]
    columns: Floats
    scales: Floats


def design(rows: Rows, head: str) -> Design:
    """The ramps of a head, of weight 1, over some rows."""
    import numpy as np

    ramps = [
        Ramp(name, low, high, 1.0)
        for name in (*OF_HEAD[head], *FINDINGS)
        for low, high in zip(EDGES[name], EDGES[name][1:], strict=False)
    ]
    ramps += [Ramp(name, 0.0, MOST, 1.0) for name in rows.names if "." in name]
    columns, scales = [], []
    for ramp in ramps:
        values = np.clip((rows.column(ramp.name) - ramp.low) / (ramp.high - ramp.low), 0, 1)
        columns.append(values)
        scales.append(FAMILY / max(RARE, float(values.std())) if "." in ramp.name else 1.0)
    return Design(tuple(ramps), np.column_stack(columns), np.array(scales))


def weights(rows: Rows, mask: NDArray[np.bool_]) -> Floats:
    """The weight of each row of ``mask``: every set the same, half of it on drift; they add up to 1."""
    import numpy as np

    found = np.zeros(len(mask))
    for name in FITTED:
        for label in (0, 1):
            mine = mask & (rows.sets == name) & (rows.drifted == label)
            if mine.any():
                found[mine] = 1 / mine.sum()
    found /= found.sum()
    return found


def fit(rows: Rows, mask: NDArray[np.bool_], of: Design) -> tuple[Floats, float]:
    """The weight of each ramp and the start, fitted on the rows of ``mask``."""
    import numpy as np
    from scipy.optimize import minimize

    columns, labels, importance = of.columns[mask] * of.scales, rows.drifted[mask], weights(rows, mask)[mask]
    size = columns.shape[1]

    def loss(parameters: Floats) -> tuple[float, Floats]:
        odds = columns @ parameters[:size] + parameters[size]
        error = importance * (1 / (1 + np.exp(-odds)) - labels)
        value = (importance * (np.logaddexp(0, odds) - labels * odds)).sum() + RIDGE / 2 * (
            parameters[:size] ** 2
        ).sum()
        return value, np.append(columns.T @ error + RIDGE * parameters[:size], error.sum())

    bounds = [(0, None)] * size + [(None, None)]
    found = minimize(loss, np.zeros(size + 1), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 1000}).x
    return found[:size] * of.scales, float(found[size])


def without(rows: Rows, name: str) -> NDArray[np.bool_]:
    """The rows that may be fitted on when set ``name`` is measured: other sets' rows that share no original with it."""
    import numpy as np

    shared = set(rows.groups[rows.sets == name])
    kept: NDArray[np.bool_] = np.isin(rows.sets, FITTED) & (rows.sets != name) & ~np.isin(rows.groups, list(shared))
    return kept


def caution(rows: Rows, mask: NDArray[np.bool_], of: Design) -> float:
    """What log-odds above 0 are to be multiplied by, so that they hold on a set that the model never saw."""
    import numpy as np
    from scipy.optimize import minimize_scalar

    odds, labels, importance = [], [], []
    every = weights(rows, mask)
    for name in sorted(set(rows.sets[mask])):
        held_out = mask & (rows.sets == name)
        ramps, start = fit(rows, mask & without(rows, name), of)
        odds.append(of.columns[held_out] @ ramps + start)
        labels.append(rows.drifted[held_out])
        importance.append(every[held_out])
    z, y, w = np.concatenate(odds), np.concatenate(labels), np.concatenate(importance)

    def loss(factor: float) -> float:
        careful = np.where(z > 0, factor * z, z)
        return float((w * (np.logaddexp(0, careful) - y * careful)).sum())

    return float(minimize_scalar(loss, bounds=(0.3, 1), method="bounded").x)


def fitted(rows: Rows, mask: NDArray[np.bool_], head: str, of: Design | None = None) -> Head:
    """A head of the model, fitted on the rows of ``mask``."""
    of = of or design(rows, head)
    ramps, start = fit(rows, mask, of)
    kept = [
        Ramp(ramp.name, ramp.low, ramp.high, round(float(weight), 3))
        for ramp, weight in zip(of.ramps, ramps, strict=True)
        if weight >= SMALLEST
    ]
    return Head(head, round(start, 3), tuple(kept), round(caution(rows, mask, of), 3))


def predicted(rows: Rows, head: Head) -> Floats:
    """The log-odds of each row by a head."""
    import numpy as np

    odds = np.full(len(rows.rows), head.start)
    for ramp in head.ramps:
        if ramp.name in rows.names:
            odds += ramp.weight * np.clip((rows.column(ramp.name) - ramp.low) / (ramp.high - ramp.low), 0, 1)
    return np.where(odds > 0, head.caution * odds, odds)


def left_out(rows: Rows, head: str) -> Floats:
    """The log-odds of each row by a model that saw neither its set nor a row that shares its original."""
    import numpy as np

    of, odds = design(rows, head), np.zeros(len(rows.rows))
    whole: Head | None = None
    for name in sorted(set(rows.sets)):
        mask = without(rows, name)
        if mask.sum() == np.isin(rows.sets, FITTED).sum():
            whole = whole or fitted(rows, mask, head, of)
            model = whole
        else:
            model = fitted(rows, mask, head, of)
        mine = rows.sets == name
        odds[mine] = predicted(rows, model)[mine]
    return odds


def models(jobs: int) -> dict[str, Any]:
    """What the file holds."""
    import numpy as np

    heads = {}
    for head in HEADS:
        rows = load(model="none" if head == "words" else "default", jobs=jobs)
        found = fitted(rows, np.isin(rows.sets, FITTED), head)
        heads[head] = {
            "start": found.start,
            "caution": found.caution,
            "ramps": [[r.name, r.low, r.high, r.weight] for r in found.ramps],
        }
    return {"about": "written by python -m benchmarks.fit_score", "fitted_on": list(FITTED), "heads": heads}


def written(data: dict[str, Any]) -> str:
    """The file's text: a ramp a line."""
    out = [f' "about": {json.dumps(data["about"])},', f' "fitted_on": {json.dumps(data["fitted_on"])},', ' "heads": {']
    for number, (name, head) in enumerate(data["heads"].items()):
        ramps = ",\n".join(f"    {json.dumps(ramp)}" for ramp in head["ramps"])
        end = "," if number + 1 < len(data["heads"]) else ""
        out.append(
            f'  "{name}": {{"start": {head["start"]}, "caution": {head["caution"]}, "ramps": [\n{ramps}\n  ]}}{end}'
        )
    return "\n".join(["{", *out, " }", "}", ""])


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and write, or fit and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    try:
        text = written(models(options.jobs))
    except FileNotFoundError as error:
        print(f"skipped: {error.filename} is not there")
        return 0
    if options.check:
        return int(FILE.read_text(encoding="utf-8") != text)
    FILE.write_text(text, encoding="utf-8")
    print(f"wrote {FILE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
