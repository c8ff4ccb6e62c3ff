"""A graph whose weights are stored in 8 bits, changed so that its products are taken in whole numbers.

Such a graph turns a matrix of weights into floats (``Cast``, then ``Mul`` by one scale a column) before each ``MatMul``.
Here the other factor is rounded to 8 bits as well, the product is that of whole numbers, and what comes out is scaled
(dynamic quantisation, as in Q8BERT, Zafrir et al. 2019, https://arxiv.org/abs/1910.06188). Each row, which is one word
piece, has a scale of its own: so a vector doesn't depend on its neighbours in a batch, and half the error of one scale for
all is left.

Whole numbers add up exactly in any order. But processors without VNNI instructions add pairs of products in 16 bits, which
overflow without a word; there the weights are moved to the range 0 to 255, for which other instructions are used. Both
ways give the same bytes.
"""

from __future__ import annotations

import struct

from pairs.embedding import onnx_bytes
from pairs.embedding.onnx_bytes import Node, constant, field, fields, node, read_node
from pairs.embedding.onnx_runtime import session

_LARGEST = 127.0
_MIDDLE = 128
_P = "drift_"
"""Begins the names of all that is added."""


def with_integer_products(model: bytes, *, shifted: bool) -> bytes:
    """The model with its products of stored weights taken in whole numbers.

    Args:
        model: a serialised ONNX model, all of its graph in one field.
        shifted: whether weights are moved to the range 0 to 255; see :func:`overflows`.

    Raises:
        ValueError: it is no ONNX model, or has no such product.
    """
    return b"".join(
        field(number, _graph(payload, shifted=shifted)) if number == onnx_bytes.MODEL_GRAPH else whole
        for number, payload, whole in fields(model)
    )


def _graph(graph: bytes, *, shifted: bool) -> bytes:
    parts = [
        (whole, read_node(payload) if number == onnx_bytes.GRAPH_NODE else None)
        for number, payload, whole in fields(graph)
    ]
    nodes = [one for _, one in parts if one is not None]
    makers = {name: one for one in nodes for name in one.outputs}
    products = {one: made for one in nodes if (made := _stored_factor(one, makers)) is not None}
    if not products:
        raise ValueError("no product of stored weights in this graph")
    superseded = {name for one in products for name in _factor_tensors(one, makers)}
    rounded: set[str] = set()
    out = [_constants()]
    for whole, one in parts:
        if one in products:
            out.append(_product(one, *products[one], rounded, shifted=shifted))
        elif one is None or not superseded.intersection(one.outputs):
            out.append(whole)
    return b"".join(out)


def _stored_factor(one: Node, makers: dict[str, Node]) -> tuple[str, str] | None:
    """The tensor of whole numbers and the scales that the second factor of a product comes from."""
    if one.op_type != "MatMul":
        return None
    scaled = makers.get(one.inputs[1])
    cast = makers.get(scaled.inputs[0]) if scaled is not None and scaled.op_type == "Mul" else None
    if scaled is None or cast is None or cast.op_type != "Cast" or cast.inputs[0] in makers:
        return None
    return cast.inputs[0], scaled.inputs[1]


def _factor_tensors(one: Node, makers: dict[str, Node]) -> tuple[str, str]:
    """What stood between the stored weights and a product, and isn't needed any more."""
    return one.inputs[1], makers[one.inputs[1]].inputs[0]


def _constants() -> bytes:
    return (
        constant(f"{_P}largest", onnx_bytes.FLOAT, struct.pack("<f", _LARGEST))
        + constant(f"{_P}step", onnx_bytes.FLOAT, struct.pack("<f", 1 / _LARGEST))
        + constant(f"{_P}tiny", onnx_bytes.FLOAT, struct.pack("<f", 1e-12))
        # A cast cuts off what is behind the point: half a step more makes it round.
        + constant(f"{_P}offset", onnx_bytes.FLOAT, struct.pack("<f", _MIDDLE + 0.5))
        + constant(f"{_P}middle", onnx_bytes.UINT8, bytes([_MIDDLE]))
        + constant(f"{_P}shift", onnx_bytes.INT32, struct.pack("<i", _MIDDLE))
    )


def _product(one: Node, weights: str, scales: str, rounded: set[str], *, shifted: bool) -> bytes:
    """The nodes that stand for a product; those that round its first factor, once for all that share it."""
    rows, out = one.inputs[0], one.outputs[0]
    made = b""
    if rows not in rounded:
        rounded.add(rows)
        made += _rounded(rows)
    factors = [f"{_P}{rows}_whole", weights, f"{_P}middle"]
    if shifted:
        made += node("Cast", [weights], f"{_P}{weights}_wide", to=onnx_bytes.INT32)
        made += node("Add", [f"{_P}{weights}_wide", f"{_P}shift"], f"{_P}{weights}_moved")
        made += node("Cast", [f"{_P}{weights}_moved"], f"{_P}{weights}_bytes", to=onnx_bytes.UINT8)
        factors = [f"{_P}{rows}_whole", f"{_P}{weights}_bytes", f"{_P}middle", f"{_P}middle"]
    made += node("MatMulInteger", factors, f"{_P}{out}_whole")
    made += node("Cast", [f"{_P}{out}_whole"], f"{_P}{out}_float", to=onnx_bytes.FLOAT)
    made += node("Mul", [f"{_P}{out}_float", scales], f"{_P}{out}_columns")
    return made + node("Mul", [f"{_P}{out}_columns", f"{_P}{rows}_step"], out)


def _rounded(rows: str) -> bytes:
    """The nodes that turn rows of floats into rows of whole numbers 1 to 255, and tell each row's step."""
    name = f"{_P}{rows}_".__add__
    return b"".join(
        [
            node("Abs", [rows], name("sizes")),
            node("ReduceMax", [name("sizes")], name("top"), axes=[-1], keepdims=1),
            node("Max", [name("top"), f"{_P}tiny"], name("most")),
            node("Mul", [name("most"), f"{_P}step"], name("step")),
            node("Div", [f"{_P}largest", name("most")], name("factor")),
            node("Mul", [rows, name("factor")], name("scaled")),
            node("Add", [name("scaled"), f"{_P}offset"], name("placed")),
            node("Cast", [name("placed")], name("whole"), to=onnx_bytes.UINT8),
        ]
    )


def overflows() -> bool:
    """Whether this processor's products of 0 to 255 with -128 to 127 overflow on their way."""
    import numpy as np

    size = 64
    graph = (
        constant("weights", onnx_bytes.INT8, bytes([127]) * (size * size), (size, size))
        + node("MatMulInteger", ["rows", "weights"], "out")
        + field(onnx_bytes.GRAPH_NAME, b"probe")
        + onnx_bytes.value(onnx_bytes.GRAPH_INPUT, "rows", onnx_bytes.UINT8)
        + onnx_bytes.value(onnx_bytes.GRAPH_OUTPUT, "out", onnx_bytes.INT32)
    )
    opset = field(onnx_bytes.MODEL_OPSET, onnx_bytes.number(onnx_bytes.OPSET_VERSION, 17))
    model = onnx_bytes.number(onnx_bytes.MODEL_IR, 8) + field(onnx_bytes.MODEL_GRAPH, graph) + opset
    found = session(model).run(["out"], {"rows": np.full((size, size), 255, dtype=np.uint8)})[0]
    return bool((found != size * 255 * 127).any())
