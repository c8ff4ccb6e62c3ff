"""Cues of negation, modality, attempt, hedge and condition, found by their words.

A cue is where it stands and what it does; what it applies to is worked out in
:mod:`drift.analysis.statements`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from drift.analysis import cue_lexicon as lexicon
from drift.analysis.stems import stem
from drift.analysis.tokens import Token, TokenKind, tokenize
from pairs.document import Span


class CueKind(StrEnum):
    """What a cue does to the statement it stands in."""

    NEGATION = "negation"
    MODALITY = "modality"
    ATTEMPT = "attempt"
    HEDGE = "hedge"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that changes how a statement is meant.

    Attributes:
        kind: what it does.
        span: where it stands.
        text: as it stands.
        value: its group in :mod:`drift.analysis.cue_lexicon`, for example ``"possibility"``; the folded word
            for a negation.
        governs: whether it takes a verb after it ("seeks to", "may", "not"); else it belongs where it stands.
    """

    kind: CueKind
    span: Span
    text: str
    value: str
    governs: bool

    @property
    def readings(self) -> tuple[float, ...]:
        """The heights that a modal may have on the scale of certainty; empty for other kinds."""
        if self.kind is not CueKind.MODALITY:
            return ()
        return tuple(lexicon.LEVELS[value] for value in self.values)

    @property
    def values(self) -> tuple[str, ...]:
        """The readings by name."""
        return tuple(self.value.split("|"))


_Entry = tuple[tuple[str, ...], CueKind | None, str]
_MAX_PHRASE = 10
_ADVERB = re.compile(r"[a-z]{2,}ly")
_GOVERNING = frozenset(
    "must will wo 'll shall would should can ca cannot could may might not n't never to of from deny lack enable allow without consider contemplat mull".split()
)


def find_cues(text: str, lang: str = "en", offset: int = 0) -> tuple[Cue, ...]:
    """The cues of ``text`` in order; a modal with several readings is one cue.

    Args:
        text: a sentence.
        lang: only English has lists; for any other language there are no cues.
        offset: added to every span.
    """
    if lang[:2] != "en":
        return ()
    tokens = tokenize(text, offset)
    return tuple(_found(text, tokens, offset))


def _found(text: str, tokens: Sequence[Token], offset: int) -> Iterator[Cue]:
    free = dict.fromkeys(CueKind, 0)  # the first token that no cue of this kind has yet
    blocked = 0
    for i in range(len(tokens)):
        matches = sorted(_matches(tokens, i), key=lambda m: -m[0])
        for end, kind, _value in matches:
            if kind is None:
                blocked = max(blocked, end)
                break
        done: dict[CueKind, Cue] = {}
        for end, kind, value in matches:
            if kind is None or i < free[kind] or (kind is CueKind.NEGATION and i < blocked):
                continue
            if not _plausible(tokens, i, end, kind):
                continue
            span = tokens[i].span.cover(tokens[end - 1].span)
            if kind in done:  # a second reading of the same words
                if done[kind].span == span and value not in done[kind].value:
                    done[kind] = Cue(kind, span, done[kind].text, f"{done[kind].value}|{value}", done[kind].governs)
                continue
            surface = text[span.start - offset : span.end - offset]
            governs = tokens[end - 1].key in _GOVERNING or stem(tokens[end - 1].key) in _GOVERNING
            done[kind] = Cue(kind, span, surface, value, governs)
        for cue in done.values():
            free[cue.kind] = i + sum(1 for t in tokens[i : i + _MAX_PHRASE] if t.span.end <= cue.span.end)
            yield cue


def _plausible(tokens: Sequence[Token], i: int, end: int, kind: CueKind) -> bool:
    """Whether the token in its surroundings is the cue that its letters suggest."""
    token = tokens[i]
    following = tokens[end] if end < len(tokens) else None
    before = tokens[i - 1] if i else None
    if end - i > 1 and tokens[end - 1].key == "to" and following is not None and not _may_be_verb(following):
        return False  # "declined to 31 crowns", "failed to $40": a change and its level
    if kind is CueKind.NEGATION and following is not None and following.text == "-":
        return False  # "a no-fly zone", "never-ending", "not-for-profit" are words, and negate no statement
    if token.key == "no":  # "No. 5", "no" as an answer
        return following is not None and following.kind is TokenKind.WORD
    if token.key == "may" and token.text == "May":
        return i == 0 and following is not None and following.kind is TokenKind.WORD
    if token.key in {"can", "will", "might"} and before is not None and before.key in {"a", "the", "his", "her", "of"}:
        return False
    if token.key == "will" and token.text == "Will" and i:
        return False
    if kind in {CueKind.ATTEMPT, CueKind.MODALITY} and end - i > 1 and token.key in {"'s", "'re", "'m"}:
        return tokens[end - 1].key == "to" and end - i > 2
    return not (token.key in {"not", "n't"} and following is None)


def _may_be_verb(token: Token) -> bool:
    return token.kind is TokenKind.WORD or token.key in {'"', ","}


def _matches(tokens: Sequence[Token], i: int) -> Iterator[tuple[int, CueKind | None, str]]:
    """The phrases that start at token ``i``, with the token after their last one."""
    for phrase, kind, value in _index().get(tokens[i].key, ()):
        if (end := _end(tokens, i, phrase)) is not None:
            yield end, kind, value
    base = stem(tokens[i].key)
    for phrase, kind, value in _index().get(f"{base}*", ()):
        if (end := _end(tokens, i, phrase)) is not None:
            yield end, kind, value


def _end(tokens: Sequence[Token], i: int, phrase: tuple[str, ...]) -> int | None:
    loose = (phrase[0] in {"BE", "HAVE"} and len(phrase) > 2) or phrase[0] == "HAVE"
    at = i + 1
    for part in phrase[1:]:
        skipped = 0
        while at < len(tokens) and not _is(tokens[at], part):
            if not loose or skipped == 2 or not _between(tokens[at]):
                return None
            at += 1
            skipped += 1
        if at == len(tokens):
            return None
        at += 1
    return at


def _is(token: Token, part: str) -> bool:
    return stem(token.key) == part[:-1] if part.endswith("*") else token.key == part


def _between(token: Token) -> bool:
    return token.key in lexicon.BETWEEN or _ADVERB.fullmatch(token.key) is not None


@cache
def _index() -> dict[str, list[_Entry]]:
    """Every phrase by its first word."""
    index: dict[str, list[_Entry]] = {}
    groups: list[tuple[str, CueKind | None, str]] = [
        (lexicon.NOT_NEGATORS, None, ""),
        (lexicon.NEGATORS, CueKind.NEGATION, ""),
        (lexicon.CONDITIONS, CueKind.CONDITION, "condition"),
    ]
    for group, table in (
        (CueKind.MODALITY, lexicon.MODALS),
        (CueKind.ATTEMPT, lexicon.ATTEMPTS),
        (CueKind.HEDGE, lexicon.HEDGES),
    ):
        groups.extend((lines, group, value) for value, lines in table.items())
    for lines, kind, value in groups:
        for line in re.split(r"[,\n]", lines):
            words = tuple(f"{stem(w[:-1])}*" if w.endswith("*") else w for w in line.split())
            if not words:
                continue
            entry = (words, kind, value or " ".join(line.split()))
            firsts = {"BE": lexicon.BE, "HAVE": lexicon.HAVE}.get(words[0], {words[0]})
            for first in firsts:
                index.setdefault(first, []).append(entry)
    return index
