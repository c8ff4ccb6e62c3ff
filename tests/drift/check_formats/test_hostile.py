"""Text from outside acts in no format: the rows of the table of bad inputs, each in every place where text can stand."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from drift.check_formats import View, named, names
from tests.drift.check_formats.checks import HOSTILE, hostile

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
MENTION = re.compile(r"(?<![\w`])@\w|(?<!\w)#\d|GH-\d|:tada:|www\.|://")
SAFE_TAGS = {"details", "summary"}


@pytest.fixture(scope="module", params=sorted(HOSTILE))
def outputs(request: pytest.FixtureRequest) -> dict[str, str]:
    """Every format of a check that holds one hostile text everywhere."""
    check = hostile(HOSTILE[request.param])
    return {name: named(name).render(check, View(sort="severity")) for name in names()}


def test_no_control_reaches_any_output(outputs: dict[str, str]) -> None:
    """No escape sequence, no other control, no bidirectional override and no surrogate is left, in whatever format."""
    for name, text in outputs.items():
        assert not CONTROLS.findall(text), name
        text.encode("utf-8")
        assert "##[" not in text, name


def test_no_line_of_a_log_is_a_command(outputs: dict[str, str]) -> None:
    """What is printed to a build log begins with a sign or a word of ours; a command has our names and properties."""
    own = re.compile(r"::(error|warning|notice) ((file|line|endLine|col|endColumn|title)=[^,:\r\n]*,?)+::")
    for line in outputs["text"].split("\n"):
        assert not line.lstrip().startswith("::")
        assert not line[:1].isspace()
    commands = [line for line in outputs["github"].split("\n") if line.lstrip().startswith("::")]
    assert commands
    assert all(own.match(line) for line in commands)
    for line in commands:
        files = [part[5:] for part in line.split("::")[1].partition(" ")[2].split(",") if part.startswith("file=")]
        assert len(files) <= 1


def test_no_cell_is_a_formula(outputs: dict[str, str]) -> None:
    """No cell begins with what a spreadsheet would work out."""
    _, *rows = csv.reader(io.StringIO(outputs["csv"]))
    assert rows
    for row in rows:
        assert not [cell for cell in row if cell.lstrip()[:1] in {"=", "+", "-", "@", "\t", "\r"} and cell.strip()]


def test_xml_can_be_read(outputs: dict[str, str]) -> None:
    """The XML is well-formed and holds only characters that XML 1.0 allows."""
    root = ET.fromstring(outputs["junit"].encode())
    assert not [c for c in "".join(root.itertext()) if c in "\ufffe\uffff"]
    assert {element.tag for element in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "skipped", "error", "system-out",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab"])
def test_json_can_be_read(outputs: dict[str, str], name: str) -> None:
    """JSON stays JSON."""
    for line in outputs[name].splitlines() if name == "jsonl" else [outputs[name]]:
        json.loads(line)


@pytest.mark.parametrize("name", ["markdown", "github-summary"])
def test_nothing_acts_in_markdown(outputs: dict[str, str], name: str) -> None:
    """No link, image, mention, reference or HTML of the text acts, and every row has its cells."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(outputs[name])
    inline = [child for token in tokens for child in token.children or ()]
    assert not [t for t in inline if t.type in {"link_open", "image", "html_inline", "code_inline", "em_open"}]
    html = "".join(t.content for t in tokens if t.type == "html_block")
    assert set(re.findall(r"<\s*/?\s*([a-z]+)", html)) <= SAFE_TAGS
    plain = re.sub(r"(?ms)^(`{3,}).*?^\1$", "", outputs[name]).replace("&#8203;", "\u200b").replace("&#36;", "")
    assert not MENTION.findall(plain)
    rows = [t for t in tokens if t.type == "tr_open"]
    assert len([t for t in tokens if t.type in {"td_open", "th_open"}]) in {
        6 * len(rows),
        6 * len(rows) - 3 * 2,
        3 * len(rows),
    }


class Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.found.append((tag, dict(attrs)))


def test_nothing_acts_in_the_page(outputs: dict[str, str]) -> None:
    """Two scripts, both ours; no handler, no address outside of the page, no element that fetches."""
    page = Elements()
    page.feed(outputs["html"])
    tags = [tag for tag, _ in page.found]
    assert tags.count("script") == 2
    assert not set(tags) & {"img", "iframe", "object", "embed", "link", "base", "audio", "video", "source"}
    for tag, attributes in page.found:
        assert not [
            name for name in attributes if name.startswith("on") or name in {"style", "src", "srcset", "action"}
        ]
        assert (attributes.get("href") or "#").startswith("#"), tag
    island = outputs["html"].partition('id="data">')[2].partition("</script>")[0]
    assert "<" not in island
    json.loads(island)


def test_every_character_is_seen(outputs: dict[str, str]) -> None:
    """In output for people, a format character is shown and not obeyed; ours break up what would act."""
    for name in ("text", "github", "html"):
        hidden = {c for c in outputs[name] if unicodedata.category(c) == "Cf"}
        assert hidden <= {"\u2060", "\u200d"}, name
