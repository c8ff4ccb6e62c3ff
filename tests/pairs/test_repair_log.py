"""The hand repairs of a pair in a file of their own: added to, taken back, found again."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pairs.overrides import repairs_of
from pairs.repair_log import as_lines, change, from_lines, in_the_way, place, read

ORIGINAL = ["The quay is open.", "Ships come.", "It rains."]
REWRITE = ["Ships arrive at the open quay.", "Rain falls."]


@given(st.text(), st.text())
def test_every_pair_has_its_own_readable_file(one: str, two: str) -> None:
    """A name says which pair it is of, is no way out of the folder, and belongs to one pair alone."""
    folder = Path("/project/.drift/overrides")
    assert (place(folder, one) == place(folder, two)) == (one == two)
    assert place(folder, one).parent == folder
    assert len(place(folder, one).name) < 100
    assert "ferry.txt-desk.txt" in place(folder, "ferry.txt → desk.txt").name


def test_repairs_are_set_and_taken_back(tmp_path: Path) -> None:
    """What is set holds, what is lifted doesn't, and no line is ever changed."""
    path = tmp_path / "overrides" / "a.jsonl"
    assert read(path) is None
    merged = repairs_of([((0, 1), (0,))], ORIGINAL, REWRITE)
    apart = repairs_of([((0,), ()), ((), (0,))], ORIGINAL, REWRITE)
    change(path, merged)
    before = path.read_bytes()
    found = read(path)
    assert found
    assert found.repairs == merged
    in_way = in_the_way(found, [((0,), ()), ((), (0,))], ORIGINAL, REWRITE)
    assert in_way == merged
    assert in_the_way(found, [((2,), (1,))], ORIGINAL, REWRITE) == ()
    assert in_the_way(None, [((2,), (1,))], ORIGINAL, REWRITE) == ()
    change(path, apart, in_way)
    found = read(path)
    assert found
    assert set(found.repairs) == set(apart)
    assert path.read_bytes().startswith(before)
    change(path, merged, apart)
    found = read(path)
    assert found
    assert found.repairs == merged


def test_repairs_as_lines() -> None:
    """What is written is what is read."""
    repairs = repairs_of([((0, 1), (0,)), ((2,), (1,))], ORIGINAL, REWRITE)
    assert from_lines(as_lines(repairs)) == repairs
    assert from_lines(()) == ()
