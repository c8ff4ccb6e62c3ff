"""The list of pairs: worst first, with counts and the drift along each text; compared in the background."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static
from textual.worker import get_current_worker

from drift.errors import DriftError
from drift.report import Report
from drift.review import opening
from drift.review.request import ReviewPair, ReviewRequest
from drift.safe import screen
from drift.severity import Severity
from drift.verdicts import Standing
from pairs.errors import PairsError
from tui.keymap import LIST, bindings

BLOCKS = "▁▂▃▄▅▆▇█"
SPARKS = 24
COLUMNS = ("pair", "drift", "◆", "●", "◐", "○", "judged", "along the text")


@dataclass(frozen=True, slots=True)
class Standings:
    """What the list says of a pair.

    Attributes:
        drift: of the whole pair.
        counts: findings by severity.
        judged: how many have a verdict.
        line: the drift along the text, as blocks.
        failure: why there is nothing to say, ``""`` where there is.
    """

    drift: float = 0.0
    counts: tuple[tuple[Severity, int], ...] = ()
    judged: int = 0
    line: str = ""
    failure: str = ""

    @property
    def badness(self) -> tuple[float, ...]:
        """Sorts worst first: what could not be compared, then the count of the worst severities."""
        counts = dict(self.counts)
        return (-bool(self.failure), *(-counts.get(s, 0) for s in (Severity.CRITICAL, Severity.MAJOR)), -self.drift)


def sparkline(report: Report, cells: int = SPARKS) -> str:
    """The drift along a text: the highest of each part, as blocks."""
    drifts = [score.drift for score in report.bead_scores]
    cells = min(cells, len(drifts))
    if not cells:
        return ""
    parts = [drifts[k * len(drifts) // cells : (k + 1) * len(drifts) // cells] for k in range(cells)]
    return "".join(BLOCKS[min(len(BLOCKS) - 1, int(max(part) * len(BLOCKS)))] for part in parts)


class PairList(Screen[None]):
    """Pairs to choose from.

    Args:
        request: which ones.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST)

    class Compared(Message):
        """A pair has been compared."""

        def __init__(self, index: int, standings: Standings) -> None:
            super().__init__()
            self.index, self.standings = index, standings

    def __init__(self, request: ReviewRequest) -> None:
        super().__init__()
        self.request = request
        self.known: dict[int, Standings] = {}
        self._opened: int | None = None

    def compose(self) -> ComposeResult:
        """How many there are, the table, the keys."""
        yield Static(id="top", markup=False)
        table: DataTable[Text] = DataTable(id="pairs", cursor_type="row", zebra_stripes=False)
        yield table
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """List the pairs, and begin to compare them."""
        table = self.query_one(DataTable)
        for column in COLUMNS:
            table.add_column(column, key=column)
        for index, pair in enumerate(self.request.pairs):
            table.add_row(Text(screen(pair.id)), *[Text("")] * (len(COLUMNS) - 1), key=str(index))
        table.focus()
        self._tell()
        self.compare_all(range(len(self.request.pairs)))

    @work(thread=True, exclusive=True, group="comparing")
    def compare_all(self, indices: range | list[int]) -> None:
        """Compare one pair after the other; a kept comparison is only read."""
        worker = get_current_worker()
        for index in indices:
            if worker.is_cancelled:
                return
            self.post_message(self.Compared(index, self._compare(self.request.pairs[index])))

    def _compare(self, pair: ReviewPair) -> Standings:
        try:
            session, _ = opened = opening.opened(_anywhere(self.request), pair)
        except (PairsError, DriftError, OSError) as error:
            return Standings(failure=str(error))
        del opened
        report = session.report
        counts = Counter(session.severity(f) for f in report.findings)
        judged = sum(session.judgement(f).standing is Standing.JUDGED for f in report.findings)
        return Standings(report.drift, tuple(counts.items()), judged, sparkline(report))

    def on_pair_list_compared(self, message: Compared) -> None:
        """Fill in a row, and keep the worst at the top."""
        self.known[message.index] = message.standings
        table, key, now = self.query_one(DataTable), str(message.index), message.standings
        if now.failure:
            table.update_cell(key, "along the text", Text(screen(now.failure), "bold"), update_width=True)
        else:
            counts = dict(now.counts)
            total = sum(counts.values())
            values = [
                f"{now.drift:.2f}",
                *(str(counts.get(s, 0) or "·") for s in reversed(Severity)),
                f"{now.judged}/{total}",
            ]
            for column, value in zip(COLUMNS[1:-1], values, strict=True):
                table.update_cell(key, column, Text(value, justify="right"), update_width=True)
            table.update_cell(key, "along the text", Text(now.line), update_width=True)
        if len(self.known) == len(self.request.pairs) or len(self.known) % 50 == 0:
            self._sort()
        self._tell()

    def _sort(self) -> None:
        table = self.query_one(DataTable)
        order = {
            str(index): (0.0, *standings.badness) if standings else (1.0,)
            for index, standings in ((k, self.known.get(k)) for k in range(len(self.request.pairs)))
        }
        rank = {key: place for place, key in enumerate(sorted(order, key=lambda k: order[k]))}
        here = table.coordinate_to_cell_key(table.cursor_coordinate).row_key if table.row_count else None
        table.ordered_rows  # noqa: B018 -- laid out before it is sorted
        keys = list(table.rows)
        by_name = {table.get_row(key)[0].plain: rank[str(key.value)] for key in keys}
        table.sort("pair", key=lambda cell: by_name[cell.plain])
        if here is not None and self._opened is not None:
            table.move_cursor(row=table.get_row_index(here))

    def _tell(self) -> None:
        done, count = len(self.known), len(self.request.pairs)
        said = f"{count} pairs" if done == count else f"{count} pairs, {done} compared …"
        notes = "  ".join(screen(note) for note in self.request.notes)
        self.query_one("#top", Static).update(Content.assemble((said, "bold"), f"  {notes}"))

    def on_screen_resume(self) -> None:
        """A pair was left: count its verdicts anew."""
        if self._opened is not None:
            waiting = [k for k in range(len(self.request.pairs)) if k not in self.known and k != self._opened]
            self.compare_all([self._opened, *waiting])

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open the pair of a row."""
        self._open(int(event.row_key.value or 0))

    def action_open_pair(self) -> None:
        """Open the pair under the cursor."""
        self.query_one(DataTable).action_select_cursor()

    def action_next_pair(self) -> None:
        """Go to the next pair."""
        self.query_one(DataTable).action_cursor_down()

    def action_previous_pair(self) -> None:
        """Go to the pair before."""
        self.query_one(DataTable).action_cursor_up()

    def _open(self, index: int) -> None:
        from tui.app import ReviewApp

        self._opened = index
        if isinstance(self.app, ReviewApp):
            self.app.open_pair(self.request.pairs[index])


def _anywhere(request: ReviewRequest) -> ReviewRequest:
    """The request without the finding that one pair is to be opened at."""
    from dataclasses import replace

    return replace(request, at="")
