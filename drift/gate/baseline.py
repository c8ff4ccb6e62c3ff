"""The baseline of a project: accept what is there, and forget what is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drift.outcome import Check
from drift.verdicts import VerdictLog, accept_all
from drift.verdicts import prune as prune_log
from drift.verdicts.place import reader

if TYPE_CHECKING:
    from drift.gate.checking import Done, Project

NOTE = "accepted by drift check --accept"


def accept(check: Check, log: VerdictLog) -> int:
    """Accept every finding that counts, whatever its severity; returns how many.

    Raises:
        VerdictError: the file can't be written; nothing of it is written then.
    """
    return accept_all(log, [(p.id, p.report, p.counting()) for p in check.pairs], by=reader(), note=NOTE)


def prune(done: Done, project: Project) -> int:
    """Drop the verdicts whose passages are gone; returns how many.

    In a check of the whole project, of which everything could be read, the verdicts on pairs that are no more go too, but
    for those that hold for another pair, as a file was renamed. Of a strict baseline all goes that matches nothing.

    Raises:
        VerdictError: the file is of a newer version, or can't be written; it is then as it was.
    """
    if project.log is None or done.matches is None:
        return 0
    texts = {p.id: (p.report.original.text, p.report.rewrite.text) for p in done.check.pairs if p.report}
    if not project.partial and not done.check.failures:
        known = {pair.id for pair in done.check.pairs}
        texts |= {verdict.pair: ("", "") for verdict in project.log.state.verdicts() if verdict.pair not in known}
    left = done.unmatched if project.settings.strict_baseline else ()
    entries = {(verdict.pair, verdict.fingerprint) for verdict in left}
    return prune_log(project.log, texts, entries=entries, kept=done.matches.of_others())
