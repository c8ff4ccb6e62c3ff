"""Who says it: reporting verbs, "according to", "what she calls", and what each of them covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from drift.analysis import cue_lexicon as lexicon
from drift.analysis.function_words import PREPOSITIONS, PRONOUNS
from drift.analysis.parse import parses
from drift.analysis.stems import stem
from drift.analysis.syntax import Parse, ParsedToken
from drift.analysis.tokens import Token, TokenKind, tokenize
from pairs.document import Document, Segment, Span

if TYPE_CHECKING:
    from drift.analysis.pair import Pair

_STANCE = {stem(verb): group for group, verbs in lexicon.REPORTING.items() for verb in verbs.split()}
_CERTAIN = {stem(verb) for verb in "say tell add state announce declare claim warn insist argue acknowledge".split()}
_LABELS = {stem(verb) for verb in "call term label dub describe style name brand refer deem consider regard".split()}
# "The union described the plan as a trap": verbs that say what somebody takes a thing for, with "as" or without.
_AS = {
    stem(verb)
    for verb in """describe characterize characterise portray depict hail praise laud tout bill slam blast condemn denounce
    dismiss decry deride criticize criticise brand label dub regard view see refer present paint cast style
    declare""".split()
}
_WITHOUT_AS = {stem(verb) for verb in "call label brand dub term deem consider find style declare pronounce".split()}
# Of these a passive without "by" still says that it is somebody's word for the thing: "described as", not "known as".
_NOBODYS = {
    stem(verb)
    for verb in """describe characterize characterise portray depict hail praise laud tout bill slam blast condemn
    denounce dismiss decry deride brand""".split()
}
# Verbs that speak only where "that" follows: "the congress held in May is", "he felt the ground move".
_ONLY_WITH_THAT = {stem(verb) for verb in "hold find see feel put point show read name speak".split()}
# "Denies being", "admitted taking", "claims to be": what follows is told as somebody's word.
_WITH_GERUND = {stem(verb) for verb in "deny admit acknowledge confess mention report recall describe concede".split()}
_WITH_INFINITIVE = {stem(verb) for verb in "claim profess purport".split()}
_LABEL_WORDS = frozenset({"so-called", "self-styled", "self-proclaimed", "self-described"})
# "According to the rules" is no source.
_RULES = {
    stem(w)
    for w in """law rule regulation plan schedule need requirement size type age standard order custom tradition
    decision agreement contract treaty principle criterion level degree amount number condition circumstance situation
    ability completion progress priority category procedure method protocol guideline instruction wish preference
    taste season weather performance income demand merit value price cost practice provision script design""".split()
}
_LONG = 60  # a longer subject is shown by its head alone
_REACH = 8


class AttributionKind(StrEnum):
    """The form of an attribution."""

    REPORTED = "reported"
    ACCORDING = "according"
    LABEL = "label"
    DESCRIBED = "described"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A place that says whose words or views something is.

    Attributes:
        kind: its form.
        span: the words that attribute: "Olsen said that", "according to the mayor", "what he called".
        source: whose words they are; ``None`` where nobody is named.
        verb: the reporting word; ``None`` for "according to".
        stance: its group in :data:`drift.analysis.cue_lexicon.REPORTING`.
        scope: what is attributed.
        segment: index of its segment.
    """

    kind: AttributionKind
    span: Span
    source: Span | None
    verb: Span | None
    stance: str
    scope: Span
    segment: int


def attributions(pair: Pair) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
    """The attributions of the original and of the rewrite; use it as ``pair.get(attributions)``."""
    original, rewrite = pair.get(parses)
    return find_attributions(pair.original, original), find_attributions(pair.rewrite, rewrite)


def find_attributions(document: Document, parse: Parse | None = None) -> tuple[Attribution, ...]:
    """The attributions of an English document in order; none in any other language.

    Args:
        document: its segments are looked at one by one.
        parse: of this document; without it sources and scopes are guessed from word order.
    """
    if document.lang[:2] != "en":
        return ()
    found: list[Attribution] = []
    for segment in document.segments:
        tokens = tokenize(segment.span.of(document.text), segment.span.start)
        found.extend(_phrases(tokens, segment))
        if parse is not None and parse.of_segment(segment.index):
            found.extend(_reported(parse, segment))
            found.extend(_described(parse, segment))
        else:
            found.extend(_guessed(tokens, segment))
    labels = [each.span for each in found if each.kind is AttributionKind.LABEL]
    told = [
        each
        for each in found
        if each.kind is not AttributionKind.DESCRIBED
        or not any(label.start <= each.span.start and each.span.end <= label.end for label in labels)
    ]
    return tuple(sorted(told, key=lambda a: (a.span.start, a.span.end)))


def _phrases(tokens: Sequence[Token], segment: Segment) -> Iterator[Attribution]:
    """What word order alone shows: "according to", "what X calls", "so-called"."""
    for i, token in enumerate(tokens):
        following = tokens[i + 1].key if i + 1 < len(tokens) else ""
        if (token.key == "according" and following == "to") or (token.key == "per" and i == 0):
            end = _until_mark(tokens, i + 1)
            if stem(_head_key(tokens[i + 2 : end + 1])) in _RULES:
                continue
            source = tokens[min(i + 2, end)].span.cover(tokens[end].span)
            yield Attribution(
                AttributionKind.ACCORDING, token.span.cover(source), source, None, "plain", segment.span, segment.index
            )
        elif token.key == "as" and (by := _told_by(tokens, i)) is not None:
            end = _until_mark(tokens, by + 1)
            source = tokens[min(by + 1, end)].span.cover(tokens[end].span)
            kind, span = AttributionKind.ACCORDING, token.span.cover(source)
            yield Attribution(kind, span, source, None, "plain", segment.span, segment.index)
        elif token.key == "what" and (verb := _labelling(tokens, i)) is not None:
            scope = Span(tokens[verb].span.end, tokens[_until_mark(tokens, verb + 1)].span.end)
            source = tokens[i + 1].span.cover(tokens[verb - 1].span)
            span = token.span.cover(tokens[verb].span)
            kind = AttributionKind.LABEL
            yield Attribution(kind, span, source, tokens[verb].span, "plain", scope, segment.index)
        elif token.key in {"so", "self"} and _joined(tokens, i) in _LABEL_WORDS:
            last = tokens[i + 2]
            scope = Span(last.span.end, tokens[_until_mark(tokens, i + 3)].span.end)
            span = token.span.cover(last.span)
            yield Attribution(AttributionKind.LABEL, span, None, last.span, "plain", scope, segment.index)


def _head_key(tokens: Sequence[Token]) -> str:
    """The last word of a noun phrase before what is said of it: "law" of "the law of 1911", "the law passed in May"."""
    head = ""
    for token in tokens:
        if head and (token.key in PREPOSITIONS or token.key.endswith("ed")):
            break
        head = token.key
    return head


def _joined(tokens: Sequence[Token], i: int) -> str:
    return "".join(t.key for t in tokens[i : i + 3])


def _told_by(tokens: Sequence[Token], i: int) -> int | None:
    """The index of "by" in "as reported by", "as pointed out by", at the head of a sentence or after a comma."""
    if i and tokens[i - 1].text not in ",;—–":
        return None
    keys = [t.key for t in tokens[i + 1 : i + 4]]
    if not keys or stem(keys[0]) not in _STANCE or "by" not in keys[1:]:
        return None
    by = keys.index("by", 1)
    return i + 1 + by if by == 1 or keys[1] in {"out", "earlier", "previously", "first"} else None


def _labelling(tokens: Sequence[Token], i: int) -> int | None:
    """The index of the verb in "what the mayor called"."""
    for k in range(i + 2, min(i + _REACH, len(tokens))):
        if stem(tokens[k].key) in _LABELS:
            return k
        if tokens[k].kind is TokenKind.MARK and tokens[k].key not in "-'’":
            return None
    return None


def _until_mark(tokens: Sequence[Token], i: int) -> int:
    """The index of the last token before the next comma, semicolon, bracket or end, past an opening quotation mark."""
    last = min(i, len(tokens) - 1)
    for k in range(last, len(tokens)):
        if tokens[k].text in ",;:.()!?—–" and k > i:
            break
        last = k
    return last


def _reported(parse: Parse, segment: Segment) -> Iterator[Attribution]:
    for verb in parse.of_segment(segment.index):
        stance = _STANCE.get(stem(verb.lemma))
        if stance is None or not verb.is_verbal:
            continue
        content = _told_clause(parse, verb)
        subject = parse.subject(verb)
        if verb.tag == "VBG" and content and not _has_that(parse, content[0]):
            continue  # "adding two cranes"
        if content and stem(verb.lemma) in _ONLY_WITH_THAT and not _has_that(parse, content[0]):
            continue
        if not content or (subject is None and verb.tag not in {"VBD", "VBZ", "VBP"}):
            continue
        scope = parse.subtree_span(content[0])
        yield Attribution(
            AttributionKind.REPORTED,
            _told(parse, verb, subject, scope),
            _source(parse, subject) if subject else None,
            verb.span,
            stance,
            scope,
            segment.index,
        )


def _told_clause(parse: Parse, verb: ParsedToken) -> tuple[ParsedToken, ...]:
    """The head of what is told, if anything is: "said that …", "…, he said", "denies being …", "claims to be …"."""
    key = stem(verb.lemma)
    if content := parse.children(verb, "ccomp"):
        return content
    if verb.dep in {"parataxis", "advcl"} and key in _CERTAIN:
        return (parse.head(verb),)
    for child in parse.children(verb, "xcomp", "pcomp"):
        if (key in _WITH_GERUND and child.tag == "VBG") or (key in _WITH_INFINITIVE and child.tag == "VB"):
            return (child,)
    return ()


def _described(parse: Parse, segment: Segment) -> Iterator[Attribution]:
    """What somebody takes a thing for: "described the plan as a trap", "was described by critics as", "called it"."""
    for verb in parse.of_segment(segment.index):
        key = stem(verb.lemma)
        if key not in _AS | _WITHOUT_AS or not verb.is_verbal:
            continue
        phrase = _as_phrase(parse, verb) if key in _AS else None
        if phrase is None and key in _WITHOUT_AS:
            phrase = next(iter(parse.children(verb, "oprd")), None)
        if phrase is None or phrase.index < verb.index:
            continue
        agent = next((p for by in parse.children(verb, "agent") for p in parse.children(by, "pobj")), None)
        passive = bool(parse.children(verb, "nsubjpass", "auxpass")) or (verb.tag == "VBN" and verb.dep == "acl")
        subject = agent if passive else parse.subject(verb)
        if subject is None and (not passive or key not in _NOBODYS):
            continue
        scope = parse.subtree_span(phrase)
        first = verb.span if subject is None or passive else _told(parse, verb, subject, scope)
        # The word "as" belongs to what attributes where it follows at once or after "by critics".
        near = passive and phrase.text.casefold() == "as"
        span = first.cover(phrase.span) if near and phrase.span.end - verb.span.start <= _LONG else first
        source = _source(parse, subject) if subject else None
        if source is not None and source.start < scope.start < source.end:
            source = subject.span if subject else None
        stance = _STANCE.get(key, "plain")
        yield Attribution(AttributionKind.DESCRIBED, span, source, verb.span, stance, scope, segment.index)


def _as_phrase(parse: Parse, verb: ParsedToken) -> ParsedToken | None:
    """The "as" of a verb; parsers hang it on the verb, on its object or on its agent."""
    agents = [noun for by in parse.children(verb, "agent") for noun in parse.children(by, "pobj")]
    for head in (verb, *parse.children(verb, "dobj"), *agents):
        for child in parse.children(head, "prep"):
            if child.text.casefold() == "as" and child.index > verb.index:
                return child
    return None


def _has_that(parse: Parse, clause: ParsedToken) -> bool:
    return any(child.text.casefold() == "that" for child in parse.children(clause, "mark"))


def _told(parse: Parse, verb: ParsedToken, subject: ParsedToken | None, scope: Span) -> Span:
    """The attributing words: subject and verb, and "that" where it follows."""
    span = verb.span
    if subject is not None and subject.head == verb.index:
        source = _source(parse, subject)
        if source.end <= verb.span.start or source.start >= verb.span.end:
            span = span.cover(source)
    following = parse.at(verb.span.end + 1)
    if following is not None and following.text.casefold() == "that" and scope.start <= following.span.end + 1:
        span = span.cover(following.span)
    return span


def _source(parse: Parse, subject: ParsedToken) -> Span:
    """The subject with what belongs to it, or its head alone where that would be long."""
    whole = parse.subtree_span(subject)
    if len(whole) <= _LONG and whole.end >= subject.span.end:
        return whole
    near = [t for t in parse.children(subject, "compound", "det", "amod", "poss") if t.index < subject.index]
    return near[0].span.cover(subject.span) if near else subject.span


def _guessed(tokens: Sequence[Token], segment: Segment) -> Iterator[Attribution]:
    """Without a parse: "<words> said that …" at the start of a sentence, "…, <words> said" at its end."""
    for i, token in enumerate(tokens):
        if stem(token.key) not in _CERTAIN or token.key.endswith("ing") or not token.text.islower():
            continue
        first = i
        while first and tokens[first - 1].kind is not TokenKind.MARK and i - first < _REACH:
            first -= 1
        before = tokens[first:i]
        if not before or before[0].key in PREPOSITIONS:
            continue
        if not (before[-1].text[:1].isupper() or before[-1].key in PRONOUNS or before[0].key in {"the", "a"}):
            continue
        last = i + 1 if i + 1 < len(tokens) and tokens[i + 1].key == "that" else i
        span = before[0].span.cover(tokens[last].span)
        source = before[0].span.cover(before[-1].span)
        yield Attribution(
            AttributionKind.REPORTED, span, source, token.span, _STANCE[stem(token.key)], segment.span, segment.index
        )
