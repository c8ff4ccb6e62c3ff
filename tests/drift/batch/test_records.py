"""What is written of a pair: the same whatever worked on it, and what the schema says."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import drift
from drift.batch.chunk import Task, Worker, _done, _Job
from drift.batch.local import work
from drift.batch.merge import merge
from drift.batch.off import rules_off
from drift.batch.page import page
from drift.batch.progress import told
from drift.batch.rows import Row
from drift.batch.running import State
from drift.batch.selection import Selection, shard_of
from drift.batch.summary import Summary
from drift.batch.text import text
from drift.cache import digest
from drift.config import Config
from drift.errors import DriftError
from drift.outcome import Failure
from pairs.errors import PairsError, ReadError
from tests.drift.batch.conftest import LIGHT, Runner
from tests.drift.batch.made import drift as command_line
from tests.drift.batch.made import pairs, records, write_manifest

SCHEMA = json.loads((Path(__file__).resolve().parents[3] / "docs" / "batch.schema.json").read_text())
COUNT = 24


def rows(count: int = COUNT) -> list[Row]:
    """Short stories, one of them missing, one in another language, one with something that travels along."""
    made = [Row(one["id"], one["original"], one["rewrite"]) for one in pairs(count)]
    made[3] = Row("p3", Path("not-there.txt"), "It rains.")
    made[4] = Row(
        "p4", "Die Zahl der Schiffe stieg auf 93.", "Die Zahl stieg auf 95.", ("de", "de"), {"desk": [1, None]}
    )
    return made


@pytest.fixture(scope="module")
def lines() -> list[bytes]:
    """The records of those, one by one."""
    worker = Worker(Task(LIGHT, beads=True))
    return [worker([row])[0].line for row in rows()]


def test_records_are_what_the_schema_says(lines: list[bytes]) -> None:
    """Every record, of a pair that failed too, fits docs/batch.schema.json and says what it should."""
    validator = jsonschema.Draft202012Validator(SCHEMA)
    found = [json.loads(line) for line in lines]
    for of in found:
        validator.validate(of)
    assert found[0]["counts"]["severity"]["major"] + found[0]["counts"]["severity"]["critical"] > 0
    assert found[0]["counts"]["rule"].keys() - found[1]["counts"]["rule"].keys()
    assert found[3]["error"]["code"] == "read"
    assert (found[4]["langs"], found[4]["meta"]) == ({"original": "de", "rewrite": "de"}, {"desk": [1, None]})
    start, end = found[0]["findings"][0]["rewrite"]
    assert "101" in pairs(1)[0]["rewrite"][start:end]


def test_the_same_however_it_was_worked_on(lines: list[bytes]) -> None:
    """Chunks of any size, in processes, give the same bytes in the same order."""
    for jobs, count in ((1, None), (2, COUNT)):
        done = work(rows(), Task(LIGHT, beads=True), jobs=jobs, count=count)
        assert [one.line for some in done for one in some] == lines


def test_the_same_from_the_cache() -> None:
    """With the model: a record from the cache, and one whose vectors are, are those that were made without a cache."""
    some = rows(6)
    cold, warm, without = (
        Worker(Task(Config(parser=False, cache=cache), beads=more))(some)
        for cache, more in ((True, False), (True, False), (False, False))
    )
    assert [one.cached for one in warm] == [row.id != "p3" for row in some]
    assert [one.line for one in cold] == [one.line for one in warm] == [one.line for one in without]
    # Other records of the same texts: only the vectors are there.
    again = Worker(Task(Config(parser=False), beads=True))(some)
    assert not any(one.cached for one in again)
    kept = [{k: v for k, v in json.loads(one.line).items() if k != "beads"} for one in again]
    assert kept == [json.loads(one.line) for one in without]
    assert json.loads(again[0].line)["scores"]["semantic"] is not None


class _Deadly(str):
    """A text that kills the process that unpacks it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, tuple[int]]:
        return os._exit, (9,)


def test_a_row_that_kills_its_process_is_a_record(lines: list[bytes]) -> None:
    """A process that dies takes no other row with it: the deadly one is recorded, all others are as ever."""
    made = rows()
    made[10] = Row("deadly", "It rains.", "It rains.", meta={"x": _Deadly("x")})
    done = [one for some in work(made, Task(LIGHT, beads=True), jobs=2, count=COUNT) for one in some]
    assert [one.line for one in done[:10] + done[11:]] == lines[:10] + lines[11:]
    of = json.loads(done[10].line)
    assert (of["id"], of["error"]["code"], of["meta"]) == ("deadly", "died", {"x": "x"})


def test_no_digest_of_what_was_not_read() -> None:
    """A pair that failed has the digests of those texts that were read, and of no others."""
    made = [
        Row("row", failure=Failure("manifest", "line 1: not valid JSON")),
        Row("first", Path("none.txt"), "It rains."),
        Row("second", "It rains.", Path("none.txt")),
    ]
    found = [json.loads(done.line)["digests"] for done in Worker(Task(LIGHT))(made)]
    nothing = {"original": None, "rewrite": None}
    assert found == [nothing, nothing, nothing | {"original": digest("It rains.")}]


def test_what_goes_wrong_within_is_a_record() -> None:
    """An error that nobody thought of is the record of its row, the others hold (F25); no record holds a NaN (F26)."""
    odd: Any = 7
    first, second = Worker(Task(LIGHT))([Row("odd", odd, "It rains."), Row("good", "It rains.", "It rains.")])
    error = json.loads(first.line)["error"]
    assert error["code"] == "internal"
    assert "odd: " in error["message"]
    assert json.loads(second.line)["status"] == "ok"
    body = {k: v for k, v in json.loads(second.line).items() if k not in {"id", "status", "error", "meta"}}
    body["scores"]["semantic"] = float("nan")
    of = json.loads(_done(_Job(Row("x"), LIGHT, body=body)).line)
    assert (of["status"], of["scores"], of["error"]["code"]) == ("failed", None, "nan")


def test_shards_make_the_whole(tmp_path: Path, batch: Runner) -> None:
    """Shards that were run apart come together to what one run writes, byte for byte; what is amiss is named."""
    manifest = write_manifest(tmp_path, pairs(COUNT))
    outs = [tmp_path / f"{k}.jsonl" for k in range(1, 4)]
    for k, out in enumerate(outs, 1):
        batch(manifest, out, selection=Selection(shard=(k, 3)), sort="drift")
    batch(manifest, tmp_path / "whole.jsonl", sort="drift")
    assert sum(len(records(out)) for out in outs) == COUNT
    merged = tmp_path / "merged.jsonl"
    assert merge(outs[::-1], merged).pairs == COUNT
    assert merged.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert json.loads((tmp_path / "merged.jsonl.run.json").read_text()) == json.loads(
        (tmp_path / "whole.jsonl.run.json").read_text()
    )
    with pytest.raises(DriftError, match="shard 2 of 3 is missing"):
        merge([outs[0], outs[2]], tmp_path / "other.jsonl")
    with pytest.raises(DriftError, match="there already"):
        merge(outs, merged)
    (tmp_path / "copy.jsonl").write_bytes(outs[0].read_bytes())
    (tmp_path / "copy.jsonl.run.json").write_bytes((tmp_path / "1.jsonl.run.json").read_bytes())
    with pytest.raises(DriftError, match="shard 1/3 is there twice"):
        merge([*outs, tmp_path / "copy.jsonl"], tmp_path / "other.jsonl")
    batch(manifest, tmp_path / "foreign.jsonl", selection=Selection(shard=(3, 3)), sort="id")
    with pytest.raises(DriftError, match="not of one run"):
        merge([*outs[:2], tmp_path / "foreign.jsonl"], tmp_path / "other.jsonl")
    lines = outs[1].read_bytes().splitlines(keepends=True)
    outs[1].write_bytes(b"".join(lines[:-1]))
    with pytest.raises(DriftError, match="23 records where the manifest has 24"):
        merge(outs, tmp_path / "other.jsonl")
    outs[1].write_bytes(b"".join([*lines[:-1], lines[0]]))
    with pytest.raises(DriftError, match="in two shards"):
        merge(outs, tmp_path / "other.jsonl")
    assert not (tmp_path / "other.jsonl").exists()


def test_the_commands(tmp_path: Path) -> None:
    """Data goes to the output, the summary to stdout, talk to stderr; a pair that failed makes 3, here and in merge.

    Another locale and order of hashes, several processes and no place for a cache: the same bytes, and one line that
    warns. No more processes are started than there are processors, whatever was asked for. (F27 to F30)
    """
    made = pairs(4)
    made[2] = {"id": "p2", "original_path": "none.txt", "rewrite": "It rains."}
    write_manifest(tmp_path, made)
    options = ("--shard", "1/1", "--html", "s.html", "-j5000", "--model", "none", "--no-parser")
    nowhere = {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null", "DRIFT_CACHE_DIR": ""}
    odd = {"LC_ALL": "C", "LANG": "tr_TR", "PYTHONUTF8": "0", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "7"}
    first = command_line("batch", "pairs.jsonl", "-o", "1.jsonl", *options, cwd=tmp_path, **nowhere, **odd)
    assert first.returncode == 3, first.stderr
    assert "3 of 4 pairs compared; 1 could not be compared (read 1)" in first.stdout
    assert "signature: drift:" in first.stdout
    assert "4 pairs in this run, 0 before" in first.stderr
    assert first.stderr.count("warning") == first.stderr.count("drift: warning: /dev/null/drift/cache.sqlite3: ") == 1
    assert "<meter" in (tmp_path / "s.html").read_text()
    want = Worker(Task(LIGHT))([Row(one["id"], one.get("original", ""), one["rewrite"]) for one in made])
    lines = (tmp_path / "1.jsonl").read_bytes().splitlines(keepends=True)
    assert [lines[k] for k in (0, 1, 3)] == [want[k].line for k in (0, 1, 3)]
    second = command_line("merge", "1.jsonl", "-o", "all.jsonl", "--quiet", cwd=tmp_path)
    assert (second.returncode, second.stdout, second.stderr) == (3, "", "")
    assert (tmp_path / "all.jsonl").read_bytes() == (tmp_path / "1.jsonl").read_bytes()


def test_a_part_of_a_manifest(tmp_path: Path, batch: Runner) -> None:
    """The first so many, or a sample that every run draws alike, whatever the order of the manifest."""
    made = pairs(COUNT)
    manifest, turned = write_manifest(tmp_path, made), write_manifest(tmp_path, made[::-1], "turned.jsonl")
    batch(manifest, tmp_path / "a.jsonl", selection=Selection(limit=5))
    batch(manifest, tmp_path / "b.jsonl", selection=Selection(sample=5))
    batch(turned, tmp_path / "c.jsonl", selection=Selection(sample=5))
    first, sample, same = ([of["id"] for of in records(tmp_path / f"{name}.jsonl")] for name in "abc")
    assert first == [f"p{k}" for k in range(5)]
    assert sample == same[::-1] != first
    assert len(sample) == 5


@pytest.mark.parametrize("value", ["0/2", "3/2", "1", "a/b", "1/0", "-1/2"])
def test_no_such_shard(value: str) -> None:
    """A shard that can't be is an error, not an empty run."""
    with pytest.raises(DriftError, match="--shard"):
        shard_of(value)


def briefs(count: int) -> Iterator[dict[str, Any]]:
    """What a summary sees of so many pairs, one in ten of which failed."""
    for k in range(count):
        error = {"code": "read", "message": f"p{k}: <i>gone</i>\x1b[2J" + "x" * 999} if k % 10 == 9 else None
        severities = {"critical": int(k == 0), "major": 0, "minor": 1, "neutral": 0}
        counts = {"severity": severities, "rule": {"FIG02": 1}}
        name = "<script>alert(1)</script>\x1b[2J" if k == 0 else f"p{k}"
        yield {
            "id": name,
            "error": error,
            "counts": None if error else counts,
            "drift": None if error else 1 - k / count,
            "signature": None if error else "drift:1",
            "notes": [] if error else ["<b>a</b> note\x1b[2J", f"note {k % 70} " + "x" * 999],
            "langs": None if error else {"original": "en", "rewrite": "ja" if k % 3 else "en"},
        }


def test_a_summary_counts_what_passes_by() -> None:
    """Sums, quantiles and the worst pairs are right, and don't depend on the order of the records."""
    summary, other = Summary(), Summary()
    all_of_them = list(briefs(1000))
    for one in all_of_them:
        summary.add(one)
    for one in all_of_them[::-1]:
        other.add(one)
    assert (summary.pairs, summary.failed, summary.scored, summary.errors) == (1000, 100, 900, {"read": 100})
    assert (summary.by_rule, summary.with_severity) == ({"FIG02": 900}, {"critical": 1, "minor": 899})
    assert summary.quantile(0.5) == pytest.approx(0.501, abs=1e-9)
    assert sum(summary.histogram()) == 900
    assert [drift for _, drift, _ in summary.worst()] == sorted((d for _, d, _ in summary.worst()), reverse=True)
    some, others = text(summary).split("notes:"), text(other).split("notes:")
    assert (some[0], some[1].splitlines()[:2]) == (others[0], others[1].splitlines()[:2])
    assert "  900 pairs: <b>a</b> note" in some[1]
    assert "  and 95 more\n" in some[0]
    assert [name for name, _ in summary.failures()] == ["p109", "p119", "p129", "p139", "p149"]
    assert len(some[0]) + len(some[1]) < 5_000
    assert "100 could not be compared (read 100)" in text(summary)


@pytest.mark.parametrize(
    ("drifts", "median", "highest"),
    [
        ([0.0822, 0.092, 0.8257, 0.886], 0.45885, 0.886),
        ([0.1, 0.2, 0.3], 0.2, 0.3),
        ([0.6225], 0.6225, 0.6225),
        ([k / 100 for k in range(1, 21)], 0.105, 0.185),
        ([0.5, 0.5, 0.5, 0.1], 0.5, 0.5),
    ],
)
def test_quantiles(drifts: list[float], median: float, highest: float) -> None:
    """The median of an even number is the mean of the middle two; no quantile is rounded before it is shown."""
    summary, one = Summary(), next(briefs(2))
    for k, drift_of in enumerate(drifts):
        summary.add(one | {"id": f"p{k}", "drift": drift_of})
    assert summary.quantile(0.5) == pytest.approx(median, abs=1e-9)
    assert summary.quantile(0.9) == pytest.approx(highest, abs=1e-9)
    if len(drifts) == 1:
        assert text(summary).count(f"{drifts[0]:.3f}") == 5


def test_rules_that_were_off_are_told() -> None:
    """A language that rules don't know is told once, with the number of rules and of pairs; not where all know it."""
    (told,) = rules_off({("en", "en"): 7, ("ja", "ja"): 2}, LIGHT)
    assert (told[0].endswith("(ja)"), told[1]) == (True, 2)
    summary = Summary()
    summary.add(next(briefs(1)))
    assert f"  2 pairs: {told[0]}\n" in text(summary, [told])


def test_a_summary_is_harmless() -> None:
    """An id that would act on a terminal or a page is text there."""
    summary = Summary()
    for one in briefs(10):
        summary.add(one)
    shown = page(summary, "The pairs of <b>x</b>", summary.signature)
    assert "\x1b" not in text(summary) + shown
    assert not any(mark in shown for mark in ("<script", "<i>", "<b>"))
    assert "  p9: <i>gone</i>" in text(summary)
    assert "&lt;i&gt;gone" in shown
    assert "--retry-failed" in text(summary)
    assert "--retry-failed" in shown
    assert "&lt;script&gt;" in shown
    assert "default-src &#39;none&#39;" in shown


def test_progress_is_one_line() -> None:
    """How far, how fast, how long still, what was in the cache and what failed."""
    line = told(State(total=5000, there=1000, done=500, cached=20, failed=3), 10.0)
    assert line == "drift: 1,500 of 5,000 pairs, 50.0 a second, 1 min 10 s left, 20 from the cache, 3 failed"


def test_many_from_python() -> None:
    """The reports are those of compare, drawn as they are asked for; a pair that fails is told in its place."""
    config = Config(model="none", parser=False)
    drawn: list[int] = []

    def endless() -> Iterator[tuple[str | Path, str | Path]]:
        for k in itertools.count():
            drawn.append(k)
            one = pairs(3)[k % 3]
            yield (Path("not-there.txt") if k == 40 else one["original"], one["rewrite"])

    reports = drift.compare_many(endless(), config=config)
    assert not drawn
    one = next(reports)
    assert one == drift.compare(pairs(1)[0]["original"], pairs(1)[0]["rewrite"], config=config)
    assert len(drawn) <= 64
    with pytest.raises(ReadError):
        list(itertools.islice(reports, 60))
    failed: list[tuple[int, Exception]] = []
    kept = drift.compare_many(
        itertools.islice(endless(), 42), config=config, failed=lambda number, error: failed.append((number, error))
    )
    assert len(list(kept)) == 41
    assert [(number, type(error)) for number, error in failed] == [(40, ReadError)]
    with pytest.raises(PairsError, match="no such"):
        next(drift.compare_many(endless(), config=Config(model="no such model", cache=False)))


def test_parquet_in_and_out(tmp_path: Path, batch: Runner) -> None:
    """A table in gives what lines give; a table out holds the same records, and failures in it can be tried again."""
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: translation-drift[parquet]")
    import pyarrow as pa

    from drift.batch.finished import records as records_of

    made = [one | {"desk": "news", "rewrite_path": None} for one in pairs(6)]
    made[2] |= {"rewrite": None, "rewrite_path": "late.txt"}
    pq.write_table(pa.Table.from_pylist(made), tmp_path / "m.parquet")
    batch(tmp_path / "m.parquet", tmp_path / "a.jsonl", beads=True)
    batch(tmp_path / "m.parquet", tmp_path / "a.parquet", beads=True)
    assert list(records_of(tmp_path / "a.parquet")) == records(tmp_path / "a.jsonl")
    assert [of["status"] for of in records(tmp_path / "a.jsonl")].count("failed") == 1
    (tmp_path / "late.txt").write_text(pairs(6)[2]["rewrite"])
    assert batch(tmp_path / "m.parquet", tmp_path / "a.parquet", beads=True, retry_failed=True).summary.failed == 0
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 nothing of the kind PAR1")
    with pytest.raises(PairsError, match="not a Parquet file"):
        batch(tmp_path / "broken.parquet", tmp_path / "b.jsonl")
