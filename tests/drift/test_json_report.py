"""The JSON report follows its published schema and loses nothing."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import drift
from drift.formats import View
from drift.formats.json_report import from_dict, render, to_dict
from drift.report import Report
from drift.severity import Severity
from pairs.examples import example

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8"))
LIGHT = drift.Config(model="none", parser=False, cache=False)


@pytest.fixture(scope="module")
def report() -> Report:
    """The demo's report."""
    return drift.compare(*example("harbour"), config=drift.Config(cache=False))


def test_demo_report_is_valid(report: Report) -> None:
    """The real report validates, and its spans are the exact passages of the files."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(render(report, View()))
    jsonschema.validate(data, SCHEMA)
    texts = {
        side: path.read_text(encoding="utf-8")
        for side, path in zip(("original", "rewrite"), example("harbour"), strict=True)
    }
    for item in (*data["beads"], *data["findings"]):
        for side, text in texts.items():
            places = item[side] if isinstance(item[side], list) else filter(None, [item[side]])
            assert all(text[p["start"] : p["end"]] == p["text"] for p in places)
    assert len({f["fingerprint"] for f in data["findings"]}) == len(data["findings"])


def test_back_from_json(report: Report) -> None:
    """What is written can be read again as the same report."""
    data = json.loads(json.dumps(to_dict(report)))
    assert from_dict(data, report.original.text, report.rewrite.text) == report


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gives_a_valid_report(original: str, rewrite: str) -> None:
    """Whatever the texts hold, the report is valid, complete and the same when read again."""
    report = drift.compare(original, rewrite, config=LIGHT)
    jsonschema.validate(json.loads(render(report, View())), SCHEMA)
    assert from_dict(to_dict(report), original, rewrite) == report


def test_sorted_and_filtered(report: Report) -> None:
    """``--sort severity`` puts the worst first, ``--min-severity`` leaves out what is below."""
    data = json.loads(render(report, View(sort="severity", min_severity=Severity.MAJOR)))
    ranks = [Severity(f["severity"]).rank for f in data["findings"]]
    assert ranks == sorted(ranks, reverse=True)
    assert min(ranks) >= Severity.MAJOR.rank
    assert len(ranks) < len(report.findings)
