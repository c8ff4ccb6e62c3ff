"""``drift align`` and ``--overrides`` as people use them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from drift.alignment_formats import names
from drift.cli import run
from drift.cli.exit_codes import ExitCode
from tests.drift.test_alignment_formats import ORIGINAL, REWRITE, SCHEMA
from tests.test_bad_inputs import FORBIDDEN, ROWS, Row, arguments

LIGHT = ["--model", "none", "--no-cache"]
# What concerns rules, findings and reports alone.
NOT_HERE = {"rule-unknown", "anchor-broken", "fail-on", "fail-on-higher"}
BAD = [row for row in ROWS if row.id not in NOT_HERE and row.id[:3] not in {"A21", "A22", "A27"}]


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A story and its rewrite as files."""
    (tmp_path / "bakery.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "short.txt").write_text(REWRITE, encoding="utf-8")
    return str(tmp_path / "bakery.txt"), str(tmp_path / "short.txt")


def written(tmp_path: Path, *lines: object) -> str:
    """A file of repairs."""
    path = tmp_path / "fix.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return str(path)


def beads(out: str) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The beads of a TSV, in numbers from 1."""
    rows = list(csv.DictReader(io.StringIO(out), dialect="excel-tab"))
    return {(tuple(map(int, r["original"].split())), tuple(map(int, r["rewrite"].split()))) for r in rows}


@pytest.mark.parametrize("form", names())
def test_every_form(form: str, files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    """Each form is written to stdout, and nothing of the texts acts on a terminal."""
    assert run(["align", *files, *LIGHT, "--format", form]) == ExitCode.CLEAN
    out, err = capfd.readouterr()
    assert out
    assert not FORBIDDEN.search(out.replace("\t", "") + err)
    if form == "json":
        jsonschema.validate(json.loads(out), SCHEMA)


def test_what_moved_is_found_and_told(files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    """The last sentence of the story opens the rewrite."""
    run(["align", *files, *LIGHT])
    out, err = capfd.readouterr()
    assert "9 → 2  moved" in out
    assert "1 → 1  heading" in out
    assert "why:" not in out
    assert err == ""
    run(["align", *files, *LIGHT, "-v"])
    assert "why: shared: " in capfd.readouterr().out


def test_a_ladder_says_what_it_leaves_out(files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    """On stderr, in one line; stdout holds rungs only."""
    run(["align", *files, *LIGHT, "--format", "ladder"])
    out, err = capfd.readouterr()
    assert err.startswith("drift: note: a ladder has one order: 1 bead")
    assert err.count("\n") == 1
    assert out.startswith("0\t0\t")
    assert out.endswith("\n9\t8\t0.0000\n")


def test_output_file(files: tuple[str, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """``-o`` writes a file and nothing to stdout."""
    target = tmp_path / "pairs.tsv"
    assert run(["align", *files, *LIGHT, "--format", "tsv", "-o", str(target)]) == 0
    assert capfd.readouterr().out == ""
    assert ((9,), (2,)) in beads(target.read_text(encoding="utf-8"))


def test_repairs_hold(files: tuple[str, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """By number and by text; what they don't touch stays as it was."""
    run(["align", *files, *LIGHT, "--format", "tsv"])
    before = beads(capfd.readouterr().out)
    fix = written(
        tmp_path,
        {"original": [{"text": "A museum will move in.", "sentence": 2}], "rewrite": []},
        {"original": [6], "rewrite": [7], "note": "a translation"},
    )
    assert run(["align", *files, *LIGHT, "--format", "tsv", "--overrides", fix]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    after = beads(out)
    assert {((9,), ()), ((6,), (7,)), ((), (2,))} <= after
    assert {bead for bead in before if all(bead) and not {6, 9} & {*bead[0]} and not {2, 7} & {*bead[1]}} <= after
    run(["align", *files, *LIGHT, "--overrides", fix])
    assert "9 → ·  omitted, by hand   confidence 1.00" in capfd.readouterr().out


@pytest.mark.parametrize("form", ["table", "json", "tsv"])
def test_a_stale_repair_is_told(
    form: str, files: tuple[str, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """In the result where it has a place for notes, else on stderr; nothing is applied, and the run succeeds."""
    run(["align", *files, *LIGHT, "--format", "tsv"])
    before = capfd.readouterr().out
    fix = written(tmp_path, {"original": [{"text": "The mayor is glad of it.", "sentence": 6}], "rewrite": [7]})
    assert run(["align", *files, *LIGHT, "--format", form, "--overrides", fix]) == 0
    out, err = capfd.readouterr()
    told = "line 1: repair not applied: the original no longer holds the sentence “The mayor is glad of it.”"
    assert told in (err if form == "tsv" else out)
    if form == "tsv":
        assert out == before


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([[1]], "line 1: expected a repair such as"),
        ([{"original": [1], "rewrite": [99]}], "line 1: there is no sentence 99 in the rewrite, which has 8"),
        ([{"original": [1], "rewrite": [1]}, {"original": [1], "rewrite": []}], "line 2: sentence 1 of the original"),
    ],
)
@pytest.mark.parametrize("command", ["align", "compare"])
def test_broken_repairs(
    command: str,
    lines: list[object],
    told: str,
    files: tuple[str, str],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """One line with file, place and remedy, no result, exit code 2."""
    fix = written(tmp_path, *lines)
    assert run([command, *files, *LIGHT, "--overrides", fix]) == ExitCode.ERROR
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("drift: ")
    assert f"fix.jsonl: {told}" in err
    assert err.count("\n") == 1


def test_missing_repairs(files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    """A file that is named must be there."""
    assert run(["align", *files, *LIGHT, "--overrides", "nowhere.jsonl"]) == ExitCode.ERROR
    assert "nowhere.jsonl: no such file" in capfd.readouterr().err


def test_one_standard_input(files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    """Of the three files one may be ``-``."""
    for line in (["-", "-"], ["-", files[1], "--overrides", "-"]):
        assert run(["align", *line]) == ExitCode.ERROR
        assert "standard input" in capfd.readouterr().err


def test_a_repaired_pair_is_scored_anew(
    files: tuple[str, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """``compare`` takes repairs; a report in the cache holds for the same repairs only, and names them."""
    command = ["compare", *files, "--model", "none", "--no-parser", "--format", "json"]
    reports = {}
    one = {"original": [9], "rewrite": []}
    for name, lines in {"none": [], "one": [one], "stale": [{"original": [{"text": "So."}], "rewrite": []}]}.items():
        line = [*command, "--overrides", written(tmp_path, *lines)] if lines else command
        assert run(line) == 0
        first = capfd.readouterr().out
        run(line)
        assert capfd.readouterr().out == first
        reports[name] = json.loads(first)
    plain, repaired, stale = reports.values()
    assert "overrides:" not in plain["signature"]
    assert "|overrides:" in repaired["signature"]
    omitted = [bead for bead in repaired["beads"] if bead["reason"] == "set by hand"]
    assert [bead["kind"] for bead in omitted] == ["omission"]
    assert "OMI01" in {f["rule"] for f in repaired["findings"] if f["bead"] == omitted[0]["index"]}
    assert repaired["scores"]["drift"] > plain["scores"]["drift"]
    assert stale["beads"] == plain["beads"]
    assert "no longer holds the sentence “So.”" in stale["notes"][0]


@pytest.mark.parametrize("row", BAD, ids=lambda row: row.id)
def test_bad_input(row: Row, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What the table of bad inputs says of ``compare`` holds here: one clear line, or a result that nothing fools."""
    line = ["align", *(word for word in arguments(row, tmp_path)[1:] if word != "--no-parser")]
    for form in ("table", "json", "tsv", "ladder"):
        code = run([*line, "--format", form])
        out, err = capfd.readouterr()
        assert code == row.code, err
        assert not FORBIDDEN.search(out.replace("\t", "") + err)
        assert not [each for each in (out + err).split("\n") if each.lstrip().startswith("::") or "##[" in each]
        if code == ExitCode.ERROR:
            assert out == ""
            assert len(err.rstrip("\n").split("\n")) == 1
            assert "internal error" not in err
            assert all(word in err for word in row.told)
            break
