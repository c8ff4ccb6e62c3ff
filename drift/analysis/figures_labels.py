"""Numbers that are names: "Article 5", "COVID-19", "G7", "S&P 500"; and idioms with a number word in them.

A label is compared with labels of the same stem alone: "Article 5" with "Article 6", never with "5 articles".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Nouns that a number follows as a name, not as a count.
_NOUNS = (
    "article|articles|section|sections|chapter|chapters|paragraph|figure|fig\\.|table|page|pages|pp?\\.|annex|appendix|clause|rule|"
    "resolution|directive|regulation|protocol|title|schedule|amendment|lesson|volume|vol\\.|episode|season|scene|act|verse|"
    "room|suite|flat|apartment|floor|building|block|gate|platform|pier|terminal|runway|track|line|lane|exit|junction|route|"
    "highway|interstate|motorway|autobahn|road|flight|train|bus|channel|radio|zone|district|precinct|ward|sector|area|"
    "phase|stage|step|level|tier|grade|class|type|category|group|pot|pool|heat|round|game|match|day|week|"
    "formula|apollo|soyuz|shenzhou|chang['’]e|sputnik|falcon|boeing|airbus|windows|android|ios|iphone|ipad|galaxy|"
    "playstation|xbox|model|mark|version|release|build|gen|generation|web|agenda|expo|vision|euro|copa|"
    "serie|league|division|studio|station|unit|reactor|plant|hall|camp|company|regiment|battalion|brigade|squadron|"
    "item|question|bus|no|number|nr|psalm|opus|op\\.|symphony|sonata|code|bay|dock|lot|plot|seat|row|case|patient|subject|"
    "world war|artikel|absatz|kapitel|seite|paragraf|§"
)
_LOWER_COUNTS = frozenset("day week game match round step stage no number nr".split())
_CAPITAL_ONLY = frozenset(
    """act airbus android apollo area agenda bay boeing build bus camp case class company copa day dock euro expo falcon
    formula galaxy game generation grade group hall heat highway level line lot mark match model plant plot pool pot
    radio road rule season station step stage studio subject symphony title track train type unit vision web week
    windows zone round seat row question patient schedule floor block flight division league sector platform""".split()
)
_NUMBERED = re.compile(
    rf"(?<![\w])(?P<noun>(?i:{_NOUNS}))[\s\u00a0]{{1,2}}(?P<number>\d{{1,5}}[a-zA-Z]?(?:[-.]\d+)?|(?:I{{1,3}}|IV|VI{{0,3}}|IX|X{{1,3}}))(?![\w%]|[.,]\d|[\s\u00a0]?(?:%|percent|per\scent|million|billion|thousand))"
)
_INDEX = re.compile(
    r"(?<![\w])(?P<noun>S&P|FTSE|DAX|MDAX|TecDAX|CAC|Nikkei|Nasdaq|NASDAQ|Russell|STOXX|Stoxx|CSI|SSE|ASX|KOSPI|IBEX|AEX|OMX|TOPIX|"
    r"Dow|Sensex|Nifty|TSX|Hang\sSeng|Fortune|Forbes|Global|SMI|MIB|Bovespa|Top)[\s\u00a0](?P<number>\d{2,4})(?![\w%]|[.,]\d)"
)
# Letters with digits right behind or after a hyphen: COVID-19, G20, Su-35, H1N1, 5G after digits.
_LETTERS = re.compile(
    r"(?<![\w$€£¥.,-])(?P<noun>(?=[^\W\d_]*[A-ZА-ЯÄÖÜ])[^\W\d_]{1,14}(?:-[^\W\d_]{1,14}){0,2}?)(?P<mark>[-\u2010\u2011–]?)(?P<number>\d{1,6})(?P<rest>(?:[-./]?[^\W_]{1,6}){0,4})(?![\w])"
)
_NO_LABEL = frozenset(
    """usd eur gbp jpy cny rmb hkd chf aud cad rub inr krw sek nok dkk sgd pln us jan feb mar apr may jun jul aug sep
    sept oct nov dec january february march april june july august september october november december mid pre post
    under over top sub no nr vol rs mon tue wed thu fri sat sun non early late a an the""".split()
)
# A digit with a capital right behind it names a generation or a format, and is no weight and no temperature: 5G, 4K.
_GENERATION = re.compile(r"(?<![\w$€£¥.,/+-])(?P<number>\d)(?P<noun>[GK])(?![\w&])")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<![\w.,])\d{1,6}(?:[-\u2011]\d{1,6}){2,12}(?![\w])|(?<![\w.,])(?!\d{1,3}(?:\.\d{3}){3,9}(?![\w.]))\d{1,4}(?:\.\d{1,4}){3,8}(?![\w])|\+\d{1,3}(?:[\s()-]{1,2}\d{2,5}){2,5}(?!\d)|(?<!\w)#\d{1,9}\b|(?<![\d/.,])(?:24/7|9/11)(?![\d/])"
    # Markers of a list: "2) The", "(1) Keep", "3. Then".
    r"|(?:\A|(?<=\n))\s{0,9}\(?\d{1,2}[.)](?=\s{1,3}[^\W\d_])|(?<=[:;,.]\s)\(\d{1,2}\)(?=\s?[^\W\d_])"
)
# Idioms whose number says nothing that could be changed by rewording them.
_IDIOM = re.compile(
    r"(?<![\w-])(?:one[-\s]on[-\s]one|one[-\s]to[-\s]one|two[-\s]on[-\s]one|one[-\s]by[-\s]one|one[-\s]another|no[-\s]one|"
    r"(?:any|some|every)[-\s]one|one['’]s|oneself|one[-\s]off|one[-\s]sided|one[-\s]way|one[-\s]time|day[-\s]one|square[-\s]one|"
    r"(?:just|wait|hold\son|in|for|take|got|give\sme)\s(?:a|one)\s(?:second|minute|moment)(?!\s(?:time|chance|term|round|half|year|day))|"
    r"second(?:s)?[-\s](?:hand|rate|class|guess\w*|thoughts?|nature|best|fiddle|tier|in[-\s]command|to[-\s]none|language|home|homes)|seconds?[-\s]long|"
    r"split[-\s]second|first[-\s](?:hand|class|rate|aid|lad(?:y|ies)|name|names|responders?|minister|degree|grader|born|come|ever)|"
    r"at\sfirst(?:\s(?:glance|sight|hand))?|first\s(?:of\sall|and\sforemost)|in\sthe\s(?:first|second|third|fourth)\splace|firstly|secondly|thirdly|"
    r"third[-\s](?:party|parties|world|degree|rate|class)|fourth\sestate|fifth\scolumn|sixth\ssense|seventh\sheaven|"
    r"zero[-\s](?:sum|tolerance|carbon|emission|emissions|day|covid|waste)|(?:ground|patient|net|absolute)[-\s]zero|net-zero|"
    r"fifty[-\s]fifty|50[-/]50|twenty[-\s]four[-\s]seven|"
    r"half[-\s](?:time|hearted\w*|way|brother|sister|baked|mast|truths?|life|moon|marathon|back|note|door|board)|halfway|"
    r"(?:better|other)\shalf|half\s(?:past|back)|"
    r"quarter[-\s]?finals?|semi[-\s]?finals?|quarter[-\s]?finalists?|double[-\s](?:standards?|check\w*|edged|decker|cross|digits?|digit|bass|life|blow|agent|act|room|bed|minded|glaz\w*)|"
    r"triple[-\s](?:jump|crown|threat|a)|"
    r"(?:a|one)\s(?:thing|day|moment|instant)\s(?:or\sanother|at\sa\stime)|one\sway\sor\s(?:another|the\sother)|one\sor\sthe\sother|on\s(?:the\s)?one\shand)(?![\w])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A numbered name.

    Attributes:
        start: its first offset.
        end: the offset behind it.
        stem: what the number belongs to, folded.
        number: the number as written.
    """

    start: int
    end: int
    stem: str
    number: str


def find_labels(text: str) -> Iterator[Label]:
    """Numbered names of a text, pattern by pattern; they may overlap."""
    for match in _INDEX.finditer(text):
        yield Label(match.start(), match.end(), match["noun"].casefold(), match["number"])
    for match in _NUMBERED.finditer(text):
        noun = match["noun"]
        folded = noun.casefold()
        if folded in _LOWER_COUNTS and not noun[0].isupper():
            continue
        if folded in _CAPITAL_ONLY and not noun[0].isupper():
            continue
        if folded in {"no", "number", "nr"}:
            continue
        yield Label(match.start(), match.end(), folded.rstrip("s."), match["number"])
    for match in _GENERATION.finditer(text):
        yield Label(match.start(), match.end(), match["noun"].casefold(), match["number"])
    for match in _LETTERS.finditer(text):
        if match["noun"].casefold() not in _NO_LABEL:
            stem = (match["noun"] + match["mark"].replace("–", "-") + match["rest"]).casefold()
            yield Label(match.start(), match.end(), stem.replace("-", ""), match["number"])


def find_others(text: str) -> Iterator[tuple[int, int]]:
    """Ranges that hold no figure: addresses, telephone numbers, idioms."""
    for pattern in (_ADDRESS, _IDIOM):
        for match in pattern.finditer(text):
            yield match.span()
