"""Markdown: blocks are kept apart, markup is masked, and every offset points into the file."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pairs.document import Document, SegmentKind
from pairs.reading import load_bytes, read, to_document

PAGE = """---
title: The quay
---
# The **old** quay {#quay}

<!-- a remark -->
See [the map](https://velmora.example/map "the map") for `quay --open` of *all* piers. It cost $93 million &amp; more.

> The mayor spoke
> of `ends`. Nobody heard.

- [ ] Mend the *east* pier
- Paint it

  ```sh
  quay paint
  ```

| pier | depth |
|---|---|
| east \\| west | 42 m |

![The harbour](img/harbour.png) lies ~~north~~ south.

[ref]: https://velmora.example
"""


def document(text: str) -> Document:
    """A page of Markdown, in English."""
    return to_document(load_bytes(text.encode("utf-8", "surrogatepass"), path="page.md"), lang="en")


def said(text: str) -> list[str]:
    """What the segments say, with single spaces."""
    return [" ".join(sentence.split()) for sentence in document(text).plain().sentences()]


def test_a_page_in_its_parts() -> None:
    """Headings, sentences, list items, cells and quotations are segments of their own, without their markup."""
    assert said(PAGE) == [
        "The old quay",
        "See the map for of all piers.",
        "It cost $93 million more.",
        "The mayor spoke of .",
        "Nobody heard.",
        "Mend the east pier",
        "Paint it",
        "pier",
        "depth",
        "east \\| west",
        "42 m",
        "The harbour lies north south.",
    ]
    assert document(PAGE).segments[0].kind is SegmentKind.HEADING


def test_what_is_left_out_is_listed() -> None:
    """Front matter, comments, code and definitions of links are no segments, and are named."""
    page = document(PAGE)
    assert [(cut.reason, cut.span.of(PAGE).split("\n")[0]) for cut in page.boilerplate] == [
        ("front-matter", "---"),
        ("comment", "<!-- a remark -->"),
        ("code", "```sh"),
        ("link-definition", "[ref]: https://velmora.example"),
    ]
    assert [(code.text, code.block) for code in page.code] == [
        ("quay --open", False),
        ("ends", False),
        ("quay paint\n", True),
    ]


def test_spans_hold_the_markup_of_their_words() -> None:
    """A segment's span is the passage of the file, with what belongs to it."""
    sentences = document(PAGE).sentences()
    assert sentences[0] == "The **old** quay"
    assert sentences[3] == "The mayor spoke\n> of `ends`."
    assert sentences[-1] == "![The harbour](img/harbour.png) lies ~~north~~ south."


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_any_newline_gives_the_same_page(newline: str) -> None:
    """Lines end as they like."""
    assert said(PAGE.replace("\n", newline)) == said(PAGE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[tide](/a 'x tide') tide", "tide tide"),
        ("A \\*star\\* and <b>bold</b> words", "A *star * and bold words"),
        ("<https://velmora.example/x> is it", "is it"),
        ("It is https://velmora.example/a?b=(c) now", "It is ) now"),
        ('Say open("https://velmora.example/a","4 times") to it', 'Say open(" ","4 times") to it'),
        ("He wrote “www.velmora.example” 4 times", "He wrote “ ” 4 times"),
        ("{{< note >}} Mind the gap {{% /note %}}", "Mind the gap"),
        ("a ``b ` c`` d", "a d"),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
        ("snake_case_name stays", "snake_case_name stays"),
        ("Setext *head*\n===", "Setext head"),
        ("[a *b* c][ref] d\n\n[ref]: /x", "a b c d"),
        ("A note[^1] here", "A note here"),
        ("***very* deep** water", "very deep water"),
    ],
)
def test_markup_is_masked(text: str, expected: str) -> None:
    """Of a line of Markdown only its words are compared."""
    assert said(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("One.\n\n```sh\nTwo words here.\n", "code fence that begins on line 3"),
        ("One.\n\n<!-- Two words here.\n\nThree.\n", "HTML comment that begins on line 3"),
        ("---\ntitle: One.\n\nTwo words here.\n", "front matter"),
    ],
    ids=["F11-fence", "F11-comment", "F11-front-matter"],
)
def test_what_is_never_closed_is_read_as_text(text: str, what: str) -> None:
    """An unclosed block swallows nothing, and a note says so."""
    page = document(text)
    assert "Two words here." in " ".join(said(text))
    assert any(what in note and "read as text" in note for note in page.notes)


def test_sentences_begin_and_end_with_code() -> None:
    """Inline code is a word to whoever looks for the ends of sentences; alone it is no sentence."""
    page = document(
        "The gate opens. `gate up` does it. Nobody calls `gate`. It is slow.\n\n- `gate`, `quay`\n- a `gate`\n"
    )
    assert page.sentences() == [
        "The gate opens.",
        "`gate up` does it.",
        "Nobody calls `gate`.",
        "It is slow.",
        "a `gate`",
    ]


def test_admonitions_are_text() -> None:
    """What is indented under a head of MkDocs is text, however deep; real code in it and behind it stays code."""
    text = (
        "!!! note\n\n    Mind the *low* beams.\n\n    ```sh\n    quay open\n    ```\n\n"
        '    ??? tip "More"\n\n        Take a lamp.\n\nOutside.\n\n=== "Linux"\n\n    Row there.\n\nAt last:\n\n    quay shut\n'
    )
    page = document(text)
    sentences = [" ".join(sentence.split()) for sentence in page.sentences()]
    assert [one for one in sentences if one[0] not in "!?="] == [
        "Mind the *low* beams.",
        "Take a lamp.",
        "Outside.",
        "Row there.",
        "At last:",
    ]
    assert [code.text.strip() for code in page.code] == ["quay open", "quay shut"]


def test_furniture_of_web_pages_is_not_looked_for() -> None:
    """Everything on a page of documentation was written on purpose, copies too."""
    text = "Share this\n\n" + "Mind the low beams on the way down to the engine room.\n\n" * 2
    assert len(document(text).segments) == 3
    assert not document(text).boilerplate


def test_markdown_is_chosen_by_its_ending(tmp_path: Path) -> None:
    """A file called .md is Markdown; its text stays as it is."""
    (tmp_path / "a.md").write_text("# One\n\nTwo *three*.\n")
    page = read(tmp_path / "a.md", lang="en")
    assert page.text == "# One\n\nTwo *three*.\n"
    assert page.sentences() == ["One", "Two *three*."]


SCRAPS = st.lists(
    st.sampled_from(
        [
            "# ",
            "- ",
            "> ",
            "1. ",
            "    ",
            "\t",
            "```",
            "~~~",
            "`",
            "``",
            "**",
            "*",
            "_",
            "[",
            "](",
            ")",
            "![",
            "]",
            "<!--",
            "-->",
            "<div>",
            "</div>",
            "|",
            "|---|---|",
            "\n",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "---",
            "+++",
            "[a]: b",
            "\\",
            "&amp;",
            "https://a.b",
            "word",
            "Two words.",
            "港口",
            "👩\u200d🌾",
            "\x00",
            "\u2028",
            "{{< x >}}",
            ":::note",
            " ",
            "{% x %}",
            "import a from 'b'",
            "!!! note",
            '=== "a"',
        ]
    ),
    max_size=40,
).map("".join)


def letters(text: str) -> str:
    """Only letters and digits: what no markup and no line break is."""
    return "".join(filter(str.isalnum, text))


@settings(max_examples=150, deadline=None)
@given(st.one_of(SCRAPS, st.text(max_size=80)))
def test_offsets_are_exact_on_any_text(text: str) -> None:
    """Segments, cuts, masks and code lie in the text, in order and apart; masking keeps the length and all else."""
    # With its mark, so that a NUL isn't taken for a sign of UTF-16.
    loaded = load_bytes(b"\xef\xbb\xbf" + text.encode("utf-8", "replace"), path="x.md")
    page = to_document(loaded, lang="en")
    plain = page.plain()
    assert page.text == loaded.text
    assert len(plain.text) == len(page.text)
    for spans in ([s.span for s in page.segments], [c.span for c in page.boilerplate], list(page.masks)):
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert all(span.end <= len(text) and len(span) for span in spans)
    for code in page.code:
        assert letters(code.text) in letters(code.span.of(page.text))
    for sentence in plain.sentences():
        assert sentence.strip()


@pytest.mark.parametrize(
    "scrap", ["[", "`", "*a ", "<!-- ", "[a](", "![", "> ", "- ", "[a]: b\n", "|a", "<a ", "{{< ", "a\n\n"]
)
def test_time_grows_with_the_text(scrap: str) -> None:
    """Four times the text takes far less than sixteen times the time, whatever the markup."""

    def seconds(size: int) -> float:
        data = (scrap * size)[: 8 * size].encode()
        begin = time.process_time()
        to_document(load_bytes(data, path="x.md"), lang="en")
        return time.process_time() - begin

    seconds(50)
    assert seconds(4_000) < 0.3 + 9 * seconds(1_000)
