"""A project of sixty pairs from its first check on: what is found, accepted, kept through edits, and found anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drift.cli.exit_codes import ExitCode
from tests.drift.gate.conftest import Command
from tests.drift.gate.project import PLANTED, make

EXPECTED = {f"docs/plain/page-{number:03}.md" for number in PLANTED}


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("sixty") / "project"
    folder.mkdir()
    make(folder)
    return folder


def copy_of(project: Path, folder: Path) -> Path:
    """A copy to work on."""
    shutil.copytree(project, folder / "project")
    return folder / "project"


def edit(path: Path, old: str, new: str) -> None:
    """Change one passage of a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_project_is_accepted_and_then_only_what_is_new_fails(sixty: Path, tmp_path: Path, drift_in: Command) -> None:
    """The planted drift fails the check, its acceptance passes it, and one changed figure later it fails with just that."""
    project = copy_of(sixty, tmp_path)
    first = drift_in(project, "check", "--format", "jsonl")
    assert first.code == ExitCode.FINDINGS
    found = [row for row in first.findings if row["type"] == "finding"]
    assert {row["files"]["rewrite"] for row in found} == EXPECTED
    assert len(found) == len(EXPECTED)

    accepted = drift_in(project, "check", "--accept", "--format", "jsonl")
    assert accepted.code == ExitCode.CLEAN
    assert f"accepted {len(EXPECTED)} in " in accepted.err
    assert {row["state"] for row in accepted.findings if row["type"] == "finding"} == {"accepted"}
    assert "0 open, 12 accepted" in accepted.err
    again = drift_in(project, "check")
    assert again.code == ExitCode.CLEAN
    assert "12 accepted" in again.out
    assert "60 of 60 unchanged since the last run" in again.err

    edit(project / "docs/plain/page-002.md", "134 tonnes", "143 tonnes")
    last = drift_in(project, "check", "--format", "jsonl")
    assert last.code == ExitCode.FINDINGS
    new = [row for row in last.findings if row.get("state") == "open"]
    assert [(row["rule"], row["files"]["rewrite"]) for row in new] == [("FIG13", "docs/plain/page-002.md")]
    assert "59 unchanged since the last run" in last.err


def test_what_was_accepted_stays_so(sixty: Path, tmp_path: Path, drift_in: Command) -> None:
    """Verdicts survive moved lines, renamed files and added sentences, and end with their own texts."""
    project = copy_of(sixty, tmp_path)
    drift_in(project, "check", "--accept")
    for side in ("en", "plain"):
        docs = project / "docs" / side
        edit(docs / "page-000.md", "# Loading", "A line above.\n\n# Loading")
        (docs / "page-005.md").rename(docs / "renamed.md")
        edit(docs / "page-010.md", "- Open the gate", "- Sweep the deck.\n- Open the gate")
    assert drift_in(project, "check").code == ExitCode.CLEAN

    edit(project / "docs/plain/page-020.md", "tonnes of timber a day", "tonnes of oak a day")
    changed = drift_in(project, "check", "--format", "jsonl")
    assert changed.code == ExitCode.FINDINGS
    assert [row["rule"] for row in changed.findings if row.get("state") == "stale"] == ["FIG01"]


def test_gone_verdicts_are_pruned(sixty: Path, tmp_path: Path, drift_in: Command) -> None:
    """``--prune`` drops the verdicts on passages that are gone, and no other."""
    project = copy_of(sixty, tmp_path)
    drift_in(project, "check", "--accept")
    for side in ("en", "plain"):
        (project / "docs" / side / "page-000.md").unlink()
    edit(project / "docs/plain/page-040.md", "600 tonnes", "400 tonnes")
    pruned = drift_in(project, "check", "--prune")
    assert "dropped 2 in " in pruned.err
    assert pruned.code == ExitCode.CLEAN
    assert "10 accepted" in drift_in(project, "check").out
