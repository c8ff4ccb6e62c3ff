"""What a row of events comes to: which acts hold, and what each person can take back or bring back.

An act holds unless the last line that names it takes it back. Order is that of the file, also where a version control
has put two files together: of verdicts on one finding the later line goes first, and of each person the later line is
kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from drift.verdicts.events import Event, Judge, Redo, Repaired, Reviewed, Torn, Undo
from drift.verdicts.model import Verdict


@dataclass(slots=True)
class History:
    """What one person did to one pair: acts that hold, and acts that were taken back; the last one at the end."""

    done: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)


class State:
    """The sum of all events so far; :meth:`apply` adds one."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._acts: dict[str, list[Event]] = {}
        self._off: set[str] = set()
        self._judged: dict[str, list[Judge]] = {}
        self._by_pair: dict[str, list[Judge]] = {}
        self._marks: dict[tuple[str, str], list[Reviewed]] = {}
        self._histories: dict[tuple[str, str], History] = {}

    def __len__(self) -> int:
        return len(self._seen)

    def apply(self, event: Event) -> None:
        """Add an event; one that is there already (two files were put together) counts once."""
        if event.id in self._seen:
            return
        self._seen.add(event.id)
        history = self._histories.setdefault((event.by, event.pair), History())
        if isinstance(event, Undo):
            self._off.add(event.of)
            _shift(event.of, history.done, history.undone)
        elif isinstance(event, Redo):
            self._off.discard(event.of)
            _shift(event.of, history.undone, history.done)
        elif not isinstance(event, Torn):
            self._act(event, history)

    def _act(self, event: Event, history: History) -> None:
        if event.act not in self._acts and event.act not in self._off:
            history.done.append(event.act)
            history.undone.clear()
        self._acts.setdefault(event.act, []).append(event)
        if isinstance(event, Judge):
            self._judged.setdefault(event.verdict.fingerprint, []).append(event)
            self._by_pair.setdefault(event.pair, []).append(event)
        elif isinstance(event, Reviewed):
            self._marks.setdefault((event.pair, event.digest), []).append(event)

    def events_of(self, act: str) -> tuple[Event, ...]:
        """What was done in one go."""
        return tuple(self._acts.get(act, ()))

    def holds(self, act: str) -> bool:
        """Whether an act was done and is not taken back."""
        return act in self._acts and act not in self._off

    def to_undo(self, by: str, pair: str) -> str | None:
        """The act of a person that is next to be taken back, ``None`` where there is none."""
        history = self._histories.get((by, pair))
        return next((act for act in reversed(history.done) if self.holds(act)), None) if history else None

    def to_redo(self, by: str, pair: str) -> str | None:
        """The act of a person that is next to be brought back, ``None`` where there is none."""
        history = self._histories.get((by, pair))
        return next((act for act in reversed(history.undone) if act in self._off), None) if history else None

    def verdicts_on(self, fingerprint: str) -> tuple[Verdict, ...]:
        """Every verdict that holds on a finding, in the order of the file, whatever its text was."""
        return tuple(e.verdict for e in self._judged.get(fingerprint, ()) if e.act not in self._off)

    def verdicts_of(self, pair: str) -> tuple[Verdict, ...]:
        """Every verdict that holds in a pair, in the order of the file."""
        return tuple(e.verdict for e in self._by_pair.get(pair, ()) if e.act not in self._off)

    def verdicts(self) -> Iterator[Verdict]:
        """Every verdict that holds; those of one pair in the order of the file."""
        for pair in self._by_pair:
            yield from self.verdicts_of(pair)

    def readers(self, pair: str | None = None) -> tuple[str, ...]:
        """Who has given verdicts that hold, in a pair or in all, in alphabetical order."""
        return tuple(sorted({v.by for v in (self.verdicts() if pair is None else self.verdicts_of(pair))}))

    def is_reviewed(self, pair: str, digest: str, by: str | None = None) -> bool:
        """Whether a bead is marked as read: by anyone, or by a person."""
        last: dict[str, bool] = {}
        for event in self._marks.get((pair, digest), ()):
            if event.act not in self._off and by in {None, event.by}:
                last[event.by] = event.read
        return any(last.values())

    def repairs_of(self, pair: str) -> tuple[Repaired, ...]:
        """The repairs of a pair that hold, in the order of the file."""
        return tuple(
            event
            for act, events in self._acts.items()
            if act not in self._off
            for event in events
            if isinstance(event, Repaired) and event.pair == pair
        )


def _shift(act: str, source: list[str], target: list[str]) -> None:
    """Move an act from one list to the end of another; most often it is the last."""
    for k in range(len(source) - 1, -1, -1):
        if source[k] == act:
            del source[k]
            target.append(act)
            return
