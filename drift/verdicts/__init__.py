"""What people decided about findings: kept in an append-only file, bound to what the texts said.

The file is described in docs/verdicts.md. Nothing here knows of a screen or of a gate; both stand on it.
"""

from __future__ import annotations

from drift.errors import VerdictError
from drift.verdicts.accepting import accept_all
from drift.verdicts.log import VerdictLog
from drift.verdicts.model import Decision, Judgement, Standing, Verdict
from drift.verdicts.outcome import all_judged, judged, review_of
from drift.verdicts.place import pair_id, place
from drift.verdicts.pruning import prune
from drift.verdicts.standing import bead_texts, digest_of, standing, verdict_on

__all__ = [
    "Decision",
    "Judgement",
    "Standing",
    "Verdict",
    "VerdictError",
    "VerdictLog",
    "accept_all",
    "all_judged",
    "bead_texts",
    "digest_of",
    "judged",
    "pair_id",
    "place",
    "prune",
    "review_of",
    "standing",
    "verdict_on",
]
