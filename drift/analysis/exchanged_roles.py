"""Who does what to whom: the two participants of a verb, and where they changed parts.

"The heron chased the fox" and "the fox was chased by the heron" have the same agent and the same patient; "the fox
chased the heron" has them exchanged. Only verbs of the same stem are compared, so that what is said from the other end
("sold to", "bought from") is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.converses import is_mutual
from drift.analysis.parse import parses
from drift.analysis.stems import stem

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side
    from drift.analysis.syntax import Parse, ParsedToken
    from pairs.document import Span

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# Pronouns that stand for anything, and those of the relative clause: what they mean is said elsewhere.
_EMPTY = frozenset("it this that which who whom what there one they themselves itself each other another".split())


@dataclass(frozen=True, slots=True)
class Action:
    """A verb with both of its participants.

    Attributes:
        verb: the verb.
        agent: the head of who does it.
        patient: the head of whom it is done to.
    """

    verb: ParsedToken
    agent: ParsedToken
    patient: ParsedToken

    @property
    def parts(self) -> tuple[str, str]:
        """Agent and patient by their lemmas."""
        return self.agent.lemma, self.patient.lemma


@dataclass(frozen=True, slots=True)
class ExchangedRoles:
    """An action whose participants changed parts.

    Attributes:
        original: the action.
        rewrite: the same with its participants exchanged.
    """

    original: Action
    rewrite: Action

    @property
    def agents(self) -> tuple[Span, Span]:
        """Who does it in the original, and who in the rewrite."""
        return self.original.agent.span, self.rewrite.agent.span


def exchanged_roles(view: BeadView) -> tuple[ExchangedRoles, ...]:
    """The actions of a bead whose participants changed parts, in the order of the original."""
    here, there = _by_verb(_actions(view, "original")), _by_verb(_actions(view, "rewrite"))
    found = []
    for verb, actions in here.items():
        answers = there.get(verb, {})
        for parts, action in actions.items():
            # Who does it to each other does it in both directions.
            if parts not in answers and parts[::-1] in answers and parts[::-1] not in actions:
                found.append(ExchangedRoles(action, answers[parts[::-1]]))
    return tuple(sorted(found, key=lambda change: change.original.verb.index))


def _by_verb(actions: list[Action]) -> dict[str, dict[tuple[str, str], Action]]:
    """The actions by the stem of their verb, then by who does it to whom; of equal ones the first."""
    found: dict[str, dict[tuple[str, str], Action]] = {}
    for action in actions:
        found.setdefault(stem(action.verb.lemma), {}).setdefault(action.parts, action)
    return found


def _actions(view: BeadView, side: Side) -> list[Action]:
    parse = view.pair.get(parses)[side == "rewrite"]
    if parse is None:
        return []
    return [a for s in view.segments(side) for token in parse.of_segment(s.index) for a in _action(parse, token)]


def _action(parse: Parse, verb: ParsedToken) -> Iterator[Action]:
    if verb.pos != "VERB" or is_mutual(verb.lemma):
        return
    subject, thing = _only(parse, verb, "nsubj"), _only(parse, verb, "dobj")
    if subject is None:  # a passive
        by = _only(parse, verb, "agent")
        subject, thing = (_only(parse, by, "pobj") if by else None), _only(parse, verb, "nsubjpass")
    if subject and thing and _is_told(parse, subject) and _is_told(parse, thing) and subject.lemma != thing.lemma:
        yield Action(verb, subject, thing)


def _only(parse: Parse, head: ParsedToken, dep: str) -> ParsedToken | None:
    found = parse.children(head, dep)
    return found[0] if len(found) == 1 else None


def _is_told(parse: Parse, noun: ParsedToken) -> bool:
    """Whether a participant is one person or thing that is named: no list, no empty pronoun."""
    return noun.pos in _NOMINAL and noun.lemma not in _EMPTY and not parse.children(noun, "conj")
