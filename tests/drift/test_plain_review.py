"""The review line by line: the same verbs, a fact a line, nothing that acts on a terminal."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drift import exports
from drift.cli import run as drift
from drift.review.plain import run
from drift.review.plain_verbs import VERBS
from drift.review.request import ReviewPair, ReviewRequest
from drift.verdicts import Decision, VerdictLog
from tests.drift.reviewed import CONFIG, ORIGINAL, REWRITE

ROOT = Path(__file__).resolve().parents[2]
LIGHT = ["--model", "none", "--no-parser", "--no-cache"]
HOSTILE = "\x1b]0;owned\x07 \u202e [@click=app.quit]x[/] ::error::y ##[error]z <script>alert(1)</script>"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The story as files, in a folder of its own that is the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name, text in (("ferry.txt", ORIGINAL), ("desk.txt", REWRITE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Path("ferry.txt"), Path("desk.txt")


def said(files: tuple[Path, Path], *lines: str, code: int = 0, by: str = "mira", **options: object) -> str:
    """What a review answers to these lines."""
    pair = ReviewPair("ferry.txt → desk.txt", *files)
    out = io.StringIO()
    request = ReviewRequest((pair,), CONFIG, reader=by, **options)  # type: ignore[arg-type]
    assert run(request, [f"{line}\n" for line in lines], out) == code, out.getvalue()
    return out.getvalue()


def test_a_whole_review(files: tuple[Path, Path]) -> None:
    """Judging leads on; what is judged is there again; undo and redo go through all of it."""
    first = said(files, "drift a million lost", "acceptable", "counts")
    assert "Finding 1 of" in first
    assert "Original passage: $40 million" in first
    assert "Judged: FIG02 magnitude drift." in first
    assert "2 judged (0 same, 1 acceptable, 1 drift, 0 unsure)" in first
    again = said(files, "list", "u", "u", "counts", "redo", "redo", "show 1", "todo")
    assert "judged drift: $40 million → $40" in again
    assert "0 judged" in again
    assert re.search(r"Your verdict: drift, by mira, .*: a million lost", again)
    log = VerdictLog(Path(".drift/verdicts.jsonl"))
    assert sorted(v.decision for v in log.state.verdicts()) == [Decision.ACCEPTABLE, Decision.DRIFT]


def test_every_verb_is_explained_and_understood(files: tuple[Path, Path]) -> None:
    """Help names every verb once, and no name stands for two."""
    helped = said(files, "help")
    words = [word for verb in VERBS for word in (verb.name, *verb.aliases)]
    assert len(words) == len(set(words))
    for verb in VERBS:
        assert re.search(rf"^{re.escape(verb.name)}[ :(]", helped, re.MULTILINE)
    page = (ROOT / "docs" / "plain-review.md").read_text(encoding="utf-8")
    assert not [verb.name for verb in VERBS if not re.search(rf"`{verb.name}[ `]", page)]
    assert said(files, "help next").count("go to the next finding") == 1


def test_repairs(files: tuple[Path, Path], capfd: pytest.CaptureFixture[str]) -> None:
    """The alignment is repaired in place and kept, undone like a verdict, and holds for a comparison as well."""
    answer = said(files, "merge", "bead 1", "split original 1 rewrite 1", "move original 3 to 4", "unlink 1")
    assert answer.count("Repaired: compared anew.") == 4
    assert "Original sentence 2: Boats can" in answer
    assert "overrides:" in answer or list(Path(".drift/overrides").iterdir())
    assert drift(["compare", *map(str, files), *LIGHT, "--format", "json"]) == 0
    assert "overrides:" in json.loads(capfd.readouterr().out)["signature"]
    back = said(files, *["undo"] * 4, "undo", code=2)
    assert back.count("Taken back: a repair") == 4
    assert "nothing to undo" in back
    assert drift(["compare", *map(str, files), *LIGHT, "--format", "json"]) == 0
    assert "overrides:" not in json.loads(capfd.readouterr().out)["signature"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("sam", "no verb is called 'sam'; did you mean same?"),
        ("show 99", "there is no finding 99"),
        ("show zz", "no finding is called 'zz'"),
        ("all nonsense", "expected one of same, acceptable, drift, unsure"),
        ("note text", "judge the finding first"),
        ("severity huge", "expected one of neutral, minor, major, critical"),
        ("filter colour red", "filter rule CODES"),
        ("filter state red", "states: open, stale"),
        ("threshold 2", "expected a number from 0 to 1"),
        ("order size", "order worst, or order text"),
        ("bead 99", "they go from 1 to 4"),
        ("merge 99", "they go from 1 to 4"),
        ("split 3", "split original NUMBERS"),
        ("split original 4", "only segments of the bead"),
        ("move original 1", "move original SENTENCE to BEAD"),
        ("move original 99 to 1", "there are no such segments"),
        ("explain XYZ", "no rule is called"),
        ("export docx", "export html|json|markdown FILE"),
        ("export json /", "not a regular file"),
        ("agreement", "nobody else has judged"),
        ("pair 2", "from 1 to 1"),
        ("help nonsense", "no verb is called"),
    ],
)
def test_what_can_not_be_done_is_one_line(line: str, told: str, files: tuple[Path, Path]) -> None:
    """A line that can't be done says why, the review goes on, and it ends with 2."""
    answer = said(files, line, "counts", code=2)
    (error,) = [each for each in answer.split("\n") if each.startswith("Error: ")]
    assert told in error
    assert answer.count("Findings: ") == 3


def test_filters(files: tuple[Path, Path]) -> None:
    """What is shown follows the filter, and says of how many."""
    answer = said(
        files, "filter rule fig", "rules", "filter off", "filter text crew", "list", "filter off",
        "filter severity critical,major", "filter off", "filter drift 0.5", "threshold 0.5", "threshold +", "filter",
        "order text", "show 1", "read", "read", "filter state todo", "explain",
    )  # fmt: skip
    assert re.search(r"^FIG02: 1$", answer, re.MULTILINE)
    assert "Threshold: confidence 0.55" in answer
    assert "Bead 1: marked as read." in answer
    assert "Bead 1: no longer marked as read." in answer
    assert "Rule FIG02 magnitude: critical" in answer


def test_a_second_reader(files: tuple[Path, Path]) -> None:
    """Others' verdicts are hidden until one's own is given; then the agreement is told per rule."""
    said(files, "drift secret", "same")
    answer = said(files, "list", "drift", "unsure", by="jonas", blind=True)
    assert "secret" not in answer.partition("Judged:")[0]
    assert re.search(r"Agreement with mira, all rules: kappa -?\d\.\d\d, 1 of 2 alike\.", answer)
    assert "Agreement with mira, FIG02: kappa not defined, 1 of 1 alike." in answer


def test_a_text_that_has_changed(files: tuple[Path, Path]) -> None:
    """A verdict on another text is stale, and what changed is told, not both texts."""
    said(files, "same fine")
    files[1].write_text(REWRITE.replace("lost $40", "made $40"), encoding="utf-8")
    answer = said(files, "filter state stale", "show")
    assert "Stale verdict: same, by mira" in answer
    assert "Changed since: the sentence around it is another one in the rewrite" in answer
    assert "Rewrite since then: …line [-lost-]{+made+} $40" in answer


def test_nothing_acts_on_a_terminal_or_in_a_log(files: tuple[Path, Path]) -> None:
    """Texts, notes and names reach the output as text, on lines that begin with a word of ours."""
    files[0].write_text(ORIGINAL + "\n\n" + HOSTILE + " lost $5 million.", encoding="utf-8")
    files[1].write_text(REWRITE + "\n\n" + HOSTILE + " lost $5.", encoding="utf-8")
    answer = said(files, "same " + HOSTILE, "show 1", "list", "next", "next", "bead 5", by="m\x1b[2J\u202e")
    assert "[@click=app.quit]" in answer
    assert not {"\x1b", "\x07", "\u202e"} & set(answer)
    assert "##[" not in answer
    assert not [line for line in answer.split("\n") if line.lstrip().startswith(("::", "##"))]


def test_exports(files: tuple[Path, Path]) -> None:
    """The review is written in each form, for the whole pair; nothing of the texts acts in it."""
    files[1].write_text(REWRITE + "\n\n" + HOSTILE, encoding="utf-8")
    said(
        files, "drift <b>bold</b> @team", "filter rule XXX01", *[f"export {name}" for name in exports.names()], "quit",
        "never read",
    )  # fmt: skip
    data = json.loads(Path("review.json").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "docs" / "review.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    assert data["counts"]["judged"] == 1
    assert len(data["judgements"]) == len(data["report"]["findings"])
    markdown = Path("review.md").read_text(encoding="utf-8")
    assert "## Drift (1)" in markdown
    assert "<b>" not in markdown
    assert "<script" not in markdown
    assert "@team" not in markdown
    page = Path("review.html").read_text(encoding="utf-8")
    assert "FIG02" in page
    assert "<script>alert" not in page
    assert "<b>bold" not in page


def test_a_log_that_can_not_be_written_is_handed_out(files: tuple[Path, Path]) -> None:
    """Verdicts that can't be saved are told at each step, and given out as lines at the end."""
    said(files, "same")
    path = Path(".drift/verdicts.jsonl")
    path.write_text(path.read_text(encoding="utf-8") + '{"version": 2}\n', encoding="utf-8")
    before = path.read_bytes()
    answer = said(files, "drift", code=2)
    assert re.search(r"^Note: .*verdicts.jsonl: written by a newer drift", answer, re.MULTILINE)
    assert re.search(r"^Warning: .*verdicts.jsonl: written by a newer drift; update drift", answer, re.MULTILINE)
    assert json.loads(answer.rstrip().split("\n")[-1])["decision"] == "drift"
    assert path.read_bytes() == before
    assert drift(["check", *map(str, files), *LIGHT]) == 2


WORDS = st.one_of(
    st.sampled_from([word for verb in VERBS for word in (verb.name, *verb.aliases)]),
    st.sampled_from(
        ["1", "2", "99", "-1", "original", "rewrite", "to", "off", "state", "drift", "+", "FIG02", "²", ""]
    ),
    st.text(max_size=4),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(WORDS, max_size=5).map(" ".join).filter(lambda line: "export" not in line), max_size=6))
def test_any_lines_at_all(files: tuple[Path, Path], lines: list[str]) -> None:
    """Nothing that can be said ends the review with an error of ours, or puts a control into the output."""
    out = io.StringIO()
    request = ReviewRequest((ReviewPair("ferry.txt → desk.txt", *files),), CONFIG, reader="mira")
    assert run(request, lines, out) in {0, 2}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]", out.getvalue())


def review(monkeypatch: pytest.MonkeyPatch, text: str, *arguments: str) -> int:
    """Run the command with this on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    return drift(["review", *arguments, *LIGHT])


def test_the_command_through_a_pipe(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without a terminal the review goes line by line; a report opens as well, and --at opens at a finding."""
    assert review(monkeypatch, "same\nquit\n", *map(str, files), "--plain") == 0
    assert "Judged: FIG02" in capfd.readouterr().out
    assert drift(["compare", *map(str, files), *LIGHT, "--format", "json", "-o", "report.json"]) == 0
    finding = next(f for f in json.loads(Path("report.json").read_text())["findings"] if f["rule"] == "MOD02")
    assert review(monkeypatch, "", "report.json", "--at", finding["fingerprint"]) == 0
    out = capfd.readouterr().out
    assert "MOD02" in out.split("\n")[5]
    assert "1 same" in out
    assert "compared anew" not in out
    files[1].write_text(REWRITE.replace("$40", "$41"), encoding="utf-8")
    assert review(monkeypatch, "", "report.json") == 0
    assert "Note: report.json: the rewrite has changed since; compared anew" in capfd.readouterr().out


def test_what_a_review_says_holds_in_a_check(files: tuple[Path, Path], capfd: pytest.CaptureFixture[str]) -> None:
    """The gate reads the same file: what was accepted counts no more, and a severity that was given holds."""
    check = ["check", *map(str, files), *LIGHT, "--profile", "all", "--format", "json"]
    assert drift(check) == 1
    said(files, "acceptable house style")
    capfd.readouterr()
    assert drift([*check, "--fail-on", "critical"]) == 0
    findings = json.loads(capfd.readouterr().out)["pairs"][0]["findings"]
    (accepted,) = [f for f in findings if f["state"] == "accepted"]
    assert (accepted["rule"], accepted["reason"]) == ("FIG02", "acceptable, mira: house style")
    said(files, "show 1", "drift", "show 1", "severity neutral")
    assert drift(check) == 0
    said(files, "undo", "undo", "undo")
    assert drift(check) == 1


def test_many_pairs(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Two folders, a configured folder and a manifest give a list; a pair that can't be read is told and passed over."""
    for folder, text in (("old", ORIGINAL), ("new", REWRITE)):
        for name in ("a.txt", "b.txt"):
            Path(folder).mkdir(exist_ok=True)
            Path(folder, name).write_text(text, encoding="utf-8")
    Path("old/a.txt").write_bytes(b"\xff\xff")
    Path("new/alone.txt").write_text("Nobody.", encoding="utf-8")
    Path("drift.toml").write_text('[[pairs]]\noriginal = "old/{path}"\nrewrite = "new/{path}"\n', encoding="utf-8")
    rows = [{"original": f"old/{name}.txt", "rewrite": f"new/{name}.txt"} for name in "ab"]
    Path("pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for arguments in (["old", "new"], ["."], ["pairs.jsonl"]):
        assert review(monkeypatch, "pairs\npair 2\npairs worst\n", *arguments) == 0
        out = capfd.readouterr().out
        assert re.search(
            r"^Pair 1: .*, not compared: .*\nPair 2: .*, open, drift 0.\d\d, 3 findings, 0 judged$", out, re.MULTILINE
        )
        assert "Error: old/a.txt → new/a.txt: old/a.txt: " in out
        assert out.count("Pair 2 of 2: old/b.txt → new/b.txt") == 2
        assert "Pair 1: old/a.txt → new/a.txt" in out
        assert ("alone.txt: " in out) == (arguments != ["pairs.jsonl"])


def test_the_demo_is_for_practice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The shipped story can be judged; its verdicts lie in the cache and not beside the story."""
    monkeypatch.setenv("DRIFT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"drift\n")))
    assert drift(["demo", "--review", *LIGHT]) == 0
    assert "Judged: " in capfd.readouterr().out
    assert (tmp_path / "demo" / "verdicts.jsonl").is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["old"], "no drift.toml here names pairs"),
        (["empty.csv"], "no pair found"),
        (["ferry.txt", "nothing.txt"], "nothing.txt: no such file"),
        (["ferry.txt", "desk.txt", "third.txt"], "found 3 files"),
        (["ferry.txt", "desk.txt", "--verdicts", "nothing.jsonl"], "no such file of verdicts"),
        (["ferry.txt", "desk.txt", "--at", "abcdef"], "no finding of ferry.txt → desk.txt is called abcdef"),
        (["ferry.txt"], "ferry.txt: no partner"),
        (["broken.json"], "broken.json: not valid JSON"),
        (["ferry.txt", "desk.txt", "--overrides", "none.jsonl"], "no such file of repairs"),
        (["list.json"], "no report"),
        (["-", "desk.txt"], "give files"),
    ],
)
def test_what_can_not_be_opened(
    arguments: list[str],
    told: str,
    files: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """One line that names the file, and exit code 2."""
    Path("list.json").write_text("[1]", encoding="utf-8")
    Path("old").mkdir()
    Path("broken.json").write_text("{", encoding="utf-8")
    Path("empty.csv").write_text("original,rewrite\n", encoding="utf-8")
    assert files
    assert review(monkeypatch, "", *arguments) == 2
    err = capfd.readouterr().err
    assert told in err
    assert err.count("\n") == 1


def test_a_broken_file_of_verdicts(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is never taken for an empty one."""
    Path(".drift").mkdir()
    Path(".drift/verdicts.jsonl").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert review(monkeypatch, "same\n", *map(str, files)) == 2
    assert "line 1: a merge conflict" in capfd.readouterr().err
    assert Path(".drift/verdicts.jsonl").read_text() == "<<<<<<< HEAD\n"
