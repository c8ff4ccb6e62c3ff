"""What the rules about lost and new names share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drift.analysis.names import Name
    from drift.analysis.pair import BeadView, Side

NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital."""


def may_be_a_noun(bead: BeadView, side: Side, name: Name) -> bool:
    """Whether a single word with a capital need not be a name.

    Its language writes all nouns so, and the other text, which is in another language, can't have it as it is.
    """
    lang = bead.pair.document(side).lang
    other = bead.pair.document("original" if side == "rewrite" else "rewrite").lang
    return lang in NOUNS_WITH_CAPITALS and other != lang and len(name.text.split()) == 1
