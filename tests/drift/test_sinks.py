"""Whatever a text holds, it acts in no sink."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from drift.items import clip
from drift.places import Lines
from drift.safe import (
    csv_cell,
    github_data,
    github_property,
    log_line,
    markdown,
    markdown_fence,
    markdown_html,
    script_json,
    terminal,
    xml,
)
from drift.uri import uri
from pairs.document import Span

PARTS = "::error:: ##[ %0A =1 +2 -3 @a #1 ![x](y) `` ``` ~~~ <b> </script> <!-- ]]> & | \\ * _ $x$ :tada: www.a.b http://a.b GH-1 \r\n \n \t \x1b[0m \x00 \u2028 \u202e \ufffe".split(
    " "
)
HOSTILE = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.lists(st.sampled_from([*PARTS, " ", "\ud800", "a"]), max_size=12).map("".join),
)
MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


@given(HOSTILE)
def test_no_log_line_is_a_command(text: str) -> None:
    """One line, which is no workflow command in either of GitHub's two syntaxes."""
    line = log_line(text)
    assert len(re.split("[\n\r]", line)) == 1
    assert not line.lstrip().startswith("::")
    assert "##[" not in line


@given(HOSTILE, HOSTILE)
def test_a_workflow_command_stays_one(text: str, title: str) -> None:
    """Message and property can't end the command, begin another, or add a property; a runner gets the text back."""
    command = f"::error title={github_property(title)}::{github_data(text)}"
    assert len(re.split("[\n\r]", command)) == 1
    head = command[2:].partition("::")[0]
    assert head.count("=") == 1 + title.count("=")
    assert "," not in head
    message = command[2:].partition("::")[2]
    back = message.replace("%0A", "\n").replace("%25", "%")
    assert back.count("\n") == text.count("\n")


@given(HOSTILE)
def test_no_cell_is_a_formula(text: str) -> None:
    """A cell that is read back begins with no sign that a spreadsheet would work out."""
    out = io.StringIO()
    csv.writer(out).writerow([csv_cell(text)])
    (row,) = csv.reader(io.StringIO(out.getvalue()))
    assert (row[0].strip() or "a")[0] not in "=+-@"
    assert not set(row[0]) & set("\t\r\n")


@given(HOSTILE)
def test_markdown_is_only_text(text: str) -> None:
    """In a line and in a cell nothing but text comes out, no reference is begun, and a table keeps its cells."""
    shown = markdown(text)
    line = MARKDOWN.parseInline(f"a {shown} b")
    assert {child.type for token in line for child in token.children or ()} <= {"text", "text_special"}
    assert not re.search(
        r"@\w|(?<!\w)#\d|GH-\d|\$|://|:\w+:|www\.",
        shown.replace("&#8203;", "\u200b").replace("&#36;", ""),
        re.IGNORECASE,
    )
    cells = [t.type for t in MARKDOWN.parse(f"| a | b |\n|---|---|\n| {shown} | z |\n")].count("td_open")
    assert cells == 2


@given(HOSTILE)
def test_html_in_markdown_is_only_text(text: str) -> None:
    """Inside an element of Markdown the text is text: no tag, no reference, and what is read is what was there."""
    shown = markdown_html(text)
    assert not set(shown) & set("<>\n")
    assert not re.search(
        r"@\w|(?<![\w&])#\d|GH-\d|\$|://|:\w+:|www\.", shown.replace("&#8203;", "\u200b"), re.IGNORECASE
    )
    assert unescape(shown).replace("\u200b", "") == terminal(text).replace("\u200b", "")


@given(HOSTILE)
def test_a_fence_holds(text: str) -> None:
    """Nothing in a fenced block ends it."""
    (block,) = MARKDOWN.parse(markdown_fence(text, "diff") + "\n")
    assert block.type == "fence"


@given(HOSTILE)
def test_xml_can_be_read(text: str) -> None:
    """Every text can stand in XML 1.0, in content and in an attribute."""
    read = ET.fromstring(f'<a b="{escape(xml(text), {chr(34): "&quot;"})}">{escape(xml(text))}</a>')
    assert read.text == xml(text) or (read.text is None and not xml(text))


@given(HOSTILE)
def test_a_script_element_holds_its_data(text: str) -> None:
    """Data in a page can't end its element, and stays the same data."""
    value = text.encode("utf-8", "replace").decode("utf-8")
    dumped = script_json(json.dumps(value, ensure_ascii=False))
    assert not set(dumped) & set("<>&")
    assert json.loads(dumped) == value


@given(HOSTILE)
def test_a_uri_has_only_its_characters(path: str) -> None:
    """Any path makes a URI of ASCII without space, backslash, colon or control."""
    where, _ = uri(path, "/root/of all")
    assert re.fullmatch(r"(file:///)?[\w/.~%-]*", where, re.ASCII)


def test_uris() -> None:
    """Relative to the root where it lies in it, percent-encoded, with no way up."""
    assert uri("docs/a b%.md", "/srv") == ("docs/a%20b%25.md", True)
    assert uri("/srv/docs/a.md", "/srv") == ("docs/a.md", True)
    assert uri("./docs/../a.md") == ("a.md", True)
    assert uri("../a.md", "/srv/desk") == ("file:///srv/a.md", False)
    assert uri("a\\b:c.md") == ("a%5Cb%3Ac.md", True)
    assert uri("caf\udce9.md") == ("caf%E9.md", True)


@given(st.text(st.sampled_from("ab\r\n\u2028\x0b\x85"), max_size=30))
def test_lines_and_columns(text: str) -> None:
    """A line ends with LF, CR LF or CR and with nothing else; every offset has its line and column."""
    lines = Lines(text)
    plain = text.replace("\r\n", "\n\n").replace("\r", "\n")
    for offset in range(len(text) + 1):
        line, column = lines.at(offset)
        before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        if not (offset and text[offset - 1 : offset + 1] == "\r\n"):
            assert line == before.count("\n") + 1
            assert column == offset - (plain[:offset].rfind("\n") + 1) + 1
    place = lines.place(Span(0, len(text)))
    assert (place.end_line, place.end_column) == lines.at(len(text))


def test_long_passages_are_clipped() -> None:
    """Of a long passage beginning and end stay."""
    assert clip("a" * 50 + "b" * 500 + "c", 100).startswith("a" * 50 + " … ")
    assert clip("short") == "short"
