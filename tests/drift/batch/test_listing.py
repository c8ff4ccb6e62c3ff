"""A folder as what a batch compares: found by names, by its configuration, or told what to name instead."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from drift.cli import run
from drift.cli.listing import manifest_of, one_character
from drift.errors import DriftError
from pairs.errors import PairsError
from tests.drift.batch.made import LIGHT, pairs, records, write_manifest


def site(root: Path, *names: str) -> Path:
    """A folder of stories with these names."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("The harbour of Brinna is open.")
    return root


def test_a_folder_is_a_manifest(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The pairs of a folder are found by their names, compared, and called by them; one line says which names."""
    site(tmp_path / "corpus", "en/a.md", "de/a.md", "en/b.md", "fr/b.md", "fr/c.md", "notes.md")
    row, out = pairs(1)[0], tmp_path / "out.jsonl"
    (tmp_path / "corpus/en/a.md").write_text(row["original"])
    (tmp_path / "corpus/de/a.md").write_text(row["rewrite"])
    assert run(["batch", str(tmp_path / "corpus"), "-o", str(out), "-j1", "--lang", "en", *LIGHT]) == 3
    said = capfd.readouterr().err
    assert "corpus: en/{path} with de/{path}; en/{path} with fr/{path}\n" in said
    assert "1 file without a partner left out" in said
    found = {of["id"]: of for of in records(out)}
    assert set(found) == {f"en/{name}.md → {lang}/{name}.md" for name in "ab" for lang in ("de", "fr")}
    assert list(found["en/a.md → de/a.md"]["counts"]["rule"]) == ["FIG08"]
    assert found["en/a.md → fr/a.md"]["error"] == {"code": "missing-rewrite", "message": "fr/a.md: no such file"}


def test_a_folder_with_a_configuration(tmp_path: Path) -> None:
    """What `drift check` covers in a folder is what its configuration names, and `drift batch` covers the same."""
    site(tmp_path, "src/a.md", "out/a.md", "en/b.md", "de/b.md")
    (tmp_path / "drift.toml").write_text('[[pairs]]\noriginal = "src/{path}"\nrewrite = "out/{path}"\n')
    assert [row.id for row in manifest_of([str(tmp_path)]).rows()] == ["src/a.md → out/a.md"]
    (tmp_path / "drift.toml").write_text('[[pairs]]\noriginal = "../a.md"\nrewrite = "out/a.md"\n')
    (row,) = manifest_of([str(tmp_path)]).rows()
    assert row.failure is not None
    assert row.failure.code == "path-outside-root"
    (tmp_path / "drift.toml").write_text('model = "none"\n')
    assert [row.id for row in manifest_of([str(tmp_path)]).rows()] == ["en/b.md → de/b.md"]
    assert [row.id for row in manifest_of([str(tmp_path / "en"), str(tmp_path / "de")]).rows()] != []


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["pairs.jsonl"], ("but lists of them:", "pairs.jsonl; name it")),
        (["a.csv.gz", "b.tsv", "c.parquet", "d.jsonl.zst"], ("a.csv.gz", "and 1 more; name each by itself")),
        (["story.txt", "package.json", "out.jsonl", "out.jsonl.run.json"], ("two folders", "or a manifest")),
        ([], ("no pairs by their names",)),
    ],
)
def test_a_folder_without_pairs(names: list[str], words: tuple[str, ...], tmp_path: Path) -> None:
    """Where no pair is found by its names, the line says what to name instead: the lists that are there, if any."""
    site(tmp_path, *names)
    with pytest.raises(PairsError) as error:
        manifest_of([str(tmp_path)])
    assert all(word in error.value.message for word in words)
    assert "out.jsonl" not in error.value.message


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (["a.jsonl", "b.csv"], "a.jsonl, b.csv: a list of pairs is named alone"),
        (["a.jsonl", "b.csv", "c.tsv.gz"], "join lists into one file"),
        (["a.md", "b.md", "c.md"], "c.md: no partner"),
    ],
)
def test_lists_are_no_texts(given: list[str], word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two lists are not compared with each other; no line names an option that this command lacks."""
    monkeypatch.chdir(site(tmp_path, "a.jsonl", "b.csv", "c.tsv.gz", "a.md", "b.md", "c.md"))
    with pytest.raises(DriftError) as error:
        manifest_of(given)
    assert word in error.value.message
    assert "--since" not in error.value.message


def test_a_delimiter_by_its_name() -> None:
    """A tabulator, which a shell hardly lets one type, has a name; more than one character is an error."""
    assert [one_character(value) for value in ("tab", "\\t", "\t", ";")] == ["\t", "\t", "\t", ";"]
    with pytest.raises(DriftError, match="--delimiter"):
        one_character("semicolon")


def test_no_ray_is_told_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--engine ray where Ray isn't installed leaves nothing behind."""
    monkeypatch.setitem(sys.modules, "ray", None)
    write_manifest(tmp_path, pairs(1))
    assert (
        run(["batch", str(tmp_path / "pairs.jsonl"), "-o", str(tmp_path / "o.jsonl"), "--engine", "ray", *LIGHT]) == 2
    )
    assert [one.name for one in tmp_path.iterdir()] == ["pairs.jsonl"]


def test_two_folders_without_pairs(tmp_path: Path) -> None:
    """Two folders that share nothing are an error, which names no option that this command lacks."""
    site(tmp_path, "one/picture.png", "two/picture.png")
    with pytest.raises(DriftError, match=r"no pair found .*check the names"):
        manifest_of([str(tmp_path / "one"), str(tmp_path / "two")])
