"""Word alignment: which words of a rewrite answer which of its original."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drift.analysis.differences import differences
from drift.analysis.equal_blocks import equal_blocks
from drift.analysis.pair import Pair
from drift.analysis.tokens import tokenize
from drift.analysis.word_alignment import LinkKind, WordAlignment, align_words, word_alignments
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span
from pairs.embedding import Embedder


def document(*sentences: str) -> Document:
    text = " ".join(sentences)
    segments, at = [], 0
    for index, sentence in enumerate(sentences):
        segments.append(Segment(index, Span(at, at + len(sentence))))
        at += len(sentence) + 1
    return Document("", "en", text, tuple(segments))


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    from pairs.embedding.resolve import embedder as resolve

    found = resolve("default")
    assert found is not None
    return found


def aligned(original: str, rewrite: str, embedder: Embedder | None = None) -> WordAlignment:
    pair = Pair(document(original), document(rewrite), Alignment((Bead((0,), (0,)),)), embedder=embedder, parser=False)
    found = pair.get(word_alignments)[0]
    assert found is not None
    return found


def words(found: WordAlignment) -> set[tuple[str, str]]:
    return {(found.original[link.original].text, found.rewrite[link.rewrite].text) for link in found.links}


def test_equal_sentences_are_linked_word_by_word() -> None:
    """Two equal sentences have one identical link a token, and no vectors are asked for."""
    found = aligned("The pier opened on Friday.", "The pier opened on Friday.")
    assert [(link.original, link.rewrite) for link in found.links] == [(i, i) for i in range(6)]
    assert {link.kind for link in found.links} == {LinkKind.IDENTICAL}


def test_an_exchanged_word_is_a_substitution(embedder: Embedder) -> None:
    """A word in the place of another is linked to it, and known as a substitution."""
    found = aligned("The mayor opened a borderless market.", "The mayor opened an unlimited market.", embedder)
    links = [link for link in found.links if found.original[link.original].text == "borderless"]
    assert [found.rewrite[link.rewrite].text for link in links] == ["unlimited"]
    assert links[0].kind is LinkKind.SUBSTITUTION


def test_inflections_and_derivations_are_variants() -> None:
    """Forms of one word are linked as variants, without any vectors."""
    found = aligned("They opposed the plan for the harbour.", "Their opposition to the harbor plans grew.")
    kinds = {found.original[link.original].text: link.kind for link in found.links}
    assert kinds["opposed"] is LinkKind.VARIANT
    assert kinds["plan"] is LinkKind.VARIANT
    assert kinds["harbour"] is LinkKind.VARIANT


def test_moved_words_are_found(embedder: Embedder) -> None:
    """Order is evidence and no law: a phrase at the other end of the sentence is still answered."""
    found = aligned(
        "On Tuesday evening the rescuers found the missing trawler.",
        "The rescuers found the missing trawler on Tuesday evening.",
        embedder,
    )
    assert {("Tuesday", "Tuesday"), ("evening", "evening"), ("trawler", "trawler")} <= words(found)


def test_what_is_new_has_no_link(embedder: Embedder) -> None:
    """Words without an answer are unaligned, and the lookups by span say so."""
    original = "The mayor opened the pier."
    rewrite = "The mayor opened the pier to win back disappointed voters."
    found = aligned(original, rewrite, embedder)
    new = {found.rewrite[i].text for i in found.unaligned("rewrite")}
    assert {"win", "disappointed", "voters"} <= new
    assert not found.unaligned("original")
    at = rewrite.index("disappointed voters")
    assert found.coverage("rewrite", Span(at, at + 19)) == 0.0
    assert found.counterpart("rewrite", Span(at, at + 19)) is None
    pier = found.counterpart("original", Span(original.index("pier"), original.index("pier") + 4))
    assert pier is not None
    assert pier.of(rewrite) == "pier"


def test_several_sentences_in_one_bead(embedder: Embedder) -> None:
    """The tokens of an n:m bead carry offsets of their documents, and cross sentence limits."""
    original = document("Two lines.", "The pier is long.", "It cost nine million crowns.")
    rewrite = document("The pier, which is long, cost nine million crowns.", "No more.")
    beads = (Bead((0,), ()), Bead((1, 2), (0,)), Bead((), (1,)))
    found = Pair(original, rewrite, Alignment(beads), embedder=embedder, parser=False).get(word_alignments)
    assert found[0] is None
    assert found[2] is None
    assert found[1] is not None
    for token in found[1].original:
        assert token.span.of(original.text) == token.text
    assert {("pier", "pier"), ("crowns", "crowns"), ("million", "million")} <= words(found[1])


def test_words_never_answer_marks() -> None:
    """A comma is not linked to a word."""
    found = aligned("Well, yes, no!", "No! Yes; well")
    assert all(a[0].isalnum() == b[0].isalnum() for a, b in words(found))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("the pier a boat , . in 12 gull saw".split()), max_size=12), st.data())
def test_links_stay_in_bounds(left: list[str], data: st.DataObject) -> None:
    """Every link points at existing tokens, scores lie in 0..1, and order and repetition never break anything."""
    right = data.draw(st.permutations(left)) if left else []
    a, b = tokenize(" ".join(left)), tokenize(" ".join(right))
    found = align_words(a, b)
    for link in found.links:
        assert 0 <= link.original < len(a)
        assert 0 <= link.rewrite < len(b)
        assert 0 <= link.score <= 1
    assert list(found.links) == sorted(found.links, key=lambda link: (link.original, link.rewrite))
    for values, side in zip(differences(found), (a, b), strict=True):
        assert len(values) == len(side)
        assert all(0 <= value <= 1 for value in values)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30))
def test_equal_blocks_are_equal(a: list[str], b: list[str]) -> None:
    """Blocks are equal runs, ascending on both sides, without overlap."""
    last_i = last_j = 0
    for i, j, size in equal_blocks(a, b):
        assert size >= 1
        assert a[i : i + size] == b[j : j + size]
        assert i >= last_i
        assert j >= last_j
        last_i, last_j = i + size, j + size


def test_a_hostile_passage_does_not_blow_up() -> None:
    """Ten times the words cost far less than a hundred times the time, even where all of them are alike."""

    def cost(size: int) -> float:
        a, b = tokenize("pier gull " * size), tokenize("gull boat pier " * size)
        began = time.process_time()
        align_words(a, b)
        return time.process_time() - began

    cost(50)
    assert cost(4_000) < 60 * max(cost(400), 0.02)


def test_differences_are_where_the_texts_differ(embedder: Embedder) -> None:
    """The exchanged word differs more than the words that stayed, with and without vectors."""
    for model in (embedder, None):
        found = aligned("The crew painted the old lighthouse red.", "The crew painted the old submarine red.", model)
        values = differences(found)[0]
        texts = [token.text for token in found.original]
        assert max(values) == values[texts.index("lighthouse")]
