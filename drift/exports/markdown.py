"""A review as Markdown, for a pull request, a ticket or a letter to the desk: what was decided, and what is open."""

from __future__ import annotations

from collections.abc import Iterator

from drift.exports import Review
from drift.report import Finding
from drift.safe import markdown
from drift.verdicts.model import Decision, Judgement, Standing
from drift.verdicts.outcome import judged, said

ABOUT = "every finding under what was decided about it, for people"
FILE = "review.md"
_GROUPS = (
    ("Drift", Decision.DRIFT),
    ("Unsure", Decision.UNSURE),
    ("Stale", Standing.STALE),
    ("Open", Standing.OPEN),
    ("Acceptable", Decision.ACCEPTABLE),
    ("Same", Decision.SAME),
)


def render(review: Review) -> str:
    """The review; nothing of the texts acts as markup."""
    groups: dict[str, list[Finding]] = {title: [] for title, _ in _GROUPS}
    for finding in review.report.findings:
        groups[_title(_of(review, finding))].append(finding)
    total = len(review.report.findings)
    counts = ", ".join(f"{len(found)} {title.lower()}" for title, found in groups.items() if found) or "no finding"
    read = f"{len(review.reviewed)} of {len(review.report.beads)}"
    out = [
        f"# Review of {markdown(review.pair)}\n",
        f"{total} findings: {counts}. Drift {review.report.drift:.2f} of 1. {read} beads read.\n",
    ]
    for title, found in groups.items():
        if found:
            out.append(f"## {title} ({len(found)})\n")
            out += ["".join(_item(review, finding)) for finding in found]
    out.append(f"Signature: {markdown(review.report.signature)}\n")
    return "\n".join(out)


def _of(review: Review, finding: Finding) -> Judgement:
    return review.judgements.get(finding.fingerprint, Judgement())


def _title(judgement: Judgement) -> str:
    decided = judgement.standing is Standing.JUDGED and judgement.verdict
    wanted = decided.decision if decided else judgement.standing
    return next(title for title, group in _GROUPS if group == wanted)


def _item(review: Review, finding: Finding) -> Iterator[str]:
    judgement = _of(review, finding)
    shown = judged(finding, judgement).finding
    yield f"- **{shown.rule} {markdown(shown.name)}**, {shown.severity.value}: {markdown(shown.message)}\n"
    for name, span, source in (
        ("original", finding.original, review.report.original),
        ("rewrite", finding.rewrite, review.report.rewrite),
    ):
        if span:
            yield f"  - {name}: {markdown(span.of(source.text))}\n"
    if judgement.standing is Standing.STALE and judgement.verdict:
        yield f"  - was {markdown(said(judgement.verdict))}; {markdown(judgement.changed)}\n"
    for verdict in judgement.verdicts if judgement.standing is Standing.JUDGED else ():
        yield f"  - {markdown(said(verdict))} ({markdown(verdict.at)})\n"
