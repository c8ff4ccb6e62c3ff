"""The command that a check prints for a finding opens the review on what the check found, whatever it was told."""

from __future__ import annotations

import io
import json
import shlex
from pathlib import Path

import pytest

from drift.cli.carrying import carried
from drift.cli.commands.review import command
from drift.cli.exit_codes import ExitCode
from drift.cli.reviewing import request
from drift.config import Config
from drift.review.opening import opened
from drift.review.session import ReviewSession
from pairs.discovery import name_of
from tests.drift.gate.conftest import Command
from tests.drift.gate.project import run_git

ORIGINAL = (
    "The harbour of Velmora made $93 million in 2021. Ships can dock there, the mayor said on Friday.\n\n"
    "Cut this line.\n\nThe pilot of Brandsund praised the smooth entry.\n"
)
REWRITE = ORIGINAL.replace(" million", "").replace("can dock", "might dock").replace("praised", "utterly praised")
LIGHT = ("--model", "none", "--no-parser")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a pair in a subfolder, and with files that options may name."""
    run_git(tmp_path, "init", "-q")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(ORIGINAL)
    (tmp_path / "docs" / "b c.md").write_text(REWRITE)
    (tmp_path / "docs" / "the terms.tsv").write_text("term\tforbidden\npilot\tpraised\n")
    (tmp_path / "docs" / "-cut").write_text("^Cut this .*\n")
    (tmp_path / "docs" / "other.toml").write_text('[severity]\nFIG02 = "minor"\n')
    (tmp_path / "docs" / "mine.jsonl").write_text("")
    return tmp_path


def session_of(line: str) -> ReviewSession:
    """What a printed command opens, by the parser of the command line."""
    drift, review, *words = shlex.split(line)
    assert (drift, review) == ("drift", "review")
    given = dict(command.make_context("review", words).params)
    given.pop("plain")
    asked = request(given.pop("paths"), **given)
    return opened(asked, asked.pairs[0])[0]


@pytest.mark.parametrize(
    ("given", "carried"),
    [
        ((), "--profile default --model none --no-parser"),
        (("--profile", "all"), "--model none --no-parser"),
        (("--profile", "style"), "--profile style --model none --no-parser"),
        (("--rules", "FIG02", "--rules", "MOD,TRM"), "--rules FIG02,MOD,TRM --model none --no-parser"),
        (
            ("--rules", "FIG", "--ignore", "FIG09", "--ignore", "TRM"),
            "--rules FIG --ignore FIG09,TRM --model none --no-parser",
        ),
        (("--profile", "all", "--anchor", "2024-05-31"), "--anchor 2024-05-31 --model none --no-parser"),
        (
            ("--profile", "all", "--glossary", "the terms.tsv"),
            "--glossary 'docs/the terms.tsv' --model none --no-parser",
        ),
        (("--profile", "all", "--lang", "en"), "--model none --lang en --no-parser"),
        (("--profile", "all", "--lang", "en,en"), "--model none --lang en --no-parser"),
        (("--profile", "all", "--encoding", "latin-1"), "--model none --encoding latin-1 --no-parser"),
        (("--profile", "all", "--boilerplate=-cut"), "--model none --boilerplate docs/-cut --no-parser"),
        (("--profile", "all", "--config", "other.toml"), "--config docs/other.toml --model none --no-parser"),
        (("--profile", "all", "--verdicts", "mine.jsonl"), "--model none --no-parser --verdicts docs/mine.jsonl"),
        (
            ("--profile", "all", "--no-cache", "--jobs", "1", "--fail-on", "minor", "--no-color"),
            "--model none --no-parser",
        ),
    ],
)
def test_the_review_finds_what_the_check_found(
    given: tuple[str, ...], carried: str, project: Path, drift_in: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was changed for this run is carried, and nothing else; the command holds at the root as in the subfolder."""
    ran = drift_in(project / "docs", "check", "a.md", "b c.md", *LIGHT, *given, "--format", "jsonl")
    found = [row for row in ran.findings if row["type"] == "finding"]
    assert found, ran.err
    at = found[0]["fingerprint"]
    assert found[0]["review"] == f"drift review docs/a.md 'docs/b c.md' {carried} --at {at}"
    for folder in (project, project / "docs"):
        monkeypatch.chdir(folder)
        session = session_of(found[0]["review"])
        assert [f.fingerprint for f in session.report.findings] == [row["fingerprint"] for row in found]
        assert session.current is not None
        assert session.current.fingerprint == at
        name = "docs/mine.jsonl" if "--verdicts" in given else ".drift/verdicts.jsonl"
        assert session.log.path.resolve() == project / name


def test_what_the_configuration_says_is_not_repeated(project: Path, drift_in: Command) -> None:
    """An option that says what the configuration says already is left out."""
    (project / "drift.toml").write_text(
        'model = "none"\nparser = false\nprofile = "all"\nignore = ["NAM"]\nlang = "en"\n'
    )
    ran = drift_in(
        project, "check", "docs/a.md", "docs/b c.md", *LIGHT, "--ignore", "NAM", "--lang", "en", "--format", "jsonl"
    )
    at = ran.findings[0]["fingerprint"]
    assert ran.findings[0]["review"] == f"drift review docs/a.md 'docs/b c.md' --at {at}"


def test_what_holds_for_paths_holds_in_the_review(
    project: Path, drift_in: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table of paths and a named file of verdicts hold in the review of two files and in that of a folder."""
    (project / "docs" / "drift.toml").write_text(
        'model = "none"\nparser = false\nverdicts = "judged.jsonl"\n[[pairs]]\noriginal = "a.md"\nrewrite = "b c.md"\n'
        '[[paths]]\nmatch = "b*"\nignore = ["FIG"]\n'
    )
    (project / "docs" / "judged.jsonl").write_text("")
    ran = drift_in(project / "docs", "check", "--format", "jsonl")
    found = [row["fingerprint"] for row in ran.findings if row["type"] == "finding"]
    assert "FIG02" not in {row.get("rule") for row in ran.findings}
    shown = ran.findings[0]["review"]
    assert "--config docs/drift.toml" in shown, "at the root it would not be found"
    for folder, line in (
        (project, shown),
        (project / "docs", shown),
        (project / "docs", "drift review . --profile default"),
    ):
        monkeypatch.chdir(folder)
        session = session_of(line)
        assert [f.fingerprint for f in session.report.findings] == found
        assert session.log.path.resolve() == project / "docs" / "judged.jsonl"


def test_a_hostile_option_stays_one_word(project: Path, drift_in: Command) -> None:
    """What stands in an option is quoted for a shell, also where it is a command of its own."""
    name = "x; touch ran $(touch ran)\n.tsv"
    (project / "docs" / "the terms.tsv").rename(project / name)
    ran = drift_in(project, "check", "docs/a.md", "docs/b c.md", *LIGHT, "--glossary", name, "--format", "json")
    review = json.loads(ran.out)["pairs"][0]["findings"][0]["review"]
    assert name in shlex.split(review)


def test_a_folder_of_a_model_is_found_from_everywhere(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is shown from the root on, as files are; a folder that is called as a model is, is none."""
    for folder in ("models/own", "docs/none", "none", "own"):
        (project / folder).mkdir(parents=True)
    monkeypatch.chdir(project / "docs")

    def shown(model: str) -> tuple[str, ...]:
        return carried(Config(), Config(model=model), lambda path: name_of(path, project), folder=project)

    assert shown("../models/own") == ("--model", "models/own")
    assert shown("../own") == ("--model", "./own")
    assert shown("none") == ("--model", "none")
    assert shown("desk/small") == ("--model", "desk/small")
    pair = (Path("docs/a.md"), Path("docs/b c.md"))
    for model, meant in (("models/own", "../models/own"), ("none", "none"), ("./own", "../own"), ("desk/small",) * 2):
        assert request(pair, model=model).config.model == meant


def test_compare_carries_as_well(project: Path, drift_in: Command) -> None:
    """A comparison in a format of a check prints the command with what was changed for it."""
    ran = drift_in(project, "compare", "docs/a.md", "docs/b c.md", *LIGHT, "--rules", "FIG", "--format", "jsonl")
    at = ran.findings[0]["fingerprint"]
    assert ran.findings[0]["review"] == (
        f"drift review docs/a.md 'docs/b c.md' --rules FIG --model none --no-parser --at {at}"
    )


@pytest.mark.parametrize("repository", [True, False])
def test_one_folder_of_verdicts(
    repository: bool, tmp_path: Path, drift_in: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A verdict given in a subfolder counts at the root; another ``.drift`` there is passed over, and both say so."""
    if repository:
        run_git(tmp_path, "init", "-q")
    (tmp_path / "docs" / ".drift").mkdir(parents=True)
    (tmp_path / "drift.toml").write_text(
        'model = "none"\nparser = false\nrules = ["FIG"]\n[[pairs]]\noriginal = "docs/a.md"\nrewrite = "docs/b.md"\n'
    )
    (tmp_path / "docs" / "a.md").write_text(ORIGINAL)
    (tmp_path / "docs" / "b.md").write_text(REWRITE)
    line = "docs/.drift: passed over, for a project has one .drift, in its root; move the lines of its files there"
    first = drift_in(tmp_path, "check")
    assert first.code == ExitCode.FINDINGS
    assert f"note: {line}" in first.out.splitlines()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"acceptable\n")))
    review = drift_in(tmp_path / "docs", "review", "a.md", "b.md", "--plain")
    assert f"Note: {line}" in review.out.splitlines()
    for folder in (tmp_path, tmp_path / "docs"):
        assert drift_in(folder, "check").code == ExitCode.CLEAN
    assert list((tmp_path / "docs" / ".drift").iterdir()) == []
    # Who names the file there knows of it.
    (tmp_path / "docs" / ".drift" / "verdicts.jsonl").touch()
    named = drift_in(tmp_path, "check", "--verdicts", "docs/.drift/verdicts.jsonl")
    assert named.code == ExitCode.FINDINGS
    assert "passed over" not in named.out
