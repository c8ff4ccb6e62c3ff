"""Steps of one process: what is put off is not yet ended, who is charged is not yet convicted.

Each line is one process from its first step to its last; the words of one step are told apart from those of another,
and never from each other. The lists are of our own making, after the processes of which news is told.
"""

from __future__ import annotations

from functools import cache, lru_cache

from drift.analysis.stems import stem

_PROCESSES = """
suspend postpone delay defer adjourn pause interrupt < cancel revoke rescind abolish scrap terminate annul dissolve repeal
suspect question < detain arrest < charge indict < try prosecute < convict sentence < imprison jail < execute
allegation suspicion < arrest detention < charge indictment < trial prosecution < conviction verdict < imprisonment
propose draft table < debate discuss < adopt pass approve endorse < enact ratify implement enforce
proposal draft < adoption approval passage < enactment ratification implementation enforcement
nominate shortlist < appoint elect < inaugurate
nominee candidate < incumbent
apply bid < win obtain receive
offer < accept
order < deliver
announce plan < launch open
threaten < attack strike
injure wound hurt < kill
injury wound < death
infect < sicken < hospitalise hospitalize < die
study research < prove
recommend advise suggest < require mandate order
warn caution < fine penalise penalize < ban bar
investigate probe examine < accuse charge
investigation probe inquiry < accusation charge
damage < destroy demolish
lease rent hire < buy purchase own
borrow lend < donate
resign quit < retire
dismiss fire sack < prosecute sue
ceasefire truce < peace
"""


@lru_cache(maxsize=4096)
def different_stages(a: str, b: str) -> bool:
    """Whether two folded words, in any form, name different steps of one process and never the same step."""
    first, second = _table().get(stem(a), ()), _table().get(stem(b), ())
    steps = [(x, y) for line, x in first for other, y in second if line == other]
    return bool(steps) and all(x != y for x, y in steps)


@cache
def _table() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(_PROCESSES.strip().split("\n")):
        for step, words in enumerate(line.split("<")):
            for word in words.split():
                found.setdefault(stem(word), []).append((number, step))
    return {word: tuple(places) for word, places in found.items()}
