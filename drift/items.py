"""What every format says of a finding: both places, both texts, what is around them, and the way to its review."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass

from drift.marks import passages
from drift.outcome import Check, Judged, PairOutcome, State
from drift.places import Lines, Place
from drift.report import Finding, Report, Source
from drift.severity import Severity
from pairs.document import Span

AROUND = 48
"""Characters of context on either side of a passage."""
MAX_PASSAGE = 160
_IN_MEMORY = frozenset({"", "-"})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage with what stands around it in its bead, each on one line."""

    before: str
    passage: str
    after: str


@dataclass(frozen=True, slots=True)
class Item:
    """A finding of a check with its surroundings.

    Attributes:
        pair: the pair that it is of.
        judged: the finding with its state.
        original: its place in the original, ``None`` where it has none.
        rewrite: its place in the rewrite, ``None`` where it has none.
        texts: the passages of both sides, each on one line, ``""`` where there is none.
    """

    pair: PairOutcome
    judged: Judged
    original: Place | None
    rewrite: Place | None
    texts: tuple[str, str]

    @property
    def finding(self) -> Finding:
        """What changed."""
        return self.judged.finding

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.judged.finding.severity

    @property
    def at(self) -> tuple[str, Place]:
        """Where to send the reader: into the rewrite, or into the original where the rewrite has nothing."""
        if self.rewrite is None and (self.original or not self.pair.rewrite):
            return self.pair.original, self.original or Place()
        return self.pair.rewrite, self.rewrite or Place()

    @property
    def beside(self) -> tuple[str, Place] | None:
        """The place on the other side, ``None`` where there is none."""
        return (self.pair.original, self.original) if self.original and self.rewrite else None

    @property
    def command(self) -> str:
        """The command that opens the review on this finding; ``""`` where there are no two files to open."""
        return command(self.pair, self.finding.fingerprint)

    def excerpts(self) -> tuple[Excerpt | None, Excerpt | None]:
        """Both passages with what stands around them in their bead."""
        report = self.pair.report
        if report is None:
            return None, None
        finding = self.finding
        return (
            _excerpt(report, report.original, finding.original, finding.bead, "original"),
            _excerpt(report, report.rewrite, finding.rewrite, finding.bead, "rewrite"),
        )


def command(pair: PairOutcome, fingerprint: str = "") -> str:
    """The command that opens a pair for review as it was compared, on one finding of it if given.

    ``""`` where there are no two files. Every word of it is quoted for a shell.
    """
    in_memory = pair.report is None or {pair.report.original.path, pair.report.rewrite.path} & _IN_MEMORY
    if in_memory or not pair.rewrite:
        return ""
    files = [path if path[:1] != "-" else f"./{path}" for path in (pair.original, pair.rewrite)]
    return shlex.join(["drift", "review", *files, *pair.review, *(["--at", fingerprint] if fingerprint else [])])


def items(check: Check, at_least: Severity = Severity.NEUTRAL) -> list[Item]:
    """Every finding of a check from a severity up, in the order of the pairs and of their texts."""
    return [item for pair in check.pairs for item in of_pair(pair) if item.severity.rank >= at_least.rank]


def of_pair(pair: PairOutcome) -> list[Item]:
    """Every finding of a pair, in reading order."""
    report = pair.report
    if report is None:
        return [Item(pair, judged, None, None, ("", "")) for judged in pair.findings]
    sides = (Lines(report.original.text), Lines(report.rewrite.text)) if pair.findings else None
    out = []
    for judged in pair.findings:
        finding = judged.finding
        places = [
            lines.place(span) if span else None
            for lines, span in zip(sides or (), (finding.original, finding.rewrite), strict=True)
        ]
        out.append(Item(pair, judged, places[0], places[1], passages(finding, report.original, report.rewrite)))
    return out


def worst_first(found: Iterable[Item]) -> list[Item]:
    """Those that count first, then by severity, then as they were."""
    return sorted(found, key=lambda item: (not item.judged.state.counts, -item.severity.rank))


def counting(found: Iterable[Item]) -> list[Item]:
    """Those that count against the threshold."""
    return [item for item in found if item.judged.state.counts]


def unique_fingerprints(found: Iterable[Item]) -> list[str]:
    """A name for each that no other has: its fingerprint, and in the second pair that has the same, a hash with the pair.

    A fingerprint names no path, so that it survives renames; two pairs with the same change have the same one.
    """
    from hashlib import blake2b

    seen: set[str] = set()
    names = []
    for item in found:
        name, again = item.finding.fingerprint, 0
        while name in seen or not name:
            key = f"{item.finding.fingerprint}\x1f{item.finding.rule}\x1f{item.pair.id}\x1f{again}"
            name, again = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(), again + 1
        seen.add(name)
        names.append(name)
    return names


def compared(check: Check) -> str:
    """How many pairs were compared, and of how many where a side is missing or can't be read."""
    done = sum(pair.report is not None for pair in check.pairs)
    whole = plural(len(check.pairs), "pair")
    return f"compared {whole}" if done == len(check.pairs) else f"compared {done:,} of {whole}"


def tally(check: Check) -> str:
    """How many findings count, by severity, and how many are accepted and suppressed; always all of it."""
    counts = check.counts()
    open_now = {s: counts[State.OPEN][s] + counts[State.STALE][s] for s in Severity}
    by_severity = ", ".join(f"{open_now[s]} {s.value}" for s in reversed(Severity))
    stale = sum(counts[State.STALE].values())
    aside = ", ".join(f"{sum(counts[state].values())} {state.value}" for state in (State.ACCEPTED, State.SUPPRESSED))
    return f"{plural(sum(open_now.values()), 'finding')} ({by_severity}){f', {stale} stale' if stale else ''}; {aside}"


def verdict(check: Check) -> str:
    """How the check ends and why, in a line."""
    said = []
    if check.fail_on:
        n = sum(len(pair.counting(check.fail_on)) for pair in check.pairs)
        said.append(f"{plural(n, 'finding')} at {check.fail_on.value} or above")
    if check.exceeded:
        said.append(plural(len(check.exceeded), "limit") + " exceeded")
    if check.failures:
        said.append(plural(len(check.failures), "pair") + " could not be scored")
    if not said:
        return "no threshold is set, nothing can fail"
    how = "failed" if check.failed else "incomplete" if check.failures else "passed"
    return f"{how}: {', '.join(said)}"


def plural(n: int, noun: str) -> str:
    """``1 pair``, ``2 pairs``."""
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def clip(text: str, limit: int = MAX_PASSAGE) -> str:
    """``text``, its middle left out where it is too long."""
    return text if len(text) <= limit else f"{text[: limit // 2]} … {text[-(limit // 3) :]}"


def _excerpt(report: Report, source: Source, span: Span | None, bead: int, side: str) -> Excerpt | None:
    if span is None:
        return None
    whole = span
    if bead >= 0:
        indices = report.beads[bead].original if side == "original" else report.beads[bead].rewrite
        for segment in (source.segments[i] for i in indices):
            if segment.span.overlaps(span):
                whole = whole.cover(segment.span)
    before = source.text[max(whole.start, span.start - AROUND) : span.start]
    after = source.text[span.end : min(whole.end, span.end + AROUND)]
    return Excerpt(
        ("…" if span.start - AROUND > whole.start else "") + _line(before),
        clip(_line(span.of(source.text))),
        _line(after) + ("…" if span.end + AROUND < whole.end else ""),
    )


def _line(text: str) -> str:
    """On one line, with a space where white space was."""
    words = " ".join(text.split())
    return f"{' ' if text[:1].isspace() else ''}{words}{' ' if words and text[-1:].isspace() else ''}"
