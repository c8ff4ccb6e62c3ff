"""The English words and phrases that say how sure, how real and how general a statement is.

One line a phrase or several phrases separated by commas. In a phrase ``BE`` and ``HAVE`` stand for their forms,
``word*`` for every inflection of a word; between the words of a phrase that starts with ``BE`` or ``HAVE`` there may
be adverbs and "not". After Saurí and Pustejovsky's FactBank (2009), Farkas et al. (CoNLL 2010, hedges), Morante and
Daelemans (ConanDoyle-neg 2012) and the lists of TruthTeller (Lotan et al. 2013).
"""

from __future__ import annotations

BE = frozenset("am is are was were be been being 's 're 'm".split())
HAVE = frozenset("has have had having 've".split())
# What may stand inside a phrase.
BETWEEN = frozenset(
    "not n't also still now just only yet already even never long ever all both then more most very highly quite".split()
)

# Words that negate what they stand with. Two of them in one clause cancel out.
NEGATORS = """
not, n't, never, no, neither, nor, none, nobody, nothing, nowhere, no one, cannot, cant, without
hardly, scarcely, barely, by no means, in no way, no longer, not any more, not at all
n ' t, n ’ t
fail* to, refuse* to, decline* to, refrain* from, neglect* to, stop* short of, unable to, deny*, lack*, incapable of
forget* to, omit* to, abstain* from, opt* out of, HAVE yet to, BE yet to
"""
# Phrases with a negator that negate nothing.
NOT_NEGATORS = """
not only, n't only, not just, n't just, not merely, not simply, not solely, not alone, not least, not to mention
no doubt, no less than, no fewer than, no more than, no later than, no earlier than, no matter, no wonder
no sooner, none other than, nothing but, nothing less than, no one but, no other than, without doubt, without a doubt
whether or not, or not, if not, cannot help, ca n't help, cannot but, not without, cannot wait, ca n't wait
no end of, no small, no mean, can not but, why not, not to be outdone, not unlike, without exception
no different, nothing other than, could not wait, could n't wait, second to none, second - to - none, no - one
not until, n't until, not limited to, not long ago, not long after, not long before, not far from, more often than not, last but not least, it or not, like it or not, by no means only, not so much, nothing more than, nothing short of
"""
# Words that can carry a negation of the other side: they explain a missing negator and raise no alarm themselves.
IMPLICIT_NEGATIVES = frozenset(
    """unable impossible unlikely rarely seldom few little lack absence absent avoid prevent stop ban prohibit reject
    forbid exclude instead unwilling reluctant doubt doubtful false deny fail refuse decline refrain neglect cease halt
    cancel miss barely hardly scarcely without unless zero nil empty refute dismiss oppose against ignore hinder spare
    withhold block disagree disapprove dislike no nor none never not neither nobody nothing nowhere cannot
    insufficient inadequate failure refusal denial rejection opposition contrary exempt immune loath averse non
    rather abandon end abolish remove rid devoid untouched difficult hard tough difficulty forget omit abstain
    preclude impede inhibit deter discourage thwart foil obstruct scarce scant minimal shortage deficiency dearth
    lose skip shun eschew evade elude withdraw waive discontinue suspend revoke veto disavow
    repudiate""".split()
)
# Phrases that do so: a word, in any form, with the next ones.
NEGATIVE_PHRASES = {
    "far": "from",
    "rule": "out",
    "let": "alone",
    "short": "of",
    "keep": "from",
    "free": "of from",
    "turn": "down away",
    "move": "away",
    "shift": "away",
    "stay": "away",
    "shy": "away",
    "back": "away out",
    "pull": "out",
}

# The scale of certainty: a modal's reading with its height. Some have two readings.
LEVELS = {
    "necessity": 6.0,
    "certain": 6.0,
    "future": 5.0,
    "duty": 4.5,
    "expected": 4.0,
    "ability": 3.0,
    "possibility": 2.0,
}
MODALS = {
    "necessity": """must, HAVE to, got to, BE required to, BE obliged to, BE obligated to, BE compelled to
        BE mandated to, BE necessary to, necessary for, BE essential to, BE imperative to""",
    "certain": """definitely, certainly, surely, undoubtedly, inevitably, BE certain to, BE sure to, BE bound to
        without doubt, without a doubt, no doubt, BE guaranteed to""",
    "future": """will, wo, 'll, shall, would, BE going to, BE set to, BE scheduled to, BE slated to, BE due to
        BE poised to, BE about to, BE to""",
    "duty": """should, ought to, BE supposed to, BE advised to, had better, BE urged to""",
    "necessity|duty": """need* to, BE needed to, BE encouraged to, BE told to, BE asked to""",
    "expected": """BE expected to, BE likely to, likely, probably, BE projected to, BE forecast to, BE predicted to
        BE anticipated to, expect* to, presumably, in all likelihood, in all probability, BE expected, BE tipped to, BE estimated to""",
    "ability": """can, ca, cannot, could, able to, unable to, BE capable of, incapable of, BE allowed to
        BE permitted to, in a position to, enable* , BE possible to, allow*""",
    "possibility": """may, might, could, possibly, perhaps, maybe, potentially, BE possible that, conceivably
        there is a chance, there is a possibility, may well, might well, might also""",
}

ATTEMPTS = {
    "effort": """seek* to, try* to, attempt* to, strive* to, endeavor* to, endeavour* to, work* to, struggle* to
        effort* to, bid to, fight* to, push* to, move* to, race* to, battle* to, campaign* to, try* and""",
    "intention": """plan* to, aim* to, intend* to, prepare* to, propose* to, vow* to, pledge* to, promise* to
        threaten* to, offer* to, BE determined to, intention* to, mean* to, BE planning on, resolve* to, mull*
        plot* to, seek* ways to, look* to, BE ready to, BE prepared to, BE willing to, undertake* to""",
    "wish": """want* to, hope* to, wish* to, BE keen to, BE eager to, consider*, contemplate*, would like to, long* to
        desire* to, dream* of, aspire* to""",
}

HEDGES = {
    "hearsay": """reportedly, allegedly, purportedly, supposedly, alleged, purported, suspected, rumored, rumoured
        BE believed to, BE thought to, BE understood to, BE said to, BE reported to, BE alleged to, BE rumored to
        BE rumoured to, BE considered to, presumed, accused of, unconfirmed, BE suspected of""",
    "appearance": """apparently, seemingly, ostensibly, evidently, appear* to, seem* to, appear* that, seem* that
        seem*, appear*, look*, sound*, as if, as though, tend* to""",
    "evidence": "suggest* that, suggest*, hint* that, hint* at, point* to",
    "chance": """probably, possibly, perhaps, maybe, likely, presumably, potentially, conceivably, arguably
        in all likelihood, in all probability""",
}

CONDITIONS = """
if, unless, provided that, providing that, as long as, so long as, on condition that, on the condition that, in case
assuming that, in the event of, in the event that, subject to, depending on, conditional on, only when, contingent on
"""

# Verbs that report what somebody else says, thinks or knows; grouped by the stance that they take.
REPORTING = {
    "plain": """say tell state add report announce declare note comment remark mention explain describe express write
        call term dub label name observe reply answer respond speak point inform brief quote cite put post tweet
        according relate recount indicate show demonstrate prove illustrate reveal disclose detail outline clarify specify justify introduce testify
        elaborate conclude suggest hint imply read exclaim joke recall lament complain notify advise assure
        proclaim pronounce opine quip retort muse confide divulge volunteer signal attest depose
        speculate theorize hypothesize postulate posit venture stipulate certify relay communicate convey
        mutter whisper shout yell scream murmur cry gush rant counter interject blog text email""",
    "claim": "claim allege assert contend maintain insist argue purport profess aver avow",
    "concede": "admit acknowledge concede confess",
    "deny": "deny dispute reject refute rebut disavow disclaim repudiate",
    "warn": "warn caution threaten alert",
    "praise": "praise hail laud welcome boast tout",
    "blame": "accuse blame criticize criticise slam condemn denounce charge",
    "stress": "stress emphasize emphasise underline underscore highlight reiterate repeat reaffirm affirm confirm",
    "ask": "ask urge call demand request appeal",
    "think": """think believe consider feel hold estimate predict expect forecast anticipate assume suspect doubt
        reckon guess hope see regard view understand know learn find conclude judge
        foresee envisage envision project imagine reason surmise figure realize realise fear trust""",
    "promise": "promise pledge vow swear agree propose offer",
}
