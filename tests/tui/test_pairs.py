from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import DataTable

from tests.tui.desk import ORIGINAL, files, request, until, visit
from tui.app import ReviewApp
from tui.screens.pairs import PairList, sparkline
from tui.screens.review import ReviewScreen


def test_pairs_stand_worst_first_and_open(tmp_path: Path) -> None:
    """A list of pairs: compared in the background, worst first, enter opens one, leaving it counts its verdicts."""
    calm = files(tmp_path, ORIGINAL, ORIGINAL, name="calm")
    bad = files(tmp_path, name="bad")
    gone = files(tmp_path, name="gone")
    gone.rewrite.write_bytes(b"\xff\xfe\x00[bold]")

    async def what(app: ReviewApp, screen: object, pilot: Pilot[int]) -> None:
        pairs = app.screen
        assert isinstance(pairs, PairList)
        await until(pilot, lambda: len(pairs.known) == 3)
        table = pairs.query_one(DataTable)
        names = [str(table.get_row_at(k)[0]) for k in range(3)]
        assert [name.split("-")[0] for name in names][-2:] == ["bad", "calm"]
        assert pairs.known[2].failure
        await pilot.press("g", "j", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and not app.screen.doing)
        await pilot.press("d", "q")
        assert app.screen is pairs
        await until(pilot, lambda: pairs.known[1].judged == 1)
        await pilot.press("question_mark", "escape")

    visit(request(calm, bad, gone, listed=True), what, ready=False)


def test_a_sparkline_is_the_worst_of_each_part(tmp_path: Path) -> None:
    """As many blocks as there are parts, the highest where the drift is."""
    from drift import compare
    from tests.tui.desk import QUICK

    report = compare(ORIGINAL, ORIGINAL.replace("$40 million", "$40"), config=QUICK)
    line = sparkline(report, 4)
    assert len(line) == 4
    assert set(line) != {"▁"}
    assert sparkline(compare("", "", config=QUICK)) == ""
