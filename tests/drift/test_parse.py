"""The parse: light records with exact offsets, a cache that saves the parser, and a parser that stays light."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from drift.analysis import parse as parsing
from drift.analysis.pair import Pair
from drift.analysis.syntax import Parse, ParsedToken
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span

needs_parser = pytest.mark.skipif(not parsing.available(), reason="spaCy's English pipeline is not installed")

STORY = "Mira Olsen, who runs the Tarn ferry, said she didn’t\u00a0want to sell it.\n\nShe left and\tslept."


class Memory:
    """A store in memory, with the two methods of the store on disk that the parse uses."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], bytes] = {}

    def get_many(self, namespace: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The values under keys that are known."""
        return {key: self.known[namespace, key] for key in keys if (namespace, key) in self.known}

    def put_many(self, namespace: str, items: list[tuple[str, bytes]]) -> None:
        """Keep all values."""
        self.known |= {(namespace, key): value for key, value in items}


def document(*texts: str, lang: str = "en") -> Document:
    """A document of one segment per text."""
    segments, at = [], 0
    for i, text in enumerate(texts):
        segments.append(Segment(i, Span(at, at + len(text))))
        at += len(text) + 1
    return Document("", lang, "\n".join(texts), tuple(segments))


def word(parse: Parse, text: str) -> ParsedToken:
    """The first token with this text."""
    return next(token for token in parse.tokens if token.text == text)


@pytest.fixture(scope="module")
def story() -> Parse:
    """The parse of two sentences, one segment each."""
    cut = STORY.index("\n\n")
    segments = (Segment(0, Span(0, cut)), Segment(1, Span(cut + 2, len(STORY))))
    parse = parsing.parse(Document("", "en", STORY, segments))
    assert parse is not None
    return parse


@needs_parser
def test_every_token_is_the_exact_passage_of_the_text(story: Parse) -> None:
    """Offsets are those of the document, across segments, no-break spaces and tabs; spaces are no tokens."""
    assert all(token.span.of(STORY) == token.text for token in story.tokens)
    assert "".join(token.text for token in story.tokens) == "".join(STORY.split())
    assert [token.index for token in story.tokens] == list(range(len(story.tokens)))
    assert {token.segment for token in story.tokens} == {0, 1}
    assert word(story, "n’t").lemma == "not"


@needs_parser
def test_heads_stay_inside_their_segment(story: Parse) -> None:
    """Each segment is parsed on its own and has at least one root."""
    for token in story.tokens:
        assert story.head(token).segment == token.segment
    assert {token.segment for token in story.tokens if token.is_root} == {0, 1}


@needs_parser
def test_lookups_by_span_and_offset(story: Parse) -> None:
    """``within`` gives the tokens that a span touches, ``at`` the token under a code point or nothing."""
    start = STORY.index("Tarn ferry")
    assert [t.text for t in story.within(Span(start + 2, start + 6))] == ["Tarn", "ferry"]
    assert story.within(Span(start, start)) == ()
    found = story.at(start + 5)
    assert found is not None
    assert found.text == "ferry"
    assert story.at(start + 4) is None


@needs_parser
def test_clauses_end_where_other_clauses_begin(story: Parse) -> None:
    """The relative clause and the reported clause are clauses of their own inside the main one."""
    assert [t.text for t in story.clause(word(story, "runs"))] == ["who", "runs", "the", "Tarn", "ferry"]
    assert [t.text for t in story.clause(word(story, "said")) if t.text.isalpha()] == ["Mira", "Olsen", "said"]
    assert story.clause_head(word(story, "n’t")).text == "want"


@needs_parser
def test_subjects_are_found_through_control_and_coordination(story: Parse) -> None:
    """A verb without a subject takes that of the verb it depends on."""
    for verb, subject in [("said", "Olsen"), ("want", "she"), ("sell", "she"), ("slept", "She")]:
        found = story.subject(word(story, verb))
        assert found is not None, verb
        assert found.text == subject
    assert story.subject(word(story, "slept"), own=True) is None


@needs_parser
def test_entities_are_whole_spans(story: Parse) -> None:
    """A named entity is one span with its type."""
    assert ("Mira Olsen", "PERSON") in {(span.of(STORY), kind) for span, kind in story.entities()}


@needs_parser
def test_what_is_cached_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second parse of a text comes from the store, is equal, and needs no parser."""
    store, text = Memory(), document("The old mill burned down.", "Nobody was hurt.")
    first = parsing.parse(text, store)  # type: ignore[arg-type]
    monkeypatch.setattr(parsing, "_load", lambda: pytest.fail("the parser was loaded"))
    again = parsing.parse(text, store)  # type: ignore[arg-type]
    assert first is not None
    assert again is not None
    assert first.tokens == again.tokens


@needs_parser
def test_a_damaged_entry_is_parsed_again() -> None:
    """A cache entry that can't be read counts as absent."""
    store, text = Memory(), document("The old mill burned down.")
    first = parsing.parse(text, store)  # type: ignore[arg-type]
    store.known = dict.fromkeys(store.known, b"not a parse")
    again = parsing.parse(text, store)  # type: ignore[arg-type]
    assert first is not None
    assert again is not None
    assert first.tokens == again.tokens


@needs_parser
def test_a_segment_that_is_no_sentence_is_left_out() -> None:
    """A segment beyond the cap is skipped and listed; its neighbours keep their parse."""
    parse = parsing.parse(document("word " * 1_200, "She left."))
    assert parse is not None
    assert parse.skipped == (0,)
    assert [token.text for token in parse.tokens] == ["She", "left", "."]


@needs_parser
@pytest.mark.parametrize("text", ["", " ", "\x00\x1b[31m", "\ud800 went away", "他去了。", "🙂", "and " * 900])
def test_odd_input_is_parsed_without_harm(text: str) -> None:
    """Nothing in a text makes the parse fail or lose its offsets."""
    parse = parsing.parse(document(text, "She left."))
    assert parse is not None
    assert all(token.text for token in parse.tokens)
    for token in parse.tokens:
        assert parse.clause_head(token).segment == token.segment
        parse.subject(token)


def test_no_parse_where_it_is_not_wanted() -> None:
    """A side in a language without a parser has no parse, and neither side has one where the parser is off."""
    english, german = document("She left."), document("Sie ging.", lang="de")
    alignment = Alignment((Bead((0,), (0,), 1.0),))
    assert Pair(english, german, alignment).get(parsing.parses)[1] is None
    assert Pair(english, english, alignment, parser=False).get(parsing.parses) == (None, None)


@needs_parser
def test_torch_is_kept_out_and_can_be_imported_later() -> None:
    """Parsing imports neither torch nor cupy, and leaves no trace that would stop their import."""
    code = (
        "import sys\n"
        "from drift.analysis.parse import parse\n"
        "from pairs.document import Document, Segment, Span\n"
        "assert 'spacy' not in sys.modules\n"
        "parse(Document('', 'en', 'She left.', (Segment(0, Span(0, 9)),)))\n"
        "assert 'spacy' in sys.modules\n"
        "assert not {'torch', 'cupy', 'h5py'} & set(sys.modules), 'imported or still blocked'\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
