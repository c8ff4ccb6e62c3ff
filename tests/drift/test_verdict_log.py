"""The file of verdicts: nothing is lost, whatever happens to it, and every fault is one clear line."""

from __future__ import annotations

import fcntl
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drift.errors import VerdictError
from drift.severity import Severity
from drift.verdicts import Decision, Verdict, VerdictLog
from drift.verdicts.events import NAMES, Judge, Stamp, from_line, to_line

PAIR = "a.txt → b.txt"


def verdict(name: str = "f1", decision: Decision = Decision.SAME, note: str = "") -> Verdict:
    return Verdict(name, "FIG02", decision, "$93 million", "$93", "d1", note)


def judge(log: VerdictLog, name: str, decision: Decision = Decision.SAME, by: str = "mira") -> str:
    return log.judge([verdict(name, decision)], by=by, pair=PAIR)


def held(log: VerdictLog, by: str | None = None) -> dict[str, Decision]:
    """The last verdict on each finding, of one person or of all."""
    return {v.fingerprint: v.decision for v in log.state.verdicts_of(PAIR) if by in {None, v.by}}


def test_a_verdict_is_read_as_it_was_given(tmp_path: Path) -> None:
    """Everything that a verdict says is in the file, and a new folder tells git how to merge it."""
    path = tmp_path / ".drift" / "verdicts.jsonl"
    given_ = Verdict(
        "f1",
        "FIG02",
        Decision.DRIFT,
        "a \u202e\x1b[2J\u2028",
        "b",
        "d1",
        "no ##[error]",
        Severity.MINOR,
        sides=("A", "B"),
    )
    VerdictLog(path).judge([given_], by="mira", pair=PAIR)
    (found,) = VerdictLog(path).state.verdicts_on("f1")
    assert (found.by, found.pair, found.decision, found.severity) == ("mira", PAIR, Decision.DRIFT, Severity.MINOR)
    assert (found.original, found.note, found.sides) == (given_.original, given_.note, given_.sides)
    assert found.at.endswith("Z")
    assert "merge=union" in (path.parent / ".gitattributes").read_text()
    raw = path.read_text(encoding="utf-8")
    assert raw.count("\n") == 1
    assert not {"\x1b", "\u202e", "\u2028"} & set(raw)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["judge", "judge", "judge", "undo", "redo", "refresh", "reopen"]),
        st.sampled_from(["mira", "jonas"]),
        st.sampled_from(["f1", "f2", "f3"]),
        st.sampled_from(list(Decision)),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(ACTS)
def test_any_row_of_deeds_gives_what_a_plain_model_gives(acts: list[tuple[str, str, str, Decision]]) -> None:
    """Judging, taking back and bringing back, by two people on two open logs of one file."""
    done: dict[str, list[tuple[int, str, Decision]]] = {"mira": [], "jonas": []}
    undone: dict[str, list[tuple[int, str, Decision]]] = {"mira": [], "jonas": []}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "verdicts.jsonl"
        logs = {name: VerdictLog(path) for name in done}
        for number, (deed, by, name, decision) in enumerate(acts):
            log = logs[by]
            if deed == "judge":
                judge(log, name, decision, by)
                done[by].append((number, name, decision))
                undone[by].clear()
            elif deed == "undo":
                act = log.state.to_undo(by, PAIR)
                assert (act is not None) == bool(done[by])
                if act:
                    log.undo(act, by=by, pair=PAIR)
                    undone[by].append(done[by].pop())
            elif deed == "redo":
                act = log.state.to_redo(by, PAIR)
                assert (act is not None) == bool(undone[by])
                if act:
                    log.redo(act, by=by, pair=PAIR)
                    done[by].append(undone[by].pop())
            elif deed == "refresh":
                log.refresh()
            else:
                logs[by] = VerdictLog(path)
        for log in (*logs.values(), VerdictLog(path)):
            log.refresh()
            for by, deeds in done.items():
                assert held(log, by) == {name: decision for _, name, decision in sorted(deeds)}
            everyone = sorted(deed for deeds in done.values() for deed in deeds)
            assert held(log) == {name: decision for _, name, decision in everyone}


def test_what_is_done_in_one_go_is_taken_back_in_one_go(tmp_path: Path) -> None:
    """All findings of a rule are one deed."""
    log = VerdictLog(tmp_path / "v.jsonl")
    judge(log, "f0")
    act = log.judge([verdict(f"f{k}") for k in range(1, 5)], by="mira", pair=PAIR)
    assert log.state.to_undo("mira", PAIR) == act
    log.undo(act, by="mira", pair=PAIR)
    assert held(VerdictLog(log.path)) == {"f0": Decision.SAME}


def test_a_file_that_ends_anywhere_loads_or_tells(tmp_path: Path) -> None:
    """A log cut at any byte holds all whole lines; what is left of the last is told, and kept by the next write."""
    path = tmp_path / "v.jsonl"
    log = VerdictLog(path)
    for k in range(3):
        log.judge([verdict(f"f{k}", note="Zoë")], by="mira", pair=PAIR)
    data = path.read_bytes()
    cut = tmp_path / "cut.jsonl"
    for size in range(len(data)):
        cut.write_bytes(data[:size])
        found = VerdictLog(cut)
        whole = data[:size].count(b"\n")
        torn = data[:size].rpartition(b"\n")[2]
        complete = data[size : size + 1] == b"\n"
        assert len(found.state) == whole + complete
        assert bool(found.notes) == (bool(torn) and not complete)
        if size % 97 == 0:
            judge(found, "new")
            again = VerdictLog(cut)
            assert again.notes == ()
            assert held(again)["new"] is Decision.SAME
            if torn and not complete:
                kept = [json.loads(line) for line in cut.read_bytes().splitlines()]
                assert [e["text"] for e in kept if e["event"] == "torn"] == [torn.decode("utf-8", "backslashreplace")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nonsense", "not valid JSON"),
        ("[1]", "expected an event"),
        ("[" * 100_000, "not valid JSON"),
        ('{"version": true}', "version: expected 1"),
        ('{"version": 1, "event": "judged"}', "event: expected one of judge"),
        ('{"version": 1, "version": 1}', "version is there twice; keep one"),
        ("<<<<<<< HEAD", "a merge conflict"),
        (">>>>>>> theirs", "a merge conflict"),
        ('{"version": 1, "event": "undo", "id": "i", "by": "", "at": "", "pair": ""}', '"of" is missing'),
        ('{"version": 1, "event": "undo", "id": 5}', "id: expected a string, found 5"),
        (
            to_line(Stamp("m", "p").judge(verdict())).replace("decision", "desicion"),
            "no such key \"desicion\"; did you mean 'decision'?",
        ),
        (
            to_line(Stamp("m", "p").judge(verdict())).replace('"same"', '"sane"'),
            "expected one of same, acceptable, drift, unsure, found \"sane\"; did you mean 'same'?",
        ),
    ],
)
def test_a_broken_line_is_named(line: str, told: str, tmp_path: Path) -> None:
    """The message names the file, the line and what is wrong; the file stays as it is."""
    path = tmp_path / "v.jsonl"
    judge(VerdictLog(path), "f1")
    before = path.read_bytes() + line.rstrip("\n").encode() + b"\n"
    path.write_bytes(before)
    with pytest.raises(VerdictError) as caught:
        VerdictLog(path)
    assert caught.value.message.startswith(f"{path}: line 2: ")
    assert told in caught.value.message
    assert "\n" not in caught.value.message
    assert path.read_bytes() == before


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    """A line that is not UTF-8 is an error with its number."""
    path = tmp_path / "v.jsonl"
    path.write_bytes(b"\n\xff\n")
    with pytest.raises(VerdictError, match="line 2: not UTF-8"):
        VerdictLog(path)


def test_a_missing_file_is_empty_unless_it_was_named(tmp_path: Path) -> None:
    """No file means that nothing is judged; a named one has to be there."""
    path = tmp_path / "v.jsonl"
    assert len(VerdictLog(path).state) == 0
    assert not path.exists()
    with pytest.raises(VerdictError, match="no such file of verdicts"):
        VerdictLog(path, must_exist=True)
    with pytest.raises(VerdictError, match="a folder"):
        VerdictLog(tmp_path)


def test_a_newer_version_is_read_only(tmp_path: Path) -> None:
    """What a newer drift wrote is never written to, and what is judged meanwhile is kept and told."""
    path = tmp_path / "v.jsonl"
    judge(VerdictLog(path), "f1")
    path.write_bytes(path.read_bytes() + b'{"version": 2, "event": "poem"}\n')
    before = path.read_bytes()
    log = VerdictLog(path)
    assert log.newer
    assert "newer drift" in log.notes[0]
    judge(log, "f2")
    assert "update drift" in log.problem
    assert log.unsaved == 1
    assert held(log) == {"f1": Decision.SAME, "f2": Decision.SAME}
    assert path.read_bytes() == before
    with pytest.raises(VerdictError, match="update drift"):
        log.require_saved()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only(tmp_path: Path) -> None:
    """Nothing is written, nothing is lost, and the word is clear."""
    tmp_path.chmod(0o500)
    try:
        log = VerdictLog(tmp_path / ".drift" / "verdicts.jsonl")
        judge(log, "f1")
    finally:
        tmp_path.chmod(0o700)
    assert log.problem.endswith("read only; what is judged here is not saved")
    assert held(log) == {"f1": Decision.SAME}
    judge(log, "f2")
    assert held(VerdictLog(log.path)) == dict.fromkeys(("f1", "f2"), Decision.SAME)


def test_what_can_not_be_written_is_kept_and_written_later(tmp_path: Path) -> None:
    """A file that another process holds: the verdict is told to be unsaved, holds here, and follows with the next."""
    path = tmp_path / "v.jsonl"
    log = VerdictLog(path, wait=0.02)
    judge(log, "f1")
    with path.open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        judge(log, "f2")
        assert "being written by" in log.problem
        assert held(log) == {"f1": Decision.SAME, "f2": Decision.SAME}
        assert held(VerdictLog(path)) == {"f1": Decision.SAME}
        (kept,) = log.unsaved_lines().splitlines()
        assert isinstance(from_line(kept, ""), Judge)
    judge(log, "f3")
    assert log.problem == ""
    assert log.unsaved == 0
    assert held(VerdictLog(path)) == held(log) == dict.fromkeys(("f1", "f2", "f3"), Decision.SAME)


def test_a_place_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    """A link is never written through; a place below a file is an error before anything is judged."""
    target = tmp_path / "target.jsonl"
    judge(VerdictLog(target), "f1")
    before = target.read_bytes()
    link = tmp_path / "link.jsonl"
    link.symlink_to(target)
    log = VerdictLog(link)
    judge(log, "f2")
    assert "a symbolic link" in log.problem
    assert target.read_bytes() == before
    with pytest.raises(VerdictError, match="can't be read"):
        VerdictLog(target / "below" / "v.jsonl")


def test_branches_that_were_put_together_line_by_line(tmp_path: Path) -> None:
    """Both people's verdicts are kept, a line that is there twice counts once, and the later line holds."""
    base, ours, theirs = (tmp_path / f"{name}.jsonl" for name in ("base", "ours", "theirs"))
    judge(VerdictLog(base), "f1")
    for path in (ours, theirs):
        path.write_bytes(base.read_bytes())
    mira, jonas = VerdictLog(ours), VerdictLog(theirs)
    judge(mira, "f2", Decision.DRIFT)
    act = judge(mira, "f3", Decision.DRIFT)
    mira.undo(act, by="mira", pair=PAIR)
    judge(jonas, "f2", Decision.ACCEPTABLE, by="jonas")
    judge(jonas, "f3", Decision.UNSURE, by="jonas")
    ours.write_bytes(ours.read_bytes() + theirs.read_bytes())
    merged = VerdictLog(ours)
    assert [(v.by, v.decision) for v in merged.state.verdicts_on("f2")] == [
        ("mira", Decision.DRIFT),
        ("jonas", Decision.ACCEPTABLE),
    ]
    assert held(merged) == {"f1": Decision.SAME, "f2": Decision.ACCEPTABLE, "f3": Decision.UNSURE}
    assert merged.state.to_redo("mira", PAIR) == act


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_merges_what_two_people_judged(tmp_path: Path) -> None:
    """Two branches on which different people judged the same pair are put together by git without a conflict."""

    def git(*arguments: str) -> None:
        names = ["-c", "user.name=mira", "-c", "user.email=mira@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *names, *arguments], cwd=tmp_path, check=True, capture_output=True)

    path = tmp_path / ".drift" / "verdicts.jsonl"
    git("init", "-b", "main")
    judge(VerdictLog(path), "f1")
    git("add", "-A")
    git("commit", "-m", "one verdict")
    for branch, by, decision in (("desk", "mira", Decision.DRIFT), ("wire", "jonas", Decision.SAME)):
        git("checkout", "-b", branch, "main")
        judge(VerdictLog(path), "f2", decision, by=by)
        git("commit", "-am", by)
    git("merge", "desk")
    log = VerdictLog(path)
    assert {(v.by, v.decision) for v in log.state.verdicts_on("f2")} == {
        ("mira", Decision.DRIFT),
        ("jonas", Decision.SAME),
    }
    assert held(log)["f1"] is Decision.SAME
    assert log.notes == ()


def test_a_file_that_was_written_anew_is_read_anew(tmp_path: Path) -> None:
    """A checkout of another branch, or an editor, is noticed, also where the file has grown."""
    path = tmp_path / "v.jsonl"
    log = VerdictLog(path)
    judge(log, "f1")
    other = tmp_path / "other.jsonl"
    for name in ("f2", "f3"):
        judge(VerdictLog(other), name)
    path.write_bytes(other.read_bytes())
    assert log.refresh()
    assert held(log) == {"f2": Decision.SAME, "f3": Decision.SAME}
    path.unlink()
    assert log.refresh()
    assert held(log) == {}


def test_a_last_line_feed_that_an_editor_left_out(tmp_path: Path) -> None:
    """A whole event at the end counts, and what comes next stands on its own line."""
    path = tmp_path / "v.jsonl"
    judge(VerdictLog(path), "f1")
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    log = VerdictLog(path)
    assert held(log) == {"f1": Decision.SAME}
    judge(log, "f2")
    assert held(VerdictLog(path)) == {"f1": Decision.SAME, "f2": Decision.SAME}


WRITER = """
import sys, pathlib
from drift.verdicts.log import VerdictLog
from drift.verdicts.model import Decision, Verdict
log = VerdictLog(pathlib.Path(sys.argv[1]))
print("up", flush=True)
for k in range(int(sys.argv[3])):
    log.judge([Verdict(f"{sys.argv[2]}-{k}", "FIG02", Decision.SAME, "x" * 500, "y", "d")], by=sys.argv[2], pair="p")
    print(k, flush=True)
"""


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Ten writers that are killed in their work: every verdict that was told to be given is there."""
    path = tmp_path / "v.jsonl"
    told = set()
    chance = random.Random(7)
    for run in range(10):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), f"w{run}", "100000"], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout
        assert writer.stdout.readline() == "up\n"
        time.sleep(chance.uniform(0.005, 0.05))
        writer.send_signal(signal.SIGKILL)
        out, _ = writer.communicate(timeout=20)
        told |= {f"w{run}-{line}" for line in out.split("\n")[:-1]}
    log = VerdictLog(path)
    found = {v.fingerprint for v in log.state.verdicts()}
    assert told <= found
    assert len(found) <= len(told) + 10


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Lines of two processes never mix, and each has read the other's."""
    path = tmp_path / "v.jsonl"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name, "60"], stdout=subprocess.DEVNULL)
        for name in ("mira", "jonas")
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    log = VerdictLog(path)
    assert sorted(v.fingerprint for v in log.state.verdicts()) == sorted(
        f"{name}-{k}" for name in ("mira", "jonas") for k in range(60)
    )
    assert log.notes == ()


def test_the_page_shows_what_is_read(tmp_path: Path) -> None:
    """The example in the documentation is a file of verdicts."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "verdicts.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "v.jsonl"
    path.write_text(text, encoding="utf-8")
    log = VerdictLog(path)
    assert len(log.state) == 2
    assert list(log.state.verdicts()) == []
    for name in NAMES:
        assert f"| `{name}` |" in page
