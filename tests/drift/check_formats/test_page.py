"""The page reads well for everyone: its colours, its parts, and what it holds of a check."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from drift.check_formats import View, named, names
from drift.check_formats.html_check import FOLDER
from drift.outcome import Check
from drift.page import MAX_BARS, page_of
from pairs.bead import Bead
from tests.drift.check_formats.checks import report, small

STYLE = (FOLDER / "page.css").read_text(encoding="utf-8")


def colors(dark: bool) -> dict[str, str]:
    """The colours of a theme by name."""
    roots = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", roots[1 if dark else 0]))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2, 1 to 21."""

    def luminance(color: str) -> float:
        parts = [int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_can_be_read(dark: bool) -> None:
    """Each colour of text reaches 4.5:1 on each ground that it stands on, light and dark."""
    named_ = colors(dark)
    texts = ("ink", "quiet", "accent", "orange", "blue", "critical", "major", "minor", "neutral", "failed", "passed")
    for text, ground in [
        *product(texts, ("paper", "raised", "target")),
        ("orange", "orange-wash"),
        ("blue", "blue-wash"),
    ]:
        assert contrast(named_[text], named_[ground]) >= 4.5, (text, ground)


def test_page_needs_nothing_from_outside() -> None:
    """Neither the style nor the script names anything to fetch, and the template has no handler and no inline style."""
    for file in FOLDER.iterdir():
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"url\(|@import|https?:|fetch\(|XMLHttp|innerHTML|eval\(", text), file.name
        assert not re.search(r"\s(on\w+|style)=", text), file.name


def test_links_lead_somewhere() -> None:
    """Every link of the page has its target in it, and no two parts have one name."""
    page = named("html").render(small(), View())
    body = page.rpartition("<script>")[0]
    ids = re.findall(r'\sid="([^"]+)"', body)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', body)) <= set(ids)
    index = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    assert {entry["id"] for entry in index} <= set(ids)
    assert len(index) == 5


def test_right_to_left_stands_by_itself() -> None:
    """Each side finds its own direction, and file names and messages are set apart from what stands around them."""
    page = named("html").render(small(), View())
    assert page.count('dir="auto"') >= 2 * 4
    assert "<bdi>$4.2 million → $4.2 billion: magnitude changed</bdi>" in page


def test_long_texts_have_a_short_chart() -> None:
    """Of 1,000 passages the chart groups some, each bar as high as the one that drifted most."""
    text = " ".join(f"Line {k} is here." for k in range(1_000))
    beads = [Bead((k,), (k,)) for k in range(1_000)]
    long = report((text, text), ("a.md", "b.md"), beads, (), [0.0] * 500 + [0.9] + [0.0] * 499)
    pair = replace(small().pairs[1], report=long, findings=())
    bars = page_of(Check((pair,))).pairs[0].bars
    assert len(bars) <= MAX_BARS
    assert max(bars, key=lambda bar: bar.height).target == "p1b501"


def test_formats_load_nothing_heavy() -> None:
    """All formats together write a check without a model, a parser, numpy and the screen."""
    code = (
        "import sys; from drift.check_formats import View, named, names;"
        "from tests.drift.check_formats.checks import small;"
        "[named(n).render(small(), View()) for n in names()];"
        "print(*sys.modules)"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    heavy = {"numpy", "torch", "spacy", "onnxruntime", "textual", "sacrebleu", "markdown_it", "scipy"}
    assert not set(done.stdout.split()) & heavy
    assert len(names()) == 11
