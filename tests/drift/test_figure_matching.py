"""Which figure stands for which, in a bead and over the whole document."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from drift.analysis.assignment import assign
from drift.analysis.figure_matching import FigureMatching, match_figures
from drift.analysis.figure_relations import Relation
from drift.analysis.pair import Pair
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span


def document(*sentences: str) -> Document:
    """A document with one segment for each sentence."""
    segments, place = [], 0
    for i, sentence in enumerate(sentences):
        segments.append(Segment(i, Span(place, place + len(sentence))))
        place += len(sentence) + 1
    return Document("", "en", " ".join(sentences), tuple(segments))


def matched(original: list[str], rewrite: list[str], *beads: Bead) -> FigureMatching:
    """The matching of two documents; one bead for each pair of sentences unless given."""
    every = beads or tuple(Bead((i,), (i,), 1.0) for i in range(len(original)))
    return Pair(document(*original), document(*rewrite), Alignment(every)).get(match_figures)


def test_equal_figures_find_each_other_in_any_order() -> None:
    """A reordered list of figures is the same list."""
    bead = matched(
        ["Ebbe sold 12 boats, 30 nets and 7 anchors."], ["Ebbe sold 7 anchors, 12 boats and 30 nets."]
    ).beads[0]
    assert {m.relation for m in bead.matches} == {Relation.EQUAL}
    assert not bead.omitted
    assert not bead.added


def test_the_changed_figure_is_paired_with_its_own_noun() -> None:
    """Of two left-over figures the one beside the same noun is the partner."""
    bead = matched(["Ebbe sold 12 boats and 30 nets."], ["Ebbe sold 34 nets and 17 boats."]).beads[0]
    assert {(m.original.surface, m.rewrite.surface) for m in bead.matches} == {("12", "17"), ("30", "34")}


def test_a_moved_figure_is_silent() -> None:
    """A figure that stands in another sentence of the rewrite is neither omitted nor added."""
    matching = matched(
        ["The mill burned 4,500 logs.", "Nobody was hurt."],
        ["The mill burned logs.", "Nobody was hurt while 4,500 logs burned."],
    )
    assert all(not bead.omitted and not bead.added for bead in matching.beads)
    assert len(matching.beads[0].moved) == 1


def test_a_figure_of_an_omitted_sentence_is_omitted() -> None:
    """A bead without a partner loses its figures, unless the rewrite says them elsewhere."""
    beads = (Bead((0,), (0,), 1.0), Bead((1,), ()))
    matching = matched(["The mill closed.", "It employed 230 people."], ["The mill closed."], *beads)
    assert [f.surface for f in matching.beads[1].omitted] == ["230"]
    matching = matched(["The mill closed.", "It employed 230 people."], ["The mill of 230 people closed."], *beads)
    assert matching.beads[1].omitted == ()


def test_two_values_are_not_called_changed_when_one_moved() -> None:
    """A pair of different values gives way to the same value in another bead."""
    matching = matched(
        ["The yard has 340 cranes.", "The pier was built."],
        ["The yard has 12 cranes.", "The pier of 340 cranes was built."],
    )
    assert all(m.relation is not Relation.CHANGED for bead in matching.beads for m in bead.matches)
    assert [f.surface for f in matching.beads[0].added] == ["12"]


def test_an_ordinal_is_not_taken_for_an_article() -> None:
    """“First” finds "first", not "a month"; an ordinal of another noun is no changed one."""
    bead = matched(
        ["For the first time in two years, just a month before the fair."],
        ["On the eve of the 20th fair, for the first time in two years."],
    ).beads[0]
    assert {m.original.surface: m.rewrite.surface for m in bead.matches} == {"first": "first", "two years": "two years"}
    assert [f.surface for f in bead.added] == ["20th"]


def test_words_support_small_figures() -> None:
    """“Both” says two, a decade says ten years."""
    bead = matched(["The two owners waited ten years."], ["Both owners waited for a decade."]).beads[0]
    assert not bead.omitted
    assert not bead.added


def test_a_range_is_its_two_ends() -> None:
    """“3–5” and "between 3 and 5" are one."""
    bead = matched(["It needs 3–5 crews."], ["It needs between 3 and 5 crews."]).beads[0]
    assert not bead.omitted
    assert not bead.added
    assert bead.matches[0].relation is Relation.RESPELLED


def test_truncated_money_is_an_anomaly_of_its_own_text() -> None:
    """A sum a million times below another of its sentence is remarkable; a price of a piece is not."""
    matching = matched(["Sales hit $140 billion from $93."], ["Sales hit $140 billion from $93 billion."])
    figure = matching.beads[0].matches[1].original
    assert matching.anomaly("original", figure) is not None
    assert not matching.anomalies["rewrite"]
    assert not matched(["$140 billion at $93 a barrel."], ["x"]).anomalies["original"]


@settings(max_examples=120, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 30), min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_assignment_is_the_cheapest(costs: list[list[int]]) -> None:
    """No other one-to-one pairing is cheaper, leaving both sides alone at the price of one pair included."""
    limit = 20.0
    pairs = assign(costs, limit)
    rows, columns = len(costs), len(costs[0])
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)

    def total(chosen: list[tuple[int, int]]) -> float:
        return sum(costs[i][j] for i, j in chosen) + limit / 2 * (rows + columns - 2 * len(chosen))

    wide = list(range(columns)) + [-1] * rows
    best = min(
        total([(i, j) for i, j in enumerate(order) if j >= 0 and costs[i][j] < limit])
        for order in set(permutations(wide, rows))
    )
    assert total(pairs) == best
