"""Light English stems: a key under which the inflections of one word meet.

Not Porter's stemmer: that one conflates derivations too ("universal", "university"), which hides changes of
meaning. This one undoes plural, past, participle, comparison and possession, and knows the common irregular
forms; British and American spellings share a key.
"""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR_LINES = """
be am is are was were been being 's 'm 're
have has had having 've
do does did done doing
go goes went gone going
say says said saying
make made making
take took taken taking
come came coming
see saw seen seeing
know knew known
get got gotten getting
give gave given giving
find found finding
think thought
tell told
become became becoming
show showed shown
prove proved proven proving
swell swelled swollen
sew sewed sewn
sow sowed sown
mow mowed mown
leave left leaving
feel felt
bring brought
begin began begun beginning
keep kept
hold held
write wrote written writing
stand stood
hear heard
mean meant
meet met meeting
run ran running
pay paid
sit sat sitting
speak spoke spoken
lie lay lain lying
lead led
grow grew grown
lose lost losing
fall fell fallen
send sent
build built
understand understood
draw drew drawn
break broke broken breaking
spend spent
rise rose risen rising
drive drove driven driving
buy bought
wear wore worn
choose chose chosen choosing
seek sought
sell sold
fight fought
catch caught
teach taught
win won winning
deal dealt
throw threw thrown
fly flew flown flies
eat ate eaten
sing sang sung
swim swam swum swimming
drink drank drunk
ring rang rung
sink sank sunk
shrink shrank shrunk
spring sprang sprung
steal stole stolen
freeze froze frozen freezing
forget forgot forgotten
hide hid hidden hiding
bite bit bitten
shake shook shaken shaking
strike struck stricken striking
swear swore sworn
tear tore torn
wake woke woken waking
bear bore borne
bind bound
bleed bled
breed bred
cling clung
creep crept
dig dug digging
feed fed
flee fled
forbid forbade forbidden
forgive forgave forgiven
grind ground
hang hung
kneel knelt
lay laid laying
lend lent
light lit
overcome overcame
ride rode ridden riding
shoot shot
sleep slept
slide slid
spin spun
stick stuck
sting stung
sweep swept
swing swung
undergo underwent undergone
undertake undertook undertaken
weave wove woven
weep wept
wind wound
withdraw withdrew withdrawn
blow blew blown
foresee foresaw foreseen
mistake mistook mistaken
arise arose arisen
man men
woman women
child children
person people persons
foot feet
tooth teeth
mouse mice
goose geese
life lives
wife wives
knife knives
leaf leaves
half halves
self selves
thief thieves
shelf shelves
loaf loaves
wolf wolves
datum data
medium media
criterion criteria
phenomenon phenomena
analysis analyses
crisis crises
basis bases
thesis theses
hypothesis hypotheses
index indices indexes
bacterium bacteria
nucleus nuclei
good better best well
bad worse worst
far farther farthest further furthest
little less least
many more most much
will 'll wo would 'd
can ca could
not n't
"""
_IRREGULAR = {form: line.split()[0] for line in _IRREGULAR_LINES.strip().split("\n") for form in line.split()}
# Words whose ending looks like an inflection and is none.
_FIXED = frozenset(
    """this thus news series species always perhaps across towards besides during nothing something anything
    everything morning evening spring string king thing bring sing wing ceiling bed red seed need feed speed indeed
    hundred sacred naked wicked bus gas plus focus virus campus census status bonus chorus genius lens mars texas
    christmas politics economics physics mathematics athletics ethics headquarters united under over other rather
    whether never ever water paper letter matter number member order power leader officer river summer winter
    september october november december after father mother brother sister offer suffer consider remember yes
    interest forest honest modest harvest request protest west east rest test best guest arrest invest suggest
    latter former hers ours yours theirs its his us as is was has does james""".split()
)
_VOWEL = re.compile("[aeiouy]")
_BRITISH = (
    (re.compile(r"(?<=[a-z]{3})is(e|ed|es|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2}[^aeiou])our(?=(?:ed|ing|s|ite|able|er|ers|ful|less|hood)?$)"), "or"),
    (re.compile(r"ys(?=(?:e|ed|es|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z])([^aeiou])re(?=s?$)"), r"\1er"),
    (re.compile(r"(?<=[a-z]{2})ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[a-z]{2})ence(?=s?$)"), "ense"),
)


def irregular(key: str) -> str:
    """The base of an irregular form (``went`` → ``go``), or ``key`` itself."""
    return _IRREGULAR.get(key, key)


@lru_cache(maxsize=65536)
def stem(key: str) -> str:
    """The stem of a folded word: equal for the inflections of one English word.

    Args:
        key: a word as :func:`pairs.normal.fold` gives it.
    """
    if known := _IRREGULAR.get(key):
        return _bare(known)
    if len(key) > 40 or not key.isascii() or not key.isalpha():
        return key
    return _bare(key)


def _bare(word: str) -> str:
    if word in _FIXED or len(word) < 4:
        return word
    for pattern, plain in _BRITISH:
        word = pattern.sub(plain, word)
    return _unvoiced(_uninflected(word))


def _uninflected(word: str) -> str:
    """``word`` without plural, past, participle, comparison."""
    for ending, rest in (("ies", "y"), ("ied", "y"), ("iest", "y"), ("ier", "y"), ("sses", "ss"), ("shes", "sh")):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word[: -len(ending)] + rest
    for ending in ("ches", "xes", "zes"):
        if word.endswith(ending):
            return word[:-2]
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= 2 and _VOWEL.search(base) and not word.endswith("eed"):
            return _undoubled(base)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _undoubled(base: str) -> str:
    """``planned`` → ``plan``, but ``fall`` and ``pass`` stay."""
    return base[:-1] if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz" else base


def _unvoiced(word: str) -> str:
    """Without a final e, so that ``using`` and ``use`` meet, and with one final l: ``travelled``, ``travel``."""
    if word.endswith("e") and len(word) > 2:
        return word[:-1]
    return word[:-1] if word.endswith("ll") else word


_DERIVED = re.compile(
    r"(?:ational|ization|ations?|ition|ically|ments?|iveness|fulness|ousness|ically|ability|ibility|ities|ity|ally|"
    r"ance|ence|ancy|ency|ness|ship|ably|ibly|able|ible|ian|ism|ists?|ists|ions?|ious|ously|eous|ous|ful|less|ive|"
    r"ively|ial|ical|ic|al|ant|ent|ary|ory|ors?|ers?|ery|age|dom|hood|ward|wards|ly|y|an|ate|ify|ise|ize|iz|ese|ish|"
    r"er|or|i|e|t)$"
)


@lru_cache(maxsize=65536)
def root(key: str) -> str:
    """A rougher key that derivations share too (``governing``, ``government`` → ``govern``).

    At least four letters stay; a word that is not English letters is its own root.
    """
    base = stem(key)
    if len(base) < 6 or not base.isascii() or not base.isalpha():
        return base
    for _ in range(2):
        shorter = _DERIVED.sub("", base)
        if len(shorter) < 4 or shorter == base:
            break
        base = shorter
    return base


def same_word(a: str, b: str) -> bool:
    """Whether two folded words are inflections of one."""
    return a == b or stem(a) == stem(b)


def same_family(a: str, b: str) -> bool:
    """Whether two folded words are inflections or derivations of one (``opposition``, ``oppose``).

    Beside equal roots, a common beginning of at least five letters that makes up 70 % of the shorter word's stem
    and where only suffixes differ counts.
    """
    if same_word(a, b) or root(a) == root(b):
        return True
    x, y = stem(a), stem(b)
    short = min(len(x), len(y))
    common = next((k for k in range(short) if x[k] != y[k]), short)
    return common >= 5 and common >= 0.7 * short and common >= 0.5 * max(len(x), len(y))
