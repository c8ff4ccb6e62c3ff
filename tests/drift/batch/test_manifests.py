"""What can be listed for a batch, and every way in which a list can be bad."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from drift.batch.manifest import open_manifest, scan
from drift.batch.selection import Selection, chosen
from drift.config import Config
from drift.errors import DriftError
from pairs.errors import PairsError
from tests.drift.batch.conftest import Runner
from tests.drift.batch.made import drift, pairs, records, write_manifest

GOOD = {"id": "good", "original": "It made $93 billion.", "rewrite": "It made $93."}


def line(**fields: object) -> bytes:
    """One line of JSON."""
    return json.dumps(fields).encode() + b"\n"


BAD_ROWS = {
    "no JSON": (b'{"id": "x", "original": \n', "manifest", "line 2"),
    "torn": (b'{"id": "x", "original": "A', "manifest", "line 2"),
    "a list": (b"[1, 2]\n", "manifest", "expected an object"),
    "a comment": (b"# comment\n", "manifest", "not valid JSON"),
    "a key twice": (b'{"id": "x", "id": "y"}\n', "manifest", "stands twice"),
    "deep": (b"[" * 100_000 + b"\n", "manifest", "not valid JSON"),
    "a long number": (b'{"id": ' + b"9" * 5000 + b"}\n", "manifest", "not valid JSON"),
    "no text": (line(id="x", original="A."), "manifest", "rewrite"),
    "null": (line(id="x", original=None, rewrite="A."), "manifest", "original"),
    "a number for a text": (line(id="x", original=3, rewrite="A."), "manifest", "found int"),
    "text and path": (line(id="x", original="A.", original_path="a", rewrite="B."), "manifest", "both"),
    "half a character": (b'{"id": "x", "original": "\\ud800", "rewrite": "A."}\n', "encoding", "original"),
    "no UTF-8": (b'{"id": "x", "original": "\xff"}\n', "manifest", "UTF-8"),
    "no language": (line(id="x", original="A.", rewrite="B.", rewrite_lang="English"), "manifest", "rewrite_lang"),
    "NaN": (b'{"id": "x", "original": "A.", "rewrite": "B.", "weight": NaN}\n', "manifest", "NaN"),
    "not there": (line(id="x", original_path="a.txt", rewrite="B."), "read", "no such file"),
    "upwards": (line(id="x", original_path="../../etc/passwd", rewrite="B."), "path-outside-root", "outside"),
    "absolute": (line(id="x", original_path="/etc/passwd", rewrite="B."), "path-outside-root", "absolute"),
    "a folder": (line(id="x", original_path="folder", rewrite="B."), "not-a-file", "regular"),
    "NUL": (line(id="x", original_path="a\0b", rewrite="B."), "path", "name"),
    "a boolean id": (line(id=True, original="A.", rewrite="B."), "manifest", "id"),
}


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the bad rows' paths are what they should be."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "folder").mkdir()
    return folder


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_bad_row_is_a_record(name: str, bad: Path, batch: Runner) -> None:
    """A row that can't be used becomes a record with a code and a line that says where; the others hold."""
    row, code, word = BAD_ROWS[name]
    manifest = bad / f"{name.replace(' ', '-')}.jsonl"
    manifest.write_bytes(line(**GOOD) + row)
    outcome = batch(manifest, manifest.with_suffix(".out"))
    good, failed = records(manifest.with_suffix(".out"))
    assert (good["status"], good["counts"]["rule"]) == ("ok", {"FIG02": 1})
    assert (failed["status"], failed["error"]["code"]) == ("failed", code)
    assert word in failed["error"]["message"]
    assert (outcome.summary.failed, outcome.whole) == (1, True)


BAD_MANIFESTS = {
    "an id twice": ("m.jsonl", line(**GOOD) + b"\n" + line(**GOOD), "lines 1 and 3 have the same id 'good'"),
    "a number and a string as one id": ("m.jsonl", line(**GOOD | {"id": 7}) + line(**GOOD | {"id": "7"}), "same id"),
    "empty": ("m.jsonl", b"\n\n", "no pair in it"),
    "a line without end": ("m.jsonl", line(**GOOD) + b"x" * (9 << 20), "byte "),
    "no column": ("m.csv", b"id,source,target\n1,a,b\n", "no column 'original'"),
    "semicolons": ("m.csv", b"id;original;rewrite\n1;a;b\n", "--delimiter"),
    "a column twice": ("m.csv", b"id,original,rewrite,id\n1,a,b,2\n", "stands twice"),
    "UTF-16": ("m.jsonl", line(**GOOD).decode().encode("utf-16"), "m.jsonl: UTF-16 or UTF-32, not UTF-8; save"),
    "UTF-16 without a mark": ("m.csv", "id,original,rewrite\n".encode("utf-16-le"), "save the file as UTF-8"),
    "UTF-16 in a packing": ("m.csv.gz", gzip.compress("id,original\n".encode("utf-16")), "save the file as UTF-8"),
    "an array": ("m.json", b"\n [" + line(**GOOD) + b"]\n", "line 2: a JSON array where one object a line is expected"),
    "an object of many lines": ("m.json", b'{\n "id": "a"\n}\n', "line 1: a JSON document of many lines"),
    "a spreadsheet": ("m.xlsx", b"PK\x03\x04", "a spreadsheet; export it as CSV"),
    "another ending": ("m.txt", line(**GOOD), "ends with"),
}


@pytest.mark.parametrize("name", BAD_MANIFESTS)
def test_a_bad_manifest_ends_the_run_before_it_begins(name: str, tmp_path: Path, batch: Runner) -> None:
    """What concerns all rows is told before anything is compared or written."""
    file, content, word = BAD_MANIFESTS[name]
    (tmp_path / file).write_bytes(content)
    with pytest.raises((PairsError, DriftError)) as error:
        batch(tmp_path / file, tmp_path / "out.jsonl")
    assert word in error.value.message
    assert not list(tmp_path.glob("out*"))


def test_all_forms_say_the_same(tmp_path: Path, batch: Runner) -> None:
    """JSON lines, with a byte order mark and CRLF, CSV and TSV give the same records; other fields travel along."""
    row = GOOD | {"rewrite": 'It "made"\n$93, then.', "desk": "markets"}
    (tmp_path / "a.jsonl").write_bytes(line(**row))
    (tmp_path / "b.jsonl").write_bytes(b"\xef\xbb\xbf" + line(**row).replace(b"\n", b"\r\n") + b"\r\n")
    quoted = ",".join('"' + str(value).replace('"', '""') + '"' for value in row.values())
    (tmp_path / "c.csv").write_text("\ufeff" + ",".join(row) + "\r\n" + quoted + "\r\n", newline="")
    (tmp_path / "d.csv").write_text((",".join(row)).replace(",", ";") + "\n" + quoted.replace('","', '";"'), newline="")
    results = []
    for name, more in (("a.jsonl", {}), ("b.jsonl", {}), ("c.csv", {}), ("d.csv", {"delimiter": ";"})):
        out = tmp_path / f"{name}.out"
        batch(tmp_path / name, out, **more)
        results.append(out.read_bytes())
    assert len(set(results)) == 1
    assert json.loads(results[0])["meta"] == {"desk": "markets"}


def test_a_ragged_row_of_a_table(tmp_path: Path, batch: Runner) -> None:
    """A row with too few fields is a record; bytes that are no UTF-8 are one too, in an id as well, the rest holds."""
    (tmp_path / "m.csv").write_bytes(
        b"id,original,rewrite\na,It rains.\nb,It \xff rains.,It rains.\nc,It rains.,It rains.\n"
        b"stra\xdfe,It rains.,It rains.\n"
    )
    batch(tmp_path / "m.csv", tmp_path / "out.jsonl")
    first, second, third, fourth = records(tmp_path / "out.jsonl")
    assert "line 2: 2 fields" in first["error"]["message"]
    assert second["error"]["code"] == "encoding"
    assert second["error"]["message"].endswith("line 3: original: not UTF-8; save the file as UTF-8")
    assert third["status"] == "ok"
    assert fourth["id"] == "m.csv:5"
    assert fourth["error"]["message"].endswith("line 5: id: not UTF-8; save the file as UTF-8")


def test_a_mark_too_many_in_a_table(tmp_path: Path, batch: Runner) -> None:
    """A quotation mark that never closes costs the rows up to the next one, which the record tells, and no others."""
    rows = ["id,original,rewrite", 'a,"It" rains.,It pours.', "b,It rains.,It rains.", 'c,"It rains.,It rains.']
    rows += ["d,It rains.,It rains.", 'e,"It rains.",It rains.', "f,It rains.,It rains."]
    (tmp_path / "m.csv").write_text("\n".join(rows) + "\n")
    batch(tmp_path / "m.csv", tmp_path / "out.jsonl")
    first, second, third, fourth = records(tmp_path / "out.jsonl")
    assert "line 2: not valid CSV: " in first["error"]["message"]
    assert "line 4: not valid CSV up to line 6: " in third["error"]["message"]
    assert [of["id"] for of in (second, fourth) if of["status"] == "ok"] == ["b", "f"]


def test_a_long_field_of_a_table(tmp_path: Path, batch: Runner) -> None:
    """A text of far more than the csv module's own limit is read; one of more than a file may hold is a record (B13)."""
    text = "It rains on the harbour.\n" * 6_000
    with (tmp_path / "m.csv").open("w") as out:
        out.write(f'id,original,rewrite\na,"{text}","{text}"\nb,"')
        out.write(("x" * 6_000_000 + "\n") * 3)
    batch(
        tmp_path / "m.csv",
        tmp_path / "out.jsonl",
        config=Config(model="none", parser=False, cache=False, rules=("FIG",)),
    )
    first, second = records(tmp_path / "out.jsonl")
    assert (first["id"], first["status"], first["scores"]["words"]["original"]) == ("a", "ok", 30_000)
    assert "field larger than field limit" in second["error"]["message"]


def test_standard_input_and_folders(tmp_path: Path) -> None:
    """A manifest may come through a pipe, and two folders are one too: the same findings, and 0 at the end."""
    row = pairs(1)[0]
    for side in ("original", "rewrite"):
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.txt").write_text(row[side])
    piped = drift(
        "batch", "-", "-o", "piped.jsonl", "--model", "none", "--no-parser", "-j1", cwd=tmp_path, stdin=line(**row)
    )
    paired = drift(
        "batch", "original", "rewrite", "-o", "paired.jsonl", "--model", "none", "--no-parser", "-j1", cwd=tmp_path
    )
    assert (piped.returncode, paired.returncode) == (0, 0), piped.stderr + paired.stderr
    one, other = records(tmp_path / "piped.jsonl")[0], records(tmp_path / "paired.jsonl")[0]
    assert one["id"] == "p0"
    assert other["id"] == "original/a.txt → rewrite/a.txt"
    assert one["findings"] == other["findings"] != []


def test_meta_and_ids_of_any_kind(tmp_path: Path, batch: Runner) -> None:
    """Ids that a terminal would obey are harmless in the output; a row without an id is called by its place."""
    rows = [GOOD | {"id": "\x1b[2J::error::x"}, {k: v for k, v in GOOD.items() if k != "id"}]
    batch(write_manifest(tmp_path, rows), tmp_path / "out.jsonl")
    assert b"\x1b" not in (tmp_path / "out.jsonl").read_bytes()
    assert [of["id"] for of in records(tmp_path / "out.jsonl")] == ["\x1b[2J::error::x", "pairs.jsonl:2"]


def test_a_long_manifest_never_stands_in_memory(tmp_path: Path) -> None:
    """Looking through 12 MB of rows, and drawing one from their middle, takes less than half of that."""
    path = tmp_path / "m.jsonl"
    with path.open("wb") as out:
        for k in range(40_000):
            out.write(line(id=f"p{k}", original="It rains. " * 12, rewrite="It rains. " * 12))
    manifest, selection = open_manifest(path), Selection(shard=(20_000, 40_000))
    tracemalloc.start()
    try:
        scanned = scan(manifest)
        rows = list(chosen(manifest.rows(), scanned, selection))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [row.id for row in rows] == ["p19999"]
    assert peak < path.stat().st_size / 2
