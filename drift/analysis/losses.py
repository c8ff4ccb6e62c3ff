"""What one side says and the other does not: whole sentences, clauses, phrases.

A word is *unanswered* if nothing is linked to it, nothing of its family and no synonym stands in the bead's other
side, and nothing of its family stands in a part of the other document that answers something else. Unanswered
words are gathered into the clause that they fill, or else into tight phrases. What is lost from the original is an
omission, what only the rewrite has is an addition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from drift.analysis.clauses import Clause, ClauseKind, clauses
from drift.analysis.content import content_root, is_content
from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.gaps import gap_of
from drift.analysis.pair import SIDES
from drift.analysis.parse import parses
from drift.analysis.substitutions import kept_share
from drift.analysis.tokens import Token, TokenKind, tokenize
from drift.analysis.unanswered import REPORTING_ROOTS, Unanswered, free_roots_by_bead, is_name
from drift.analysis.word_alignment import LinkKind, WordAlignment, word_alignments
from pairs.bead import BeadKind
from pairs.document import Segment, SegmentKind, Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair, Side
    from drift.analysis.syntax import Parse

SENTENCE_ANSWERED = 0.32
"""A sentence of a bead is missing as a whole if its content words are answered less than this on average: 1 for
the same word or one of its family, the link's score for another, 0 for none."""
AGAINST = 2.5
"""How many lost words it takes to outweigh one that is answered, for a clause to be missing as a whole."""
ELSEWHERE = 0.6
"""A sentence is told elsewhere if one other part holds this share of its content words."""
FREE_ORDER = 4
"""Where the words around them moved apart, so many lost words beside each other are still a phrase that is gone."""
CLEAR, MOVED = 3, 2
"""A clause of so many lost words is gone wherever at least that many words in its place answer others: the order of
the sentence changed, and what stands there stands there for other reasons."""


class LossKind(StrEnum):
    """How much is missing."""

    SENTENCE = "sentence"
    CREDIT = "credit"
    CLAUSE = "clause"
    PHRASE = "phrase"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that only one side has.

    Attributes:
        side: the side that has it.
        bead: index of the bead that holds it.
        span: where it stands, in the offsets of its document.
        kind: how much it is.
        words: how many content words of it nothing answers.
        carries: what hangs on it, of ``name``, ``figure``, ``quotation``, ``attribution``.
        clean: whether the words to its left and right stand side by side in the other text.
        kept: the share of the bead's words that stand in the same order on both sides, 0..1.
        elsewhere: the index of another bead whose other side tells most of it, or ``None``.
        head: part of speech of a single word (n, v, a, r), ``""`` where unknown or more than one.
        reworded: whether other words stand in its place on the other side: it was said in another way.
    """

    side: Side
    bead: int
    span: Span
    kind: LossKind
    words: int
    carries: tuple[str, ...] = ()
    clean: bool = False
    kept: float = 0.0
    elsewhere: int | None = None
    head: str = ""
    reworded: bool = False


def losses(pair: Pair) -> tuple[Loss, ...]:
    """Everything that only one side has, in the order of beads, original first; use it as ``pair.get(losses)``."""
    return tuple(loss for view in pair.beads for side in SIDES for loss in _Search(view, side).losses())


def losses_of(view: BeadView, side: Side, *kinds: LossKind) -> tuple[Loss, ...]:
    """The losses of one bead and side, only of the kinds given if there are any."""
    own = view.pair.get(_by_place).get((view.index, side), ())
    return tuple(loss for loss in own if not kinds or loss.kind in kinds)


def _by_place(pair: Pair) -> dict[tuple[int, Side], list[Loss]]:
    """All losses by bead and side."""
    found: dict[tuple[int, Side], list[Loss]] = {}
    for loss in pair.get(losses):
        found.setdefault((loss.bead, loss.side), []).append(loss)
    return found


def _beads_of_roots(pair: Pair) -> dict[Side, dict[str, list[int]]]:
    """The beads in which each root stands that answers nothing there, by side."""
    found: dict[Side, dict[str, list[int]]] = {side: {} for side in SIDES}
    for side, by_bead in pair.get(free_roots_by_bead).items():
        for index, roots in enumerate(by_bead):
            for root in roots:
                found[side].setdefault(root, []).append(index)
    return found


class _Search:
    """The losses of one side of one bead."""

    def __init__(self, view: BeadView, side: Side) -> None:
        self.view = view
        self.side: Side = side
        self.other: Side = "rewrite" if side == "original" else "original"
        self.pair = view.pair
        self.aligned: WordAlignment | None = self.pair.get(word_alignments)[view.index]
        self.parse: Parse | None = self.pair.get(parses)[SIDES.index(side)]
        self.starts = frozenset(segment.span.start for segment in view.segments(side))
        self.kept = kept_share(self.aligned) if self.aligned else 0.0

    def losses(self) -> Iterator[Loss]:
        segments = self.view.segments(self.side)
        if self.view.kind is not BeadKind.MATCH or self.aligned is None:
            yield from (self._sentence(segment) for segment in segments)
            return
        if self.pair.original.lang != self.pair.rewrite.lang:
            # Which words answer each other can't be told by their letters: a translation would lose and gain all.
            return
        tokens = self.aligned.tokens(self.side)
        open_ = Unanswered(self.view, self.side, self.aligned, self.parse).find()
        for segment in segments:
            inside = [i for i, token in enumerate(tokens) if segment.span.contains(token.span)]
            lost = [i for i in inside if i in open_]
            if len(segments) > 1 and self._answered(self.aligned, inside) < SENTENCE_ANSWERED:
                yield self._sentence(segment)
            elif lost:
                yield from self._parts(segment, tokens, lost)

    def _answered(self, aligned: WordAlignment, inside: Sequence[int]) -> float:
        """How well the content words among the tokens ``inside`` are answered on average; 1 without any."""
        tokens = aligned.tokens(self.side)
        strengths = [
            max(
                (
                    1.0 if link.kind is not LinkKind.SUBSTITUTION else link.score
                    for link in aligned.links_of(self.side, i)
                ),
                default=0.0,
            )
            for i in inside
            if is_content(tokens[i])
        ]
        return round(sum(strengths) / len(strengths), 4) if strengths else 1.0

    def _sentence(self, segment: Segment) -> Loss:
        tokens = tokenize(segment.span.of(self.pair.document(self.side).text), segment.span.start)
        kind = LossKind.SENTENCE if segment.kind is SegmentKind.SENTENCE else LossKind.CREDIT
        words = [content_root(token.key) for token in tokens if is_content(token)]
        return Loss(
            self.side,
            self.view.index,
            segment.span,
            kind,
            len(words),
            self._carries(tokens),
            elsewhere=self._elsewhere(words),
            reworded=self._is_reworded(kind, segment.span, len(words)),
        )

    def _is_reworded(self, kind: LossKind, span: Span, lost: int) -> bool:
        """Whether words that answer nothing else stand where ``span`` would stand on the other side.

        A word or phrase is gone only if nothing at all was put in its place; a clause or a sentence has so many
        words that a few others may stand there by chance.
        """
        if self.aligned is None or kind is LossKind.CREDIT:
            return False
        tokens = self.aligned.tokens(self.side)
        gap = gap_of(self.aligned, self.side, [i for i, token in enumerate(tokens) if span.overlaps(token.span)])
        if kind in {LossKind.CLAUSE, LossKind.SENTENCE}:
            if gap is None or (lost >= CLEAR and gap.words - gap.loose >= MOVED):
                return False
            beside = kind is LossKind.CLAUSE and not gap.apart and self._is_set_off(span)
            return gap.loose > (2 * lost if beside else lost / 2)
        if gap is None:
            return lost < FREE_ORDER
        return gap.words > 0 if kind is LossKind.WORD else gap.loose > 0

    def _is_set_off(self, span: Span) -> bool:
        """Whether marks or the ends of the text stand on both sides of ``span``: what stands beside it is not it."""
        text = self.pair.document(self.side).text
        before, after = text[max(0, span.start - 2) : span.start].strip(), text[span.end : span.end + 2].strip()
        return (not before or before[-1] in _SEPARATORS) and (not after or after[0] in _SEPARATORS)

    def _elsewhere(self, words: Sequence[str]) -> int | None:
        """The bead, other than this one, that holds most of ``words`` on the other side."""
        beads = self.pair.get(_beads_of_roots)[self.other]
        held = Counter(index for word in words for index in beads.get(word, ()) if index != self.view.index)
        most, index = max(((count, -index) for index, count in held.items()), default=(0, 0))
        return -index if words and most / len(words) >= ELSEWHERE else None

    def _parts(self, segment: Segment, tokens: Sequence[Token], lost: Sequence[int]) -> Iterator[Loss]:
        left = set(lost)
        if credit := dateline(segment, self.pair.document(self.side).text):
            inside = [i for i in sorted(left) if credit.contains(tokens[i].span)]
            left.difference_update(inside)
            if inside:
                yield self._part(LossKind.CREDIT, credit, inside, tokens)
        for clause in self._whole_clauses(segment, tokens, left):
            inside = [i for i in sorted(left) if clause.span.contains(tokens[i].span)]
            left.difference_update(inside)
            yield self._part(LossKind.CLAUSE, clause.span, inside, tokens)
        for run in _runs(sorted(left), tokens):
            span = tokens[run[0]].span.cover(tokens[run[-1]].span)
            yield self._part(LossKind.PHRASE if len(run) > 1 else LossKind.WORD, span, run, tokens)

    def _whole_clauses(self, segment: Segment, tokens: Sequence[Token], lost: set[int]) -> list[Clause]:
        """The clauses that are lost as a whole, at least two content words of each.

        Each lost word speaks for a clause, each answered one :data:`AGAINST` times against it. Of nested ones the
        one with the most lost words is taken, of equals the tighter.
        """
        worth: list[tuple[int, int, int, Clause]] = []
        for clause in self.pair.get(clauses)[SIDES.index(self.side)]:
            if clause.segment != segment.index or clause.kind is ClauseKind.MAIN:
                continue
            inside = [i for i, token in enumerate(tokens) if clause.span.contains(token.span) and is_content(token)]
            gone = sum(i in lost for i in inside)
            value = gone - AGAINST * (len(inside) - gone)
            if gone >= 2 and value > 0:
                worth.append((-gone, len(clause.span), clause.span.start, clause))
        chosen: list[Clause] = []
        for *_, clause in sorted(worth, key=lambda w: w[:3]):
            if not any(other.span.overlaps(clause.span) for other in chosen):
                chosen.append(clause)
        return sorted(chosen, key=lambda c: c.span.start)

    def _part(self, kind: LossKind, span: Span, lost: Sequence[int], tokens: Sequence[Token]) -> Loss:
        inside = [token for token in tokens if span.contains(token.span)]
        words = [content_root(tokens[i].key) for i in lost]
        head = self.parse.at(tokens[lost[0]].span.start) if self.parse and kind is LossKind.WORD else None
        return Loss(
            self.side,
            self.view.index,
            span,
            kind,
            len(lost),
            self._carries(inside),
            self._is_clean(span, tokens),
            self.kept,
            self._elsewhere(words),
            {"NOUN": "n", "VERB": "v", "ADJ": "a", "ADV": "r", "PROPN": "N"}.get(head.pos, "-") if head else "",
            self._is_reworded(kind, span, len(lost)),
        )

    def _is_clean(self, span: Span, tokens: Sequence[Token]) -> bool:
        inside = [i for i, token in enumerate(tokens) if span.overlaps(token.span)]
        first, last = inside[0] - 1, inside[-1] + 1
        end = len(self.aligned.tokens(self.other)) if self.aligned else 0
        before = self._anchor(range(first, max(-1, first - 3), -1), -1)
        after = self._anchor(range(last, min(len(tokens), last + 3)), end)
        return before is not None and after is not None and 0 < after - before <= 2

    def _anchor(self, indices: range, edge: int) -> int | None:
        """The partner of the first linked word of ``indices``; ``edge`` where there is no word at all."""
        if not indices or self.aligned is None:
            return edge
        for i in indices:
            if partners := self.aligned.partners(self.side, i):
                return partners[0]
        return None

    def _carries(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        found = dict[str, None]()
        for token in tokens:
            if token.kind is TokenKind.NUMBER:
                found["figure"] = None
            elif token.text in {'"', "“", "”", "«", "»", "„"}:
                found["quotation"] = None
            elif token.kind is TokenKind.WORD and is_name(token, self.parse, self.starts):
                found["name"] = None
            elif _is_reporting(token):
                found["attribution"] = None
        return tuple(found)


def _is_reporting(token: Token) -> bool:
    """Whether a word attributes; "not" has the root of "note" and doesn't."""
    known = token.kind is TokenKind.WORD and token.key not in FUNCTION_WORDS
    return known and content_root(token.key) in REPORTING_ROOTS


_SEPARATORS = frozenset(",;:.!?…()[]-–—，、。；：！？（）")
# "MOSCOW, Sept 13 (Reuters) – " or "PARIS — " at the head of a sentence; looked for in its first characters only.
_DATELINE = re.compile(
    r"[^\W\d_][^.!?;:()]{1,60}\([^\W\d_][\w .&]{1,30}\)\s*[-–—]+\s|[A-Z]{3}[A-Z ,./]{0,50}\s[-–—]+\s"
)


def dateline(segment: Segment, text: str) -> Span | None:
    """The place, day and agency at the head of a story's sentence, without the dash."""
    head = text[segment.span.start : min(segment.span.end, segment.span.start + 120)]
    found = _DATELINE.match(head)
    if not found:
        return None
    return Span(segment.span.start, segment.span.start + len(found.group().rstrip(" -–—\n\t\u00a0")))


def _runs(lost: Sequence[int], tokens: Sequence[Token]) -> Iterator[list[int]]:
    """Lost words that only small words or hyphens separate."""
    run: list[int] = []
    for i in lost:
        if run and any(_separates(token) for token in tokens[run[-1] + 1 : i]):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _separates(token: Token) -> bool:
    return is_content(token) or (token.kind is TokenKind.MARK and token.text not in "-‐‑/'’&")
