"""Texts in languages that most rules don't know: found, compared by what holds anywhere, and the rest said to be off."""

from __future__ import annotations

from pathlib import Path

import pytest

import drift
from drift.analysis.tokens import tokenize
from drift.cli import run
from drift.intake import languages
from drift.rules.registry import rules
from pairs.language import detect

# Each with a number changed outside of the quotation and words changed inside it.
STORIES = {
    "zh": (
        "港口城市维尔莫拉今天公布了去年的收入。市长托伦说：“我们明年将开设第二条渡轮航线。”这条航线将运送200名乘客。",
        "港口城市维尔莫拉今天公布了去年的收入。市长托伦说：“我们明年将关闭第二条渡轮航线。”这条航线将运送300名乘客。",
    ),
    "ja": (
        "港町ベルモラは昨年の収入を発表した。市長は「来年は第二の航路を開く予定だ」と述べた。船は毎日２００人を運ぶ。",
        "港町ベルモラは昨年の収入を発表した。市長は「来年は第二の航路を閉じる予定だ」と述べた。船は毎日３００人を運ぶ。",
    ),
    "ko": (
        "항구 도시 벨모라는 지난해 수입을 밝혔다. 시장은 “내년에 두 번째 항로를 꼭 열겠다”고 말했다. 배는 매일 200명을 태운다.",
        "항구 도시 벨모라는 지난해 수입을 밝혔다. 시장은 “내년에 두 번째 항로를 꼭 닫겠다”고 말했다. 배는 매일 300명을 태운다.",
    ),
    "ar": (
        "أعلنت مدينة فيلمورا دخل الميناء في العام الماضي. وقال العمدة: «سنفتح خطا ثانيا للعبارات في العام المقبل». وسينقل الخط 200 راكب كل يوم.",
        "أعلنت مدينة فيلمورا دخل الميناء في العام الماضي. وقال العمدة: «سنغلق خطا ثانيا للعبارات في العام المقبل». وسينقل الخط ٣٠٠ راكب كل يوم.",
    ),
    "hi": (
        "वेलमोरा शहर ने पिछले साल की आय बताई। महापौर ने कहा, “हम अगले साल दूसरी नौका सेवा शुरू करेंगे।” यह सेवा हर दिन 200 यात्रियों को ले जाएगी।",
        "वेलमोरा शहर ने पिछले साल की आय बताई। महापौर ने कहा, “हम अगले साल दूसरी नौका सेवा बंद करेंगे।” यह सेवा हर दिन ३०० यात्रियों को ले जाएगी।",
    ),
}


@pytest.mark.parametrize("lang", STORIES)
def test_figures_and_quotations_work(lang: str) -> None:
    """The language is found; a changed number and changed words in quotation marks are told with exact spans."""
    original, rewrite = STORIES[lang]
    assert detect(original) == lang
    report = drift.compare(original, rewrite, config=drift.Config(model="none", parser=False, cache=False))
    told = [f for f in report.findings if f.severity.rank]
    figures = [f for f in told if f.rule == "FIG01" and f.original and f.rewrite]
    assert len(figures) == 1
    for span, text, digits in ((figures[0].original, original, "2"), (figures[0].rewrite, rewrite, "3")):
        assert span is not None
        assert str(int(span.of(text)[0])) == digits
    assert "QUO01" in {f.rule for f in told}
    assert {f.rule[:3] for f in told} <= {"FIG", "QUO"}


@pytest.mark.parametrize("lang", STORIES)
def test_what_is_off_is_said(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules that don't know the language are listed with that reason, in the report and on the terminal."""
    monkeypatch.chdir(tmp_path)
    original, rewrite = STORIES[lang]
    report = drift.compare(original, rewrite, config=drift.Config(model="none", parser=False, cache=False))
    strange = {r.code for r in rules() if r.languages and lang not in r.languages and not r.preview}
    assert strange
    assert {off.code for off in report.rules_off if lang in off.reason} == strange
    assert strange.isdisjoint(report.rules)
    for name, text in (("a.txt", original), ("b.txt", rewrite)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(["compare", "a.txt", "b.txt", "--model", "none", "--no-parser", "--no-cache"]) == 0
    out = capsys.readouterr().out
    assert f"does not know the language {lang}" in " ".join(out.split())
    for code in strange:
        assert code in out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("दूसरी सेवा ३०० की।", ["दूसरी", "सेवा", "३००", "की", "।"]),
        ("বাংলাদেশে ৩০০ টাকা", ["বাংলাদেশে", "৩০০", "টাকা"]),
        ("שָׁלוֹם עולם", ["שָׁלוֹם", "עולם"]),
        ("مُدَرِّسٌ هنا", ["مُدَرِّسٌ", "هنا"]),
        ("தமிழ் மொழி", ["தமிழ்", "மொழி"]),
    ],
)
def test_words_keep_their_vowel_signs(text: str, words: list[str]) -> None:
    """A word is not cut at the marks that belong to its letters."""
    assert [token.text for token in tokenize(text)] == words


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (
            ("The ferry sails on Monday, the harbour office said.", "Die Fähre fährt am Montag, sagte das Hafenamt."),
            "en de",
        ),
        (("Der Rat der Stadt stimmte am Montag ab.", "The council of the town voted on Monday."), "de en"),
        (("Prices rose in March.", "Les prix ont augmenté en mars."), "en fr"),
        (("Tarn, Osterholm, Calloway, Vellmar", "The ferry to Osterholm sails on Monday at noon."), "en en"),
        (("Velmora bridge reopens", "The bridge of Velmora was opened again on Monday."), "en en"),
        (("Ja.", "The ferry to Osterholm sails on Monday at noon."), "en en"),
    ],
)
def test_short_translations_are_in_two_languages(texts: tuple[str, str], found: str) -> None:
    """A sentence or two are enough where both sides are surely what they seem; names and bits of text are not."""
    assert " ".join(languages(texts, (None, None))) == found
