"""Glossaries are read from three formats, and what is wrong with a file is said in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from drift.analysis.glossary_terms import find_exact, find_term
from drift.config import Config, load
from drift.errors import ConfigError
from drift.glossary import Term, read_glossary

TERMS = (Term("harbour master", ("port captain",), ("dock boss", "pier chief")), Term("SeaLine", keep=True))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.tsv",
            "term\tpreferred\tforbidden\tkeep\nharbour master\tport captain\tdock boss|pier chief\n\nSeaLine\t\t\tyes\n",
        ),
        (
            "a.csv",
            "term,keep,preferred,forbidden\r\nharbour master,,port captain,dock boss | pier chief\r\nSeaLine,X\r\n",
        ),
        (
            "a.toml",
            """term = [
                {term = "harbour master", preferred = "port captain", forbidden = ["dock boss", "pier chief"]},
                {term = "SeaLine", keep = true},
            ]""",
        ),
    ],
)
def test_formats(tmp_path: Path, name: str, text: str) -> None:
    """TSV, CSV and TOML say the same; a byte order mark and Windows line ends do no harm."""
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_glossary(path) == TERMS


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xlsx", b"x", ".tsv, .csv or .toml"),
        ("a.tsv", b"", "no terms"),
        ("a.tsv", b"term\tkeep\n", "no terms"),
        ("a.tsv", b"harbour\tport\nmaster\tcaptain\n", "no column is called 'harbour'"),
        ("a.tsv", b"term\tprefered\nx\ty\n", "did you mean 'preferred'?"),
        ("a.tsv", b"term\tkeep\nx\tmaybe\n", ":2: keep: expected yes or no, found 'maybe'"),
        ("a.tsv", b"term\tkeep\nx\tyes\tno\n", ":2: 3 cells under 2 columns"),
        ("a.tsv", b"term\tkeep\nx\t\n", ":2: 'x' has neither"),
        ("a.tsv", b"term\tpreferred\n\ty\n", ":2: no term"),
        ("a.tsv", b"term\tpreferred\tkeep\nx\ty\tyes\n", ":2: 'x' is to be kept and to be replaced"),
        ("a.csv", b'term,keep\n"x,yes\n', "a.csv:"),
        ("a.tsv", b"term\tkeep\n\xff\tyes\n", "can't be read"),
        ("a.toml", b"[[term]\n", "not valid TOML"),
        ("a.toml", b"term = 3\n", "[[term]]"),
        ("a.toml", b"[[term]]\nterm = 3\n", "term 1: term: expected a string"),
        ("a.toml", b"[[term]]\nname = 'x'\n", "no key is called 'name'"),
        ("a.toml", b"x = " + b"[" * 5000, "not valid TOML"),
    ],
)
def test_broken_files(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    """One line names the file, the place and what was expected."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        read_glossary(path)
    assert str(path) in caught.value.message
    assert told in caught.value.message
    assert "\n" not in caught.value.message


def test_missing_file(tmp_path: Path) -> None:
    """A file or folder in its place is told too."""
    with pytest.raises(ConfigError, match="no such glossary"):
        read_glossary(tmp_path / "none.tsv")
    (tmp_path / "folder.tsv").mkdir()
    with pytest.raises(ConfigError, match="can't be read"):
        read_glossary(tmp_path / "folder.tsv")


def test_the_configuration_names_a_file(tmp_path: Path) -> None:
    """A relative path is taken from the folder of the configuration; the terms themselves are the setting."""
    (tmp_path / "terms.csv").write_text("term,keep\nSeaLine,yes\n", encoding="utf-8")
    (tmp_path / "drift.toml").write_text('glossary = "terms.csv"\n', encoding="utf-8")
    config = load(tmp_path / "drift.toml")
    assert config == Config(glossary=(Term("SeaLine", keep=True),))
    assert "SeaLine" in repr(config), "a cached result must depend on the terms"
    (tmp_path / "drift.toml").write_text("glossary = 3\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"drift\.toml:1: glossary: expected the name"):
        load(tmp_path / "drift.toml")


def test_finding_terms() -> None:
    """A term is found in any inflection and case, one to be kept only as it is and as words of its own."""
    text = "Harbour Masters met; harbour-master rules. SeaLines, SeaLine's, MySeaLine, SeaLine"
    assert [span.of(text) for span in find_term(text, "harbour master")] == ["Harbour Masters"]
    assert [text[: span.start][-3:] for span in find_exact(text, "SeaLine")] == ["s, ", "e, "]
    assert not list(find_exact(text, ""))
    assert not list(find_term(text, ""))
