"""The page of the formats shows what they really write."""

from __future__ import annotations

import re
from pathlib import Path

from drift.check_formats import View, named, names
from tests.drift.check_formats.checks import small

PAGE = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_format_is_told() -> None:
    """Each format has its row."""
    assert [name for name in names() if not re.search(rf"^\| .*\[{name}\]\(", PAGE, re.MULTILINE)] == []


def test_examples_are_real() -> None:
    """Every line of the examples stands in what the formats write of one small check."""
    written = "\n".join(named(name).render(small(), View(sort="severity")) for name in names() if name != "html")
    blocks = re.findall(r"```(?:text|json|xml|markdown)\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) >= 8
    for line in (line for block in blocks for line in block.splitlines()):
        assert line.strip().rstrip("|") in written
