"""The table of what is not the story, by reason and by where it may stand.

Three places, from careful to free:

- ``LINE``: the whole paragraph is this and nothing else.
- ``UNIT``: it begins where a sentence begins and ends where one ends.
- ``ANYWHERE``: words that no story uses, cut wherever they stand.

A space in a pattern stands for any run of up to four white space characters. ``{{x}}`` is one of ``PARTS``.
Nothing here repeats without a bound, so that no text makes a pattern slow.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

PARTS = {
    # Any characters of one sentence; a full stop only inside a name such as example.org.
    "any": r"(?:[^.!?…“”\"«»]|\.(?=[a-z]))",
    # Capitalised words with the small words of titles between them.
    "title": (
        r"(?-i:(?:[A-Z]\.|[A-Z©](?:[\w’'&-]|\.(?=\w)){0,30}|via|of|the|and|for|on|in|de|by)"
        r"(?:[ /,|]{1,3}(?:[A-Z]\.|[A-Z©](?:[\w’'&-]|\.(?=\w)){0,30}|via|of|the|and|for|on|in|de|by)){0,7})"
    ),
    "net": (
        r"(?:Facebook|Twitter|X|Instagram|LinkedIn|WhatsApp|Telegram|YouTube|TikTok|Pinterest|Reddit|Messenger|"
        r"Threads|Mastodon|Bluesky|Tumblr|social media|social networks|Flipboard|Google News|Google\+|WeChat|Weibo|VK|Viber|Snapchat|Signal)"
    ),
    "agency": (
        r"(?:Reuters|REUTERS|AP|AFP|EPA|EFE|dpa|ANSA|TASS|Xinhua|UPI|PA|ANI|PTI|IANS|AAP|Getty(?: Images)?|"
        r"(?:The )?Associated Press|Agence France-Presse|Anadolu(?: Agency)?|Bloomberg|Kyodo(?: News)?|Yonhap|CNN|BBC|"
        r"Interfax|Shutterstock|iStock(?:photo)?|Alamy|Unsplash|Pixabay|Pexels|Flickr|Wikimedia(?: Commons)?|"
        r"Adobe Stock|Handout|Screengrab|Depositphotos|Imago|Keystone|Sputnik)"
    ),
    "now": r"(?: (?:now|here|today|below|free|online|for free))",
    "site": r"(?:[\w-]{1,40}\.(?:com|org|net|co\.uk|info|news|tv|io|de|fr|es|ru|cn|jp|eu|co))",
    "paper": (
        r"(?:newsletters?|mailing list|podcasts?|(?:news|daily|weekly|morning|evening|breaking news|e-?mail) "
        r"(?:briefings?|digests?|bulletins?|round-?up|alerts?|updates?|e-?mails?)|inbox|free trial|"
        r"(?:free|unlimited|full|premium|exclusive|digital) access)"
    ),
    "offer": (
        r"(?:{{paper}}|(?:our|my) (?:[\w’'-]{1,20} ){0,4}?(?:alerts|updates|channel|feed|e-?mails|notifications|"
        r"briefing|digest|membership|bulletin|app))"
    ),
    "item": r"(?:articles?|stories|story|news|posts?|links?|reading|coverage|videos?|reports?|headlines)",
    "piece": r"(?:article|story|post|page|piece|content|translation|transcript)",
    # The name of a newsroom's rules, up to the word that closes such names.
    "rules": (
        r"(?-i:(?:[\w’'&-]{1,30} ){0,7}?(?:Principles|Standards|Policy|Policies|Code|Guidelines|Ethics|Values|Charter)\b"
        r"(?: (?:of|for|on) [A-Z][\w’'-]{1,30}(?: (?:and|&) [A-Z][\w’'-]{1,30})?)?)"
    ),
    # A question to the reader about what he is reading, before an offer.
    "enjoying": (
        r"(?:are you |do you |did you |have you )?(?:enjoy(?:ing|ed)?|lik(?:e|ed|ing)|lov(?:e|ed|ing)|(?:want|need)(?: more)?|value|trust) "
        r"(?:(?:more )?(?:{{item}} )?like this(?: {{piece}}| one)?|(?:reading )?this {{piece}}|what you(?: are|['’]re|['’]ve| have)?(?: just)? "
        r"(?:read|see|hear|reading|seeing|hearing)|our (?:[\w-]{1,20} )?(?:{{item}}|journalism|reporting|work))"
        r"(?: (?:in|to|by|straight) {{any}}{1,40})?\?"
    ),
    "made": r"(?:produced|created|published|translated|generated|syndicated|republished|posted|adapted|reproduced)",
}


class Row(NamedTuple):
    """A reason and its pattern."""

    reason: str
    pattern: str


_SUBSCRIPTION = (
    r"(?:sign up|subscribe|register|join|log in|sign in){{now}}{0,2}!?",
    (
        r"(?:please )?(?:sign up|subscribe|register|join){{now}}{0,3} (?:for|to|and get|and receive) "
        r"(?:[\w’'-]{1,20} ){0,6}?(?:{{offer}}|{{site}})\b{{any}}{0,120}[.!]?"
    ),
    r"(?:already|not(?: yet)?) (?:a|an|have an?) (?:subscriber|member|account|registered user)\??(?: {{any}}{1,60})?[.!?]?",
    r"already (?:subscribed|registered)\??(?: {{any}}{1,60})?",
    r"to (?:continue|keep) reading\b{{any}}{0,100}[.!]?",
    r"(?:this|the) (?:{{piece}}|video) is {{any}}{0,40}\b(?:subscribers|members)\b{{any}}{0,30}[.!]?",
    r"you(?: ha|['’])ve (?:reached|read|used|run out of)\b{{any}}{0,60}\b(?:free|limit)\b{{any}}{0,60}[.!]?",
    r"(?:subscribers?|members?)[ -]only(?: (?:content|article|story))?",
    r"(?:create|open) (?:a|an|your) (?:free )?account to (?:read|continue|comment|access|keep)\b{{any}}{0,60}[.!]?",
    r"(?:start|begin|claim) (?:your|a) (?:\d+-day |one-month )?(?:free )?(?:\d+-day |one-month )?trial{{any}}{0,60}[.!]?",
    r"become an? (?:member|subscriber|supporter|patron)(?: (?:of|today|now|here|for|and){{any}}{0,80})?!?",
    (
        r"(?:support|fund|back) (?:our|independent|quality|local) (?:[\w-]{1,20} ){0,2}?(?:journalism|reporting|newsroom)"
        r"{{any}}{0,80}[.!]?"
    ),
    r"{{enjoying}}(?: ?(?:please )?(?:sign|subscribe|register|join|donate|support|share|follow|become|consider|get|help)\b{{any}}{0,120}[.!]?)?",
    r"(?:donate|contribute|support us|chip in|give){{now}}{1,2}[.!]?",
    r"(?:the |our )?(?:{{title}} )?newsletters?",
    r"(?:your )?e-?mail address|enter your e-?mail(?: address)? to {{any}}{1,60}[.!]?",
    (
        r"(?:please )?(?:sign up|subscribe|register|join|log in|sign in){{now}}{0,2} to (?:continue|keep|comment|read|access)\b"
        r"{{any}}{0,80}[.!]?"
    ),
    r"subscribe (?:to|for) {{title}}",
    r"stay (?:tuned|up to date|up-to-date|informed|connected|in the know)\b{{any}}{0,120}[.!]?",
    (
        r"(?:catch|get|find|read) (?:all )?(?:the )?(?:latest|breaking|live) {{any}}{1,100}\b(?:app|website|here|newsletter)\b"
        r"{{any}}{0,40}[.!]?"
    ),
    r"download (?:our|the {{title}}) (?:free |mobile |news )?app\b{{any}}{0,100}[.!]?",
    r"thank(?:s| you) for (?:subscribing|signing up|registering|reading)\b{{any}}{0,60}[.!]?",
)

_READ_MORE = (
    (
        r"(?:read|see|show|load|view|learn|find out) more(?: (?:here|now|online|below|about|on|at|from){{any}}{0,80})?"
        r" ?(?:…|\.\.\.|»|›|>{1,2}|→|\+)?"
    ),
    (
        r"read (?:the )?(?:full|whole|entire|original|rest of the|complete) (?:{{piece}}|interview|report|text|statement|study)"
        r"(?: {{any}}{1,60})?[.!]? ?(?:…|»|›|>{1,2}|→)?"
    ),
    r"continue reading\b{{any}}{0,120}(?:…|\.\.\.|→|»)?",
    (
        r"(?:read also|also read|see also|also see|watch also|also watch|read next|watch next|watch now|listen now)"
        r" ?[:|–—-] ?[^.\n]{1,200}[!?]?"
    ),
    r"(?-i:(?:READ|SEE|WATCH|LISTEN|MORE|RELATED)(?: (?:ALSO|MORE|NEXT|NOW|ON))?) ?[:|»–—-] ?[^.\n]{1,200}[!?]?",
    r"(?:read more|related|recommended|must read|editor['’]?s['’]? picks?|don['’]t miss) ?[:|»] ?[^.\n]{1,200}[!?]?",
    (
        r"(?:click|tap) here (?:to|for) (?:read|subscribe|sign|view|see|watch|listen|download|more|the|join|register|follow|"
        r"donate|our|full|all|updates|details)\b{{any}}{0,100}[.!]?|click here"
    ),
    r"(?:more|full (?:story|article|report|text))(?: (?:here|details|below|on this story))? ?(?:…|\.\.\.|»|›|>{1,2}|→)",
    r"full (?:story|article)(?: here)?",
)

_RELATED = (
    (
        r"(?:other |more |further |all )?(?:related|recommended|suggested|similar|popular|trending|latest|recent|top|featured|"
        r"further|more|other|must|most|additional)(?: (?:recent|read|popular|viewed|shared|related))? {{item}}"
        r"(?: (?:for you|(?:from|in|by) {{title}}|on this (?:topic|story|subject)|you (?:may|might) like))?:?"
    ),
    r"(?:other|more|related|further) topics(?: of interest)?:?|topics (?:of interest|in this (?:article|story)):?",
    r"other {{item}} (?:of interest|you (?:may|might) like):?|related (?:topics?|content|tags):?",
    (
        r"(?:you|readers) (?:may|might|will|['’]ll) (?:also )?(?:like|love|enjoy|be interested in|have missed)"
        r"(?: (?:these|this|our|from|reading|to){{any}}{0,50})?:?"
    ),
    r"most (?:read|popular|viewed|shared|commented)(?: (?:on|in|from|this|today|now){{any}}{0,40})?:?",
    r"trending(?: (?:now|today|stories|topics))?:?|recommended(?: (?:for you|by {{title}}))?:?",
    r"(?:editor['’]?s['’]? (?:picks?|choice)|what to read next|up next|(?:ICYMI|in case you missed it)):?",
    r"(?:see|read) also:?|keep reading:?|(?:next|previous) (?:article|story|post)(?: {{any}}{1,120})?",
    r"(?:tags?|topics|filed under|categor(?:y|ies)|posted in|hashtags) ?: ?[^.\n]{1,200}",
    r"#[\w-]{1,40}(?: #[\w-]{1,40}){0,12}|related:?|more on this(?: (?:story|topic|subject))?:?",
    r"more (?:from|by) {{title}}",
)

_STANDARDS = (
    r"our (?:standards|trust principles) ?[:|] ?[^\n]{1,120}|(?:our )?(?:editorial|ethics) (?:standards|guidelines|code|policy|policies)",
    (
        r"(?:read|see|about|learn about) our (?:editorial )?(?:standards|policy|policies|guidelines|principles|ethics)"
        r"{{any}}{0,80}[.]?"
    ),
    r"why (?:you can )?trust us|fact[ -]checked by {{title}}|corrections? policy",
)

_LEGAL = (
    (
        r"(?:terms(?: (?:and|&) conditions)?(?: of (?:use|service|sale))?|privacy(?: (?:policy|notice|statement))?|disclaimer|"
        r"imprint|accessibility(?: statement)?|contact(?: us)?|about(?: us)?|advertise(?: with us)?|careers|help|sitemap)"
        r"(?: ?[|·•] ?[\w’' &-]{1,40}){1,12}"
    ),
    r"terms (?:of (?:use|service)|(?:and|&) conditions)|privacy (?:policy|notice|settings)|do not sell my {{any}}{1,50}",
)

_NOTICE = (
    (
        r"this {{piece}} (?:was|has been|is) (?:first|originally|initially|automatically|machine|partly)[ -]{{made}}\b"
        r"[^.\n]{0,200}[.]?"
    ),
    r"this content (?:was|has been|is) {{made}}\b[^.\n]{0,200}[.]?",
    (
        r"this {{piece}} (?:was|has been) {{made}} (?:in (?:partnership|collaboration|cooperation|association)|with the support|"
        r"under a|from a (?:syndicated )?feed|by an automated)\b[^.\n]{0,200}[.]?"
    ),
    r"this {{piece}} (?:was|has been) translated (?:from|by|using|with|automatically)\b[^.\n]{0,120}[.]?",
    (
        r"(?:got|have) an? (?:news )?tip\b{{any}}{0,60}\?{{any}}{0,100}[.!]?|do you have an? (?:news )?tip\b{{any}}{0,60}\?"
        r"{{any}}{0,100}[.!]?"
    ),
    (
        r"(?:do you have |have you got |got |have )(?:an? |any )?(?:[\w-]{1,15} ){0,2}(?:tips?|stor(?:y|ies)|questions?|ideas?|"
        r"complaints?|corrections?|something|information|photos?|videos?)\b{{any}}{0,60}\? ?(?:please )?(?:e-?mail|contact|write|"
        r"call|text|message|tell|send|get in touch|let|drop|share)\b{{any}}{0,60}?(?:\bus\b|\bour\b|\bnewsroom\b|@){{any}}{0,80}[.!]?"
    ),
    r"(?:spotted|found|noticed) an? (?:error|mistake|typo)\?{{any}}{0,100}[.!]?|report an? (?:error|typo|correction|mistake)(?: or (?:error|typo|correction|mistake))?",
    r"to (?:suggest|request|submit|report) an? (?:correction|clarification|error|update)\b[^\n]{0,120}",
    (
        r"[^.\n]{0,60}\b(?:highlight|select|mark) (?:the|it|a|this) ?(?:text|error|passage|typo|fragment)?\b[^.\n]{0,40}\bpress "
        r"ctrl ?\+ ?enter[.]?"
    ),
    r"disclaimer ?[:–—-] ?[^\n]{1,300}",
    (
        r"\(?(?:this|the) (?:{{piece}}|report|copy) (?:has|have|was|is) (?:not been|been|not)? ?(?:edited|auto-?generated|"
        r"generated|published) (?:by|from|automatically)\b[^\n]{0,120}\b(?:staff|feed|automatically|agency|team)\b[^\n]{0,60}"
    ),
    r"if you (?:spot|notice|have (?:found|spotted)) an? (?:error|mistake|typo) in this {{piece}}\b{{any}}{0,150}[.!]?",
)

_COMMENTS = (
    r"\(?\d[\d,.]{0,9}[KM]? ?\)? ?(?:comments?|replies|reactions|responses|shares|likes|views|votes)(?: so far)?",
    r"(?:comments?|replies|reactions|responses|shares|likes|views) ?:? ?(?:\(\d[\d,.]{0,9}\)|\[\d{1,9}\]|\d[\d,.]{0,9})",
    r"no comments(?: yet)?|comments|comments are (?:closed|off|disabled)(?: {{any}}{1,60})?[.]?",
    (
        r"(?:leave|post|add|write|submit|make) (?:a|an|your|the first|us a)(?: \w{1,12})? ?(?:reply|comment|response|comments|"
        r"feedback)(?: (?:below|cancel reply|here|to|on|in|about){{any}}{0,80})?[.!]?"
    ),
    r"share your (?:thoughts|opinion|views)(?: (?:below|here|with us|in the comments){{any}}{0,60})?[.!]?",
    r"(?:join|start) the (?:conversation|discussion)(?: (?:below|on|in|with|at){{any}}{0,60})?!?",
    r"be the first to (?:comment|reply)\b{{any}}{0,60}[.!]?|cancel reply|have your say",
    r"(?:view|show|load|read|see|hide)(?: all| more| the)?(?: \d[\d,.]{0,9})? (?:comments|replies)",
    r"(?:you must (?:be )?|please )?log(?:ged)? in to (?:post|leave|write|add|comment|reply)\b{{any}}{0,60}[.!]?",
    r"what do you think\? (?:let|tell|share|leave|comment|have|write){{any}}{1,100}[.!?]?",
    r"(?:let us|tell us) (?:know )?(?:what you think|your thoughts|in the comments)\b{{any}}{0,80}[.!]?",
    (
        r"(?:did you find|was|is|how (?:useful|helpful|good|interesting|clear) (?:was|is|did you find)|how would you rate|rate) "
        r"this {{piece}}(?: (?:useful|helpful|interesting|informative|clear|good|relevant)(?: to you)?)?"
        r"\??(?: ?(?:yes|no) ?[/|·,]? ?(?:yes|no))?"
    ),
    r"like this:(?: ?like)?(?: loading ?(?:…|\.\.\.)?)?",
    r"your e-?mail address will not be published[.]?(?: ?required fields are marked ?\*?[.]?)?",
)

_SHARE = (
    (
        r"(?:share|tweet|pin|post|forward|e-?mail|print) (?:this|the) (?:article|story|post|page|news|link|video)"
        r"(?: (?:on|via|with|to|by) {{any}}{1,60})?[:!.]?"
    ),
    r"share(?: this| it)?(?: (?:on|via|to))? {{net}}(?: ?(?:[,|/·•]|and|or|on) ?{{net}}){0,10}|share this:?",
    (
        r"(?:{{net}}|e-?mail|print|copy(?: link)?|share|tweet|save)"
        r"(?: ?(?:[,|/·•]|and)? ?\b(?:{{net}}|e-?mail|print|copy(?: link)?|share|tweet|save)){1,14}"
    ),
    r"(?:follow|like|find|join|connect with) (?:us|me|@\w{1,30}|{{title}}) (?:on|at|via) {{net}}\b{{any}}{0,120}[.!]?",
    r"join our {{any}}{0,30}(?:channel|group|community|forum)\b{{any}}{0,60}[.!]?",
    r"(?:follow|connect with|find) us:?|copy link|link copied!?",
)

_COPYRIGHT = (
    r"©[^\n]{0,200}|\(c\) ?(?:19|20)\d\d[^\n]{0,200}",
    r"copyright ?(?:©|\(c\)|(?:19|20)\d\d|by {{title}}|[:–-])[^\n]{0,150}",
    r"(?:{{title}}[.,]? )?(?-i:All [Rr]ights [Rr]eserved|ALL RIGHTS RESERVED)(?:[.,;] [^\n]{0,120})?[.]?",
)

_ADVERTISEMENT = (
    (
        r"[-–—•*]{0,3} ?(?:advertisements?|advertorial|sponsored(?: (?:content|post|by {{title}}))?|promoted(?: content)?|"
        r"paid (?:content|post|partner content|partnership)|(?-i:ADVERTISING|AD)) ?[-–—•*]{0,3}"
    ),
    r"[(\[]?(?:{{piece}}|text|video) continues? (?:below|after)\b{{any}}{0,60}[)\]]?[.]?",
    r"scroll (?:down )?to (?:continue|read)\b{{any}}{0,40}|skip (?:ad|advertisement)|report this ad",
)

_CREDIT = (
    (
        r"[\[(](?:file|photo|image|picture|credit|courtesy|illustration|video)s?"
        r"(?: (?:photo|image|picture|credit|by|of|courtesy))?(?: ?[:/,] ?[^\])\n]{0,80})?[\])]"
    ),
    r"[\[(](?:{{title}} ?[/|,] ?)?(?-i:{{agency}})(?: ?[/|] ?{{title}}| (?:Photo|Images|via)\b[^\])\n]{0,60})?[\])]",
    r"{{title}} ?/ ?(?-i:{{agency}})(?: (?:via|/) {{title}})?|(?-i:{{agency}})(?: Photo)?(?: ?/ ?{{title}})?",
    (
        r"(?:photo|image|picture|photograph|illustration|graphic|cover)s?(?: (?:credits?|by|source|courtesy(?: of)?))?"
        r"(?: ?[:/] ?| by ){{title}}"
    ),
    r"(?:credits?|courtesy(?: of)?) ?: ?{{title}}",
)

_AGENCIES = (
    (
        r"(?-i:sources?|Sources?|SOURCES?) ?: ?(?:[\w’'&.-]{1,30}[ ,/]{1,3}){0,8}"
        r"(?-i:{{agency}}|[Aa]genc(?:y|ies)|[A-Z][\w-]{0,30}|{{site}})[.]?"
    ),
    (
        r"[\[(–—-]{0,2} ?(?:with|compiled|based)(?: additional)?(?: (?:inputs?|reporting|files|reports|information|material|"
        r"contributions?))?(?: by)? (?:from|on) (?:[\w’'&.,-]{1,30} ){0,8}?(?:agenc(?:y|ies)(?: reports| inputs)?|"
        r"(?-i:{{agency}}))[\])]?[.]?"
    ),
    r"[\[(–—-]{0,2} ?(?:news )?agencies[\])]?[.]?|[–—-]{1,2} ?(?-i:{{agency}})[.]?",
)

_NAVIGATION = (
    (
        r"(?:skip|jump|back|return) to (?:the )?(?:main )?(?:content|navigation|top|home(?:page)?|menu|search|footer)"
        r"(?: of page)?|(?:main|toggle|site) (?:navigation|menu)|(?:open|close|show|hide) (?:menu|navigation)|my account"
    ),
    r"home(?: ?[>»›/|] ?[\w &-]{1,40}){1,6}",
    r"(?:reading time:? ?)?(?:about )?\d{1,3}[ -]?min(?:ute)?s? (?:read|listen|watch)|reading time:? ?\d{1,3} ?min(?:ute)?s?",
    r"(?:image|photo|slide|picture) \d{1,3} (?:of|/) \d{1,3}|loading ?(?:…|\.\.\.)",
    (
        r"(?:listen to (?:this )?(?:article|story)|play (?:video|audio)|view gallery|enlarge image|(?:hide|toggle) caption)"
        r"(?: ?\d{1,2}(?::\d\d| min\w{0,4}))?"
    ),
)

_COOKIES = (
    r"cookie (?:settings|policy|notice|preferences|consent)|(?:accept|reject|manage|allow)(?: all)? (?:cookies|consent)",
    r"please enable (?:javascript|cookies)\b[^\n]{0,120}",
)

LINE = (
    *(Row("subscription", pattern) for pattern in _SUBSCRIPTION),
    *(Row("read-more", pattern) for pattern in _READ_MORE),
    *(Row("related", pattern) for pattern in _RELATED),
    *(Row("standards", pattern) for pattern in _STANDARDS),
    *(Row("legal", pattern) for pattern in _LEGAL),
    *(Row("notice", pattern) for pattern in _NOTICE),
    *(Row("comments", pattern) for pattern in _COMMENTS),
    *(Row("share", pattern) for pattern in _SHARE),
    *(Row("copyright", pattern) for pattern in _COPYRIGHT),
    *(Row("advertisement", pattern) for pattern in _ADVERTISEMENT),
    *(Row("credit", pattern) for pattern in _CREDIT),
    *(Row("agencies", pattern) for pattern in _AGENCIES),
    *(Row("navigation", pattern) for pattern in _NAVIGATION),
    *(Row("cookies", pattern) for pattern in _COOKIES),
    # German
    Row(
        "subscription",
        r"(?:jetzt )?(?:newsletter )?(?:abonnieren|anmelden|registrieren)(?: sie)?(?: {{any}}{0,80}newsletter{{any}}{0,60})?[.!]?|(?:abonnieren sie|melden sie sich){{any}}{0,60}newsletter{{any}}{0,60}[.!]?",
    ),
    Row(
        "read-more",
        r"(?:mehr (?:dazu|zum thema|lesen|erfahren)|weiterlesen|lesen sie (?:auch|mehr|hier)|hier (?:klicken|weiterlesen)|auch interessant)(?: ?[:|] ?[^.\n]{1,200}| {{any}}{1,80})?",
    ),
    Row(
        "related",
        r"(?:das könnte sie auch interessieren|meistgelesen|verwandte (?:themen|artikel)|zum thema|weitere (?:artikel|nachrichten|themen))(?: {{any}}{1,40})?",
    ),
    Row(
        "comments",
        r"(?:schreiben sie einen kommentar|kommentar (?:schreiben|hinterlassen|verfassen)|kommentare(?: \(\d+\))?|\d+ kommentare?|diskutieren sie mit)[.!]?",
    ),
    Row("share", r"(?:artikel )?teilen(?: (?:auf|via) {{net}}| sie diesen artikel)?"),
    Row("advertisement", r"anzeige|werbung|-anzeige-"),
    Row("copyright", r"alle rechte vorbehalten[^\n]{0,80}"),
    Row(
        "agencies",
        r"quellen? ?: ?[\w/,. -]{1,60}|[\[(]?(?:mit material von|dpa|afp|ap|reuters|sda|apa)(?:[/, ]{1,2}(?:dpa|afp|ap|rtr|reuters|sda|apa|[a-z]{2,5})){0,5}[\])]?",
    ),
    # French
    Row(
        "subscription",
        r"(?:abonnez-vous|inscrivez-vous|s[’']abonner|je m[’']abonne|déjà abonné ?\??|cet article est réservé aux abonnés)(?: {{any}}{0,100})?[.!?]?",
    ),
    Row(
        "read-more",
        r"(?:lire (?:aussi|la suite|plus|également|l[’']article)|à lire(?: aussi| également)?|en savoir plus|voir aussi)(?: ?[:|] ?[^.\n]{1,200}| {{any}}{1,80})?",
    ),
    Row(
        "related",
        r"(?:sur le même sujet|articles? (?:liés|similaires|associés)|les plus lus|à la une|vous aimerez aussi)",
    ),
    Row(
        "comments",
        r"(?:laisse[rz] un commentaire|ajoute[rz] un commentaire|\d+ commentaires?|commentaires?(?: \(\d+\))?|réagir)[.!]?",
    ),
    Row(
        "share",
        r"partage[rz](?: (?:cet article|sur {{net}}|l[’']article))?|suivez-nous(?: sur {{net}}{{any}}{0,60})?[.!]?",
    ),
    Row("advertisement", r"publicité|la suite après cette publicité"),
    Row("copyright", r"tous droits réservés[^\n]{0,80}"),
    Row(
        "agencies", r"(?:source ?: ?|avec )(?:afp|reuters|ap|agences)(?:(?:, | et )(?:afp|reuters|ap|agences)){0,3}[.]?"
    ),
    # Spanish
    Row(
        "subscription",
        r"(?:suscr[íi]b(?:ete|ase|irse)|reg[íi]str(?:ate|ese)|inicia(?:r)? sesión|hazte socio)(?: {{any}}{0,100})?[.!]?",
    ),
    Row(
        "read-more",
        r"(?:le(?:er|a|e) (?:más|también|además)|seguir leyendo|ver (?:más|también)|más información|te puede interesar|también te puede interesar)(?: ?[:|] ?[^.\n]{1,200})?",
    ),
    Row(
        "related",
        r"(?:noticias|artículos|temas|contenidos?) relacionad[oa]s?|lo más (?:leído|visto)|archivado en ?:?[^.\n]{0,120}",
    ),
    Row(
        "comments", r"(?:deja(?:r)? (?:un|tu) (?:comentario|respuesta)|\d+ comentarios?|comentarios(?: \(\d+\))?)[.!]?"
    ),
    Row(
        "share", r"compart(?:ir|e)(?: (?:en {{net}}|este artículo|esta noticia))?|síguenos en {{net}}{{any}}{0,60}[.!]?"
    ),
    Row("advertisement", r"publicidad"),
    Row("copyright", r"todos los derechos reservados[^\n]{0,80}"),
    # Russian
    Row("subscription", r"(?:подпи(?:сывайтесь|шитесь)|подписаться)(?: (?:на|в){{any}}{0,100})?[.!]?"),
    Row(
        "read-more",
        r"(?:читайте (?:также|ещё|еще|подробнее)|читать (?:далее|дальше|полностью|ещё|еще)|подробнее|смотрите также|по теме)(?: ?[:|] ?[^.\n]{1,200})?",
    ),
    Row(
        "related",
        r"(?:другие новости|похожие (?:новости|статьи|материалы)|самое читаемое|популярное|новости по теме|материалы по теме)",
    ),
    Row(
        "comments",
        r"(?:оставить комментарий|оставьте комментарий|комментарии(?: ?\(?\d+\)?)?|\d+ комментари(?:й|я|ев)|добавить комментарий)[.!]?",
    ),
    Row("share", r"поделиться(?: в {{any}}{1,30}| статьёй| статьей)?|мы в соцсетях"),
    Row("advertisement", r"реклама|на правах рекламы"),
    Row("copyright", r"все права защищены[^\n]{0,80}"),
    Row("agencies", r"источник ?: ?[^.\n]{1,60}"),
    # Chinese and Japanese
    Row("agencies", r"[（(]?(?:来源|來源|資料來源|新闻来源|出典|引用元)[：:][^。\n]{1,60}[）)]?"),
    Row(
        "credit",
        r"[（(\[【]?(?:责任)?编辑 ?[：:／/ ] ?[^\s，。]{1,12}[）)\]】]?|[（(]?(?:校对|审核|责编|编审|图源|原标题)[：:][^。\n]{1,60}[）)]?",
    ),
    Row(
        "related",
        r"(?:相关(?:新闻|阅读|文章|链接|推荐)|延伸阅读|推荐阅读|热门(?:新闻|文章)|更多(?:精彩|新闻|内容)[^。\n]{0,30}|関連(?:記事|ニュース|リンク)|おすすめ(?:記事)?|あわせて読みたい|アクセスランキング)[：:]?[^。\n]{0,60}",
    ),
    Row(
        "read-more",
        r"(?:阅读(?:更多|全文|原文)|查看(?:更多|全文|原文)|点击(?:阅读|查看|进入)[^。\n]{0,30}|続きを読む|もっと(?:見る|読む)|全文を読む)[^。\n]{0,10}",
    ),
    Row(
        "share",
        r"(?:分享(?:到|至)?[^。\n]{0,20}|扫(?:一扫|码)[^。\n]{0,40}|关注[^。\n]{0,20}(?:公众号|微信|微博)[^。\n]{0,20}|シェア(?:する)?|ツイート|フォローする)",
    ),
    Row(
        "comments",
        r"(?:发表评论|我要评论|评论(?:[（(]\d+[）)])?|\d+条评论|网友评论|コメント(?:する|を書く|[（(]\d+[）)])?|コメント\d+件)",
    ),
    Row("copyright", r"(?:版权所有|版权声明|未经授权|转载请注明|無断転載|無断複製)[^\n]{0,120}"),
    Row("advertisement", r"广告|廣告|広告|スポンサーリンク"),
)

_CALL = r" ?(?-i:Sign up|Subscribe|Register|Log in|Learn more|Get started)(?: (?:now|here|today))?[.!]?"
_SIGN_UP = (
    r"(?:please )?(?:sign up|subscribe|register){{now}}{0,3} (?:for|to|and get|and receive) "
    r"(?:[\w’'-]{1,20} ){0,6}?(?:{{offer}}|{{site}})(?!\w*-)"
)

UNIT = (
    Row("subscription", _SIGN_UP + r"(?: (?:to|at|on|from|of) (?:the )?{{site}})?" + _CALL),
    Row("subscription", _SIGN_UP + r"(?: (?:to|at|on|from|of) (?:the )?{{site}})?(?:{{now}}{0,2}[.!]| ?$)"),
    Row(
        "subscription",
        _SIGN_UP + r"(?:,? (?:to|at|on|from|by|and|for|in|straight|delivered|via|or|with|of|directly) "
        r"{{any}}{1,120})[.!]",
    ),
    Row(
        "subscription",
        r"(?:get|receive|have) {{any}}{1,120}\b(?:in|to|into) your (?:inbox|in-box|e-?mail)\b{{any}}{0,60}[.!]",
    ),
    Row(
        "subscription",
        r"(?:already|not(?: yet)?) a (?:subscriber|member)\? ?(?:(?:log|sign) in|subscribe|register|join|sign up)"
        r"(?: (?:here|now|today))?[.!]?",
    ),
    Row("subscription", r"(?:start|begin|claim) your (?:\d+-day |one-month )?free trial(?: (?:now|today|here))?[.!]?"),
    Row(
        "read-more",
        r"(?-i:READ MORE|Read More|read more|Continue Reading|continue reading|Continue reading below) ?(?:…|\.\.\.|»|›|>{1,2}|→)?",
    ),
    Row(
        "read-more",
        r"(?:click|tap) here (?:to|for) (?:read|subscribe|sign up|view|see|watch|listen|download|more|join|"
        r"register|follow|donate|our)\b{{any}}{0,100}[.!]",
    ),
    Row(
        "read-more",
        r"read (?:the )?(?:full|whole|entire|original|rest of the) (?:{{piece}}|interview|report|text) "
        r"(?:here|below|(?:at|on) {{site}}|on our (?:website|site|app))[.!]?",
    ),
    Row(
        "subscription",
        r"(?:sign up|subscribe|register|log in|sign in){{now}}{0,2} to (?:continue|keep) reading(?: this {{piece}})?[.!]?",
    ),
    Row("subscription", r"(?:Sign up|Subscribe|Register){{now}}{1,2}(?= ?(?-i:[A-Z“]|$))"),
    Row("subscription", r"join our {{net}} (?:channel|group|community)\b{{any}}{0,80}[.!]"),
    Row("subscription", r"download (?:our|the {{title}}) (?:free |mobile |news )?app\b{{any}}{0,80}[.!]"),
    Row(
        "subscription",
        r"support our (?:independent |local )?(?:journalism|reporting|newsroom)(?: (?:today|now|here))?[.!]",
    ),
    Row("subscription", r"{{enjoying}}(?= ?(?-i:[A-Z“]|$))"),
    Row("subscription", r"(?-i:Donate|Contribute|Support us|Chip in|Give) (?:now|today|here|online)[.!]"),
    Row(
        "standards",
        r"(?-i:Our [Ss]tandards|Editorial [Ss]tandards|Our [Pp]rinciples) ?: ?(?:{{rules}}|{{title}}(?=[.]? ?$))[.]?",
    ),
    Row(
        "comments",
        r"(?-i:Leave a (?:Reply|Comment|comment|reply)(?: Cancel [Rr]eply)?|Post a (?:Comment|comment)|"
        r"Join the (?:Conversation|Discussion))(?= ?$)",
    ),
    Row(
        "comments",
        r"your e-?mail address will not be published[.]?(?: ?required fields are marked ?\*?[.]?)?|"
        r"required fields are marked ?\*?[.]?",
    ),
    Row(
        "comments",
        r"save my name,? (?:and )?e-?mail,?(?: and website)?,? in this browser for the next time I comment[.]?|"
        r"notify me of (?:new|follow-?up) (?:posts|comments) by e-?mail[.]?",
    ),
    Row("comments", r"be the first to comment(?: on this (?:article|story))?[.!]"),
    Row(
        "share",
        r"(?:follow|like|find) (?:us|me|@\w{1,30}|{{title}}) on {{net}}\b"
        r"(?:(?: ?[,&/] ?| and | or )(?:on )?(?:{{net}}|@\w{1,30})\b|(?: at)? ?\(?@\w{1,30}\)?){0,6}"
        r"(?: for (?:more|the latest|all)\b{{any}}{0,60})?[.!]?",
    ),
    Row(
        "notice",
        r"to (?:suggest|request|submit|report) an? (?:correction|clarification|error)(?: or (?:correction|clarification|error))?,"
        r" (?:please )?(?:write|contact|email|click|let)\b{{any}}{0,60}\b(?:here|us|{{site}})[.]?",
    ),
    Row(
        "notice",
        r"(?:you can also )?(?:highlight|select) the (?:text|error|passage|typo) and press ctrl ?\+ ?enter[.]?",
    ),
    Row(
        "subscription",
        r"(?-i:Sign up|Subscribe|Register) (?:now |here |today )?for (?-i:FREE|free) (?:[a-z]{1,12} ){0,2}(?:access|trial)"
        r"(?: to (?:the )?{{site}})?(?= ?(?-i:[A-Z“]|$))",
    ),
    # Furniture in the capitals of a heading that runs on into the next sentence.
    Row(
        "related",
        r"(?-i:(?:Related|Recommended|Popular|Trending|More) (?:Articles|Stories|Posts|Topics|News|Links)|"
        r"You (?:May|Might) Also Like)",
    ),
    Row("comments", r"(?-i:Leave a (?:Reply|Comment)(?: Cancel [Rr]eply)?|Comments ?\(\d{1,5}\)|\d{1,5} Comments)"),
    Row("share", r"(?-i:Share [Tt]his (?:[Aa]rticle|[Ss]tory|[Pp]ost)|SHARE)(?= ?(?-i:[A-Z“]|$))"),
    Row("agencies", r"(?-i:Source|SOURCE) ?: ?(?:news )?agencies(?= ?(?-i:[A-Z“]|$))"),
    Row("share", r"share this (?:article|story|post|page)(?: (?:on|via|with) {{any}}{1,60})?[.!]"),
    Row(
        "copyright",
        r"(?:copyright ?)?(?:©|\(c\)) ?(?:copyright )?(?:19|20)\d\d[^\n]{0,160}$|"
        r"copyright (?:19|20)\d\d {{title}}[.]?(?: ?all rights reserved[.]?)?|(?-i:All [Rr]ights [Rr]eserved)[.]?",
    ),
    Row(
        "copyright",
        r"(?:this (?:material|content)|no part of this (?:{{piece}}|publication)) may (?:not )?be (?:published|"
        r"reproduced|broadcast|redistributed|copied|rewritten)\b[^\n.]{0,160}[.]?",
    ),
    Row(
        "legal",
        r"(?:the )?(?:views|opinions) expressed (?:in|here|by|above)\b[^\n.]{0,80}\b(?:do not|are (?:those|solely)|"
        r"not necessarily)\b[^\n.]{0,120}[.]",
    ),
    Row(
        "legal",
        r"(?:this {{piece}}|the (?:information|content) (?:in|on) this (?:{{piece}}|site|website)) (?:is|was)"
        r"(?: provided| intended| meant)?(?: solely| only)? for (?:general )?(?:information|informational|educational)"
        r"(?: and [a-z]{1,20})? purposes\b[^\n.]{0,160}[.]",
    ),
    Row(
        "legal",
        r"(?-i:[A-Z])[^\n.]{0,60} is not responsible for the content of (?:external|third[- ]party) (?:web)?sites[.]",
    ),
    Row(
        "legal",
        r"(?:nothing (?:in|on|contained in) this (?:{{piece}}|website|site) (?:is|should|may|shall|constitutes?)|(?:this {{piece}}|"
        r"(?:the )?(?:information|content|material|views|opinions) (?:(?:provided|contained|presented|expressed|published) )?"
        r"(?:in|on|by|above|here|herein)\b[^\n.]{0,40}?) (?:is|are|does|do|should|must|may)\b[^\n.]{0,80}?\b(?:not|only|never|no))"
        r"\b[^\n.]{0,80}?\b(?:financial|investment|medical|legal|tax|professional|"
        r"trading|health)\b[^\n.]{0,60}?\b(?:advice|recommendations?|opinion)\b[^\n.]{0,120}[.]",
    ),
    Row("legal", r"this site is protected by re?captcha\b[^\n.]{0,160}[.]"),
    Row(
        "notice",
        r"this (?:content|article|story) was {{made}} in [A-Z][\w -]{1,40}?,? (?:where|in which) (?:the )?laws? "
        r"restricts? [^\n.]{1,160}(?:[.]|$)",
    ),
    Row(
        "cookies",
        r"(?:we|this (?:site|website|page)|our (?:site|website|partners)|[A-Z][\w.]{1,30}) uses? cookies\b"
        r"{{any}}{0,60}\b(?:website|site|browser|browsing|experience|traffic|ads|advertising|analytics|personali[sz]e|consent)"
        r"\b{{any}}{0,160}[.]",
    ),
    Row(
        "cookies",
        r"by (?:continuing|using|clicking|browsing|accepting)\b{{any}}{0,80}\byou (?:agree|accept|consent)\b"
        r"{{any}}{0,60}\bcookies\b{{any}}{0,100}[.]",
    ),
    Row("advertisement", r"(?-i:ADVERTISEMENTS?|SPONSORED CONTENT)"),
    Row("advertisement", r"(?-i:Advertisement)(?= ?(?-i:The|A|An|He|She|It|They|We|In|On|At|But|And)\b| ?“)"),
    Row(
        "advertisement",
        r"[(\[]?{{piece}} continues? (?:below|after) (?:this |the )?(?:ad|advert|advertisement|video|image|"
        r"photo)s?\b[)\]]?[.]?",
    ),
    Row(
        "agencies",
        r"(?-i:Sources?|SOURCES?) ?: ?(?-i:(?:[A-Z][\w’'&.-]{0,30}|and|of|the|news|with)[ ,/]{1,2}){0,8}"
        r"(?-i:{{agency}}|[Aa]gencies|[Nn]ews [Aa]genc(?:y|ies))[.]?(?= ?$)",
    ),
    Row(
        "agencies",
        r"[(\[](?:with )?(?:inputs?|additional reporting|files|reports|information) from [^)\]\n]{1,80}[)\]]|"
        r"[(\[]agencies[)\]]",
    ),
)

ANYWHERE = (
    Row(
        "subscription",
        r"(?-i:(?:Sign up|Subscribe|Register) now for FREE (?:unlimited |full |online )?(?:access|trial)"
        r"[^.!?“”\"\n]{0,40}?{{site}}(?: ?(?:Sign up|Register|Subscribe)\b(?: now)?)?)",
    ),
    Row("standards", r"(?-i:Our Standards: )(?:{{rules}}|{{title}}(?=[.]? ?$))[.]?"),
    Row("comments", r"(?-i:Leave a (?:Reply|Comment)(?: Cancel [Rr]eply)?)(?= ?$)"),
    Row(
        "copyright",
        r"(?-i:(?:©|Copyright ©|Copyright \(c\)) ?(?:19|20)\d\d [^\n.]{1,100}[.]? All [Rr]ights [Rr]eserved[.]?)",
    ),
    Row("credit", r"\[(?-i:File|FILE)(?: ?[:/]| photo| image)[^\]\n]{0,80}\]"),
    Row("credit", r"\[(?-i:Photo|Image|Picture|Credit|Courtesy)s?(?: ?[:/]| by| credit| courtesy| via)[^\]\n]{0,80}\]"),
    Row("credit", r"\[[^\]\n/]{0,60}(?-i:/ ?{{agency}}|{{agency}} (?:Photo|via)\b[^\]\n]{0,40})\]"),
    Row(
        "credit",
        r"(?-i:REUTERS|AFP|EPA)/(?-i:[A-Z][\w.’'-]{1,30}(?: [A-Z][\w.’'-]{0,30}){0,3})(?:/[\w ]{1,30})?(?= ?$)",
    ),
    Row("credit", r"\((?-i:AP|AFP|EPA|Reuters|Getty) (?-i:Photo|Images|File)[^)\n]{0,80}\)"),
)

# Short furniture that spinners and machine translation garble; the edges of a text are searched for
# anything spelled nearly like one of these.
FURNITURE: dict[str, str] = {
    "leave a reply": "comments",
    "leave a comment": "comments",
    "leave a response": "comments",
    "post a comment": "comments",
    "add a comment": "comments",
    "write a comment": "comments",
    "cancel reply": "comments",
    "join the conversation": "comments",
    "continue reading": "read-more",
    "read more": "read-more",
    "click here to read more": "read-more",
    "read the full article": "read-more",
    "related articles": "related",
    "related posts": "related",
    "related stories": "related",
    "related topics": "related",
    "other topics of interest": "related",
    "you may also like": "related",
    "recommended for you": "related",
    "share this article": "share",
    "share this story": "share",
    "share this post": "share",
    "follow us on twitter": "share",
    "follow us on facebook": "share",
    "subscribe now": "subscription",
    "subscribe to our newsletter": "subscription",
    "sign up for our newsletter": "subscription",
    "advertisement": "advertisement",
    "all rights reserved": "copyright",
    "back to top": "navigation",
    "skip to content": "navigation",
    "skip to main content": "navigation",
}

EDGE_WORDS = frozenset(
    "home menu search close print save next previous login register subscribe share tweet email facebook twitter "
    "whatsapp linkedin instagram youtube telegram pinterest tags topics comments newsletter news sport".split()
)

# What a person does or says makes a sentence a story, whatever it begins with.
VETO = re.compile(
    r"\b(?:he|she|they|him|her|his|their|them|sa(?:id|ys?)|told|tells?|asked|asks|wrote|writes|added|"
    r"replied|warn(?:s|ed)|urge[sd]?|shout(?:s|ed)|insist(?:s|ed)|argue[sd]?|claim(?:s|ed)|advise[sd]?)\b",
    re.IGNORECASE,
)

# The part after a headline's separator that names the site.
SITE_WORDS = re.compile(
    r"\b(?:news|times|post|herald|reuters|bbc|cnn|ap|afp|magazine|online|tribune|journal|gazette|guardian|daily|weekly|"
    r"review|press|observer|mail|telegraph|independent|standard|express|chronicle|bulletin|courier|star|sun|mirror|"
    r"today|world|tv|radio|fm|media|network|blog|wire|newswire|digest|report|insider|politics|business|opinion|sports?|"
    r"zeitung|nachrichten|tagblatt|kurier|rundschau|anzeiger|spiegel|presse|journal|monde|figaro|actualités|noticias|"
    r"diario|periódico|новости|газета|вести|известия|ведомости)\b|\.(?:com|org|net|info|tv|co|de|fr|ru|cn)\b|"
    r"(?:网|網|报|報|新闻|新聞|日报|ニュース|新聞|テレビ)$",
    re.IGNORECASE,
)


@cache
def compiled(scope: str) -> re.Pattern[str]:
    """One pattern for a scope (``LINE``, ``UNIT``, ``ANYWHERE``); the name of the group that matched is its reason."""
    rows: tuple[Row, ...] = {"LINE": LINE, "UNIT": UNIT, "ANYWHERE": ANYWHERE}[scope]
    branches: dict[str, list[str]] = {}
    for row in rows:
        branches.setdefault(row.reason, []).append(_expand(row.pattern))
    body = "|".join(f"(?P<{reason.replace('-', '_')}>{'|'.join(each)})" for reason, each in branches.items())
    return re.compile(body, re.IGNORECASE)


def _expand(pattern: str) -> str:
    for name, part in PARTS.items():
        pattern = pattern.replace("{{" + name + "}}", part)
    for name, part in PARTS.items():
        pattern = pattern.replace("{{" + name + "}}", part)
    # Spaces inside a character class stay as they are.
    return re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]|( )(\?)?", _space, pattern)


def _space(found: re.Match[str]) -> str:
    if found.group(1) is None:
        return found.group()
    return r"\s{0,4}" if found.group(2) else r"\s{1,4}"
