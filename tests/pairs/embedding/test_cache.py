"""Vectors on disk: the same to the byte as without, and no model runtime where nothing is missing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from pairs.embedding import Embedder, Identity, TokenVectors
from pairs.embedding.cache import CachedEmbedder
from pairs.embedding.packaged import IDENTITY, PackagedEmbedder, missing_packages
from pairs.embedding.resolve import embedder
from pairs.errors import EncodingError, ModelError
from pairs.store import Store

pytestmark = pytest.mark.skipif(bool(missing_packages()), reason="the default model's packages are not installed")

SENTENCES = [
    "The dam at Corrie Fell held through the night.",
    "Engineers had feared that it would not.",
    "",
    "The dam at Corrie Fell held through the night.",
    "Zoë’s café – 3½ km downstream – stayed open 🙂.",
]


class Counting:
    """The packaged model, which notes what it was asked for."""

    name, version, languages = IDENTITY.name, IDENTITY.version, IDENTITY.languages

    def __init__(self, model: PackagedEmbedder) -> None:
        self.model = model
        self.asked: list[str] = []

    def encode(self, sentences: Sequence[str], *, batch_size: int = 32) -> np.ndarray:
        """Sentence vectors."""
        return self.encode_both(sentences, batch_size=batch_size)[0]

    def token_vectors(self, sentences: Sequence[str], *, batch_size: int = 32) -> list[TokenVectors]:
        """Token vectors."""
        return self.encode_both(sentences, batch_size=batch_size)[1]

    def encode_both(self, sentences: Sequence[str], *, batch_size: int = 32) -> tuple[np.ndarray, list[TokenVectors]]:
        """Both, and a note of the sentences."""
        self.asked += sentences
        return self.model.encode_both(sentences, batch_size=batch_size)


@pytest.fixture(scope="module")
def packaged() -> PackagedEmbedder:
    return PackagedEmbedder()


@pytest.fixture
def model(packaged: PackagedEmbedder) -> Counting:
    return Counting(packaged)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "cache.sqlite3", timeout=0.1) as opened:
        yield opened


def cached(model: Embedder, store: Store | None) -> CachedEmbedder:
    return CachedEmbedder(IDENTITY, lambda: model, store)


def same(one: Sequence[TokenVectors], other: Sequence[TokenVectors]) -> bool:
    pairs = list(zip(one, other, strict=True))
    return all(a.spans == b.spans and a.vectors.tobytes() == b.vectors.tobytes() for a, b in pairs)


def test_warm_cold_and_without_are_the_same_bytes(model: Counting, store: Store) -> None:
    """No cache, an empty one, a half-full one and a full one give the same vectors and the same spans."""
    vectors, tokens = model.model.encode_both(SENTENCES)
    for embedder_ in (
        cached(model, None),
        cached(model, store),
        cached(model, store),
    ):
        assert embedder_.encode(SENTENCES).tobytes() == vectors.tobytes()
        assert same(embedder_.token_vectors(SENTENCES), tokens)
    with_new = [*SENTENCES, "Nobody was hurt."]
    assert cached(model, store).encode(with_new).tobytes() == model.model.encode(with_new).tobytes()


def test_each_text_is_computed_once(model: Counting, store: Store) -> None:
    """Sentences that occur twice, and those that are cached, don't go through the model again."""
    cached(model, store).encode(SENTENCES)
    assert sorted(model.asked) == sorted(set(SENTENCES))
    cached(model, store).encode([*SENTENCES, "Nobody was hurt."])
    assert model.asked.count("Nobody was hurt.") == 1
    assert len(model.asked) == len(set(SENTENCES)) + 1


def test_both_kinds_of_vectors_come_from_one_pass(model: Counting, store: Store) -> None:
    """Token vectors of sentences that were just encoded cost no second pass, with a cache or without."""
    for where in (store, None):
        model.asked.clear()
        embedder_ = cached(model, where)
        embedder_.encode(SENTENCES)
        embedder_.token_vectors(SENTENCES)
        embedder_.token_vectors(SENTENCES)
        assert len(model.asked) == len(set(SENTENCES))


def test_a_long_run_keeps_little_in_memory(model: Counting, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Token vectors that nobody asks for are forgotten, oldest first, and can still be had."""
    monkeypatch.setattr("pairs.embedding.cache.RECENT_LIMIT", 50_000)
    monkeypatch.setattr("pairs.embedding.cache._TEXTS_AT_ONCE", 7)
    embedder_ = cached(model, store)
    texts = [f"Barge {i} left the lock at noon." for i in range(40)]
    assert embedder_.encode(texts).tobytes() == model.model.encode(texts).tobytes()
    assert sum(found.vectors.nbytes for found in embedder_._recent.values()) <= 50_000
    assert embedder_._recent_size == sum(found.vectors.nbytes for found in embedder_._recent.values())
    assert same(embedder_.token_vectors(texts), model.model.token_vectors(texts))


def test_a_damaged_vector_is_computed_again(model: Counting, store: Store) -> None:
    """A flipped byte on disk changes no result: the entry is dropped and made again."""
    first = cached(model, store).encode(SENTENCES)
    tokens = cached(model, store).token_vectors(SENTENCES)
    store.close()
    connection = sqlite3.connect(store.path)
    rows = connection.execute("SELECT id, value FROM entries").fetchall()
    for row, value in rows:
        spoiled = bytes([value[0] ^ 1]) + value[1:]
        connection.execute("UPDATE entries SET value = ? WHERE id = ?", (spoiled, row))
    connection.commit()
    connection.close()
    model.asked.clear()
    again = cached(model, store)
    assert again.encode(SENTENCES).tobytes() == first.tobytes()
    assert same(again.token_vectors(SENTENCES), tokens)
    assert model.asked
    model.asked.clear()
    cached(model, store).encode(SENTENCES)
    assert model.asked == [], "it was written again"


def test_another_version_shares_nothing(model: Counting, store: Store) -> None:
    """Vectors of another model, or of the same one computed in another way, are never taken for this one's."""
    cached(model, store).encode(SENTENCES)
    model.asked.clear()
    other = Identity(IDENTITY.name, "another", IDENTITY.languages, has_token_vectors=True, dimension=384)
    CachedEmbedder(other, lambda: model, store).encode(SENTENCES)
    assert len(model.asked) == len(set(SENTENCES))


def test_a_cache_that_cannot_be_used_changes_nothing(model: Counting, tmp_path: Path) -> None:
    """With a cache below a file, which can't be made even by root, the vectors are the same, after one warning."""
    (tmp_path / "file").write_text("")
    warned: list[str] = []
    with Store(tmp_path / "file" / "cache.sqlite3", on_warning=warned.append) as store:
        embedder_ = cached(model, store)
        assert embedder_.encode(SENTENCES).tobytes() == model.model.encode(SENTENCES).tobytes()
        assert same(embedder_.token_vectors(SENTENCES), model.model.token_vectors(SENTENCES))
    assert len(warned) == 1


def test_nothing_is_loaded_for_nothing(store: Store) -> None:
    """No sentences need no model; a lone surrogate is an error before one is loaded."""

    def load() -> Embedder:
        raise AssertionError("loaded")

    embedder_ = CachedEmbedder(IDENTITY, load, store)
    assert embedder_.encode([]).shape == (0, 384)
    assert embedder_.token_vectors([]) == []
    with pytest.raises(EncodingError):
        embedder_.encode(["\udc00"])
    assert not embedder_.loaded


def test_a_model_without_token_vectors_says_so(store: Store) -> None:
    """Asking for what the model hasn't got is an error, not an empty list."""
    identity = Identity("plain", "1", None, has_token_vectors=False)
    with pytest.raises(ModelError, match="no token vectors"):
        CachedEmbedder(identity, PackagedEmbedder, store).token_vectors(["One."])


def test_a_cached_run_imports_no_runtime(tmp_path: Path) -> None:
    """Where every vector is cached neither onnxruntime nor tokenizers nor torch is imported."""
    program = """
import hashlib, sys
from pathlib import Path
from pairs.embedding.resolve import embedder
from pairs.store import Store
with Store(Path(sys.argv[1])) as store:
    model = embedder("default", cache=store)
    texts = ["The dam held.", "It rained."]
    digest = hashlib.sha256(model.encode(texts).tobytes())
    for found in model.token_vectors(texts):
        digest.update(repr(found.spans).encode() + found.vectors.tobytes())
print(digest.hexdigest())
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"onnxruntime", "tokenizers", "torch", "transformers"}))
"""
    runs = [
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "c.sqlite3")], capture_output=True, text=True, check=True
        ).stdout.split("\n")
        for _ in range(2)
    ]
    assert runs[0][1] == "onnxruntime tokenizers", "the first run loads the model, so the check can fail"
    assert runs[1][1] == ""
    assert runs[0][0] == runs[1][0]


def test_two_processes_share_a_cache(tmp_path: Path) -> None:
    """Two processes that embed the same texts into one new cache both end well, and what they wrote is right."""
    program = """
import sys
from pathlib import Path
from pairs.embedding.resolve import embedder
from pairs.store import Store
with Store(Path(sys.argv[1]), on_warning=sys.exit, timeout=30) as store:
    model = embedder("default", cache=store)
    for i in range(0, 20, 4):
        model.encode([f"Barge {j} left the lock." for j in range(i, i + 4)])
"""
    path = tmp_path / "c.sqlite3"
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(path)], stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for process in running:
        assert process.communicate(timeout=60)[1] == ""
        assert process.returncode == 0
    texts = [f"Barge {j} left the lock." for j in range(20)]
    with Store(path) as store:
        model = embedder("default", cache=store)
        assert model is not None
        found = model.encode(texts)
        assert not model.loaded
    assert found.tobytes() == PackagedEmbedder().encode(texts).tobytes()
