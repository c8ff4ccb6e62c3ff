"""From a source to a document: exact spans, nothing lost, kinds of segment, the same every time."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pairs import limits
from pairs.document import SegmentKind
from pairs.errors import EncodingError, PatternError, TooLargeError
from pairs.normal import is_blank
from pairs.reading import from_text, position, read

SENTENCE, HEADING, BYLINE = SegmentKind.SENTENCE, SegmentKind.HEADING, SegmentKind.BYLINE
DATELINE, CAPTION = SegmentKind.DATELINE, SegmentKind.CAPTION

STORY = (
    "Ferry sails again\n\nBy Jane Doe\n\nFILE PHOTO: The ferry at Holm. REUTERS/Jane Doe\n\n"
    "HOLM, May 4 (Reuters) - The ferry sailed again on Tuesday. Nobody was hurt.\n\n"
    "What next\n\nThe wall will be rebuilt in spring, the mayor said. (Reporting by Jane Doe; Editing by Erik Holt)"
)


def test_the_parts_of_a_story_have_their_kinds() -> None:
    """Heading, byline, caption, dateline, sentences, credit line; paragraphs are numbered from 0."""
    document = from_text(STORY, lang="en")
    assert [(one.kind, one.paragraph, document.sentence(one.index)) for one in document.segments] == [
        (HEADING, 0, "Ferry sails again"),
        (BYLINE, 1, "By Jane Doe"),
        (CAPTION, 2, "FILE PHOTO: The ferry at Holm."),
        (DATELINE, 3, "HOLM, May 4 (Reuters) -"),
        (SENTENCE, 3, "The ferry sailed again on Tuesday."),
        (SENTENCE, 3, "Nobody was hurt."),
        (HEADING, 4, "What next"),
        (SENTENCE, 5, "The wall will be rebuilt in spring, the mayor said."),
        (BYLINE, 5, "(Reporting by Jane Doe; Editing by Erik Holt)"),
    ]
    assert [(one.reason, one.span.of(STORY)) for one in document.boilerplate] == [("credit", "REUTERS/Jane Doe")]


@pytest.mark.parametrize("line", [
    "OSLO, March 3 (Reuters) –", "LONDON (AP) —", "PARIS —", "BEIJING, Sept. 14 (Xinhua) --", "Berlin (dpa) -",
    "NEW YORK, N.Y., Jan 5, 2021 (AP) -", "SAINT-DENIS, 3 mars (AFP) –", "МОСКВА, 14 сен — РИА Новости.",
    "新华社北京9月14日电（记者李明）",
])  # fmt: skip
def test_datelines_stand_apart(line: str) -> None:
    """Place, date, agency and dash are a segment of their own before the sentence."""
    rest = (
        "会谈将于周四在海港城举行，双方将讨论贸易。" if line[0] > "\u2e80" else "The talks went on until late at night."
    )
    document = from_text(f"{line} {rest}\n\n{rest} It rained.", lang="en")
    assert (document.segments[0].kind, document.sentence(0)) == (DATELINE, line)
    assert document.sentence(1) == rest


@pytest.mark.parametrize("text", [
    "NATO — the alliance — met in Holm on Monday evening.",
    "COVID-19 – What the island learned from three years of it.",
    "Jones (Labour) – The member for Holm – spoke for an hour.",
    "BREAKING — The wall of the harbour has cracked again.",
    "Holm - The island of ferries - is small and cold in winter.",
])  # fmt: skip
def test_what_only_resembles_a_dateline_stays(text: str) -> None:
    """A dash after a capital word makes no dateline."""
    assert all(one.kind is not DATELINE for one in from_text(text, lang="en").segments)


@pytest.mark.parametrize(("text", "credit"), [
    ("It fell. Reporting by Jane Doe; editing by Erik Holt", ["Reporting by Jane Doe; editing by Erik Holt"]),
    ("It fell. Report by Jane Doe. edited by Erik Holt", ["Report by Jane Doe.", "edited by Erik Holt"]),
    ("It fell.(Additional reporting by A. Lund in Oslo and B. Berg)", ["(Additional reporting by A. Lund in Oslo and B. Berg)"]),
    ("It fell. Edited by Jane Doe Our Standards: The Holm Principles.", ["Edited by Jane Doe"]),
])  # fmt: skip
def test_credit_lines_are_found_behind_the_last_sentence(text: str, credit: list[str]) -> None:
    """Who reported and edited is no sentence of the story, glued or not."""
    document = from_text("The wall of the harbour cracked. " + text, lang="en")
    assert [document.sentence(one.index) for one in document.segments if one.kind is BYLINE] == credit
    assert document.sentences()[:2] == ["The wall of the harbour cracked.", "It fell."]


@pytest.mark.parametrize("sentence", [
    "Reporting by the Tide newspaper found that the wall was weak.",
    "Edited by hand and printed in Holm, the book sold out.",
    "By Friday the wall had cracked.",
    "Written by Jane Doe in 1921, the poem is still read.",
])  # fmt: skip
def test_sentences_that_begin_like_credits_stay_sentences(sentence: str) -> None:
    """A verb makes a sentence."""
    document = from_text(f"It rained. {sentence} It snowed.\n\n{sentence}", lang="en")
    assert {one.kind for one in document.segments} == {SENTENCE}


def test_a_single_line_is_a_sentence_and_not_a_heading() -> None:
    """What heads nothing is no heading."""
    assert [one.kind for one in from_text("Revenue rose 4%", lang="en").segments] == [SENTENCE]
    assert [one.kind for one in from_text("The tide fell.\n\nRevenue rose 4%", lang="en").segments] == [SENTENCE] * 2


def test_lists_are_not_headings() -> None:
    """Items stay sentences, with marks or without; the line above them heads them."""
    marked = from_text("Key points:\n- Ferry sails\n- Wall holds\n- No one hurt\nThe storm ends on Friday.", lang="en")
    assert [one.kind for one in marked.segments] == [HEADING] + [SENTENCE] * 4
    bare = from_text("Stores\n\nTen ropes\nTwo anchors\nOne bell\nSix lamps\n\nAll was ready.", lang="en")
    assert [one.kind for one in bare.segments] == [HEADING] + [SENTENCE] * 5


@pytest.mark.parametrize("text", ["", " \t\r\n", "\u00a0", "\u200b\u200b", "\ufeff", "\u2028\u00ad\n\u200b"])
def test_blank_text_has_no_segments(text: str) -> None:
    """A01, A02: nothing visible, nothing to compare."""
    document = from_text(text)
    assert document.segments == document.boilerplate == ()
    assert document.lang == ""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_newline_gives_the_same_segments(newline: str) -> None:
    """A11, A12: offsets are those of the text as read; the sentences are the same."""
    text = STORY.replace("\n", newline)
    document = from_text(text, lang="en")
    assert document.text == text
    assert document.sentences() == from_text(STORY, lang="en").sentences()


def test_a_mark_at_the_beginning_is_no_part_of_the_text(tmp_path: Path) -> None:
    """A03: offsets count after it, in files and in memory."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + STORY.encode())
    assert read(path, lang="en").text == from_text("\ufeff" + STORY).text == STORY
    assert read(path).path == str(path)


def test_the_language_is_found_or_given() -> None:
    """What is given is not questioned."""
    assert from_text(STORY).lang == "en"
    assert from_text(STORY, lang="xx").lang == "xx"


def test_notes_tell_how_a_file_was_read(tmp_path: Path) -> None:
    """A04: the reader of the result learns it."""
    path = tmp_path / "a.txt"
    path.write_bytes(STORY.encode("utf-16"))
    assert read(path).notes == ("read as UTF-16 LE",)


def test_a_lone_surrogate_is_refused() -> None:
    """A09: it is named with its place before any model sees it."""
    with pytest.raises(EncodingError, match=r"U\+D800 at character 4 \(line 2\)"):
        from_text("abc\n\ud800")


def test_an_overlong_passage_is_cut_with_a_note() -> None:
    """A21, A22: no segment is longer than the limit, and nothing of it is lost."""
    document = from_text("word" * 5_000, lang="en")
    assert [len(one.span) for one in document.segments] == [limits.MAX_SEG, limits.MAX_SEG, 4_000]
    assert "".join(document.sentences()) == document.text
    assert document.notes == ("hard-split: 1 passage of more than 8,000 characters without a sentence end was cut",)


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the documented limits there is one clear line."""
    monkeypatch.setattr("pairs.segmentation.MAX_DOC_SEGS", 10)
    with pytest.raises(TooLargeError, match="more than 10 segments"):
        from_text("It rained. " * 20, lang="en")
    monkeypatch.setattr("pairs.reading.MAX_FILE", 100)
    with pytest.raises(TooLargeError, match="more than 100 characters"):
        from_text("a" * 101)


@pytest.mark.parametrize(("offset", "place"), [
    (0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (2, 3)), (6, (2, 4)), (7, (3, 1)), (8, (4, 1)), (9, (4, 2)),
])  # fmt: skip
def test_positions_count_from_one(offset: int, place: tuple[int, int]) -> None:
    r"""Lines end with \n, \r\n or \r and with nothing else."""
    assert position("ab\ncd\r\n\r\u2028\x0c", offset) == place


def test_a_position_outside_is_an_error() -> None:
    """Offsets beyond the text are a mistake of the caller's."""
    for offset in (-1, 3):
        with pytest.raises(ValueError, match="outside"):
            position("ab", offset)


PIECES = st.sampled_from([
    "read more ", "Sign up now for FREE access to Foo.comSign up ", "“", "”", '"', ".", "!", "?", "…", " ", "\n", "\n\n", "\r\n",
    "Mr. ", "U.S. ", "He said", "12 Comments", "Leave a Reply", "(Reporting by J. Doe; Editing by E. Holt)", "好的", "。", "「", "」",
    "OSLO, March 3 (Reuters) – ", "\u200b", "\x00", "\u2028", "1. ", "a", "A", "|", " - ", "http://a.b.c", "\u00a0",
    "Our Standards: The Thing", "Photo: A", "[File: AP]", "By Jane Doe", "Advertisement", "FILE PHOTO: x", "Related Articles",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=50).map("".join)),
    st.sampled_from(["en", "zh", "de", "", None]),
)
@example("a\u200b", "en")
def test_nothing_is_lost(text: str, lang: str | None) -> None:
    """Segments and cuts are in order, apart, in bounds, and hold every character that can be seen."""
    document = from_text(text, lang=lang)
    spans = sorted([one.span for one in document.segments] + [one.span for one in document.boilerplate])
    position_ = 0
    for span in spans:
        assert position_ <= span.start < span.end <= len(document.text)
        assert is_blank(document.text[position_ : span.start])
        assert not is_blank(span.of(document.text))
        position_ = span.end
    assert is_blank(document.text[position_:])
    assert [one.index for one in document.segments] == list(range(len(document.segments)))
    assert all(one.of(document.text) == one.of(document.text).strip() for one in spans)
    numbers = [one.paragraph for one in document.segments]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(len(set(numbers))))
    assert from_text(text, lang=lang) == document


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), max_size=50), st.text(max_size=8))
def test_only_documented_errors(text: str, pattern: str) -> None:
    """Whatever the text and the pattern, the errors are those of the docstring."""
    with contextlib.suppress(EncodingError, PatternError):
        from_text(text, boilerplate=[pattern])
