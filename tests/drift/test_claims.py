"""One span, one finding; what lies in a larger loss belongs to it."""

from __future__ import annotations

from drift.rules.claims import Placed, parents, settle
from drift.rules.registry import Claim, Rule
from drift.severity import Severity
from pairs.document import Span


def placed(code: str, original: Span | None, rewrite: Span | None, severity: str = "major", bead: int = 0) -> Placed:
    """A claim of a made-up rule."""
    rule = Rule(
        code,
        code.lower(),
        "x",
        Severity.MAJOR,
        frozenset({"all"}),
        "0",
        None,
        frozenset(),
        preview=False,
        check=lambda _: (),
    )
    return Placed(rule, Claim(original, rewrite, "…"), bead, Severity(severity))


def codes(claims: list[Placed]) -> list[str]:
    """The codes of what was kept."""
    return [p.rule.code for p in claims]


def test_the_earlier_family_keeps_the_span() -> None:
    """A figure's finding goes before a term's on the same words."""
    term = placed("TRM01", Span(0, 10), Span(0, 12))
    figure = placed("FIG02", Span(0, 10), Span(0, 12))
    assert codes(settle([term, figure])) == ["FIG02"]


def test_a_larger_claim_stays_beside_a_smaller_one() -> None:
    """A phrase that holds a figure says more than the figure."""
    phrase = placed("TRM01", Span(0, 40), None)
    figure = placed("FIG02", Span(5, 12), None)
    assert codes(settle([phrase, figure])) == ["TRM01", "FIG02"]


def test_information_takes_no_place() -> None:
    """A neutral claim of an early family gives way to a real one of a late family."""
    neutral = placed("FIG14", Span(0, 4), None, "neutral")
    real = placed("TRM01", Span(0, 4), None)
    assert codes(settle([neutral, real])) == ["TRM01"]


def test_what_is_said_of_one_text_alone_stands_beside_a_change() -> None:
    """A fault of the original itself is told although the change of the same figure is told too."""
    anomaly = placed("FIG17", Span(0, 4), None, "neutral")
    change = placed("FIG02", Span(0, 4), Span(0, 12))
    assert codes(settle([anomaly, change])) == ["FIG02", "FIG17"]


def test_beads_do_not_compete() -> None:
    """The same offsets in another bead are another place."""
    first, second = placed("FIG01", Span(0, 4), None, bead=0), placed("TRM01", Span(0, 4), None, bead=1)
    assert codes(settle([second, first])) == ["FIG01", "TRM01"]


def test_clauses_stand_beside_words() -> None:
    """An omitted clause and the name in it are both told; the name belongs to the clause."""
    clause = placed("OMI02", Span(10, 60), None)
    name = placed("NAM02", Span(20, 30), None)
    elsewhere = placed("NAM02", Span(70, 80), None)
    two_sided = placed("FIG01", Span(40, 45), Span(0, 4))
    settled = settle([name, clause, elsewhere, two_sided])
    assert codes(settled) == ["OMI02", "NAM02", "FIG01", "NAM02"]
    assert parents(settled) == [None, 0, None, None]


def test_the_smallest_holder_is_the_parent() -> None:
    """Of nested omissions the nearest one is the parent."""
    settled = settle(
        [placed("OMI01", Span(0, 90), None), placed("OMI02", Span(10, 60), None), placed("FIG11", Span(20, 30), None)]
    )
    assert parents(settled) == [None, None, 1]


def test_a_clause_that_is_a_name_is_told_as_a_name() -> None:
    """“of the Harlan Bank” is one finding, by the rule of names; a longer clause keeps its own."""
    name = placed("NAM03", None, Span(10, 26))
    assert codes(settle([placed("ADD02", None, Span(7, 26)), name])) == ["NAM03"]
    assert codes(settle([placed("ADD02", None, Span(0, 60)), name])) == ["ADD02", "NAM03"]


def test_a_negation_goes_before_tense_and_quotation() -> None:
    """“told” → “was not told” is a negation first, whatever else it is."""
    negation = placed("NEG01", Span(0, 8), Span(0, 12), "critical")
    tense = placed("DAT08", Span(0, 8), Span(0, 12))
    quotation = placed("QUO01", Span(2, 8), Span(4, 12))
    assert codes(settle([tense, quotation, negation])) == ["NEG01"]


def test_a_change_of_meaning_stands_within_a_quotation() -> None:
    """A modal exchanged in a long quotation is told beside the rewording; a term there belongs to the rewording."""
    quotation = placed("QUO01", Span(0, 90), Span(0, 90), "minor")
    modal = placed("MOD01", Span(10, 18), Span(10, 19))
    term = placed("TRM01", Span(40, 48), Span(40, 48))
    assert codes(settle([quotation, modal, term])) == ["QUO01", "MOD01"]


def test_a_changed_reference_stands_within_a_quotation() -> None:
    """A pronoun of the other gender in a long quotation is told beside the rewording."""
    quotation = placed("QUO01", Span(0, 90), Span(0, 90), "minor")
    pronoun = placed("REL04", Span(10, 13), Span(10, 13))
    assert codes(settle([quotation, pronoun])) == ["QUO01", "REL04"]


def test_the_order_of_all_words_stands_beside_them() -> None:
    """A scrambled sentence is told whatever else is said of it, and takes no place from that."""
    scrambled = placed("TXT06", Span(0, 90), Span(0, 90))
    quotation = placed("QUO01", Span(0, 88), Span(0, 88), "minor")
    term = placed("TRM01", Span(40, 48), Span(40, 48))
    assert codes(settle([term, scrambled])) == ["TXT06", "TRM01"]
    assert codes(settle([quotation, scrambled])) == ["QUO01", "TXT06"]
