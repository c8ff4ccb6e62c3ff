"""Sentences begin and end where a reader would say, in the languages that the project speaks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairs.sentences import boundaries

# "|" stands for a boundary and for the space at it; "/" for a boundary without one.
CASES = [
    (
        "en",
        "The bill cost $4.5 million.|Nobody paid it.|“Why should we?” asked Anna Berg.|“We owe nothing!” Berg added.",
    ),
    ("en", "Gen. Erik Holt met Sgt. Lund at Ft. Brenna.|They spoke for two hrs. and left."),
    ("en", "It happened on Jan. 5, 2020, at 3 p.m. in St. Olaf.|No one was hurt."),
    ("en", "He moved to Washington, D.C., in 1999.|She stayed in Holm, N.Y., until May."),
    ("en", "The U.N. Security Council met.|So did the U.S.|But talks went on."),
    ("en", "Holm Corp. bought Lund Inc. for $3 bn.|Shares of Holm Co. fell 4%."),
    ("en", "She sails for Tidal Inc.|They pay well."),
    ("en", "The firm (founded in 1901) failed.|(Its owner had fled.)|Creditors lost all."),
    ("en", "J.R.R. Berg and C. S. Lund met in Oxford.|They drank tea."),
    ("en", "‘It is a disaster,’ said Prof. Lund.|‘We warned them.’"),
    ("en", "Visit holm.example/ferry?id=3.|Or call 555.1234."),
    ("en", "He has a Ph.D. from Brenna.|She has an M.B.A.|Both work for Lund & Sons Ltd. in Holm."),
    ("en", "The lock will close in May.|Nobody in Holm wants it.|They met in Sept.|The talks failed."),
    ("en", "So was Robert Berg Sr.|They left early."),
    ("en", "Dr. Berg et al. (2019) found nothing.|See Fig. 3 and p. 12 for details."),
    ("en", "Tides... what tides?|Lund had seen none."),
    ("en", "The lamp went out…|Waves hit the wall."),
    ("en", "Approx. 300 people came.|Most left by 9 a.m.|Police had no comment."),
    ("en", "No. 10 declined to comment.|The no. 2 official resigned."),
    ("en", "He shouted “Fire!” and ran.|No one followed."),
    ("en", "The pilot asked, “Where is the buoy?”|It lay on the beach."),
    ("en", "“Cast off!” Lund shouted.|The crew pulled in the ropes."),
    ("en", "The film “Stop!” opened on Friday.|It flopped."),
    ("en", "The company, Yahoo! Inc., fell.|It later rose."),
    ("en", "The iPad was wet.|eReaders float.|3D maps sank."),
    ("en", "It rained on Sunday./The mayor stayed home."),
    ("en", "They sold ASP.NET and Node.js courses at example.Com today.|Nobody came."),
    ("en", "1. Untie the boat.|2. Row home."),
    (
        "en",
        "Norland “regrets the delays at the locks of the canal.|Every ship will be through by the end of June,” Lund said.",
    ),
    ("de", "Am 3. Oktober wird gefeiert.|Der 1. FC Holm gewann 3:1.|Das war z. B. gestern."),
    ("de", "Er sagte: „Das ist gut.“|Dann ging er.|Im 19. Jahrhundert war das anders."),
    ("de", "Das Gesetz (Art. 5 Abs. 2) gilt.|Es wurde u. a. kritisiert."),
    ("fr", "M. Berg et Mme Lund sont arrivés à 9 h.|« Est-ce vrai ? » a demandé M. Lund.|Oui."),
    ("fr", "J.-P. Lund est né en 1950.|L'art. 5 de la loi s'applique."),
    ("es", "El Sr. Lund llegó a las 5 p.m.|La Sra. Berg no vino.|¿Por qué?|¡Nadie lo sabe!"),
    ("es", "—¿Vienes? —preguntó Ana.|—No —dijo él."),
    ("ru", "В 2021 г. компания выросла на 5 проц.|«Вы уверены?» — спросил он.|Все ушли."),
    ("ru", "А. С. Берг родился в Москве.|Он писал стихи и т. д.|Его любят."),
    ("zh", "市长说：“码头很安全。”/没有人相信她。/“我们会修好它。”她说。/为什么？/墙裂了！"),
    ("ja", "市長は「港は安全だ。」と述べた。/しかし誰も信じなかった。/なぜか？/壁が割れたからだ！"),
    ("ar", "وصل الوزير اليوم.|لماذا؟|لا أحد يعرف."),
    ("", "The mayor came.|Nobody knew why.|Then it rained."),
]


@pytest.mark.parametrize(
    ("lang", "marked"), CASES, ids=[f"{lang or 'unknown'}-{n}" for n, (lang, _) in enumerate(CASES)]
)
def test_boundaries(lang: str, marked: str) -> None:
    """Every boundary is found and no other."""
    pieces = (
        marked.replace("/", "\0").replace("holm.example\0ferry", "holm.example/ferry").replace("|", "\0 ").split("\0")
    )
    text = "".join(pieces)
    ends, position = [], 0
    for piece in pieces[:-1]:
        position += len(piece)
        ends.append(position)
    assert boundaries(text, lang) == ends


def test_a_short_exclamation_inside_a_quotation_is_no_sentence() -> None:
    """A boundary inside quotation marks is taken only where both sides are more than scraps."""
    assert boundaries("He cried “Stop! Go back!” and ran away.", "en") == []
    assert len(boundaries("He said: “The wall is old and weak. The gate is older still.”", "en")) == 1


@pytest.mark.parametrize("unit", ["贸易额达到新高。", "“a”. ", "A. ", "1. ", "word ", "(“", "….", "a.B"])
def test_cost_grows_with_the_length_only(unit: str) -> None:
    """Ten times the text takes about ten times the steps, whatever it is made of."""

    def cost(times: int) -> float:
        text = unit * times
        return min(_timed(lambda: boundaries(text, "en"), time.process_time) for _ in range(2))

    assert cost(4_000) < 40 * max(cost(400), 0.001)


def _timed(work: object, clock: object) -> float:
    assert callable(work)
    assert callable(clock)
    start = clock()
    work()
    return float(clock() - start)


@given(st.text(alphabet="aB1.!?…“”\"'()[]« »。」\n\u200b-", max_size=80), st.sampled_from(["en", "de", "zh", "ja", ""]))
def test_boundaries_are_ascending_and_inside(text: str, lang: str) -> None:
    """No empty sentence, nothing out of bounds."""
    found = boundaries(text, lang)
    assert found == sorted(set(found))
    assert all(0 < one < len(text) for one in found)
