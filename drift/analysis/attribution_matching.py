"""What became of each attribution: kept, changed, or dropped while what it covered stayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.attribution import Attribution, AttributionKind, attributions
from drift.analysis.cue_lexicon import BE, REPORTING
from drift.analysis.function_words import FUNCTION_WORDS, PRONOUNS
from drift.analysis.spelling import is_slip
from drift.analysis.statement_matching import word_links
from drift.analysis.stems import stem
from drift.analysis.tokens import Token, TokenKind, tokenize
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair

_KEPT = 0.5  # share of the attributed words that stayed
_MIN_WORDS = 2
_MOST = 60  # a bead with more attributions than that is no prose
_NEAR_QUOTE = 3
_SPEECH = 0.6
_MARKS = frozenset('“”‘"«»„「」『』')
_OPENING = frozenset('“‘"«„「『')
_CLAIMS = frozenset({"plain", "claim", "concede", "warn", "stress", "deny"})
_NOBODY = frozenset("it there this that which who i we you what".split())
_EVIDENCE = frozenset(
    stem(word) for word in "show demonstrate prove illustrate indicate reveal find detail outline read".split()
)
# Verbs of thinking that don't vouch for what is thought: "believes that", not "knows that".
_OPINION = frozenset(
    stem(word)
    for word in """think believe consider feel hold estimate predict expect forecast anticipate assume suspect doubt
    reckon guess hope regard view judge foresee envisage envision imagine surmise figure fear trust""".split()
)
# "It was reported that": a claim of somebody who isn't named, unlike "it was noted that".
_IMPERSONAL = frozenset(
    stem(word) for word in "say state report claim allege announce assert argue believe rumor rumour declare".split()
)
# Words that name a source without a clause of reporting: "a report by the ministry", "data show", "denies being".
_SOURCE_WORDS = frozenset(
    stem(word)
    for word in """statement remark interview announcement press release survey study
    data figure poll source official spokesman spokeswoman spokesperson testimony declaration paper reportedly
    allegedly apparently evaluation assessment analyst expert base propose opinion denial accusation admission claimant
    speech message letter tweet remind share blog memo briefing confession complaint suggestion allegation argument
    announcement explanation warning insistence assertion view hope""".split()
) | frozenset(
    stem(word)
    for stance in ("plain", "claim", "concede", "deny", "warn", "stress", "think", "blame", "praise")
    for word in REPORTING[stance].split()
)


@dataclass(frozen=True, slots=True)
class DroppedAttribution:
    """An attribution whose content stands unattributed in the rewrite.

    Attributes:
        attribution: in the original.
        kept: share of its content's words that the rewrite has, 0..1.
    """

    attribution: Attribution
    kept: float


@dataclass(frozen=True, slots=True)
class ChangedAttribution:
    """Two attributions of one content.

    Attributes:
        original: in the original.
        rewrite: in the rewrite.
        same_source: whether the sources may be one: they share a word, or one of them is no name.
    """

    original: Attribution
    rewrite: Attribution
    same_source: bool


@dataclass(frozen=True, slots=True)
class BeadAttributions:
    """What became of the attributions of one bead."""

    dropped: tuple[DroppedAttribution, ...]
    paired: tuple[ChangedAttribution, ...]


def match_attributions(pair: Pair) -> tuple[BeadAttributions, ...]:
    """For each bead its attributions; use it as ``pair.get(match_attributions)``."""
    original, rewrite = pair.get(attributions)
    return tuple(
        _matched(
            view,
            [a for a in original if a.segment in view.bead.original],
            [a for a in rewrite if a.segment in view.bead.rewrite],
        )
        for view in pair.beads
    )


def _matched(view: BeadView, ours: Sequence[Attribution], theirs: Sequence[Attribution]) -> BeadAttributions:
    if not ours or not view.bead.rewrite or len(ours) + len(theirs) > _MOST:
        return BeadAttributions((), ())
    links = word_links(view)
    # A reporting verb of the rewrite that answers one verb of the original can't answer another.
    reserved = {links[o.verb].span: o for o in ours if o.verb in links}
    dropped, paired = [], []
    for item in ours:
        if not _is_claim(view, item):
            continue
        partners = _partners(view, item, links)
        words = sum(not item.span.contains(t.span) for t in _words(view, "original", item.scope))
        kept = len(partners) / words if words else 0.0
        if kept < _KEPT or len(partners) < min(_MIN_WORDS, words):
            continue
        free = [t for t in theirs if t.verb is None or reserved.get(t.verb, item) is item]
        same = [t for t in free if (t.kind is AttributionKind.LABEL) == (item.kind is AttributionKind.LABEL)]
        answer = next((t for t in same if any(t.scope.overlaps(p.span) for p in partners)), None)
        if answer is not None:
            paired.append(ChangedAttribution(item, answer, _same_source(view, item, answer)))
        elif not _said_otherwise(view, item, partners, free, links):
            dropped.append(DroppedAttribution(item, round(kept, 4)))
    return BeadAttributions(tuple(dropped), tuple(paired))


def _is_claim(view: BeadView, item: Attribution) -> bool:
    """Whether losing the attribution would make a claim a fact: "it is understood" and "studies show" hardly do."""
    if item.kind is not AttributionKind.REPORTED:
        return True
    if item.source is None or item.verb is None:
        return False
    text = view.pair.original.text
    verb, source = stem(item.verb.of(text).casefold()), item.source.of(text)
    if item.stance not in _CLAIMS and verb not in _OPINION:
        return False
    if source.casefold() in _NOBODY:
        return is_impersonal(view, item)
    # "Studies show" hardly claims, "Robert revealed" does.
    return verb not in _EVIDENCE or any(word[:1].isupper() for word in source.split()[1:])


def is_impersonal(view: BeadView, item: Attribution) -> bool:
    """Whether nobody is named: "it was reported that", "described as"."""
    text = view.pair.original.text
    if item.source is None:
        return item.kind is AttributionKind.DESCRIBED
    if item.verb is None or item.source.of(text).casefold() != "it":
        return False
    between = tokenize(text[item.source.end : item.verb.start])
    return stem(item.verb.of(text).casefold()) in _IMPERSONAL and any(t.key in BE for t in between)


def _words(view: BeadView, side: str, span: Span) -> list[Token]:
    text = view.pair.original.text if side == "original" else view.pair.rewrite.text
    return [
        t for t in tokenize(span.of(text), span.start) if t.kind is not TokenKind.MARK and t.key not in FUNCTION_WORDS
    ]


def _partners(view: BeadView, item: Attribution, links: dict[Span, Token]) -> list[Token]:
    inside = [t for t in _words(view, "original", item.scope) if not item.span.contains(t.span)]
    return [links[t.span] for t in inside if t.span in links]


def _same_source(view: BeadView, a: Attribution, b: Attribution) -> bool:
    if a.source is None or b.source is None:
        return True
    ours, theirs = _words(view, "original", a.source), _words(view, "rewrite", b.source)
    if not ours or not theirs or any(t.key in PRONOUNS for t in (*ours, *theirs)):
        return True
    if {stem(t.key) for t in ours} & {stem(t.key) for t in theirs}:
        return True
    # A role and a name may be one person; two names are two.
    return not (all(t.text[:1].isupper() for t in ours) and all(t.text[:1].isupper() for t in theirs))


def _said_otherwise(
    view: BeadView,
    item: Attribution,
    partners: Sequence[Token],
    theirs: Sequence[Attribution],
    links: dict[Span, Token],
) -> bool:
    """Whether the rewrite marks the content as somebody's in a form that no pattern knows."""
    text = view.pair.rewrite.text
    first, last = min(p.span.start for p in partners), max(p.span.end for p in partners)
    if item.kind in {AttributionKind.LABEL, AttributionKind.DESCRIBED}:
        around = text[max(0, first - _NEAR_QUOTE) : first]
        if any(mark in around for mark in _OPENING):
            return True
        if item.kind is AttributionKind.LABEL:
            return False
        if item.source and any(t.span in links for t in _words(view, "original", item.source)):
            return True  # "to critics it was a trap"
    if item.verb in links and is_slip(links[item.verb].key, item.verb.of(view.pair.original.text).casefold()):
        return True
    if any(t.kind is not AttributionKind.LABEL and t.scope.overlaps(Span(first, last)) for t in theirs):
        return True
    inside = [t for t in _words(view, "original", item.scope) if not item.span.contains(t.span)]
    covered = {stem(t.key) for t in inside}
    answered = {p.span for p in partners}
    for segment in view.segments("rewrite"):
        if not segment.span.overlaps(Span(first, last)):
            continue
        tokens = tokenize(segment.span.of(text), segment.span.start)
        if any(_is_source_word(t) and stem(t.key) not in covered and t.span not in answered for t in tokens):
            return True
        if _is_speech(tokens) and _has_speaker_nearby(view, segment.index):
            return True
    return False


def _is_source_word(token: Token) -> bool:
    """Whether a word says that something is somebody's word: "not" shares its stem with "note"."""
    return token.key not in FUNCTION_WORDS and stem(token.key) in _SOURCE_WORDS


def _is_speech(tokens: Sequence[Token]) -> bool:
    """Whether most of a segment stands in quotation marks."""
    marks = [k for k, t in enumerate(tokens) if t.text in _MARKS]
    if not marks:
        return False
    end = marks[-1] if len(marks) > 1 else len(tokens)
    return (end - marks[0]) > _SPEECH * len(tokens)


def _has_speaker_nearby(view: BeadView, segment: int) -> bool:
    """Whether the sentence before or after names who speaks."""
    _, rewrite = view.pair.get(attributions)
    if any(abs(a.segment - segment) == 1 for a in rewrite):
        return True
    document = view.pair.rewrite
    return any(
        any(_is_source_word(t) for t in tokenize(document.segments[k].span.of(document.text)))
        for k in (segment - 1, segment + 1)
        if 0 <= k < len(document.segments)
    )
