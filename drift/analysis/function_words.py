"""English words that carry grammar rather than content."""

from __future__ import annotations

DETERMINERS = frozenset("a an the this that these those each every either neither some any no".split())
PRONOUNS = frozenset(
    """i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her
    hers herself it its itself they them their theirs themselves who whom whose which what whoever whatever one
    ones oneself""".split()
)
PREPOSITIONS = frozenset(
    """about above across after against along alongside amid amidst among amongst around as at before behind below
    beneath beside besides between beyond by despite down during except for from in inside into like near of off on
    onto out outside over past per regarding round since through throughout to toward towards under underneath until
    till unto up upon via versus with within without""".split()
)
CONJUNCTIONS = frozenset(
    """and or but nor so yet if unless because although though while whereas whether than once when whenever where
    wherever""".split()
)
AUXILIARIES = frozenset(
    """be am is are was were been being have has had having do does did doing can could may might must shall should
    will would ought 's 're 've 'll 'd 'm ca wo sha""".split()
)
PARTICLES = frozenset("not n't to there here then also too just even still again very".split())

# Pronouns that stand for somebody or something that was named.
THIRD_PERSON = frozenset("he him his she her hers they them their theirs it its".split())
FUNCTION_WORDS = DETERMINERS | PRONOUNS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PARTICLES
