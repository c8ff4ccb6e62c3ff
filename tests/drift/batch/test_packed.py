"""Manifests packed by gzip and zstd, tables that unpack to gigabytes, and files that their names tell lies of (E13)."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drift.batch import packed, parquet
from drift.batch.manifest import open_manifest, scan
from drift.errors import DriftError
from pairs.errors import PairsError
from pairs.limits import FREE_UNPACKED, MAX_RATIO
from tests.drift.batch.conftest import Runner
from tests.drift.batch.made import drift, pairs

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: translation-drift[parquet]")

COUNT = 12
ROWS = b"".join(json.dumps(row).encode() + b"\n" for row in pairs(COUNT))


def zstd(data: bytes) -> bytes:
    """One frame of zstd."""
    return bytes(pa.compress(data, "zstd", asbytes=True))


PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstd}


@pytest.mark.parametrize("ending", PACK)
@pytest.mark.parametrize("form", [".jsonl", ".csv", ".tsv"])
def test_packed_is_as_good_as_plain(form: str, ending: str, tmp_path: Path, batch: Runner) -> None:
    """A packed manifest gives the records of the plain one byte for byte, and a run of one is taken up with the other."""
    data = ROWS
    if form != ".jsonl":
        cells = "\t" if form == ".tsv" else ";"
        rows = [cells.join(("id", "original", "rewrite")), *(cells.join(row.values()) for row in pairs(COUNT))]
        data = ("\ufeff" + "\r\n".join(rows) + "\r\n").encode()
    half = data.index(b"\n", len(data) // 2) + 1
    (tmp_path / f"plain{form}").write_bytes(data)
    # In two parts, as tools that pack in parallel write them.
    name = f"m{form.upper()}{ending}"
    (tmp_path / name).write_bytes(PACK[ending](data[:half]) + PACK[ending](data[half:]))
    batch(tmp_path / f"plain{form}", tmp_path / "a.jsonl", delimiter=";")
    batch(tmp_path / name, tmp_path / "b.jsonl", delimiter=";", after=4)
    batch(tmp_path / f"plain{form}", tmp_path / "b.jsonl", delimiter=";")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    assert (tmp_path / "a.jsonl").read_bytes().count(b'"status":"ok"') == COUNT


def flipped(data: bytes) -> bytes:
    """With one bit of its middle turned."""
    broken = bytearray(data)
    broken[len(data) // 2] ^= 4
    return bytes(broken)


BAD = {
    "plain text named gzip": ("m.jsonl.gz", ROWS, "not gzip, whatever its name says; rename it to", "m.jsonl"),
    "plain text named zstd": ("m.csv.zst", b"id,original\n", "not zstd, whatever its name says; rename it to", "m.csv"),
    "gzip named plain": ("m.jsonl", gzip.compress(ROWS), ": gzip, whatever its name says; rename it to", "m.jsonl.gz"),
    "zstd named plain": ("m.csv", zstd(ROWS), ": zstd, whatever its name says; rename it to", "m.csv.zst"),
    "zstd named gzip": ("m.jsonl.gz", zstd(ROWS), ": zstd, whatever its name says; rename it to", "m.jsonl.zst"),
    "Parquet named lines": ("m.jsonl", b"PAR1\x15\x04", ": Parquet, whatever its name says; rename it to", "m.parquet"),
    "a ZIP archive": ("m.jsonl", b"PK\x03\x04\x14", "a ZIP archive, not the lines of a manifest", "unpack it first"),
    "gzip cut short": ("m.jsonl.gz", gzip.compress(ROWS)[:-30], ": byte ", "pack it again"),
    "zstd cut short": ("m.jsonl.zst", zstd(ROWS)[:-30], ": byte ", "pack it again"),
    "gzip broken": ("m.jsonl.gz", flipped(gzip.compress(ROWS)), ": byte ", "pack it again"),
    "zstd broken": ("m.jsonl.zst", zstd(ROWS)[:8] + b"\xff" * 40, ": byte ", "pack it again"),
    "gzip with something behind": ("m.jsonl.gz", gzip.compress(ROWS) + b"more", ": byte ", "pack it again"),
    "nothing packed": ("m.jsonl.gz", gzip.compress(b""), "no pair in it", ""),
    "a long line": (
        "m.jsonl.gz",
        gzip.compress(ROWS + b"x" * (9 << 20), 1),
        f"line {COUNT + 1} is longer than 8 MiB",
        "split",
    ),
    "a packed table": ("m.parquet.gz", gzip.compress(b"PAR1"), "unpack it", "Parquet"),
    "packed what": ("m.gz", gzip.compress(ROWS), "with .gz or .zst behind it", "rename it"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_line_says_what_is_wrong(name: str, tmp_path: Path, batch: Runner) -> None:
    """A file that is broken, cut short or falsely named ends the run before it begins, with place and remedy."""
    file, content, *words = BAD[name]
    (tmp_path / file).write_bytes(content)
    with pytest.raises((PairsError, DriftError)) as error:
        batch(tmp_path / file, tmp_path / "out.jsonl")
    assert error.value.message.startswith(str(tmp_path / file))
    assert all(word in error.value.message for word in words)
    assert not list(tmp_path.glob("out*"))


def bomb(data: bytes, ending: str) -> bytes:
    """A gigabyte of the same, from one block of a megabyte."""
    block = data * ((1 << 20) // len(data))
    if ending == ".zst":
        return zstd(block) * 1024
    packer = zlib.compressobj(9, wbits=31)
    first = packer.compress(block) + packer.flush()
    return first * 1024


@pytest.mark.parametrize("ending", PACK)
@pytest.mark.parametrize("data", [b"\0", b"\n", b"x\n"], ids=["one line", "blank lines", "short lines"])
def test_a_bomb(data: bytes, ending: str, tmp_path: Path) -> None:
    """Kilobytes that hold a gigabyte are given up soon, in little memory, with a line that says what else to do."""
    path = tmp_path / f"bomb.jsonl{ending}"
    path.write_bytes(bomb(data, ending))
    tracemalloc.start()
    try:
        with pytest.raises(PairsError, match=f"more than {MAX_RATIO} times as large when unpacked.*drift batch -"):
            scan(open_manifest(path))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < FREE_UNPACKED / 4


def test_what_is_packed_well_is_no_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that say nearly the same, more than the first free bytes of them, are read to their end."""
    free = 1 << 20
    monkeypatch.setattr(packed, "FREE_UNPACKED", free)
    text = "The ferries to Calder run every hour until the first snow falls on the pass. " * 300
    rows = [json.dumps({"id": f"p{k}", "original": text, "rewrite": f"{text}{k}"}) for k in range(2)]
    block = "\n".join(rows).encode() + b"\n"
    count = free // len(block) + 2
    with gzip.open(tmp_path / "m.jsonl.gz", "wb", compresslevel=1) as out:
        for k in range(count):
            out.write(block.replace(b'"p0"', b'"a%d"' % k).replace(b'"p1"', b'"b%d"' % k))
    assert (tmp_path / "m.jsonl.gz").stat().st_size * 50 < free
    assert len(scan(open_manifest(tmp_path / "m.jsonl.gz")).hashes) == 2 * count


def test_a_table_that_unpacks_to_gigabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is unpacked as a whole, so a table of a huge one is refused by what it says of itself."""
    import pyarrow.parquet as pq

    monkeypatch.setattr(parquet, "FREE_UNPACKED", 1 << 20)
    huge = pa.table({"id": ["a"], "original": ["x" * (1 << 20)], "rewrite": ["y"]})
    pq.write_table(huge, tmp_path / "page.parquet", compression="zstd", use_dictionary=False, write_statistics=False)
    del huge
    with pytest.raises(PairsError, match="row group 1: more than 500 times as large"):
        scan(open_manifest(tmp_path / "page.parquet"))
    same = pa.array(["x"]).take(pa.array([0] * 1_000_001, pa.int32()))
    table = pa.table({"original": same, "rewrite": same})
    pq.write_table(table, tmp_path / "rows.parquet", write_statistics=False)
    with pytest.raises(PairsError, match="1,000,001 rows in"):
        scan(open_manifest(tmp_path / "rows.parquet"))


def test_a_table_never_stands_in_memory(tmp_path: Path) -> None:
    """A long text that a column repeats, and a row group of all rows, cost the memory of a few rows."""
    import pyarrow.parquet as pq

    text = "It rains on Ostmere. " * 50_000
    long = pa.DictionaryArray.from_arrays(pa.array([0] * 256, pa.int32()), [text])
    table = pa.table({"id": [f"p{k}" for k in range(256)], "original": long, "rewrite": ["It rains."] * 256})
    pq.write_table(table, tmp_path / "m.parquet", compression="zstd", store_schema=False)
    before, peak = pa.total_allocated_bytes(), 0
    for number, fields in open_manifest(tmp_path / "m.parquet").fields():
        assert isinstance(fields, dict)
        assert (fields["id"], len(fields["original"])) == (f"p{number - 1}", len(text))
        peak = max(peak, pa.total_allocated_bytes() - before)
    assert number == 256
    assert peak < 256 * len(text) / 3


def test_packed_standard_input(tmp_path: Path) -> None:
    """What is packed is not unpacked on its way through a pipe; the line says so, and nothing is written."""
    done = drift("batch", "-", "-o", "out.jsonl", cwd=tmp_path, stdin=gzip.compress(ROWS))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "drift: standard input: gzip, not the lines of a manifest; unpack it first\n"
    assert not list(tmp_path.iterdir())


def test_zstd_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where neither Python nor pyarrow unpacks zstd, the line names the extra and a way without it."""

    def absent(name: str, *_: Any) -> Any:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(packed, "import_module", absent)
    with pytest.raises(DriftError, match=r"m\.jsonl\.zst: .*translation-drift\[parquet\].*zstd -dc FILE"):
        packed.unpacked(io.BufferedReader(io.BytesIO(zstd(ROWS))), "m.jsonl.zst")


def test_pyarrow_is_loaded_for_zstd_only(tmp_path: Path) -> None:
    """Reading gzip loads nothing but the standard library."""
    (tmp_path / "m.jsonl.gz").write_bytes(gzip.compress(ROWS))
    code = "import sys, pathlib; from drift.batch.manifest import open_manifest, scan\n"
    code += "scan(open_manifest(pathlib.Path(sys.argv[1]))); print('pyarrow' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "m.jsonl.gz"], capture_output=True, check=True)
    assert done.stdout == b"False\n"
