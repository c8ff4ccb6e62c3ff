"""A run may end at any moment: what comes out in the end is what an undisturbed run writes, byte for byte."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest

from benchmarks import batch_kill
from drift.batch.output import Paths
from drift.batch.selection import Selection
from drift.cli import run
from drift.cli.stopping import stopping
from drift.config import Config
from drift.errors import DriftError
from pairs.appending import locked
from tests.drift.batch.conftest import LIGHT, Runner
from tests.drift.batch.made import LIGHT as LIGHT_OPTIONS
from tests.drift.batch.made import command, pairs, records, write_manifest

COUNT = 30


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """A manifest of short stories, one of which is not there."""
    rows = pairs(COUNT)
    rows[7] = {"id": "p7", "original_path": "a.txt", "rewrite": "It rains."}
    return write_manifest(tmp_path, rows)


@pytest.fixture(scope="module")
def want(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What an undisturbed run writes."""
    from drift.batch.chunk import Task, Worker
    from drift.batch.manifest import open_manifest

    folder = tmp_path_factory.mktemp("want")
    rows = pairs(COUNT)
    rows[7] = {"id": "p7", "original_path": "a.txt", "rewrite": "It rains."}
    found = list(open_manifest(write_manifest(folder, rows)).rows())
    here = os.fspath(folder)
    return b"".join(done.line for done in Worker(Task(LIGHT))(found)).replace(here.encode() + b"/", b"")


def plain(path: Path) -> bytes:
    """An output without the name of the test's folder, which the line about the missing file names."""
    return path.read_bytes().replace(os.fspath(path.parent).encode() + b"/", b"")


def test_a_stopped_run_goes_on(manifest: Path, want: bytes, batch: Runner) -> None:
    """A run that was asked to stop keeps what it has; the next one does the rest and no more."""
    out = manifest.parent / "out.jsonl"
    first = batch(manifest, out, after=8)
    assert not first.whole
    assert not out.exists()
    second = batch(manifest, out)
    assert (second.state.there, second.state.there + second.state.done) == (first.state.done, COUNT)
    assert plain(out) == want
    assert not (manifest.parent / "out.jsonl.partial").exists()
    third = batch(manifest, out)
    assert (third.state.done, third.summary.pairs, third.summary.failed) == (0, COUNT, 1)


def test_any_part_of_a_file_can_be_taken_up(manifest: Path, want: bytes, batch: Runner) -> None:
    """Cut off at any byte, with lines of something else, or with a line of another row: the end is the same."""
    out, partial = manifest.parent / "out.jsonl", manifest.parent / "out.jsonl.partial"
    batch(manifest, out)
    whole = out.read_bytes()
    chance = random.Random(3)
    left = [whole[: chance.randrange(len(whole))] for _ in range(6)]
    lines = whole.splitlines(keepends=True)
    left += [b"".join(lines[:3]) + b"nonsense\n" + lines[3], b"".join(lines[:3]) + lines[9], b"\0" * 900, b""]
    for content in left:
        out.unlink()
        partial.write_bytes(content)
        batch(manifest, out)
        assert plain(out) == want


@pytest.mark.parametrize("sort", ["id", "drift"])
def test_another_order(sort: str, manifest: Path, batch: Runner) -> None:
    """Sorted records are the same records, whether the run was disturbed or not."""
    out = manifest.parent / "out.jsonl"
    batch(manifest, out, sort=sort)
    whole = out.read_bytes()
    batch(manifest, manifest.parent / "twice.jsonl", sort=sort, after=8)
    batch(manifest, manifest.parent / "twice.jsonl", sort=sort)
    assert (manifest.parent / "twice.jsonl").read_bytes() == whole
    of = records(out)
    keys = [r["id"] if sort == "id" else -(r["scores"] or {"drift": 2})["drift"] for r in of]
    assert keys == sorted(keys)
    assert len({r["id"] for r in of}) == COUNT


def test_what_changed_is_named(manifest: Path, batch: Runner) -> None:
    """Records of two kinds never stand in one file: the error says what changed and what to do."""
    out = manifest.parent / "out.jsonl"
    batch(manifest, out, after=8)
    for more, word in (
        ({"config": Config(model="none", parser=False, cache=False, ignore=("FIG",))}, "the setting ignore"),
        ({"beads": True}, "--beads"),
        ({"selection": Selection(limit=9)}, r"begun with something else: --limit \(none → 9\) changed"),
        (
            {"selection": Selection(sample=3, shard=(2, 3))},
            r": --sample \(none → 3\), --shard \(1/1 → 2/3\) changed",
        ),
    ):
        with pytest.raises(DriftError, match=word) as error:
            batch(manifest, out, **more)
        assert "--overwrite" in error.value.message
    text = manifest.read_text()
    manifest.write_text(text.replace("crews", "sailors", 1))
    with pytest.raises(DriftError, match="the manifest"):
        batch(manifest, out)
    manifest.write_text(text)
    assert batch(manifest, out, overwrite=True, beads=True).whole
    assert "beads" in records(out)[0]


def test_changed_files_are_noticed(tmp_path: Path, batch: Runner) -> None:
    """A text that changed since its record was written stops the run that would go on beside it."""
    rows = pairs(COUNT)
    (tmp_path / "a.txt").write_text(rows[0]["original"])
    rows[0] = {"id": "p0", "original_path": "a.txt", "rewrite": rows[0]["rewrite"]}
    manifest, out = write_manifest(tmp_path, rows), tmp_path / "out.jsonl"
    batch(manifest, out, after=8)
    (tmp_path / "a.txt").write_text("Something else stands here now.")
    with pytest.raises(DriftError, match=r"p0: .*a\.txt changed since"):
        batch(manifest, out)


@pytest.mark.parametrize("sort", ["manifest", "id"])
def test_changed_files_of_a_finished_output_are_noticed(sort: str, tmp_path: Path, batch: Runner) -> None:
    """A text that changed since its record was written is told by a run on the finished output too.

    Only a record that failed may stand on another text, where --retry-failed is about to compare it again.
    """
    made = pairs(4)
    for k, name in ((1, "a.txt"), (2, "b.txt")):
        (tmp_path / name).write_text(made[k]["original"])
        made[k] = {"id": f"p{k}", "original_path": name, "rewrite": made[k]["rewrite"]}
    made[2] = {"id": "p2", "original_path": "b.txt", "rewrite_path": "none.txt"}
    manifest, out = write_manifest(tmp_path, made), tmp_path / "out.jsonl"
    batch(manifest, out, sort=sort)
    assert batch(manifest, out, sort=sort).state.done == 0
    (tmp_path / "a.txt").write_text("Something else stands here now.")
    for retry in (False, True):
        with pytest.raises(DriftError, match=r"p1: .*a\.txt changed since.*--overwrite"):
            batch(manifest, out, sort=sort, retry_failed=retry)
    (tmp_path / "a.txt").write_text(pairs(4)[1]["original"])
    for name in ("b.txt", "none.txt"):
        (tmp_path / name).write_text("It rains on the harbour.")
    if sort == "manifest":
        with pytest.raises(DriftError, match=r"p2: .*b\.txt changed since.*--retry-failed"):
            batch(manifest, out, sort=sort)
    assert batch(manifest, out, sort=sort, retry_failed=True).summary.failed == 0


def test_failures_are_tried_again(manifest: Path, batch: Runner) -> None:
    """--retry-failed compares what failed once more; all other records stay as they are, byte for byte."""
    out = manifest.parent / "out.jsonl"
    before = batch(manifest, out)
    old = out.read_bytes().splitlines()
    assert before.summary.errors == {"read": 1}
    (manifest.parent / "a.txt").write_text("It pours.")
    # Stopped in the middle and taken up again, it comes to the same end.
    batch(manifest, out, retry_failed=True, after=0)
    after = batch(manifest, out, retry_failed=True)
    new = out.read_bytes().splitlines()
    assert [k for k in range(COUNT) if old[k] != new[k]] == [7]
    assert (after.summary.failed, json.loads(new[7])["status"]) == (0, "ok")


def test_one_run_at_a_time(manifest: Path, batch: Runner) -> None:
    """A second run on the same output is refused while the first one writes."""
    out = manifest.parent / "out.jsonl"
    batch(manifest, out, after=8)
    with locked(manifest.parent / "out.jsonl.partial"), pytest.raises(DriftError, match="being written by"):
        batch(manifest, out)


def test_what_is_not_ours_is_left_alone(manifest: Path, batch: Runner) -> None:
    """A file that no run wrote, a link and a folder are not overwritten by mistake."""
    out = manifest.parent / "out.jsonl"
    out.write_text("precious\n")
    with pytest.raises(DriftError, match="no run of"):
        batch(manifest, out)
    assert out.read_text() == "precious\n"
    out.unlink()
    out.symlink_to(manifest)
    with pytest.raises(DriftError, match="not a regular file"):
        batch(manifest, out)
    with pytest.raises(DriftError, match="no such folder"):
        batch(manifest, manifest.parent / "none" / "out.jsonl")


def test_the_manifest_is_not_written_over(manifest: Path, tmp_path: Path) -> None:
    """A file that is read is no output, by whatever name it is called."""
    (tmp_path / "again.jsonl").hardlink_to(manifest)
    for name in (manifest, tmp_path / "again.jsonl"):
        with pytest.raises(DriftError, match="is read and would be written over"):
            Paths(name).check_read([str(manifest)])
    Paths(tmp_path / "out.jsonl").check_read([str(manifest), "-", "none"])


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("out.jsonl.gz", "write out.jsonl and pack it then"),
        ("out.csv", "ends with .jsonl, .ndjson, .json, .parquet; rename it"),
        ("out", "rename it"),
        ("pairs.jsonl", "pairs.jsonl is read and would be written over"),
    ],
)
def test_names_of_outputs(
    name: str, word: str, manifest: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A name that promises another format, or is the manifest's own, is refused before anything is lost for it."""
    monkeypatch.chdir(manifest.parent)
    before = manifest.read_bytes()
    assert run(["batch", manifest.name, "-o", name, "--overwrite", *LIGHT_OPTIONS]) == 2
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert word in err
    assert [path.name for path in manifest.parent.iterdir()] == [manifest.name]
    assert manifest.read_bytes() == before


def test_killed_at_random_moments(capsys: pytest.CaptureFixture[str]) -> None:
    """SIGKILL, now and then with the end of the file lost as well: nothing lost, nothing twice."""
    batch_kill.main(["--kills", "4", "--pairs", "120", "--jobs", "1"])
    assert "4 kills" in capsys.readouterr().out


def test_a_full_disk_loses_nothing(manifest: Path, want: bytes, batch: Runner) -> None:
    """Where no more can be written the run ends with one line and 2, and goes on later."""

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))

    arguments = command("batch", manifest.name, "-o", "out.jsonl", "-j1", *LIGHT_OPTIONS)
    root = str(Path(__file__).resolve().parents[3])
    done = subprocess.run(
        arguments,
        cwd=manifest.parent,
        env=os.environ | {"PYTHONPATH": root},
        preexec_fn=small,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert b"run the same command again" in done.stderr
    batch(manifest, manifest.parent / "out.jsonl")
    assert plain(manifest.parent / "out.jsonl") == want


@pytest.mark.parametrize(("number", "jobs", "code"), [(signal.SIGINT, 1, 130), (signal.SIGTERM, 2, 143)])
def test_asked_to_stop(number: signal.Signals, jobs: int, code: int, tmp_path: Path) -> None:
    """ctrl-C, or SIGTERM to all processes of a job: what is under way is written first, and can be taken up."""
    manifest = write_manifest(tmp_path, pairs(900))
    partial = tmp_path / "out.jsonl.partial"
    root = str(Path(__file__).resolve().parents[3])
    process = subprocess.Popen(
        command("batch", manifest.name, "-o", "out.jsonl", f"-j{jobs}", *LIGHT_OPTIONS),
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": root},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not (partial.exists() and partial.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.02)
    before = partial.stat().st_size
    os.killpg(process.pid, number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == code, said
    assert b"run it again to go on" in said
    content = partial.read_bytes()
    assert content.endswith(b"\n")
    # Several processes are in the midst of something, one may be between two chunks.
    assert len(content) >= before + (jobs > 1)
    assert 0 < content.count(b"\n") < 900


def test_the_second_signal_ends_now(capfd: pytest.CaptureFixture[str]) -> None:
    """The first one is kept in mind, the second one does what it did before, and afterwards all is as it was."""

    class EndedError(Exception):
        pass

    def end(*_: object) -> None:
        raise EndedError

    former = signal.signal(signal.SIGTERM, end)
    try:
        with stopping() as stop:
            assert not stop()
            signal.raise_signal(signal.SIGTERM)
            assert (stop(), stop.code) == (True, 143)
            with pytest.raises(EndedError):
                signal.raise_signal(signal.SIGTERM)
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGTERM) is end
    finally:
        signal.signal(signal.SIGTERM, former)
    assert capfd.readouterr().err == "drift: note: stopping when what is under way is written\n"


def test_in_another_thread(manifest: Path) -> None:
    """The command line may run in any thread; only the main one can take signals, and no other one tries to."""
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    codes: list[int] = []
    arguments = [
        "batch",
        str(manifest),
        "-o",
        str(manifest.parent / "o.jsonl"),
        "-j1",
        "-q",
        "--limit",
        "8",
        *LIGHT_OPTIONS,
    ]
    thread = threading.Thread(target=lambda: codes.append(run(arguments)))
    thread.start()
    thread.join()
    assert codes == [3]
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
