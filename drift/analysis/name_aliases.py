"""Other names of the same: what no rule of spelling or of initials connects, and the user's own aliases.

Compiled for this project from common knowledge: names by which news texts call one movement, disease, holiday, war,
island, river or body. Spellings of persons and cities are in :mod:`drift.analysis.name_variants`, countries in
:mod:`drift.analysis.gazetteer`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from drift.analysis.name_variants import romanised

# One group a line; forms are parted by "|", written as `romanised` writes them.
_GROUPS = """
islamic state|islamic state group|islamic state of iraq and the levant|islamic state of iraq and syria|isis|isil|daesh
covid|covid 19|covid19|coronavirus|corona virus|corona|sars cov 2|novel coronavirus|new coronavirus
northern lights|aurora borealis|aurora
southern lights|aurora australis|aurora
doctors without borders|medecins sans frontieres|msf
reporters without borders|reporters sans frontieres|rsf
federal reserve|the fed|us central bank|federal reserve board|federal reserve bank
communist party of china|chinese communist party|cpc|ccp
belt and road|belt and road initiative|one belt one road|one belt and one road|bri|obor
first world war|world war i|world war one|world war 1|great war|wwi|ww1
second world war|world war ii|world war two|world war 2|great patriotic war|wwii|ww2
spring festival|chinese new year|lunar new year
mid autumn festival|moon festival
new year s eve|silvester|sylvester|hogmanay
labor day|labour day|may day
qur an|quran|koran
eid al fitr|eid ul fitr|feast of breaking the fast
holocaust|shoah
hezbollah|hizbollah|hizbullah|hizballah|hezbullah
houthis|houthi|ansar allah|huthis
taliban|taleban
al qaeda|al qaida|alqaeda|qaeda|qaida
persian gulf|arabian gulf
english channel|la manche
sea of japan|east sea
mount everest|everest|qomolangma|sagarmatha|chomolungma
falkland islands|falklands|malvinas|islas malvinas
senkaku|diaoyu|senkakus|diaoyutai
dokdo|takeshima|liancourt rocks
southern kurils|northern territories|south kuril islands|four northern islands
novaya zemlya|nova zembla
mallorca|majorca|majorcan|mallorcan|mallorquin
menorca|minorca
sicily|sicilia
sardinia|sardegna
corsica|corse
yangtze|yangtze river|changjiang|chang jiang
yellow river|huang he|huanghe
mekong|lancang
danube|donau|dunaj|dunav|duna
rhine|rhein|rhin
vistula|wisla
vltava|moldau
oder|odra
elbe|labe
carpathians|carpathian mountains|karpaty
taipei|chinese taipei
holy see|vatican|vatican city
state duma|duma|russian parliament
bundestag|german parliament
knesset|israeli parliament
sejm|polish parliament
riksdag|swedish parliament
storting|norwegian parliament
folketing|danish parliament
verkhovna rada|rada|ukrainian parliament
renminbi|rmb|yuan
bundeswehr|german army|german armed forces
israel defense forces|israel defence forces|israeli army|israeli military|idf
people s liberation army|pla|chinese army|chinese military
revolutionary guards|revolutionary guard|islamic revolutionary guard corps|irgc
internet|web|world wide web
united nations|un|uno|united nations organization
european union|eu
world health organization|who
north atlantic treaty organization|nato|north atlantic alliance|otan
international monetary fund|imf|fmi
"""
_LONGEST = 8  # words of an alias


@cache
def _known() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS.strip().split("\n")):
        for form in line.split("|"):
            table.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in table.items()}


@lru_cache(maxsize=8)
def _own(aliases: tuple[tuple[str, str], ...]) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for form, usual in aliases:
        table.setdefault(romanised(form), set()).add(romanised(usual))
    return {form: frozenset(names) for form, names in table.items()}


def groups_of(name: str, aliases: Mapping[str, str]) -> frozenset[int | str]:
    """What ``name`` is one of the names of: numbers of groups of the list, usual names of the user's aliases."""
    plain = romanised(name).removeprefix("the ")
    return frozenset(_known().get(plain, frozenset())) | _own(tuple(sorted(aliases.items()))).get(plain, frozenset())


def groups_in(words: Sequence[str], aliases: Mapping[str, str]) -> frozenset[int | str]:
    """The groups of which some name stands in a run of words.

    Args:
        words: the words of a text, romanised.
        aliases: the user's own aliases, spelling to usual name.
    """
    own = _own(tuple(sorted(aliases.items())))
    firsts = _firsts() | {form.split(" ")[0] for form in own}
    found: set[int | str] = set()
    for at, word in enumerate(words):
        if word not in firsts:
            continue
        for form in _forms(words[at : at + _LONGEST]):
            found |= _known().get(form, frozenset())
            found |= own.get(form, frozenset())
    return frozenset(found)


@cache
def _firsts() -> frozenset[str]:
    return frozenset(form.split(" ")[0] for form in _known())


def _forms(words: Sequence[str]) -> Iterable[str]:
    for size in range(1, len(words) + 1):
        yield " ".join(words[:size])
