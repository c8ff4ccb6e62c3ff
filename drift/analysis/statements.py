"""Statements: who does what in a sentence, with the cues that say whether, how surely and on what condition.

A statement is a clause together with the verbs that only comment on it: "seeks to punish", "is expected to fail to
pay" and "did not have to leave" are one statement each. The comparison of two texts is made statement by statement,
because cues of a clause that is simply not there on the other side say nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drift.analysis.clauses import find_clauses
from drift.analysis.cues import Cue, CueKind, find_cues
from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.parse import parses
from drift.analysis.stems import stem
from drift.analysis.tokens import Token, TokenKind, tokenize
from pairs.document import Document, Segment, Span

if TYPE_CHECKING:
    from drift.analysis.pair import Pair
    from drift.analysis.syntax import Parse, ParsedToken

# Verbs that are an attempt or a hedge only over another verb, or over what somebody or something is like.
_WEIGHED = frozenset(map(stem, ("consider", "contemplate", "mull")))
_CLAUSAL_HEDGES = {
    stem("suggest"): frozenset({"ccomp"}),
    stem("seem"): frozenset({"ccomp", "xcomp", "oprd", "acomp", "attr"}),
    stem("appear"): frozenset({"ccomp", "xcomp", "oprd", "acomp", "attr"}),
    stem("look"): frozenset({"oprd", "acomp"}),
    stem("sound"): frozenset({"oprd", "acomp"}),
}
_REACH = 8  # an operand stands at most this many tokens after its cue


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of one side.

    Attributes:
        segment: index of its segment.
        words: its content words, in order.
        head: the word that carries it, usually a verb; ``None`` where no parse is at hand.
        cues: what modifies it, in order; also those that it takes over from the verb it is coordinated with.
        operands: for each cue the word that it governs, or ``None``.
        asserted: whether its verb is finite, so that it says that something is so; ``True`` without a parse.
    """

    segment: int
    words: tuple[Token, ...]
    head: Token | None
    cues: tuple[Cue, ...] = ()
    operands: tuple[Token | None, ...] = ()
    asserted: bool = True

    def of_kind(self, kind: CueKind) -> tuple[Cue, ...]:
        """The cues of one kind."""
        return tuple(cue for cue in self.cues if cue.kind is kind)

    def operand(self, cue: Cue) -> Token | None:
        """The word that ``cue`` governs."""
        return next((o for c, o in zip(self.cues, self.operands, strict=True) if c == cue), None)


@dataclass(slots=True)
class _Draft:
    words: list[Token] = field(default_factory=list)
    cues: list[tuple[Cue, Token | None]] = field(default_factory=list)


def statements(pair: Pair) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """The statements of the original and of the rewrite; use it as ``pair.get(statements)``."""
    original, rewrite = pair.get(parses)
    return find_statements(pair.original, original), find_statements(pair.rewrite, rewrite)


def find_statements(document: Document, parse: Parse | None = None) -> tuple[Statement, ...]:
    """The statements of a document, segment by segment.

    Args:
        document: in English; other languages have no cue lists, and their statements no cues.
        parse: of this document; without one, the parts between punctuation marks stand in for clauses.
    """
    found: list[Statement] = []
    for segment in document.segments:
        if parse is not None and parse.of_segment(segment.index):
            found.extend(_parsed(document, segment, parse))
        else:
            found.extend(_unparsed(document, segment))
    return tuple(found)


def content(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens that carry meaning of their own."""
    return tuple(
        t for t in tokens if t.kind is TokenKind.NUMBER or (t.kind is TokenKind.WORD and t.key not in FUNCTION_WORDS)
    )


def _parsed(document: Document, segment: Segment, parse: Parse) -> list[Statement]:
    text = segment.span.of(document.text)
    tokens = tokenize(text, segment.span.start)
    cues = find_cues(text, document.lang, segment.span.start)
    groups = _Groups(parse)
    governed: list[tuple[Cue, ParsedToken, ParsedToken | None]] = []
    for cue in cues:
        at = parse.at(cue.span.start)
        if at is None or not _is_verb_cue(cue, parse):
            continue
        operand = _operand(parse, cue)
        governed.append((cue, at, operand))
        if cue.governs and operand is not None and cue.kind is not CueKind.HEDGE and cue.value != "without":
            groups.join(parse.clause_head(at).index, parse.clause_head(operand).index)
    drafts: dict[int, _Draft] = defaultdict(_Draft)
    by_start = {token.span.start: token for token in tokens}
    for token in tokens:
        parsed = parse.at(token.span.start)
        if parsed is not None:
            drafts[groups.of(parsed)].words.append(token)
    for cue, at, operand in governed:
        owner = groups.of(operand or at)
        word = _token_at(by_start, operand)
        drafts[owner].cues.append((cue, word))
    heads = {index: groups.head(index) for index in drafts}
    for index, draft in drafts.items():
        draft.cues.extend(_inherited(parse, heads[index], drafts, groups, by_start))
    return [
        Statement(
            segment.index,
            content(draft.words),
            _token_at(by_start, heads[index]),
            tuple(c for c, _ in draft.cues),
            tuple(o for _, o in draft.cues),
            asserted=_is_asserted(parse, parse.tokens[index]),
        )
        for index, draft in drafts.items()
    ]


class _Groups:
    """Which clauses are one statement: a union of clause heads, the innermost of which carries it."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._into: dict[int, int] = {}

    def _top(self, index: int) -> int:
        while index in self._into:
            index = self._into[index]
        return index

    def join(self, outer: int, inner: int) -> None:
        """Make the clause of ``outer`` part of the clause of ``inner``."""
        a, b = self._top(outer), self._top(inner)
        if a != b:
            self._into[a] = b

    def of(self, token: ParsedToken) -> int:
        """The clause that carries the statement of ``token``."""
        return self._top(self.parse.clause_head(token).index)

    def head(self, index: int) -> ParsedToken:
        """The head of a statement; for "was a fact" the word "fact"."""
        token = self.parse.tokens[index]
        if token.lemma == "be":
            below = self.parse.children(token, "attr", "acomp", "oprd")
            return below[-1] if below else token
        return token


def _is_verb_cue(cue: Cue, parse: Parse) -> bool:
    """Whether the parse agrees that a cue is one."""
    at = parse.at(cue.span.start)
    if at is None:
        return False
    if cue.kind is CueKind.ATTEMPT and at.pos not in {"VERB", "AUX"}:
        return False  # "efforts to", "a means to" are no attempts of the subject
    if cue.kind is CueKind.ATTEMPT or " " not in cue.text:
        below = {child.dep for child in parse.children(at) if child.index > at.index}
        if stem(cue.text.casefold()) in _WEIGHED and not below & {"xcomp", "ccomp", "pcomp"}:
            return False  # "considers the values", "mulls the offer"
        if stem(cue.text.casefold()) in _CLAUSAL_HEDGES and not below & _CLAUSAL_HEDGES[stem(cue.text.casefold())]:
            return False  # "suggests a plan", "the ship appears"
    if cue.kind is CueKind.MODALITY and cue.value in {"future", "ability", "possibility", "necessity", "duty"}:
        single = parse.at(cue.span.end - 1)
        if single is not None and single.index == at.index and cue.text.casefold() not in {"perhaps", "maybe"}:
            return at.tag in {"MD", "RB"} or at.text.casefold().endswith("ly") or cue.text.casefold() == "cannot"
    return True


def _operand(parse: Parse, cue: Cue) -> ParsedToken | None:
    """The verb (or other word) that a cue governs."""
    last = parse.at(cue.span.end - 1)
    if last is None:
        return None
    if not cue.governs:
        return parse.head(last) if last.dep in {"det", "neg", "advmod", "aux", "amod"} else None
    if last.dep in {"aux", "neg", "preconj", "advmod"}:
        return parse.head(last)
    for child in parse.children(last):
        if child.index > last.index and child.dep in {"pcomp", "xcomp", "ccomp", "pobj", "dobj"}:
            return child
    segment = parse.of_segment(last.segment)
    following = [t for t in segment if last.index < t.index <= last.index + _REACH]
    return next((t for t in following if t.is_verbal and t.dep not in {"aux", "auxpass"}), None)


def _inherited(
    parse: Parse,
    head: ParsedToken,
    drafts: dict[int, _Draft],
    groups: _Groups,
    by_start: dict[int, Token],
) -> list[tuple[Cue, Token | None]]:
    """Modals and attempts of the verb that ``head`` is coordinated with: "will meet and (will) talk"."""
    verb = parse.tokens[parse.clause_head(head).index]
    if verb.dep != "conj" or verb.tag != "VB" or parse.subject(verb, own=True) or parse.children(verb, "aux"):
        return []
    first = parse.head(verb)
    taken = {CueKind.MODALITY, CueKind.ATTEMPT}
    if any(child.lemma in {"or", "nor"} for child in parse.children(first, "cc")):
        taken.add(CueKind.NEGATION)
    owner = drafts.get(groups.of(first))
    return [(cue, _token_at(by_start, verb)) for cue, _ in (owner.cues if owner else ()) if cue.kind in taken]


def _is_asserted(parse: Parse, verb: ParsedToken) -> bool:
    """Whether a clause is finite: "punished", "has punished", but not "to punish", "punishing" or "punish!"."""
    if verb.tag in {"VBD", "VBZ", "VBP"}:
        return True
    helpers = parse.children(verb, "aux", "auxpass")
    if any(child.tag in {"VBD", "VBZ", "VBP", "MD"} for child in helpers):
        return True
    return verb.dep == "conj" and not helpers and _is_asserted(parse, parse.head(verb))


def _token_at(by_start: dict[int, Token], parsed: ParsedToken | None) -> Token | None:
    return by_start.get(parsed.span.start) if parsed is not None else None


def _unparsed(document: Document, segment: Segment) -> list[Statement]:
    """One statement for each part between marks and conjunctions."""
    text = segment.span.of(document.text)
    tokens = tokenize(text, segment.span.start)
    cues = find_cues(text, document.lang, segment.span.start)
    alone = Document("", document.lang, document.text, (segment,))
    found = []
    for part in find_clauses(alone):
        inside = [t for t in tokens if part.span.contains(t.span)]
        own = [c for c in cues if part.span.contains(Span(c.span.start, c.span.start))]
        own = [c for c in own if c.span.start < part.span.end and stem(c.text.casefold()) not in _CLAUSAL_HEDGES]
        operands = tuple(_next_content(inside, cue) for cue in own)
        found.append(Statement(segment.index, content(inside), None, tuple(own), operands))
    return found


def _next_content(tokens: Sequence[Token], cue: Cue) -> Token | None:
    after = [t for t in tokens if t.span.start >= cue.span.end][:_REACH]
    return next(iter(content(t for t in after if not t.key.endswith("ly"))), None)
