"""Each quotation of a pair is accounted for once: in its bead, then in the whole other document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.pair import Pair
from drift.analysis.quotation_matching import QuoteRelation, match_quotations
from drift.analysis.quotation_pieces import quotation_pieces
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span


def document(*sentences: str) -> Document:
    """A document of these sentences, one paragraph each."""
    segments, at = [], 0
    for i, sentence in enumerate(sentences):
        segments.append(Segment(i, Span(at, at + len(sentence)), paragraph=i))
        at += len(sentence) + 1
    return Document("", "en", "\n".join(sentences), tuple(segments))


def relations(a: list[str], b: list[str], *beads: tuple[tuple[int, ...], tuple[int, ...]]) -> list[QuoteRelation]:
    pair = Pair(document(*a), document(*b), Alignment(tuple(Bead(x, y, 0.7 if x and y else 0.0) for x, y in beads)))
    return [m.relation for m in pair.get(match_quotations)]


def test_a_quotation_that_moved_is_kept() -> None:
    """Words quoted in another sentence of the rewrite are not dropped."""
    a = ["The kiln leaks.", "“Nobody asked the potters,” said Ute Brandvik."]
    b = ["“Nobody asked the potters,” the guild said of the kiln, which leaks."]
    assert relations(a, b, ((0,), (0,)), ((1,), ())) == []


def test_a_lost_sentence_loses_its_quotation() -> None:
    """A quotation that went with its sentence is dropped, one that came with a new sentence is new."""
    a = ["The kiln leaks.", "“Nobody asked the potters,” said Ute Brandvik."]
    b = ["The kiln leaks.", "“Everybody loves the weavers,” said Ole Strand."]
    assert relations(a, b, ((0,), (0,)), ((1,), ()), ((), (1,))) == [QuoteRelation.DROPPED, QuoteRelation.NEW]


def test_speech_told_in_another_sentence_is_paraphrased() -> None:
    """Direct speech whose words another sentence of the rewrite tells is not dropped."""
    a = ["The kiln leaks.", "“The potters will rebuild the northern kiln in spring,” said Ute Brandvik."]
    b = ["The kiln leaks, but in spring the potters would rebuild the northern one."]
    assert relations(a, b, ((0,), (0,)), ((1,), ())) == [QuoteRelation.PARAPHRASED]


def test_one_word_in_a_long_quotation_is_seen() -> None:
    """A ratio of 97 is no excuse for an exchanged content word."""
    long = "We came to the island in the autumn of that year and found that the {} had been left by all its people"
    a, b = f"“{long.format('village')},” she wrote.", f"“{long.format('villages')},” she wrote."
    c = f"“{long.format('harbour')},” she wrote."
    assert relations([a], [b], ((0,), (0,))) == [QuoteRelation.KEPT]
    assert relations([a], [c], ((0,), (0,))) == [QuoteRelation.ALTERED]


def test_a_quotation_over_two_sentences_is_matched_piece_by_piece() -> None:
    """Each sentence of a long quotation finds its own counterpart."""
    text = "“We sail at dawn. The nets are dry.”"
    whole = Document("", "en", text, (Segment(0, Span(0, 17)), Segment(1, Span(18, 36))))
    pair = Pair(whole, whole, Alignment((Bead((0,), (0,), 1.0), Bead((1,), (1,), 1.0))))
    assert [m.relation for m in pair.get(match_quotations)] == [QuoteRelation.KEPT] * 2


TEXT = st.lists(
    st.sampled_from(["“", "”", '"', "we", "sail", "home", "said", "he", ",", ".", "’s", "‘", "’"]), max_size=25
)


@given(TEXT, TEXT)
def test_every_piece_is_told_of_at_most_once(a: list[str], b: list[str]) -> None:
    """No piece of a quotation serves two matches; all spans are those of pieces."""
    original, rewrite = document(" ".join(a) or "x"), document(" ".join(b) or "x")
    pair = Pair(original, rewrite, Alignment((Bead((0,), (0,), 0.5),)))
    matches = pair.get(match_quotations)
    for side in ("original", "rewrite"):
        told = [p.span for m in matches for p in m.pieces(side)]  # type: ignore[arg-type]
        known = {p.span for pieces in pair.get(quotation_pieces)[side].values() for p in pieces}  # type: ignore[index]
        assert len(told) == len(set(told))
        assert set(told) <= known


@given(TEXT)
def test_a_text_compared_with_itself_has_nothing_to_tell(words: list[str]) -> None:
    """Every quotation of an unchanged text is kept."""
    text = document(" ".join(words) or "x")
    pair = Pair(text, text, Alignment((Bead((0,), (0,), 1.0),)))
    assert {m.relation for m in pair.get(match_quotations)} <= {QuoteRelation.KEPT}
