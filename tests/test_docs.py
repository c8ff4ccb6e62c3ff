"""What the documentation says holds: its code runs, its links lead somewhere, its lists are complete."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import drift
import pairs
from drift.config import load
from pairs.override_file import parse

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def blocks(language: str) -> list[str]:
    """The README's code blocks in a language."""
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)


def test_python_of_the_readme_runs() -> None:
    """The README's Python prints what a reader expects, from a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(blocks("python"))], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "FIG02 critical" in done.stdout
    assert "((0,), (1,))" in done.stdout


def test_configuration_of_the_readme_is_valid(tmp_path: Path) -> None:
    """The README's example of a configuration can be copied."""
    path = tmp_path / "drift.toml"
    (tmp_path / "desk.txt").write_text("^Photo: .*\n", encoding="utf-8")
    (tmp_path / "terms.tsv").write_text("term\tkeep\nSeaLine\tyes\n", encoding="utf-8")
    path.write_text(blocks("toml")[0], encoding="utf-8")
    assert load(path).profile == "default"


def test_repairs_of_the_pages_are_valid() -> None:
    """The examples of hand repairs can be copied."""
    page = (ROOT / "docs" / "align.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    assert len(parse(blocks("json")[0]).repairs) == 2
    assert len(parse(text).repairs) == 1


def test_commands_of_the_readme_exist() -> None:
    """Every command and option in the README's shell blocks is in the page of commands."""
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    lines = [line for block in blocks("sh") for line in block.split("\n") if line.startswith("drift ")]
    assert lines
    for line in lines:
        words = line.partition("#")[0].split()
        assert f"## drift {words[1]}\n" in page
        for option in (word for word in words if word.startswith("--")):
            assert option in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link names a file of the project."""
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_pages_are_up_to_date() -> None:
    """The pages that are made from the code are what the code says."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "build.py"), "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_changelog_knows_this_version() -> None:
    """The version has its heading."""
    assert f"## {drift.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["report", "alignment", "batch"])
def test_schema_is_a_schema(name: str) -> None:
    """The published schemas are valid in their own dialect."""
    schema = json.loads((ROOT / "docs" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("package", [drift, pairs], ids=["drift", "pairs"])
def test_public_names(package: object) -> None:
    """Every public name is there, and has a docstring."""
    names = package.__all__  # type: ignore[attr-defined]
    assert names == sorted(names)
    for name in names:
        assert name == "__version__" or getattr(package, name).__doc__


def test_unknown_public_name() -> None:
    """A name that is not there is an AttributeError, as in any module."""
    with pytest.raises(AttributeError, match="nonsense"):
        drift.nonsense  # noqa: B018
    with pytest.raises(AttributeError, match="nonsense"):
        pairs.nonsense  # noqa: B018
