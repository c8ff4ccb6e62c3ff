"""The packaged model: the pinned files, vectors that don't depend on the company they are in, nothing left out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from pairs.embedding import Embedder, has_token_vectors
from pairs.embedding.packaged import IDENTITY, PackagedEmbedder, missing_packages, packaged_files
from pairs.errors import EncodingError, ModelError

pytestmark = pytest.mark.skipif(bool(missing_packages()), reason="the default model's packages are not installed")

SENTENCES = [
    "The ferry to Osterholm was cancelled on Monday after its second engine failed.",
    "On Monday the Osterholm ferry did not run because an engine broke.",
    "Mayor Ines Calloway promised 40 million crowns for the flooded valley.",
    "Bread.",
    "",
    "Nobody at the Tarn Valley cooperative would say who had signed, or when, or why the members had not been told.",
    "Zoë naïvely paid 3,50 € – “cheap”, she said 🙂.",
    "港の橋は火曜日に閉鎖された。",
]


@pytest.fixture(scope="module")
def model() -> PackagedEmbedder:
    return PackagedEmbedder()


def test_keeps_the_protocol(model: PackagedEmbedder) -> None:
    """It is an Embedder that gives token vectors, of unit-length rows."""
    assert isinstance(model, Embedder)
    assert has_token_vectors(model)
    vectors = model.encode(SENTENCES)
    assert vectors.shape == (len(SENTENCES), 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_a_paraphrase_is_nearer_than_a_stranger(model: PackagedEmbedder) -> None:
    """The vectors mean something."""
    a, b, c = model.encode(SENTENCES[:3])
    assert a @ b > 0.7
    assert a @ c < 0.4


def test_batch_size_and_order_do_not_change_a_byte(model: PackagedEmbedder) -> None:
    """Batches of 1, 3 and 32, and the reverse order, give the same bytes for each sentence."""
    many = [f"{sentence} {'Again, ' * (i % 5)}and {i} more." for i in range(4) for sentence in SENTENCES]
    vectors, tokens = model.encode_both(many)
    for again in (model.encode(many, batch_size=1), model.encode(many, batch_size=3), model.encode(many[::-1])[::-1]):
        assert again.tobytes() == vectors.tobytes()
    for one, other in zip(model.token_vectors(many, batch_size=1), tokens, strict=True):
        assert one.spans == other.spans
        assert one.vectors.tobytes() == other.vectors.tobytes()


def test_no_sentences(model: PackagedEmbedder) -> None:
    """An empty list gives an empty matrix of the right width."""
    assert model.encode([]).shape == (0, 384)
    assert model.token_vectors([]) == []


def test_all_that_shows_nothing_is_the_same_text(model: PackagedEmbedder) -> None:
    """An empty string, a space, a no-break space and a zero-width space have one vector and no tokens."""
    vectors, tokens = model.encode_both(["", " ", "\u00a0", "\u200b"])
    assert len({row.tobytes() for row in vectors}) == 1
    assert [found.spans for found in tokens] == [()] * 4
    assert tokens[0].vectors.shape == (0, 384)


def test_a_lone_surrogate_is_named(model: PackagedEmbedder) -> None:
    """Half of a surrogate pair is one clear error with its place, not a crash of the whole batch."""
    with pytest.raises(EncodingError, match=r"sentence 2 .*U\+D83D.* 4"):
        model.encode(["fine", "not \ud83d fine"])


@pytest.mark.parametrize("text", ["\0", "a\0b", "x" * 200_000, "\u202eabc\u202c", "\ufffe", "e\u0301" * 500])
def test_odd_characters_have_vectors(model: PackagedEmbedder, text: str) -> None:
    """Control characters, one endless word, bidi marks and stacked accents are read; spans stay inside the text."""
    (vector,), (tokens,) = model.encode_both([text])
    assert np.isfinite(vector).all()
    assert all(0 <= start <= end <= len(text) for start, end in tokens.spans)


def test_the_end_of_a_long_text_counts(model: PackagedEmbedder) -> None:
    """A word past the model's 256 pieces changes the vector, and has token vectors of its own."""
    long = "The bridge over the Lune is safe for lorries. " * 60
    vectors, tokens = model.encode_both([long, long + "It is NOT."])
    assert vectors[0].tobytes() != vectors[1].tobytes()
    assert vectors[0] @ vectors[1] > 0.9
    assert not tokens[1].truncated
    words = [(long + "It is NOT.")[start:end] for start, end in tokens[1].spans]
    assert words[-4:] == ["It", "is", "NOT", "."]
    assert words.count("bridge") == 60
    assert tokens[1].vectors.shape == (len(words), 384)


def test_spans_are_code_points(model: PackagedEmbedder) -> None:
    """Each piece's span is its exact place, whatever stands before it."""
    text = "🙂 Zoë’s café – 3½ km"
    (found,) = model.token_vectors([text])
    assert [text[start:end] for start, end in found.spans] == [
        "🙂", "Zoë", "’", "s", "café", "–", "3", "½", "km",
    ]  # fmt: skip


def test_a_word_has_another_vector_in_another_sentence(model: PackagedEmbedder) -> None:
    """Token vectors are contextual: the two banks differ more than the same bank in two like sentences."""
    texts = ["She sat on the bank of the river.", "He lay on the bank of the stream.", "The bank raised its rates."]
    banks = []
    for text, found in zip(texts, model.token_vectors(texts), strict=True):
        row = next(i for i, (start, end) in enumerate(found.spans) if text[start:end] == "bank")
        banks.append(found.vectors[row])
    assert banks[0] @ banks[1] > banks[0] @ banks[2] + 0.1


@pytest.mark.parametrize("which", [0, 1])
def test_a_file_that_is_not_the_pinned_one_is_refused(tmp_path: Path, which: int) -> None:
    """One byte changed in the model or the tokenizer, and nothing of it is used."""
    files = list(packaged_files())
    content = bytearray(files[which].read_bytes())
    content[len(content) // 2] ^= 1
    files[which] = tmp_path / files[which].name
    files[which].write_bytes(content)
    with pytest.raises(ModelError, match="not the file that was pinned"):
        PackagedEmbedder(*files)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A package without its file is one clear line."""
    with pytest.raises(ModelError, match="can't be read"):
        PackagedEmbedder(tmp_path / "model.onnx")


def test_a_model_that_gives_no_numbers_is_an_error(model: PackagedEmbedder) -> None:
    """NaN out of the model is an error that names the model, never a vector."""

    class Broken:
        def run(self, wanted: list[str], inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
            shape = (*inputs["input_ids"].shape, 384)
            return [np.full(shape, np.nan, dtype=np.float32) for _ in wanted]

    broken = object.__new__(PackagedEmbedder)
    broken._tokenizer, broken._session = model._tokenizer, Broken()
    with pytest.raises(ModelError, match=IDENTITY.name):
        broken.encode(["The harbour froze."])


def test_works_where_torch_and_sentence_transformers_are_not_installed() -> None:
    """The default model needs neither, and imports neither where they are installed."""
    program = """
import sys
for name in ("torch", "sentence_transformers", "transformers", "onnx"):
    sys.modules[name] = None
from pairs.embedding.resolve import embedder
model = embedder("default")
print(model.encode(["The harbour froze."]).shape, len(model.token_vectors(["The harbour froze."])[0].spans))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "(1, 384) 4"
    assert done.stderr == ""


def test_token_vectors_have_a_limit(model: PackagedEmbedder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the limit pieces get no vectors and that is said; the sentence's vector still covers the whole text."""
    text = "The bridge over the Lune is safe for lorries. " * 40
    whole, (full,) = model.encode_both([text])
    monkeypatch.setattr("pairs.embedding.packaged.MAX_TOKENS", 260)
    vector, (cut,) = model.encode_both([text])
    assert (full.truncated, cut.truncated) == (False, True)
    assert cut.spans == full.spans[:260]
    assert cut.vectors.tobytes() == full.vectors[:260].tobytes()
    assert vector.tobytes() == whole.tobytes()


def test_nothing_is_reported_to_anybody(tmp_path: Path) -> None:
    """The library that runs the model keeps neither events nor a device id, as its builds would by themselves."""
    program = "from pairs.embedding.packaged import PackagedEmbedder; PackagedEmbedder().encode(['Salt.'])"
    environment = {name: value for name, value in os.environ.items() if "TELEMETRY" not in name}
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(tmp_path))
    subprocess.run([sys.executable, "-c", program], env=environment | homes, check=True, timeout=60)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
