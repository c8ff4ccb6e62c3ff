"""The report for a person at a terminal: both texts side by side, findings under each bead, a summary."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from drift.console import BAR, NOTHING, ORIGINAL, REWRITE, barred, beside, console, heading, trimmed
from drift.formats import View
from drift.marks import Fate, Piece, label, passages, pieces, worst
from drift.report import BeadScore, Finding, Report, Source
from drift.safe import terminal
from drift.severity import Severity
from pairs.bead import BeadKind

ABOUT = "side by side, for a person at a terminal"

STYLES = {
    Severity.NEUTRAL: "dim",
    Severity.MINOR: "",
    Severity.MAJOR: "bold",
    Severity.CRITICAL: "bold reverse",
}
QUIET = frozenset({Fate.KEPT, Fate.REWORDED, Fate.REWRITTEN})
MAX_PASSAGE = 72
# How the evidence of a score is called.
SAID = {
    "meaning": "meaning apart",
    "worst_word": "worst word",
    "word_mean": "words apart",
    "unanswered": "unanswered words",
    "lost_words": "lost words",
    "chrf": "characters apart",
    "difflib": "words changed",
}


def render(report: Report, view: View) -> str:
    """The report as text; escape sequences only where ``view.color`` is set, and only our own.

    Every line that shows foreign text begins with a bar, so that no log takes it for a command.
    """
    out = io.StringIO()
    head = console(out, width=view.width, color=view.color)
    body = console(out, width=max(10, view.width - len(BAR)), color=view.color)
    sides = (report.original, report.rewrite)
    heading(
        head,
        "comparing",
        (sides[0].path, sides[1].path),
        (sides[0].lang, sides[1].lang),
        (len(sides[0].segments), len(sides[1].segments)),
        (*sides[0].notes, *sides[1].notes, *report.notes),
    )
    for index in _order(report, view):
        head.print(_label(report, index), soft_wrap=True)
        with body.capture() as captured:
            _bead(body, report, view, index)
        out.write(barred(captured.get()) + "\n")
    _summary(head, report, view)
    return trimmed(out.getvalue())


def _order(report: Report, view: View) -> list[int]:
    indices = list(range(len(report.beads)))
    if view.only_changed:
        indices = [k for k in indices if any(view.shows(f, Severity.MINOR) for f in report.of_bead(k))]
    if view.sort == "severity":

        def badness(k: int) -> tuple[int, float, int]:
            severity = worst(report, k)
            return (-severity.rank if severity else 1, -report.bead_scores[k].drift, k)

        indices.sort(key=badness)
    return indices


def _bead(console: Console, report: Report, view: View, index: int) -> None:
    found = [f for f in report.of_bead(index) if view.shows(f, Severity.MINOR)]
    # Where the whole side is lost or new the label says so, and words need no marks of their own.
    marks = not view.color and report.beads[index].kind is BeadKind.MATCH
    sides = pieces(report, index, found)
    left = _side(report.original, sides[0], (ORIGINAL, "[-", "-]"), marks=marks)
    right = _side(report.rewrite, sides[1], (REWRITE, "{+", "+}"), marks=marks)
    for grid in beside(left, right, width=view.width):
        console.print(grid)
    by_parent = {f.fingerprint for f in found}
    for finding in found:
        _finding(console, report, finding, child=finding.parent in by_parent)
    if view.explain_score:
        _explanation(console, report.bead_scores[index])


def _label(report: Report, index: int) -> Text:
    score, severity = report.bead_scores[index], worst(report, index)
    said = label(report, index)
    shown = Text()
    shown.append(severity.glyph if severity else "=", STYLES[severity] if severity else "dim")
    shown.append(f" {index + 1} ", "bold")
    shown.append(said, "dim" if said in QUIET else "bold")
    shown.append(f"   drift {score.drift:.2f}", "dim")
    if score.semantic is not None:
        shown.append(f"  cosine {score.semantic:.2f}", "dim")
    return shown


def _side(source: Source, side: Sequence[Piece], signs: tuple[str, str, str], *, marks: bool) -> Text:
    """One side of a bead: changed words in its colour, spans of findings underlined.

    Without colour the changed words stand in the brackets of wdiff.
    """
    color, before, after = signs
    out = Text()
    segment = None
    for piece in side:
        if out and piece.segment != segment:
            out.append(" ")
        segment = piece.segment
        if marks and piece.opens:
            out.append(before)
        style = " ".join(part for part in (color * piece.changed, "underline" * bool(piece.findings)) if part)
        out.append(terminal(piece.span.of(source.text)), style or None)
        if marks and piece.closes:
            out.append(after)
    return out or Text(NOTHING, "dim")


def _finding(console: Console, report: Report, finding: Finding, *, child: bool) -> None:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=4 if child else 2, justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    line = Text.assemble((f"{finding.rule} {finding.name}", STYLES[finding.severity]), "  ")
    line.append(_evidence(report, finding))
    line.append(terminal(finding.message))
    grid.add_row(Text(finding.severity.glyph), line)
    console.print(grid)


def _evidence(report: Report, finding: Finding) -> str:
    """The passages that a finding speaks of, where its message does not show them."""
    texts = [passage for passage in passages(finding, report.original, report.rewrite) if passage]
    whole = report.beads[finding.bead].kind is not BeadKind.MATCH and finding.rule[:3] in {"OMI", "ADD"}
    if whole or all(text in finding.message for text in texts):
        return ""
    return " → ".join(f"“{terminal(_clip(text))}”" for text in texts) + ": "


def _clip(passage: str) -> str:
    return passage if len(passage) <= MAX_PASSAGE else f"{passage[: MAX_PASSAGE // 2]} … {passage[-MAX_PASSAGE // 3 :]}"


def _explanation(console: Console, score: BeadScore) -> None:
    """What pushed a bead's score up, in log-odds, from where it started."""
    if not score.pushes:
        return
    parts = []
    for push in score.pushes:
        said = SAID.get(push.reason, push.reason)
        shown = "" if push.value is None else f" {push.value:.2f}"
        word = f" “{terminal(push.detail)}”" if push.value is not None and push.detail else ""
        parts.append(f"{said}{shown}{word} {push.log_odds:+.2f}")
    total = sum(push.log_odds for push in score.pushes)
    line = f"{score.drift:.2f} because {', '.join(parts)}: log-odds {total:+.2f}"
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2, justify="right")
    grid.add_column(overflow="fold")
    grid.add_row(Text("Σ", "dim"), Text(line, "dim"))
    console.print(grid)


def _summary(console: Console, report: Report, view: View) -> None:
    score = report.score
    counts = Counter(f.severity for f in report.findings)
    hidden = sum(not view.shows(f, Severity.MINOR) for f in report.findings)
    kinds = Counter(bead.kind for bead in report.beads)
    parts = [f"{counts[s]} {s.glyph} {s.value}" for s in reversed(Severity)]
    identical = " — the two texts are identical" if report.original.text == report.rewrite.text else ""
    lines = [
        ("findings", f"{len(report.findings)}: " + ", ".join(parts) + identical),
        (
            "words",
            ", ".join(f"{name} {share:.0%}" for name, share in score.shares.items())
            + f"; {score.words[0]} → {score.words[1]} words",
        ),
        (
            "beads",
            (
                f"{kinds[BeadKind.MATCH]} matched, {kinds[BeadKind.OMISSION]} dropped, {kinds[BeadKind.ADDITION]} added, "
                f"{sum(b.moved for b in report.beads)} moved"
            ),
        ),
        ("drift", f"{score.drift:.2f} of 1; MQM penalty {score.mqm:.1f} per 100 words"),
        ("scores", _scores(report)),
    ]
    cuts = [cut for source in (report.original, report.rewrite) for cut in source.boilerplate]
    if cuts:
        reasons = ", ".join(f"{n} × {terminal(r)}" for r, n in Counter(cut.reason for cut in cuts).items())
        lines.append(("left out", f"{len(cuts)} passages that are not the story: {reasons}"))
    if report.rules_off:
        why: dict[str, list[str]] = {}
        for off in report.rules_off:
            why.setdefault(off.reason, []).append(off.code)
        lines += [("rules off", f"{', '.join(codes)}: {terminal(reason)}") for reason, codes in why.items()]
    if hidden:
        lines.append(("not shown", f"{hidden} findings below {(view.min_severity or Severity.MINOR).value}"))
    # Spaces, so that it breaks between its parts.
    lines.append(("signature", terminal(report.signature).replace("|", " | ")))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in lines:
        grid.add_row(name, Text(value))
    console.print(grid)


def _scores(report: Report) -> str:
    score = report.score
    named = (
        ("cosine", score.semantic, 2),
        ("chrF", score.chrf, 1),
        ("BLEU", score.bleu, 1),
        ("TER", score.ter, 1),
        ("difflib", score.ratio, 2),
    )
    return ", ".join(f"{name} {value:.{digits}f}" for name, value, digits in named if value is not None) or "none"
