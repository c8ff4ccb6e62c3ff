"""Rows of the sentence-pair sets with the evidence of their score, as arrays.

What was worked out is kept in ``build/score`` under the rows' texts, the settings and a stamp of the code; the model's
own numbers are left out of the stamp, since evidence does not depend on them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.predicting import ROOT, Outcome, Row, code_stamp, predictor
from drift.config import Config
from drift.report import Finding
from drift.scoring.model import of_findings
from drift.severity import Severity
from pairs.document import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

DATA = ROOT.parent / "shared" / "bench" / "drift"
CACHE = ROOT / "build" / "score" / "outcomes.sqlite3"
FITTED = ("breaking_nli", "demetr_min", "demetr_ref", "mqm23_clean", "mqm23_ref", "summedits")
"""The sets whose licence lets numbers that were fitted on them ship; all others choose and measure."""
OTHERS = ("benign_forms", "contratico_zh", "human_ab", "inject", "inject_min", "sts_news")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one set or of several.

    Attributes:
        rows: as they stand in the files.
        outcomes: what drift said of each.
        names: of the columns of ``values``.
        values: the evidence and what the findings are to the model; 0 where a row has nothing of a name.
        drifted: 1 where the row is labelled drift, else 0.
        sets: the set of each row.
        groups: what rows share that must not be parted: their original, by its sentence's number where the set tells.
    """

    rows: list[Row]
    outcomes: list[Outcome]
    names: tuple[str, ...]
    values: Floats
    drifted: NDArray[np.int64]
    sets: NDArray[np.str_]
    groups: NDArray[np.str_]

    def column(self, name: str) -> Floats:
        """The values of one name."""
        return self.values[:, self.names.index(name)]

    def severe(self, at_least: str | None) -> NDArray[np.bool_]:
        """Rows that count when drift below a severity is left out, as the sets' own scorer does it."""
        import numpy as np

        order = [s.value for s in Severity]
        kept = [
            row["label"] == "same"
            or at_least is None
            or not row.get("severity")
            or order.index(row["severity"]) >= order.index(at_least)
            for row in self.rows
        ]
        return np.array(kept)


def load(sets: Iterable[str] = (*FITTED, *OTHERS), *, model: str = "default", jobs: int = 2, data: Path = DATA) -> Rows:
    """Read the sets and work out the evidence of each row.

    Raises:
        FileNotFoundError: the sets are not there.
    """
    rows = [
        json.loads(line)
        for name in sets
        for line in (data / f"{name}_dev.jsonl").read_text(encoding="utf-8").split("\n")
        if line
    ]
    with predictor(Config(model=model), jobs, CACHE, code_stamp(without=("drift/scoring/model.json",))) as predicting:
        outcomes = predicting.outcomes(rows)
    return arrays(rows, outcomes)


def arrays(rows: list[Row], outcomes: list[Outcome]) -> Rows:
    """Rows and outcomes as arrays."""
    import numpy as np

    found = [dict(outcome.evidence) | of_findings(_findings(outcome)) for outcome in outcomes]
    names = tuple(sorted({name for values in found for name in values}))
    return Rows(
        rows,
        outcomes,
        names,
        np.array([[values.get(name, 0.0) for name in names] for values in found]),
        np.array([int(row["label"] == "drift") for row in rows]),
        np.array([row["set"] for row in rows]),
        np.array([group(row) for row in rows]),
    )


def _findings(outcome: Outcome) -> list[Finding]:
    """The weighed findings, as far as the model looks at them."""
    return [
        Finding(rule, "", Severity(severity), 0, Span(0, 0), None, "", confidence=confidence)
        for rule, severity, confidence in outcome.weighed
    ]


def group(row: dict[str, Any]) -> str:
    """What a row shares with others: both sets of a family name the sentence that all their texts come from."""
    name, row_id = str(row["set"]), str(row["id"])
    if name.startswith("mqm23"):
        return "mqm23:" + re.sub(r"^mqm23_(clean|ref)-", "", row_id).rsplit("-", 1)[0]
    if name.startswith("demetr"):
        return "demetr:" + row_id.rsplit("-", 1)[1]
    return f"{name}:{row['original']}"
