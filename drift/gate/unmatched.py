"""Verdicts that accept nothing any more: entries of the baseline that found no finding in a check."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drift.verdicts import Judgement, Verdict
    from drift.verdicts.state import State

_MAX_PASSAGE = 40


class Matches:
    """Which verdicts found their finding, pair after pair.

    An entry of the baseline is what was last said of one finding of one pair, whatever its text was at the time: older
    lines are its history, as the file is never changed.
    """

    def __init__(self, state: State) -> None:
        """Begin with a state of verdicts, of which none is matched yet."""
        self._state = state
        self._found: set[tuple[str, str]] = set()
        self._applied: dict[str, frozenset[str]] = {}
        self._known: set[str] = set()

    def saw(self, pair: str, rules: Collection[str], judgements: Iterable[Judgement]) -> None:
        """A pair was compared.

        Args:
            pair: its id.
            rules: those that were applied: a verdict on another rule can't be matched, and that says nothing.
            judgements: where its findings stand; a stale verdict has found its finding too.
        """
        self._known.add(pair)
        self._applied[pair] = frozenset(rules)
        # What holds for a finding holds whatever its pair is called: several may have said it of the same two texts.
        self._found.update((v.fingerprint, v.digest) for judgement in judgements for v in judgement.verdicts)

    def passed_by(self, pair: str) -> None:
        """A pair is there and could not be compared: nothing is known of its verdicts."""
        self._known.add(pair)

    def of_others(self) -> frozenset[tuple[str, str, str]]:
        """Verdicts on pairs that are no more which hold for another pair, since a file was renamed.

        Each is named by its pair, its fingerprint and the digest of its texts.
        """
        others = (v for v in self._state.verdicts() if v.pair not in self._known)
        return frozenset((v.pair, v.fingerprint, v.digest) for v in others if self._is_found(v))

    def unmatched(self, *, partial: bool) -> tuple[Verdict, ...]:
        """The entries that accept, and match nothing.

        Args:
            partial: whether only some of the project's pairs were checked: then nothing is known of the others.
        """
        entries: dict[tuple[str, str], list[Verdict]] = {}
        for verdict in self._state.verdicts():
            if verdict.pair in self._applied or (verdict.pair not in self._known and not partial):
                entries.setdefault((verdict.pair, verdict.fingerprint), []).append(verdict)
        return tuple(
            history[-1]
            for (pair, _), history in entries.items()
            if history[-1].decision.accepts
            and (pair not in self._applied or history[-1].rule in self._applied[pair])
            and not any(map(self._is_found, history))
        )

    def _is_found(self, verdict: Verdict) -> bool:
        return (verdict.fingerprint, verdict.digest) in self._found


def told(verdict: Verdict) -> str:
    """An unmatched entry in a line."""
    passages = " → ".join(f"“{_short(text)}”" for text in (verdict.original, verdict.rewrite) if text)
    what = f"{verdict.rule} {passages}".strip()
    return f"{verdict.pair}: {what}: {verdict.decision.value} by {verdict.by}, matches nothing any more"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _MAX_PASSAGE else f"{flat[: _MAX_PASSAGE - 1].rstrip()}…"
