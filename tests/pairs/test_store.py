"""The cache on disk: it keeps what it was given, and whatever happens to its file it never stops a run."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pairs.errors import StoreError
from pairs.store import Store, default_path


@pytest.fixture
def warned() -> list[str]:
    return []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "cache.sqlite3"


@pytest.fixture
def store(path: Path, warned: list[str]) -> Iterator[Store]:
    with Store(path, on_warning=warned.append, timeout=0.1) as opened:
        yield opened


def test_keeps_values_by_namespace_and_key(store: Store, path: Path) -> None:
    """A value is found under its own namespace and key, by this and by a later process, and nowhere else."""
    store.put_many("a", [("x", b"1"), ("y", b"")])
    store.put("b", "x", b"2")
    assert store.get("a", "x") == b"1"
    assert store.get("a", "y") == b""
    assert store.get("c", "x") is None
    store.close()
    with Store(path) as later:
        assert later.get_many("a", ["x", "y", "z"]) == {"x": b"1", "y": b""}
        assert later.info().entries == {"a": 2, "b": 1}


def test_replaces_a_value(store: Store) -> None:
    """The last value under a key counts."""
    store.put("a", "x", b"1")
    store.put("a", "x", b"2")
    assert store.get("a", "x") == b"2"


def test_many_more_than_one_query_and_one_transaction(store: Store) -> None:
    """More keys than fit one query, and more rows than fit one transaction, all come back."""
    items = {f"{i}": f"{i}".encode() * 3 for i in range(2345)}
    store.put_many("n", items.items())
    assert store.get_many("n", items) == items


@pytest.mark.parametrize("column", ["value", "checksum", "key"])
def test_drops_a_damaged_entry(store: Store, path: Path, column: str) -> None:
    """An entry whose bytes changed on disk counts as absent, is deleted, and can be written again."""
    store.put("a", "x", b"right")
    store.close()
    _sql(path, f"UPDATE entries SET {column} = CAST('wrong' AS {'TEXT' if column == 'key' else 'BLOB'})")
    asked = "wrong" if column == "key" else "x"
    assert store.get("a", asked) is None
    assert store.info().entries == {}
    store.put("a", asked, b"new")
    assert store.get("a", asked) == b"new"


def test_a_value_under_another_entrys_key_is_damage(store: Store, path: Path) -> None:
    """The checksum holds the key too, so two entries whose values changed places are both absent."""
    store.put_many("a", [("x", b"1"), ("y", b"2")])
    store.close()
    _sql(path, "UPDATE entries SET key = CASE key WHEN 'x' THEN 'z' ELSE 'x' END WHERE key IN ('x')")
    _sql(path, "UPDATE entries SET key = 'x' WHERE key = 'y'")
    assert store.get_many("a", ["x", "z"]) == {}


def _damage_header(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"this is no database, it only has its name" * 100)


def _truncate(path: Path) -> None:
    with Store(path) as store:
        store.put_many("a", [(f"{i}", bytes(500)) for i in range(500)])
    path.write_bytes(path.read_bytes()[:20_000])


def _newer(path: Path) -> None:
    with Store(path) as store:
        store.put("a", "x", b"1")
    _sql(path, "PRAGMA user_version = 99")


def _foreign(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _sql(path, "CREATE TABLE accounts (name TEXT)")


def _folder(path: Path) -> None:
    path.mkdir(parents=True)


def _folder_is_a_file(path: Path) -> None:
    path.parent.write_text("a file where the folder should be")


@pytest.mark.parametrize("spoil", [_damage_header, _truncate, _newer, _foreign, _folder, _folder_is_a_file])
def test_goes_on_without_a_file_that_it_cannot_use(
    spoil: Callable[[Path], None], store: Store, path: Path, warned: list[str]
) -> None:
    """Nothing raises, nothing is found, and one line names the file, however often it is asked."""
    spoil(path)
    for i in range(3):
        store.put("a", f"{i}", bytes(1000))
        assert store.get_many("a", [f"{i}", "x"]) in ({}, {f"{i}": bytes(1000)})
        store.info()
    assert len(warned) == 1, warned
    assert str(path) in warned[0]
    assert "\n" not in warned[0]
    assert store.info().problem == warned[0]


@pytest.mark.parametrize("spoil", [_newer, _foreign, _damage_header])
def test_leaves_a_file_that_it_cannot_use_as_it_is(spoil: Callable[[Path], None], store: Store, path: Path) -> None:
    """Reading and writing never delete or rewrite another's file."""
    spoil(path)
    before = path.read_bytes()
    store.put("a", "x", b"1")
    store.get("a", "x")
    store.close()
    assert path.read_bytes() == before


def test_a_lock_that_stays_is_a_warning(store: Store, path: Path, warned: list[str]) -> None:
    """Where another process keeps the file locked, the run goes on without it."""
    store.put("a", "x", b"1")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.put("a", "y", b"2")
    assert "locked" in warned[0]
    assert store.get("a", "x") == b"1", "reading goes on while another writes"
    other.execute("ROLLBACK")
    other.close()


def test_a_full_disk_is_a_warning(store: Store, warned: list[str]) -> None:
    """What no longer fits is not kept; what was there is still found."""
    store.put("a", "x", b"1")
    store._connected().execute("PRAGMA max_page_count = 10").fetchall()
    store.put_many("a", [("y", bytes(1_000_000))])
    store.put_many("a", [("z", b"1")])
    assert len(warned) == 1
    assert "full" in warned[0]
    assert store.get_many("a", ["x", "y"]) == {"x": b"1"}


def test_a_read_only_file_is_still_read(store: Store, path: Path, warned: list[str]) -> None:
    """Entries of a cache that can't be written are used; one warning says that nothing new is kept."""
    store.put("a", "x", b"1")
    store._connected().execute("PRAGMA query_only = ON").fetchall()
    store.put("a", "y", b"2")
    store.put("a", "z", b"2")
    assert store.get_many("a", ["x", "y"]) == {"x": b"1"}
    assert len(warned) == 1


def test_the_oldest_go_first(path: Path, warned: list[str]) -> None:
    """Past its limit the file loses its oldest entries, keeps the newest, and stays about within the limit."""
    with Store(path, limit=500_000, on_warning=warned.append) as store:
        for start in range(0, 1000, 50):
            store.put_many("a", [(f"{i}", bytes([i % 251]) * 2000) for i in range(start, start + 50)])
        kept = sorted(int(key) for key in store.get_many("a", [f"{i}" for i in range(1000)]))
        assert 100 < len(kept) < 300
        assert kept == list(range(kept[0], 1000))
        store.close()
        assert store.info().size < 800_000
    assert warned == []


def test_clear_empties_the_file(store: Store, path: Path) -> None:
    """After clear nothing is found, and the file is small."""
    store.put_many("a", [(f"{i}", bytes(1000)) for i in range(1000)])
    store.clear()
    assert store.get("a", "1") is None
    store.close()
    assert path.stat().st_size < 100_000


@pytest.mark.parametrize("spoil", [_damage_header, _newer])
def test_clear_removes_a_file_that_is_of_no_use(
    spoil: Callable[[Path], None], store: Store, path: Path, warned: list[str]
) -> None:
    """Clearing is the way out of a damaged file and of one of a newer version: the cache works again."""
    spoil(path)
    store.get("a", "x")
    store.clear()
    store.put("a", "x", b"1")
    assert store.get("a", "x") == b"1"
    assert len(warned) == 1


def test_clear_does_not_touch_another_programs_database(store: Store, path: Path) -> None:
    """A database that is not a cache is an error, and is left as it is."""
    _foreign(path)
    with pytest.raises(StoreError, match="another program"):
        store.clear()
    assert path.exists()


def test_clear_and_info_make_no_file(store: Store, path: Path) -> None:
    """Where there is no cache there is nothing to clear, and asking makes none."""
    store.clear()
    assert store.info().size == 0
    assert not path.exists()


def test_two_processes_write_one_new_file(path: Path) -> None:
    """Two processes that make and fill the same cache at the same time lose nothing and warn of nothing."""
    program = """
import sys
from pathlib import Path
from pairs.store import Store
with Store(Path(sys.argv[1]), on_warning=lambda line: sys.exit(line), timeout=30) as store:
    for i in range(0, 400, 20):
        store.put_many("a", [(f"{sys.argv[2]}-{j}", str(j).encode() * 100) for j in range(i, i + 20)])
        store.put_many("shared", [(f"{j}", b"same") for j in range(i, i + 20)])
"""
    running = [_python(program, str(path), name) for name in "pq"]
    for process in running:
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0, output
    with Store(path) as store:
        assert store.info().entries == {"a": 800, "shared": 400}
        assert store.get("a", "q-399") == b"399" * 100


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform has no fork")
def test_a_fork_opens_its_own_connection(path: Path) -> None:
    """A child made by fork reads and writes the cache, and the parent's connection still works."""
    program = """
import os, sys
from pathlib import Path
from pairs.store import Store
store = Store(Path(sys.argv[1]), on_warning=sys.exit)
store.put("a", "x", b"1")
child = os.fork()
if child == 0:
    found = store.get("a", "x")
    store.put("a", "y", b"2")
    os._exit(0 if found == b"1" else 1)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
store.put("a", "z", b"3")
assert store.get_many("a", "xyz") == {"x": b"1", "y": b"2", "z": b"3"}
store.close()
"""
    process = _python(program, str(path))
    output = process.communicate(timeout=60)[0]
    assert process.returncode == 0, output


def test_the_folder_can_be_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """$DRIFT_CACHE_DIR wins over the platform's folder; empty, it counts as not set."""
    monkeypatch.setenv("DRIFT_CACHE_DIR", str(tmp_path))
    assert default_path() == tmp_path / "cache.sqlite3"
    monkeypatch.setenv("DRIFT_CACHE_DIR", " ")
    assert default_path().parent != Path()
    assert default_path().parent.name == "drift"


def test_importing_it_is_light() -> None:
    """A run that only looks something up pays for sqlite3, and for no numpy."""
    process = _python("import sys; from pairs.store import Store; print('numpy' in sys.modules)")
    assert process.communicate(timeout=60)[0].strip() == "False"


def _sql(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def _python(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def test_the_end_of_the_interpreter_is_quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that is dropped when the modules are already gone raises nothing."""
    store = Store(tmp_path / "cache.sqlite3")
    store.put("a", "b", b"c")
    with monkeypatch.context() as late:
        late.setattr("pairs.store.os", None)
        store.__del__(lambda: True)
    assert store.get("a", "b") == b"c"
    store.close()
