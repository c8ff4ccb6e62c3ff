"""The nouns: a decision, a verdict, and where a finding stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drift.severity import Severity


class Decision(StrEnum):
    """What a person can say of a finding.

    ``same``: the two passages mean the same, the finding is a false alarm. ``acceptable``: they differ, and that may
    be. ``drift``: they differ, and that must not be. ``unsure``: someone else should look.
    """

    SAME = "same"
    ACCEPTABLE = "acceptable"
    DRIFT = "drift"
    UNSURE = "unsure"

    @property
    def accepts(self) -> bool:
        """Whether a finding with this decision counts no more."""
        return self in {Decision.SAME, Decision.ACCEPTABLE}


class Standing(StrEnum):
    """Where a finding stands: nobody judged it, somebody did, or somebody did for another text."""

    OPEN = "open"
    JUDGED = "judged"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one person decided about one finding.

    Attributes:
        fingerprint: names the finding (:mod:`drift.fingerprint`).
        rule: the code of its rule.
        decision: what was decided.
        original: the passage of the original that the finding speaks of, ``""`` where there is none.
        rewrite: the passage of the rewrite.
        digest: stands for the two texts of the bead (:func:`drift.verdicts.standing.digest_of`).
        note: what the person said of it.
        severity: the severity that the person gives it; ``None`` for the rule's.
        by: who decided.
        at: when, ISO 8601 in UTC.
        pair: names the pair of files; beside the fingerprint and not in it, so that a renamed file keeps its verdicts.
        sides: the two texts of the bead as they were; both ``""`` where they are too long to keep.
    """

    fingerprint: str
    rule: str
    decision: Decision
    original: str
    rewrite: str
    digest: str
    note: str = ""
    severity: Severity | None = None
    by: str = ""
    at: str = ""
    pair: str = ""
    sides: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Where one finding stands, and why.

    Attributes:
        standing: open, judged or stale.
        verdict: the one that holds: of several people's the last in the file; for a stale one what was decided then.
        verdicts: the last of each person, the one that holds at the end.
        changed: for a stale one, what is another text now; one line of plain text with foreign text in it.
        now: for a stale one, the two texts of the bead as they are; ``verdict.sides`` has those of then.
    """

    standing: Standing = Standing.OPEN
    verdict: Verdict | None = None
    verdicts: tuple[Verdict, ...] = ()
    changed: str = ""
    now: tuple[str, str] = ("", "")

    @property
    def accepted(self) -> bool:
        """Whether the finding counts no more."""
        return self.standing is Standing.JUDGED and self.verdict is not None and self.verdict.decision.accepts

    @property
    def disputed(self) -> bool:
        """Whether people decided differently about one text."""
        return self.standing is Standing.JUDGED and len({v.decision for v in self.verdicts}) > 1
