"""Discovery: which file is the rewrite of which, by name, by list, and by history."""

from __future__ import annotations

import string
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pairs.discovery import SCHEMES, Discovery, PairFiles, Rejected, by_template, name_of, read_manifest, scheme, two
from pairs.discovery.folder import in_folder
from pairs.errors import DiscoveryError

SITES = {
    "folders": ["docs/en/a.md", "docs/en/sub/b.md", "docs/zh/a.md", "docs/zh/sub/b.md"],
    "suffix": ["docs/a.md", "docs/sub/b.md", "docs/a.zh.md", "docs/sub/b.zh.md", "docs/a.de.md"],
    "mkdocs": ["docs/en/a.md", "docs/en/sub/b.md", "docs/zh/a.md", "docs/zh/sub/b.md"],
    "mkdocs-suffix": ["docs/a.en.md", "docs/sub/b.en.md", "docs/a.zh.md", "docs/sub/b.zh.md"],
    "docusaurus": [
        "docs/a.md",
        "docs/sub/b.mdx",
        "i18n/zh/docusaurus-plugin-content-docs/current/a.md",
        "i18n/zh/docusaurus-plugin-content-docs/current/sub/b.mdx",
    ],
    "hugo": ["content/en/a.md", "content/en/sub/b.md", "content/zh/a.md", "content/zh/sub/b.md"],
}


def site(root: Path, names: list[str]) -> None:
    """Files with these names."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)


def names(found: Discovery, root: Path) -> list[tuple[str, str]]:
    """The names of all pairs, ``""`` for a missing rewrite."""
    return [(name_of(p.original, root), name_of(p.rewrite, root) if p.rewrite else "") for p in found.pairs]


@pytest.mark.parametrize("name", sorted(SCHEMES))
def test_schemes(name: str, tmp_path: Path) -> None:
    """Each naming scheme pairs its own site, missing rewrites and orphans included; other languages are no originals."""
    files = SITES[name]
    site(tmp_path, [*files, "docs/picture.png", ".hidden/en/a.md", "node_modules/docs/en/a.md"])
    found = by_template(*scheme(name, "zh"), tmp_path)
    assert names(found, tmp_path) == [(files[0], files[2]), (files[1], files[3])]
    assert not found.unmatched
    (tmp_path / files[2]).unlink()
    (tmp_path / files[1]).unlink()
    found = by_template(*scheme(name, "zh"), tmp_path)
    assert names(found, tmp_path) == [(files[0], "")]
    assert [name_of(one.path, tmp_path) for one in found.unmatched] == [files[3]]
    assert found.unmatched[0].reason == f"no {files[1]}"


@pytest.mark.parametrize("name", sorted(SCHEMES))
def test_a_folder_by_itself(name: str, tmp_path: Path) -> None:
    """The scheme of a site is found from its names alone, all languages of it; the same from the folder of its files."""
    files = SITES[name]
    site(tmp_path, [*files, "notes.old.md", "readme.txt"])
    found = in_folder(tmp_path)
    pairs = {(a, b) for a, b in names(found, tmp_path) if b}
    assert {(files[0], files[2]), (files[1], files[3])} <= pairs
    assert all(b in SITES[name] for _, b in pairs)
    if name != "docusaurus":
        inside = tmp_path / files[0].split("/", 1)[0]
        assert {(p.original, p.rewrite) for p in in_folder(inside).pairs if p.rewrite} == {
            (p.original, p.rewrite) for p in found.pairs if p.rewrite
        }


@pytest.mark.parametrize(
    ("files", "source", "expected"),
    [
        (["fr/a.md", "de/a.md", "en/b.md"], "fr", [("fr/a.md", "de/a.md")]),
        (["originals/a.txt", "rewrites/a.txt"], "en", [("originals/a.txt", "rewrites/a.txt")]),
        (["en/a.md", "pt-BR/a.md"], "en", [("en/a.md", "pt-BR/a.md")]),
        # Not the language of the README's one pair, and no failures for all others.
        (["en/a.md", "en/b.md", "de/a.md", "de/b.md", "README.md", "README.de.md"], "en", 2),
        (["a.md", "a.old.md", "en/a.md", "js/a.md", "v2/a.md"], "en", []),
        (["fr/a.md", "de/a.md"], "en", []),
    ],
)
def test_what_a_folder_holds(files: list[str], source: str, expected: object, tmp_path: Path) -> None:
    """The scheme with the most pairs is taken; what is no language pairs nothing."""
    site(tmp_path, files)
    found = names(in_folder(tmp_path, source=source), tmp_path)
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_every_scheme_is_tested() -> None:
    """A new scheme needs its site here."""
    assert set(SITES) == set(SCHEMES)


@pytest.mark.parametrize(
    ("original", "rewrite", "told"),
    [
        ("docs/en", "docs/{path}", "exactly once"),
        ("{path}/{path}", "docs/{path}", "exactly once"),
        ("/etc/{path}", "docs/{path}", "starts from the root"),
        ("docs/{path}", "../{path}", "starts from the root"),
        ("docs/{path}", "docs/{path}", "the same template"),
    ],
)
def test_bad_templates(original: str, rewrite: str, told: str, tmp_path: Path) -> None:
    """A template that can't work is an error that says why."""
    with pytest.raises(DiscoveryError, match=told):
        by_template(original, rewrite, tmp_path)


def test_rewrites_beside_their_originals(tmp_path: Path) -> None:
    """Where a folder of rewrites lies within that of the originals, its files are no originals."""
    site(tmp_path, ["docs/a.md", "docs/zh/a.md"])
    found = by_template("docs/{path}", "docs/zh/{path}", tmp_path)
    assert names(found, tmp_path) == [("docs/a.md", "docs/zh/a.md")]


def test_a_template_may_name_any_ending(tmp_path: Path) -> None:
    """Without an ending a template means files of texts; one that names an ending means files with that ending."""
    for name in ("en/a.md", "en/b.rst", "en/c.png", "de/a.md", "de/b.rst", "de/c.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("It is.")
    named = {
        template: by_template(f"en/{template}", f"de/{template}", tmp_path).pairs
        for template in ("{path}", "{path}.rst")
    }
    assert [pair.original.name for pair in named["{path}"]] == ["a.md"]
    assert [(pair.original.name, bool(pair.rewrite)) for pair in named["{path}.rst"]] == [("b.rst", True)]


def test_two_folders_and_two_files(tmp_path: Path) -> None:
    """Folders are paired by the paths within them, files as they are; a folder and a file are no pair."""
    site(tmp_path, ["one/a.txt", "one/b.txt", "two/a.txt", "two/c.txt"])
    found = two(tmp_path / "one", tmp_path / "two", tmp_path)
    assert names(found, tmp_path) == [("one/a.txt", "two/a.txt"), ("one/b.txt", "")]
    assert [one.path.name for one in found.unmatched] == ["c.txt"]
    single = two(tmp_path / "one" / "b.txt", tmp_path / "two" / "c.txt", tmp_path)
    assert single.pairs[0].id == "one/b.txt → two/c.txt"
    with pytest.raises(DiscoveryError, match="is a folder and"):
        two(tmp_path / "one", tmp_path / "two" / "c.txt", tmp_path)


def test_discoveries_add_up() -> None:
    """A pair that two sources name counts once."""
    one = PairFiles("a", Path("a"), Path("b"))
    other = PairFiles("c", Path("c"), None)
    both = Discovery((one,), what="x") + Discovery((one, other), rejected=(Rejected("r", "path", "m"),), what="y")
    assert [pair.id for pair in both.pairs] == ["a", "c"]
    assert (len(both.rejected), both.what) == (1, "x; y")


CELL = st.text(st.sampled_from(string.printable + "é\0\u2028{}[]"), max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELL, max_size=4), max_size=4), st.sampled_from(["csv", "jsonl", "tsv"]), st.booleans())
def test_any_manifest_is_read_or_refused(cells: list[list[str]], ending: str, with_head: bool) -> None:
    """Whatever stands in a manifest, the result is pairs and records, or one error; never anything else."""
    found = Discovery()
    text = ("id,original,rewrite\n" if with_head else "") + "\n".join(",".join(row) for row in cells)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"pairs.{ending}"
        path.write_text(text, encoding="utf-8")
        with suppress(DiscoveryError):
            found = read_manifest(path, Path(folder))
        ids = [one.id for one in (*found.pairs, *found.rejected)]
        assert len(set(ids)) == len(ids)
        assert all("\n" not in one.message for one in found.rejected)
