"""Bad inputs and what each must do: one clear line and exit 2, or a result that nothing in the text can fool."""

from __future__ import annotations

import io
import json
import os
import re
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from drift.cli import run

ZERO_WIDTH = "\u200b"
STORY = "The harbour of Velmora made $93 million in 2021. Ships can dock there, the mayor said."
# Nothing of these may reach a terminal or a log as it is.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True)
class Row:
    """One bad input.

    Attributes:
        id: its number in the checklist, or a word.
        original: bytes of the file, a text, or a function that makes a path in a folder.
        rewrite: the same; the harmless story by default.
        options: more arguments.
        code: the expected exit code.
        told: what stderr (for exit 2) or stdout must hold.
        rules: the codes that must be among the findings, by ``--format json``.
        quiet: whether nothing from minor up may be found.
    """

    id: str
    original: bytes | str | Callable[[Path], Path]
    rewrite: bytes | str | Callable[[Path], Path] = STORY
    options: tuple[str, ...] = ("--model", "none", "--no-parser")
    code: int = 0
    told: tuple[str, ...] = ()
    rules: tuple[str, ...] = field(default=())
    quiet: bool = False


def fifo(folder: Path) -> Path:
    """A named pipe that nobody writes to."""
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def unix_socket(folder: Path) -> Path:
    """A socket in the file system."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind("socket")
    finally:
        os.chdir(here)
    return folder / "socket"


def loop(folder: Path) -> Path:
    """A symbolic link to itself."""
    (folder / "loop").symlink_to(folder / "loop")
    return folder / "loop"


def named(name: str) -> Callable[[Path], Path]:
    """A path that is given as it is."""
    return lambda folder: folder / name


ROWS = [
    Row("A01-both-empty", b"", b"", told=("nothing to compare",), quiet=True),
    Row("A01-rewrite-empty", STORY, b"", rules=("OMI01",), told=("the rewrite holds no sentence",)),
    Row("A01-original-empty", b"", STORY, rules=("ADD01",), told=("the original holds no sentence",)),
    Row("A02-blank", " \u00a0\n\t" + ZERO_WIDTH, "\u00a0", told=("nothing to compare",), quiet=True),
    Row("A03-bom", b"\xef\xbb\xbf" + STORY.encode(), quiet=True),
    Row("A04-utf16", b"\xff\xfe" + STORY.encode("utf-16-le"), told=("UTF-16",), quiet=True),
    Row("A05-utf16-no-bom", STORY.encode("utf-16-le"), code=2, told=("utf-16", "--encoding")),
    Row("A05-utf32", STORY.encode("utf-32"), code=2, told=("UTF-32", "--encoding")),
    Row("A06-bad-byte", b"One line.\nAnother \xff line of text.", code=2, told=("0xFF", "line 2", "--encoding")),
    Row(
        "A07-latin-1",
        "Die Fähre fährt über den großen Fluß nach Höxter.".encode("latin-1"),
        code=2,
        told=("--encoding",),
    ),
    Row(
        "A07-given",
        "The café in Velmora opens.".encode("cp1252"),
        "The café in Velmora opens.",
        options=("--model", "none", "--encoding", "auto"),
        quiet=True,
    ),
    Row("A08-truncated", "The harbour opens for the café".encode()[:-1], code=2, told=("--encoding",)),
    Row("A08-cesu", b"Text \xed\xa0\xbd\xed\xb8\x80 here.", code=2, told=("--encoding",)),
    Row("A10-nul", STORY.replace("Ships", "\x00Ships"), told=("␀",)),
    Row("A11-crlf", STORY.replace(". ", ".\r\n"), STORY.replace(". ", ".\n"), quiet=True),
    Row("A11-cr", STORY.replace(". ", ".\r"), STORY.replace(". ", ".\n"), quiet=True),
    Row("A13-nfd", "The cafe\u0301 in Velmora opens.", "The café in Velmora opens.", quiet=True),
    Row(
        "A14-quotes",
        'The mayor said "we will open" at\u00a0noon.',
        "The mayor said “we will open” at noon.",
        quiet=True,
    ),
    Row("A15-zero-width", "The har\u200bbour opens.", "The harbour opens.", told=("<U+200B>",)),
    Row(
        "A16-bidi",
        "The harbour opens today.",
        "The harbour \u202eopens\u202c today.",
        told=("<U+202E>",),
        rules=("TXT08",),
    ),
    Row("A17-tags", "The harbour opens.", "The harbour\U000e0041 opens.", told=("<U+E0041>",), rules=("TXT08",)),
    Row("A18-homoglyph", "The paypal office opens.", "The p\u0430ypal office opens.", rules=("NAM06",)),
    Row("A19-marks", "e" + "\u0301" * 10_000, "e"),
    Row(
        "A20-emoji",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 " * 1000,
        "港口开放。" * 50,
        options=("--model", "none", "--lang", "en"),
    ),
    Row("A21-one-word", "a" * 1_000_000, "b" * 1_000_000, told=("hard-split",)),
    Row("A22-no-end", "word and more " * 1500, "word and more " * 1499),
    Row("A23-spaces", "a" + " " * 40_000 + "b.", "a b."),
    Row("A27-copies", STORY + "\n" + "The same again. " * 3000, STORY + "\n" + "The same again. " * 3000, quiet=True),
    Row("A28-markup-only", "*** --- ***\n\n---\n", "***\n"),
    Row("B01-ab", "ab " * 2000, "aab " * 1300),
    Row(
        "B02-chinese",
        "港口今天开放" * 50,
        "港口今天关放" + "港口今天开放" * 49,
        options=("--model", "none", "--lang", "zh"),
    ),
    Row("B04-few-words", "yes no maybe so " * 2000, "so maybe no yes " * 2000),
    Row("B06-rotated", "one two three four five six " * 40, "four five six one two three " * 40),
    Row("C01-csi", STORY + " \x1b[2J\x1b[10A\x1bc"),
    Row("C02-osc", STORY + " \x1b]52;c;aGk=\x1b\\"),
    Row("C03-link", STORY + " \x1b]8;;http://x\x1b\\here\x1b]8;;\x1b\\ \x1bPq\x1b\\"),
    Row("C04-c1", STORY + " \x9b2J\x9d0;title\x9c"),
    Row("C05-status", STORY + " \x1b[6n"),
    Row(
        "C06-markup",
        "The [/] and [/foo] of [type=x, v={'a[0]'}] are open.",
        "The [bold]harbour[/bold] is open.",
        told=("[/foo]",),
    ),
    Row("C07-action", "The [@click=app.quit]x[/] is open.", "The x is open.", told=("app.quit",)),
    Row("C08-link", "The [link=http://x]ok[/link] is open.", "The ok is open.", told=("link",)),
    Row("C09-emoji", "The :smile: is open.", "The smile is open.", told=(":smile:",)),
    Row("C10-backspace", "password\b\b\b\bFAIL is evil\rgood.", "It is good."),
    Row("D01-command", "::error::x\n::set-output name=a::b\n::stop-commands::t", "::error::y"),
    Row("D02-old-command", "foo ##[error]bar is open.", "foo is open."),
    Row("same-file-twice", STORY, STORY, told=("identical",), quiet=True),
    Row("missing", named("nowhere.txt"), code=2, told=("nowhere.txt", "no such file")),
    Row("directory", lambda folder: folder, code=2, told=("directory",)),
    Row("binary", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, code=2, told=("not a text file",)),
    Row("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", code=2, told=("not a text file",)),
    Row("E02-loop", loop, code=2, told=("loop",)),
    Row("E03-fifo", fifo, code=2, told=("regular file",)),
    Row("E03-device", lambda _: Path("/dev/zero"), code=2, told=("/dev/zero", "regular file")),
    Row("E03-socket", unix_socket, code=2, told=("regular file",)),
    Row("E05-long-name", named("x" * 300), code=2, told=("too long",)),
    Row("E05-newline-name", named("a\n::error::b\x1b[2J"), code=2, told=("no such file",)),
    Row("model-missing", STORY, options=("--model", "no/such-model"), code=2, told=("no/such-model",)),
    Row("model-no-model", STORY, options=("--model", "{folder}"), code=2, told=("sentence-transformers",)),
    Row("encoding-unknown", STORY, options=("--encoding", "utf-99"), code=2, told=("utf-99",)),
    Row("rule-unknown", STORY, options=("--rules", "XYZ99"), code=2, told=("XYZ99", "drift rules")),
    Row("anchor-broken", STORY, options=("--anchor", "tomorrow"), code=2, told=("--anchor", "a date")),
    Row("lang-broken", STORY, options=("--lang", "English!"), code=2, told=("--lang",)),
    Row("option-unknown", STORY, options=("--fromat", "json"), code=2, told=("--fromat", "--format")),
    Row(
        "languages-differ",
        "Der Hafen von Velmora wird am Freitag wieder geöffnet, sagte der Bürgermeister nach der Sitzung. Die Schiffe warten seit drei Wochen vor der Küste auf ihre Einfahrt.",
        STORY + " They have waited off the coast for three weeks and will enter it on Friday.",
        options=(),
        code=2,
        told=("de", "en", "multilingual"),
    ),
    Row("config-broken", STORY, options=("--config", "{folder}/drift.toml"), code=2, told=("drift.toml", "no such")),
    Row("pattern-broken", STORY, options=("--config", "{broken-pattern}"), code=2, told=("(unclosed",)),
    Row("A24-pattern-hostile", "x" * 60 + "!", options=("--config", "{hostile-pattern}"), code=2, told=("^(x|xx)+$",)),
    Row("output-folder", STORY, options=("-o", "{folder}"), code=2, told=("not a regular file",)),
    Row("output-nowhere", STORY, options=("-o", "{folder}/no/such.json"), code=2, told=("can't be written",)),
    Row(
        "fail-on",
        STORY,
        STORY.replace("$93 million", "$93"),
        options=("--model", "none", "--fail-on", "critical"),
        code=1,
        told=("FIG02",),
    ),
    Row(
        "fail-on-higher",
        STORY,
        STORY.replace("can", "can also"),
        options=("--model", "none", "--fail-on", "critical"),
        code=0,
    ),
]


def place(folder: Path, name: str, content: bytes | str | Callable[[Path], Path]) -> str:
    """A file with that content, or the path that a function makes."""
    if callable(content):
        return str(content(folder))
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return str(path)


def arguments(row: Row, folder: Path) -> list[str]:
    """The command line of a row."""
    (folder / "broken.toml").write_text('model = "none"\nboilerplate = ["(unclosed"]\n')
    (folder / "hostile.toml").write_text('model = "none"\nboilerplate = ["^(x|xx)+$"]\n')
    places = {"folder": folder, "broken-pattern": folder / "broken.toml", "hostile-pattern": folder / "hostile.toml"}
    options = [re.sub(r"\{(.+?)\}", lambda m: str(places[m[1]]), option) for option in row.options]
    return ["compare", place(folder, "original.txt", row.original), place(folder, "rewrite.txt", row.rewrite), *options]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_bad_input(row: Row, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The exit code and the words are as the table says, and nothing of the text acts on a terminal or a log."""
    line = arguments(row, tmp_path)
    code = run(line)
    out, err = capfd.readouterr()
    assert code == row.code, err
    shown = err if code == 2 else out
    for word in row.told:
        assert word in shown
    assert not FORBIDDEN.search(out + err)
    assert not [each for each in (out + err).split("\n") if each.lstrip().startswith("::") or "##[" in each]
    if code == 2:
        assert out == ""
        assert len(err.rstrip("\n").split("\n")) == 1
        assert "internal error" not in err
    elif "-o" not in line:
        assert run([*line, "--format", "json"]) in {0, 1}
        dumped = capfd.readouterr().out
        assert not FORBIDDEN.search(dumped)
        report = json.loads(dumped)
        found = {f["rule"] for f in report["findings"] if f["severity"] != "neutral"}
        assert set(row.rules) <= found
        assert not (row.quiet and found), report["findings"]
        if row.id in {"A01-rewrite-empty", "A01-original-empty"}:
            assert len(report["findings"]) == len(report["beads"]) == 1


def test_lone_surrogates() -> None:
    """A text from memory that is no Unicode text is refused, by name and place."""
    import drift
    from pairs.errors import EncodingError

    with pytest.raises(EncodingError, match="surrogate"):
        drift.compare("A \ud800 here.", "A here.")
    with pytest.raises(EncodingError, match="surrogate"):
        drift.check_pair("A here.", "A \udfff here.")


def test_the_same_path_twice(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file against itself works, and says that there is nothing to see."""
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    assert run(["compare", str(path), str(path), "--model", "none"]) == 0
    assert "identical" in capfd.readouterr().out


def test_standard_input(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` is standard input, for one side at most."""
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    with (tmp_path / "story.txt").open("rb") as stream:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
        assert run(["compare", str(path), "-", "--model", "none", "--no-cache"]) == 0
    assert "identical" in capfd.readouterr().out
    assert run(["compare", "-", "-"]) == 2
    assert "standard input" in capfd.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere, so permissions can't be tried")
def test_unreadable_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file that may not be read is named."""
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    path.chmod(0)
    assert run(["compare", str(path), str(path)]) == 2
    assert "permission" in capfd.readouterr().err.casefold()


def test_unwritable_cache(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that can't be used costs a line of warning and changes no result."""
    import drift.pipeline

    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text(STORY)
    other.write_text(STORY.replace("$93 million", "$93"))
    line = ["compare", str(path), str(other), "--model", "none", "--format", "json"]
    assert run([*line, "--no-cache"]) == 0
    without = capfd.readouterr().out
    blocker = tmp_path / "file"
    blocker.write_text("")
    monkeypatch.setenv("DRIFT_CACHE_DIR", str(blocker))
    drift.pipeline._store.cache_clear()
    drift.pipeline._embedder.cache_clear()
    try:
        assert run(line) == 0
    finally:
        drift.pipeline._store.cache_clear()
        drift.pipeline._embedder.cache_clear()
    out, err = capfd.readouterr()
    assert out == without
    assert err.count("warning") == 1
