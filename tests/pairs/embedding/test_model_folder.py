"""A user's model is found and judged by its files alone: what could run code is refused before anything loads it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pairs.embedding.model_folder import find_folder, inspect
from pairs.errors import ModelError
from pairs.store import Store

TRANSFORMER = {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"}
POOLING = {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"}
DENSE = {"idx": 2, "name": "2", "path": "2_Dense", "type": "sentence_transformers.models.Dense"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model's files, with weights that are none."""
    model = tmp_path / "model"
    (model / "1_Pooling").mkdir(parents=True)
    (model / "modules.json").write_text(json.dumps([TRANSFORMER, POOLING]))
    (model / "config.json").write_text("{}")
    (model / "tokenizer.json").write_text("{}")
    (model / "model.safetensors").write_bytes(b"weights")
    (model / "1_Pooling" / "config.json").write_text(
        '{"word_embedding_dimension": 48, "pooling_mode_mean_tokens": true}'
    )
    return model


def test_what_is_known_without_loading(folder: Path) -> None:
    """Name, languages, dimension and abilities are read from the files."""
    (folder / "README.md").write_text(
        "---\ntags:\n- x\nlanguage:\n- multilingual\n- en\n- zh-tw\nlicense: mit\n---\n# Model\n"
    )
    identity = inspect(folder, "mine")
    assert identity.name == "mine"
    assert identity.languages == {"en", "zh"}
    assert identity.dimension == 48
    assert identity.has_token_vectors


@pytest.mark.parametrize(
    ("head", "languages"),
    [
        ("language: en", {"en"}),
        ("language: [en, de]", {"en", "de"}),
        ("license: mit", None),
        ("language: multilingual", None),
    ],
)
def test_languages_of_the_card(folder: Path, head: str, languages: set[str] | None) -> None:
    """The card's own list, in each way that it is written, or nothing."""
    (folder / "README.md").write_text(f"---\n{head}\n---\n")
    assert inspect(folder, "mine").languages == languages


def test_the_version_follows_the_content(folder: Path) -> None:
    """Other weights, another tokenizer or other settings are another version; another place or card is not."""
    versions = [inspect(folder, "mine").version]
    for file in ("model.safetensors", "tokenizer.json", "1_Pooling/config.json"):
        with (folder / file).open("ab") as stream:
            stream.write(b" ")
        versions.append(inspect(folder, "mine").version)
    assert len(set(versions)) == 4
    (folder / "README.md").write_text("# Words\n")
    moved = folder.rename(folder.with_name("moved"))
    assert inspect(moved, "other").version == versions[-1]


def test_digests_are_remembered_until_a_file_changes(folder: Path, tmp_path: Path) -> None:
    """With a cache the weights are not read again, and a changed file is."""
    with Store(tmp_path / "c.sqlite3") as cache:
        version = inspect(folder, "mine", cache).version
        assert version == inspect(folder, "mine").version
        assert inspect(folder, "mine", cache).version == version
        (folder / "model.safetensors").write_bytes(b"Weights")
        os.utime(folder / "model.safetensors", ns=(1, 1))
        changed = inspect(folder, "mine", cache).version
    assert changed != version
    assert changed == inspect(folder, "mine").version


@pytest.mark.parametrize(
    ("modules", "word"),
    [
        ([{**TRANSFORMER, "type": "modeling_mine.MyTransformer"}], "code of its own"),
        ([{**TRANSFORMER, "type": "os.system"}], "code of its own"),
        ([TRANSFORMER, {**POOLING, "type": "sentence_transformers_evil.Pooling"}], "code of its own"),
        ([TRANSFORMER, {**POOLING, "path": "../../elsewhere"}], "leads out"),
        ([TRANSFORMER, {**POOLING, "path": "/etc"}], "leads out"),
        ([], "not a list"),
        ({}, "not a list"),
        ([7], "type and a path"),
    ],
)
def test_modules_that_are_not_sentence_transformers_own(folder: Path, modules: object, word: str) -> None:
    """A module of another package or of the model's own is never imported."""
    (folder / "modules.json").write_text(json.dumps(modules))
    with pytest.raises(ModelError, match=word):
        inspect(folder, "mine")


def test_a_pickle_is_refused(folder: Path) -> None:
    """Weights that only a pickle holds are refused, with the reason; beside safetensors they don't matter."""
    (folder / "pytorch_model.bin").write_bytes(b"anything")
    inspect(folder, "mine")
    (folder / "model.safetensors").unlink()
    with pytest.raises(ModelError, match=r"pytorch_model\.bin: a pickle.*safetensors"):
        inspect(folder, "mine")


def test_a_pickle_in_a_later_module_is_refused(folder: Path) -> None:
    """Each module's weights are looked at, not only the first one's."""
    (folder / "modules.json").write_text(json.dumps([TRANSFORMER, POOLING, DENSE]))
    (folder / "2_Dense").mkdir()
    (folder / "2_Dense" / "config.json").write_text('{"out_features": 16}')
    (folder / "2_Dense" / "pytorch_model.bin").write_bytes(b"anything")
    with pytest.raises(ModelError, match="2_Dense"):
        inspect(folder, "mine")
    (folder / "2_Dense" / "model.safetensors").write_bytes(b"weights")
    assert inspect(folder, "mine").dimension == 16


def test_missing_weights(folder: Path) -> None:
    """A model without weights, or with an ONNX file alone, is one line."""
    (folder / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="no weights"):
        inspect(folder, "mine")
    (folder / "onnx").mkdir()
    (folder / "onnx" / "model.onnx").write_bytes(b"")
    with pytest.raises(ModelError, match=r"only model\.onnx"):
        inspect(folder, "mine")


@pytest.mark.parametrize("content", ["", "{", "[" * 100_000, "\ufeff[]"])
def test_a_broken_list_of_modules(folder: Path, content: str) -> None:
    """Whatever stands in modules.json, the error is one line."""
    (folder / "modules.json").write_text(content)
    with pytest.raises(ModelError) as caught:
        inspect(folder, "mine")
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    """A folder of anything else is one line."""
    with pytest.raises(ModelError, match="not a sentence-transformers model"):
        inspect(find_folder(str(tmp_path)), "mine")
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match="this is a file"):
        find_folder(str(tmp_path / "file"))


@pytest.mark.parametrize("name", ["acme/small-model", "small-model"])
@pytest.mark.parametrize("variable", ["HF_HOME", "HF_HUB_CACHE", "XDG_CACHE_HOME", "SENTENCE_TRANSFORMERS_HOME"])
def test_a_name_stands_for_what_the_hugging_face_cache_has(
    name: str, variable: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model that was fetched before is found by its name, where each of the usual settings puts it."""
    for other in ("HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "XDG_CACHE_HOME", "SENTENCE_TRANSFORMERS_HOME"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(variable, str(tmp_path))
    below = {"HF_HOME": "hub", "XDG_CACHE_HOME": "huggingface/hub"}.get(variable, "")
    full = name if "/" in name else f"sentence-transformers/{name}"
    repository = tmp_path / below / f"models--{full.replace('/', '--')}"
    (repository / "refs").mkdir(parents=True)
    (repository / "snapshots").mkdir()
    (repository / "refs" / "main").write_text("abc123")
    folder.rename(repository / "snapshots" / "abc123")
    assert inspect(find_folder(name), name).name == name
