"""Opening a hidden layer of an ONNX model by appending a few bytes to it.

A serialised protobuf message may be continued: a second occurrence of a message field is merged into the first,
and repeated fields are concatenated (https://protobuf.dev/programming-guides/encoding/#last-one-wins). So one
more ``graph`` field (number 7 of ``ModelProto``) that holds a node and an output adds both to the graph, and
the onnx package, with its megabytes of generated code, isn't needed.
"""

from __future__ import annotations

from collections.abc import Sequence

# Field numbers of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
_MODEL_GRAPH = 7
_GRAPH_NODE, _GRAPH_OUTPUT = 1, 12
_NODE_INPUT, _NODE_OUTPUT, _NODE_OP_TYPE = 1, 2, 4
_VALUE_NAME, _VALUE_TYPE = 1, 2
_TYPE_TENSOR = 1
_TENSOR_OF_FLOATS = b"\x08\x01"  # elem_type = FLOAT, shape left open


def mean_output(tensors: Sequence[str], name: str) -> bytes:
    """The bytes that, appended to a model, add the output ``name``: the mean of the float tensors ``tensors``."""
    node = b"".join(_field(_NODE_INPUT, tensor.encode()) for tensor in tensors)
    node += _field(_NODE_OUTPUT, name.encode()) + _field(_NODE_OP_TYPE, b"Mean")
    value = _field(_VALUE_NAME, name.encode()) + _field(_VALUE_TYPE, _field(_TYPE_TENSOR, _TENSOR_OF_FLOATS))
    return _field(_MODEL_GRAPH, _field(_GRAPH_NODE, node) + _field(_GRAPH_OUTPUT, value))


def _field(number: int, payload: bytes) -> bytes:
    """One length-delimited protobuf field."""
    return bytes([number << 3 | 2]) + _varint(len(payload)) + payload


def _varint(value: int) -> bytes:
    """``value`` in protobuf's base 128, low digits first."""
    digits = bytearray()
    while value > 0x7F:
        digits.append(value & 0x7F | 0x80)
        value >>= 7
    digits.append(value)
    return bytes(digits)
