"""Leave out of a file of verdicts what speaks of texts that are gone."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from drift.errors import VerdictError
from drift.verdicts.events import Judge, Redo, Undo, from_line
from drift.verdicts.log import VerdictLog
from drift.verdicts.model import Verdict
from pairs.appending import replace
from pairs.files import shown
from pairs.normal import fold


def prune(
    log: VerdictLog,
    texts: Mapping[str, tuple[str, str]],
    *,
    entries: Collection[tuple[str, str]] = (),
    kept: Collection[tuple[str, str, str]] = (),
) -> int:
    """Write the file anew without the verdicts whose passages stand no more in the texts of their pair.

    All other lines stay as they are, in their order.

    Args:
        log: the verdicts.
        texts: the original and the rewrite of each pair as they are now, by the pair's name; two empty texts for a
            pair whose files are gone. Verdicts on pairs that are not named stay.
        entries: pairs and fingerprints of which every verdict goes, whatever the texts say.
        kept: pairs, fingerprints and digests of verdicts that stay although their passages are gone: they hold
            elsewhere.

    Returns:
        How many lines with a verdict were left out.

    Raises:
        VerdictError: the file is of a newer version, is broken, or can't be written; it is then as it was.
    """
    name = shown(log.path)
    folded = {pair: (fold(both[0]), fold(both[1])) for pair, both in texts.items()}
    left_out = 0

    def goes(verdict: Verdict) -> bool:
        if (verdict.pair, verdict.fingerprint) in entries:
            return True
        if (verdict.pair, verdict.fingerprint, verdict.digest) in kept:
            return False
        return verdict.pair in folded and is_gone(verdict, folded[verdict.pair])

    def without(data: bytes) -> bytes:
        nonlocal left_out
        lines = data.decode("utf-8-sig").split("\n")
        events = [
            from_line(line.strip(), f"{name}: line {k}") if line.strip() else None for k, line in enumerate(lines, 1)
        ]
        gone = [isinstance(e, Judge) and goes(e.verdict) for e in events]
        kept_acts = {getattr(e, "act", "") for e, out in zip(events, gone, strict=True) if not out}
        acts = {e.act for e, out in zip(events, gone, strict=True) if out and isinstance(e, Judge)} - kept_acts
        left_out = sum(gone)
        return "".join(
            f"{line}\n"
            for line, event, out in zip(lines, events, gone, strict=True)
            if event is not None and not out and not (isinstance(event, Undo | Redo) and event.of in acts)
        ).encode("utf-8")

    log.require_saved()
    if log.newer:
        raise VerdictError(f"{name}: written by a newer drift; update drift to prune it")
    log.refresh()
    if not log.path.exists():
        return 0
    try:
        replace(log.path, without)
    except OSError as error:
        raise VerdictError(f"{name}: can't be written: {error.strerror or error}") from None
    log.refresh()
    return left_out


def is_gone(verdict: Verdict, folded: tuple[str, str]) -> bool:
    """Whether a passage of a verdict stands no more in its text; a verdict on whole files goes with both texts."""
    if not verdict.original and not verdict.rewrite:
        return not any(folded)
    passages = (fold(verdict.original), fold(verdict.rewrite))
    return any(passage not in text for passage, text in zip(passages, folded, strict=True))
