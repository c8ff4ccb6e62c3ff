"""The aligner: which segments of a rewrite say what which segments of the original say."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

from pairs.alignment import MAX_DOC_SEGS, align
from pairs.bead import Bead
from pairs.document import SegmentKind
from pairs.errors import TooLargeError
from tests.pairs.stories import BRIDGE, FERRY, LIGHTHOUSE, Story

Beads = set[tuple[tuple[int, ...], tuple[int, ...]]]


def matched(beads: Sequence[Bead]) -> Beads:
    """The matches as index tuples."""
    return {(bead.original, bead.rewrite) for bead in beads if bead.original and bead.rewrite}


def alone(beads: Sequence[Bead]) -> Beads:
    """Omissions and additions as index tuples."""
    return {(bead.original, bead.rewrite) for bead in beads if not (bead.original and bead.rewrite)}


@pytest.mark.parametrize("story", [FERRY, BRIDGE, LIGHTHOUSE], ids=lambda story: story.name)
def test_reordered_rewrites_are_aligned_by_words_alone(story: Story) -> None:
    """A rewrite that reorders, merges, splits, drops and adds sentences is aligned without any vectors."""
    found = align(story.original, story.rewrite).beads
    assert matched(found) == story.matches


@pytest.mark.parametrize("story", [FERRY, BRIDGE, LIGHTHOUSE], ids=lambda story: story.name)
def test_reordered_rewrites_are_aligned_with_vectors(story: Story) -> None:
    """The same holds with the vectors of the packaged model."""
    packaged = pytest.importorskip("pairs.embedding.resolve")
    embedder = packaged.embedder("default", cache=None)
    vectors = (embedder.encode(story.original), embedder.encode(story.rewrite))
    found = align(story.original, story.rewrite, vectors=vectors).beads
    assert matched(found) == story.matches


def test_every_segment_is_in_exactly_one_bead() -> None:
    """The beads of a story cover both sides exactly once."""
    for story in (FERRY, BRIDGE, LIGHTHOUSE):
        align(story.original, story.rewrite).check(len(story.original), len(story.rewrite))


def test_what_was_dropped_and_added_stands_alone() -> None:
    """Sentences without a counterpart are omissions and additions with a reason."""
    found = align(FERRY.original, FERRY.rewrite).beads
    covered = {i for one, _ in FERRY.matches for i in one}
    dropped = {i for one, _ in alone(found) for i in one}
    assert dropped == set(range(len(FERRY.original))) - covered
    assert all(bead.reason for bead in found)


def test_moved_beads_are_those_off_the_main_chain() -> None:
    """A short block that was put first is marked as moved, and nothing else."""
    block, rest = FERRY.original[6:8], FERRY.original[:6] + FERRY.original[8:]
    found = align(FERRY.original, block + rest).beads
    assert {bead.original for bead in found if bead.moved} == {(6,), (7,)}


def test_headings_never_disturb_sentences() -> None:
    """A heading that repeats a sentence's words aligns with the other heading, and the sentences among themselves."""
    kinds = [SegmentKind.HEADING, SegmentKind.BYLINE] + [SegmentKind.SENTENCE] * 3
    original = [
        "Ferry to Skarholm stops for winter", "By Ines Varga", "The ferry to Skarholm will stop for the winter.",
        "Its captain blamed the ice.", "Forty islanders signed a letter.",
    ]  # fmt: skip
    rewrite = [
        "Winter stop for Skarholm ferry", "Ines Varga reports", "Forty people of the island signed a letter.",
        "The captain blamed ice.", "The Skarholm ferry is going to stop for winter.",
    ]  # fmt: skip
    found = align(original, rewrite, kinds=(kinds, kinds)).beads
    assert matched(found) == {((0,), (0,)), ((1,), (1,)), ((2,), (4,)), ((3,), (3,)), ((4,), (2,))}


def test_a_heading_between_two_halves_does_not_part_them() -> None:
    """A sentence split around a heading is still one bead, and the heading stands alone."""
    original = ["The mayor of Ostrava Bay resigned on Monday after auditors found 14 unpaid invoices in her office."]
    rewrite = [
        "The mayor of Ostrava Bay resigned on Monday.",
        "Unpaid",
        "Auditors had found 14 unpaid invoices in her office.",
    ]
    kinds = (
        [SegmentKind.SENTENCE],
        [SegmentKind.SENTENCE, SegmentKind.HEADING, SegmentKind.SENTENCE],
    )
    found = align(original, rewrite, kinds=kinds).beads
    assert matched(found) == {((0,), (0, 2))}
    assert alone(found) == {((), (1,))}


def test_chinese_is_aligned_by_pairs_of_characters() -> None:
    """Text without spaces needs no segmenter: reordered Chinese sentences find each other."""
    original = ["市长星期一宣布关闭旧桥。", "工程师发现了七条裂缝。", "居民担心绕路太远。", "维修费用约四百万。"]
    rewrite = ["维修费用大约为四百万。", "居民们担心要绕远路。", "星期一,市长宣布旧桥关闭。", "七条裂缝被工程师发现。"]
    found = align(original, rewrite).beads
    assert matched(found) == {((0,), (2,)), ((1,), (3,)), ((2,), (1,)), ((3,), (0,))}


def test_unrelated_texts_stay_apart() -> None:
    """Stories that share nothing but common words hardly ever give a match: at most two in sixty sentences."""
    stories = (FERRY, BRIDGE, LIGHTHOUSE)
    wrong = [
        pair
        for one in stories
        for two in stories
        if one is not two
        for pair in matched(align(one.original, two.rewrite).beads)
    ]
    assert len(wrong) <= 2


def test_numbers_are_rounded_and_in_bounds() -> None:
    """Similarity and confidence lie in 0..1 and have at most four decimals; a null has no similarity."""
    for bead in align(BRIDGE.original, BRIDGE.rewrite).beads:
        for value in (bead.similarity, bead.confidence):
            assert 0 <= value <= 1
            assert value == round(value, 4)
        assert bead.similarity == 0 or (bead.original and bead.rewrite)


def test_the_reason_names_shared_words_in_full() -> None:
    """The evidence is given in whole words, not in stems."""
    found = align(BRIDGE.original, BRIDGE.rewrite).beads
    reasons = {bead.original: bead.reason for bead in found if bead.original and bead.rewrite}
    assert reasons[2,].startswith("shared: 12,000, ")
    assert reasons[8, 9].startswith("shared: 2019, accuses, ")


def test_the_reason_says_merged_and_split() -> None:
    """Two sentences that became one are merged, one that became two is split, whichever side is longer."""
    ferry = {bead.original: bead.reason for bead in align(FERRY.original, FERRY.rewrite).beads}
    assert ferry[4, 5].endswith("merged")
    assert ferry[1,].endswith("split")
    back = {bead.original: bead.reason for bead in align(FERRY.rewrite, FERRY.original).beads}
    assert back[7,].endswith("split")


def test_empty_sides() -> None:
    """Nothing against something is all additions or omissions; nothing against nothing has no beads."""
    assert align([], []).beads == ()
    assert alone(align([], ["One.", "Two."]).beads) == {((), (0,)), ((), (1,))}
    assert alone(align(["One."], []).beads) == {((0,), ())}


def test_blank_and_strange_segments_are_covered() -> None:
    """Segments of nothing visible, of control characters or of lone surrogates are aligned like others."""
    original = ["", " ", "\u200b", "\x00\x1b[2J", "\ud800 broken", "A plain sentence."]
    rewrite = ["A plain sentence!", "…", "", "🦊🦊"]
    align(original, rewrite).check(len(original), len(rewrite))


def test_misfitting_arguments_are_refused() -> None:
    """Vectors, kinds and paragraphs must have one entry for each segment."""
    import numpy as np

    one, two = np.zeros((1, 4)), np.zeros((2, 4))
    with pytest.raises(ValueError, match="vectors"):
        align(["a"], ["b"], vectors=(one, two))
    with pytest.raises(ValueError, match="kinds"):
        align(["a"], ["b"], kinds=([], []))
    with pytest.raises(ValueError, match="paragraphs"):
        align(["a"], ["b"], paragraphs=([0], []))


def test_too_many_segments_are_refused() -> None:
    """Past the documented limit there is one clear line."""
    with pytest.raises(TooLargeError, match="200,000"):
        align(["a"] * (MAX_DOC_SEGS + 1), ["a"])


def test_zero_vectors_do_not_break_anything() -> None:
    """A segment without a direction aligns by its words."""
    import numpy as np

    zeros = (np.zeros((len(FERRY.original), 8)), np.zeros((len(FERRY.rewrite), 8)))
    found = align(FERRY.original, FERRY.rewrite, vectors=zeros)
    found.check(len(FERRY.original), len(FERRY.rewrite))


def test_crowds_of_one_sentence_are_linear() -> None:
    """Thousands of copies of one sentence pair in order, also where the other side words it otherwise."""
    found = align(["The bell rang twice."] * 6_000, ["The bell rang twice."] * 5_900).beads
    assert len(matched(found)) == 5_900
    other = align(["The bell rang twice at noon."] * 6_000, ["The bell had rung twice at noon."] * 6_000).beads
    assert len(other) == 6_000


def test_one_against_many_is_linear() -> None:
    """One segment against thousands gives one bead for each."""
    many = [f"Ticket number {k} was sold at the gate of hall {k % 7}." for k in range(5_000)]
    found = align(["Ticket number 4711 was sold at the gate of hall 0."], many)
    found.check(1, len(many))
    assert ((0,), (4711,)) in matched(found.beads)


def test_long_documents_are_aligned_by_their_rare_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the size at which every pair is looked at, reordered sentences still find each other."""
    from pairs import similarity

    monkeypatch.setattr(similarity, "_FULL_CELLS", 10)
    found = align(BRIDGE.original, BRIDGE.rewrite).beads
    assert len(matched(found) & BRIDGE.matches) >= len(BRIDGE.matches) - 1


def test_threads_change_nothing() -> None:
    """The same beads come out with one thread and with several."""
    code = (
        "import numpy as np; from tests.pairs.stories import BRIDGE as s; from pairs.alignment import align;"
        "r = np.random.default_rng(7); v = tuple(r.standard_normal((len(x), 384)) for x in (s.original, s.rewrite));"
        "print(align(s.original, s.rewrite, vectors=v))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads},
            capture_output=True, text=True, check=True,
        ).stdout
        for threads in ("1", "4")
    ]  # fmt: skip
    assert runs[0] == runs[1]
    assert "Bead(" in runs[0]


def test_importing_costs_nothing_heavy() -> None:
    """The module itself loads neither numpy nor scipy, and identical texts are aligned without them."""
    code = (
        "import sys; from pairs.alignment import align; align(['a b', 'c'], ['a b', 'c']);"
        "print([m for m in ('numpy', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
