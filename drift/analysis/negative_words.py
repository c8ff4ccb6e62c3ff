"""Words that are negative in themselves: they explain a negator that one side has and the other has not.

Three kinds: words that mean a lack, a failure, a refusal or an end ("refuse", "absent", "difficult"); words whose
prefix or suffix denies the rest of them ("incorrect", "uninsured", "harmless"); and opposites of what is negated
("not bad", "good").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drift.analysis import cue_lexicon as lexicon
from drift.analysis.antonyms import are_antonyms
from drift.analysis.stems import root, stem
from drift.analysis.tokens import Token
from drift.analysis.wordnet import knows

_PREFIX = re.compile(r"(?:un|non|dis|in|im|ir|il|mis|anti|counter)(?=[a-z]{3})")
_SURE_PREFIXES = ("un", "non", "dis")
# "unprecedented", "unceasing", "unbearable": what is made so says no by itself.
_SURE_WORD = re.compile(r"(?:un|non)[a-z]{3,}(?:ed|ing|able|ible|ful|en)")
_LESS = re.compile(r"[a-z]{3,}(?:less|lessly|free)")
# Words that only look as if their first letters denied the rest.
_NO_PREFIX = re.compile(
    r"unless|until|under|uni(?:t|on|que|form|vers|fi|cor|sex|son|lat)|unci|unan|untie|discuss|disc[ols]|distan|distri|distin"
    r"|displa|disting|disast|disk|dispos|disea|disciplin|dismay|distur|district|interest|industr|inform|invest|import|imp[ol]"
    r"|incom|indeed|includ|increas|inter|into|intro|invol|inst[ai]|intens|internal|(?:un)?fortunate|unfortunate|none"
)
_MIN_STEM = 4
_PHRASES = {stem(word): frozenset(after.split()) for word, after in lexicon.NEGATIVE_PHRASES.items()}
_IMPLICIT = frozenset(stem(word) for word in lexicon.IMPLICIT_NEGATIVES)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the other side says, against which a word is judged.

    Attributes:
        stems: of its words.
        roots: likewise.
        negated: the word that is negated there, folded, or ``""``.
    """

    stems: frozenset[str]
    roots: frozenset[str]
    negated: str = ""

    @classmethod
    def of(cls, tokens: Iterable[Token], negated: str = "") -> Surroundings:
        """The surroundings that ``tokens`` make."""
        keys = [token.key for token in tokens]
        return cls(frozenset(map(stem, keys)), frozenset(map(root, keys)), negated)


def is_implicit(key: str) -> bool:
    """Whether a folded word means a lack, a failure, a refusal or an end."""
    return key in lexicon.IMPLICIT_NEGATIVES or stem(key) in _IMPLICIT


def is_negative(token: Token, other: Surroundings, *, answers: bool = False) -> bool:
    """Whether ``token`` can stand for a negator of the other side.

    Args:
        token: a word that the other side doesn't have.
        other: the words of the other side.
        answers: whether it stands in the very place of what is negated there; then its prefix is enough.
    """
    if stem(token.key) in other.stems:
        return False
    if is_implicit(token.key) or _LESS.fullmatch(token.key):
        return True
    if other.negated and are_antonyms(token.key, other.negated):
        return True
    return _is_denied(token.key, other, answers=answers)


def _is_denied(key: str, other: Surroundings, *, answers: bool) -> bool:
    """Whether the prefix of a word denies a word, and one that the other side has unless it ``answers``."""
    prefix = _PREFIX.match(key)
    if prefix is None or _NO_PREFIX.match(key):
        return False
    rest = key[prefix.end() :]
    if stem(rest) in other.stems or (prefix.group() in _SURE_PREFIXES and root(rest) in other.roots):
        return True
    if _SURE_WORD.fullmatch(key):
        return True
    return (
        (answers or prefix.group() != "dis")
        and prefix.group() in _SURE_PREFIXES
        and len(rest) >= _MIN_STEM
        and (knows(rest) or knows(stem(rest)))
    )


def is_phrase(tokens: Sequence[Token], index: int, other: Surroundings) -> bool:
    """Whether a negative phrase begins at ``index`` that the other side lacks: "far from", "rule out", "let alone"."""
    after = tokens[index + 1].key if index + 1 < len(tokens) else ""
    first = stem(tokens[index].key)
    return after in _PHRASES.get(first, ()) and first not in other.stems
