"""E04: files that vanish while a run is under way, after the pairs were listed and before they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import drift
from drift.check_formats import View, named
from drift.config import Config
from drift.gate.baseline import accept, prune
from drift.gate.checking import Project, check
from drift.gate.project import given
from drift.gate.running import run
from drift.verdicts import VerdictLog
from pairs.discovery import PairFiles
from pairs.errors import ReadError
from tests.drift.gate.conftest import Command

CONFIG = Config(model="none", parser=False, cache=False, rules=("FIG",))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three pairs in two folders, each of which lost its million."""
    for name in ("ash", "birch", "cedar"):
        for side, sum_of in (("en", "$93 million"), ("de", "$93")):
            (tmp_path / side).mkdir(exist_ok=True)
            (tmp_path / side / f"{name}.md").write_text(f"The quay of {name} made {sum_of}. Ships dock there.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def become_a_folder(path: Path) -> None:
    """Put a folder where a file was."""
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("side", "vanish", "code", "told"),
    [
        ("de", Path.unlink, "read", "de/birch.md: no such file; check the path"),
        ("en", Path.unlink, "read", "en/birch.md: no such file; check the path"),
        ("de", become_a_folder, "not-a-file", "de/birch.md: a folder, not a text file"),
    ],
)
def test_a_file_that_vanishes_is_one_line(
    side: str, vanish: Callable[[Path], None], code: str, told: str, project: Path
) -> None:
    """It is told in one line, the check is incomplete, and all other pairs are checked, judged and shown."""
    found = given(["en", "de"], project)
    log = VerdictLog(project / ".drift" / "verdicts.jsonl")
    whole = Project(project, CONFIG, log=log)
    before = check(found, whole)
    assert accept(before.check, log) == 3
    vanish(project / side / "birch.md")
    after = check(found, whole)
    (gone,) = after.check.failures
    assert gone.failure is not None
    assert (gone.id, gone.failure.code) == ("en/birch.md → de/birch.md", code)
    assert gone.failure.message.startswith(told)
    states = {one.id: [judged.state.value for judged in one.findings] for one in after.check.pairs}
    assert states == {
        "en/ash.md → de/ash.md": ["accepted"],
        "en/birch.md → de/birch.md": [],
        "en/cedar.md → de/cedar.md": ["accepted"],
    }
    shown = named("text").render(after.check, View())
    assert [line for line in shown.splitlines() if "birch" in line] == [
        f"could not be scored: {gone.id}: {gone.failure.message}"
    ]
    assert shown.endswith("incomplete: 0 findings at major or above, 1 pair could not be scored\n")
    # Its verdict is kept: that it can't be read now doesn't say that its text is another one.
    assert prune(after, whole) == 0


def test_what_was_read_is_compared(project: Path) -> None:
    """A text is read once: who is gone after it was read is compared all the same."""
    found = given(["en", "de"], project)

    def vanishing() -> Iterator[PairFiles]:
        for pair in found.pairs:
            if pair.original.stem == "birch":
                for name in ("ash", "birch"):
                    (project / "de" / f"{name}.md").unlink()
            yield pair

    ran = run(vanishing(), root=project, config_of=lambda _: CONFIG)
    assert sorted(ran.reports) == ["en/ash.md → de/ash.md", "en/cedar.md → de/cedar.md"]
    assert {name: one.code for name, one in ran.failures.items()} == {"en/birch.md → de/birch.md": "read"}


def test_many_pairs_of_which_one_vanishes(project: Path) -> None:
    """``compare_many`` tells the number of the pair that is gone, and gives the reports of the others."""
    told: list[tuple[int, str]] = []

    def vanishing() -> Iterator[tuple[Path, Path]]:
        for name in ("ash", "birch", "cedar"):
            if name == "birch":
                (project / "en" / "birch.md").unlink()
            yield project / "en" / f"{name}.md", project / "de" / f"{name}.md"

    def failed(number: int, error: Exception) -> None:
        assert isinstance(error, ReadError)
        told.append((number, error.message))

    reports = list(drift.compare_many(vanishing(), config=CONFIG, failed=failed))
    assert [Path(report.original.path).stem for report in reports] == ["ash", "cedar"]
    assert told == [(1, f"{project}/en/birch.md: no such file; check the path")]


def test_a_stamp_passes_over_what_cant_be_read(project: Path, drift_in: Command) -> None:
    """The others are stamped, what can't be read is told and keeps the stamp that it has, and the run is incomplete."""
    assert drift_in(project, "stamp", "en", "de").code == 0
    stamps = (project / ".drift" / "stamps.jsonl").read_text()
    (project / "de" / "ash.md").write_bytes(b"\xff\xfe\xff")
    (project / "de" / "cedar.md").write_text("The quay of cedar made $93 million. Ships dock there.\n")
    ran = drift_in(project, "stamp", "en", "de")
    assert ran.code == 3
    assert "drift: note: could not be stamped: de/ash.md: " in ran.err
    after = (project / ".drift" / "stamps.jsonl").read_text()
    assert [a == b for a, b in zip(stamps.splitlines(), after.splitlines(), strict=True)] == [True, True, False]
