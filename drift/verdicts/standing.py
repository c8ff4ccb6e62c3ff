"""Where each finding of a report stands, by the verdicts that people gave.

A verdict is bound to what the texts said and not to lines or files. It holds where its finding is found again in the
same two texts of a bead. It is stale, shown and counting for nothing, where the finding is the same and the text around
it is not, or where the same rule speaks of a passage that is the same on one side. Each verdict counts once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterable
from hashlib import blake2b

from drift.report import Finding, Report
from drift.severity import Severity
from drift.verdicts.model import Decision, Judgement, Standing, Verdict
from drift.verdicts.state import State
from pairs.document import Span
from pairs.normal import fold

MAX_SIDE = 4_000
"""Characters up to which a verdict keeps the text of a side of its bead."""
_MAX_QUOTE = 60
_Key = Callable[[Verdict], Hashable]


def bead_texts(report: Report | None, bead: int) -> tuple[str, str]:
    """The two texts of a bead; both ``""`` for what speaks of whole files (bead -1)."""
    if report is None or not 0 <= bead < len(report.beads):
        return ("", "")
    of = report.beads[bead]
    return (
        " ".join(report.original.segments[i].span.of(report.original.text) for i in of.original),
        " ".join(report.rewrite.segments[j].span.of(report.rewrite.text) for j in of.rewrite),
    )


def digest_of(sides: tuple[str, str]) -> str:
    """16 hexadecimal digits that stand for the two texts of a bead, whatever their line breaks are."""
    plain = (" ".join(unicodedata.normalize("NFC", side).split()) for side in sides)
    return blake2b("\x1f".join(plain).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def verdict_on(
    report: Report | None,
    finding: Finding,
    decision: Decision,
    *,
    note: str = "",
    severity: Severity | None = None,
) -> Verdict:
    """A verdict on a finding of a report, to be given to :meth:`drift.verdicts.log.VerdictLog.judge`.

    Args:
        report: the report, ``None`` for a finding that speaks of whole files.
        finding: what is judged.
        decision: what is decided.
        note: what is to be said of it.
        severity: the severity that it gets instead of its own.
    """
    sides = bead_texts(report, finding.bead)
    passages = _passages(report, finding)
    kept = sides if max(map(len, sides)) <= MAX_SIDE else ("", "")
    return Verdict(finding.fingerprint, finding.rule, decision, *passages, digest_of(sides), note, severity, sides=kept)


def standing(
    report: Report | None,
    pair: str,
    state: State,
    *,
    findings: Iterable[Finding] | None = None,
    reader: str | None = None,
) -> dict[str, Judgement]:
    """Where each finding stands.

    Args:
        report: the comparison; ``None`` where there is none, and the findings speak of whole files.
        pair: the name of the pair. A verdict of another pair holds where both texts are the same as there (a file
            was renamed), and is stale for none.
        state: of a log: ``log.state``.
        findings: those that are asked for; the report's if ``None``.
        reader: count only the verdicts of this person; those of others are shown beside them once there is one.

    Returns:
        A judgement for each fingerprint.
    """
    asked = tuple(findings if findings is not None else report.findings if report else ())
    # Also of a few, all have a say: a verdict that holds for another finding is stale for none.
    every = {f.fingerprint: f for f in (*(report.findings if report else ()), *asked)}
    beads: dict[int, tuple[tuple[str, str], str]] = {}
    found = {name: _Found(report, finding, beads) for name, finding in every.items()}
    result: dict[str, Judgement] = {}
    used: set[tuple[str, str, str]] = set()
    for finding in found.values():
        matching = _matching(finding, pair, state)
        used.update(map(_name, matching))
        if judged := _judged(matching, reader):
            result[finding.fingerprint] = judged
    rest = [v for v in state.verdicts_of(pair) if _name(v) not in used and reader in {None, v.by}]
    open_ = [f for key, f in found.items() if key not in result]
    _same_passages(open_, rest, result, reader)
    _stale(open_, rest, result)
    return {f.fingerprint: result.get(f.fingerprint, Judgement()) for f in asked}


def judgement(report: Report, finding: Finding, pair: str, state: State, reader: str | None = None) -> Judgement | None:
    """The judgement of one finding by verdicts on just it in just its texts, ``None`` where there is none.

    At once, whatever the number of findings. Arguments are those of :func:`standing`.
    """
    return _judged(_matching(_Found(report, finding, {}), pair, state), reader)


def _matching(finding: _Found, pair: str, state: State) -> list[Verdict]:
    """The verdicts on a finding in its texts; those of its own pair, where someone may think otherwise, at the end."""
    matching = [
        v
        for v in state.verdicts_on(finding.fingerprint)
        if v.digest == finding.digest and (v.pair == pair or finding.has_text)
    ]
    return sorted(matching, key=lambda v: v.pair == pair)


class _Found:
    """A finding with what it is recognised by."""

    __slots__ = ("digest", "fingerprint", "passages", "rule", "sides")

    def __init__(self, report: Report | None, finding: Finding, beads: dict[int, tuple[tuple[str, str], str]]) -> None:
        self.fingerprint, self.rule = finding.fingerprint, finding.rule
        if finding.bead not in beads:
            sides = bead_texts(report, finding.bead)
            beads[finding.bead] = (sides, digest_of(sides))
        self.sides, self.digest = beads[finding.bead]
        self.passages = _passages(report, finding)

    @property
    def has_text(self) -> bool:
        return any(self.sides) or any(self.passages)


def _name(verdict: Verdict) -> tuple[str, str, str]:
    return (verdict.fingerprint, verdict.digest, verdict.pair)


def _judged(verdicts: list[Verdict], reader: str | None) -> Judgement | None:
    """The judgement by verdicts on one finding in one text; the last of each person, the last of all at the end."""
    last: dict[str, Verdict] = {}
    for verdict in verdicts:
        last.pop(verdict.by, None)
        last[verdict.by] = verdict
    if not last or (reader is not None and reader not in last):
        return None
    if reader is not None:
        last[reader] = last.pop(reader)
    every = tuple(last.values())
    return Judgement(Standing.JUDGED, every[-1], every)


def _same_passages(open_: list[_Found], rest: list[Verdict], result: dict[str, Judgement], reader: str | None) -> None:
    """The same finding in the same texts under another name: another of the same kind before it is gone or new."""
    groups: dict[Hashable, dict[str, list[Verdict]]] = {}
    for verdict in rest:
        key = (verdict.rule, fold(verdict.original), fold(verdict.rewrite), verdict.digest)
        groups.setdefault(key, {}).setdefault(verdict.fingerprint, []).append(verdict)
    for finding in open_:
        key = (finding.rule, fold(finding.passages[0]), fold(finding.passages[1]), finding.digest)
        if finding.has_text and (group := groups.get(key)):
            verdicts = group.pop(next(iter(group)))
            if judged := _judged(verdicts, reader):
                result[finding.fingerprint] = judged
                rest[:] = [v for v in rest if v not in verdicts]


def _stale(open_: list[_Found], rest: list[Verdict], result: dict[str, Judgement]) -> None:
    """The same finding in another text; then the same rule with one passage the same, best where its text is too."""

    def side(k: int, *, with_text: bool) -> tuple[_Key, Callable[[_Found], Hashable]]:
        def of_verdict(v: Verdict) -> Hashable:
            passage = (v.original, v.rewrite)[k]
            return (v.rule, fold(passage), fold(v.sides[k]) if with_text else "") if passage else None

        def of_finding(f: _Found) -> Hashable:
            passage = f.passages[k]
            return (f.rule, fold(passage), fold(f.sides[k]) if with_text else "") if passage else None

        return of_verdict, of_finding

    ways: list[tuple[_Key, Callable[[_Found], Hashable]]] = [
        (lambda v: v.fingerprint, lambda f: f.fingerprint),
        side(0, with_text=True),
        side(1, with_text=True),
        side(0, with_text=False),
        side(1, with_text=False),
    ]
    left = dict.fromkeys(rest)
    for of_verdict, of_finding in ways:
        index: dict[Hashable, list[Verdict]] = {}
        for verdict in left:
            if (key := of_verdict(verdict)) is not None:
                index.setdefault(key, []).append(verdict)
        for finding in open_:
            key = of_finding(finding)
            if finding.fingerprint in result or key is None or not (match := index.get(key)):
                continue
            verdict = match.pop()
            # Older verdicts on the same finding are no news of another one.
            for same in [v for v in left if v.fingerprint == verdict.fingerprint]:
                del left[same]
                if same in match:
                    match.remove(same)
            changed = _changed(verdict, finding)
            result[finding.fingerprint] = Judgement(Standing.STALE, verdict, (verdict,), changed, finding.sides)


def _changed(verdict: Verdict, finding: _Found) -> str:
    """What is another text now, in one line."""
    said = [
        f"the {name} said {_quote(then)}, now {_quote(now)}"
        for name, then, now in zip(
            ("original", "rewrite"), (verdict.original, verdict.rewrite), finding.passages, strict=True
        )
        if fold(then) != fold(now)
    ]
    if said:
        return "; ".join(said)
    if any(verdict.sides):
        sides = [n for n, k in (("original", 0), ("rewrite", 1)) if fold(verdict.sides[k]) != fold(finding.sides[k])]
        if len(sides) == 1:
            return f"the sentence around it is another one in the {sides[0]}"
    return "the sentences around it are others"


def _quote(text: str) -> str:
    flat = " ".join(text.split())
    if not flat:
        return "nothing"
    return f"“{flat if len(flat) <= _MAX_QUOTE else flat[: _MAX_QUOTE - 1].rstrip() + '…'}”"


def _passages(report: Report | None, finding: Finding) -> tuple[str, str]:
    if report is None:
        return ("", "")

    def of(span: Span | None, text: str) -> str:
        return span.of(text) if span else ""

    return (of(finding.original, report.original.text), of(finding.rewrite, report.rewrite.text))
