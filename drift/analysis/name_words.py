"""Words that begin with a capital and name nobody: titles, months, generic parts of names, common acronyms."""

from __future__ import annotations

# Before a name, or for it; a rank may have two words, each is in the list.
TITLES = frozenset(
    """mr mrs ms miss mx dr doctor prof professor sir dame lord lady madam madame monsieur herr frau senor senora
    president vice deputy acting former interim ex premier prime minister chancellor secretary undersecretary general
    governor lieutenant mayor senator congressman congresswoman representative rep sen gov ambassador envoy consul
    commissioner councillor councilor king queen prince princess duke duchess earl count countess baron baroness
    emperor empress sultan emir sheikh pope cardinal archbishop bishop father rev reverend pastor rabbi imam
    ayatollah saint judge justice attorney prosecutor sheriff officer sergeant sgt corporal major colonel col captain
    capt commander admiral marshal brigadier chief head chairman chairwoman chair chairperson ceo cfo coo cto director
    manager executive founder owner coach trainer spokesman spokeswoman spokesperson aide adviser advisor leader
    speaker comrade brother sister uncle aunt academician candidate nominee editor reporter correspondent analyst
    foreign defence defense finance interior associate assistant adjunct visiting honorary retired late senior junior jr sr assistant""".split()
)

# Nouns that say what somebody is; those of one line count as one role. Higher ranks stand first in their line.
ROLES = (
    "president", "premier", "prime minister", "chancellor", "minister", "secretary", "governor", "mayor", "senator",
    "congressman congresswoman lawmaker legislator deputy mp parliamentarian", "ambassador envoy diplomat", "king",
    "queen", "prince", "princess", "pope", "cardinal", "archbishop", "bishop", "priest pastor vicar", "judge justice",
    "prosecutor", "attorney lawyer solicitor barrister counsel", "sheriff", "officer", "sergeant", "colonel", "captain",
    "commander", "admiral", "general", "marshal", "chairman chairwoman chair chairperson", "ceo", "cfo", "coo", "cto", "executive", "director", "manager",
    "founder", "owner", "coach trainer", "spokesman spokeswoman spokesperson", "aide assistant", "adviser advisor",
    "leader head chief boss", "speaker", "editor", "reporter journalist correspondent", "analyst", "economist",
    "strategist", "professor", "lecturer", "teacher", "scientist researcher", "engineer", "doctor physician", "surgeon",
    "nurse", "farmer", "singer", "actor actress", "author writer", "composer", "painter", "player", "goalkeeper",
    "striker", "pilot", "driver", "candidate", "nominee", "activist", "supervisor", "trader", "broker", "banker",
    "clerk", "treasurer", "curator", "warden", "conductor", "principal", "dean", "rector",
)  # fmt: skip
ROLE_OF = {word: line.split()[0] for line in ROLES for word in ([line] if line == "prime minister" else line.split())}
RANKED = frozenset(
    """president premier minister chancellor secretary governor mayor senator king queen prince pope general admiral
    colonel captain chairman ceo cfo coo cto director judge""".split()
)

CALENDAR = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs
    fri sat sun christmas easter ramadan halloween new-year""".split()
)

# Before or inside a name, with a full stop that ends no sentence.
ABBREVIATIONS = frozenset("st ste mt ft dr mr ms mrs jr sr no vs gen col lt sgt capt prof rev sen gov hon bros".split())

# Those whose possessive stands inside a name: "the Women's Cup", "the People's Bank".
GROUPS = frozenset(
    "women men people peoples children workers players world nation veterans farmers teachers citizens king queen "
    "prince princess girls boys ladies lord lords speaker mother father".split()
)

# What opens a sentence before a name: "Both Norland", "Yesterday Ada Holm", "Thanks to".
OPENERS = frozenset(
    """accordingly according actually additionally all another any apparently both certainly clearly consequently
    currently each earlier either eventually every few finally first firstly formerly former fortunately further
    furthermore generally hence here however indeed initially instead interestingly last lastly later latterly less like
    many meanwhile more moreover most much namely nearly neither nevertheless next no nonetheless none normally now
    obviously often once only originally other others otherwise overall perhaps please possibly presumably previously
    probably quite recently roughly second secondly several similarly so some sometimes soon still subsequently such
    suddenly surprisingly thanks then there thereafter therefore third thirdly thus today together tomorrow tonight
    traditionally typically ultimately undoubtedly unfortunately unlike usually various virtually when where whether
    which while who why with without yesterday yet""".split()
) - {"first", "second", "third", "all", "last", "next", "more", "less", "other", "others", "now", "here", "there"}

# Directions and parts of a country or town: "Southwest China", "Greater Manchester".
SIDES_OF_PLACES = frozenset(
    f"{first}{dash}{second}{ending}"
    for first, second in (
        ("", "north"), ("", "south"), ("", "east"), ("", "west"), ("north", "east"), ("north", "west"),
        ("south", "east"), ("south", "west"),
    )
    for dash in ("", "-")
    for ending in ("", "ern")
    if first or not dash
) | frozenset("central mainland greater lower upper inner outer downtown metropolitan continental".split())  # fmt: skip

# Parts of names that many names share: they alone do not tell one name from another.
GENERIC = (
    frozenset(
        """academy administration affairs agency airport alliance army assembly association authority avenue bank board
    bureau bay bridge building business cabinet capital center central centre century chamber charter church city club college
    commission committee communist community company conference congress constitution convention cooperation
    corporation council country county court cup day defence defense delegation democratic democrats department
    development district division east eastern economic education electoral embassy enterprise exchange expressway
    faculty federal federation festival financial first force forces foreign forum foundation front fund game games
    general government great group hall headquarters health high highway hospital hotel house idea independence industrial
    institute institution international investigation island islands joint journal jury justice labor labour lake law
    league liberal liberation library limited line local ltd inc corp co plc llc ag gmbh main management market media medical
    medicine meeting memorial ministry mountain mountains movement municipal municipality museum national navy new
    news north northern office olympic olympics open opera order organisation organization palace park parliament
    party peninsula people people's plan police political press prize program programme project province public
    radio railway red region regional republic republican republicans research reserve resort river road royal school
    science sciences sea second security senate service services side social socialist society south southern square
    stadium state states station store street studies summit supreme symposium system team technology television temple
    theater theatre times tourism tower town trade tribunal trust union united university valley village war ward
    west western white women's world young youth act bill department medal award conservative conservatives
    representatives deputies peoples members airlines airline constituency internet network online area areas zone cooperative foundation's i ii iii iv vi vii viii""".split()
    )
    | SIDES_OF_PLACES
)

# Capitals that are abbreviations of common words.
COMMON_ACRONYMS = frozenset(
    """ai am pm ad bc bce ce ceo cfo cto coo gdp gnp tv pc dna rna it hr pr iq vip diy faq pdf usb gps sms ok asap atm cctv
    cpu dvd cd dj ev evs suv hiv aids adhd mp mps phd mba ba ma bsc msc ngo ngos ipo ipos etf vat id ids url app lgbt
    lgbtq ufo rmb usd eur gbp jpy cny yuan hk pe ppp r&d b2b vr ar lcd led km kg mph rpm q1 q2 q3 q4 i ii iii iv vi
    vii viii ix xi ist cet gmt utc est pst edt pdt a.m p.m""".split()
) - {"xi"}

# Scales that carry their maker's capital ("40 degrees Celsius") and are nobody's name today; figures compare them.
SCALES = frozenset("celsius centigrade fahrenheit".split())

# Small words inside a name: "Bank of England", "Leonardo da Vinci", "Osama bin Laden".
CONNECTORS = frozenset(
    "of the de del della di da do dos das du des la le van von der den ter ten al el bin ibn ben y e und for".split()
)

BLOCS: dict[str, frozenset[str]] = {
    "west": frozenset(
        "united states|europe|european union|united kingdom|france|germany|canada|nato|australia|japan|g7".split("|")
    ),
    "european union": frozenset("france|germany|italy|spain|poland|netherlands|belgium|austria|sweden".split("|")),
    "europe": frozenset("france|germany|italy|spain|poland|united kingdom|european union".split("|")),
    "asia": frozenset("china|japan|india|south korea|indonesia|vietnam|thailand|singapore|malaysia".split("|")),
    "middle east": frozenset(
        "iran|iraq|israel|saudi arabia|syria|lebanon|jordan|qatar|united arab emirates|yemen|egypt|turkey".split("|")
    ),
    "scandinavia": frozenset("sweden|norway|denmark|finland|iceland".split("|")),
    "balkans": frozenset("serbia|croatia|bosnia|kosovo|montenegro|macedonia|albania|bulgaria|greece".split("|")),
    "central asia": frozenset("kazakhstan|uzbekistan|kyrgyzstan|tajikistan|turkmenistan".split("|")),
    "africa": frozenset("nigeria|kenya|south africa|egypt|ethiopia|ghana|morocco|algeria".split("|")),
    "latin america": frozenset("brazil|mexico|argentina|chile|peru|colombia|venezuela".split("|")),
}
