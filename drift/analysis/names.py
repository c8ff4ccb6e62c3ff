"""Names: runs of capitalised words, sharpened by the parse where there is one.

A capital proves nothing at the start of a sentence, after a colon or in a headline in Title Case; a name found
only there is *weak*: it can answer a name of the other text, but it isn't called new or lost itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.gazetteer import place_of
from drift.analysis.name_affiliations import parting
from drift.analysis.name_words import (
    ABBREVIATIONS,
    CALENDAR,
    COMMON_ACRONYMS,
    CONNECTORS,
    GENERIC,
    GROUPS,
    OPENERS,
    SCALES,
    TITLES,
)
from drift.analysis.pair import SIDES, Side
from drift.analysis.parse import parses
from drift.analysis.tokens import Token, TokenKind, tokenize
from pairs.document import Document, SegmentKind, Span

if TYPE_CHECKING:
    from drift.analysis.pair import Pair
    from drift.analysis.syntax import Parse


class NameType(StrEnum):
    """What a name names, as far as it is known."""

    PERSON = "person"
    PLACE = "place"
    PEOPLE = "people"
    ORGANISATION = "organisation"
    OTHER = "other"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name.

    Attributes:
        span: where it stands; titles and possessive endings are left out.
        text: as it stands.
        words: its words without small connectors, as they stand.
        type: what it names.
        strong: whether more than a capital that anything would have speaks for it.
        segment: index of its segment; -1 where it is not known.
    """

    span: Span
    text: str
    words: tuple[str, ...]
    type: NameType = NameType.UNKNOWN
    strong: bool = True
    segment: int = -1

    @property
    def is_acronym(self) -> bool:
        """Whether it is one word of two to six capitals, full stops and digits aside."""
        letters = [c for c in self.text if c.isalpha()]
        return 2 <= len(letters) <= 6 and " " not in self.text and sum(c.isupper() for c in letters) >= len(letters) - 1


_TYPES = {
    "PERSON": NameType.PERSON, "GPE": NameType.PLACE, "LOC": NameType.PLACE, "FAC": NameType.PLACE,
    "NORP": NameType.PEOPLE, "ORG": NameType.ORGANISATION, "EVENT": NameType.OTHER, "PRODUCT": NameType.OTHER,
    "WORK_OF_ART": NameType.OTHER, "LAW": NameType.OTHER, "LANGUAGE": NameType.PEOPLE,
}  # fmt: skip
_TITLE_CASE = 0.8  # share of capitals among the content words from which a line is in Title Case
_AMOUNT = re.compile(
    r"(?:RMB|USD|EUR|GBP|JPY|CNY|HKD?|NT|AUD?|CAD?|CHF|INR|RM|Rs|R|US|A|C|S)\d+[a-z]{0,3}"
)  # "RMB1499"
_NO_NAMES = COMMON_ACRONYMS | CALENDAR | CONNECTORS | SCALES
_FULL_STOPS = frozenset('.!?…"”’»')
_SOFT_STARTS = frozenset(':;.!?…“”"«»„‘(•*|–—[')
_LONGEST = 12  # words
_FIELDS = frozenset("foreign defence defense finance interior".split())


def find_names(text: str, offset: int = 0) -> tuple[Name, ...]:
    """The names of one segment by their capitals, in the order of the text.

    Args:
        text: a sentence or a line.
        offset: added to every span.
    """
    tokens = tokenize(text)
    everywhere = _is_title_case(tokens)
    found: list[Name] = []
    at = 0
    while at < len(tokens):
        end = _run(text, tokens, at)
        if end == at:
            at += 1
            continue
        start = _is_start(tokens, at)
        for first, last in _parted(tokens, at, end):
            # "Roughly 15" at the start is one word as well; "Apollo 13" may be weak, the parse knows it.
            words = sum(token.kind is not TokenKind.NUMBER for token in tokens[first:last])
            alone = start and first == at and words == 1 and not _is_acronym(tokens[first])
            weak = everywhere or alone
            weak = weak or (start and first == at and tokens[first].key in FUNCTION_WORDS)
            found.append(_name(text, tokens[first:last], offset, strong=not weak))
        at = end
    return tuple(found)


def names(pair: Pair) -> dict[Side, tuple[Name, ...]]:
    """All names of both sides; use it as ``pair.get(names)``."""
    found = pair.get(parses)
    raw = {side: _document_names(pair.document(side), parse) for side, parse in zip(SIDES, found, strict=True)}
    # A weak name that stands inside a sentence elsewhere, on either side, is one.
    known = {name.text for side in SIDES for name in raw[side] if name.strong}
    return {
        side: tuple(replace(n, strong=True) if not n.strong and n.text in known else n for n in raw[side])
        for side in SIDES
    }


def _document_names(document: Document, parse: Parse | None) -> list[Name]:
    result: list[Name] = []
    for segment in document.segments:
        text = segment.span.of(document.text)
        types = list(parse.entities(segment.index)) if parse else []
        heading = segment.kind is SegmentKind.HEADING or _is_title_case(tokenize(text[:1000]))
        found = find_names(text, segment.span.start)
        for name in (part for whole in found for part in _apart(document.text, whole, types)):
            kind = next((_TYPES[t] for span, t in types if t in _TYPES and span.overlaps(name.span)), name.type)
            strong = name.strong
            if parse and not heading:
                strong = _confirmed(parse, name, strong=strong, entity=kind is not name.type)
            result.append(replace(name, type=kind, strong=strong, segment=segment.index))
    return result


def _apart(text: str, name: Name, entities: Sequence[tuple[Span, str]]) -> Sequence[Name]:
    """A person and the institution or place behind "of", each as a name of its own."""
    place = parting(text, name.span, entities) if entities else None
    if place is None:
        return (name,)
    ends = Span(name.span.start, place[0]), Span(place[1], name.span.end)
    return [replace(part, strong=True) for end in ends for part in find_names(end.of(text), end.start)]


def _confirmed(parse: Parse, name: Name, *, strong: bool, entity: bool) -> bool:
    """What the tags say: a proper noun at the start of a sentence is a name, a verb with a capital is none."""
    tokens = parse.within(name.span)
    if not tokens:
        return strong
    proper = any(t.pos == "PROPN" for t in tokens)
    if not strong:
        return proper or (entity and place_of(name.text) is not None)
    return (
        proper
        or entity
        or len(name.words) > 1
        or place_of(name.text) is not None
        or tokens[0].pos in {"NOUN", "X", "ADJ"}
    )


def _is_capital(token: Token) -> bool:
    if _AMOUNT.fullmatch(token.text):
        return False
    return token.kind is TokenKind.WORD and any(c.isupper() for c in token.text[:1] + token.text[1:3])


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isupper() and token.key not in FUNCTION_WORDS


def _is_title_case(tokens: Sequence[Token]) -> bool:
    """Whether a line has capitals that mean nothing: Title Case or all capitals.

    A line that ends like a sentence must not have a single content word in small letters.
    """
    words = [t for t in tokens if t.kind is TokenKind.WORD and len(t.text) >= 3 and t.key not in FUNCTION_WORDS]
    capitals = sum(w.text[:1].isupper() for w in words)
    ends = bool(tokens) and tokens[-1].text in _FULL_STOPS
    return len(words) >= 4 and capitals >= (1.0 if ends else _TITLE_CASE) * len(words)


def _is_start(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital at this token may be due to its place."""
    while at and tokens[at - 1].text in _SOFT_STARTS | {"'", "’", "-"}:
        if tokens[at - 1].text not in {"'", "’", "-"}:
            return True
        at -= 1
    return at == 0


def _run(text: str, tokens: Sequence[Token], at: int) -> int:
    """The end of the run of capitalised words that begins at ``at``; ``at`` where none does."""
    if not _is_capital(tokens[at]):
        return at
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST:
        step = _step(text, tokens, end)
        if not step:
            break
        end += step
    return end


def _step(text: str, tokens: Sequence[Token], at: int) -> int:
    """How many tokens from ``at`` on continue a run: a capital, connectors or a mark followed by a capital."""
    gap = text[tokens[at - 1].span.end : tokens[at].span.start]
    if len(gap) > 1 or "\n" in gap:
        return 0
    if _is_capital(tokens[at]) and tokens[at].text != "I":
        return 1
    if tokens[at].kind is TokenKind.NUMBER:
        return int(len(tokens[at].text) <= 2 and bool(gap) and not tokens[at - 1].text.islower())
    size = 0
    while at + size < len(tokens) and tokens[at + size].key in CONNECTORS and size < 3:
        size += 1
    if size and tokens[at].key == "the":  # "Yesterday the Bank" is no name, "University of the Isles" is one
        return 0
    if not size and (tokens[at].text in {"-", "‑", "&", ".", "'", "’", "/"} or _owns(tokens, at)):
        size = 1
    follows = at + size
    if not size or follows >= len(tokens) or not _is_capital(tokens[follows]):
        return 0
    if tokens[at].text == "." and not _is_shortened(tokens[at - 1]):
        return 0
    if tokens[at].text in {"-", "‑", "/", "'", "’"} and (
        gap or text[tokens[at].span.end : tokens[at].span.end + 1] == " "
    ):
        return 0
    return size + 1


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Whether a possessive ending belongs inside a name: "the Women's Volleyball Team", "the People's Bank"."""
    return tokens[at].key in {"'s", "’s"} and at > 0 and tokens[at - 1].key in GROUPS


def _is_shortened(token: Token) -> bool:
    """Whether the full stop behind a token is that of an initial or an abbreviation and ends no sentence."""
    plain = token.text.replace(".", "")
    return token.text[:1].isupper() and (len(plain) == 1 or token.key in ABBREVIATIONS)


def _parted(tokens: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    """The names of one run: parted at titles, at demonyms before a title or hyphen; without what is no name."""
    result: list[tuple[int, int]] = []
    first = start
    for at in range(start, end + 1):
        inside = at < end and not _parts(tokens, at, start, end)
        if inside:
            continue
        span = _trimmed(tokens, first, at)
        if span:
            result.append(span)
        first = at + 1
    return result


def _parts(tokens: Sequence[Token], at: int, start: int, end: int) -> bool:
    """Whether the token at ``at`` stands between two names."""
    token = tokens[at]
    if token.text == "/":
        return True
    if token.text in {"-", "‑"}:
        sides = [tokens[i].text for i in (at - 1, at + 1) if start <= i < end]
        return all(place_of(side) for side in sides)
    if token.key in CALENDAR and token.key not in {
        "may",
        "march",
        "august",
        "june",
        "april",
        "sun",
        "mar",
        "jun",
        "jan",
    }:
        return True
    # "Foreign Minister Ada Holm" is parted, "General Assembly" isn't.
    return is_title(token.key) and _title_here(tokens, at, end)


def _title_here(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a word of the list of titles is one where it stands: before a name, or alone."""
    rest = [t for t in tokens[at + 1 : end] if t.kind is TokenKind.WORD]
    if tokens[at].key in _FIELDS:  # "Finance Minister Ada Holm", but "the Ministry of Finance"
        return bool(rest) and is_title(rest[0].key)
    return not rest or not all(t.key in GENERIC and not is_title(t.key) for t in rest[:2])


def is_title(key: str) -> bool:
    """Whether a folded word is a title or a rank, in the singular or the plural."""
    return key in TITLES or (key.endswith("s") and key[:-1] in TITLES)


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """The run without connectors, marks, articles and possessive endings at its ends; ``None`` if no name is left."""
    while first < last and not _names_something(tokens[first]):
        first += 1
    while last > first and not (_is_capital(tokens[last - 1]) or tokens[last - 1].kind is TokenKind.NUMBER):
        last -= 1
    words = [t for t in tokens[first:last] if t.kind is TokenKind.WORD]
    if not words or all(w.key in _NO_NAMES or len(w.text) == 1 for w in words):
        return None
    if len(words) == 1 and words[0].key in GENERIC and not (words[0].text.isupper() or place_of(words[0].text)):
        return None  # "the Board", "the Navy"
    return first, last


def _names_something(token: Token) -> bool:
    return (
        _is_capital(token)
        and not token.key.startswith(("'", "n'"))
        and (
            (token.key not in FUNCTION_WORDS and token.key not in OPENERS)
            or (token.text.isupper() and len(token.text) > 1)
        )
    )


def _name(text: str, tokens: Sequence[Token], offset: int, *, strong: bool) -> Name:
    start, end = tokens[0].span.start, tokens[-1].span.end
    if "." in tokens[-1].text and text[end : end + 1] == "." and tokens[-1].text.isupper():
        end += 1  # "U.S."
    surface = text[start:end]
    words = tuple(
        t.text for t in tokens if t.kind is not TokenKind.MARK and t.key not in CONNECTORS and not t.key.startswith("'")
    )
    place = place_of(surface)
    kind = NameType.UNKNOWN
    if place:
        kind = NameType.PEOPLE if place.form == "demonym" else NameType.PLACE
    strong = strong or (place is not None and place.country not in {"west", "east"})
    return Name(Span(start + offset, end + offset), surface, words, kind, strong)
