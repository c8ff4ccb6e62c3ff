"""What people decided about findings: kept in an append-only file, bound to what the texts said.

The file is described in docs/verdicts.md. Nothing here knows of a screen or of a gate; both stand on it. Each name is
loaded when it is first used: who only asks where the file lies waits for nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drift.verdicts.accepting import accept_all
    from drift.verdicts.log import VerdictLog
    from drift.verdicts.model import Decision, Judgement, Standing, Verdict
    from drift.verdicts.outcome import all_judged, judged, review_of
    from drift.verdicts.place import pair_id
    from drift.verdicts.pruning import prune
    from drift.verdicts.standing import bead_texts, digest_of, verdict_on

_HOMES = {
    "Decision": "model",
    "Judgement": "model",
    "Standing": "model",
    "Verdict": "model",
    "VerdictLog": "log",
    "accept_all": "accepting",
    "all_judged": "outcome",
    "bead_texts": "standing",
    "digest_of": "standing",
    "judged": "outcome",
    "pair_id": "place",
    "prune": "pruning",
    "review_of": "outcome",
    "verdict_on": "standing",
}

__all__ = [
    "Decision",
    "Judgement",
    "Standing",
    "Verdict",
    "VerdictLog",
    "accept_all",
    "all_judged",
    "bead_texts",
    "digest_of",
    "judged",
    "pair_id",
    "prune",
    "review_of",
    "verdict_on",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
