"""Each name of a pair is sought in its bead, then in the whole other document, before it is called lost or new."""

from __future__ import annotations

import pytest

from drift.analysis.gazetteer import are_different_places, place_of
from drift.analysis.name_matching import match_names
from drift.analysis.name_relations import NameRelation
from drift.analysis.name_roles import role_changes
from drift.analysis.pair import Pair
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span


def document(*sentences: str) -> Document:
    segments, at = [], 0
    for i, sentence in enumerate(sentences):
        segments.append(Segment(i, Span(at, at + len(sentence))))
        at += len(sentence) + 1
    return Document("", "en", " ".join(sentences), tuple(segments))


def pair_of(a: list[str], b: list[str], *beads: tuple[tuple[int, ...], tuple[int, ...]]) -> Pair:
    every = tuple(Bead(x, y, 0.7 if x and y else 0.0) for x, y in beads or (((0,), (0,)),))
    return Pair(document(*a), document(*b), Alignment(every), parser=False)


def told(pair: Pair) -> list[tuple[NameRelation, str, str]]:
    return [
        (m.relation, m.original.text if m.original else "", m.rewrite.text if m.rewrite else "")
        for m in pair.get(match_names)
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("They thanked Ragna Tveit.", "They thanked Tveit."),
        ("They thanked the Danish crew.", "They thanked the crew from Denmark."),
        ("They joined the Northern Fisheries Council.", "They joined the NFC."),
        ("They joined the NFC.", "They joined the Northern Fisheries Council."),
        ("They sailed to the U.S. in spring.", "They sailed to the United States in spring."),
        ("They thanked Tveit Ragna.", "They thanked Ragna Tveit."),
        ("They like the Xandelai inn.", "They like the Xan De Lai inn."),
    ],
)
def test_another_form_of_a_name_is_silent(a: str, b: str) -> None:
    """Surname, order, demonym, acronym, abbreviation and spacing make no other name, without a parse too."""
    assert told(pair_of([a], [b])) == []


def test_a_name_elsewhere_is_not_lost() -> None:
    """A name that stands in another sentence of the rewrite is neither omitted nor added."""
    a = ["The ship of Eskvaag was sold.", "The crew of Birkholm wept."]
    b = ["The ship was sold.", "The crew of Birkholm wept for Eskvaag."]
    assert told(pair_of(a, b, ((0,), (0,)), ((1,), (1,)))) == []


def test_an_exchanged_name_is_told_once() -> None:
    """The same exchange in two sentences is one."""
    a = ["We thanked Tveit in May.", "We paid Tveit in June."]
    b = ["We thanked Lund in May.", "We paid Lund in June."]
    assert told(pair_of(a, b, ((0,), (0,)), ((1,), (1,)))) == [(NameRelation.SWAPPED, "Tveit", "Lund")]


def test_names_of_a_lost_sentence_are_omitted() -> None:
    """A name that went with its sentence is told, if no other sentence has it."""
    a = ["The ship was sold.", "The people of Eskvaag wept."]
    assert told(pair_of(a, ["The ship was sold."], ((0,), (0,)), ((1,), ()))) == [(NameRelation.OMITTED, "Eskvaag", "")]


def test_roles_are_read_on_both_sides_of_a_name() -> None:
    """A role before the name and one behind it are compared."""
    pair = pair_of(["It was harbour aide Runa Tveit."], ["It was Runa Tveit, the chief maritime adviser."])
    ((a, b),) = role_changes(pair.beads[0])
    assert (a.span.of(pair.original.text), b.span.of(pair.rewrite.text)) == ("harbour aide", "chief maritime adviser")


def test_the_gazetteer_knows_forms() -> None:
    """Names, demonyms and seats lead to one country; look-alikes stay apart."""
    assert place_of("the U.S.") == place_of("USA")
    assert {place_of(n).country for n in ("Latvia", "Latvians", "Riga")} == {"latvia"}  # type: ignore[union-attr]
    assert are_different_places("Niger", "Nigeria")
    assert not are_different_places("Burma", "Myanmar")
