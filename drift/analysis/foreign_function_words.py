"""The small words of a dozen languages in Latin letters: articles, pronouns, prepositions, conjunctions, auxiliaries.

They are the words that any text in the language has, and that a text in English has not: forms that are English words
too ("die", "on", "pour", "me") don't count, nor do those that stand in English names and phrases ("de", "van", "la").
"""

from __future__ import annotations

from functools import cache

from drift.analysis.vocabulary import in_dictionary

_LISTS = {
    "de": """der das dem des ein eine einer eines einem einen und oder aber sondern denn weil dass daß wenn ob als wie
        nicht kein keine keiner keinen auch noch schon nur sehr mehr immer wieder jetzt heute gestern morgen dann dort
        hier ist sind bin bist wird werden wurde wurden worden haben hatte hatten habe hast kann können könnte muss
        müssen soll sollte sollen wollen will möchte darf dürfen ich du er sie wir ihr mich dich sich uns euch ihm ihn
        ihnen mein dein sein ihre ihrer ihrem seine seiner seinem unser mit von vom zum zur bei nach aus auf für über
        unter zwischen vor hinter neben durch gegen ohne um bis seit während wegen dieser diese dieses jeder jede jedes
        alle alles etwas nichts viele viel wo wer wann warum doch dennoch jedoch sagte sagt""",
    "fr": """le les un une du aux et ou mais donc ni ne pas plus que qui quoi dont où quand comme parce puisque lorsque
        ce cette ces cet celui celle ceux celles je tu il elle nous vous ils elles lui leur leurs eux moi toi soi mon
        ton sa ses mes tes notre nos votre vos est sont était étaient sera seront été être ai avons avez ont avait
        avaient avoir peut peuvent doit doivent fait dans avec sans sous sur chez vers entre pendant depuis après avant
        contre selon très aussi encore toujours déjà jamais alors ainsi puis ici là tout tous toute toutes même mêmes
        autre autres plusieurs quelque quelques chaque aucun aucune rien bien beaucoup trop peu souvent""",
    "es": """el los las una unos unas del al y o pero sino porque aunque cuando donde como que quien quienes cual cuyo
        cuya este esta estos estas ese esa esos esas aquel aquella yo tú él ella nosotros ustedes ellos ellas le les lo
        se su sus mi mis tu tus nuestro nuestra es son era eran fue fueron ser sido siendo está están estaba estaban
        estar ha han había habían haber hay he hemos puede pueden podía debe deben tiene tienen tenía hacer hizo con
        sin sobre entre desde hasta hacia según durante tras ante contra para por muy más menos también ya aún todavía
        siempre nunca ahora entonces aquí allí todo toda todos todas otro otra otros otras mismo misma algunos algunas
        ningún ninguna nada algo mucho muchos muchas cada dijo""",
    "it": """il gli uno una del dello della dei degli delle dal dalla dai dalle nel nella nei nelle sul sulla sui sulle
        al allo alla agli alle e ed o ma però perché quando dove come che chi cui quale quali questo questa questi
        queste quello quella quelli quelle io tu lui lei noi voi loro mi ti si ci vi lo li mio mia suo sua suoi sue
        nostro nostra è sono era erano fu furono essere stato stata stati ha hanno aveva avevano avere può possono deve
        devono fa fare con senza su sotto tra fra dopo prima contro secondo durante molto più meno anche ancora già
        sempre mai ora allora poi qui tutto tutta tutti tutte altro altra altri altre stesso stessa alcuni alcune
        nessuno nessuna niente nulla ogni così""",
    "pt": """os um uma uns umas dos das ao aos à às pelo pela pelos pelas num numa nos nas e ou mas porque quando onde
        como que quem qual este esta estes estas esse essa isso aquele aquela eu tu ele ela nós vocês eles elas lhe lhes
        seu sua seus suas meu minha nosso nossa é são era eram foi foram ser sido está estão estava estar tem têm tinha
        ter há havia pode podem deve devem fazer fez com sem sobre entre desde até após durante contra segundo para por
        muito mais menos também já ainda sempre nunca agora então aqui ali todo toda todos todas outro outra outros
        outras mesmo mesma alguns algumas nenhum nenhuma nada cada não disse""",
    "nl": """het een der des en maar want omdat dat wanneer waar hoe wie wat welke deze dit die ik jij hij zij wij
        jullie mij hem haar ons hun mijn zijn onze is ben bent waren werd werden wordt worden geworden heeft hebben had
        hadden kan kunnen kon moet moeten zal zullen zou zouden wil willen met van voor uit naar bij tot door tegen
        onder tussen zonder sinds tijdens volgens niet geen ook nog al reeds altijd nooit nu toen hier daar alle alles
        iets niets veel meer minder zeer heel andere ander zelf elke elk""",
    "pl": """i oraz lub ale że żeby aby ponieważ gdy kiedy gdzie jak co kto który która które którzy których ten ta to
        te ci tego tej tych tym ja ty on ona ono my wy oni one jego jej ich mu im się swój swoje mój twój nasz jest są
        był była było byli były będzie będą być ma mają miał miała mieć może mogą można musi muszą nie tak też także
        tylko już jeszcze nadal zawsze nigdy teraz wtedy tutaj tam bardzo więcej mniej wszystko wszyscy wszystkie każdy
        każda inny inna inne nic coś dla od do na w we z ze o po przed przez przy bez nad pod między podczas według
        wobec""",
    "cs": """i nebo ale že aby protože když kde jak co kdo který která které kteří kterých ten ta to ti tento tato toto
        tyto já ty on ona ono my vy oni jeho její jejich mu jim se si svůj své můj náš je jsou byl byla bylo byli byly
        bude budou být má mají měl měla mít může mohou musí ne také jen pouze již už ještě stále vždy nikdy nyní teď
        tehdy zde tady tam velmi více méně všechno všichni všechny každý každá jiný jiná jiné nic něco pro od do na v ve
        z ze o po před přes při bez nad pod mezi během podle kvůli vůči""",
    "sv": """och eller men att som när där hur vem vad vilken vilka denna detta dessa den det ett jag du han hon vi ni
        de dem honom henne oss er sin sitt sina min din vår är var blir blev bli varit har hade ha kan kunde ska skulle
        måste vill inte ingen inget också bara redan ännu alltid aldrig nu då här mycket mer mindre alla allt annan
        andra varje något några med utan från till för på av om över under mellan efter innan mot enligt sedan""",
    "da": """og eller men at som når hvor hvordan hvem hvad hvilken denne dette disse den det et jeg du han hun vi de
        dem ham hende os sin sit sine min din vores er var bliver blev blive været har havde have kan kunne skal skulle
        må vil ikke ingen intet også kun allerede endnu altid aldrig nu da her der meget mere mindre alle alt anden
        andre hver noget nogle med uden fra til for på av om over under mellem efter før mod ifølge siden""",
    "ro": """și sau dar însă că să dacă când unde cum cine ce care acest această acești aceste acel acea eu tu el ea
        noi voi ei ele lui lor său sa sale meu nostru este sunt era erau fost fi va vor am ai au avea avut poate pot
        trebuie nu da și mai foarte doar numai deja încă mereu niciodată acum atunci aici acolo tot toate toți alt altă
        alți alte fiecare nimic ceva mult multe cu fără pe în din la de pentru prin între după înainte până spre despre
        împotriva conform""",
    "tr": """ve veya ama fakat çünkü ki eğer ne nasıl nerede kim hangi bu şu o bunlar şunlar onlar ben sen biz siz beni
        seni onu bizi sizi benim senin onun bizim sizin onların bir değil var yok olan olarak oldu olduğu olacak olur
        idi için ile gibi kadar göre sonra önce karşı doğru rağmen üzere hakkında arasında içinde çok daha en az hiç her
        bütün tüm bazı başka aynı hem de da şimdi sadece artık henüz hâlâ asla""",
    "id": """yang dan atau tetapi namun karena bahwa jika ketika saat dimana bagaimana siapa apa ini itu saya kamu dia
        kami kita mereka adalah ialah akan telah sudah sedang belum tidak bukan bisa dapat harus ada oleh dari untuk
        dengan pada ke di dalam luar antara tanpa setelah sebelum selama seperti juga hanya masih selalu sangat lebih
        kurang semua setiap beberapa banyak lain sama""",
}
# Forms that stand in English as they are: particles of names, Latin and French phrases, clipped words.
_IN_ENGLISH = frozenset(
    """de del della di da dos das du des la le les los las el van von der den ter ten zum zur vom ben bin et se ad en si
    ne ni que sans sine sub inter per pro cum au aux par sur ex non nom mi ti te je ja na no nu os ono on er es un une
    em eu ai ki ku til med av vi min din ser sin son mon mes qui quo""".split()
)
# English by accident of a dictionary: no running text in English has them in small letters.
_NEVER_ENGLISH = frozenset(
    """als bis oder weil dass muss seine seiner dieser dieses ces celles nous ils avons toutes beaucoup ellas durante
    todas sulla foram fazer het maar hoe sinds nog aby nebo tyto oss acest dari akan""".split()
)


def language_of(word: str) -> str:
    """The code of one language that has this folded word among its small words; ``""`` where none has."""
    found = _table().get(word, "")
    return "" if found and word not in _NEVER_ENGLISH and in_dictionary(word) else found


@cache
def _table() -> dict[str, str]:
    found: dict[str, str] = {}
    for language, words in _LISTS.items():
        for word in words.split():
            if len(word) > 1 and word not in _IN_ENGLISH:
                found.setdefault(word, language)
    return found
