"""The model in integer arithmetic: near the default, never mixed with it, and as sure of its bytes."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairs.embedding import onnx_bytes, packaged_int8
from pairs.embedding.integer_products import overflows, with_integer_products
from pairs.embedding.packaged import IDENTITY, PackagedEmbedder, missing_packages, packaged_files
from pairs.embedding.packaged_int8 import IntegerEmbedder
from pairs.embedding.resolve import embedder
from pairs.store import Store

pytestmark = pytest.mark.skipif(bool(missing_packages()), reason="the default model's packages are not installed")

SENTENCES = [
    "The orchard at Vellmar was sold on Friday for nine million crowns.",
    "On Friday the Vellmar orchard went for nine million crowns.",
    "No diver has been down to the wreck since the spring tides.",
    "Salt.",
    "",
    "Käthe’s “second” offer – 4,75 € a crate – was turned down 🙂.",
    "桟橋は木曜日に開いた。",
] + [f"The {k}th crate was {'very ' * (k % 6)}late, the clerk of Vellmar wrote." for k in range(20)]


@pytest.fixture(scope="module")
def model() -> IntegerEmbedder:
    return IntegerEmbedder()


def test_near_the_default(model: IntegerEmbedder) -> None:
    """Cosines of pairs of sentences differ from the default's by less than .04, and token vectors hardly turn."""
    default = PackagedEmbedder()
    vectors, tokens = model.encode_both(SENTENCES)
    wanted, wanted_tokens = default.encode_both(SENTENCES)
    apart = np.abs(vectors @ vectors.T - wanted @ wanted.T)
    assert 0 < apart.max() < 0.04
    for one, other in zip(tokens, wanted_tokens, strict=True):
        assert one.spans == other.spans
        assert (one.vectors * other.vectors).sum(axis=1).min(initial=1) > 0.99


def test_neighbours_do_not_change_a_byte(model: IntegerEmbedder) -> None:
    """Each row is rounded by itself: batches of 1, 5 and 32 and the reverse order give the same bytes."""
    vectors, tokens = model.encode_both(SENTENCES)
    for again in (
        model.encode(SENTENCES, batch_size=1),
        model.encode(SENTENCES, batch_size=5),
        model.encode(SENTENCES[::-1])[::-1],
    ):
        assert again.tobytes() == vectors.tobytes()
    for one, other in zip(model.token_vectors(SENTENCES, batch_size=1), tokens, strict=True):
        assert one.vectors.tobytes() == other.vectors.tobytes()


def test_processors_that_overflow_get_the_same_bytes(model: IntegerEmbedder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way round 16-bit sums gives the very same vectors."""
    other_way = not overflows()
    monkeypatch.setattr(packaged_int8, "overflows", lambda: other_way)
    assert IntegerEmbedder().encode(SENTENCES).tobytes() == model.encode(SENTENCES).tobytes()


def test_never_mixed_with_the_default(tmp_path: Path) -> None:
    """Its name and version are its own: what one of the two left in the cache, the other doesn't find."""
    with Store(tmp_path / "cache.sqlite3") as store:
        one, other = embedder("int8", cache=store), embedder("default", cache=store)
        assert one is not None
        assert other is not None
        assert (one.name, one.version) != (other.name, other.version)
        assert other.version == IDENTITY.version
        first = one.encode(SENTENCES[:1])
        assert other.encode(SENTENCES[:1]).tobytes() != first.tobytes()
        assert other.loaded


def test_a_graph_without_stored_weights_is_refused() -> None:
    """What can't be changed is no silent fall back to slow arithmetic."""
    plain = onnx_bytes.field(onnx_bytes.MODEL_GRAPH, onnx_bytes.node("MatMul", ["a", "b"], "c"))
    with pytest.raises(ValueError, match="no product"):
        with_integer_products(plain, shifted=False)
    with pytest.raises(ValueError, match="byte"):
        with_integer_products(b"not a model", shifted=False)


def test_all_products_of_weights_are_changed() -> None:
    """Six layers of six products; those of attention, which have no stored weights, stay."""
    changed = with_integer_products(packaged_files()[0].read_bytes(), shifted=False)
    graph = next(payload for number, payload, _ in onnx_bytes.fields(changed) if number == onnx_bytes.MODEL_GRAPH)
    kinds = [
        onnx_bytes.read_node(payload).op_type
        for number, payload, _ in onnx_bytes.fields(graph)
        if number == onnx_bytes.GRAPH_NODE
    ]
    assert kinds.count("MatMulInteger") == 36
    assert kinds.count("MatMul") == 12


@given(st.lists(st.tuples(st.integers(1, 40), st.one_of(st.integers(-(2**63), 2**64 - 1), st.binary(max_size=300)))))
def test_fields_are_read_as_they_were_written(parts: list[tuple[int, int | bytes]]) -> None:
    """Any run of fields comes back whole: numbers, payloads, and the bytes in between."""
    written = [
        onnx_bytes.field(number, value) if isinstance(value, bytes) else onnx_bytes.number(number, value)
        for number, value in parts
    ]
    message = b"".join(written) + struct.pack("<Bf", 1 << 3 | 5, 1.5) + struct.pack("<Bd", 1 << 3 | 1, 1.5)
    found = list(onnx_bytes.fields(message))
    assert [whole for _, _, whole in found[:-2]] == written
    assert [number for number, _, _ in found[:-2]] == [number for number, _ in parts]
    assert [payload for _, payload, _ in found[:-2]] == [v if isinstance(v, bytes) else b"" for _, v in parts]


@given(st.binary(min_size=1, max_size=60))
def test_any_bytes_are_fields_or_an_error(message: bytes) -> None:
    """What is no message is told as such; nothing is lost of what is one."""
    try:
        found = list(onnx_bytes.fields(message))
    except ValueError:
        return
    assert b"".join(whole for _, _, whole in found) == message
