"""Only regular files within the limit are read; everything else is one clear line."""

from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from pairs import limits
from pairs.errors import ReadError, TooLargeError
from pairs.files import read_bytes, shown


def refusal(source: str | Path) -> str:
    """The line with which a source is refused."""
    with pytest.raises(ReadError) as caught:
        read_bytes(source)
    assert "\n" not in caught.value.message
    return caught.value.message


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    """Ten megabytes come back byte by byte."""
    path = tmp_path / "long.txt"
    data = b"The tide turned.\n" * 620_000
    path.write_bytes(data)
    assert read_bytes(path) == data == read_bytes(str(path))


def test_what_is_no_regular_file_is_named(tmp_path: Path) -> None:
    """E03: a folder, a pipe that nobody writes to, a device and a socket are refused at once."""
    assert "a folder" in refusal(tmp_path)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "a pipe" in refusal(pipe)
    assert "a device" in refusal("/dev/zero")
    place = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(place))
        assert "socket" in refusal(place)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The line names the path and what to do."""
    message = refusal(tmp_path / "gone.txt")
    assert "gone.txt: no such file" in message
    assert "check" in message
    (tmp_path / "file").touch()
    assert "no such file" in refusal(tmp_path / "file" / "inside")


def test_odd_names_are_refused_in_one_line(tmp_path: Path) -> None:
    """E02, E05: NUL, overlong names, loops of links, and names that would write on the terminal."""
    assert "NUL" in refusal("a\0b")
    assert "too long" in refusal("n" * 300)
    assert "empty" in refusal("")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "loop" in refusal(loop)
    assert "a\\nb\\x1b[2J: no such file" in refusal("a\nb\x1b[2J")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    """The line says which permission is missing."""
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    assert "permission denied" in refusal(path)


def test_a_file_past_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sparse file of any size costs no memory."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(limits.MAX_FILE + 1)
    with pytest.raises(TooLargeError, match="larger than 16 MiB"):
        read_bytes(path)
    os.truncate(path, limits.MAX_FILE)
    assert len(read_bytes(path)) == limits.MAX_FILE


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` reads bytes, not decoded text."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xc3\xa9\r\n")))
    assert read_bytes("-") == b"caf\xc3\xa9\r\n"
    monkeypatch.setattr(sys, "stdin", None)
    assert "standard input" in refusal(Path("-"))


def test_a_shown_name_is_harmless() -> None:
    """Control characters and undecodable bytes are spelled out."""
    assert shown("a\tb\u202ec\udcff") == "a\\tb\\u202ec\\udcff"
    assert shown("-") == "standard input"
