"""What is known of the finding under the cursor: both passages as facts, why it matters, and the scores of its bead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from drift.marks import label, passages
from drift.report import Finding, Report
from drift.review.since import Kind, changed_sides
from drift.safe import screen
from drift.severity import Severity
from drift.verdicts import Judgement, Standing

Part = str | tuple[str, str]
_FAINT = "$drift-faint"
_CLIP = 300
_STYLES = {Kind.EQUAL: "", Kind.GONE: "strike", Kind.NEW: "underline"}
"""How a stretch that is equal, gone or new is shown; without the colours, which tell the original from the rewrite."""
SIDES = frozenset({"original", "rewrite"})
"""Facts that the two passages above them say already."""


class Evidence(VerticalScroll):
    """The panel below the texts."""

    can_focus = False

    def compose(self) -> ComposeResult:
        """Facts on the left, scores and verdict on the right."""
        with Horizontal():
            yield Static(id="facts", markup=False)
            yield Static(id="scores", markup=False)

    def show(self, report: Report, bead: int, finding: Finding | None, judgement: Judgement | None) -> None:
        """Show a finding, or a bead where there is none."""
        facts = _facts(report, finding, judgement) if finding else _bead(report, bead)
        self._say("facts", facts)
        scores = [*_scores(report, bead), *(_verdict(judgement) if finding and judgement else [])]
        self._say("scores", _lines(scores))

    def _say(self, name: str, content: Content) -> None:
        """Update a half; the screen is laid out anew only where it has become higher or lower."""
        part = self.query_one(f"#{name}", Static)
        width = max(1, part.size.width)
        tall = sum(max(1, -(-line.cell_length // width)) for line in content.split("\n", allow_blank=True))
        part.update(content, layout=tall != part.size.height)

    def wait(self, said: str) -> None:
        """Say that nothing is known yet."""
        self.query_one("#facts", Static).update(Content.styled(screen(said), _FAINT))
        self.query_one("#scores", Static).update("")


def _lines(lines: Sequence[Sequence[Part]]) -> Content:
    return Content("\n").join(Content.assemble(*parts) for parts in lines)


def _facts(report: Report, finding: Finding, judgement: Judgement | None) -> Content:
    before, after = (screen(_clip(passage)) for passage in passages(finding, report.original, report.rewrite))
    severity = finding.severity
    lines: list[list[Part]] = [
        [
            (f"{severity.glyph} ", "bold" if severity.rank > 1 else ""),
            (f"{finding.rule} {finding.name}", "bold"),
            (f"  {severity.value}", "bold" if severity is Severity.CRITICAL else ""),
            (f"  confidence {finding.confidence:.2f}", _FAINT),
            (f"  {_decision(judgement)}", "bold"),
        ],
        [("− ", "$drift-original"), (before, "$drift-original") if before else ("nothing stands here", _FAINT)],
        [("+ ", "$drift-rewrite"), (after, "$drift-rewrite") if after else ("nothing stands here", _FAINT)],
        [(screen(finding.message), "bold")],
    ]
    facts = "  ".join(f"{screen(k)}: {screen(_clip(v))}" for k, v in finding.facts.items() if k not in SIDES)
    if facts:
        lines.append([(facts, _FAINT)])
    lines += _since(judgement)
    why = _why(finding.rule)
    if why:
        lines.append([(why, _FAINT)])
    return _lines(lines)


def _bead(report: Report, bead: int) -> Content:
    group = report.beads[bead]
    lines: list[list[Part]] = [[(f"sentence {bead + 1} of {len(report.beads)}", "bold"), f"  {label(report, bead)}"]]
    if group.reason:
        lines.append([(f"aligned by {screen(group.reason)}", _FAINT), (f"  confidence {group.confidence:.2f}", _FAINT)])
    return _lines(lines)


def _scores(report: Report, bead: int) -> list[list[Part]]:
    score = report.bead_scores[bead]
    drifts, cosines = _order(report)
    lines: list[list[Part]] = []
    if report.rules:
        worse = len(drifts) - bisect_left(drifts, score.drift + 1e-9)
        lines.append(
            [(f"drift {score.drift:.2f}", "bold"), (f"  {_place(worse + 1)} of {len(drifts)} sentences", _FAINT)]
        )
    if score.semantic is not None:
        lower = bisect_left(cosines, score.semantic)
        lines.append([f"cosine {score.semantic:.2f}", (f"  {_place(lower + 1, 'lowest')} of {len(cosines)}", _FAINT)])
    lexical = (("BLEU", score.bleu, 0), ("chrF", score.chrf, 0), ("TER", score.ter, 0), ("words", score.ratio, 2))
    said = "  ".join(f"{name} {value:.{digits}f}" for name, value, digits in lexical if value is not None)
    if said:
        lines.append([(said, _FAINT)])
    return lines


@lru_cache(maxsize=4)
def _sorted(beads: tuple[tuple[float, float | None], ...]) -> tuple[list[float], list[float]]:
    return sorted(drift for drift, _ in beads), sorted(cosine for _, cosine in beads if cosine is not None)


_orders: dict[int, tuple[Report, tuple[list[float], list[float]]]] = {}


def _order(report: Report) -> tuple[list[float], list[float]]:
    """The drift and the cosine of all beads, ascending; kept for the report that was asked for last."""
    known = _orders.get(id(report))
    if known is None or known[0] is not report:
        _orders.clear()
        known = (report, _sorted(tuple((s.drift, s.semantic) for s in report.bead_scores)))
        _orders[id(report)] = known
    return known[1]


def _decision(judgement: Judgement | None) -> str:
    if judgement is None or judgement.verdict is None:
        return ""
    stale = judgement.standing is Standing.STALE
    return f"judged {judgement.verdict.decision.value}{', stale' if stale else ''}"


def _since(judgement: Judgement | None) -> list[list[Part]]:
    """For a stale verdict, what each text that is another one said then and says now."""
    if judgement is None or judgement.verdict is None or judgement.standing is not Standing.STALE:
        return []
    lines: list[list[Part]] = []
    for name, pieces in changed_sides(judgement.verdict.sides, judgement.now):
        shown = ((p.marked(screen(_clip(p.text, around=True))), _STYLES[p.kind]) for p in pieces)
        lines.append([(f"{name} since then: ", "bold"), *shown])
    return lines


def _verdict(judgement: Judgement) -> list[list[Part]]:
    verdict = judgement.verdict
    if verdict is None:
        return [[("not judged yet", _FAINT)]]
    stale = judgement.standing is Standing.STALE
    lines: list[list[Part]] = [[(_decision(judgement), "bold"), (f"  {screen(verdict.by)}", _FAINT)]]
    if verdict.severity:
        lines.append([f"as {verdict.severity.glyph} {verdict.severity.value}"])
    if verdict.note:
        lines.append([screen(_clip(verdict.note))])
    if stale:
        lines.append([("stale: ", "bold"), screen(judgement.changed)])
    if judgement.disputed:
        others = ", ".join(f"{screen(v.by)}: {v.decision.value}" for v in judgement.verdicts)
        lines.append([("disputed  ", "bold"), others])
    return lines


@lru_cache(maxsize=256)
def _why(code: str) -> str:
    """The first sentence of "Why it matters" on the rule's page."""
    from drift.rules.registry import find

    rule = find(code)
    if rule is None:
        return ""
    _, _, rest = rule.page.partition("Why it matters")
    paragraph = " ".join(rest.lstrip("-=:\n ").split("\n\n")[0].split())
    sentence, dot, _ = paragraph.partition(". ")
    return screen(sentence + dot.strip())


def _place(number: int, of: str = "worst") -> str:
    if number == 1:
        return of
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} {of}"


def _clip(text: str, *, around: bool = False) -> str:
    flat = text if around else " ".join(text.split())
    return flat if len(flat) <= _CLIP else f"{flat[: _CLIP * 2 // 3]} … {flat[-_CLIP // 4 :]}"
