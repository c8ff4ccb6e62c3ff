"""One line of the file of verdicts, as data: what it says, how it is written, and what is wrong with it."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from drift.errors import VerdictError
from drift.safe import json_text
from drift.severity import Severity
from drift.verdicts.model import Decision, Verdict
from pairs.json_line import found, near, require_known, table

VERSION = 1
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, who did it and when.

    Attributes:
        id: names the event.
        by: who.
        at: when, ISO 8601 in UTC.
        pair: the pair of files.
        act: what is done in one go (all findings of a rule, say) has one name, and is taken back in one go.
    """

    id: str
    by: str
    at: str
    pair: str
    act: str


@dataclass(frozen=True, slots=True)
class Judge(Event):
    """A finding was judged."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Reviewed(Event):
    """A bead was marked as read, or its mark was taken away."""

    digest: str
    read: bool = True


@dataclass(frozen=True, slots=True)
class Repaired(Event):
    """The alignment was repaired by hand.

    Attributes:
        made: the repairs that were set, as lines of an override file.
        lifted: those that stood in their way and were taken back.
    """

    made: tuple[str, ...]
    lifted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undo(Event):
    """An act was taken back; ``of`` names it."""

    of: str


@dataclass(frozen=True, slots=True)
class Redo(Event):
    """An act that was taken back holds again; ``of`` names it."""

    of: str


@dataclass(frozen=True, slots=True)
class Torn(Event):
    """The beginning of a line that a killed writer left behind; it says nothing."""

    text: str


@dataclass(frozen=True, slots=True)
class Newer:
    """A line of a version that is not known here."""

    version: int


NAMES: dict[str, type[Event]] = {
    "judge": Judge,
    "reviewed": Reviewed,
    "repair": Repaired,
    "undo": Undo,
    "redo": Redo,
    "torn": Torn,
}
_KINDS = {kind: name for name, kind in NAMES.items()}
_HEAD = ("version", "event", "id", "act", "by", "at", "pair")
_JUDGE = ("fingerprint", "rule", "decision", "original", "rewrite", "digest", "note", "severity", "sides")
_KEYS: dict[str, tuple[str, ...]] = {
    "judge": _JUDGE,
    "reviewed": ("digest", "read"),
    "repair": ("made", "lifted"),
    "undo": ("of",),
    "redo": ("of",),
    "torn": ("text",),
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who does something now, to which pair; gives each event of one act its head."""

    by: str
    pair: str
    at: str = field(default_factory=lambda: datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    act: str = field(default_factory=lambda: secrets.token_hex(8))

    def head(self) -> tuple[str, str, str, str, str]:
        """The first five fields of an event; each call names another one."""
        return (secrets.token_hex(8), self.by, self.at, self.pair, self.act)

    def judge(self, verdict: Verdict) -> Judge:
        """The event of a verdict, which gets its author, its time and its pair here."""
        return Judge(*self.head(), replace(verdict, by=self.by, at=self.at, pair=self.pair))


def to_line(event: Event) -> str:
    """The line of an event, with its line feed: readable, and with nothing in it that a terminal would obey."""
    name = _KINDS[type(event)]
    value: dict[str, Any] = {"version": VERSION, "event": name, "id": event.id}
    if event.act != event.id:
        value["act"] = event.act
    value |= {"by": event.by, "at": event.at, "pair": event.pair}
    if isinstance(event, Judge):
        verdict = event.verdict
        value |= {key: getattr(verdict, key) for key in _JUDGE if getattr(verdict, key) not in {"", None, ("", "")}}
        value |= {"original": verdict.original, "rewrite": verdict.rewrite}
    else:
        value |= {key: getattr(event, key) for key in _KEYS[name]}
    return json_text(json.dumps(value, ensure_ascii=False)) + "\n"


def from_line(line: str, place: str) -> Event | Newer:
    """What a line says.

    Args:
        line: without its line feed.
        place: the file and the line's number, for messages.

    Raises:
        VerdictError: it is no event; the message names place and remedy.
    """
    if line.startswith(_CONFLICT):
        raise VerdictError(
            f"{place}: a merge conflict that is not settled; keep the lines of both sides and remove the marks"
        )
    value = table(line, place, VerdictError, expected="an event of drift", remedy="mend the line or remove it")
    version = value.get("version")
    if type(version) is not int or version < 1:
        raise VerdictError(f"{place}: version: expected {VERSION}, found {found(version)}")
    if version > VERSION:
        return Newer(version)
    name = value.get("event")
    if not isinstance(name, str) or name not in NAMES:
        raise VerdictError(f"{place}: event: expected one of {', '.join(NAMES)}, found {found(name)}")
    require_known(value, (*_HEAD, *_KEYS[name]), place, VerdictError)
    own = _string(value, "id", place)
    by, at, pair = (_string(value, key, place) for key in ("by", "at", "pair"))
    head = (own, by, at, pair, _string(value, "act", place, own))
    if name == "judge":
        return Judge(*head, _verdict(value, head, place))
    if name == "reviewed":
        read = value.get("read", True)
        if not isinstance(read, bool):
            raise VerdictError(f"{place}: read: expected true or false, found {found(read)}")
        return Reviewed(*head, _string(value, "digest", place), read)
    if name == "repair":
        return Repaired(*head, _strings(value, "made", place), _strings(value, "lifted", place))
    if name == "torn":
        return Torn(*head, _string(value, "text", place))
    return (Undo if name == "undo" else Redo)(*head, _string(value, "of", place))


def _verdict(value: dict[str, Any], head: tuple[str, str, str, str, str], place: str) -> Verdict:
    texts = {key: _string(value, key, place) for key in ("fingerprint", "rule", "original", "rewrite", "digest")}
    sides = _strings(value, "sides", place) or ("", "")
    if len(sides) != 2:
        raise VerdictError(f"{place}: sides: expected two texts, found {len(sides)}")
    severity = value.get("severity")
    return Verdict(
        decision=Decision(_choice(value.get("decision"), tuple(Decision), f"{place}: decision")),
        note=_string(value, "note", place, ""),
        severity=None if severity is None else Severity(_choice(severity, tuple(Severity), f"{place}: severity")),
        by=head[1],
        at=head[2],
        pair=head[3],
        sides=(sides[0], sides[1]),
        **texts,
    )


def _string(value: dict[str, Any], key: str, place: str, default: str | None = None) -> str:
    said = value.get(key, default)
    if isinstance(said, str):
        return said
    if key not in value:
        raise VerdictError(f'{place}: "{key}" is missing')
    raise VerdictError(f"{place}: {key}: expected a string, found {found(said)}")


def _strings(value: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
    said = value.get(key, [])
    if isinstance(said, list) and all(isinstance(each, str) for each in said):
        return tuple(said)
    raise VerdictError(f"{place}: {key}: expected a list of strings, found {found(said)}")


def _choice(value: object, known: tuple[str, ...], place: str) -> str:
    if isinstance(value, str) and value in known:
        return value
    raise VerdictError(f"{place}: expected one of {', '.join(known)}, found {found(value)}{near(value, known)}")
