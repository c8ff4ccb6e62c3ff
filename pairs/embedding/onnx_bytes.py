"""Just enough of ONNX's protobuf to open a hidden layer of a model and to exchange some of its nodes.

The onnx package would do it with megabytes of generated code, a second of start-up included; a message is a run of
fields, each a number, a wire type and a value (https://protobuf.dev/programming-guides/encoding/), and what isn't
understood is passed on byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Field numbers of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
MODEL_IR, MODEL_GRAPH, MODEL_OPSET = 1, 7, 8
OPSET_VERSION = 2
GRAPH_NODE, GRAPH_NAME, GRAPH_TENSOR, GRAPH_INPUT, GRAPH_OUTPUT = 1, 2, 5, 11, 12
NODE_INPUT, NODE_OUTPUT, NODE_OP_TYPE, NODE_ATTRIBUTE = 1, 2, 4, 5
_ATTRIBUTE_NAME, _ATTRIBUTE_INT, _ATTRIBUTE_INTS, _ATTRIBUTE_TYPE = 1, 3, 8, 20
_TENSOR_DIMS, _TENSOR_TYPE, _TENSOR_NAME, _TENSOR_RAW = 1, 2, 8, 9
_VALUE_NAME, _VALUE_TYPE = 1, 2
_TYPE_TENSOR = 1
_ELEMENT_TYPE = 1

# Element types of tensors, and what an attribute holds.
FLOAT, UINT8, INT8, INT32 = 1, 2, 3, 6
_INT, _INTS = 2, 7

# Wire types.
_VARINT, _LENGTH = 0, 2


@dataclass(frozen=True, slots=True)
class Node:
    """One operation of a graph.

    Attributes:
        op_type: what it does, for example ``"MatMul"``.
        inputs: names of the tensors that it reads.
        outputs: names of those that it makes.
    """

    op_type: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


def fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The fields of a message: number, payload (empty for plain numbers), and the whole field as it stands.

    Raises:
        ValueError: this is no protobuf message.
    """
    place = 0
    while place < len(message):
        begin = place
        key, place = _read_varint(message, place)
        payload = b""
        match key & 7:
            case 0:  # a number
                _, place = _read_varint(message, place)
            case 1:  # eight bytes
                place += 8
            case 2:  # a length and so many bytes
                size, place = _read_varint(message, place)
                payload = message[place : place + size]
                place += size
            case 5:  # four bytes
                place += 4
            case other:
                raise ValueError(f"wire type {other} at byte {begin}")
        if place > len(message):
            raise ValueError(f"the field at byte {begin} is cut off")
        yield key >> 3, payload, message[begin:place]


def read_node(payload: bytes) -> Node:
    """A node out of its message."""
    inputs, outputs, op_type = [], [], ""
    for number, value, _ in fields(payload):
        if number == NODE_INPUT:
            inputs.append(value.decode())
        elif number == NODE_OUTPUT:
            outputs.append(value.decode())
        elif number == NODE_OP_TYPE:
            op_type = value.decode()
    return Node(op_type, tuple(inputs), tuple(outputs))


def node(op_type: str, inputs: Sequence[str], output: str, **attributes: int | list[int]) -> bytes:
    """A node of a graph, as a field of it; attributes are whole numbers or lists of them."""
    message = b"".join(field(NODE_INPUT, name.encode()) for name in inputs)
    message += field(NODE_OUTPUT, output.encode()) + field(NODE_OP_TYPE, op_type.encode())
    for name, value in attributes.items():
        if isinstance(value, int):
            said = number(_ATTRIBUTE_INT, value) + number(_ATTRIBUTE_TYPE, _INT)
        else:
            said = b"".join(number(_ATTRIBUTE_INTS, one) for one in value) + number(_ATTRIBUTE_TYPE, _INTS)
        message += field(NODE_ATTRIBUTE, field(_ATTRIBUTE_NAME, name.encode()) + said)
    return field(GRAPH_NODE, message)


def constant(name: str, kind: int, raw: bytes, shape: Sequence[int] = ()) -> bytes:
    """A tensor that a graph holds, as a field of it; ``raw`` is its little-endian content."""
    message = b"".join(number(_TENSOR_DIMS, size) for size in shape) + number(_TENSOR_TYPE, kind)
    return field(GRAPH_TENSOR, message + field(_TENSOR_NAME, name.encode()) + field(_TENSOR_RAW, raw))


def value(where: int, name: str, kind: int) -> bytes:
    """A graph's input or output of any shape, as its field ``where``."""
    of = field(_TYPE_TENSOR, number(_ELEMENT_TYPE, kind))
    return field(where, field(_VALUE_NAME, name.encode()) + field(_VALUE_TYPE, of))


def mean_output(tensors: Sequence[str], name: str) -> bytes:
    """The bytes that, appended to a model, add the output ``name``: the mean of the float tensors ``tensors``.

    A message may be continued: a second occurrence of its graph is merged into the first, and lists are concatenated
    (https://protobuf.dev/programming-guides/encoding/#last-one-wins).
    """
    return field(MODEL_GRAPH, node("Mean", tensors, name) + value(GRAPH_OUTPUT, name, FLOAT))


def field(number_: int, payload: bytes) -> bytes:
    """A field of text, bytes or a message."""
    return _varint(number_ << 3 | _LENGTH) + _varint(len(payload)) + payload


def number(number_: int, value_: int) -> bytes:
    """A field of a whole number."""
    return _varint(number_ << 3 | _VARINT) + _varint(value_ & 0xFFFF_FFFF_FFFF_FFFF)


def _varint(value_: int) -> bytes:
    """``value_`` in protobuf's base 128, low digits first."""
    digits = bytearray()
    while value_ > 0x7F:
        digits.append(value_ & 0x7F | 0x80)
        value_ >>= 7
    digits.append(value_)
    return bytes(digits)


def _read_varint(message: bytes, place: int) -> tuple[int, int]:
    result, shift = 0, 0
    while True:
        if place >= len(message) or shift > 63:
            raise ValueError(f"no number ends at byte {place}")
        digit = message[place]
        place += 1
        result |= (digit & 0x7F) << shift
        if digit < 0x80:
            return result, place
        shift += 7
