"""Small words and phrases of grammar that say the same: "will" and "is going to", "more than" and "over".

A closed list of function words and fixed phrases; words of content are never in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drift.analysis.wording import Word

_BE = ("am", "is", "are", "'s", "'re", "'m", "be")
_GROUPS = """
more than, over, above, in excess of, upwards of
less than, fewer than, under, below
because of, due to, owing to, on account of, as a result of
only, just, merely, simply, solely
may, might
can, able to, BE able to
must, have to, has to, have got to, has got to
will, going to, BE going to, shall, 'll, wo
would, was going to, were going to
should, ought to
nobody, no one, no - one
everybody, everyone
somebody, someone
anybody, anyone
also, too, as well
until, till, til, 'til
although, though, even though
such as, like
while, whereas, whilst
because, since, as
to, in order to, so as to
about, around, approximately, roughly, some
before, prior to, ahead of
after, following
during, in the course of
about, concerning, regarding, on
need to, needs to, must
but, however, yet
so, thus, therefore, hence
used to, would
much, a lot, a great deal
many, a lot of, lots of, a great many
perhaps, maybe
near, close to
instead of, rather than, in place of
despite, in spite of, notwithstanding
if, provided that, as long as
who, that, which
it, this, that
between, among
within, inside
by, via, through
"""
_LIGHT = frozenset({"a", "an", "the", "that", "and"})


def _phrases() -> dict[tuple[str, ...], frozenset[int]]:
    found: dict[tuple[str, ...], set[int]] = {}
    for number, line in enumerate(_GROUPS.strip().split("\n")):
        for phrase in line.split(","):
            words = tuple(phrase.split())
            for written in [(form, *words[1:]) for form in _BE] if words[0] == "BE" else [words]:
                found.setdefault(written, set()).add(number)
    return {words: frozenset(groups) for words, groups in found.items()}


_PHRASES = _phrases()


def says_the_same(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether two wordings differ only in articles, "that", "and", and phrases of grammar that mean the same.

    Args:
        a: the differing words of the one, perhaps none.
        b: those of the other.
    """
    left, right = (tuple(word.key for word in side if word.key not in _LIGHT) for side in (a, b))
    if left == right:
        return True
    return bool(_PHRASES.get(left, frozenset()) & _PHRASES.get(right, frozenset()))
