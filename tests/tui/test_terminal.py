"""The app in a real terminal: what bytes it sends, and a whole review by hand."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

import pytest

from tests.tui.desk import ORIGINAL, REWRITE, files

ROOT = Path(__file__).resolve().parents[2]
RUN = [sys.executable, "-m", "drift", "review", "--model", "none", "--reader", "mira"]


def environment(folder: Path) -> dict[str, str]:
    """What the app runs in: nothing of the user's."""
    kept = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "COLORTERM", "TEXTUAL"}}
    return kept | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LANG": "C.UTF-8", "XDG_CONFIG_HOME": str(folder)}


def test_no_byte_of_a_text_is_an_order_to_the_terminal(tmp_path: Path) -> None:
    """Read from a pseudo-terminal: no sequence of the texts or of a file's name reaches it, on screen or in the title."""
    bad = "\x1b]0;PWNED\x07\x1b]52;c;UFdORUQ=\x1b\\\x9b31m\x1b[6n\u202egnp"
    pair = files(
        tmp_path, ORIGINAL + f"\nHe said {bad} so.\n", REWRITE + f"\nHe wrote {bad} so.\n", name="x\x1b]2;PWNED\x07"
    )
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.execvpe(RUN[0], [*RUN, str(pair.original), str(pair.rewrite)], environment(tmp_path))
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    sent = b""
    try:
        sent = read_until(terminal, b"judged", seconds=40)
        os.write(terminal, b"G")
        sent += read_until(terminal, None, seconds=1.5)
        os.write(terminal, b"q")
        sent += read_until(terminal, None, seconds=3)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)
    assert b"judged" in sent
    assert "␛]0;PWNED".encode() in sent
    for order in (b"\x1b]0;", b"\x1b]2;", b"\x1b]52;", b"\x1b[6n", b"\xc2\x9b", "\u202e".encode(), b"PWNED\x07"):
        at = sent.find(order)
        assert at < 0, (order, sent[max(0, at - 40) : at + 40])


def test_a_signal_gives_the_terminal_back(tmp_path: Path) -> None:
    """SIGTERM: the alternate screen is left, the cursor is shown, the exit code is 143, and the verdict is kept."""
    pair = files(tmp_path)
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.execvpe(RUN[0], [*RUN, str(pair.original), str(pair.rewrite)], environment(tmp_path))
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    try:
        assert b"judged" in read_until(terminal, b"judged", seconds=40)
        os.write(terminal, b"d")
        assert b"1" in read_until(terminal, b"1 of", seconds=5)
    finally:
        os.kill(pid, signal.SIGTERM)
    sent = read_until(terminal, b"never", seconds=10)
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 143
    assert b"\x1b[?1049l" in sent
    assert b"\x1b[?25h" in sent
    assert (tmp_path / ".drift" / "verdicts.jsonl").read_text().count('"judge"') == 1


def test_a_broken_file_of_verdicts_is_told_when_the_screen_has_closed(tmp_path: Path) -> None:
    """The terminal is given back, then one line names the file; the exit code is that of an error."""
    pair = files(tmp_path)
    (tmp_path / ".drift").mkdir()
    (tmp_path / ".drift" / "verdicts.jsonl").write_text("not json\n")
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.execvpe(RUN[0], [*RUN, str(pair.original), str(pair.rewrite)], environment(tmp_path))
    sent = read_until(terminal, b"never", seconds=20)
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 2
    told = sent.rpartition(b"\x1b[?1049l")[2]
    assert told.count(b"drift: ") == 1
    assert b"verdicts.jsonl" in told


def read_until(terminal: int, mark: bytes | None, *, seconds: float) -> bytes:
    """What the app sends until a mark comes, or for some seconds."""
    got, end = b"", time.monotonic() + seconds
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        if ready:
            try:
                got += os.read(terminal, 1 << 16)
            except OSError:
                break
        if mark is not None and mark in got:
            break
    return got


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed: no review in a real terminal")
def test_a_review_in_a_real_terminal(tmp_path: Path) -> None:
    """Open, judge, undo, judge, quit, open again: what was judged is there, and the terminal is as it was."""
    pair = files(tmp_path)
    tmux = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    run = " ".join([*RUN, f"'{pair.original}'", f"'{pair.rewrite}'"])

    def call(*arguments: str) -> str:
        return subprocess.run([*tmux, *arguments], check=True, capture_output=True, text=True).stdout

    def wait(pattern: str, seconds: float = 40) -> str:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            shown = call("capture-pane", "-p")
            if re.search(pattern, shown):
                return shown
            time.sleep(0.1)
        raise AssertionError(f"{pattern!r} never came:\n{shown}")

    variables = [
        f"{k}={v}"
        for k, v in environment(tmp_path).items()
        if k in {"PYTHONPATH", "LANG", "XDG_CONFIG_HOME", "DRIFT_CACHE_DIR"}
    ]
    shell = ["env", *variables, "PS1=ready>", "sh"]
    subprocess.run([*tmux, "new-session", "-d", "-x", "120", "-y", "36", *shell], check=True, cwd=ROOT)
    try:
        call("send-keys", run, "Enter")
        wait(r"0 of \d+ judged")
        call("send-keys", "d")
        wait(r"1 of \d+ judged")
        call("send-keys", "u")
        wait(r"0 of \d+ judged")
        call("send-keys", "s")
        wait(r"1 of \d+ judged")
        call("send-keys", "q")
        wait(r"ready>\s*$", 10)
        call("send-keys", "clear; " + run, "Enter")
        shown = wait(r"1 of \d+ judged")
        assert "▌" in shown
        call("send-keys", "q")
        wait(r"ready>\s*$", 10)
    finally:
        call("kill-server")
