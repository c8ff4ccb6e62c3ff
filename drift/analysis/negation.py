"""Statements that are negated on one side only.

Negators are compared statement by statement and modulo two ("can't fail to win"); what is left over on both sides
of a bead cancels out ("I don't think he will" ↔ "I think he won't"), and a word that is negative in itself
("refuse", "incorrect") explains a negator that is missing beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.cues import Cue, CueKind
from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.negative_words import Surroundings, is_implicit, is_negative, is_phrase
from drift.analysis.pair import SIDES, Side
from drift.analysis.parse import parses
from drift.analysis.statement_matching import BeadStatements, StatementPair, match_statements
from drift.analysis.statements import Statement
from drift.analysis.stems import stem
from drift.analysis.tokens import Token
from drift.analysis.word_alignment import LinkKind, WordAlignment, word_alignment
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair
    from drift.analysis.syntax import Parse, ParsedToken

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "attr", "acomp", "pcomp", "oprd", "aux", "csubj", "dobj", "det", "amod"})
_FOCUS = frozenset({"only", "just", "merely", "simply", "solely", "until"})
_NEAR = 14  # code points between a negator and what it negates that are shown together
_MIN_SCORE = 0.5
_MIN_SHARED = 2
_SAME_PLACE = 9  # tokens between a negator and where it would be expected
# A missing one of these two is not one negator less: "without a licence" ↔ "he had no licence".
_WEAK = frozenset({"without", "lack*", "deny*", "hardly", "scarcely", "barely"})
_DENIALS = frozenset({"deny*"})
_NONE = frozenset("neither no none nobody nothing nowhere".split()) | {"no one"}
_ANY = frozenset("both all each every either any some everyone everybody everything everywhere anyone anybody".split())
_MIN_LINK = 0.28  # links of different words below this score are too often wrong
_CERTAIN_LINK = 0.4
_CERTAIN_SHARED = 3
_UPWARDS = 4
# Negators proper are counted, and explain nothing.
_PLAIN = frozenset("not n't cannot no never neither nor none nobody nothing nowhere".split())
_ENDS = frozenset(".;:!?")
_UNTIL = frozenset({"until", "till"})
_LIMITS = _UNTIL | {"before", "by"}
_CONTRAST = frozenset({"instead", "rather", "unlike"})


@dataclass(frozen=True, slots=True)
class Flip:
    """A statement that is negated on one side only.

    Attributes:
        original: the negator with what it negates, or what stands in their place; ``None`` where nothing does.
        rewrite: likewise.
        dropped: whether the original has the negator; else the rewrite.
        negated: what is negated, where it stands too far from its negator to be shown with it in one stretch.
        denial: whether the negator is a verb of denial.
    """

    original: Span | None
    rewrite: Span | None
    dropped: bool
    negated: Span | None = None
    denial: bool = False


@dataclass(frozen=True, slots=True)
class _Left:
    cue: Cue
    statement: Statement
    pairing: StatementPair | None


def flips(pair: Pair) -> tuple[tuple[Flip, ...], ...]:
    """For each bead its flips; use it as ``pair.get(flips)``."""
    matched = pair.get(match_statements)
    return tuple(_flips(view, matched[view.index]) for view in pair.beads)


def _flips(view: BeadView, matched: BeadStatements) -> tuple[Flip, ...]:
    left: dict[Side, list[_Left]] = {
        side: [item for item in _left_over(matched, side) if not _explained(view, matched, side, item)]
        for side in SIDES
    }
    _cancel(view, matched, left)
    found: list[Flip] = []
    for side in SIDES:
        found.extend(_flip(view, item, side) for item in left[side] if _is_sure(view, matched, side, item))
    return (*found, *_focus(view))


def _focus(view: BeadView) -> Iterator[Flip]:
    """Where "not only" became "only", or the other way round: what was the least became the most."""
    alignment = word_alignment(view)
    if alignment is None:
        return
    for link in alignment.links:
        a, b = link.original, link.rewrite
        if alignment.original[a].key in _FOCUS and alignment.rewrite[b].key in _FOCUS:
            ours, theirs = _not_before(alignment.original, a), _not_before(alignment.rewrite, b)
            if (ours is None) != (theirs is None) and not _is_kept(alignment, a, b, in_original=ours is not None):
                first = (ours or alignment.original[a].span).cover(alignment.original[a].span)
                second = (theirs or alignment.rewrite[b].span).cover(alignment.rewrite[b].span)
                yield Flip(first, second, dropped=ours is not None)


def _is_kept(alignment: WordAlignment, a: int, b: int, *, in_original: bool) -> bool:
    """Whether the side without "not" has it in another form: "more than just", "did not open until"."""
    tokens, index = (alignment.rewrite, b) if in_original else (alignment.original, a)
    if index > 1 and tokens[index - 1].key == "than" and tokens[index - 2].key == "more":
        return True
    return tokens[index].key == "until" and any(token.key in _PLAIN for token in tokens)


def _not_before(tokens: Sequence[Token], index: int) -> Span | None:
    before = tokens[index - 1] if index else None
    return before.span if before is not None and before.key in {"not", "n't", "cannot"} else None


def _cancel(view: BeadView, matched: BeadStatements, left: dict[Side, list[_Left]]) -> None:
    """Drop negators that answer each other although their statements do not.

    Those are negators of which one stands in a statement without a sure partner, and negators that moved between a
    verb and its complement ("I don't think he will", "I think he won't"). Where both statements are sure, one was
    turned round and so was the other: two changes.
    """
    alignment = word_alignment(view)
    if alignment is None:
        return
    places = {token.span: k for k, token in enumerate(alignment.rewrite)}
    candidates = []
    for i, item in enumerate(left["original"]):
        expected = _expected(matched, places, item.cue.span)
        for k, other in enumerate(left["rewrite"]):
            apart = abs(_place(places, other.cue.span) - expected) if expected is not None else len(places)
            sure = _is_certain(view, "original", item) + _is_certain(view, "rewrite", other)
            near = apart <= _SAME_PLACE or (not sure and _linked_cues(alignment, item, other))
            if _raised(view, item, other) or (sure < len(SIDES) and near):
                candidates.append((sure, apart, i, k))
    gone: dict[Side, set[int]] = {"original": set(), "rewrite": set()}
    for _, _, i, k in sorted(candidates):
        if i not in gone["original"] and k not in gone["rewrite"]:
            gone["original"].add(i)
            gone["rewrite"].add(k)
    for side in SIDES:
        left[side] = [item for n, item in enumerate(left[side]) if n not in gone[side]]


def _is_certain(view: BeadView, side: Side, item: _Left) -> bool:
    """Whether the very thing that is negated here is said on the other side."""
    if item.pairing is None or not item.pairing.heads:
        return False
    operand = _operand(item.statement, item.cue)
    partner = _partner(view, side, operand, _CERTAIN_LINK) if operand else None
    return partner is not None or item.pairing.shared >= _CERTAIN_SHARED


def _linked_cues(alignment: WordAlignment, item: _Left, other: _Left) -> bool:
    found = alignment.counterpart("original", item.cue.span)
    return found is not None and found.overlaps(other.cue.span)


def _raised(view: BeadView, item: _Left, other: _Left) -> bool:
    """Whether two negators stand on a verb and on its complement: on one side both verbs are said, or their answers."""
    ours, theirs = _operand(item.statement, item.cue), _operand(other.statement, other.cue)
    if ours is None or theirs is None:
        return False
    pairs = ((0, ours, _partner(view, "rewrite", theirs)), (1, _partner(view, "original", ours), theirs))
    for side, one, two in pairs:
        parse = view.pair.get(parses)[side]
        if one is None or two is None:
            continue
        if parse is None:
            return True
        a, b = parse.at(one.span.start), parse.at(two.span.start)
        if a is not None and b is not None and (_under(parse, a, b) or _under(parse, b, a)):
            return True
    return False


def _under(parse: Parse, low: ParsedToken, high: ParsedToken) -> bool:
    """Whether ``low`` is, or belongs to, a complement or object of ``high``."""
    while low != high:
        if low.is_root or low.dep not in _COMPLEMENTS:
            return False
        low = parse.head(low)
    return True


def _place(places: dict[Span, int], span: Span) -> int:
    return next((k for s, k in places.items() if s.start >= span.start), len(places))


def _expected(matched: BeadStatements, places: dict[Span, int], span: Span) -> int | None:
    """Where in the rewrite a place of the original should be found, as an index of its tokens."""
    known = sorted(matched.links, key=lambda s: (abs(s.start - span.end), s.start))
    return places.get(matched.links[known[0]].span) if known else None


def _left_over(matched: BeadStatements, side: Side) -> Iterable[_Left]:
    """The negators of one side that have no partner in the statement that belongs to theirs."""
    pairings = {id(getattr(p, side)): p for p in matched.pairs}
    seen: set[Span] = set()
    for statement in getattr(matched, side):
        cues = [cue for cue in _negators(statement) if cue.span not in seen]
        seen.update(cue.span for cue in cues)
        pairing = pairings.get(id(statement))
        other: tuple[Cue, ...] = ()
        if pairing:
            other = _negators(pairing.rewrite if side == "original" else pairing.original)
        even = len(cues) % 2 == len(other) % 2 or len(cues) <= len(other)
        if even and (pairing or len(cues) % 2 == 0):
            continue
        yield _Left(cues[0], statement, pairing)


def _negators(statement: Statement) -> tuple[Cue, ...]:
    """The negators that count: "nor" and a second one beside "neither" go on with the first."""
    cues = statement.of_kind(CueKind.NEGATION)
    going_on = [c for c in cues if c.value == "nor"]
    return tuple(c for c in cues if c not in going_on) or cues[:1]


def _operand(statement: Statement, cue: Cue) -> Token | None:
    """What is negated: for "is not a fact" the fact, for "neither of them came" the coming."""
    found = statement.operand(cue)
    if found is None and cue.value in _WEAK:
        return None
    return statement.head if found is None or stem(found.key) == "be" else found


def _partner(view: BeadView, side: Side, token: Token, least: float = _MIN_LINK) -> Token | None:
    """The word that answers what is negated: a good link of content words, or one verb in another form."""
    alignment = word_alignment(view)
    if alignment is None:
        return None
    for i in alignment.within(side, token.span):
        for link in sorted(alignment.links_of(side, i), key=lambda link: -link.score):
            if link.kind is not LinkKind.SUBSTITUTION or link.score >= least:
                found = alignment.rewrite[link.rewrite] if side == "original" else alignment.original[link.original]
                if link.kind is not LinkKind.SUBSTITUTION or found.key not in FUNCTION_WORDS:
                    return found
    return None


def _is_sure(view: BeadView, matched: BeadStatements, side: Side, item: _Left) -> bool:
    """Whether what is negated here stands on the other side too."""
    links = matched.links if side == "original" else matched.back
    operand = _operand(item.statement, item.cue)
    linked = operand is not None and _partner(view, side, operand) is not None
    if item.cue.value in _WEAK:
        return linked and item.pairing is not None
    if linked or _negates_all(view, side, item.cue):
        return True
    if item.pairing is None:
        known = sum(word.span in links for word in item.statement.words)
        return known >= _MIN_SHARED and known >= _MIN_SCORE * len(item.statement.words)
    return item.pairing.heads or (item.pairing.score >= _MIN_SCORE and item.pairing.shared >= _MIN_SHARED)


def _negates_all(view: BeadView, side: Side, cue: Cue) -> bool:
    """Whether "neither", "no", "none" or "nobody" stands in the place of "both", "any", "all" or "everybody"."""
    alignment = word_alignment(view)
    if alignment is None or cue.value not in _NONE:
        return False
    return any(token.key in _ANY for token in alignment.answers(side, cue.span))


def _explained(view: BeadView, matched: BeadStatements, side: Side, item: _Left) -> bool:
    """Whether the other side has, where the negator is missing, a word that is negative in itself.

    Such a word must be new there, and stand in the statement that answers the negated one, in one that answers none,
    or over what answers the negated word; a negative word that answers a negative one explains nothing.
    """
    alignment = word_alignment(view)
    if alignment is None:
        return False
    there: Side = "rewrite" if side == "original" else "original"
    tokens = alignment.tokens(there)
    if _turned(alignment, matched, side, item):
        return True
    known = {stem(token.key) for token in alignment.tokens(side)}
    counted = _strong(matched, there)
    for token in alignment.answers(side, item.cue.span):
        if any(token.span.overlaps(span) for span in counted):
            continue
        if (is_implicit(token.key) or token.key in _CONTRAST) and stem(token.key) not in known | _PLAIN:
            return True
    answered = {id(getattr(p, there)) for p in matched.pairs}
    places = [getattr(item.pairing, there)] if item.pairing else []
    places += [s for s in getattr(matched, there) if id(s) not in answered]
    spans = {word.span for statement in places for word in statement.words}
    operand = _operand(item.statement, item.cue)
    partner = _partner(view, side, operand) if operand else None
    if partner is not None:
        if operand is not None and _denies_a_lack(operand, partner):
            return True
        if partner in _negated(matched, there) and partner.key not in FUNCTION_WORDS:
            return True
        spans |= {partner.span, *_around(view, there, partner)}
    other = Surroundings.of(alignment.tokens(side), operand.key if operand else "")
    for k, token in enumerate(tokens):
        if token.span not in spans or any(token.span.overlaps(span) for span in counted):
            continue
        partners = (alignment.tokens(side)[i] for i in alignment.partners(there, k))
        if any(is_implicit(p.key) and not p.span.overlaps(item.cue.span) for p in partners):
            continue
        if is_negative(token, other, answers=partner is not None and token.span == partner.span):
            return True
        if is_phrase(tokens, k, other):
            return True
    return False


def _turned(alignment: WordAlignment, matched: BeadStatements, side: Side, item: _Left) -> bool:
    """Whether the other side says the same in another construction: "unless", "if it is not", a time for "not until"."""
    there: Side = "rewrite" if side == "original" else "original"
    if _has(alignment.tokens(there), "unless") > _has(alignment.tokens(side), "unless"):
        return True  # "if it is not" told as "unless it is"
    if item.cue.value in _WEAK and len(_strong(matched, there)) > len(_strong(matched, side)):
        return True  # "without care" told as "if it is not cared for"
    return _waits(alignment, side, item)


def _waits(alignment: WordAlignment, side: Side, item: _Left) -> bool:
    """Whether "not until May" is told as "in May": an "until" behind the negator, and no limit on the other side."""
    there: Side = "rewrite" if side == "original" else "original"
    words = {token.key for token in alignment.tokens(there)}
    if item.cue.value not in _PLAIN or words & _LIMITS:
        return False
    for word in alignment.tokens(side):
        if word.span.start >= item.cue.span.end:
            if word.key in _UNTIL:
                return True
            if word.key in _ENDS:
                return False
    return False


def _denies_a_lack(operand: Token, partner: Token) -> bool:
    """Whether "not impossible" is told as "possible": what is negated is negative in itself, and its answer isn't."""
    if stem(operand.key) == stem(partner.key) or is_implicit(partner.key):
        return False
    return is_negative(operand, Surroundings.of([partner], partner.key), answers=True)


def _negated(matched: BeadStatements, side: Side) -> Iterator[Token]:
    """The words of one side that a negator negates directly."""
    for statement in getattr(matched, side):
        for cue in _negators(statement):
            if (operand := statement.operand(cue)) is not None:
                yield operand


def _around(view: BeadView, side: Side, token: Token) -> Iterator[Span]:
    """The places of what governs a word, up to its clause and the verb over that, and of what it governs."""
    parse = view.pair.get(parses)[SIDES.index(side)]
    at = parse.at(token.span.start) if parse else None
    if parse is None or at is None:
        return
    for token_inside in parse.clause(at):
        yield token_inside.span
    for _, ancestor in zip(range(_UPWARDS), parse.ancestors(at), strict=False):
        yield ancestor.span


def _strong(matched: BeadStatements, side: Side) -> set[Span]:
    """The places of the negators of one side that are counted wherever they stand."""
    return {c.span for s in getattr(matched, side) for c in _negators(s) if c.value not in _WEAK}


def _has(tokens: Iterable[Token], key: str) -> int:
    return sum(token.key == key for token in tokens)


def _flip(view: BeadView, item: _Left, side: Side) -> Flip:
    operand = _operand(item.statement, item.cue)
    partner = _partner(view, side, operand) if operand else None
    here = item.cue.span
    if operand is not None and 0 <= operand.span.start - here.end <= _NEAR:
        here = here.cover(operand.span)
    there = partner.span if partner else None
    negated = operand.span if operand is not None and not here.overlaps(operand.span) else None
    dropped = side == "original"
    original, rewrite = (here, there) if dropped else (there, here)
    return Flip(original, rewrite, dropped, negated, denial=item.cue.value in _DENIALS)
