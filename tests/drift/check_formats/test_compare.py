"""``drift compare`` shows one comparison in the formats of a check as well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drift import check_formats, formats
from drift.cli import run
from drift.cli.exit_codes import ExitCode

LIGHT = ("--model", "none", "--no-parser", "--no-cache")


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Two files whose names need care, in the folder that we stand in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a b.txt").write_text("The mill made $4 million.\n\nIt rained.\n", encoding="utf-8")
    (tmp_path / "-c.txt").write_text("The mill made $4 billion.\n\nIt rained.\n", encoding="utf-8")
    return "a b.txt", "./-c.txt"


def test_every_format_shows_one_comparison(texts: tuple[str, str]) -> None:
    """Every name works, and the file holds the whole."""
    for name in check_formats.names():
        out = Path(check_formats.named(name).file)
        assert run(["compare", *texts, *LIGHT, "--format", name, "-o", str(out)]) == ExitCode.CLEAN
        assert "FIG02" in out.read_text(encoding="utf-8")


def test_threshold_and_places(texts: tuple[str, str]) -> None:
    """``--fail-on`` decides what fails in the file as it decides the exit code; paths can be opened and copied."""
    assert (
        run(["compare", *texts, *LIGHT, "--format", "junit", "-o", "x.xml", "--fail-on", "major"]) == ExitCode.FINDINGS
    )
    assert 'failures="1"' in Path("x.xml").read_text(encoding="utf-8")
    run(["compare", *texts, *LIGHT, "--format", "sarif", "-o", "x.sarif"])
    (result,) = json.loads(Path("x.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    places = [result["locations"][0], result["relatedLocations"][0]]
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in places]
    assert uris == ["-c.txt", "a%20b.txt"]
    assert result["properties"]["review"].startswith("drift review 'a b.txt' ./-c.txt --model none --no-parser --at ")


def test_one_report_keeps_its_own_form(texts: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    """Where both have a name, the form of one report is meant, as before."""
    run(["compare", *texts, *LIGHT, "--format", "json"])
    assert "beads" in json.loads(capfd.readouterr().out)
    assert set(formats.names()) & set(check_formats.names()) == {"json", "text"}
