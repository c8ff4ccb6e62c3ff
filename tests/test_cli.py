"""The command line: stdout is data, stderr is talk, and exit codes mean what they say."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drift import check_formats
from drift.cli import run
from drift.cli.commands.compare import command as compare
from drift.cli.exit_codes import MEANING, ExitCode
from drift.rules.registry import rules
from pairs.examples import example

ORIGINAL, REWRITE = map(str, example("harbour"))
DRIFT = [sys.executable, "-c", "from drift.cli import main; main()"]
LIGHT = ["--model", "none", "--no-parser"]


def test_demo_prints_the_comparison(capfd: pytest.CaptureFixture[str]) -> None:
    """The demo shows the kinds of drift that drift is about, and the scores with their signature."""
    assert run(["demo"]) == ExitCode.CLEAN
    out, err = capfd.readouterr()
    for word in ("FIG02", "NEG01", "MOD0", "QUO", "NAM04", "OMI01", "ADD0", "ATT01", "signature", "MQM", "left out"):
        assert word in out, word
    assert err == ""


def test_without_colour_nothing_but_text(capfd: pytest.CaptureFixture[str]) -> None:
    """A pipe gets no escape sequence, and changed words stand in brackets."""
    run(["compare", ORIGINAL, REWRITE, *LIGHT])
    out = capfd.readouterr().out
    assert "\x1b" not in out
    assert "[-" in out
    assert "{+" in out


@pytest.mark.parametrize("columns", ["20", "80", "99", "100", "300"])
def test_any_width(columns: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Narrow terminals get the texts under each other, wide ones beside each other; no line is too long."""
    monkeypatch.setenv("COLUMNS", columns)
    run(["compare", ORIGINAL, REWRITE, *LIGHT])
    lines = capfd.readouterr().out.split("\n")
    barred = [line for line in lines if line.startswith("│")]
    assert max(map(len, barred)) <= int(columns)
    beside = any(re.match(r"│ Norvane .* {3,}Norvane", line) for line in lines)
    assert beside == (int(columns) >= 100)


def test_severity_order_and_filter(capfd: pytest.CaptureFixture[str]) -> None:
    """``--sort severity`` begins with the worst, ``--only-changed`` leaves out the rest."""
    run(["compare", ORIGINAL, REWRITE, *LIGHT, "--sort", "severity", "--only-changed", "--min-severity", "critical"])
    out = capfd.readouterr().out
    labels = [line for line in out.split("\n") if re.match(r"[=○◐●◆] \d", line)]
    assert labels
    assert all(line.startswith("◆") for line in labels)
    assert "not shown" in out


def test_output_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """``-o`` writes the whole report to a file and nothing to stdout."""
    path = tmp_path / "report.json"
    path.write_text("old")
    assert run(["compare", ORIGINAL, REWRITE, *LIGHT, "--format", "json", "-o", str(path)]) == 0
    assert capfd.readouterr().out == ""
    assert json.loads(path.read_text(encoding="utf-8"))["schema"]
    assert [p.name for p in tmp_path.iterdir()] == ["report.json"]


def test_full_disk(capfd: pytest.CaptureFixture[str]) -> None:
    """Output that can't be written is an error, not a success."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*DRIFT, "rules"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == ExitCode.ERROR
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_closed_pipe() -> None:
    """A reader that stops reading ends the run quietly."""
    process = subprocess.Popen([*DRIFT, "rules"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    with process.stderr as stream:
        err = stream.read()
    assert process.wait() == ExitCode.PIPE_CLOSED
    assert err == ""


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, ExitCode.INTERRUPTED), (signal.SIGTERM, ExitCode.TERMINATED)]
)
def test_signals(sent: signal.Signals, code: ExitCode) -> None:
    """Ctrl-C and SIGTERM end a run with their own exit codes and without a traceback."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            # A shell starts what runs in its background with ctrl-C ignored, and these tests may run there.
            (
                "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
                "import sys, drift.cli, drift.cli.root, drift.pipeline, drift.cli.commands.compare; print('up', flush=True); sys.argv[0] = 'drift'; drift.cli.main()"
            ),
            "compare",
            "-",
            REWRITE,
            *LIGHT,
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "up\n"
    time.sleep(0.3)
    process.send_signal(sent)
    _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert "Traceback" not in err


def test_a_terminal_gets_colour_and_only_ours(tmp_path: Path) -> None:
    """On a real terminal the bytes hold colours, and no escape sequence of the text."""
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(
        "The harbour \x1b]0;owned\x07 made \x1b[2J$93 \u202emillion.\n[@click=app.quit]x[/]", encoding="utf-8"
    )
    other = tmp_path / "other.txt"
    other.write_text("The harbour made $93.", encoding="utf-8")
    sent = on_terminal(["compare", str(hostile), str(other), *LIGHT])
    assert "\x1b[" in sent
    # Colours, and the wiping of our own line of progress on a slow machine.
    rest = re.sub(r"\x1b\[(?:[0-9;]*m|K)", "", sent)
    assert "\x1b" not in rest
    assert "\x07" not in rest
    assert "\u202e" not in rest
    assert "␛]0;owned␇" in rest
    assert "[@click=app.quit]" in rest.replace("\r\n", "")


def test_no_color_on_a_terminal() -> None:
    """``--no-color`` and ``NO_COLOR`` are obeyed on a terminal as well."""
    assert "\x1b[3" not in on_terminal(["compare", ORIGINAL, REWRITE, *LIGHT, "--no-color"])
    assert "\x1b[3" not in on_terminal(["compare", ORIGINAL, REWRITE, *LIGHT], NO_COLOR="1")
    assert "\x1b[3" not in on_terminal(["compare", ORIGINAL, REWRITE, *LIGHT], TERM="dumb")


def on_terminal(arguments: list[str], **environment: str) -> str:
    """What a command sends to a pseudo-terminal."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*DRIFT, *arguments],
        stdout=follower,
        stderr=follower,
        stdin=follower,
        env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "120"} | environment,
    )
    os.close(follower)
    received = b""
    while True:
        ready, _, _ = select.select([leader], [], [], 60)
        try:
            piece = os.read(leader, 65536) if ready else b""
        except OSError:
            piece = b""
        if not piece:
            break
        received += piece
    os.close(leader)
    assert process.wait(timeout=60) == 0, received
    return received.decode("utf-8")


def test_rules_and_explain(capfd: pytest.CaptureFixture[str]) -> None:
    """Every rule is listed and has its page."""
    assert run(["rules"]) == 0
    listed = capfd.readouterr().out
    for rule in rules():
        assert f"{rule.code}  {rule.name}" in listed
    assert run(["rules", "--profile", "figures", "--format", "json"]) == 0
    assert {r["code"][:3] for r in json.loads(capfd.readouterr().out)} == {"FIG", "DAT"}
    for word in ("FIG02", "fig02", "magnitude"):
        assert run(["explain", word]) == 0
        assert capfd.readouterr().out.startswith("# FIG02 magnitude")
    assert run(["rules", "FIG02", "neg"]) == 0
    assert [line.split()[0][:3] for line in capfd.readouterr().out.rstrip().split("\n")] == ["FIG", "NEG", "NEG"]
    assert run(["rules", "XYZ"]) == ExitCode.ERROR
    assert run(["explain", "neg"]) == ExitCode.ERROR
    assert "NEG01, NEG02" in capfd.readouterr().err
    assert run(["explain", "FIG2"]) == ExitCode.ERROR
    assert "did you mean" in capfd.readouterr().err


def test_cache_commands(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache says what it holds, and can be cleared."""
    monkeypatch.setenv("DRIFT_CACHE_DIR", str(tmp_path))
    subprocess.run([*DRIFT, "demo", *LIGHT], check=True, capture_output=True)
    assert run(["cache", "info"]) == 0
    out = capfd.readouterr().out
    assert str(tmp_path) in out
    assert "report" in out
    assert run(["cache", "clear"]) == 0
    assert "removed" in capfd.readouterr().out
    assert run(["cache", "info"]) == 0
    assert "report" not in capfd.readouterr().out


def test_configuration_file_is_used(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest configuration holds, the command line goes before it."""
    (tmp_path / "drift.toml").write_text('model = "none"\nparser = false\nrules = ["FIG"]\n')
    monkeypatch.chdir(tmp_path)
    run(["compare", ORIGINAL, REWRITE, "--format", "json"])
    families = {rule[:3] for rule in json.loads(capfd.readouterr().out)["rules"]}
    assert families == {"FIG"}
    run(["compare", ORIGINAL, REWRITE, "--format", "json", "--rules", "NAM,QUO01"])
    assert {rule[:3] for rule in json.loads(capfd.readouterr().out)["rules"]} == {"NAM", "QUO"}


def test_every_exit_code_is_explained() -> None:
    """The enum and its meanings are complete."""
    assert set(MEANING) == set(ExitCode)


def test_unknown_command(capfd: pytest.CaptureFixture[str]) -> None:
    """A command that is not there is met with the nearest one."""
    assert run(["compar"]) == ExitCode.ERROR
    assert "did you mean 'compare'" in capfd.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["cache"]])
def test_without_a_command_the_help(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """A group without a command shows its help."""
    assert run(arguments) == ExitCode.CLEAN
    assert "Usage" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("command", "profile"),
    [("check", "default"), ("compare", "all"), ("demo", "all"), ("batch", "all"), ("review", "all")],
)
def test_help_names_the_profile_that_holds(command: str, profile: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Each command's help says which profile it applies where none is chosen, and no other's."""
    assert run([command, "--help"]) == ExitCode.CLEAN
    flat = " ".join(re.sub(r"[│─╭╮╰╯]", " ", capfd.readouterr().out).split())
    (said,) = re.findall(r"Which rules to apply\..*?\[(default: [^\]]*)\] --rules", flat)
    assert said == f"default: {profile}"


@pytest.mark.parametrize("name", check_formats.names())
def test_help_names_the_severity_that_is_shown(name: str, tmp_path: Path) -> None:
    """What is neutral is left out where the help says "minor", and shown in all other formats."""
    (option,) = [p for p in compare.params if p.name == "min_severity"]
    said = str(getattr(option, "help", ""))
    assert said.endswith("[default: minor in github, github-summary, markdown and text; else all]")
    (tmp_path / "a.txt").write_text("One came. Two went home. Nobody saw the third ship.\n")
    (tmp_path / "b.txt").write_text("Nobody saw the third ship. Two went home. One came.\n")
    files = (str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    run(["compare", *files, *LIGHT, "--rules", "STR01", "--format", name, "-o", str(tmp_path / "out")])
    shown = "STR01" in (tmp_path / "out").read_text(encoding="utf-8")
    assert shown == (name not in re.findall(r"[\w-]+", said.split("minor in")[1].split(";", maxsplit=1)[0]))
