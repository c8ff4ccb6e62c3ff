"""What a paragraph or a part of it is, other than a sentence: dateline, byline, credit line, caption, heading.

These are recognised by their shape in the languages of news; what is not recognised is a sentence.
"""

from __future__ import annotations

import re

from pairs.document import Span
from pairs.normal import is_wide
from pairs.paragraphs import LIST_MARK, ended

_CAP = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĪĮİĴĶĹĻĽŁŃŅŇŌŐŒŔŖŘŚŜŞŠŢŤŪŮŰŲŴŶŹŻŽА-ЯЁІЇЄҐΑ-Ω"
_AGENCY = (
    r"(?:Reuters|REUTERS|AP|AFP|dpa(?:/\w{2,4})?|DPA|Xinhua|TASS|ANSA|EFE|Bloomberg|UPI|PA|Kyodo|Yonhap|IANS|PTI|ANI|CNN|"
    r"BBC|NNA|SID|sda|SDA|apa|APA|Interfax|RIA|Bernama|Anadolu|AA|WAM|MENA|CP|AAP|Canadian Press|Associated Press|"
    r"Thomson Reuters Foundation|Europa Press|Belga|TT|NTB|STT|PAP|CTK|MTI|IRNA|SANA|KCNA|VNA|Antara|"
    r"РИА Новости|ТАСС|Интерфакс|Рейтер)"
)
_MONTHDAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?[. ]{1,2})?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|janv|févr|mars|avril|mai|juin|"
    r"juil|août|Mai|Okt|Dez|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sept|oct|nov|dic|янв|фев|мар|апр|мая|июн|июл|"
    r"авг|сен|окт|ноя|дек)[^\W\d_]{0,8}\.?(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? (?:19|20)\d\d)?"
)
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?)"
_CITY = rf"[{_CAP}][{_CAP}'’.\-]{{2,30}}(?:[ /][{_CAP}][{_CAP}'’.\-]{{1,30}}){{0,4}}"
_TOWN = rf"[{_CAP}][\w'’.-]{{2,30}}(?: [{_CAP}][\w'’.-]{{1,30}}){{0,3}}"
_DASH = r"(?:--?|[–—])"
_REGION = rf"(?:, [{_CAP}][\w.'’ -]{{1,24}}){{0,2}}"
_DATE = rf"(?:, (?:{_WEEKDAY},? ?)?(?:{_MONTHDAY}|{_WEEKDAY}))?"

_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_CITY}, {_MONTHDAY}(?: ?{_DASH} ?{_AGENCY}|\.? ?/ ?{_AGENCY} ?/)\.?(?= \S)",
        rf"{_CITY}{_REGION}{_DATE}(?: ?\([^()\n]{{2,30}}\))? ?{_DASH}(?= ?[{_CAP}\d\"'“‘«„(])",
        rf"{_TOWN}{_REGION}{_DATE} ?\({_AGENCY}\) ?(?:{_DASH}|:)(?= ?\S)",
        rf"{_TOWN}, (?:{_WEEKDAY},? ?)?{_MONTHDAY}(?: ?\({_AGENCY}\))? ?{_DASH}(?= ?\S)",
        r"[^\s，。：]{0,10}\d{1,2}月\d{1,2}日(?:电|電|讯|訊|消息)(?:\s?[（(][^）)\n]{1,30}[）)])?",
        r"【[^】\n]{2,20}】",
    )
)
_NO_PLACES = frozenset(
    "BREAKING UPDATE UPDATED EXCLUSIVE OPINION ANALYSIS WATCH VIDEO LIVE NATO NOTE WARNING CORRECTION FACTBOX EXPLAINER "
    "COVID COVID-19 FAQ NASA UNESCO OPEC BRICS INTERVIEW FEATURE PREVIEW REVIEW SUMMARY IMPORTANT CAUTION TIP EDITORIAL "
    "ADVERTISEMENT PHOTO PHOTOS GALLERY POLL SPORT NEWS QUESTION ANSWER CHAPTER PART SECTION STEP TODO WHO AIDS UNICEF".split()
)

_NAME = rf"(?:[{_CAP}][\w'’.-]{{0,30}}|de|van|von|der|den|bin|al|da|dos|di|la|le|el|du|y|ibn)"
_NAMES = rf"{_NAME}(?:(?: |, | and | & |, and | und | et | y | и | in | en ){_NAME}){{0,14}}"
_ROLE = (
    r"(?:report(?:ing|ed|s)?|writ(?:ing|ten)|edit(?:ing|ed)|compil(?:ed|ing)|translat(?:ed|ion|ing)|photograph(?:y|s|ed)|"
    r"photos?|graphics?|produc(?:ed|tion|ing)|research(?:ed)?|illustrat(?:ed|ions?)|video|fact[- ]check(?:ed|ing))"
)
_CREDIT = re.compile(
    rf"\(?(?i:(?:(?:additional|further|original|with) )?{_ROLE}(?:,? (?:and|&) {_ROLE})?) by {_NAMES}"
    rf"(?:[;,] ?(?i:(?:(?:additional|further|original) )?{_ROLE}(?:,? (?:and|&) {_ROLE})?) by {_NAMES}){{0,6}}\.?\)?\.?"
)
_CREDIT_START = re.compile(
    rf"(?:(?<=[.!?”\"’)\]] )|(?<=[.!?”\"’)\]])|(?<=^))\(?(?i:(?:additional |further |original |with )?{_ROLE}\b[^.\n]{{0,30}}? by )"
)
_NOT_NAMES = re.compile(
    r"By (?:\w+ing|the|a|an|all|no|now|then|next|this|that|my|our|his|her|their|one|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)",
)
_BYLINE = re.compile(
    rf"(?:(?i:(?:text|words|story|written|posted|published|report|reported) by)|By|BY|by|Von|VON|Par|Por|Di|Автор:?|Текст:|作者[：:]|記者[：:]?|记者[：:]?|文[／/：:]) ?"
    rf"(?:{_NAMES}|[^\s，。]{{2,20}})(?:,? ?(?:[|·•–—/-]|,) ?[^.!?\n]{{1,80}}|, [^.!?\n]{{1,80}})?"
)
_STAMP = re.compile(
    r"(?i:(?:first |last |originally )?(?:published|updated|posted|modified|created|issued)|veröffentlicht|aktualisiert|publié|"
    r"mis à jour|publicado|actualizado|опубликовано|обновлено|发布时间|发布于|更新)\b[^.!?\n]{0,20}\d[^!?\n]{0,60}"
)
_CAPTION = re.compile(
    r"(?:FILE PHOTO|File photo|FILE|PHOTO|Photo|Image|Picture|Pictured|Caption|Figure caption|Foto|Bild|图|图为|写真|Фото)"
    r"(?: ?[:：] ?|(?<=FILE) ?[-–—] ?)\S"
)
_CAPTION_END = re.compile(
    rf"(?:REUTERS/[{_CAP}][\w .'’-]{{2,40}}|\((?:{_AGENCY}|Getty Images)[^()\n]{{0,60}}\)|"
    rf"[/|] ?(?:{_AGENCY}|Getty Images|EPA)\b[^.\n]{{0,30}}|"
    rf"(?:Photo|Image|Picture|Photograph|Foto)(?: credit| by| courtesy(?: of)?)?: ?[^.\n]{{2,60}}|"
    rf"\[[^\[\]\n]{{0,40}}(?:{_AGENCY}|Getty|EPA)[^\[\]\n]{{0,40}}\])\.?$"
)
_HEADING_WORDS, _HEADING_CHARS, _HEADING_WIDE = 25, 220, 45
_SENTENCE_INSIDE = re.compile(r"[^\W\d_A-Z]{4}[.!?][\"'”’)]? [\"'“‘(]?[A-Z]|[。！？][^」』”’）)]")
_CAPTION_CHARS = 700


def dateline(text: str, span: Span) -> int:
    """Where the dateline at the beginning of a paragraph ends (``OSLO, March 3 (Reuters) –``); 0 for none."""
    end = min(span.end, span.start + 140)
    for pattern in _DATELINES:
        found = pattern.match(text, span.start, end)
        if not found or span.end - found.end() < 12:
            continue
        place = re.split(r"[ ,(]", found.group(), maxsplit=1)[0]
        if place.strip(".'’-") not in _NO_PLACES:
            return found.end()
    return 0


def credits_in(text: str, span: Span) -> list[Span]:
    """The credit lines of a paragraph (``Reporting by …; editing by …``), wherever they stand in it."""
    found: list[Span] = []
    position = span.start
    while position < span.end:
        start = _credit_start(text, position, span)
        if start is None:
            return found
        matched = _CREDIT.match(text, start, span.end)
        if matched is None or not _ends_well(text, matched.end(), span.end):
            position = start + 1
            continue
        found.append(Span(start, matched.end()))
        position = matched.end()
        following = position + len(text[position : position + 4]) - len(text[position : position + 4].lstrip())
        chained = _CREDIT.match(text, following, span.end)
        if chained and _ends_well(text, chained.end(), span.end):
            found.append(Span(following, chained.end()))
            position = chained.end()
    return found


def is_byline(text: str, span: Span) -> bool:
    """Whether the whole passage names the author or the time of publication."""
    if len(span) > 160:
        return False
    if _STAMP.fullmatch(text, span.start, span.end):
        return True
    if _NOT_NAMES.match(text, span.start, span.end):
        return False
    return _BYLINE.fullmatch(text, span.start, span.end) is not None and len(span.of(text).split()) <= 18


def is_caption(text: str, span: Span) -> bool:
    """Whether the paragraph describes a picture."""
    if len(span) > _CAPTION_CHARS:
        return False
    if _CAPTION.match(text, span.start, span.end):
        return True
    return _CAPTION_END.search(text, max(span.start, span.end - 110), span.end) is not None


def could_be_heading(text: str, span: Span) -> bool:
    """Whether the passage is short, has no terminal mark, and begins as a heading does."""
    passage = span.of(text)
    if len(passage) > _HEADING_CHARS or passage.endswith((",", ";", "-", "–", "—")):
        return False
    if passage[0].islower() or LIST_MARK.match(passage) or (ended(text, span) and not passage.endswith(":")):
        return False
    if _SENTENCE_INSIDE.search(passage):
        return False
    if any(map(is_wide, passage)):
        return len(passage) <= _HEADING_WIDE
    return len(passage.split()) <= _HEADING_WORDS and any(char.isalpha() for char in passage)


def _credit_start(text: str, position: int, span: Span) -> int | None:
    if position == span.start and _CREDIT.match(text, position, span.end):
        return position
    found = _CREDIT_START.search(text, position, span.end)
    return found.start() if found else None


def _ends_well(text: str, end: int, stop: int) -> bool:
    rest = text[end : min(stop, end + 4)].lstrip()
    return not rest or rest[0].isupper() or rest[0] in '(“"' or _CREDIT.match(text, end + 1, stop) is not None
