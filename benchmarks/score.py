"""What the drift score can tell: AUC, calibration, the first look, and the time that each stage takes.

    python -m benchmarks.score [--jobs N]            print all tables
    python -m benchmarks.score --write               and write them to docs/score-measured.md
    python -m benchmarks.score --ablate              and what each piece of evidence adds

Every figure of a set is that of a model that saw neither the set nor a row that shares an original with it. Says so
and ends with 0 where the sets (``../shared/bench/drift``) are not there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from benchmarks.fit_score import OF_HEAD, fitted, left_out
from benchmarks.predicting import ROOT
from benchmarks.score_rows import FITTED, Rows, load
from benchmarks.score_stages import stages
from drift.analysis.first_stage import surely_harmless
from drift.scoring.model import HEADS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PAGE = ROOT / "docs" / "score-measured.md"
# Set, severity below which drift is left out, and the AUC that is aimed at.
GOALS = (
    ("contratico_zh", None, None),
    ("contratico_zh", "critical", 0.72),
    ("demetr_ref", None, 0.75),
    ("demetr_min", None, None),
    ("inject", None, 0.80),
    ("summedits", None, 0.72),
    ("mqm23_clean", None, None),
    ("mqm23_clean", "major", 0.92),
    ("mqm23_ref", "major", 0.80),
    ("breaking_nli", None, None),
    ("sts_news", None, None),
)
SINGLE = ("chrf", "meaning", "worst_word", "unanswered", "penalty")
CALIBRATED = (
    "breaking_nli",
    "contratico_zh",
    "demetr_min",
    "demetr_ref",
    "inject",
    "mqm23_clean",
    "mqm23_ref",
    "sts_news",
    "summedits",
)
"""Sets with both labels."""
BINS, DRAWS = 10, 400
BOUND = 0.05


def auc(scores: Floats, drifted: NDArray[np.int64]) -> float:
    """The chance that a row with drift scores higher than one without; ties count half."""
    from scipy.stats import rankdata

    ranks, hits = rankdata(scores), int(drifted.sum())
    return float((ranks[drifted == 1].sum() - hits * (hits + 1) / 2) / (hits * (len(scores) - hits)))


def interval(scores: Floats, rows: Rows, mask: NDArray[np.bool_]) -> tuple[float, float]:
    """A 95 % interval of the AUC by bootstrap over originals: rows that share one are drawn together."""
    import numpy as np

    draw = np.random.default_rng(0)
    names, of = np.unique(rows.groups[mask], return_inverse=True)
    members = [np.flatnonzero(of == k) for k in range(len(names))]
    mine, labels, found = scores[mask], rows.drifted[mask], []
    for _ in range(DRAWS):
        picked = np.concatenate([members[k] for k in draw.integers(0, len(names), len(names))])
        if 0 < labels[picked].sum() < len(picked):
            found.append(auc(mine[picked], labels[picked]))
    return float(np.quantile(found, 0.025)), float(np.quantile(found, 0.975))


def balanced(rows: Rows, sets: Sequence[str]) -> Floats:
    """Weights by which each set counts the same and has one half drift; 0 for rows of no such set."""
    import numpy as np

    found = np.zeros(len(rows.rows))
    for name in sets:
        for label in (0, 1):
            mine = (rows.sets == name) & (rows.drifted == label)
            found[mine] = 0.5 / mine.sum() / len(sets)
    return found


def reliability(odds: Floats, rows: Rows, sets: Sequence[str]) -> list[tuple[float, float, int]]:
    """Ten bins of equal mass: the mean probability said, the share of drift found, and the rows in it."""
    import numpy as np

    said, weight = 1 / (1 + np.exp(-odds)), balanced(rows, sets)
    order = [k for k in np.argsort(said, kind="stable") if weight[k]]
    bins = np.minimum(BINS - 1, (np.cumsum(weight[order]) * BINS - 1e-9).astype(int))
    table = []
    for number in range(BINS):
        mine = np.array(order)[bins == number]
        if len(mine):
            w = weight[mine]
            table.append(
                (float((w * said[mine]).sum() / w.sum()), float((w * rows.drifted[mine]).sum() / w.sum()), len(mine))
            )
    return table


def calibration_error(table: Sequence[tuple[float, float, int]]) -> float:
    """Expected calibration error of bins of equal mass."""
    return sum(abs(said - found) for said, found, _ in table) / len(table)


def auc_table(rows: Rows, odds: dict[str, Floats]) -> list[str]:
    """AUC per set, beside the goals and single pieces of evidence."""
    singles = [name for name in SINGLE if name in rows.names]
    out = [
        f"| set | drift from | rows | drift score | 95 % | aimed at | without a model | {' | '.join(singles)} |",
        f"|---|---|---|---|---|---|---|{'---|' * len(singles)}",
    ]
    for name, severity, goal in GOALS:
        mask = (rows.sets == name) & rows.severe(severity)
        low, high = interval(odds["vectors"], rows, mask)
        value = auc(odds["vectors"][mask], rows.drifted[mask])
        aimed = "–" if goal is None else f"{goal:.2f} {'kept' if value >= goal else 'missed'}"
        others = [f"{auc(rows.column(single)[mask], rows.drifted[mask]):.3f}" for single in singles]
        out.append(
            f"| {name} | {severity or 'all'} | {mask.sum()} | **{value:.3f}** | {low:.3f}–{high:.3f} | {aimed} | "
            f"{auc(odds['words'][mask], rows.drifted[mask]):.3f} | {' | '.join(others)} |"
        )
    return out


def calibration_tables(rows: Rows, odds: dict[str, Floats]) -> list[str]:
    """The error of each head over all sets, of the default one per set, and its reliability."""
    out = ["| head | expected calibration error over all sets |", "|---|---|"]
    for head in HEADS:
        error = calibration_error(reliability(odds[head], rows, CALIBRATED))
        out.append(f"| {head} | {error:.3f} {'kept' if error <= BOUND else 'missed'} |")
    out += ["", "| set alone | error |", "|---|---|"]
    out += [f"| {name} | {calibration_error(reliability(odds['vectors'], rows, [name])):.3f} |" for name in CALIBRATED]
    out += ["", "| said | found | rows |", "|---|---|---|"]
    table = reliability(odds["vectors"], rows, CALIBRATED)
    return [*out, *(f"| {said:.2f} | {found:.2f} | {number} |" for said, found, number in table)]


def first_look(rows: Rows) -> list[str]:
    """What the first look decides, and what it misses of drift that is major, critical or of no known severity."""
    import numpy as np

    decided = np.array([surely_harmless(row["original"], row["rewrite"]) for row in rows.rows])
    grave = rows.severe("major") & (rows.drifted == 1)
    out = ["| set | harmless rows decided | drift missed, from major up |", "|---|---|---|"]
    for name in (*dict.fromkeys(rows.sets), "all"):
        mine = np.ones(len(decided), bool) if name == "all" else rows.sets == name
        same, bad = mine & (rows.drifted == 0), mine & grave
        share = f"{(decided & same).sum()} of {same.sum()}" + (
            f" ({(decided & same).sum() / same.sum():.1%})" if same.any() else ""
        )
        missed = f"{(decided & bad).sum()} of {bad.sum()}" + (
            f" ({(decided & bad).sum() / bad.sum():.2%})" if bad.any() else ""
        )
        out.append(f"| {name} | {share} | {missed} |")
    return [
        *out,
        "",
        f"It decides {decided.sum()} of {len(decided)} rows ({decided.mean():.1%}), which then cost next to nothing.",
    ]


def ablation(rows: Rows) -> list[str]:
    """The mean AUC over the goals, and the calibration, when one piece of evidence is left out."""
    import numpy as np

    goals = [(name, severity) for name, severity, goal in GOALS if goal is not None]

    def line(said: str) -> str:
        odds = left_out(rows, "vectors")
        masks = [(rows.sets == name) & rows.severe(severity) for name, severity in goals]
        values = [auc(odds[mask], rows.drifted[mask]) for mask in masks]
        error = calibration_error(reliability(odds, rows, CALIBRATED))
        return f"| {said} | {np.mean(values):.3f} | {' | '.join(f'{v:.3f}' for v in values)} | {error:.3f} |"

    heads = " | ".join(f"{name}{' ' + severity if severity else ''}" for name, severity in goals)
    out = [f"| without | mean | {heads} | error |", f"|---|---|{'---|' * len(goals)}---|", line("nothing")]
    every = OF_HEAD["vectors"]
    for name in every:
        OF_HEAD["vectors"] = tuple(other for other in every if other != name)
        out.append(line(name))
    OF_HEAD["vectors"] = every
    return out


def model_tables(rows: Rows) -> list[str]:
    """The weights of the model that ships, as a fit gives them."""
    import numpy as np

    out = []
    for head in HEADS:
        found = fitted(rows, np.isin(rows.sets, FITTED), head)
        out.append(
            f"{head}: start {found.start:+.2f}; "
            + ", ".join(f"{r.name} {r.low:g}–{r.high:g} {r.weight:+.2f}" for r in found.ramps)
        )
    return out


def page(parts: dict[str, Any]) -> str:
    """docs/score-measured.md."""
    lines = [
        "# What the drift score can tell",
        "",
        "Written by `python -m benchmarks.score --write` from the development sets that lie beside the repository",
        "(`../shared/bench/drift`; not part of it), whole. Every figure of a set is that of a model that saw neither the",
        f"set nor a row that shares an original with it; only {', '.join(FITTED)} are ever fitted on. The ways of",
        "drawing rows together, the ramps' edges, the ridge and the price of a single family of rules were chosen while",
        "looking at all sets.",
    ]
    for title, about, table in (
        (
            "AUC",
            "Drift against same. The interval is a bootstrap over originals. The last columns are single pieces of evidence.",
            "auc",
        ),
        (
            "Calibration",
            f"Each set with both labels counts the same, one half of it drift; {BINS} bins of equal mass; the bound is {BOUND}.",
            "calibration",
        ),
        (
            "The first look",
            "`first-stage = true` takes these rows for harmless without a model, a parse or a rule.",
            "first",
        ),
        ("Time", "CPU seconds for 1,000 pairs on one core, nothing cached, of a sample of all sets.", "stages"),
        ("Left out one by one", "AUC and calibration error of models without one piece of evidence.", "ablation"),
    ):
        if parts.get(table):
            lines += ["", f"## {title}", "", about, "", *parts[table]]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print, and write the page where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--ablate", action="store_true")
    parser.add_argument(
        "--no-time", action="store_true", help="leave out the stages, which are measured anew each time"
    )
    options = parser.parse_args(arguments)
    try:
        rows, plain = load(jobs=options.jobs), load(model="none", jobs=options.jobs)
    except FileNotFoundError as error:
        print(f"skipped: {error.filename} is not there")
        return 0
    odds = {head: left_out(plain if head == "words" else rows, head) for head in HEADS}
    parts = {
        "auc": auc_table(rows, odds),
        "calibration": calibration_tables(rows, odds),
        "first": first_look(rows),
        "stages": [] if options.no_time else stages(rows.rows),
        "ablation": ablation(rows) if options.ablate or options.write else [],
    }
    for table in parts.values():
        print("\n".join([*table, ""]))
    if options.write:
        PAGE.write_text(page(parts), encoding="utf-8")
        print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
