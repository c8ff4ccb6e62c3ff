"""Suppressions cover what they name, where they stand, and are reported where they cover nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drift.cli.exit_codes import ExitCode
from drift.gate.globs import matches
from drift.gate.suppressions import _block
from pairs.document import Span
from tests.drift.gate.conftest import Command

TEXT = "# Quay\n\nIt made $93 million.\n\nIt cost $12 million.\n"
LIGHT = ("--model", "none", "--no-parser", "--format", "jsonl")


@pytest.mark.parametrize(
    ("rewrite", "open_", "unused"),
    [
        ("# Quay\n\n<!-- drift: ignore FIG02 -->\nIt made $93.\n\nIt cost $12.\n", 1, False),
        ("# Quay\n\nIt made $93. <!-- drift: ignore FIG: as agreed -->\n\nIt cost $12.\n", 1, False),
        ("# Quay\n\n<!-- drift: ignore FIG02 -->\n\nIt made $93.\n\nIt cost $12.\n", 1, False),
        ("<!-- drift: ignore-file FIG02 -->\n# Quay\n\nIt made $93.\n\nIt cost $12.\n", 0, False),
        ("# Quay\n\n<!-- drift: ignore NEG01 -->\nIt made $93.\n\nIt cost $12.\n", 2, True),
        ("# Quay\n\n<!-- drift: ignore -->\nIt made $93.\n\nIt cost $12.\n", 2, True),
        ("# Quay\n\n<!-- drift: ignroe FIG02 -->\nIt made $93.\n\nIt cost $12.\n", 2, True),
        ("# Quay\n\n```\n<!-- drift: ignore FIG02 -->\n```\nIt made $93.\n\nIt cost $12.\n", 2, False),
    ],
    ids=["before", "inside", "blank-between", "file", "other-rule", "no-rule", "misspelled", "in-code"],
)
def test_comments(rewrite: str, open_: int, unused: bool, tmp_path: Path, drift_in: Command) -> None:
    """A comment covers the findings of its rules in its block; one that covers nothing is told with its line."""
    (tmp_path / "a.md").write_text(TEXT)
    (tmp_path / "b.md").write_text(rewrite)
    ran = drift_in(tmp_path, "check", "a.md", "b.md", *LIGHT)
    figures = [row for row in ran.findings if row.get("rule") == "FIG02"]
    assert sum(row["state"] == "open" for row in figures) == open_
    assert sum(row["state"] == "suppressed" for row in figures) == 2 - open_
    said = ran.findings[-1]["unused"]
    assert bool(said) == unused
    assert all(line.startswith("b.md:3: ") for line in said)


def test_a_comment_with_an_unknown_rule(tmp_path: Path, drift_in: Command) -> None:
    """What stands where a rule should is named, be it no code at all or one that no rule has."""
    (tmp_path / "a.md").write_text(TEXT)
    (tmp_path / "b.md").write_text(f"{TEXT}\n<!-- drift: ignore FIGG: as agreed -->\n<!-- drift: ignore FIG99 -->\n")
    said = drift_in(tmp_path, "check", "a.md", "b.md", *LIGHT).findings[-1]["unused"]
    assert [line.split(";")[0] for line in said] == [
        "b.md:7: no rule or family of rules is called 'FIGG'",
        "b.md:8: no rule or family of rules is called 'FIG99'",
    ]


def test_tables_of_the_configuration(tmp_path: Path, drift_in: Command) -> None:
    """A table covers rules in files, its reason is told, and a table that covers nothing is reported with its place."""
    (tmp_path / "a.md").write_text(TEXT)
    (tmp_path / "b.md").write_text(TEXT.replace(" million", ""))
    (tmp_path / "drift.toml").write_text(
        '[[pairs]]\noriginal = "a.md"\nrewrite = "b.md"\n'
        '[[suppress]]\nmatch = "*.md"\nrules = ["FIG02"]\nreason = "rounded by hand"\n'
        '[[suppress]]\nmatch = "old/**"\nrules = ["NEG"]\nreason = "gone"\n'
    )
    ran = drift_in(tmp_path, "check", *LIGHT)
    assert ran.code == ExitCode.CLEAN
    assert {row["state"] for row in ran.findings[:-1]} == {"suppressed"}
    assert "rounded by hand" in ran.findings[0]["reason"]
    (unused,) = ran.findings[-1]["unused"]
    assert unused.startswith("drift.toml:4: suppress[2]")
    assert str(tmp_path) not in json.dumps(ran.findings)
    assert "NEG in old/** suppresses nothing" in unused


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("a\n@\nb\nc\n\nd", "b\nc\n"),
        ("a\n\nb @ c\nd\n\ne", "b @ c\nd\n"),
        ("@\n- one\n- two\n", "- one\n"),
        ("- one\n- two @\n- three\n", "- two @\n"),
        ("@\n| a | b |\n| c | d |\n", "| a | b |\n"),
        ("a\r\n\r\n@\r\nb\r\n\r\nc", "b\r\n"),
        ("a\n\n@", ""),
    ],
)
def test_blocks(text: str, covered: str) -> None:
    """A comment covers its own block, or the next where it has its lines for itself; items and rows are blocks."""
    comment = "<!-- drift: ignore FIG -->"
    whole = text.replace("@", comment)
    start = whole.index(comment)
    assert _block(whole, Span(start, start + len(comment))).of(whole) == covered.replace("@", comment)


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        ("docs/**", "docs/a/b.md", True),
        ("docs/", "docs/a/b.md", True),
        ("docs/*.md", "docs/a/b.md", False),
        ("**/b.md", "b.md", True),
        ("**/b.md", "docs/a/b.md", True),
        ("docs/?.md", "docs/a.md", True),
        ("docs", "docs/a.md", False),
        ("a+b.md", "aab.md", False),
    ],
)
def test_globs(pattern: str, name: str, fits: bool) -> None:
    """A star stays in its folder, two go through folders, and all else stands for itself."""
    assert matches(pattern, name) == fits
