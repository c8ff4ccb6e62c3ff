"""A real story with hand-made gold, and the same story with its names, figures and words exchanged."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import drift
from drift.analysis.parse import available
from drift.formats import View, named

BOUNDS = ["--min-recall", "0.85", "--max-alarms", "3", "--max-noise", "0.8", "--min-beads"]
# Other people, places, sums and things: what is found must not hang on any of these words.
EXCHANGED = {
    "Russia": "Brazil", "Russian": "Brazilian", "Moscow": "Brasilia", "MOSCOW": "BRASILIA", "Kremlin": "Planalto",
    "China": "India", "Chinese": "Indian", "Beijing": "Delhi", "Ukraine": "Bolivia", "Ukrainian": "Bolivian",
    "Taiwan": "Nepal", "Uzbekistan": "Mongolia", "Samarkand": "Kharkhorin", "Asia": "Africa",
    "Putin": "Carvalho", "Vladimir": "Rodrigo", "Xi": "Rao", "Jinping": "Anand", "Mao": "Nehru", "Zedong": "Lal",
    "Yuri": "Pedro", "Usakov": "Ferrera", "Ushakov": "Ferreira", "Soldatkin": "Marchetti",
    "140": "210", "93": "68", "seven": "eight", "2021": "2020",
    "borderless": "seamless", "unlimited": "endless", "importance": "weight", "significance": "gravity",
    "oil": "copper", "gas": "lithium", "pipelines": "railways", "energy": "mining", "military": "police",
    "trade": "freight", "Trade": "Freight", "leaders": "ministers", "coffers": "vaults", "treasury": "exchequer",
}  # fmt: skip
_WORD = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, EXCHANGED), key=len, reverse=True)) + r")\b")


def exchange(text: str) -> str:
    """The text with every word of the table replaced."""
    return _WORD.sub(lambda match: EXCHANGED[match.group()], text)


@pytest.mark.parametrize("exchanged", [False, True], ids=["as-it-is", "exchanged"])
def test_story(shared: Path, tmp_path: Path, *, exchanged: bool) -> None:
    """Beads, recall, alarms and noise keep their bounds, whatever the story's names, figures and words are."""
    if not available():
        pytest.skip("needs the nlp extra")
    story = shared / "stories" / "reuters-anue"
    for name in ("original.txt", "rewrite.txt", "gold.json"):
        text = (story / name).read_bytes().decode("utf-8")
        (tmp_path / name).write_bytes((exchange(text) if exchanged else text).encode("utf-8"))
    report = drift.compare(tmp_path / "original.txt", tmp_path / "rewrite.txt", config=drift.Config(cache=False))
    path = tmp_path / "report.json"
    path.write_text(named("json").render(report, View()), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(shared / "bench" / "score_story.py"), str(tmp_path), str(path), *BOUNDS, "0.95" if exchanged else "1.0"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads((tmp_path / "gold.json").read_text(encoding="utf-8"))["id"] == "reuters-anue"
