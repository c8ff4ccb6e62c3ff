"""Which offices and ranks a text gives to a person: "Harbour Minister Ada Holm", "Ada Holm, the harbour minister"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.name_index import bead_names, is_generic
from drift.analysis.name_variants import is_variant, romanised
from drift.analysis.name_words import RANKED, ROLE_OF
from drift.analysis.names import Name, NameType
from drift.analysis.tokens import Token, TokenKind, tokenize
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side

_BEFORE, _AFTER = 6, 10  # words that a role may stand away from its name
_OFFICES = {
    "executive": "ceo", "financial": "cfo", "finance": "cfo", "operating": "coo", "operations": "coo",
    "technology": "cto", "technical": "cto",
}  # fmt: skip
# One role in two words, as translators and house styles choose them.
_ALIKE = tuple(
    frozenset(line.split())
    for line in (
        "minister premier secretary",
        "president dean rector principal",
        "president chairman director",
        "director manager ceo executive",
        "prosecutor attorney",
        "scientist professor lecturer teacher",
        "reporter editor",
        "general marshal",
        "commander general admiral colonel",
        "ceo founder owner",
    )
)
# Whoever heads something is its leader, head, chief or boss.
_HEADS = frozenset(
    """president premier minister chancellor secretary governor mayor chairman ceo director manager founder owner
    executive king queen commander general dean rector principal captain coach editor officer""".split()
)
_STOPS = frozenset(',.;:()[]“”"«»—–|!?')


@dataclass(frozen=True, slots=True)
class Role:
    """The role that a text gives to a person.

    Attributes:
        name: the person.
        span: the words of the role, with what qualifies them.
        roles: the roles in them, each under one word: ``{"minister"}``.
    """

    name: Name
    span: Span
    roles: frozenset[str]

    @property
    def is_rank(self) -> bool:
        """Whether one of them is an office or a rank that there are few of."""
        return bool(self.roles & RANKED)


def role_changes(bead: BeadView) -> list[tuple[Role, Role]]:
    """Persons of a bead to whom both sides give roles that have nothing in common."""
    found = {side: _roles(bead, side) for side in ("original", "rewrite")}
    result = []
    for a in found["original"]:
        for b in found["rewrite"]:
            if _same_person(a.name, b.name, bead):
                if not may_be_one(a.roles, b.roles):
                    result.append((a, b))
                break
    return result


def may_be_one(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of roles have one in common, or two words for one."""
    if a & b or any(a & words and b & words for words in _ALIKE):
        return True
    return ("leader" in a and bool(b & _HEADS)) or ("leader" in b and bool(a & _HEADS))


def _same_person(a: Name, b: Name, bead: BeadView) -> bool:
    x, y = a.words[-1], b.words[-1]
    return romanised(x) == romanised(y) or is_variant(x, y, bead.pair.aliases)


def _roles(bead: BeadView, side: Side) -> list[Role]:
    text = bead.pair.document(side).text
    local = bead.pair.get(bead_names)
    result = []
    for segment in bead.segments(side):
        tokens = tokenize(segment.span.of(text), segment.span.start)
        for name in local[bead.index, side].names:
            if name.segment != segment.index or name.type not in {NameType.PERSON, NameType.UNKNOWN}:
                continue
            if not is_generic(name.words[-1]) and (role := _role(name, tokens)):
                result.append(role)
    return result


def _role(name: Name, tokens: Sequence[Token]) -> Role | None:
    """The role directly before the name, or behind it between commas."""
    at = bisect_right(tokens, name.span.start, key=lambda t: t.span.end)
    end = bisect_left(tokens, name.span.end, key=lambda t: t.span.start)
    before = _reach(tokens[max(0, at - _BEFORE) : at][::-1])
    if before and before[0].key in ROLE_OF:
        return _made(name, before[::-1])
    if at and tokens[at - 1].text == ",":  # "the company's chief executive officer, Ada Holm"
        before = _reach(tokens[max(0, at - 1 - _BEFORE) : at - 1][::-1])
        if before and before[0].key in ROLE_OF and before[0].text.islower():
            return _made(name, before[::-1])
    if end < len(tokens) and tokens[end].text == ",":
        after = _reach(tokens[end + 1 : end + 1 + _AFTER])
        roles = [i for i, t in enumerate(after) if t.key in ROLE_OF]
        if roles and not any(t.key in {"who", "which", "was", "is", "said", "and"} for t in after[: roles[0]]):
            return _made(name, _phrase(after, roles[0]))
    return None


def _phrase(words: Sequence[Token], role: int) -> Sequence[Token]:
    """The words up to the last role of the phrase that holds the first one: "chief foreign policy adviser"."""
    end = next((i for i in range(role, len(words)) if _is_small(words[i])), len(words))
    return words[: max(i for i in range(role, end) if words[i].key in ROLE_OF) + 1]


def _reach(tokens: Sequence[Token]) -> list[Token]:
    """The words up to the next mark."""
    result: list[Token] = []
    for token in tokens:
        if token.kind is TokenKind.MARK and token.text in _STOPS:
            break
        result.append(token)
    return result


def _made(name: Name, words: Sequence[Token]) -> Role | None:
    """The role in the words beside a name: from behind the last small word before it to the role itself."""
    last = max(i for i, t in enumerate(words) if t.key in ROLE_OF)
    first = last
    while first and (words[first - 1].text[:1].isupper() or not _is_small(words[first - 1])):
        first -= 1
    keys = [t.key for t in words[first : last + 1]]
    roles = _officers(keys) or frozenset(ROLE_OF[key] for key in keys if key in ROLE_OF)
    return Role(name, words[first].span.cover(words[last].span), roles)


def _officers(keys: Sequence[str]) -> frozenset[str]:
    """The office of "chief financial officer", "finance chief", "chief executive", under its acronym."""
    return next((roles for at in range(len(keys)) if (roles := office_of(keys[at:])[1])), frozenset())


def office_of(keys: Sequence[str]) -> tuple[int, frozenset[str]]:
    """How many of the first words are an office of a firm, and which roles it is; 0 where they are none."""
    key, *rest = keys
    if key == "chief" and rest and (office := _OFFICES.get(rest[0])):
        officer = rest[1:2] == ["officer"]
        # The first of a house is also called its head, its boss or one of its executives.
        if office == "ceo":
            return 3 if officer else 2, frozenset({"ceo", "leader", "executive"})
        if officer:
            return 3, frozenset({office})
    if key in {"finance", "financial"} and rest[:1] in (["chief"], ["head"], ["director"]):
        return 2, frozenset({"cfo"})
    return 0, frozenset()


def _is_small(token: Token) -> bool:
    return token.key in FUNCTION_WORDS or token.key.startswith(("'", "’"))
