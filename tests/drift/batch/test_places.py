"""Nothing that is read, and nothing that is written, is written over by something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from drift.batch.merge import merge
from drift.batch.places import is_same
from drift.batch.selection import Selection
from drift.cli import run
from drift.errors import DriftError
from tests.drift.batch.conftest import Runner
from tests.drift.batch.made import LIGHT, pairs, write_manifest


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A manifest in the current folder; one of its texts stands in a file."""
    made = pairs(2)
    (tmp_path / "a.txt").write_text(made[0]["original"])
    made[0] = {"id": "p0", "original_path": "a.txt", "rewrite": made[0]["rewrite"]}
    monkeypatch.chdir(tmp_path)
    write_manifest(tmp_path, made)
    (tmp_path / "link.html").symlink_to("pairs.jsonl")
    (tmp_path / "hard.html").hardlink_to("pairs.jsonl")
    return tmp_path


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("pairs.jsonl", "is read"),
        ("hard.html", "is read"),
        ("link.html", "is read"),
        ("a.txt", "is read for p0"),
        ("out.jsonl", "the records of out.jsonl"),
        ("none/../out.jsonl", "the records of out.jsonl"),
        ("out.jsonl.partial", "the records of out.jsonl"),
        ("./out.jsonl.run.json", "the records of out.jsonl"),
        ("none/page.html", "none: no such folder"),
        (".", "not a regular file"),
    ],
)
def test_a_page_takes_no_other_place(page: str, word: str, project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A page on a file that is read or written, or in no folder, ends the run with one line before it begins."""
    before = {one.name: one.read_bytes() for one in project.iterdir() if one.is_file()}
    assert run(["batch", "pairs.jsonl", "-o", "out.jsonl", "--html", page, "-j1", *LIGHT]) == 2
    said = capfd.readouterr().err
    assert word in said
    assert said.count("\n") == 1
    assert {one.name: one.read_bytes() for one in project.iterdir() if one.is_file()} == before


def test_a_page_is_written_again(project: Path) -> None:
    """A page of an earlier run is replaced, as ever."""
    for _ in range(2):
        assert run(["batch", "pairs.jsonl", "-o", "out.jsonl", "--html", "page.html", "-q", "-j1", *LIGHT]) == 0
    assert "<meter" in (project / "page.html").read_text()


def test_no_shard_is_written_over(tmp_path: Path, batch: Runner) -> None:
    """A merge refuses an output that is one of its shards, or what a shard stands on, --overwrite or not."""
    manifest, outs = write_manifest(tmp_path, pairs(4)), [tmp_path / f"part-{k}.jsonl" for k in (1, 2)]
    for k, out in enumerate(outs, 1):
        batch(manifest, out, selection=Selection(shard=(k, 2)))
    before = [out.read_bytes() for out in outs]
    for out in (outs[0], tmp_path / "part-2.jsonl.run.json"):
        with pytest.raises(DriftError, match="is read and would be written over"):
            merge(outs, out, overwrite=True)
    assert [out.read_bytes() for out in outs] == before
    assert merge(outs, tmp_path / "all.jsonl").pairs == 4


def test_a_file_by_its_uri(project: Path) -> None:
    """A URI of this machine's own file system names the same file as its path."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: translation-drift[parquet]")
    from drift.batch.remote import remote

    uri = (project / "pairs.jsonl").as_uri()
    assert is_same(remote(uri), Path("hard.html"))
    assert not is_same(Path("a.txt"), remote(uri))
    assert run(["batch", "pairs.jsonl", "-o", "out.jsonl", "--html", uri, "-j1", *LIGHT]) == 2
