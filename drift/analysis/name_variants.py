"""Whether two spellings may be one name: romanisations, lost diacritics, other transliteration schemes.

A combined measure: optimal string alignment on a folded key (anyascii, then the habits of transliteration:
``kh``/``h``, ``sch``/``sh``, ``w``/``v``, ``y``/``i``), Daitch–Mokotoff codes, and guards that know what only
looks alike: numbers, acronyms, distinct places, given names, feminine forms, one name inside another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from drift.analysis.daitch_mokotoff import codes
from drift.analysis.gazetteer import are_different_places
from pairs.normal import fold

VARIANT = 0.75
"""From this score on two spellings count as variants of one name."""

# Spellings of one name that no rule of spelling connects. The first of each line stands for all.
_ALIASES = """
kyiv kiev|kharkiv kharkov|lviv lvov|mykolaiv nikolaev nikolayev|odesa odessa|chornobyl chernobyl|dnipro dnieper
zaporizhzhia zaporozhye|luhansk lugansk|chernihiv chernigov|beijing peking|nanjing nanking|guangzhou canton
tianjin tientsin|chongqing chungking|xiamen amoy|hong-kong hongkong|mumbai bombay|kolkata calcutta|chennai madras
bengaluru bangalore|varanasi benares|yangon rangoon|myanmar burma|ho-chi-minh-city saigon|astana nur-sultan
istanbul constantinople|izmir smyrna|tehran teheran|mecca makkah|medina madinah|cairo al-qahirah|bukhara buxoro
tashkent toshkent|bishkek frunze|ulaanbaatar ulan-bator|yeltsin jelzin|tchaikovsky chaikovskiy tschaikowski
st-petersburg saint-petersburg sankt-peterburg sankt-petersburg|moscow moskva moskau|prague praha prag
vienna wien|munich muenchen munchen|cologne koeln koln|nuremberg nuernberg nurnberg|warsaw warszawa warschau
krakow cracow krakau|gdansk danzig|wroclaw breslau|bratislava pressburg|ljubljana laibach|zagreb agram
bucharest bucuresti|belgrade beograd|athens athinai|rome roma|florence firenze|venice venezia venedig|milan milano
turin torino|naples napoli|genoa genova|lisbon lisboa|seville sevilla|brussels bruxelles brussel|antwerp antwerpen
ghent gent|bruges brugge|the-hague den-haag|copenhagen kobenhavn|gothenburg goteborg goeteborg|helsinki helsingfors
turku abo|tallinn reval|lisbon lissabon|geneva geneve genf|zurich zuerich|basel basle|damascus dimashq
jerusalem al-quds|aleppo halab|marrakesh marrakech|tangier tanger|timbuktu tombouctou|ivory-coast cote-divoire
chiang-kai-shek jiang-jieshi|sun-yat-sen sun-zhongshan|mao-zedong mao-tse-tung|confucius kongzi|yangtze changjiang
volodymyr vladimir wladimir|oleksandr aleksandr alexander alexandr|mykola nikolai nikolay|serhiy sergei sergey
dmytro dmitry dmitri|petro pyotr|pavlo pavel|olena yelena elena|kateryna yekaterina ekaterina|andriy andrei andrey
oleksiy alexei aleksei alexey|ihor igor|mykhailo mikhail michail|yevhen yevgeny evgeny|william bill|robert bob
richard dick|james jim|john jack|edward ted|michael mike|thomas tom|charles chuck|margaret peggy|elizabeth liz
joseph joe|daniel dan|benjamin ben|samuel sam|anthony tony|steven steve stephen|christopher chris|nicholas nick
"""
_PARTICLES = frozenset("al el ad as ash bin ibn ben abu de del della di da dos von van der den la le st saint".split())
_SCHEMES = (
    (re.compile(r"tsch|tch|tsh"), "ch"), (re.compile(r"schtsch|shch|schch"), "sh"), (re.compile(r"sch"), "sh"),
    (re.compile(r"kh|gh|qh"), "h"), (re.compile(r"ph"), "f"), (re.compile(r"dh|dj"), "d"), (re.compile(r"dzh|zh"), "z"),
    (re.compile(r"ck|q"), "k"), (re.compile(r"c(?![hei])"), "k"), (re.compile(r"w"), "v"), (re.compile(r"x"), "ks"),
    (re.compile(r"ou|oo"), "u"), (re.compile(r"ae"), "a"), (re.compile(r"oe"), "o"), (re.compile(r"ue"), "u"),
    (re.compile(r"ij|iy|yy|ii|yi|iye|j(?=[^aeiou]|$)|y"), "i"), (re.compile(r"th"), "t"), (re.compile(r"ei|ai|ay"), "e"),
    (re.compile(r"(.)\1+"), r"\1"), (re.compile(r"(?<=.)ie(?=.)"), "e"), (re.compile(r"(?<=.)[eh]$"), ""),
)  # fmt: skip
_WADE = (
    ("hs", "x"), ("ts'", "c"), ("tz'", "c"), ("ch'i", "qi"), ("ch'", "ch"), ("t'", "t~"), ("p'", "p~"), ("k'", "k~"),
    ("ts", "z"), ("tz", "z"), ("chi", "ji"), ("chü", "ju"), ("ch", "zh"), ("t~", "\0t"), ("p~", "\0p"), ("k~", "\0k"),
)  # fmt: skip


@cache
def _aliases() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _ALIASES.replace("\n", "|").split("|"):
        forms = line.split()
        for form in forms:
            table.setdefault(form.replace("-", ""), forms[0].replace("-", ""))
    return table


@lru_cache(maxsize=16384)
def romanised(name: str) -> str:
    """``name`` in plain lower-case Latin letters and digits, its parts joined by single spaces."""
    from anyascii import anyascii

    plain = anyascii(fold(name)).casefold()
    return " ".join(re.findall(r"[a-z0-9]+", plain.replace("'", "").replace(".", "")))


@lru_cache(maxsize=16384)
def name_key(name: str, aliases: tuple[tuple[str, str], ...] = ()) -> str:
    """The key under which spellings that differ by habit only are one: ``"Zelenskyy"`` and ``"Zelenskiy"``.

    Args:
        name: one name, of one or more parts.
        aliases: further aliases as pairs of a romanised spelling and what it stands for.
    """
    key = romanised(name).replace(" ", "")
    known = dict(aliases).get(key) or _aliases().get(key)
    if known:
        key = known
    for pattern, plain in _SCHEMES:
        key = pattern.sub(plain, key)
    return key


def variant_score(a: str, b: str, aliases: Mapping[str, str] | None = None) -> float:
    """How likely two spellings are one name, 0..1.

    Args:
        a: a name.
        b: another.
        aliases: the user's own aliases, spelling to what it stands for.
    """
    extra = tuple(
        sorted((romanised(k).replace(" ", ""), romanised(v).replace(" ", "")) for k, v in (aliases or {}).items())
    )
    return _score(a, b, extra)


def is_variant(a: str, b: str, aliases: Mapping[str, str] | None = None) -> bool:
    """Whether two spellings count as one name."""
    return variant_score(a, b, aliases) >= VARIANT


@lru_cache(maxsize=65536)
def _score(a: str, b: str, extra: tuple[tuple[str, str], ...]) -> float:
    x, y = romanised(a), romanised(b)
    if not x or not y or len(x) > 200 or len(y) > 200:
        return float(fold(a) == fold(b))
    if x == y or _aliased(x, y, extra):
        return 1.0
    if _guarded(a, b, x, y):
        return 0.05
    parts = _parts_score(x.split(), y.split(), extra)
    whole = _single(x.replace(" ", ""), y.replace(" ", ""), extra)
    if len(x.split()) == len(y.split()) == 1:
        return whole
    respaced = len(x.split()) != len(y.split()) and 1 in {len(x.split()), len(y.split())}
    score = max(parts, whole if respaced else 0.0)
    return max(score, _wade(a, b))


def _guarded(a: str, b: str, x: str, y: str) -> bool:
    """What only looks alike: other digits, other acronyms, distinct places."""
    if re.findall(r"\d+", x) != re.findall(r"\d+", y):
        return True
    if any(s.isupper() and len(s) <= 5 for s in (a, b)) and x != y:
        return True
    return are_different_places(a, b)


def _aliased(x: str, y: str, extra: tuple[tuple[str, str], ...]) -> bool:
    table = _aliases() | dict(extra)
    first, second = x.replace(" ", ""), y.replace(" ", "")
    return table.get(first, first) == table.get(second, second)


def _parts_score(x: list[str], y: list[str], extra: tuple[tuple[str, str], ...]) -> float:
    """The worst of the aligned parts; an initial stands for its name, a particle may be missing."""
    x, y = ([p for p in parts if p not in _PARTICLES] or parts for parts in (x, y))
    if len(x) != len(y):
        return 0.0
    straight = min(_part(p, q, extra) for p, q in zip(x, y, strict=True))
    if len(x) == 2:
        return max(straight, min(_part(x[0], y[1], extra), _part(x[1], y[0], extra)))
    return straight


def _part(p: str, q: str, extra: tuple[tuple[str, str], ...]) -> float:
    if p == q:
        return 1.0
    if 1 in (len(p), len(q)):
        return 0.85 if p[0] == q[0] else 0.0
    return _single(p, q, extra)


def _single(p: str, q: str, extra: tuple[tuple[str, str], ...]) -> float:
    """The score of two single words."""
    from rapidfuzz.distance import OSA

    key_p, key_q = name_key(p, extra), name_key(q, extra)
    if key_p == key_q:
        # Two short words that only the scheme made equal ("Bush", "Busch") are weaker evidence.
        return 0.95 if min(len(p), len(q)) >= 5 or p == q else 0.7
    edits = OSA.distance(key_p, key_q)
    longest = max(len(key_p), len(key_q))
    close = 1 - edits / longest
    short, long = sorted((key_p, key_q), key=len)
    if long.startswith(short) and len(long) - len(short) >= 2:
        return min(close, 0.4)
    if long == short + "a" or long == short + "s":
        return min(close, 0.35)
    if p[0] != q[0] and {key_p[0], key_q[0]} not in ({"k", "g"}, {"i", "e"}, {"u", "o"}, {"a", "e"}, {"h", "k"}):
        close -= 0.2
    if _skeleton(key_p) == _skeleton(key_q):
        close = max(close, 0.8 if longest >= 5 else 0.6) if longest >= 4 else close
    elif codes(p) & codes(q):
        close += 0.12
    elif longest >= 5:
        close -= 0.15
    return round(max(0.0, min(close, 0.94)), 4)


def closest(key: str, near: Mapping[str, str]) -> list[str]:
    """The few words of ``near`` (word to key) whose keys are most like ``key``: those worth a closer look."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(key, near, scorer=OSA.normalized_similarity, score_cutoff=0.55, limit=5)
    return [word for _, _, word in found]


@lru_cache(maxsize=16384)
def sounds(word: str) -> frozenset[str]:
    """The letters under which variants of a word are filed: its first letter as written, as keyed, as sounded."""
    key = name_key(word)
    return frozenset({romanised(word)[:1], key[:1], _skeleton(key[:2])[:1]} - {""})


def _skeleton(key: str) -> str:
    """The consonants, sounds that schemes confuse under one letter."""
    consonants = re.sub("[aeiou]", "", key[:1].replace("i", "e") + key[1:])
    return re.sub("ch|sh|[jz]", "s", consonants).replace("g", "k")


def _wade(a: str, b: str) -> float:
    """Chinese names in the romanisation of Wade and Giles against pinyin."""
    old, new = (fold(n) for n in (a, b))
    if not re.search(r"hs|['-]", old) and re.search(r"hs|['-]", new):
        old, new = new, old
    if not re.search(r"\bhs|[tpkshz]'|-", old):
        return 0.0
    for wade, pinyin in _WADE:
        old = old.replace(wade, pinyin)
    old = re.sub(r"(?<!\0)\bt(?=[aeiou])", "d", old)
    old = re.sub(r"(?<!\0)\bp(?=[aeiou])", "b", old)
    old = re.sub(r"(?<!\0)\bk(?=[aeiou])", "g", old).replace("\0", "")
    parts_old, parts_new = romanised(old).replace(" ", ""), romanised(new).replace(" ", "")
    from rapidfuzz.distance import OSA

    return round(1 - OSA.distance(parts_old, parts_new) / max(len(parts_old), len(parts_new)), 4)
