"""Words that say one thing more or less loaded, and words of emotion: classes, not samples.

A ladder lists words for one thing from the plainest rung to the most loaded; rungs are separated by ``<``.
Framing ladders judge (a government or a regime), intensity ladders measure (a fall or a crash).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from drift.analysis.stems import stem

FRAMING = """
operation campaign mission action < intervention incursion offensive raid < invasion attack onslaught aggression assault
issue matter question situation < dispute tension disagreement row < crisis conflict clash < war warfare hostilities
government administration leadership cabinet authorities < establishment < regime junta dictatorship clique
leader president ruler head < strongman < dictator tyrant despot autocrat
protest demonstration rally march gathering < unrest disturbance uprising revolt < riot rampage mayhem insurrection
protester demonstrator marcher activist < agitator troublemaker < rioter mob thug hooligan
fighter combatant gunman soldier < rebel insurgent militant guerrilla separatist < extremist terrorist butcher fanatic
newcomer migrant immigrant foreigner < refugee asylum exile < illegal alien intruder
die perish < kill slay < murder execute slaughter massacre butcher
detain hold arrest custody < jail imprison incarcerate < abduct kidnap
detainee prisoner inmate < captive < hostage
supporter follower backer ally < loyalist partisan < crony henchman stooge puppet
payment fee commission < inducement < bribe kickback
plan programme scheme strategy < manoeuvre ploy < plot conspiracy
deal agreement settlement accord < concession < surrender capitulation
reform change overhaul < shake-up upheaval < purge
monitor observe watch < surveil < spy snoop
mistake error lapse < failure blunder < scandal fiasco debacle disgrace
"""
INTENSITY = """
cut reduce lower trim curtail < slash < gut axe decimate
fall decline drop decrease dip slip slide < tumble slump < plunge plummet crash collapse nosedive
rise increase grow climb gain < jump leap < surge soar skyrocket rocket
criticise criticize fault question < condemn denounce attack < slam blast lambaste savage
ask request urge < demand insist < order command
worry concern unease < fear alarm dread < panic terror horror
dislike oppose < resent < hate loathe detest despise
surprise < shock astonish stun < horrify appal
damage harm hurt < wreck ravage < destroy devastate annihilate obliterate
like enjoy < love < adore worship
problem difficulty trouble < crisis emergency < disaster catastrophe calamity
big large sizeable considerable < huge massive vast enormous < gigantic colossal
"""
_EMOTIONAL = """
anxious angry furious eager desperate fearful nervous bitter fierce brutal savage harsh grave dire devastating shocking
horrific horrible terrible tragic dramatic alarming frantic passionate enthusiastic proud joyful joyous sad sorrowful
reluctant stunning explosive ruthless catastrophic scathing heartbreaking outrageous vehement stern gloomy grim cheerful
jubilant triumphant wistful worried uneasy impatient hopeful grateful resentful hostile hateful contemptuous scornful
indignant outraged agitated hysterical feverish jealous envious loving tender merciless cruel vicious vile disgraceful
shameful appalling dreadful awful ghastly gruesome chilling terrifying frightening menacing ominous sinister tearful
miserable mournful despondent dejected ecstatic elated overjoyed delighted thrilled excited breathless wary fervent ardent
zealous fanatical defiant hurt humiliating painful agonising agonizing excruciating
"""


def rung(ladders: str, key: str) -> Iterable[tuple[int, int]]:
    """The ladders and rungs on which a folded word stands, as ``(ladder, rung)``."""
    return _rungs(ladders).get(stem(key), ())


@cache
def _rungs(ladders: str) -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for ladder, line in enumerate(ladders.strip().split("\n")):
        for step, words in enumerate(line.split("<")):
            for word in words.split():
                place = (ladder, step)
                if place not in found.get(stem(word), ()):
                    found[stem(word)] = (*found.get(stem(word), ()), place)
    return found


def step(ladders: str, a: str, b: str) -> int:
    """How many rungs ``b`` stands above ``a`` on a ladder that has both; 0 where none has or they stand level."""
    steps = [rb - ra for la, ra in rung(ladders, a) for lb, rb in rung(ladders, b) if la == lb]
    return 0 if not steps or 0 in steps else min(steps, key=abs)


@cache
def _emotional() -> frozenset[str]:
    plain = _EMOTIONAL.split()
    adverbs = [
        word[:-1] + "ily" if word.endswith("y") else word[:-2] + "ly" if word.endswith("le") else word + "ly"
        for word in plain
    ]
    return frozenset({*plain, *adverbs})


def is_emotional(key: str) -> bool:
    """Whether a folded adjective or adverb tells a feeling, or means to stir one."""
    return key in _emotional()
