"""Where verdicts and repairs lie, and what pairs and readers are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from drift.home import kept_overrides, repairs_file
from drift.verdicts.place import pair_id, place, prepare, reader


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project under version control, with a folder for each desk, inside of another that has verdicts."""
    (tmp_path / ".drift").mkdir()
    root = tmp_path / "project"
    (root / ".git").mkdir(parents=True)
    (root / "wire" / "north").mkdir(parents=True)
    return root


def test_the_nearest_folder_up_to_the_root(project: Path) -> None:
    """The nearest ``.drift`` goes first; above the root of the version control nothing is looked for."""
    story = project / "wire" / "north" / "story.txt"
    assert place(story) == project / ".drift" / "verdicts.jsonl"
    (project / "wire" / ".drift").mkdir()
    assert place(story) == project / "wire" / ".drift" / "verdicts.jsonl"


def test_without_version_control(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the original where nothing else is there, also by a relative path; a ``.drift`` above it is taken."""
    (tmp_path / "wire").mkdir()
    monkeypatch.chdir(tmp_path)
    assert place(Path("wire/story.txt")) == tmp_path / "wire" / ".drift" / "verdicts.jsonl"
    assert pair_id("wire/story.txt", "desk/story.txt") == "story.txt → " + str(tmp_path / "desk" / "story.txt")
    (tmp_path / ".drift").mkdir()
    assert place(Path("wire/story.txt")) == tmp_path / ".drift" / "verdicts.jsonl"
    assert pair_id("wire/story.txt", "./desk/../desk/story.txt") == "wire/story.txt → desk/story.txt"


def test_a_pair_is_called_the_same_from_everywhere(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name begins at the root of the version control, wherever one stands and however the files are named."""
    wanted = "wire/north/story.txt → desk/story.txt"
    monkeypatch.chdir(project)
    assert pair_id("wire/north/story.txt", "desk/story.txt") == wanted
    monkeypatch.chdir(project / "wire")
    assert pair_id("north/story.txt", "../desk/story.txt") == wanted
    assert pair_id(project / "wire" / "north" / "story.txt", project / "desk" / "story.txt") == wanted


def test_repairs_are_found_by_the_names_of_the_files(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a review has kept is found from everywhere; nothing is kept of standard input."""
    monkeypatch.chdir(project / "wire")
    files = (Path("north/story.txt"), Path("../desk/story.txt"))
    assert kept_overrides(*files) is None
    path = repairs_file(*files)
    assert path.parent == project / ".drift" / "overrides"
    path.parent.mkdir(parents=True)
    path.write_text('{"original": [1], "rewrite": [2]}\n', encoding="utf-8")
    monkeypatch.chdir(project)
    found = kept_overrides(Path("wire/north/story.txt"), Path("desk/story.txt"))
    assert found
    assert len(found.repairs) == 1
    assert kept_overrides(Path("-"), Path("desk/story.txt")) is None


def test_a_new_folder_tells_git_how_to_merge(tmp_path: Path) -> None:
    """Only a new ``.drift`` gets the file, and one that is there is left as it is."""
    prepare(tmp_path / ".drift" / "verdicts.jsonl")
    written = tmp_path / ".drift" / ".gitattributes"
    assert "merge=union" in written.read_text(encoding="utf-8")
    written.write_text("mine\n", encoding="utf-8")
    prepare(tmp_path / ".drift" / "verdicts.jsonl")
    assert written.read_text(encoding="utf-8") == "mine\n"
    prepare(tmp_path / "elsewhere" / "v.jsonl")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_who_judges(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment names the reader, else the system does; there is always a name."""
    monkeypatch.setenv("DRIFT_READER", " mira ")
    assert reader() == "mira"
    monkeypatch.setenv("DRIFT_READER", "")
    assert reader()
    monkeypatch.setattr("getpass.getuser", lambda: (_ for _ in ()).throw(KeyError("no such user")))
    assert reader() == "unknown"
