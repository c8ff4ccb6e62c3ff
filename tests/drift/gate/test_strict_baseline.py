"""``--strict-baseline``: a baseline holds nothing that it no longer needs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drift.cli.exit_codes import ExitCode
from tests.drift.gate.conftest import Command

STORY = "The quay of Velmora made $93 million. Ships can dock there, said the pilot.\n"
SETTINGS = 'model = "none"\nparser = false\nprofile = "all"\n[[pairs]]\noriginal = "en/{path}"\nrewrite = "de/{path}"\n'


@pytest.fixture
def project(tmp_path: Path, drift_in: Command) -> Path:
    """Two pairs whose findings are all accepted: a million that was lost, and "can" that became "might"."""
    (tmp_path / "drift.toml").write_text(SETTINGS)
    for name in ("ash", "birch"):
        for side in ("en", "de"):
            (tmp_path / side).mkdir(exist_ok=True)
        (tmp_path / "en" / f"{name}.md").write_text(STORY.replace("Velmora", name))
        (tmp_path / "de" / f"{name}.md").write_text(
            STORY.replace("Velmora", name).replace(" million", "").replace("can", "might")
        )
    assert drift_in(tmp_path, "check", "--accept").code == ExitCode.CLEAN
    assert drift_in(tmp_path, "check", "--strict-baseline").code == ExitCode.CLEAN
    return tmp_path


def mend(project: Path) -> None:
    """Say in one rewrite what its original says of the money; "$93" still stands in it."""
    path = project / "de" / "ash.md"
    path.write_text(path.read_text().replace("$93", "$93 million"))


def entries(project: Path) -> list[tuple[str, str]]:
    """The pair and the rule of each verdict in the file."""
    lines = (project / ".drift" / "verdicts.jsonl").read_text().splitlines()
    return sorted((row["pair"][3:6], row["rule"]) for row in map(json.loads, lines) if row["event"] == "judge")


def test_an_entry_that_matches_nothing(project: Path, drift_in: Command) -> None:
    """It is a note, and a failure where that is asked for; the line names it, and the remedy works."""
    mend(project)
    loose = drift_in(project, "check")
    assert loose.code == ExitCode.CLEAN
    assert "note: 1 accepted verdict matches nothing any more; --strict-baseline tells which" in loose.out
    strict = drift_in(project, "check", "--strict-baseline")
    assert strict.code == ExitCode.FINDINGS
    assert "limit exceeded: strict-baseline: 1 accepted verdict matches nothing any more; " in strict.out
    assert "note: en/ash.md → de/ash.md: FIG02 “$93 million” → “$93”: acceptable by " in strict.out
    assert drift_in(project, "check", "--prune").code == ExitCode.CLEAN
    assert len(entries(project)) == 4, "its passages still stand in the texts"
    assert drift_in(project, "check", "--prune", "--strict-baseline").code == ExitCode.CLEAN
    assert entries(project) == [("ash", "MOD02"), ("bir", "FIG02"), ("bir", "MOD02")]
    again = drift_in(project, "check", "--strict-baseline")
    assert (again.code, "nothing any more" in again.out) == (ExitCode.CLEAN, False)


def test_the_setting_does_the_same(project: Path, drift_in: Command) -> None:
    """``strict-baseline = true`` holds for every run."""
    mend(project)
    (project / "drift.toml").write_text("strict-baseline = true\n" + SETTINGS)
    assert drift_in(project, "check").code == ExitCode.FINDINGS
    assert drift_in(project, "check", "--exit-zero").code == ExitCode.CLEAN


@pytest.mark.parametrize(
    "given",
    [
        ("--rules", "MOD"),
        ("--ignore", "FIG02"),
        ("--profile", "style"),
        ("en/birch.md", "de/birch.md"),
    ],
)
def test_what_was_not_looked_for_is_not_missed(given: tuple[str, ...], project: Path, drift_in: Command) -> None:
    """A verdict on a rule that is not applied, or on a pair that is not checked, can't be matched; that is no failure."""
    mend(project)
    assert drift_in(project, "check", "--strict-baseline", *given).code == ExitCode.CLEAN
    drift_in(project, "check", "--strict-baseline", "--prune", *given)
    assert len(entries(project)) == 4


def test_what_still_speaks_of_something_is_none(project: Path, drift_in: Command) -> None:
    """A stale verdict is told as such, its history is no entry of its own, and what nobody accepted is none."""
    path = project / "de" / "ash.md"
    path.write_text(path.read_text().replace("The quay", "The old quay"))
    stale = drift_in(project, "check", "--strict-baseline", "--fail-on", "never")
    assert stale.code == ExitCode.CLEAN
    assert "1 stale" in stale.out
    assert drift_in(project, "check", "--accept").code == ExitCode.CLEAN
    assert drift_in(project, "check", "--strict-baseline").code == ExitCode.CLEAN
    log = project / ".drift" / "verdicts.jsonl"
    log.write_text(log.read_text().replace('"acceptable"', '"unsure"'))
    mend(project)
    told = drift_in(project, "check", "--strict-baseline", "--fail-on", "never")
    assert (told.code, "nothing any more" in told.out) == (ExitCode.CLEAN, False)


def test_files_that_were_renamed_or_are_gone(project: Path, drift_in: Command) -> None:
    """Verdicts of a renamed pair hold on and survive ``--prune``; those of a pair that is no more match nothing."""
    for side in ("en", "de"):
        (project / side / "ash.md").rename(project / side / "oak.md")
    assert drift_in(project, "check", "--strict-baseline").code == ExitCode.CLEAN
    assert drift_in(project, "check", "--prune").code == ExitCode.CLEAN
    assert len(entries(project)) == 4
    for side in ("en", "de"):
        (project / side / "birch.md").unlink()
    gone = drift_in(project, "check", "--strict-baseline")
    assert gone.code == ExitCode.FINDINGS
    assert "1 accepted verdict matches nothing any more" in gone.out, "the other stands in the same words elsewhere"
    # One that can't be read is not gone.
    (project / "de" / "oak.md").write_bytes(b"\xff\xfe\xff")
    unread = drift_in(project, "check", "--prune", "--strict-baseline")
    assert unread.code == ExitCode.UNSCORED
    assert len(entries(project)) == 4, "what holds for a pair that can't be read now is not known"
