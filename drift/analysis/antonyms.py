"""Words that mean the opposite of each other, and where one of them answers the other.

The pairs are those of WordNet 3.0 (Fellbaum 1998; notice in third_party/wordnet/LICENSE) and a list of our own of
what it lacks, mostly words of news: support and oppose, ban and allow, surge and plunge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from drift.analysis.cues import CueKind
from drift.analysis.quantifiers import SCALE
from drift.analysis.statement_matching import BeadStatements, match_statements
from drift.analysis.stems import stem
from drift.analysis.tokens import Token
from drift.analysis.word_alignment import LinkKind, word_alignment
from drift.analysis.wordnet import lemmas
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair

# Each line: words of the one side, a bar, words of the other.
_OWN = """
support back endorse favor favour defend approve backing|oppose reject resist condemn opposition disapprove attack
support backing approval|opposition rejection disapproval resistance
ban prohibit forbid bar outlaw block|allow permit authorize authorise legalize legalise let
ban prohibition|permission approval authorization
buyer purchaser customer importer|seller vendor supplier exporter
buy purchase import|sell export
hawkish|dovish
boost raise increase lift expand grow rise climb gain jump surge soar rally|cut lower reduce decrease fall drop decline shrink lose slump plunge slide tumble
boost hike rise increase gain growth surge jump rally expansion|cut fall drop decline loss decrease slump plunge reduction contraction
win victory triumph|lose loss defeat
succeed success successful|fail failure unsuccessful
start begin launch open|end stop finish close halt cease conclude
join enter|leave quit exit withdraw
accept welcome agree|reject refuse decline disagree
confirm admit acknowledge|deny dispute refute
friend ally partner|enemy foe rival adversary opponent
profit gain surplus|loss deficit
strengthen reinforce improve|weaken undermine worsen
improve better|worsen deteriorate worse
accelerate speed|slow decelerate
hire employ recruit|fire dismiss sack
arrive arrival come|depart departure leave go
build construct create|destroy demolish dismantle
love like|hate dislike
safe safety|dangerous danger unsafe risky
legal lawful|illegal unlawful
innocent|guilty
positive optimistic favorable favourable|negative pessimistic unfavorable unfavourable
more most|less fewer fewest least
many|few
above over|below under
inside within|outside
up upward upwards|down downward downwards
early earlier|late later
high higher highest|low lower lowest
big bigger biggest large larger largest huge giant|small smaller smallest little tiny
long longer|short shorter
rich wealthy|poor
strong stronger|weak weaker
hot warm|cold cool
new young|old
fast quick quickly rapidly|slow slowly
easy easily|difficult hard
possible likely|impossible unlikely
remember|forget
encourage|discourage deter
increase|decrease
appear emerge|disappear vanish
lead|follow
public|private secret
release free|detain imprison arrest
attack offensive|defend defense defence
peace|war
truth true|lie false
present attend|absent miss
majority|minority
maximum|minimum
top best|bottom worst
import|export
ascend|descend
include|exclude
permanent|temporary
domestic|foreign
near close nearby beside|far distant away
current present today|past former previous
someone somebody everyone everybody|nobody none
change growth|stagnation
release grant give|withhold
pain|pleasure
little|big giant huge
"""
# Pairs that WordNet lists and that change no meaning where one answers the other in a rewrite.
_HARMLESS = frozenset(
    frozenset(pair.split())
    for pair in """say answer|ask answer|come go|take bring|come leave|take give|send receive|do undo|man woman
    here there|now then|this that|in out|on off|back forth|work play|work idle|show hide|first second|be exist
    day night|make break|have lack|get leave|move stay|give take|see hear|know ignore|other same|make unmake""".split(
        "|"
    )
)


@dataclass(frozen=True, slots=True)
class Opposite:
    """A word whose place in the rewrite is taken by its opposite.

    Attributes:
        original: the word.
        rewrite: its opposite.
        confidence: how well the two places fit, 0..1.
    """

    original: Token
    rewrite: Token
    confidence: float


def opposites(pair: Pair) -> tuple[tuple[Opposite, ...], ...]:
    """For each bead the words that became their opposites; use it as ``pair.get(opposites)``."""
    matched = pair.get(match_statements)
    return tuple(tuple(_opposites(view, matched[view.index])) for view in pair.beads)


@lru_cache(maxsize=16384)
def are_antonyms(a: str, b: str) -> bool:
    """Whether two folded English words, in any form, mean the opposite of each other in some sense."""
    table = _table()
    first, second = _forms(a), _forms(b)
    if first & second:
        return False
    return any(frozenset((x, y)) not in _HARMLESS and y in table.get(x, ()) for x in first for y in second)


@lru_cache(maxsize=16384)
def _forms(key: str) -> frozenset[str]:
    return frozenset({key, *(lemma for lemma, _ in lemmas(key))})


@cache
def _table() -> dict[str, frozenset[str]]:
    pairs: dict[str, set[str]] = {}
    for line in (files("drift.analysis") / "antonyms.txt").read_text(encoding="utf-8").split("\n"):
        if line:
            _, a, b = line.split()
            pairs.setdefault(a, set()).add(b)
            pairs.setdefault(b, set()).add(a)
    for line in _OWN.strip().split("\n"):
        left, right = (side.split() for side in line.split("|"))
        for a in left:
            pairs.setdefault(a, set()).update(right)
        for b in right:
            pairs.setdefault(b, set()).update(left)
    return {word: frozenset(others) for word, others in pairs.items()}


def _opposites(view: BeadView, matched: BeadStatements) -> Iterator[Opposite]:
    aligned = word_alignment(view)
    if aligned is None:
        return
    ours, theirs = (Counter(stem(t.key) for t in tokens) for tokens in (aligned.original, aligned.rewrite))
    for link in aligned.links:
        if link.kind is not LinkKind.SUBSTITUTION:
            continue
        a, b = aligned.original[link.original], aligned.rewrite[link.rewrite]
        if a.key in SCALE and b.key in SCALE:
            continue  # QNT01
        x, y = stem(a.key), stem(b.key)
        if ours[x] <= theirs[x] or theirs[y] <= ours[y]:
            continue  # both sides have both words: "prices rose and fell"
        if are_antonyms(a.key, b.key) and _same_polarity(matched, a.span, b.span):
            yield Opposite(a, b, link.score)


def _same_polarity(matched: BeadStatements, a: Span, b: Span) -> bool:
    """Whether the two words are negated alike: "not rise" and "fall" say one thing."""
    return _negators(matched, "original", a) % 2 == _negators(matched, "rewrite", b) % 2


def _negators(matched: BeadStatements, side: str, span: Span) -> int:
    for statement in getattr(matched, side):
        if any(word.span == span for word in statement.words):
            return len(statement.of_kind(CueKind.NEGATION))
    return 0
