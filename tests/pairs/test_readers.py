"""The registry of input formats finds one file per format and chooses by name or ending."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from pairs import readers
from pairs.document import SegmentKind
from pairs.errors import ReadError
from pairs.reading import read


def test_plain_text_is_the_default() -> None:
    """No ending, an unknown ending and .txt are plain text."""
    for name in ("story", "story.txt", "STORY.TXT", "story.unheard-of", "-", ""):
        assert readers.choose(name).name == "text"


def test_an_unknown_format_is_an_error_that_lists_the_known() -> None:
    """The line names what there is."""
    with pytest.raises(ReadError, match=r"unknown format 'scroll'; known are: .*text"):
        readers.choose("a.txt", "scroll")


def test_a_new_format_is_one_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module put on the package's path is found, chosen by its longest ending, and names its blocks."""
    (tmp_path / "shout.py").write_text(
        "from pairs.document import SegmentKind, Span\n"
        "from pairs.encoding import decode\n"
        "from pairs.readers import Block, Content, Format\n"
        "def read(data, where, encoding):\n"
        "    text, notes = decode(data, where=where, encoding=encoding)\n"
        "    end = text.index('!')\n"
        "    return Content(text, (Block(Span(0, end), SegmentKind.HEADING), Block(Span(end + 1, len(text)))), notes=notes)\n"
        "FORMAT = Format('shout', ('.loud.txt',), read=read)\n"
    )
    monkeypatch.setattr(readers, "__path__", [*readers.__path__, str(tmp_path)])
    readers.formats.cache_clear()
    try:
        path = tmp_path / "a.loud.txt"
        path.write_text("Hear the tide.!It turned. It fell.")
        document = read(path, lang="en")
        assert document.sentences() == ["Hear the tide.", "It turned.", "It fell."]
        assert [one.kind for one in document.segments] == [SegmentKind.HEADING] + [SegmentKind.SENTENCE] * 2
        assert [one.paragraph for one in document.segments] == [0, 1, 1]
    finally:
        sys.modules.pop("pairs.readers.shout", None)
        readers.formats.cache_clear()
    importlib.invalidate_caches()
