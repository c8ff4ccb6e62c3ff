"""Plain text."""

from __future__ import annotations

from pairs.encoding import decode
from pairs.readers import Content, Format


def read(data: bytes, where: str, encoding: str | None) -> Content:
    """Decode the bytes; paragraphs are left to the segmentation."""
    text, notes = decode(data, where=where, encoding=encoding)
    return Content(text, notes=notes)


FORMAT = Format("text", (".txt", ".text"), read=read)
