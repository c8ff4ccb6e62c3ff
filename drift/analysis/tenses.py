"""The tense and aspect of every finite verb: when something happens, and whether it is done, going on or planned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from drift.analysis.parse import parses
from drift.analysis.word_alignment import LinkKind, word_alignments
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import Pair
    from drift.analysis.syntax import Parse, ParsedToken


class Time(StrEnum):
    """The time that a finite verb group speaks of."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A finite verb with its auxiliaries.

    Attributes:
        span: from the first auxiliary to the verb.
        verb: the main verb.
        lemma: its dictionary form.
        time: past, present or future; "would" counts as future, ``backshift`` says that it may be one.
        progressive: whether it is going on ("was building").
        perfect: whether it is looked back on ("has built").
        passive: whether its subject undergoes it.
        reported: whether it stands under a verb of saying or thinking in the past, or inside quotation marks' tag.
        hypothetical: whether it stands in an if-clause, or under "would" that no report explains.
        segment: index of its segment.
    """

    span: Span
    verb: Span
    lemma: str
    time: Time
    progressive: bool
    perfect: bool
    passive: bool
    reported: bool
    hypothetical: bool
    segment: int

    @property
    def name(self) -> str:
        """In the words of grammar books: "past perfect progressive"."""
        parts = [self.time.value, "perfect" if self.perfect else "", "progressive" if self.progressive else ""]
        return " ".join(filter(None, parts))


_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_PAST_FUTURE = frozenset({"would", "'d", "’d"})
REPORTING = frozenset(
    """say tell report announce state claim add note explain argue believe think know hope expect insist warn admit
    acknowledge confirm deny reveal suggest indicate show find declare emphasize emphasise stress point mention write
    conclude estimate predict learn hear feel understand see promise agree assert maintain remark reply respond
    answer ask describe stipulate recall realize realise consider assume fear suspect disclose complain allege require state call urge demand request""".split()
)
# Verbs whose past looks like their present: without a helper or an -s no parser can be sure.
_INVARIANT = frozenset(
    """bet bid broadcast burst cast cost cut fit forecast hit hurt let put quit read rid set shed shut slit split spread
    thrust upset""".split()
)
# What stands between "is" and "to" where something is still to come (Quirk et al. 1985, 4.47 and 3.45-3.47).
_PROSPECTS = frozenset(
    """about set due bound poised slated scheduled expected likely sure certain destined planned forecast projected
    predicted tipped anticipated primed geared""".split()
)
_WEAK = 0.2  # links of different words below this score are too often wrong
_CONDITIONS = frozenset({"if", "unless", "whether", "though"})


def verb_groups(pair: Pair) -> tuple[tuple[VerbGroup, ...], tuple[VerbGroup, ...]] | None:
    """The finite verb groups of both sides, ``None`` where one can't be parsed; use as ``pair.get(verb_groups)``."""
    original, rewrite = pair.get(parses)
    if original is None or rewrite is None:
        return None
    return tuple(find_verb_groups(original)), tuple(find_verb_groups(rewrite))


def find_verb_groups(parse: Parse) -> Iterator[VerbGroup]:
    """The finite verb groups of a parse, in the order of the text."""
    for token in parse.tokens:
        if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass"}:
            continue
        group = _group(parse, token)
        if group is not None:
            yield group


def _group(parse: Parse, verb: ParsedToken) -> VerbGroup | None:
    helpers = parse.children(verb, "aux", "auxpass")
    before = [h for h in helpers if h.index < verb.index]
    words = [h.text.casefold() for h in before]
    if "to" in words and not (len(words) > 1 and words[0] != "to"):
        used = _used_to(parse, verb)
        if used is not None:
            return _made(parse, verb, used, Time.PAST, progressive=False, perfect=False)
        going = _going_to(parse, verb) or _about_to(parse, verb)
        if going is None:
            return None
        # "is expected to" is no report, though "expected" may be one.
        return _made(parse, verb, going, Time.FUTURE, progressive=False, perfect=False, under=parse.head(verb))
    if not before and verb.lemma in _INVARIANT and verb.tag != "VBZ":
        return None
    first = before[0] if before else verb
    time = _time(first, words)
    if time is None or (verb.lemma == "go" and _promises(parse, verb)) or _is_habit(parse, verb):
        return None
    looked_back = any(h.lemma == "have" and h.dep == "aux" for h in before)
    perfect = looked_back and (verb.tag == "VBN" or any(h.text.casefold() == "been" for h in before))
    progressive = verb.tag == "VBG" and any(h.lemma == "be" for h in before)
    passive = any(h.dep == "auxpass" for h in before)
    if passive:
        be = [h for h in before if h.dep == "auxpass"][-1]
        progressive = be.tag == "VBG"
        perfect = be.tag == "VBN"
    return _made(parse, verb, first, time, progressive=progressive, perfect=perfect, passive=passive)


def _time(first: ParsedToken, words: list[str]) -> Time | None:
    if any(w in _FUTURE or w in _PAST_FUTURE for w in words[:1]) and first.tag == "MD":
        return Time.FUTURE
    if first.tag == "VBD":
        return Time.PAST
    if first.tag in {"VBZ", "VBP"}:
        return Time.PRESENT
    return None


def _promises(parse: Parse, verb: ParsedToken) -> bool:
    """Whether "is going" is only the helper of another verb."""
    return verb.tag == "VBG" and any(
        any(h.text.casefold() == "to" for h in parse.children(c, "aux")) for c in parse.children(verb, "xcomp")
    )


def _going_to(parse: Parse, verb: ParsedToken) -> ParsedToken | None:
    """The first word of "is going to" before an infinitive."""
    head = parse.head(verb)
    if verb.dep != "xcomp" or head.text.casefold() != "going":
        return None
    be = parse.children(head, "aux")
    return be[0] if be else None


def _about_to(parse: Parse, verb: ParsedToken) -> ParsedToken | None:
    """The "is" of "is about to", "are expected to" before an infinitive; "was about to" says nothing of what came."""
    head = parse.head(verb)
    if verb.dep not in {"xcomp", "ccomp", "advcl"} or head.text.casefold() not in _PROSPECTS:
        return None
    above = parse.head(head)
    helpers = [above, *parse.children(head, "aux", "auxpass"), head]
    return next((h for h in helpers if h.lemma == "be" and h.tag in {"VBZ", "VBP"} and h.index < verb.index), None)


def _used_to(parse: Parse, verb: ParsedToken) -> ParsedToken | None:
    """The "used" of "used to" before an infinitive."""
    head = parse.head(verb)
    return head if verb.dep == "xcomp" and _is_habit(parse, head) else None


def _is_habit(parse: Parse, verb: ParsedToken) -> bool:
    """Whether "used" is only the helper of another verb."""
    return verb.text.casefold() == "used" and verb.tag == "VBD" and not parse.children(verb, "dobj", "auxpass")


def _made(
    parse: Parse,
    verb: ParsedToken,
    first: ParsedToken,
    time: Time,
    *,
    progressive: bool,
    perfect: bool,
    passive: bool = False,
    under: ParsedToken | None = None,
) -> VerbGroup:
    reported = _reported(parse, under or verb)
    past_future = first.text.casefold() in _PAST_FUTURE
    condition = any(m.text.casefold() in _CONDITIONS for m in parse.children(verb, "mark"))
    return VerbGroup(
        span=first.span.cover(verb.span),
        verb=verb.span,
        lemma=verb.lemma,
        time=time,
        progressive=progressive,
        perfect=perfect,
        passive=passive,
        reported=reported,
        hypothetical=condition or (past_future and not reported),
        segment=verb.segment,
    )


def _reported(parse: Parse, verb: ParsedToken) -> bool:
    """Whether a verb of saying or thinking stands above, wherever it stands in the text."""
    above = verb
    for ancestor in parse.ancestors(verb):
        if (
            above.dep in {"ccomp", "acl", "advcl", "parataxis", "conj", "relcl", "xcomp", "csubj"}
            and ancestor.lemma in REPORTING
        ):
            return True
        above = ancestor
    return any(
        c.lemma in REPORTING and c.is_verbal
        for c in parse.children(verb, "parataxis", "ccomp", "advcl")
        if parse.subject(c, own=True)
    )


@dataclass(frozen=True, slots=True)
class TensePair:
    """Two finite verbs that answer each other.

    Attributes:
        original: of the original.
        rewrite: of the rewrite.
        score: how well the verbs fit, 0..1.
        kin: whether they are forms of one verb or share a stem.
    """

    original: VerbGroup
    rewrite: VerbGroup
    score: float
    kin: bool


class TenseChange(StrEnum):
    """What a change of tense does to the statement."""

    NONE = "none"
    DONE = "planned against done"
    PLANNED = "planned against happening"
    TIME = "past against present"
    ASPECT = "going on against done or usual"


def match_tenses(pair: Pair) -> tuple[tuple[TensePair, ...], ...]:
    """The finite verbs of each bead that are linked as words; use it as ``pair.get(match_tenses)``."""
    groups = pair.get(verb_groups)
    if groups is None:
        return tuple(() for _ in pair.beads)
    original, rewrite = ({g.verb.start: g for g in side} for side in groups)
    result = []
    for words in pair.get(word_alignments):
        found = []
        for link in words.links if words else ():
            one = original.get(words.original[link.original].span.start) if words else None
            two = rewrite.get(words.rewrite[link.rewrite].span.start) if words else None
            if one and two and (link.score >= _WEAK or link.kind is not LinkKind.SUBSTITUTION):
                kin = one.lemma == two.lemma or link.kind is not LinkKind.SUBSTITUTION
                found.append(TensePair(one, two, link.score, kin))
        result.append(tuple(found))
    return tuple(result)


def tense_change(one: VerbGroup, two: VerbGroup) -> TenseChange:
    """What became of the tense, silent on what grammar alone demands.

    Under a verb of saying past and present, "will" and "would" are the same: English shifts them back. Past, past
    perfect and present perfect all look back on something done.
    """
    if one.hypothetical or two.hypothetical:
        return TenseChange.NONE
    telling = one.lemma in REPORTING and two.lemma in REPORTING
    if telling and Time.FUTURE not in {one.time, two.time}:
        return TenseChange.NONE  # "says", "said" and "has said" are styles of telling
    reported = one.reported or two.reported
    if (one.time is Time.FUTURE) != (two.time is Time.FUTURE):
        if reported and Time.PAST in {one.time, two.time}:
            return TenseChange.NONE
        other = one if two.time is Time.FUTURE else two
        return TenseChange.DONE if other.time is Time.PAST or other.perfect else TenseChange.PLANNED
    done = [g.time is Time.PAST or g.perfect for g in (one, two)]
    if one.progressive != two.progressive:
        if one.perfect and two.perfect:
            return TenseChange.NONE  # "has been learning", "has learned"
        # "is falling" and "has fallen" are another time before they are another aspect.
        return TenseChange.ASPECT if done[0] == done[1] or reported else TenseChange.TIME
    if one.time is Time.FUTURE or done == [False, False]:
        return TenseChange.NONE
    if done == [True, True]:
        return TenseChange.NONE
    if reported:
        return TenseChange.NONE
    return TenseChange.ASPECT if one.perfect or two.perfect else TenseChange.TIME
