"""Where verdicts and repairs lie, and what pairs and readers are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from drift.home import kept_overrides, passed_over, passed_over_note, repairs_file
from drift.verdicts.place import pair_id, place, prepare, reader


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project under version control, with a folder for each desk, inside of another that has verdicts."""
    (tmp_path / ".drift").mkdir()
    root = tmp_path / "project"
    (root / ".git").mkdir(parents=True)
    (root / "wire" / "north").mkdir(parents=True)
    return root


def test_one_folder_in_the_root(project: Path) -> None:
    """A project has one ``.drift``, in the root of its version control; another below it is passed over, and told."""
    story = project / "wire" / "north" / "story.txt"
    assert place(story) == project / ".drift" / "verdicts.jsonl"
    assert passed_over([story], project) == ()
    (project / "wire" / ".drift").mkdir()
    (project / "wire" / "drift.toml").touch()
    (project / ".drift").mkdir()
    assert place(story) == project / ".drift" / "verdicts.jsonl"
    assert passed_over([story, project / "x.txt", story], project) == (project / "wire" / ".drift",)
    assert passed_over_note(project / "wire" / ".drift", project).startswith("wire/.drift: passed over, ")


def test_without_version_control(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The configuration's folder, else that of a ``.drift``, else the one that one stands in, shows the project."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "wire").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    assert place(Path("../wire/story.txt")) == tmp_path / "wire" / ".drift" / "verdicts.jsonl"
    monkeypatch.chdir(tmp_path)
    assert place(Path("wire/story.txt")) == tmp_path / ".drift" / "verdicts.jsonl"
    (tmp_path / ".drift").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    assert place(Path("../wire/story.txt")) == tmp_path / ".drift" / "verdicts.jsonl"
    assert pair_id("../wire/story.txt", "./story.txt") == "wire/story.txt → desk/story.txt"
    (tmp_path / "wire" / "drift.toml").touch()
    assert place(Path("../wire/story.txt")) == tmp_path / "wire" / ".drift" / "verdicts.jsonl"


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
