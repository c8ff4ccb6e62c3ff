"""Start-up is a feature: nothing heavy is loaded before it is needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "torch",
    "sentence_transformers",
    "transformers",
    "spacy",
    "textual",
    "onnxruntime",
    "tokenizers",
    "sacrebleu",
    "scipy",
    "numpy",
)
STORY = (
    "The harbour made $93 million in 2021, the mayor said. Ships can dock there.",
    "The harbour made $93 in 2021. Ships might dock there.",
)


def loaded(code: str, *arguments: str, block: tuple[str, ...] = (), cache: Path | None = None) -> tuple[set[str], str]:
    """The modules that a fresh process has loaded after running ``code``, and what it printed."""
    blocked = "".join(f"sys.modules[{name!r}] = None\n" for name in block)
    program = f"import sys, json\n{blocked}try:\n"
    program += "".join(f"    {line}\n" for line in code.split("\n"))
    program += "finally:\n    print('\\n@@' + json.dumps([n for n, m in sys.modules.items() if m is not None]))\n"
    environment = os.environ | ({"DRIFT_CACHE_DIR": str(cache)} if cache else {})
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, env=environment, check=False
    )
    assert "@@" in done.stdout, done.stderr
    text, _, names = done.stdout.rpartition("@@")
    return set(json.loads(names)), text + done.stderr


def run(*arguments: str) -> str:
    """Code that runs the command line."""
    return f"from drift.cli import run; sys.exit(run({list(arguments)!r}))"


@pytest.mark.parametrize("package", ["drift", "pairs", "tui"])
def test_importing_a_package_loads_nothing_heavy(package: str) -> None:
    """``import drift`` costs next to nothing; neither rich nor click is loaded."""
    names, _ = loaded(f"import {package}")
    assert not names & {*HEAVY, "rich", "click"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["rules"],
        ["explain", "FIG02"],
        ["cache", "info"],
        ["compare", "--help"],
        ["align", "--help"],
        ["check", "--help"],
        ["stamp", "--help"],
        ["config"],
        ["review", "--help"],
        ["batch", "--help"],
    ],
)
def test_light_commands_load_nothing_heavy(arguments: list[str]) -> None:
    """Help, the version, the rules and the cache need no model, no parser and no numpy."""
    names, text = loaded(run(*arguments))
    assert not names & set(HEAVY)
    assert "error" not in text


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two short texts as files."""
    folder = tmp_path_factory.mktemp("story")
    files = (folder / "a.txt", folder / "b.txt")
    for file, text in zip(files, STORY, strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def test_an_unchanged_comparison_loads_nothing_heavy(story: tuple[Path, Path], tmp_path: Path) -> None:
    """The second run prints the same report without a model, a parser and numpy."""
    command = run("compare", *map(str, story))
    first, text = loaded(command, cache=tmp_path)
    assert "onnxruntime" in first
    again, same = loaded(command, cache=tmp_path)
    assert not again & set(HEAVY)
    assert same == text
    assert "FIG02" in text


def test_a_batch_on_this_machine_needs_no_other_file_system(tmp_path: Path) -> None:
    """Paths are read and written without what reaches other file systems, clusters and tables."""
    row = {"id": "a", "original": STORY[0], "rewrite": STORY[1]}
    (tmp_path / "pairs.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    files = (str(tmp_path / "pairs.jsonl"), "-o", str(tmp_path / "out.jsonl"))
    names, text = loaded(run("batch", *files, "-j1", "--model", "none", "--no-parser", "--no-cache"))
    assert not names & {"pyarrow", "fsspec", "ray", "onnxruntime", "spacy", "torch"}
    assert "1 pairs in this run" in text


def test_a_review_of_what_was_compared_loads_nothing_heavy(story: tuple[Path, Path], tmp_path: Path) -> None:
    """Line by line, the review of an unchanged pair needs no screen, no model, no parser and no numpy."""
    loaded(run("compare", *map(str, story)), cache=tmp_path)
    names, text = loaded(run("review", "--plain", *map(str, story)), cache=tmp_path)
    assert not names & {*HEAVY, "tui", "rich.console", "jinja2", "markdown_it"}
    assert "Finding 1 of" in text


BEHIND_THE_FIRST_LINE = ("drift.review.session", "drift.verdicts.log", "drift.report", "pairs.discovery.manifest")


def test_the_screen_paints_before_a_review_is_loaded(story: tuple[Path, Path]) -> None:
    """What judges, keeps verdicts, finds pairs and draws texts is loaded behind the first line that is painted."""
    code = "from pathlib import Path\nfrom drift.cli.reviewing import request\nimport tui.launch, tui.app\n"
    code += f"asked = request(tuple(map(Path, {[str(file) for file in story]})))\ntui.app.ReviewApp(asked)"
    names, _ = loaded(code)
    assert "textual" in names
    assert not names & {*BEHIND_THE_FIRST_LINE, *(set(HEAVY) - {"textual"})}
    assert not any(name.startswith(("tui.screens.", "tui.widgets.", "tui.reading.")) for name in names)


def test_cached_vectors_need_no_model_runtime(story: tuple[Path, Path], tmp_path: Path) -> None:
    """Other settings on the same texts make a new report from vectors that are on disk."""
    loaded(run("compare", *map(str, story)), cache=tmp_path)
    names, text = loaded(run("compare", "--anchor", "2022-01-05", *map(str, story)), cache=tmp_path)
    assert not names & {"onnxruntime", "tokenizers", "torch", "sentence_transformers"}
    assert "FIG02" in text


def test_without_sentence_transformers_and_torch(story: tuple[Path, Path], tmp_path: Path) -> None:
    """Everything but other models works where neither is installed."""
    block = ("torch", "sentence_transformers", "transformers")
    _, text = loaded(run("compare", *map(str, story)), block=block, cache=tmp_path)
    assert "FIG02" in text
    assert "cosine" in text


def test_without_spacy(story: tuple[Path, Path], tmp_path: Path) -> None:
    """Without the nlp extra the comparison works, and the report says which rules are off."""
    names, text = loaded(run("compare", "--no-parser", *map(str, story)), cache=tmp_path)
    assert "spacy" not in names
    assert "FIG02" in text


def test_torch_is_kept_out_of_the_parser(story: tuple[Path, Path], tmp_path: Path) -> None:
    """A first comparison with everything installed imports neither torch nor scipy."""
    names, _ = loaded(run("compare", *map(str, story)), cache=tmp_path)
    assert not names & {"torch", "sentence_transformers", "textual", "scipy.optimize"}


ALIGNING_NEEDS_NOT = (
    "drift.rules",
    "drift.analysis",
    "drift.scoring",
    "drift.pipeline",
    "spacy",
    "sacrebleu",
    "torch",
    "sentence_transformers",
    "transformers",
    "textual",
)


def test_pairs_only(story: tuple[Path, Path], tmp_path: Path) -> None:
    """Who wants pairs only loads no rule, analysis, score or parser, and from the packaged model no torch."""
    names, text = loaded(run("align", *map(str, story)), cache=tmp_path)
    assert not names & set(ALIGNING_NEEDS_NOT)
    assert "onnxruntime" in names
    assert "2 matched" in text


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "tsv", "ladder"])
def test_pairs_without_a_model(form: str, story: tuple[Path, Path]) -> None:
    """By words alone nothing that runs models is loaded, and for programs nothing that draws tables."""
    names, text = loaded(run("align", "--model", "none", "--no-cache", "--format", form, *map(str, story)))
    assert not names & {*ALIGNING_NEEDS_NOT, "onnxruntime", "tokenizers", "sqlite3"}
    assert form == "table" or "drift.console" not in names
    assert "error" not in text
