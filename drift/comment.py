"""What is said of a check in Markdown, and how it is cut to the room there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drift.items import Item, clip, compared, plural, tally, verdict
from drift.outcome import Check
from drift.safe import markdown, markdown_fence, markdown_html

SPARE = 400
"""Room kept for the line that says what was cut."""
MAX_LISTED = 50


class Cut:
    """A page that grows until it is full; then it counts what found no room.

    Args:
        limit: the most that the page may measure.
        measure: of a text, its size.
    """

    def __init__(self, limit: int, *, measure: Callable[[str], int]) -> None:
        self._left = limit - SPARE
        self._measure = measure
        self._parts: list[str] = []
        self._cut: list[str] = []

    def add(self, part: str) -> bool:
        """Add a part if there is room for it, and say whether there was."""
        size = self._measure(part)
        if size > self._left:
            return False
        self._left -= size
        self._parts.append(part)
        return True

    def table(self, header: str, rows: Sequence[str], *, what: str, beyond: int = 0) -> None:
        """Add a table, cut on the edge of a row; ``beyond`` rows more were left out before."""
        if rows and self.add(header):
            shown = next((k for k, row in enumerate(rows) if not self.add(row)), len(rows))
            self.add("\n")
        else:
            shown = 0
        self._count(len(rows) - shown + beyond, what)

    def blocks(self, blocks: Sequence[str], *, what: str) -> None:
        """Add blocks in their order, as many as there is room for."""
        shown = next((k for k, block in enumerate(blocks) if not self.add(block)), len(blocks))
        self._count(len(blocks) - shown, what)

    def text(self) -> str:
        """The page, with a line that says what was cut."""
        cut = [f"{', '.join(self._cut)} found no room here; other formats have everything.\n"] if self._cut else []
        return "".join([*self._parts, *cut])

    def _count(self, n: int, what: str) -> None:
        if n:
            self._cut.append(plural(n, what))


def head(check: Check) -> str:
    """The verdict, what was compared with what, and the tally."""
    what = compared(check).capitalize() + (f": {markdown(check.what)}" if check.what else "")
    return f"### drift {markdown(verdict(check))}\n\n{what}. {markdown(tally(check))}.\n\n"


def told(check: Check) -> str:
    """What a reader must know beside the findings, as a list; long lists are counted."""
    groups = (
        ("could not be scored", [f"{pair.id}: {pair.failure.message}" for pair in check.failures if pair.failure]),
        ("limit exceeded", check.exceeded),
        ("no partner", [f"{file.path} ({file.side}): {file.reason}" for file in check.unmatched]),
        ("unused suppression", check.unused),
        ("note", check.notes),
    )
    lines = []
    for name, every in groups:
        lines += [f"- **{name}** {markdown(clip(line, 600))}\n" for line in every[:MAX_LISTED]]
        if len(every) > MAX_LISTED:
            lines.append(f"- **{name}** and {len(every) - MAX_LISTED:,} more\n")
    return "".join(lines) + "\n" * bool(lines)


def findings_table(found: Sequence[Item]) -> tuple[str, list[str]]:
    """The head of a table of findings and its rows."""
    header = "| | rule | where | original | rewrite | what |\n|---|---|---|---|---|---|\n"
    return header, [_row(item) for item in found]


def pairs_table(check: Check) -> tuple[str, list[str]]:
    """The head of a table of pairs and its rows, the worst score first."""
    header = "| pair | drift | findings that count |\n|---|---|---|\n"
    scored = sorted((pair for pair in check.pairs if pair.report), key=lambda p: -p.report.drift if p.report else 0)
    return header, [
        f"| {markdown(pair.id)} | {pair.report.drift:.2f} | {len(pair.counting())} |\n"
        for pair in scored
        if pair.report
    ]


def details(item: Item) -> str:
    """A finding with its excerpt, in a fold that opens."""
    path, place = item.at
    original, rewrite = item.excerpts()
    lines = [
        f"{sign} {excerpt.before}{excerpt.passage}{excerpt.after}"
        for sign, excerpt in (("-", original), ("+", rewrite))
        if excerpt
    ]
    shown = [" ".join(line.split()) for line in lines]
    title = f"{item.severity.glyph} {item.finding.rule} {item.finding.name} · {path}:{place.line}"
    parts = [f"<details><summary>{markdown_html(title)}</summary>\n"]
    if shown:
        parts.append(markdown_fence("\n".join(shown), "diff") + "\n")
    parts.append(markdown(item.finding.message) + "\n")
    if item.command:
        parts.append(markdown_fence(item.command.replace("\n", " "), "sh") + "\n")
    return "\n".join(parts) + "\n</details>\n\n"


def _row(item: Item) -> str:
    path, place = item.at
    finding = item.finding
    texts = [markdown(clip(text, 90)) for text in item.texts]
    rule = f"{finding.rule} {markdown(finding.name)}"
    state = f" ({item.judged.state.value})" if item.judged.reason else ""
    cells = (
        f"{item.severity.glyph} {item.severity.value}{state}",
        rule,
        _at(path, place.line, place.column),
        *texts,
        markdown(clip(finding.message, 240)),
    )
    return f"| {' | '.join(cells)} |\n"


def _at(path: str, *numbers: int) -> str:
    return markdown(":".join([path, *map(str, numbers)]))
