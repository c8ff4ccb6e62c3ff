"""From a file or a text in memory to a document with its segments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pairs import readers
from pairs.document import Document
from pairs.encoding import reject_surrogates
from pairs.errors import TooLargeError
from pairs.files import read_bytes, shown
from pairs.limits import MAX_FILE
from pairs.readers import Content


@dataclass(frozen=True, slots=True)
class Loaded:
    """A text that was read and not yet split.

    Attributes:
        path: the file's name as given, ``"-"`` for standard input, ``""`` for a text from memory.
        content: the text with what its format says of it.
    """

    path: str
    content: Content

    @property
    def text(self) -> str:
        """The text as read, to which all offsets refer."""
        return self.content.text


def read(
    source: str | Path,
    *,
    encoding: str | None = None,
    lang: str | None = None,
    format: str | None = None,  # noqa: A002  (the option's name)
    boilerplate: Iterable[str] = (),
) -> Document:
    """Read a file, or standard input for ``-``, and split it into segments.

    Args:
        source: the path of a regular file, or ``-``.
        encoding: ``None`` for UTF-8 and UTF-16 by its byte order mark, ``"auto"`` to guess what is
            neither, else a name that Python knows.
        lang: ISO 639-1 code; ``None`` to detect it.
        format: the name of an input format; ``None`` to choose by the file's ending.
        boilerplate: regular expressions for what is not the story, beside the built-in ones.

    Raises:
        ReadError: the file can't be read as text (:class:`~pairs.errors.EncodingError`,
            :class:`~pairs.errors.TooLargeError` are kinds of it).
        PatternError: a boilerplate pattern is broken or runs too long.
    """
    return to_document(load(source, encoding=encoding, format=format), lang=lang, boilerplate=boilerplate)


def from_text(text: str, *, lang: str | None = None, path: str = "", boilerplate: Iterable[str] = ()) -> Document:
    """Split a text from memory into segments.

    Args:
        text: the text, any newline style; a byte order mark at its beginning is no part of it.
        lang: ISO 639-1 code; ``None`` to detect it.
        path: what to call it in results and errors.
        boilerplate: regular expressions for what is not the story, beside the built-in ones.

    Raises:
        EncodingError: the text holds a lone surrogate.
        TooLargeError: it is longer than :data:`pairs.limits.MAX_FILE` characters or has too many segments.
        PatternError: a boilerplate pattern is broken or runs too long.
    """
    return to_document(load_text(text, path=path), lang=lang, boilerplate=boilerplate)


def load(source: str | Path, *, encoding: str | None = None, format: str | None = None) -> Loaded:  # noqa: A002
    """The first half of :func:`read`: everything up to the text, with the same arguments and errors."""
    path = str(source)
    reader = readers.choose(path, format)
    return Loaded(path, reader.read(read_bytes(source), shown(source), encoding))


def load_text(text: str, *, path: str = "") -> Loaded:
    """The first half of :func:`from_text`, with the same arguments and errors."""
    where = shown(path) if path else "the text"
    if len(text) > MAX_FILE:
        raise TooLargeError(f"{where}: more than {MAX_FILE:,} characters; split it into parts")
    reject_surrogates(text, where=where)
    return Loaded(path, Content(text.removeprefix("\ufeff")))


def load_bytes(data: bytes, *, path: str, encoding: str | None = None) -> Loaded:
    """As :func:`load`, for the bytes of a file that is not at hand as such; ``path`` names it and its format."""
    return Loaded(path, readers.choose(path).read(data, shown(path), encoding))


def refined(loaded: Loaded) -> Loaded:
    """The text with all that its format says of it: reading alone leaves out what takes time."""
    content = loaded.content
    if content.refine is None:
        return loaded
    return replace(loaded, content=replace(content.refine(content), refine=None))


def to_document(
    loaded: Loaded, *, lang: str | None = None, boilerplate: Iterable[str] = (), story: bool = True
) -> Document:
    """The second half of :func:`read` and :func:`from_text`: split what was loaded into segments.

    Args:
        loaded: the text.
        lang: ISO 639-1 code; ``None`` to detect it.
        boilerplate: regular expressions for what is not the story, beside the built-in ones.
        story: ``False`` takes the text for a passage from a story: nothing is cut, every segment is a sentence.

    Raises:
        TooLargeError: it has too many segments.
        PatternError: a boilerplate pattern is broken or runs too long.
    """
    from pairs.language import detect
    from pairs.segmentation import segment

    loaded = refined(loaded)
    content, path = loaded.content, loaded.path
    language = detect(content.plain) if lang is None else lang
    where = shown(path) if path else "the text"
    done = segment(content, lang=language, patterns=boilerplate, where=where, story=story)
    notes = content.notes + done.notes
    return Document(path, language, content.text, done.segments, done.boilerplate, notes, content.masks, content.code)


def position(text: str, offset: int) -> tuple[int, int]:
    r"""The line and column of an offset, both from 1; lines end with ``\n``, ``\r\n`` or ``\r``."""
    if not 0 <= offset <= len(text):
        raise ValueError(f"offset {offset} lies outside a text of {len(text)} characters")
    # The second half of a "\r\n" belongs to the line that it ends.
    end = offset - 1 if text[offset - 1 : offset + 1] == "\r\n" and offset else offset
    line = text.count("\n", 0, end) + text.count("\r", 0, end) - text.count("\r\n", 0, end) + 1
    begin = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    return line, offset - begin + 1
