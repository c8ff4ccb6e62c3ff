"""Every format of a check, held to the letter by the files in golden/, and read back by other programs.

``python -m tests.drift.check_formats.test_golden`` writes them anew.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from drift._version import __version__
from drift.check_formats import View, named, names
from drift.check_formats.github import SHOWN
from drift.check_formats.github_summary import MAX_BYTES
from drift.check_formats.markdown import MAX_CHARACTERS
from drift.check_formats.sarif import FINGERPRINT, MAX_RESULTS
from drift.outcome import Check, Judged, PairOutcome, State
from drift.severity import Severity
from tests.drift.check_formats.checks import small

GOLDEN = Path(__file__).parents[1] / "golden"
SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "check.schema.json").read_text(encoding="utf-8"))
CASES = [*names(), "text-color"]


def written(case: str) -> str:
    """A format's output, without what changes with every release and without the page's own style and script."""
    name = case.removesuffix("-color")
    text = named(name).render(small(), View(color=name != case, sort="severity"))
    text = text.replace(__version__, "VERSION")
    text = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", text, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-", text)


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str) -> None:
    """A format changes only on purpose, and two runs give the same bytes."""
    text = written(case)
    assert text == written(case)
    assert text == (GOLDEN / f"check-{case}.txt").read_bytes().decode("utf-8")
    assert text.endswith("\n")


def test_json_is_valid() -> None:
    """The JSON follows its published schema, and says as much of a check as there is."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(named("json").render(small(), View()))
    jsonschema.validate(data, SCHEMA)
    assert [pair["id"] for pair in data["pairs"]] == ["bridge", "mill", "well"]
    found = data["pairs"][1]["findings"][1]
    assert (found["rewrite"]["line"], found["rewrite"]["column"], found["state"]) == (2, 11, "stale")


def test_jsonl_lines() -> None:
    """Each line is a value of its own; the last one is the summary."""
    lines = [json.loads(line) for line in named("jsonl").render(small(), View()).splitlines()]
    assert [line["type"] for line in lines] == ["finding"] * 5 + ["failure", "unmatched", "summary"]


def test_sarif_is_valid(shared: Path) -> None:
    """SARIF follows the official schema."""
    schema = json.loads((shared / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    data = json.loads(named("sarif").render(small(), View()))
    jsonschema.validators.validator_for(schema)(schema).validate(data)


def test_sarif_says_everything() -> None:
    """Both places, our own fingerprint, the rule's page, and suppressions for what is accepted."""
    (run,) = json.loads(named("sarif").render(small(), View()))["runs"]
    results = {result["ruleId"]: result for result in run["results"]}
    magnitude = results["FIG02"]
    assert magnitude["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/zh/mill.md"
    assert magnitude["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"] == 28
    assert list(magnitude["partialFingerprints"]) == [FINGERPRINT]
    assert "suppressions" not in magnitude
    assert results["OMI01"]["suppressions"][0]["kind"] == "external"
    assert results["STR01"]["suppressions"][0]["kind"] == "inSource"
    assert "## What it finds" in run["tool"]["driver"]["rules"][magnitude["ruleIndex"]]["help"]["markdown"]
    assert not run["invocations"][0]["executionSuccessful"]


def many(n: int) -> Check:
    """The first finding of the small check, again and again, with minor ones between."""
    check = small()
    mill = check.pairs[1]
    first = mill.findings[0].finding
    minor = replace(first, severity=Severity.MINOR)
    found = tuple(Judged(replace(first if k % 2 else minor, fingerprint=f"{k:016x}")) for k in range(n))
    return Check((replace(mill, findings=found),), fail_on=Severity.MAJOR, what="much")


def test_sarif_cut() -> None:
    """Of more than 5,000 the worst stay; the rest is counted."""
    (run,) = json.loads(named("sarif").render(many(MAX_RESULTS + 3), View()))["runs"]
    assert len(run["results"]) == MAX_RESULTS
    assert run["properties"]["resultsLeftOut"] == 3
    assert run["properties"]["leftOutBySeverity"] == {"minor": 3}


def test_annotations_cut() -> None:
    """Ten of a level, the last of which counts the rest; the worst first."""
    lines = named("github").render(many(50), View()).splitlines()
    for level in ("error", "warning"):
        of = [line for line in lines if line.startswith(f"::{level} ")]
        assert len(of) == SHOWN
        assert "and 16 more" in of[-1]


def test_markdown_cut() -> None:
    """A comment and a summary never pass their limit, end on a whole row, and say what was cut."""
    check = many(6_000)
    comment = named("markdown").render(check, View())
    summary = named("github-summary").render(check, View())
    assert len(comment) <= MAX_CHARACTERS < 65_536
    assert len(summary.encode()) <= MAX_BYTES
    for text in (comment, summary):
        assert "found no room here" in text.splitlines()[-1]
        assert all(line.endswith(" |") for line in text.splitlines() if line.startswith("| "))
    assert comment.count("<details>") == comment.count("</details>")


def test_same_change_in_two_pairs_has_two_names() -> None:
    """GitLab keeps one entry of a fingerprint: none is told twice, and the first keeps its own."""
    check = small()
    mill = check.pairs[1]
    data = json.loads(named("gitlab").render(Check((mill, replace(mill, id="mill-2"))), View()))
    assert len({entry["fingerprint"] for entry in data}) == len(data) == 4
    assert data[0]["fingerprint"] == mill.findings[0].finding.fingerprint


def test_junit_counts() -> None:
    """Only what reaches the threshold fails; accepted ones are skipped; a pair without a report is an error."""
    root = ET.fromstring(named("junit").render(small(), View()).encode())
    assert (root.get("failures"), root.get("errors"), root.get("skipped")) == ("4", "1", "2")
    assert len(root.findall(".//failure")) == 4
    assert len(root.findall(".//testcase")) == int(root.get("tests") or 0)


def test_csv_columns() -> None:
    """As many cells in each row as in the head, and numbers stay numbers."""
    head, *rows = csv.reader(io.StringIO(named("csv").render(small(), View())))
    assert {len(row) for row in rows} == {len(head)}
    assert dict(zip(head, rows[1], strict=True))["rewrite_column"] == "35"


def test_nothing_found() -> None:
    """A check that found nothing says so in every format, and never that it failed."""
    check = Check((PairOutcome("a", "a.md", "b.md"),), fail_on=Severity.MAJOR, what="a with b")
    for name in names():
        assert not re.search(r"failed: \d", named(name).render(check, View()))
    assert "0 accepted, 0 suppressed" in named("text").render(check, View())


def test_accepted_is_always_told() -> None:
    """How many were accepted and suppressed stands in every format for people."""
    for name in ("text", "github", "github-summary", "markdown", "html"):
        text = named(name).render(small(), View())
        assert "1 accepted, 1 suppressed" in text


def test_states_count() -> None:
    """Open and stale findings count, accepted and suppressed ones don't."""
    assert [state for state in State if state.counts] == [State.OPEN, State.STALE]


if __name__ == "__main__":
    for case_ in CASES:
        (GOLDEN / f"check-{case_}.txt").write_bytes(written(case_).encode("utf-8"))
