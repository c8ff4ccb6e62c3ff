"""What the rules about lost and new names share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drift.analysis.names import Name
    from drift.analysis.pair import BeadView, Side

NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital."""
_NAME_WORDS = 2


_PARTICLES = frozenset("von van zu zum zur de di da du la le al bin ibn".split())
_ARTICLES_OF_NAMES = frozenset("der den dem".split())
_FIGURE = re.compile(r"\d\W*$")


def may_be_a_noun(bead: BeadView, side: Side, name: Name) -> bool:
    """Whether what has capitals need not be a name.

    Its language writes all nouns so, and the other text, which is in another language, can't have them as they are. Two
    capitals in a row are a name ("Anna Kessler"), but not where the first is due to the place in the sentence ("Starker
    Regen"), nor behind a figure ("42 Millionen Dollar"), nor with an article between them ("Vorwurf des Betrugs").
    """
    document = bead.pair.document(side)
    other = bead.pair.document("original" if side == "rewrite" else "rewrite").lang
    if document.lang not in NOUNS_WITH_CAPITALS or other == document.lang:
        return False
    if _FIGURE.search(document.text[max(0, name.span.start - 3) : name.span.start]):
        return True
    leads = any(segment.span.start <= name.span.start <= segment.span.start + 1 for segment in bead.segments(side))
    return _longest_run(name.text.split()[leads:]) < _NAME_WORDS


def _longest_run(words: Sequence[str]) -> int:
    """How many words with capitals follow each other at most; a particle of nobility doesn't part them."""
    longest = run = 0
    before = ""
    for word in words:
        if word[:1].isupper():
            run += 1
        elif word not in _PARTICLES and not (word in _ARTICLES_OF_NAMES and before in _PARTICLES):
            run = 0
        longest, before = max(longest, run), word
    return longest
