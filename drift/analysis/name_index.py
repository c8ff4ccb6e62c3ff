"""What one document knows of names: its words, its names, acronyms with their expansions, its countries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from drift.analysis.gazetteer import Place, place_of
from drift.analysis.name_aliases import groups_in, groups_of
from drift.analysis.name_variants import VARIANT, closest, name_key, romanised, sounds, variant_score
from drift.analysis.name_words import CONNECTORS, GENERIC, SIDES_OF_PLACES
from drift.analysis.names import Name, names
from drift.analysis.pair import Side
from drift.analysis.stems import root, stem
from drift.analysis.tokens import Token, TokenKind, tokenize

if TYPE_CHECKING:
    from drift.analysis.pair import Pair

_LONGEST_ACRONYM = 7


class NameIndex:
    """The names and words of some segments of one side.

    Args:
        texts: the texts of the segments.
        mentions: the names found in them.
        aliases: the user's own aliases.
    """

    def __init__(self, texts: Iterable[str], mentions: Iterable[Name], aliases: Mapping[str, str]) -> None:
        self.names = tuple(mentions)
        self.aliases = aliases
        self.words: set[str] = set()
        self.plain: set[str] = set()
        self.acronyms: set[str] = set()
        self.initials: set[str] = set()
        self.places: dict[str, set[str]] = defaultdict(set)
        self.expanded: dict[str, set[str]] = defaultdict(set)
        running: list[str] = []
        for text in texts:
            self._read(text, running)
            running.append("")
        self.groups = groups_in(running, aliases)
        for name in self.names:
            if place := place_of(name.text):
                self.places[place.country].add(place.form)
        self.by_key: dict[str, list[Name]] = defaultdict(list)
        self.by_word: dict[str, Name] = {}
        for name in self.names:
            for word in name.words:
                self.by_word.setdefault(word, name)
            self.by_key[romanised(name.text).replace(" ", "")].append(name)
        self._near: dict[str, dict[str, str]] = defaultdict(dict)
        for word in sorted({w for name in self.names for w in name.words if len(w) > 2}):
            for letter in sounds(word):
                self._near[letter][word] = name_key(word)
        self._variants: dict[str, str | None] = {}

    def _read(self, text: str, running: list[str]) -> None:
        letters: list[str] = []
        capitals: list[str] = []
        tokens = tokenize(text)
        self._read_places(text, tokens)
        for token in tokens:
            if token.kind is TokenKind.MARK:
                if token.text not in {"-", "'", "’", "&", "."}:
                    letters.clear()
                    capitals.clear()
                    running.append("")
                continue
            plain = romanised(token.text)
            running.extend(plain.split())
            self.plain.add(plain)
            for part in (plain, plain.replace(" ", ""), *re.findall(r"[a-z]{2,}", plain)):
                self.words.update((part, *part.split(), stem(part), root(part)))
            if token.text[:2].isupper() and token.text.endswith("s"):
                self.words.add(plain[:-1])
            if len(plain) >= 2 and sum(c.isupper() for c in token.text) >= 2:
                self.acronyms.add(plain.replace(" ", ""))
            if token.key in CONNECTORS | {"and", "&"}:
                continue
            letters.append(plain[:1])
            del letters[:-_LONGEST_ACRONYM]
            for size in range(2, len(letters) + 1):
                self.initials.add("".join(letters[-size:]))
            if token.text[:1].isupper():
                self._expand(capitals, plain)

    def _expand(self, capitals: list[str], word: str) -> None:
        """Read one more capitalised word: "Five-hundred-metre Aperture Telescope" expands "FAT" all the same."""
        capitals.append(word)
        del capitals[:-_LONGEST_ACRONYM]
        for size in range(2, len(capitals) + 1):
            letters = "".join(w[:1] for w in capitals[-size:])
            self.initials.add(letters)
            self.expanded[letters].update(capitals[-size:])

    def _read_places(self, text: str, tokens: Sequence[Token]) -> None:
        """Countries by their names of one to three words that begin with a capital; in small letters where all are."""
        small = text.islower()
        for i, token in enumerate(tokens):
            if small or token.text[:1].isupper():
                for last in tokens[i : i + 3]:
                    if place := place_of(text[token.span.start : last.span.end]):
                        self.places[place.country].add(place.form)

    def has_word(self, word: str) -> bool:
        """Whether the word, an inflection or a derivation of it stands anywhere."""
        plain = romanised(word)
        joined = plain.replace(" ", "")
        if word[:2].isupper() and word.endswith("s"):  # the plural of an acronym
            joined = joined[:-1]
        if joined in self.words or stem(joined) in self.words or (len(joined) > 4 and root(joined) in self.words):
            return True
        parts = plain.split()
        return len(parts) > 1 and all(part in self.words for part in parts)

    def variant_of(self, word: str) -> str | None:
        """A word of a name here that spells ``word`` otherwise."""
        if word not in self._variants:
            key = name_key(word)
            near = (w for letter in sorted(sounds(word)) for w in closest(key, self._near.get(letter, {})))
            self._variants[word] = next((w for w in near if self._is_variant(word, w)), None)
        return self._variants[word]

    def _is_variant(self, a: str, b: str) -> bool:
        """Whether two words spell one name; the name of a country is not lightly taken for another name."""
        score = variant_score(a, b, self.aliases)
        return score >= (0.9 if place_of(a) or place_of(b) else VARIANT)

    def has_place(self, name: str) -> Place | None:
        """What ``name`` stands for, if its country is named here in any form."""
        place = place_of(name) or place_of(_without_sides(name))
        return place if place and place.country in self.places else None

    def has_acronym_of(self, name: Name) -> bool:
        """Whether the acronym of a longer name, or the expansion of an acronym, stands here."""
        plain = romanised(name.text).replace(" ", "")
        if name.is_acronym and len(name.words) == 1:
            return plain in self.initials or (name.text.endswith("s") and plain[:-1] in self.initials)
        letters = "".join(romanised(w)[:1] for w in name.words)
        full = "".join(romanised(w)[:1] for w in name.text.split())
        return len(letters) > 1 and bool({letters, full} & self.acronyms)

    def shortens(self, name: Name, there: NameIndex) -> bool:
        """Whether an acronym of this text stands for capitalised words of ``there`` that ``name`` is part of."""
        words = {romanised(w) for w in name.words}
        return any(words <= there.expanded[letters] for letters in self.acronyms if letters in there.expanded)

    def same_group(self, name: Name) -> bool:
        """Whether another name of the same, by the lists of aliases, stands here."""
        return bool(self.groups) and not self.groups.isdisjoint(groups_of(name.text, self.aliases))


def _without_sides(name: str) -> str:
    """A place without its direction or part: "China" for "Southwest China"."""
    words = name.split()
    while len(words) > 1 and words[0].casefold() in SIDES_OF_PLACES:
        del words[0]
    return " ".join(words)


@lru_cache(maxsize=16384)
def is_generic(word: str) -> bool:
    """Whether a part of a name is shared by many names."""
    place = place_of(word)
    return (
        word.casefold() in GENERIC
        or (place is not None and place.form == "demonym")
        or len(word) == 1
        or word.isdigit()
    )


def _whole(pair: Pair, side: Side) -> NameIndex:
    document = pair.document(side)
    return NameIndex(document.sentences(), pair.get(names)[side], pair.aliases)


def original_names(pair: Pair) -> NameIndex:
    """The index of the original; use it as ``pair.get(original_names)``."""
    return _whole(pair, "original")


def rewrite_names(pair: Pair) -> NameIndex:
    """The index of the rewrite; use it as ``pair.get(rewrite_names)``."""
    return _whole(pair, "rewrite")


def bead_names(pair: Pair) -> dict[tuple[int, Side], NameIndex]:
    """The index of each bead and side; use it as ``pair.get(bead_names)``."""
    found = pair.get(names)
    result: dict[tuple[int, Side], NameIndex] = {}
    mentions: dict[tuple[int, Side], list[Name]] = defaultdict(list)
    for side, own in found.items():
        for name in own:
            mentions[pair.bead_of(side, name.segment), side].append(name)
    for view in pair.beads:
        for side in found:
            key = (view.index, side)
            result[key] = NameIndex(view.texts(side), mentions.get(key, ()), pair.aliases)
    return result
