"""The content words of one side of a bead that nothing on the other side answers.

A link of the word alignment is an answer, and so is a word of the same family, a synonym, a compound that holds the
word or a slip in its spelling; a figure that stands for a figure answers all of its words, whatever units they name
("8 per cent" and "8%"); one word of reporting answers another ("according to", "said").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drift.analysis.content import content_root, is_content
from drift.analysis.figure_matching import match_figures
from drift.analysis.function_words import THIRD_PERSON
from drift.analysis.pair import Side
from drift.analysis.spelling import is_slip
from drift.analysis.substitutions import frame
from drift.analysis.tokens import Token, TokenKind, tokenize
from drift.analysis.word_alignment import LinkKind, WordAlignment, word_alignments
from drift.analysis.wordnet import synonymous

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair
    from drift.analysis.syntax import Parse
    from pairs.document import Span

WEAK_LINK = 0.2
"""A substitution that fits less than this answers nothing, unless it stands between the same neighbours."""
MOST = 200
"""So many words of the other side are looked through for synonyms and compounds; a sentence never has more."""
COMPOUND = 4
"""Letters of the shortest word that is looked for inside a compound."""
ACRONYM, MOST_ACRONYMS = (2, 8), 20
"""Letters of an acronym, and how many of them are looked for."""
REPORTING_ROOTS = frozenset(
    content_root(word)
    for word in """say tell report add claim state announce note declare explain insist argue admit deny warn suggest
    call describe accord inform mention remark reveal write stress emphasize""".split()
)


def roots_by_bead(pair: Pair) -> dict[Side, tuple[frozenset[str], ...]]:
    """The roots of the content words of each bead, by side; use it as ``pair.get(roots_by_bead)``."""
    sides: tuple[Side, Side] = ("original", "rewrite")
    return {side: tuple(_roots(view, side) for view in pair.beads) for side in sides}


def free_roots_by_bead(pair: Pair) -> dict[Side, tuple[frozenset[str], ...]]:
    """The roots of the content words of each bead, by side, that answer nothing in their own bead.

    Only these can answer something that stands in another bead.
    """
    aligned = pair.get(word_alignments)
    sides: tuple[Side, Side] = ("original", "rewrite")
    return {side: tuple(_free_roots(view, side, aligned[view.index]) for view in pair.beads) for side in sides}


def _free_roots(view: BeadView, side: Side, aligned: WordAlignment | None) -> frozenset[str]:
    if aligned is None:
        return _roots(view, side)
    tokens = aligned.tokens(side)
    return frozenset(content_root(tokens[i].key) for i in aligned.unaligned(side) if is_content(tokens[i]))


def _roots(view: BeadView, side: Side) -> frozenset[str]:
    return frozenset(
        content_root(token.key) for text in view.texts(side) for token in tokenize(text) if is_content(token)
    )


def is_name(token: Token, parse: Parse | None, starts: frozenset[int]) -> bool:
    """Whether a word is (part of) a name.

    Args:
        token: the word.
        parse: of its document, or ``None``: then a capital tells.
        starts: where sentences start, for capitals that tell nothing.
    """
    if parse is not None and (parsed := parse.at(token.span.start)) is not None:
        return parsed.pos == "PROPN"
    return token.text[:1].isupper() and token.span.start not in starts


class Unanswered:
    """Finds the unanswered words of one side of a bead.

    Args:
        view: the bead.
        side: the side whose words are looked at.
        aligned: the bead's word alignment.
        parse: of that side's document, or ``None``.
    """

    def __init__(self, view: BeadView, side: Side, aligned: WordAlignment, parse: Parse | None) -> None:
        self.aligned, self.side, self.parse = aligned, side, parse
        self.other: Side = "rewrite" if side == "original" else "original"
        self.tokens, self.theirs = aligned.tokens(side), aligned.tokens(self.other)
        self.starts = frozenset(segment.span.start for segment in view.segments(side))
        by_bead = view.pair.get(roots_by_bead)[self.other]
        self.here, self.anywhere = by_bead[view.index], by_bead
        self.figures = _matched_figures(view, side)
        self.spelt_out = _spelt_out(self.tokens, self.theirs)
        free = [self.theirs[j] for j in aligned.unaligned(self.other)]
        self.free = [token.key for token in free][:MOST]
        self.slips = [token.key for token in free if token.kind is TokenKind.WORD][:MOST]
        self.words = list(dict.fromkeys(t.key for t in self.theirs if is_content(t)))[:MOST]
        self.reports = any(
            content_root(token.key) in REPORTING_ROOTS and not self._is_kept(j) for j, token in enumerate(self.theirs)
        )
        mine, theirs = (sum(t.key in THIRD_PERSON for t in tokens) for tokens in (self.tokens, self.theirs))
        # Pronouns of the other side may stand for names of this one if it has more of them.
        self.pronouns = theirs > mine

    def find(self) -> frozenset[int]:
        """The indices of the words that nothing answers."""
        return frozenset(
            i for i, token in enumerate(self.tokens) if is_content(token) and not self._is_answered(i, token)
        )

    def _is_answered(self, i: int, token: Token) -> bool:
        if any(
            link.kind is not LinkKind.SUBSTITUTION or link.score >= WEAK_LINK or frame(self.aligned, link)
            for link in self.aligned.links_of(self.side, i)
        ):
            return True
        if i and self.tokens[i - 1].key == token.key:
            return True  # written twice by mistake
        if i in self.spelt_out:
            return True
        root = content_root(token.key)
        if root in self.here or any(synonymous(token.key, key) for key in self.free):
            return True
        if any(span.contains(token.span) for span in self.figures):
            return True
        if self.reports and root in REPORTING_ROOTS:
            return True
        if token.kind is TokenKind.WORD and (self._in_compound(token.key) or self._misspelt(token.key)):
            return True
        if not is_name(token, self.parse, self.starts):
            return False
        return self._beside_kept_name(i) or (self.pronouns and any(root in roots for roots in self.anywhere))

    def _is_kept(self, j: int) -> bool:
        """Whether a word of the other side answers an equal or related one of this side."""
        return any(link.kind is not LinkKind.SUBSTITUTION for link in self.aligned.links_of(self.other, j))

    def _in_compound(self, key: str) -> bool:
        """Whether a word of the other side is a compound with this one as its first or last part."""
        if len(key) < COMPOUND:
            return False
        return any(len(word) >= len(key) + 3 and (word.startswith(key) or word.endswith(key)) for word in self.words)

    def _misspelt(self, key: str) -> bool:
        """Whether a free word of the other side is this one with a slip of the hand."""
        return any(is_slip(key, word) for word in self.slips)

    def _beside_kept_name(self, i: int) -> bool:
        """Whether the next word is a part of the same name that the other side has: names are compared as wholes."""
        for k in (i - 1, i + 1):
            if 0 <= k < len(self.tokens) and is_name(self.tokens[k], self.parse, self.starts):
                links = self.aligned.links_of(self.side, k)
                if any(link.kind is LinkKind.IDENTICAL for link in links):
                    return True
        return False


def _spelt_out(tokens: Sequence[Token], theirs: Sequence[Token]) -> frozenset[int]:
    """The indices of capitalised words whose first letters are an acronym of the other side: "World Kiln Fund", WKF."""
    short = dict.fromkeys(t.text.replace(".", "") for t in theirs if t.kind is TokenKind.WORD and t.text.isupper())
    capitals = [i for i, t in enumerate(tokens) if t.kind is TokenKind.WORD and t.text[:1].isupper()]
    initials = "".join(tokens[i].text[0] for i in capitals)
    found: set[int] = set()
    for acronym in [a for a in short if ACRONYM[0] <= len(a) <= ACRONYM[1]][:MOST_ACRONYMS]:
        at = initials.find(acronym)
        while at >= 0:
            run = capitals[at : at + len(acronym)]
            if run[-1] - run[0] < 2 * len(acronym):  # small words may stand between
                found.update(run)
            at = initials.find(acronym, at + 1)
    return frozenset(found)


def _matched_figures(view: BeadView, side: Side) -> Sequence[Span]:
    """The places of the bead's figures that a figure of the other side stands for."""
    matches = view.pair.get(match_figures).beads[view.index].matches
    return [getattr(match, side).full_span for match in matches]
