"""Files of hand repairs: written by people and programs, and every mistake is one clear line."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairs.errors import OverrideError, ReadError
from pairs.override_file import parse, read_overrides, to_line
from pairs.overrides import Mention, Overrides, Repair


def test_what_a_person_types() -> None:
    """Numbers, texts, blank lines, either line ending."""
    found = parse('{"original": [3, 4], "rewrite": [2]}\r\n\n{"rewrite": [{"text": "So."}], "original": []}', "f")
    assert found.repairs == (
        Repair((Mention(3), Mention(4)), (Mention(2),)),
        Repair((), (Mention(text="So."),)),
    )
    assert [repair.place for repair in found.repairs] == ["f: line 1", "f: line 3"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nonsense", "not valid JSON"),
        ('{"original": [1], "rewrite": [2]', "not valid JSON (Expecting ',' delimiter at column"),
        ("[" * 100_000, "not valid JSON"),
        ('{"original": [' + "9" * 5000 + '], "rewrite": []}', "not valid JSON"),
        ("[[3], [2]]", "expected a repair such as"),
        ('{"orignal": [1], "rewrite": [2]}', "no such key \"orignal\"; did you mean 'original'?"),
        ('{"original": [1], "rewrite": [2], "zzz": 1}', "known keys: original, rewrite, note, undo, version"),
        ('{"original": [1]}', '"rewrite" is missing; write [] where it has no counterpart'),
        ('{"original": [], "rewrite": []}', "name at least one sentence"),
        ('{"original": 1, "rewrite": [2]}', "original: expected a list such as [3, 4], found 1"),
        ('{"original": [0], "rewrite": [2]}', "original: expected the number of a sentence, from 1, found 0"),
        ('{"original": [true], "rewrite": [2]}', "found true"),
        ('{"original": [1.5], "rewrite": [2]}', "found 1.5"),
        ('{"original": ["One."], "rewrite": [2]}', 'found "One."'),
        ('{"original": [{"txt": "One."}], "rewrite": [2]}', "did you mean 'text'?"),
        ('{"original": [{}], "rewrite": [2]}', 'a sentence needs its "sentence" (number) or its "text"'),
        ('{"original": [{"text": " "}], "rewrite": [2]}', "text: expected the text of a sentence"),
        ('{"original": [{"text": "One.", "occurrence": 0}], "rewrite": [2]}', "occurrence: expected a number from 1"),
        ('{"original": [{"sentence": 1, "occurrence": 1}], "rewrite": [2]}', 'add the "text"'),
        ('{"original": [1], "original": [3], "rewrite": [2]}', "original is there twice; keep one"),
        ('{"version": 2, "originals": [1]}', "written by a newer drift (version 2, known is 1); update drift"),
        ('{"version": "1", "original": [1], "rewrite": []}', 'version: expected 1, found "1"'),
        ('{"original": [1], "rewrite": [2], "undo": 1}', "undo: expected true or false, found 1"),
        ('{"original": [1], "rewrite": [2], "note": 1}', "note: expected a string, found 1"),
    ],
)
def test_broken_lines(line: str, told: str) -> None:
    """One line with the file, the number of the line and what to do."""
    with pytest.raises(OverrideError) as caught:
        parse(f'{{"original": [1], "rewrite": [1]}}\n{line}', "repairs.jsonl")
    assert caught.value.message.startswith("repairs.jsonl: line 2: ")
    assert told in caught.value.message
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 300


def test_undo_takes_back() -> None:
    """A line that is undone counts for nothing; made again, it holds; undone twice is undone."""
    repair = Repair((Mention(1, "One."),), (Mention(2, "Two."),))
    other = Repair((Mention(3),), ())
    line, undo = to_line(repair), to_line(repair, undo=True)
    assert parse(line + to_line(other) + undo).repairs == (other,)
    assert parse(line + undo + undo + line).repairs == (repair,)
    assert parse(undo).repairs == ()


def test_repeated_lines_are_one() -> None:
    """Lines that a version control merged twice change nothing."""
    line = to_line(Repair((Mention(1),), (Mention(1),)))
    assert parse(line * 3) == parse(line)


def test_files(tmp_path: Path) -> None:
    """A byte order mark is no part of the text; other encodings and missing files are told."""
    path = tmp_path / "repairs.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"original": [1], "rewrite": []}\n')
    assert read_overrides(path).repairs == (Repair((Mention(1),), ()),)
    path.write_bytes('\n{"original": [{"text": "Fluß."}], "rewrite": []}'.encode("latin-1"))
    with pytest.raises(ReadError, match=r"repairs\.jsonl: line 2: not UTF-8"):
        read_overrides(path)
    with pytest.raises(ReadError, match="no such file"):
        read_overrides(tmp_path / "nowhere.jsonl")
    path.write_bytes(b"")
    assert read_overrides(path) == Overrides()


mentions = st.builds(Mention, st.integers(1, 10**6)) | st.builds(
    Mention,
    st.none() | st.integers(1, 99),
    st.text(min_size=1).filter(str.strip),
    st.none() | st.integers(1, 9),
)
sides = st.lists(mentions, max_size=4).map(tuple)
repairs = st.tuples(sides, sides, st.text(max_size=9)).filter(lambda r: r[0] or r[1]).map(lambda r: Repair(*r))


@given(st.lists(repairs, max_size=5, unique=True))
def test_written_and_read_again(made: list[Repair]) -> None:
    """What is written is what is read, line for line, whatever the texts hold."""
    text = "".join(to_line(repair) for repair in made)
    assert text.count("\n") == len(made)
    found = parse(text).repairs
    assert list(found) == made
    assert [repair.note for repair in found] == [repair.note for repair in made]


@given(st.text() | st.binary().map(lambda b: b.decode("latin-1")))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No content of a file is anything but repairs or one of our errors."""
    with contextlib.suppress(OverrideError):
        parse(text)
