"""Words of a rewrite that are in another language than the text around them.

The evidence needs no dictionary of those languages: another script; the small words that each language has; letters
and endings that the language model of single words knows, on a word that no English dictionary has, that the original
has not and that is no slip of the pen and no name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from drift.analysis.foreign_function_words import language_of
from drift.analysis.stems import stem
from drift.analysis.tokens import Token, TokenKind, tokenize
from drift.analysis.vocabulary import in_dictionary, is_formed
from drift.analysis.word_alignment import word_alignment
from drift.analysis.wordnet import synonymous
from pairs.document import Span
from pairs.language import of_word

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair
    from drift.analysis.word_alignment import WordAlignment

# Scripts that stand beside each other in one language share a letter.
_SCRIPTS = tuple(
    (name, re.compile(letters))
    for name, letters in (
        ("Latin", "[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]"),
        ("Greek", "[\u0370-\u03ff\u1f00-\u1fff]"),
        ("Cyrillic", "[\u0400-\u052f]"),
        ("Armenian", "[\u0531-\u058f]"),
        ("Hebrew", "[\u0590-\u05ff]"),
        ("Arabic", "[\u0600-\u06ff\u0750-\u077f]"),
        ("Devanagari", "[\u0900-\u097f]"),
        ("Bengali", "[\u0980-\u09ff]"),
        ("Tamil", "[\u0b80-\u0bff]"),
        ("Telugu", "[\u0c00-\u0c7f]"),
        ("Thai", "[\u0e00-\u0e7f]"),
        ("Georgian", "[\u10a0-\u10ff]"),
        ("Korean", "[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"),
        ("Chinese or Japanese", "[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uff66-\uff9f]"),
    )
)
_SAMPLE = 3_000
# What the model of languages says of one word, and what other evidence adds to it.
_NOTHING = 0.12
"""The model gives every word that it knows nothing of this much for English."""
_SURE = 0.6
_CLEARLY = 0.5
_HARDLY = 0.2
_NO_NEIGHBOUR = 0.3
_ANSWERED = 0.2
_ENOUGH = 0.25
_ALIKE = 4
_SHORT = 5
_MOST = 200
_JOINED = 3
_LONGEST_SLIP = 20
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ELIDED = re.compile(r"(?:l|d|qu|dell|nell|all|dall|sull|un|quest|c|j|s|n)['’](?=[^\W\d_]{3})")

# English writes these with or without their accents.
_ENGLISH_ACCENTS = frozenset(
    """café cafés résumé résumés début débuts débuted déjà fiancé fiancée façade façades naïve naïveté naïvety cliché
    clichés clichéd exposé protégé protégée protégés décor élan élite élites éclair entrée entrées soufflé purée sauté
    sautéed communiqué communiqués émigré émigrés attaché touché passé coup état fête crème brûlée à doppelgänger über
    piñata jalapeño señor señora mañana smörgåsbord coöperate coöperation zoölogy reëlect première premières matinée
    régime rôle papier-mâché mâché rosé frappé sacré éclat étude cortège blasé soirée habitué risqué divorcée née
    ampère ångström façon garçon maître sommelier voilà vis-à-vis tête-à-tête appliqué consommé macramé lamé bête
    noire raison d'être château châteaux pâté crêpe crêpes vicuña cañon piña açaí""".split()
)


@dataclass(frozen=True, slots=True)
class ForeignWord:
    """A word, or a run of words, of another language.

    Attributes:
        span: where it stands in the rewrite.
        text: as it stands.
        what: the language or the script, in words; ``"another language"`` where it isn't known which.
        sure: 0..1.
        answered: the place in the original that it stands for, where one is known.
    """

    span: Span
    text: str
    what: str
    sure: float
    answered: Span | None


_Found = tuple[Token, str, float]


def foreign_words(view: BeadView) -> tuple[ForeignWord, ...]:
    """The foreign words of the rewrite's side of a bead that the original has not, in order."""
    pair = view.pair
    known = pair.get(_original_keys)
    script = pair.get(_main_script)
    aligned = word_alignment(view)
    found: list[_Found] = []
    asked = 0
    for segment in view.segments("rewrite"):
        tokens = tokenize(segment.span.of(pair.rewrite.text), segment.span.start)
        for k, token in enumerate(tokens):
            if token.kind is not TokenKind.WORD or token.key in known:
                continue
            other = _other_script(token.text, script)
            if other:
                if len(token.text) > 1 or other not in {"Greek", "Latin"}:
                    found.append((token, other, 1.0))
            elif script == "Latin" and pair.rewrite.lang[:2] == "en" and asked < _MOST:
                verdict = _in_latin(tokens, k, aligned, known)
                asked += verdict is not None
                if verdict and verdict[1]:
                    found.append((token, *verdict))
    return tuple(_runs(pair, aligned, found))


def _original_keys(pair: Pair) -> frozenset[str]:
    """The words of the original; none of them is foreign where both are in one language."""
    tokens = tokenize(pair.original.text) if pair.original.lang[:2] == pair.rewrite.lang[:2] else ()
    return frozenset(token.key for token in tokens)


def _main_script(pair: Pair) -> str:
    sample = pair.rewrite.text[:_SAMPLE]
    counts = [(len(letters.findall(sample)), name) for name, letters in _SCRIPTS]
    most, name = max(counts)
    return name if most else ""


def _other_script(word: str, main: str) -> str:
    """The script of a word that has no letter of the main script; ``""`` for Latin in other scripts, and for none."""
    if main in {"", "Latin"} and word.isascii():
        return ""
    scripts = [name for name, letters in _SCRIPTS if letters.search(word)]
    return scripts[0] if len(scripts) == 1 and scripts[0] not in {main, "Latin"} else ""


def _in_latin(
    tokens: Sequence[Token], k: int, aligned: WordAlignment | None, known: frozenset[str]
) -> tuple[str, float] | None:
    """What language a word in Latin letters is in and how sure that is; ``None`` where nothing had to be asked."""
    token = tokens[k]
    key = token.key
    listed = language_of(key)
    if not listed and (in_dictionary(key) or len(key) < 3 or "." in key or "_" in key):
        return None
    if not token.text.islower() and not _is_common(tokens, k, aligned):
        return "", 0.0
    if listed:
        in_name = key.isascii() and _is_capital(tokens, k + 1) and (_is_capital(tokens, k - 1) or len(key) < _SHORT)
        return ("", 0.0) if in_name else (listed, 0.9)
    answers = [t for t in (aligned.answers("rewrite", token.span) if aligned else ()) if t.key[:_ALIKE] != key[:_ALIKE]]
    languages = dict(of_word(key))
    if max(languages.values(), default=0.0) <= _NOTHING:
        languages = {}
    english = languages.pop("en", 0.0)
    best, other = max(languages.items(), key=lambda one: one[1], default=("", 0.0))
    if _ELIDED.match(key):
        return best, 0.8
    if not key.isascii():
        return _with_accents(key, best, english)
    if not key.isalpha() or not _is_foreign(key, known, answers, round(other - english, 4)):
        return "", 0.0
    return best, 0.7


def _is_foreign(key: str, known: frozenset[str], answers: Sequence[Token], looks: float) -> bool:
    """Whether a word in plain letters that no dictionary has is foreign rather than rare, new or misspelt.

    Args:
        key: the word.
        known: the words of the original.
        answers: the words that it answers, but for those that begin like it.
        looks: how much more foreign than English its letters look, -1..1.
    """
    if is_formed(key):
        return looks >= _SURE and bool(answers)
    if _is_slip(key, known, answers):
        return False
    if _neighbours(key):
        return looks >= _CLEARLY
    return looks + _NO_NEIGHBOUR + _ANSWERED * bool(answers) >= _ENOUGH


def _with_accents(key: str, best: str, english: float) -> tuple[str, float]:
    if key in _ENGLISH_ACCENTS or english >= _SURE:
        return "", 0.0
    bare = "".join(c for c in unicodedata.normalize("NFD", key) if c.isascii())
    return (best, 0.9) if not in_dictionary(bare) or english <= _HARDLY else ("", 0.0)


def _is_common(tokens: Sequence[Token], k: int, aligned: WordAlignment | None) -> bool:
    """Whether a word with a capital stands for common words, so that it is no name."""
    token = tokens[k]
    if aligned is None or token.text.isupper() or (k and k + 1 < len(tokens) and _is_capital(tokens, k + 1)):
        return False
    places = aligned.partners("rewrite", next((i for i, t in enumerate(aligned.rewrite) if t.span == token.span), -1))
    answers = [(i, aligned.original[i]) for i in places]
    return bool(answers) and all(
        a.kind is TokenKind.WORD and in_dictionary(a.key) and (a.text.islower() or _opens(aligned.original, i))
        for i, a in answers
    )


def _opens(tokens: Sequence[Token], k: int) -> bool:
    """Whether no word stands before a token."""
    return all(token.kind is TokenKind.MARK for token in tokens[:k])


def _is_capital(tokens: Sequence[Token], k: int) -> bool:
    return 0 < k < len(tokens) and tokens[k].kind is TokenKind.WORD and tokens[k].text[0].isupper()


@lru_cache(maxsize=4096)
def _neighbours(key: str) -> frozenset[str]:
    """English words that are one letter left out, put in, exchanged or swapped away."""
    if len(key) > _LONGEST_SLIP:
        return frozenset()
    found = set()
    for i in range(len(key) + 1):
        a, b = key[:i], key[i:]
        found |= {a + c + b for c in _LETTERS} | {a + c + b[1:] for c in _LETTERS if b}
        found |= {a + b[1:], a + b[1:2] + b[:1] + b[2:]}
    return frozenset(word for word in found if word != key and len(word) > 1 and in_dictionary(word))


def _is_slip(key: str, known: frozenset[str], answers: Sequence[Token]) -> bool:
    """Whether a word is most likely a misspelling: of a word of the original, or of one that its answer relates to."""
    from rapidfuzz.distance import OSA

    reach = 1 if len(key) < _SHORT + 2 else 2
    if any(abs(len(other) - len(key)) <= reach and OSA.distance(key, other) <= reach for other in known):
        return True
    stems = {stem(other) for other in known}
    return any(
        stem(word) in stems or any(synonymous(word, answer.key) for answer in answers) for word in _neighbours(key)
    )


def _runs(pair: Pair, aligned: WordAlignment | None, found: Sequence[_Found]) -> Iterator[ForeignWord]:
    """Foreign words with nothing but white space and marks between them are one."""
    text = pair.rewrite.text
    k = 0
    while k < len(found):
        end = k + 1
        while end < len(found) and found[end][0].span.start - found[end - 1][0].span.end <= _JOINED:
            if any(c.isalnum() for c in text[found[end - 1][0].span.end : found[end][0].span.start]):
                break
            end += 1
        span = found[k][0].span.cover(found[end - 1][0].span)
        what, sure = max(((w, s) for _, w, s in found[k:end]), key=lambda one: one[1])
        answered = aligned.counterpart("rewrite", span) if aligned else None
        yield ForeignWord(span, span.of(text), what or "another language", sure, answered)
        k = end
