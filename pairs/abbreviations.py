"""Words that end in a full stop without ending a sentence, and words that begin one.

Keys are case-folded and without the final full stop. The classes say what may follow the stop:

- ``TITLE``: a name follows; the sentence goes on whatever the next letter is.
- ``NUMBER``: the sentence goes on before a number, and only there.
- ``NEVER``: the sentence practically never ends here.
- ``EITHER``: the sentence ends here only if a word of ``STARTERS`` follows.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLE: dict[str, frozenset[str]] = {
    "en": _words(
        "mr mrs ms mx messrs dr drs prof profs rev revd fr hon rt gen lt col maj capt cmdr cdr cpl sgt adm adml brig "
        "gov govs sen sens rep reps pres supt insp det dir amb atty pvt pfc ens msgr cllr st mme mlle mgr"
    ),
    "de": _words("hr hrn fr frl dr prof ing dipl mag st pfr abg gen ref sen"),
    "fr": _words("m mm mme mmes mlle mlles mgr me dr pr prof st ste gén col cdt cap lt"),
    "es": _words(
        "sr sra sres sras srta srtas dr dra dres d dña da prof profa lic ing arq gral cnel cap tte fr pbro mons"
    ),
    "ru": _words("г гг им ул пл пр д проф акад доц ген полк тов св гр обл р оз о пос с"),
    "it": _words("sig sigg sigra dott prof ing avv on sen gen mons"),
    "pt": _words("sr sra srs dr dra prof profa eng gen d"),
    "nl": _words("dhr mevr mw dr drs ir mr prof ing"),
}

NUMBER: dict[str, frozenset[str]] = {
    "en": _words(
        "no nos vol vols art arts sec secs sect fig figs p pp pg ch chap eq ex par para sched cl pt pts tel ext nr op "
        "jan feb febr mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
        "lot flt rm apt bldg sc act"
    ),
    "de": _words("nr nrn art abs bd s kap abb tab ziff anm jan feb febr apr aug sept okt nov dez tel hl st"),
    "fr": _words("n no nos art p pp vol chap fig al janv févr avr juil sept oct nov déc tél"),
    "es": _words("n núm núms no art arts p pp pág págs vol cap fig ene feb mar abr jun jul ago sept oct nov dic tel"),
    "pl": _words("godz nr ul str art poz ok r pkt"),
    "it": _words("n nn art artt p pp pag vol cap fig gen feb mar apr mag giu lug ago set ott nov dic tel"),
    "pt": _words("n nº art arts p pp pág vol cap fig jan fev mar abr mai jun jul ago set out nov dez tel"),
    "nl": _words("nr nrs art blz p pp vol hfst fig jan feb mrt apr jun jul aug sept okt nov dec tel"),
    "ru": _words("ст п пп рис табл с стр т гл янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек тел № разд"),
}

NEVER: dict[str, frozenset[str]] = {
    "en": _words(
        "e.g i.e eg ie vs v cf viz al approx appr ca incl resp est esp dept univ assn bros mt ft ed eds trans rev intl natl"
    ),
    "de": _words(
        "z.b d.h u.a z.t i.d.r o.ä u.ä bzw ca vgl evtl ggf inkl zzgl etwa mio mrd sog usf z d u v gem geb gest "
        "str min max zz i o lt bspw einschl exkl insb jährl"
    ),
    "fr": _words("p.ex c.-à-d c.à.d env cf av apr ex vs"),
    "es": _words("p.ej p ej ee.uu ee aprox cf vs av avda c/"),
    "ru": _words("т.е т.н т.к напр т см ср тыс млн млрд трлн руб коп долл кв куб мин сек др и.о и пр см зам чел"),
    "it": _words("ecc es p.es cfr ca"),
}

EITHER: dict[str, frozenset[str]] = {
    "en": _words(
        "inc corp co cos ltd llc plc lp u.s u.k u.n e.u u.a.e u.s.a u.s.s.r d.c l.a n.y a.m p.m am pm ph.d m.d b.a m.a "
        "m.sc b.sc m.b.a d.phil j.d r.n jr etc ave rd blvd b.c a.d b.c.e c.e esq bn mn cal calif conn del fla ga ill ind "
        "kan ky la md mass mich minn mo neb nev okla ore pa penn tenn tex va vt wash wis wyo ala ariz ark colo ont que"
    ),
    "de": _words("usw etc co inc u.s jh jhd"),
    "fr": _words("etc cie"),
    "es": _words("etc uu ud uds vd vds cía s.a"),
    "ru": _words("др пр гг г в вв т.д т.п"),
}

STARTERS = _words(
    "a about above according across after afterwards all along already also although amid among an and another any anyone "
    "are as asked at away back because before behind below beneath beside besides between beyond both but by can certainly "
    "clearly could despite did do does don't down during each earlier either even eventually every everyone everything few "
    "finally first for four from further furthermore given had has have he he'd he'll he's hence her here hers him his how "
    "however i i'd i'll i'm i've if in indeed inside instead into is it it'd it'll it's its just last later less like "
    "many may maybe me meanwhile might more moreover most much must my near nearly neither never nevertheless next no "
    "nobody none nor not nothing now of off often on once one only or other others otherwise our out outside over perhaps "
    "please rather recently same second seven several she she'd she'll she's should similarly since six so some someone "
    "something sometimes soon still such ten than that that's the their them then there there's therefore these they they'd "
    "they'll they're they've thing things third this those though three through throughout thus to today together tomorrow "
    "too toward towards two under unless unlike until up upon us was we we'd we'll we're we've well were what whatever when "
    "whenever where whereas wherever whether which while who whoever whom whose why will with within without would yes "
    "yesterday yet you you'd you'll you're you've your "
    "der die das ein eine einer eines einem einen er sie es wir ihr ich und oder aber doch wenn weil nach vor bei mit auf "
    "in im am an zu zum zur für von vom aus als dies diese dieser dieses damit dann da dort hier auch nur sein seine ihre "
    "le la les l un une des il elle ils elles on nous vous je et mais ou donc or car ce cette ces c'est dans sur pour par "
    "avec sans selon après avant depuis son sa ses leur leurs si quand "
    "el los las una unos unas él ella ellos ellas y pero o si cuando como en con sin por para según tras desde su sus este "
    "esta estos estas eso esto "
    "он она оно они мы вы я и а но или если когда как что это эти этот эта в на по при с со к ко за из от до для после "
    "перед под над о об его её их наш ваш там тут здесь тогда также однако"
)

BANG_NAMES = _words("yahoo yum jeopardy joomla oklahoma wham oliver mamma-mia okc e panic")

TIME_FOLLOWERS = _words(
    "est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest eet eest ist jst monday tuesday wednesday thursday "
    "friday saturday sunday"
)

REPORTING = (
    r"(?:said|says|say|asked|asks|told|tells|replied|replies|added|adds|wrote|writes|shouted|cried|exclaimed|wondered|"
    r"whispered|insisted|insists|declared|answered|demanded|called|yelled|quipped|joked|warned|argued|muttered|murmured|"
    r"continued|recalled|tweeted|posted|explained|noted|observed|concluded|remarked|responded|retorted|screamed|laughed|"
    r"sighed|snapped|urged|pleaded|begged|inquired|queried|read|reads|reports|reported)"
)


def table(source: dict[str, frozenset[str]], lang: str) -> frozenset[str]:
    """The words of one class for a language; English words count in every language."""
    return source["en"] | source[lang] if lang in source and lang != "en" else source["en"]
