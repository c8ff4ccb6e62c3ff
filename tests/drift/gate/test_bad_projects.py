"""Bad manifests, paths, configurations and repositories: section E of the checklist of bad inputs, by its ids."""

from __future__ import annotations

import json
import os
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.drift.gate.conftest import Command
from tests.drift.gate.project import commit, run_git

STORY = "The harbour of Velmora made $93 million in 2021. Ships can dock there, the mayor said."
LIGHT = ("--model", "none", "--no-parser", "--format", "jsonl")
CONFIGURED = '[[pairs]]\noriginal = "en/{path}"\nrewrite = "de/{path}"\n'


def row(original: str = "a.txt", rewrite: str = "b.txt", **more: object) -> str:
    """One line of a manifest."""
    return json.dumps({"original": original, "rewrite": rewrite} | more)


def manifest(text: str | bytes, name: str = "pairs.jsonl") -> Callable[[Path], None]:
    """A manifest in a folder with two texts."""

    def made(folder: Path) -> None:
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    return made


def configuration(text: str, name: str = "drift.toml") -> Callable[[Path], None]:
    """A configuration file."""

    def made(folder: Path) -> None:
        (folder / name).write_text(text)

    return made


def folders(folder: Path) -> None:
    """Two folders with one pair, and a configuration that pairs them."""
    for side in ("en", "de"):
        (folder / side).mkdir()
        (folder / side / "a.txt").write_text(STORY)
    (folder / "drift.toml").write_text(CONFIGURED)


def folders_as_files(folder: Path) -> None:
    """A configuration that pairs two folders as if they were files."""
    folders(folder)
    (folder / "drift.toml").write_text('[[pairs]]\noriginal = "en"\nrewrite = "de"\n')


def linked_outside(folder: Path) -> None:
    """A rewrite that is a link out of the root."""
    folders(folder)
    (folder / "de" / "a.txt").unlink()
    (folder / "de" / "a.txt").symlink_to("/etc/hostname")


def looping(folder: Path) -> None:
    """A manifest that names a link to itself."""
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "pairs.jsonl").write_text(row("loop.txt"))


def folder_link(folder: Path) -> None:
    """A folder that holds a link to itself."""
    folders(folder)
    (folder / "en" / "again").symlink_to(folder / "en")


def special(make: Callable[[Path], None]) -> Callable[[Path], None]:
    """A manifest that names something that is no regular file."""

    def made(folder: Path) -> None:
        make(folder / "odd")
        (folder / "pairs.jsonl").write_text(row("odd"))

    return made


def bind(path: Path) -> None:
    """A socket."""
    here = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(path.name)
    os.chdir(here)


def repository(folder: Path) -> None:
    """A repository with one pair, committed."""
    run_git(folder, "init", "-q", "-b", "main")
    folders(folder)
    commit(folder)


def shallow(folder: Path) -> None:
    """A clone of the last commit alone."""
    source = folder / "source"
    source.mkdir()
    repository(source)
    (source / "en" / "a.txt").write_text(STORY + " More.")
    commit(source)
    run_git(folder, "clone", "-q", "--depth", "1", source.as_uri(), "clone")


def hostile(folder: Path) -> None:
    """A repository whose own configuration runs programs, with names that git quotes."""
    repository(folder)
    script = folder / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch {folder}/ran\n")
    script.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.pager"):
        run_git(folder, "config", key, str(script))
    for side in ("en", "de"):
        (folder / side / 'new\n"line".txt').write_text(STORY)


@dataclass(frozen=True)
class Row:
    """One bad input.

    Attributes:
        id: its number in the checklist.
        make: prepares the folder, which holds a.txt and b.txt.
        arguments: of ``drift check``.
        code: the expected exit code.
        told: what stderr or stdout must hold.
        failure: the code of the record of a pair that can't be scored.
        within: the folder to run in.
    """

    id: str
    make: Callable[[Path], None]
    arguments: tuple[str, ...] = ("--manifest", "pairs.jsonl")
    code: int = 2
    told: str = ""
    failure: str = ""
    within: str = "."


def rejected(name: str, text: str | bytes, failure: str = "manifest", told: str = "line 1") -> Row:
    """A row of a manifest that is a record, after which the run goes on."""
    return Row(name, manifest(text), code=3, failure=failure, told=told)


ROWS = [
    rejected("E01-parent", row("../../etc/passwd"), "path-outside-root", "--allow-outside"),
    rejected("E01-absolute", row("/etc/hostname"), "path-outside-root"),
    rejected("E01-drive", row("C:\\x"), "path-outside-root"),
    rejected("E01-server", row("\\\\srv\\x"), "path-outside-root"),
    Row("E02-link-outside", linked_outside, (), 3, "--allow-outside", "path-outside-root"),
    Row("E02-loop", looping, code=3, told="loop", failure="path"),
    Row("E02-folder-loop", folder_link, (), 0),
    Row("E03-fifo", special(os.mkfifo), code=3, failure="not-a-file"),
    Row("E03-folder", special(Path.mkdir), code=3, failure="not-a-file"),
    Row("E03-socket", special(bind), code=3, failure="not-a-file"),
    Row("E03-typed", special(os.mkfifo), ("odd", "b.txt"), 3, "a pipe", "not-a-file"),
    Row("E03-device", folders, ("/dev/zero", "b.txt"), 3, "a device", "not-a-file"),
    Row("E04-gone", folders, ("gone.txt", "b.txt"), 3, "no such file", "read"),
    rejected("E05-nul", row("a\0.txt"), "path", "a\\x00.txt"),
    rejected("E05-long", row("a" * 300), "path", "check the path"),
    rejected("E05-newline", row("a\n::error::.txt"), "read", "a\\n::error::.txt"),
    Row("E06-duplicate-id", manifest(row(id="x") + "\n\n" + row(id="x")), told="lines 1 and 3"),
    rejected(
        "E07-duplicate-key", '{"original": "a.txt", "original": "b.txt", "rewrite": "b.txt"}', told="stands twice"
    ),
    rejected("E08-missing", '{"original": "a.txt"}', told="rewrite: expected a path, found nothing"),
    rejected("E08-null", row()[:-1] + ', "id": [1]}', told="id: expected a string, found list"),
    rejected("E08-extra", row(lang="en"), told="lang: no such field"),
    Row("E08-number-id", manifest(row(id=7)), code=0),
    rejected("E09-torn", row() + '\n{"original": "a.t', told="line 2"),
    Row("E10-blank", manifest("\r\n" + row() + "\r\n\r\n"), code=0),
    rejected("E10-comment", "# the pairs\n" + row(), told="line 1: not valid JSON"),
    rejected("B09-deep", "[" * 100_000, told="line 1"),
    rejected("B10-huge-number", '{"original": ' + "9" * 5_000 + "}", told="line 1"),
    Row("E11-bom", manifest(b"\xef\xbb\xbforiginal,rewrite\na.txt,b.txt\n", "p.csv"), ("--manifest", "p.csv"), 0),
    Row(
        "E11-semicolon", manifest("original;rewrite\na.txt;b.txt\n", "p.csv"), ("--manifest", "p.csv"), 2, "--delimiter"
    ),
    Row(
        "E11-given",
        manifest("original;rewrite\na.txt;b.txt\n", "p.csv"),
        ("--manifest", "p.csv", "--delimiter", ";"),
        0,
    ),
    Row("E11-quoted", manifest('id,original,rewrite\n"a\nb",a.txt,b.txt\n', "p.csv"), ("--manifest", "p.csv"), 0),
    Row(
        "E11-ragged",
        manifest("original,rewrite\na.txt,b.txt\na.txt\n", "p.csv"),
        ("--manifest", "p.csv"),
        3,
        "line 3: 1 fields",
        "manifest",
    ),
    Row(
        "B13-wide",
        manifest("original,rewrite\n" + "x" * 200_000 + ",b.txt\n", "p.csv"),
        ("--manifest", "p.csv"),
        3,
        "",
        "path",
    ),
    Row(
        "E14-key",
        configuration('fail_on = "major"'),
        ("a.txt", "b.txt"),
        2,
        "drift.toml:1: fail_on: no such setting; did you mean 'fail-on'?",
    ),
    Row("E14-value", configuration('model = "none"\nfail-on = "eror"'), ("a.txt", "b.txt"), 2, "drift.toml:2: fail-on"),
    Row(
        "E14-type",
        configuration("max-score = 7"),
        ("a.txt", "b.txt"),
        2,
        "drift.toml:1: max-score: expected a number from 0 to 1",
    ),
    Row(
        "E14-table",
        configuration('[[paths]]\nmatch = "*"\nrulez = ["FIG"]'),
        ("a.txt", "b.txt"),
        2,
        "did you mean 'rules'?",
    ),
    Row(
        "E14-reason",
        configuration('[[suppress]]\nmatch = "*"\nrules = ["FIG"]'),
        ("a.txt", "b.txt"),
        2,
        "reason: expected a string",
    ),
    Row(
        "E14-rule",
        configuration('ignore = ["FGI"]'),
        ("a.txt", "b.txt"),
        2,
        "no rule or family of rules is called 'FGI'",
    ),
    Row(
        "E14-budget",
        configuration("fail-on = 'never'\n[budgets]\nFGI = 1"),
        ("a.txt", "b.txt"),
        2,
        "drift.toml:2: budgets: no rule or family of rules is called 'FGI'",
    ),
    Row(
        "E14-suppressed-rule",
        configuration('[[suppress]]\nmatch = "*"\nrules = ["FIG", "OMX"]\nreason = "x"'),
        ("a.txt", "b.txt"),
        2,
        "drift.toml:1: suppress[1].rules: no rule or family of rules is called 'OMX'",
    ),
    Row(
        "E14-pattern",
        configuration('model = "none"\nboilerplate = ["^x", "("]'),
        ("a.txt", "b.txt"),
        2,
        "drift.toml:2: boilerplate: boilerplate pattern '(' is broken",
    ),
    Row(
        "E14-pattern-of-paths",
        configuration('[[paths]]\nmatch = "*"\nboilerplate = ["("]'),
        ("a.txt", "b.txt"),
        2,
        "paths[1]: boilerplate: boilerplate pattern '(' is broken",
    ),
    Row("E14-left-out", configuration('[[pairs]]\noriginal = "en/{path}"'), (), 2, "expected a string, found nothing"),
    Row("E14-one-table", configuration('[pairs]\noriginal = "en/{path}"'), (), 2, "write [[pairs]]"),
    Row("E14-not-utf8", manifest(b"\xffmodel", "drift.toml"), (), 2, "drift.toml: not UTF-8; save the file as UTF-8"),
    Row("E14-mark", configuration("\ufeffmodel = 'none'"), ("a.txt", "b.txt"), 0),
    Row(
        "E14-encoding",
        configuration('encoding = "utf-9"'),
        ("a.txt", "b.txt"),
        2,
        "drift.toml:1: encoding: unknown encoding 'utf-9'",
    ),
    Row("E14-encoding-typed", folders, ("a.txt", "b.txt", "--encoding", "utf-9"), 2, "unknown encoding 'utf-9'"),
    Row(
        "E14-folder",
        folders_as_files,
        (),
        2,
        "drift.toml:1: pairs[1]: en is a folder; write en/{path}",
    ),
    Row(
        "E14-star",
        configuration('[[pairs]]\noriginal = "en/*.txt"\nrewrite = "de/*.txt"'),
        (),
        2,
        "drift.toml:1: pairs[1]: en/*.txt: no such file; write {path} for what both names share",
    ),
    rejected("E04-both-gone", row("gone.txt", "lost.txt"), "read", "gone.txt: no such file"),
    Row("E04-folder-gone", folders, ("en", "gone"), 2, "gone: no such folder; check the path"),
    Row("E17-nothing", folders, ("en/{path}.md", "de/{path}.md"), 2, "--allow-empty"),
    Row("E17-allowed", folders, ("en/{path}.md", "de/{path}.md", "--allow-empty"), 0),
    Row("E17-unset", configuration('model = "none"'), (), 2, "no pair found"),
    Row("E18-missing", folders, ("--verdicts", "gone.jsonl"), 2, "gone.jsonl: no such file"),
    Row(
        "E18-broken",
        manifest("{nonsense\n{}\n", "v.jsonl"),
        ("a.txt", "b.txt", "--verdicts", "v.jsonl"),
        2,
        "v.jsonl: line 1",
    ),
    Row(
        "E20-conflict",
        manifest("<<<<<<< ours\n{}\n=======\n{}\n", "v.jsonl"),
        ("a.txt", "b.txt", "--verdicts", "v.jsonl"),
        2,
        "line 1",
    ),
    Row("E21-injection", repository, ("--since", "--output=injected"), 2, "no such revision"),
    Row("E21-unknown", repository, ("--since", "nowhere"), 2, "nowhere: no such revision; check the name"),
    Row("E22-shallow", shallow, ("--since", "HEAD~1"), 2, "fetch-depth: 0", within="clone"),
    Row("E23-none", folders, ("--since", "HEAD"), 2, "not in a git repository, and --since needs one"),
    Row("E24-names", hostile, ("--since", "HEAD"), 0, "compared 1 pair"),
]


@pytest.mark.parametrize("one", ROWS, ids=lambda one: one.id)
def test_bad_project(one: Row, tmp_path: Path, drift_in: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear line and the documented exit code; one bad pair is a record, and the others are compared."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    one.make(tmp_path)
    ran = drift_in(tmp_path / one.within, "check", *one.arguments, *LIGHT)
    assert ran.code == one.code, ran.err + ran.out
    assert one.told in ran.err + json.dumps(ran.findings, ensure_ascii=False).replace("\\\\", "\\")
    assert not (tmp_path / "ran").exists()
    assert not (tmp_path / "injected").exists()
    if one.code == 2:
        assert len(ran.err.strip().split("\n")) == 1
        assert not ran.out
    if one.failure:
        assert one.failure in {(found.get("failure") or {}).get("code") or found.get("code") for found in ran.findings}
    assert not re.search("[\x00-\x09\x0b-\x1f]", ran.out + ran.err)


def test_the_other_rows_are_compared(tmp_path: Path, drift_in: Command) -> None:
    """A bad row ends nothing: what drifted in the next row is found, and the run still ends with 3."""
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY.replace(" million", ""))
    (tmp_path / "pairs.jsonl").write_text("nonsense\n" + row(id="good") + "\n" + row("gone.txt", id="gone"))
    ran = drift_in(tmp_path, "check", "--manifest", "pairs.jsonl", *LIGHT)
    assert ran.code == 3
    assert [found["rule"] for found in ran.findings if found["type"] == "finding"] == ["FIG02"]
    shown = drift_in(tmp_path, "check", "--manifest", "pairs.jsonl", *LIGHT[:3])
    assert "compared 1 of 3 pairs: the pairs of pairs.jsonl" in shown.out
    assert "compared 1 of 3 pairs" in shown.out


def test_two_configurations(tmp_path: Path, drift_in: Command) -> None:
    """E15: drift.toml goes before pyproject.toml, and `drift config` says which file holds."""
    (tmp_path / "drift.toml").write_text('model = "none"\nfail-on = "minor"\n')
    (tmp_path / "pyproject.toml").write_text('[tool.drift]\nmodel = "multilingual"\n')
    said = drift_in(tmp_path, "config").out
    assert f"# {tmp_path}/drift.toml" in said
    assert re.search(r'model = "none" +# .*drift\.toml:1: model', said)
    assert re.search(r'fail-on = "minor" +# .*drift\.toml:2: fail-on', said)
    assert re.search(r'profile = "default" +# default', said)


def test_no_configuration_from_above_the_root(tmp_path: Path, drift_in: Command) -> None:
    """E16: what lies above the root of the version control doesn't hold."""
    (tmp_path / "drift.toml").write_text('fail-on = "never"\n')
    (tmp_path / "repo" / "docs").mkdir(parents=True)
    run_git(tmp_path / "repo", "init", "-q")
    assert 'fail-on = "major"' in drift_in(tmp_path / "repo" / "docs", "config").out


def test_what_holds_for_a_path(tmp_path: Path, drift_in: Command) -> None:
    """Tables of paths add to lists and replace values, for the files that they name alone."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("a")
    (tmp_path / "drift.toml").write_text(
        'ignore = ["TRM"]\n[severity]\nFIG07 = "minor"\n[[paths]]\nmatch = "docs/**"\nignore = ["FIG07"]\nanchor = 2024-05-31\n'
        '[paths.severity]\nFIG = "critical"\n'
    )
    said = drift_in(tmp_path, "config", "docs/a.md").out
    assert 'ignore = ["TRM", "FIG07"]' in said
    assert 'severity = {FIG07 = "minor", FIG = "critical"}' in said
    assert "drift.toml:4: paths[1]" in said
    assert 'ignore = ["TRM"]' in drift_in(tmp_path, "config").out
