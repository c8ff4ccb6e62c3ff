"""Words whose two participants may change places: mutual ones ("met"), and pairs that say a thing from both ends."""

from __future__ import annotations

from functools import cache

from drift.analysis.stems import stem

# Who meets whom is met by them (the symmetric predicates of Dowty 1991 and Levin 1993, 36 and 37).
_MUTUAL = """
    meet marry wed divorce join face play fight battle duel clash collide compete contest cooperate collaborate partner
    ally unite merge combine mix mingle encounter confer consult negotiate discuss debate argue quarrel agree disagree
    differ resemble equal match border adjoin accompany converse chat talk correspond interact connect link coincide
    overlap alternate share exchange swap trade and with between together both jointly
"""
# Each line: what the one does, a bar, what it is from the other's end (Lyons 1977, 9.1).
_CONVERSE = """
    buy purchase acquire get take|sell supply offer provide
    lend loan|borrow
    rent let lease|hire rent lease
    give grant award donate hand pass deliver send ship pay|receive get accept obtain take earn collect gain
    win beat defeat overcome overpower vanquish outplay edge|lose fall succumb concede
    precede predate|follow succeed
    lead|trail follow
    teach instruct train educate|learn study
    own possess have hold|belong
    employ hire|work serve
    include contain comprise|belong
    exceed outnumber outweigh surpass overtake|trail lag
    cause trigger prompt provoke|result stem arise
    tell inform notify show|hear learn see
    before ahead|after behind
    above over|below under beneath
    north|south
    east|west
    parent father mother|child son daughter
    husband|wife
    employer|employee
    teacher coach mentor|pupil student
    buyer purchaser customer client|seller vendor supplier
    landlord owner|tenant
    predecessor|successor
    ancestor|descendant
    host|guest
    doctor|patient
    from|to
    by|of
    export|import
"""


@cache
def _mutual() -> frozenset[str]:
    return frozenset(stem(word) for word in _MUTUAL.split())


@cache
def _converse() -> frozenset[frozenset[str]]:
    lines = (line.split("|") for line in _CONVERSE.strip().split("\n"))
    return frozenset(
        frozenset((stem(a), stem(b))) for one, other in lines for a in one.split() for b in other.split() if a != b
    )


def is_mutual(key: str) -> bool:
    """Whether a folded English word says the same of two participants in either order."""
    return stem(key) in _mutual()


def is_converse(a: str, b: str) -> bool:
    """Whether two folded English words say one thing from its two ends: buy and sell, before and after."""
    return frozenset((stem(a), stem(b))) in _converse()
