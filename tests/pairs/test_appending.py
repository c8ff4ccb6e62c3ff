"""Lines at the end of a file that several processes write to: all of them or none."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pairs.appending import BusyError, append, locked, read, replace, whole


def test_lines_follow_each_other(tmp_path: Path) -> None:
    """A file is made with its first line, and lines stand in the order in which they were written."""
    path = tmp_path / "log"
    assert append(path, b"one\n") == 0
    assert append(path, b"two\n") == 4
    assert path.read_bytes() == b"one\ntwo\n"


def test_half_a_line_makes_way(tmp_path: Path) -> None:
    """What a killed writer left behind is shown to the next one, and taken away."""
    path = tmp_path / "log"
    path.write_bytes(b"one\ntw")
    seen = []

    def lines(handle: int) -> tuple[int, bytes]:
        seen.append(read(handle, whole(handle)))
        return whole(handle), b"three\n"

    append(path, lines)
    assert seen == [b"tw"]
    assert path.read_bytes() == b"one\nthree\n"


def test_who_waits_too_long_is_told_for_whom(tmp_path: Path) -> None:
    """A second writer waits for a while and then says which process has the file."""
    path = tmp_path / "log"
    append(path, b"one\n")
    with path.open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(BusyError, match=rf"being written by (process {os.getpid()}|another process)"):
            append(path, b"two\n", wait=0.05)
    append(path, b"two\n", wait=0.05)
    assert path.read_bytes() == b"one\ntwo\n"


def test_links_and_other_kinds_are_refused(tmp_path: Path) -> None:
    """Nothing is ever written through a link, into a folder or into a pipe."""
    target = tmp_path / "target"
    target.write_bytes(b"mine\n")
    (tmp_path / "link").symlink_to(target)
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", ".", "pipe"):
        with pytest.raises(OSError):  # noqa: PT011 - its number is the system's
            append(tmp_path / name, b"two\n")
    assert target.read_bytes() == b"mine\n"


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """Half a write is taken back."""
    path = tmp_path / "log"
    append(path, b"one\n")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            append(path, b"0123456789012345\n")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"one\n"


def test_a_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """A file is written anew as a whole, with its rights, and no draft is left."""
    path = tmp_path / "log"
    append(path, b"one\ntwo\n")
    path.chmod(0o640)
    replace(path, lambda old: old.replace(b"one\n", b""))
    assert path.read_bytes() == b"two\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["log"]


def test_who_waited_for_the_old_file_writes_to_the_new_one(tmp_path: Path) -> None:
    """A file that was written anew while someone waited for it loses no line."""
    path = tmp_path / "log"
    append(path, b"one\n")
    program = "import sys, pathlib, pairs.appending as a; print('up', flush=True); a.append(pathlib.Path(sys.argv[1]), b'late\\n')"
    with locked(path):
        waiting = subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True)
        assert waiting.stdout
        assert waiting.stdout.readline() == "up\n"
        time.sleep(0.1)
        draft = tmp_path / "draft"
        draft.write_bytes(b"new\n")
        draft.replace(path)
    waiting.communicate(timeout=20)
    assert path.read_bytes() == b"new\nlate\n"
