"""The hook, the action and the examples of the manual, as far as they run without their services."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.drift.gate.conftest import Command
from tests.drift.gate.project import make

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A runner with a project that has drift, and with drift where the action installs it."""
    folder = tmp_path_factory.mktemp("machine")
    (folder / "project").mkdir()
    make(folder / "project", count=6)
    program = folder / "temp" / "drift-venv" / "bin" / "drift"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m drift "$@"\n')
    program.chmod(0o755)
    return folder


def shell(script: str, machine: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a step of a job in the project."""
    path = f"{machine / 'temp' / 'drift-venv' / 'bin'}:{os.environ['PATH']}"
    own = {
        "PATH": path,
        "PYTHONPATH": str(ROOT),
        "DRIFT_CACHE_DIR": str(machine / "cache"),
        "RUNNER_TEMP": str(machine / "temp"),
    }
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=machine / "project",
        env=os.environ | own | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def step(name: str) -> dict[str, Any]:
    """A step of the action."""
    (found,) = [one for one in ACTION["runs"]["steps"] if one.get("name") == name]
    return found


def inputs(**given: str) -> dict[str, str]:
    """The variables of the action's check: its inputs with their defaults."""
    values = {name: one.get("default", "") for name, one in ACTION["inputs"].items()} | given
    found = {}
    for variable, value in step("check")["env"].items():
        if named := re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value):
            found[variable] = values[named[1]]
    return found


def example(name: str) -> str:
    """The block of the page under a mark."""
    (found,) = re.findall(rf"<!-- ci: {name} -->\n```\w+\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_the_action_checks(machine: Path) -> None:
    """The action annotates, writes its summary, its output and its SARIF file, and ends as the check does."""
    summary, output = machine / "temp" / "summary.md", machine / "temp" / "output"
    summary.write_text("# Before\n")
    given = inputs(sarif="drift.sarif") | {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(output)}
    done = shell(step("check")["run"], machine, **given)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error ")
    assert "file=docs/plain/page-000.md" in done.stdout
    assert summary.read_text().startswith("# Before\n")
    assert "FIG01" in summary.read_text()
    assert output.read_text() == "exit-code=1\n"
    assert '"2.1.0"' in (machine / "project" / "drift.sarif").read_text()


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        ({"fail-on": "never"}, 0, "no threshold is set"),
        ({"args": "--ignore\nFIG,NEG,TXT"}, 0, ""),
        ({"since": "HEAD"}, 0, "compared 0 pairs"),
        ({"since": "base"}, 1, "compared 6 pairs"),
        ({"pairs": "docs/en/page-001.md docs/plain/page-001.md", "annotations": "false"}, 0, "compared 1 pair"),
        ({"pairs": "$(touch ran) `touch ran`; touch ran", "args": "$(touch ran)"}, 2, ""),
        ({"fail-on": "'; touch ran; '"}, 2, "fail-on"),
    ],
)
def test_the_actions_inputs(given: dict[str, str], code: int, told: str, machine: Path) -> None:
    """Inputs reach the check as they are, and are never run as a script; D19: a missing summary is a warning."""
    done = shell(step("check")["run"], machine, **inputs(**given), GITHUB_STEP_SUMMARY="/no/such/file")
    assert done.returncode == code, done.stderr
    assert told in done.stdout + done.stderr
    assert "no summary" in done.stderr
    assert not (machine / "project" / "ran").exists()


def test_the_actions_scripts_hold_no_input() -> None:
    """No expression stands in a script: what a pull request is called can't become a command."""
    for one in ACTION["runs"]["steps"]:
        assert "${{" not in one.get("run", "")
        assert one.get("shell") == ("bash" if "run" in one else None)
    variables = set(step("check")["env"]) | {"summary", "arguments", "code", "line"}
    used = set(re.findall(r"\$\{?([A-Z_]{3,})", step("check")["run"]))
    assert {name for name in used if not name.startswith(("GITHUB_", "RUNNER_"))} <= variables


def test_the_hook(machine: Path) -> None:
    """Both hooks run a command that exists, on files of a kind that drift reads."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [one["id"] for one in hooks] == ["drift", "drift-system"]
    pins = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if line.startswith("torch==")]
    assert hooks[0]["additional_dependencies"] == pins
    for one in hooks:
        assert not one["pass_filenames"]
        done = shell(f"{one['entry']} --since HEAD", machine)
        assert done.returncode == 0, done.stderr


def test_the_five_steps(tmp_path: Path, drift_in: Command) -> None:
    """The page's first configuration works as it stands: what drifted is found, accepted, and passes."""
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "drift.toml").write_text(textwrap.dedent(text))
    for side, story in (
        (
            "en",
            (
                "# Quay\n\nThe harbour of Velmora takes 120 tonnes of salt a day. Boats must leave before noon. "
                "The keeper of the eastern gate closes it at night and opens it again when the first boats return.\n"
            ),
        ),
        (
            "de",
            (
                "# Kai\n\nDer Hafen von Velmora nimmt 320 Tonnen Salz am Tag auf. Boote müssen vor Mittag ablegen. "
                "Der Wärter des östlichen Tores schließt es nachts und öffnet es wieder, wenn die ersten Boote zurückkehren.\n"
            ),
        ),
    ):
        (tmp_path / "docs" / side).mkdir(parents=True)
        (tmp_path / "docs" / side / "quay.md").write_text(story, encoding="utf-8")
    first = drift_in(tmp_path, "check", "--format", "jsonl")
    assert first.code == 1, first.err
    assert [row["rule"] for row in first.findings if row.get("severity") in {"major", "critical"}] == ["FIG01"]
    assert drift_in(tmp_path, "check", "--accept").code == 0
    assert drift_in(tmp_path, "check").code == 0


def test_the_gitlab_example(machine: Path) -> None:
    """The job's script writes the reports that the job hands over."""
    job = yaml.safe_load(example("gitlab"))["drift"]
    done = shell("\n".join(job["script"]), machine)
    assert done.returncode == 1, done.stderr
    for path in (*job["artifacts"]["reports"].values(), *job["artifacts"]["paths"]):
        assert (machine / "project" / path).stat().st_size


def test_the_shell_example(machine: Path) -> None:
    """The script says how the check ended, and ends as it did."""
    done = shell(example("shell"), machine)
    assert (done.returncode, done.stdout.strip().split("\n")[-1]) == (1, "drift: see drift.html")


def test_every_block_is_valid() -> None:
    """All YAML of the page can be read, and what it names is what the action takes and what the extras bring."""
    blocks = [yaml.safe_load(one) for one in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
    assert len(blocks) == 4
    (used,) = [one for one in blocks[0]["jobs"]["drift"]["steps"] if one["uses"].startswith("translation-drift/")]
    assert set(used["with"]) <= set(ACTION["inputs"])
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    (own,) = blocks[3]
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    wanted = [*hook["additional_dependencies"], *extras["multilingual"], *extras["nlp"]]
    assert own["additional_dependencies"] == wanted
