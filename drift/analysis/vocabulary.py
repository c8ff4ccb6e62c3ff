"""Whether a word is English, as far as a dictionary, word formation and the small words of grammar can tell.

The dictionary is WordNet 3.0 (Fellbaum 1998; notice in third_party/wordnet/LICENSE): the lemmas of the table of
relations, and a list of the rest that is read when a word is not among them.
"""

from __future__ import annotations

import lzma
from functools import cache, lru_cache
from importlib.resources import files

from drift.analysis.content import LIGHT
from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.stems import irregular
from drift.analysis.wordnet import knows

_SMALL = frozenset(
    """how why everyone everybody everything everywhere someone somebody something somewhere anyone anybody anything
    anywhere nobody nothing nowhere none cannot hers albeit whereby wherein whereas whereupon thereby therein thereof
    hereby herein notwithstanding insofar inasmuch whomever lest til amid nor vs etc ie eg via per circa versus
    themself ourself oneself thou thee thy shalt yeah okay ok hi hey wow oh ah nope yep gonna wanna gotta""".split()
)
# Words that are younger than the dictionary, and plurals that keep their Latin or Greek form.
_YOUNG = frozenset(
    """app apps bitcoin blockchain blog blogger blogging blogs clickbait coronavirus covid crowdfunding crypto
    cryptocurrency cyber cybersecurity deepfake drone ebook emoji emojis ecommerce email emails fintech geotag gigawatt
    gigawatts googling hashtag hashtags hotline influencer kindle livestream lockdown login logout malware manga mangas
    meme memes microplastic microplastics netizen netizens onsite offsite online offline paywall phishing playlist podcast
    podcasts ransomware reboot ringtone selfie selfies smartphone smartphones smartwatch spam spyware startup startups
    streaming superfood taser tweet tweets tweeted tweeting unboxing upskill vape vaping vegan veganism vlog vlogger
    webcam webinar wiki wifi youtuber zoonotic
    alumni bacilli cacti foci fungi loci nuclei radii stimuli strata errata memoranda millennia addenda curricula
    formulae larvae vertebrae antennae appendices matrices vertices axes hypotheses oases parentheses syntheses theses
    automata phenomena criteria learnt spelt spoilt leapt dreamt knelt sped spat withstood overtook pled""".split()
)
_PREFIXES = (
    """anti auto bio co counter cross cyber de dis down eco electro em en euro ex extra fore geo hyper hydro il im in
    infra inter intra ir macro mega meta micro mid mini mis mono multi nano neo neuro non omni out over photo poly post
    pre pro proto pseudo psycho quasi radio re self semi socio sub super tele thermo trans tri ultra un under uni up
    vice""".split()
)  # fmt: skip
_SUFFIXES = (
    ("ically", "ic"), ("ically", "ical"), ("ations", "ate"), ("ation", "ate"), ("ation", "e"), ("ation", ""),
    ("ability", "able"), ("ibility", "ible"), ("iness", "y"), ("ness", ""), ("able", ""),
    ("able", "e"), ("ible", ""), ("ively", "ive"), ("ably", "able"), ("ibly", "ible"), ("ily", "y"), ("ly", ""),
    ("ly", "le"), ("less", ""), ("like", ""), ("wise", ""), ("ward", ""), ("wards", ""), ("ship", ""), ("hood", ""),
    ("ish", ""), ("ists", ""), ("ist", ""), ("ism", ""), ("isms", ""), ("ity", ""), ("ity", "e"), ("ors", "e"),
    ("or", "e"), ("ors", ""), ("or", ""), ("ers", "e"), ("er", "e"), ("ers", ""), ("er", ""), ("ize", ""),
    ("ized", ""), ("izing", ""), ("ise", ""), ("ised", ""), ("ising", ""), ("ings", ""), ("ings", "e"), ("ing", ""),
    ("ing", "e"), ("ied", "y"), ("ies", "y"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""), ("al", ""), ("al", "e"),
    ("ic", ""), ("ic", "y"), ("ous", ""), ("ful", ""), ("y", ""), ("y", "e"), ("ive", "e"), ("ion", "e"), ("ion", ""),
)  # fmt: skip
_PART = 3
_COMPOUND = 8
_LONGEST = 30


@lru_cache(maxsize=16384)
def is_english(key: str) -> bool:
    """Whether a folded word is English: in the dictionary, or formed from its words as English forms words.

    Inflections, derivations ("customizable"), prefixed words ("microplastics") and compounds of two words of eight
    letters and more ("clifftop") are known; longer words than thirty letters are not.
    """
    return in_dictionary(key) or is_formed(key)


def is_formed(key: str) -> bool:
    """Whether a folded word looks like one that English formed from words of the dictionary; foreign words may too."""
    return len(key) <= _LONGEST and (_derived(key) or _compound(key))


def in_dictionary(key: str) -> bool:
    """Whether a folded word is in the dictionary in any inflection, or a small word of grammar."""
    return _known(key)


@lru_cache(maxsize=65536)
def _known(key: str) -> bool:
    return (
        key in FUNCTION_WORDS
        or key in LIGHT
        or key in _SMALL
        or key in _YOUNG
        or key in _PREFIXES
        or irregular(key) != key
        or _in_dictionary(key)
    )


def _in_dictionary(key: str) -> bool:
    return knows(key) or key in _rest()


@cache
def _rest() -> frozenset[str]:
    packed = (files("drift.analysis") / "english_words.txt.xz").read_bytes()
    return frozenset(lzma.decompress(packed).decode().split("\n"))


def _derived(key: str) -> bool:
    return any(_in_dictionary(base) for base in _bases(key, 2))


def _bases(key: str, depth: int) -> set[str]:
    """What is left of a word without one suffix or prefix, and without one more."""
    found: set[str] = set()
    for ending, rest in _SUFFIXES:
        stripped = key[: len(key) - len(ending)]
        if key.endswith(ending) and len(stripped) >= _PART:
            found.add(stripped + rest)
            if not rest and stripped[-1] == stripped[-2]:
                found.add(stripped[:-1])
    found |= {key[len(prefix) :] for prefix in _PREFIXES if key.startswith(prefix) and len(key) - len(prefix) > _PART}
    if depth > 1:
        found |= {base for one in list(found) for base in _bases(one, depth - 1)}
    return {base for base in found if len(base) > _PART or base == key}


def _compound(key: str) -> bool:
    if len(key) < _COMPOUND:
        return False
    return any(_in_dictionary(key[:i]) and _in_dictionary(key[i:]) for i in range(_PART, len(key) - _PART + 1))
