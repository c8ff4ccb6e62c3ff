"""Manifests and records on other file systems: the same bytes, whatever ends a run on its way."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drift.batch import remote as remote_module
from drift.batch import remote_output
from drift.batch.chunk import Task
from drift.batch.local import work
from drift.batch.manifest import open_manifest
from drift.batch.output import Paths
from drift.batch.remote import masked, remote, room
from drift.batch.remote_manifest import fetched
from drift.batch.remote_merge import merge_anywhere
from drift.batch.remote_output import RemoteOutput
from drift.batch.running import Order, run
from drift.batch.selection import Selection
from drift.errors import DriftError
from pairs.errors import DiscoveryError
from tests.drift.batch.conftest import LIGHT, Runner
from tests.drift.batch.made import LIGHT as LIGHT_OPTIONS
from tests.drift.batch.made import drift, pairs, write_manifest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: translation-drift[parquet]")

COUNT = 26


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of a chunk each, so that thirty records make some."""
    monkeypatch.setattr(remote_output, "RECORDS", 8)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A manifest on this machine, and its records."""
    folder = tmp_path_factory.mktemp("wanted")
    manifest = write_manifest(folder, pairs(COUNT))
    rows = open_manifest(manifest).rows()
    return manifest, b"".join(one.line for some in work(rows, Task(LIGHT), jobs=1) for one in some)


@pytest.fixture
def away(tmp_path: Path) -> RemoteOutput:
    """A place for records that is reached by its URI alone."""
    return RemoteOutput(remote((tmp_path / "out.jsonl").as_uri()))


@pytest.fixture(params=["file", "memory"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URI of a folder: one that pyarrow knows, one that fsspec knows."""
    if request.param == "file":
        yield tmp_path.as_uri()
        return
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed")
    name = uuid4().hex
    yield f"memory://key:hush@{name}"
    memory = fsspec.filesystem("memory")
    if memory.exists(f"/key:hush@{name}"):
        memory.rm(f"/key:hush@{name}", recursive=True)


def parts(path: Path) -> list[str]:
    """The names of what is in the folder of the parts."""
    folder = path / "out.jsonl.parts"
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize(("ending", "sort"), [("jsonl", "manifest"), ("jsonl", "drift"), ("parquet", "manifest")])
def test_the_same_bytes(ending: str, sort: str, base: str, wanted: tuple[Path, bytes], batch: Runner) -> None:
    """From there and to there: every byte is that of a run on this machine, and only the output is left."""
    manifest, _ = wanted
    local = manifest.parent / f"{sort}.{ending}"
    batch(manifest, local, sort=sort)
    remote(f"{base}/pairs.jsonl").write([manifest.read_bytes()])
    out = RemoteOutput(remote(f"{base}/out.{ending}"))
    with ExitStack() as stack:
        there = fetched(f"{base}/pairs.jsonl", stack)
        assert not batch(there, out, sort=sort, after=8).whole
        assert out.is_begun()
        done = batch(there, out, sort=sort)
        again = batch(there, out, sort=sort)
    assert done.whole
    assert done.state.there >= 8
    assert (again.state.done, again.summary.pairs) == (0, COUNT)
    assert out.out.read() == local.read_bytes()
    assert out.about.read() == Paths(local).about.read_bytes()
    assert not out.is_begun()


@pytest.mark.parametrize("name", ["pairs.jsonl", "pairs.jsonl.gz", "pairs.csv", "pairs.tsv", "pairs.parquet"])
def test_every_kind_of_manifest(name: str, tmp_path: Path) -> None:
    """A manifest that can be read from a path can be read from a URI: the same rows, the same digest."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows, path = pairs(3), tmp_path / name
    if name.endswith("parquet"):
        pq.write_table(pa.Table.from_pylist(rows), path)
    elif ".jsonl" in name:
        lines = write_manifest(tmp_path, rows).read_bytes()
        path.write_bytes(gzip.compress(lines) if name.endswith("gz") else lines)
    else:
        mark = "," if name.endswith("csv") else "\t"
        path.write_text("".join(mark.join(row) + "\n" for row in [rows[0].keys(), *(row.values() for row in rows)]))
    with ExitStack() as stack:
        there = fetched(path.as_uri(), stack)
        assert list(there.rows()) == list(open_manifest(path).rows())
        assert b"".join(there.blocks()) == b"".join(open_manifest(path).blocks())
        assert there.name == path.as_uri()


def tear(folder: Path) -> None:
    """The second part lost its end."""
    path = folder / "000001.jsonl"
    path.write_bytes(path.read_bytes()[:-30])


def swap(folder: Path) -> None:
    """The second part holds records of other rows."""
    shutil.copy(folder / "000002.jsonl", folder / "000001.jsonl")


def half(folder: Path) -> None:
    """A part was being written."""
    (folder / "000002.jsonl").rename(folder / "000002.jsonl.tmp")


DAMAGE = {
    "torn": tear,
    "swapped": swap,
    "half": half,
    "missing": lambda folder: (folder / "000001.jsonl").unlink(),
    "the first missing": lambda folder: (folder / "000000.jsonl").unlink(),
    "empty": lambda folder: (folder / "000001.jsonl").write_bytes(b""),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damaged_parts(
    what: str, tmp_path: Path, wanted: tuple[Path, bytes], away: RemoteOutput, batch: Runner
) -> None:
    """A part that is torn, missing or not of its rows ends what is taken up; the end is the same."""
    manifest, want = wanted
    batch(manifest, away, after=24)
    assert parts(tmp_path) == ["000000.jsonl", "000001.jsonl", "000002.jsonl"]
    DAMAGE[what](tmp_path / "out.jsonl.parts")
    done = batch(manifest, away)
    assert 0 < done.state.done < COUNT or what == "the first missing"
    assert (tmp_path / "out.jsonl").read_bytes() == want
    assert not (tmp_path / "out.jsonl.parts").exists()


def test_what_is_not_ours_stays(tmp_path: Path, wanted: tuple[Path, bytes], away: RemoteOutput, batch: Runner) -> None:
    """Among the parts only parts are removed, and an output that no run wrote is left alone."""
    (tmp_path / "out.jsonl.parts").mkdir()
    (tmp_path / "out.jsonl.parts" / "notes.txt").write_text("mine")
    batch(wanted[0], away)
    assert parts(tmp_path) == ["notes.txt"]
    batch(wanted[0], away, overwrite=True)
    assert parts(tmp_path) == ["notes.txt"]
    (tmp_path / "out.jsonl.run.json").unlink()
    with pytest.raises(DriftError, match=r"file://.*out\.jsonl: no run of"):
        batch(wanted[0], away)
    assert (tmp_path / "out.jsonl").read_bytes() == wanted[1]


def test_killed_on_the_way(tmp_path: Path) -> None:
    """SIGKILL between and within parts: nothing lost, nothing twice."""
    manifest = write_manifest(tmp_path, pairs(100))
    want = b"".join(one.line for some in work(open_manifest(manifest).rows(), Task(LIGHT), jobs=1) for one in some)
    code = "from drift.batch import remote_output; remote_output.RECORDS = 1\nfrom drift.cli import main; main()"
    uris = (manifest.as_uri(), "-o", (tmp_path / "out.jsonl").as_uri())
    arguments = [sys.executable, "-c", code, "batch", *uris, "-j1", "--quiet", *LIGHT_OPTIONS]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[3]), "TMPDIR": str(tmp_path)}
    seen = 0
    for _ in range(2):
        process = subprocess.Popen(arguments, env=environment)
        deadline = time.monotonic() + 60
        while len(parts(tmp_path)) <= seen and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        seen = len(parts(tmp_path))
        assert seen
    assert subprocess.run(arguments, env=environment, check=False).returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == want
    assert parts(tmp_path) == []


def test_copies_of_a_killed_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed run left in the temporary folder is removed by a later one; what is in use is not."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(remote_module, "_OLD", -1.0)
    left = tmp_path / "drift-copies-x"
    (left / "copy").mkdir(parents=True)
    (left / "lock").touch()
    young = tmp_path / "drift-copies-y"
    young.mkdir()
    with room() as first, room():
        assert first.is_dir()
        assert not left.exists()
        assert young.is_dir()
    assert list(tmp_path.iterdir()) == [young]


def test_two_writers(tmp_path: Path, wanted: tuple[Path, bytes], away: RemoteOutput, batch: Runner) -> None:
    """Who finds another's part where its own should go, or other settings, ends with one line; the end is the same."""
    manifest, want = wanted

    def beside(**more: Any) -> None:
        begun = []

        def watch(_: object) -> None:
            if not begun:
                begun.append(1)
                batch(manifest, away, after=16, **more)

        order = Order(open_manifest(manifest), away, Task(LIGHT))
        with pytest.raises(DriftError, match="another run writes to it"):
            run(order, lambda rows, _, task, stop: work(rows, task, jobs=1, count=16, stop=stop), watch=watch)

    beside()
    batch(manifest, away)
    assert (tmp_path / "out.jsonl").read_bytes() == want
    batch(manifest, away, overwrite=True, after=8)
    beside(overwrite=True, beads=True)
    batch(manifest, away, beads=True)
    assert b'"beads"' in (tmp_path / "out.jsonl").read_bytes()


def test_a_file_system_that_fails(
    tmp_path: Path, wanted: tuple[Path, bytes], away: RemoteOutput, batch: Runner
) -> None:
    """What can't be written any more ends the run with one line; what is there is gone on from."""
    manifest, want = wanted
    folder, aside = tmp_path / "out.jsonl.parts", tmp_path / "aside"

    def watch(_: object) -> None:
        if len(parts(tmp_path)) == 2:
            folder.rename(aside)
            folder.write_text("no folder")

    order = Order(open_manifest(manifest), away, Task(LIGHT))
    with pytest.raises(DriftError, match=r"file://.*out\.jsonl\.parts.*run the same command again") as error:
        run(order, lambda rows, _, task, stop: work(rows, task, jobs=1, count=16, stop=stop), watch=watch)
    assert "\n" not in error.value.message
    folder.unlink()
    aside.rename(folder)
    assert batch(manifest, away).state.there == 16
    assert (tmp_path / "out.jsonl").read_bytes() == want


def test_failures_are_tried_again(tmp_path: Path, away: RemoteOutput, batch: Runner) -> None:
    """--retry-failed takes the records of the finished output from where it is."""
    rows = pairs(COUNT)
    rows[7] = {"id": "p7", "original_path": "a.txt", "rewrite": "It rains."}
    manifest = write_manifest(tmp_path, rows)
    assert batch(manifest, away).summary.errors == {"read": 1}
    before = (tmp_path / "out.jsonl").read_bytes().splitlines()
    (tmp_path / "a.txt").write_text("It pours.")
    assert not batch(manifest, away, retry_failed=True, after=0).whole
    assert batch(manifest, away, retry_failed=True).summary.failed == 0
    after = (tmp_path / "out.jsonl").read_bytes().splitlines()
    assert [k for k in range(COUNT) if before[k] != after[k]] == [7]


def test_shards_are_merged(tmp_path: Path, base: str, wanted: tuple[Path, bytes], batch: Runner) -> None:
    """Shards that are on this machine or another are one output, on this or another; what is amiss names its URI."""
    names = [f"{base}/1.jsonl", str(tmp_path / "2.jsonl")]
    first = RemoteOutput(remote(names[0]))
    batch(wanted[0], first, selection=Selection(shard=(1, 2)), after=8)
    with pytest.raises(DriftError, match=r"/1\.jsonl: not finished"):
        merge_anywhere(names, f"{base}/all.jsonl")
    for k, out in enumerate((first, tmp_path / "2.jsonl"), 1):
        batch(wanted[0], out, selection=Selection(shard=(k, 2)))
    with pytest.raises(DriftError, match="shard 2 of 2 is missing"):
        merge_anywhere(names[:1], f"{base}/all.jsonl")
    with pytest.raises(DriftError, match=rf"shard 1/2 is there twice, as {re.escape(first.name)} too"):
        merge_anywhere([names[0], names[0]], f"{base}/all.jsonl")
    assert merge_anywhere(names, f"{base}/all.jsonl").pairs == COUNT
    assert remote(f"{base}/all.jsonl").read() == wanted[1]
    assert merge_anywhere(names, str(tmp_path / "all.jsonl"), overwrite=True).pairs == COUNT
    assert (tmp_path / "all.jsonl").read_bytes() == wanted[1]
    with pytest.raises(DriftError, match="is there already"):
        merge_anywhere(names, f"{base}/all.jsonl")
    assert batch(wanted[0], RemoteOutput(remote(f"{base}/all.jsonl"))).state.done == 0


def test_the_manifest_is_not_written_over(base: str) -> None:
    """No --overwrite throws away what is read; another file of the same folder is no obstacle."""
    for name in ("pairs.jsonl", "pairs.jsonl.run.json"):
        with pytest.raises(DriftError, match="is read and would be written over"):
            RemoteOutput(remote(f"{base}/pairs.jsonl")).check_read([f"{base}/{name}"])
    RemoteOutput(remote(f"{base}/out.jsonl")).check_read([f"{base}/pairs.jsonl", "out.jsonl"])


def test_paths_beside_a_remote_manifest(tmp_path: Path) -> None:
    """A row that names a file ends the run before it begins: there is nothing that the path could start from."""
    write_manifest(tmp_path, [*pairs(2), {"id": "x", "original_path": "a.txt", "rewrite": "It rains."}])
    with ExitStack() as stack:
        there = fetched((tmp_path / "pairs.jsonl").as_uri(), stack)
        with pytest.raises(DiscoveryError, match=r"file://.*pairs\.jsonl: line 3: original_path: .* put the text into"):
            list(there.ids())


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("nowhere://key:hush@bucket/pairs.jsonl?token=hush", "can't be used"),
        ("file://key:hush@host/pairs.jsonl", "can't be used"),
        ("s3://key:hu/sh@bucket/pairs.jsonl", "can't be used"),
        ("file:///nowhere/pairs.jsonl?token=hush", "can't be read: no such file"),
        ("file:///", "a folder"),
        ("{here}", "can't be read"),
        ("{here}/broken.parquet", "{here}/broken.parquet: not a Parquet file"),
        ("{here}/list.txt", "{here}/list.txt: the name of a manifest ends with"),
    ],
)
def test_a_uri_that_can_not_be_used(uri: str, words: str, tmp_path: Path) -> None:
    """It is one line that says what is wrong, without the password."""
    for name in ("broken.parquet", "list.txt"):
        (tmp_path / name).write_text("nothing")
    here = tmp_path.as_uri()
    with ExitStack() as stack, pytest.raises((DriftError, DiscoveryError)) as error:
        list(fetched(uri.format(here=here), stack).rows())
    assert words.format(here=here) in error.value.message
    assert "\n" not in error.value.message
    assert "hu" not in error.value.message


def test_the_command_line(tmp_path: Path, wanted: tuple[Path, bytes]) -> None:
    """Records and page are written by their URIs; what can't be is one line and 2, without the password."""
    manifest, want = wanted
    out, page = (tmp_path / "out.jsonl").as_uri(), (tmp_path / "page.html").as_uri()
    done = drift(
        "batch", "-", "-o", out, "--html", page, "-j1", *LIGHT_OPTIONS, cwd=tmp_path, stdin=manifest.read_bytes()
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.jsonl").read_bytes() == want
    assert "<html" in (tmp_path / "page.html").read_text()
    assert f"{out}: {COUNT} pairs" in done.stderr
    uri = "s3://key:hush@bucket/a"
    for arguments in (
        (uri, uri, "-o", "x.jsonl"),
        (manifest, "-o", f"nowhere{uri[2:]}"),
        ("nowhere" + uri[2:], "-o", "x.jsonl"),
    ):
        done = drift("batch", *arguments, cwd=tmp_path)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "***@bucket/a" in done.stderr
        assert "hush" not in done.stderr + done.stdout


def test_no_secret_is_written(wanted: tuple[Path, bytes], batch: Runner) -> None:
    """What a URI holds of a password is in no record and not in what the records stand on."""
    pytest.importorskip("fsspec", reason="fsspec is not installed")
    base = f"memory://key:hush@{uuid4().hex}"
    remote(f"{base}/pairs.jsonl").write([wanted[0].read_bytes(), b"[]\n"])
    out = RemoteOutput(remote(f"{base}/out.jsonl"))
    with ExitStack() as stack:
        batch(fetched(f"{base}/pairs.jsonl", stack), out)
    last = json.loads(out.out.read().splitlines()[-1])
    assert last["id"] == f"pairs.jsonl:{COUNT + 1}"
    assert f"{masked(base)}/pairs.jsonl: line {COUNT + 1}" in last["error"]["message"]
    assert b"hush" not in out.out.read() + out.about.read()
    assert "hush" not in repr(out)


@settings(max_examples=50)
@given(
    st.text("abcXYZ019/+=%:?#", min_size=3, max_size=40).map(lambda secret: f"Q{secret}Q"),
    st.sampled_from(["s3://key:{}@bucket/p/a.jsonl", "s3://key:{}@bucket/a?region=x", "gs://b/a.jsonl?token={}"]),
)
def test_no_password_is_shown(secret: str, form: str) -> None:
    """However a password is spelt, and even where it breaks the URI, no message about it shows a part of it."""
    shown = masked(form.format(secret))
    assert "Q" not in shown
    assert shown.startswith(form[:5])


def test_a_path_is_shown_as_it_is() -> None:
    """Where there is no password, a message names the file as it was given."""
    for uri in ("s3://bucket/a@b/pairs.jsonl", "gs://bucket/pairs.jsonl", "file:///home/x/pairs.jsonl"):
        assert masked(uri) == uri


def test_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one line names the extra."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(DriftError, match=r"s3://bucket/a: .*translation-drift\[parquet\]"):
        remote("s3://bucket/a")
