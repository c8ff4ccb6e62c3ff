"""Sentence boundaries inside one paragraph.

Three parts decide about each terminal mark, in this order: the rules of this file where they are sure;
sentencex (https://github.com/wikimedia/sentencex, ~300 languages) where they are not; and a last look that
takes back boundaries inside quotations and brackets that would leave scraps of less than three words.

sentencex is fed in windows: it is quadratic on long runs without spaces (25 s for 350,000 Chinese
characters on one line).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pairs import abbreviations as abbr
from pairs.normal import is_wide
from pairs.paragraphs import CLOSERS

_WINDOW = 4_000
_OVERLAP = 200
_SCRAP_WORDS = 3
_SCRAP_CHARS = 7
_LOOK = 80

_PLAIN = str.maketrans(dict.fromkeys("\n\r\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u2007\u2009\u202f\u2028\u2029", " "))
_CLOSE = re.escape(CLOSERS)
_CJK_CLOSE = "」』】）］》〉”’\"'"
_MARK = re.compile(
    rf"(?P<mark>[.!?…‼⁇⁈⁉。！？．｡؟۔।॥։።]++)(?P<close>(?:[{_CLOSE}“]| (?=[»›](?!\w))| (?=[\"”](?:\s|$))){{0,8}})(?P<space>[ \u3000]*+)"
)
_WIDE_MARKS = frozenset("。！？．｡")
_BEFORE = re.compile(r"(?:[^\W\d_]|[.'’·/&-])+$|\d[\d.,]*$|№$")
_NEXT_WORD = re.compile(r"[\"'“‘„«‹(\[¿¡—–-]{0,4} ?([^\W\d_][\w'’]*)")
_BRAND = re.compile(r"[^\W\d_A-Z]{1,2}[A-Z]")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_ATTRIBUTION = re.compile(rf"(?:(?:[^\W\d_][\w'’-]*|[^\W\d_]\.),? ){{0,5}}?{abbr.REPORTING}\b")
_ZH_ATTRIBUTION = re.compile(
    "[^，。：！？“”「」\n]{0,14}?(?:说|說|表示|称|稱|道|指出|强调|強調|问|問|写道|回答|补充|認為|认为)"
)
_JA_CONTINUES = re.compile("[とっなをはがにもでの]|って|という|など")
_GLUED_STARTER = re.compile(r"([A-Z][a-z']*)[ ,]")
_TOP_LEVEL = re.compile(r"(?:com|org|net|edu|gov|info|js|net|io|co|uk|de|fr|es|ru|cn|jp|eu|tv)\b", re.IGNORECASE)
_GLUED_WORD = re.compile(r"[A-Z][a-z]{1,30},? [a-z(\"“]")
_ROMAN = re.compile(r"(?:[IVXLC]{2,5}|[VX])\b")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-)*[^\W\d_]")
_SPACED = re.compile(r"\b([^\W\d_])\. ([^\W\d_])$")
# German and its neighbours write "der 3. Mann": what stands before such a number.
_ORDINAL_LEAD = re.compile(
    r"\b(?:der|die|das|dem|den|des|am|im|vom|zum|zur|ab|bis|seit|ein|eine|einem|einen|einer|jede[rmns]?|sein|ihr|"
    r"den|det|i|og|til|fra|v|ve|do|od|dne|w|dnia) $",
    re.IGNORECASE,
)
_QUOTE_PAIRS = {"“": "”", "„": "“", "«": "»", "「": "」", "『": "』", "(": ")", "（": "）", "[": "]"}
_VOWELS = frozenset("aeiouyäöüáéíóúàèêâîôûаеёиоуыэюяіїєαεηιουω")
_CLOSING = re.compile('["”»」』)\\]]')
_OPENERS_AFTER = frozenset("\"'“‘„«‹([{¿¡「『（【《—–-•*#@")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A terminal mark that may end a sentence."""

    mark: str
    close: str
    start: int
    end: int
    after: int
    enclosed: bool


def boundaries(passage: str, lang: str) -> list[int]:
    """Offsets in ``passage`` at which a sentence ends and another one begins, ascending.

    Args:
        passage: one paragraph; line breaks inside it count as spaces.
        lang: ISO 639-1 code, ``""`` for unknown.

    Returns:
        The end of each sentence but the last; white space after it belongs to neither.
    """
    text = passage.translate(_PLAIN)
    candidates = _candidates(text)
    if not candidates:
        return []
    opinion = _sentencex(text, lang)
    kept: list[_Candidate] = []
    previous = 0
    for one in candidates:
        verdict = _decide(text, one, previous, lang)
        if verdict is None:
            verdict = one.after in opinion or one.end in opinion
        if verdict:
            kept.append(one)
            previous = one.after
    return _without_scraps(text, kept)


def _candidates(text: str) -> list[_Candidate]:
    """Every terminal mark that something follows, with whether a quotation or bracket is open there."""
    found: list[_Candidate] = []
    nesting = _Nesting()
    size = len(text)
    for match in _MARK.finditer(text):
        end, after = match.end("close"), match.end()
        close = match["close"]
        if close.endswith("“") and not nesting.closes(text, match.start(), "“"):
            # An opening mark after a full stop without a space belongs to what follows.
            close, end, after = close[:-1], end - 1, end - 1
        nesting.advance(text, end)
        if after < size:
            found.append(_Candidate(match["mark"], close, match.start(), end, after, nesting.open > 0))
    return found


class _Nesting:
    """Which quotations and brackets are open, kept while the text is walked from left to right."""

    _SIGNS = re.compile('[“”„«»「」『』()（）\\[\\]"]')

    def __init__(self) -> None:
        self._stack: list[str] = []
        self._position = 0

    @property
    def open(self) -> int:
        """How many are open."""
        return len(self._stack)

    def closes(self, text: str, upto: int, sign: str) -> bool:
        """Whether ``sign`` would close the innermost open one at ``upto``."""
        self.advance(text, upto)
        return bool(self._stack) and self._stack[-1] == sign

    @staticmethod
    def _closes_nothing(text: str, place: int) -> bool:
        """Whether a straight quotation mark has the shape of a closing one, though none is open."""
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        return bool(before) and not before.isspace() and not after.isalnum()

    def advance(self, text: str, upto: int) -> None:
        """Read on to ``upto``."""
        for match in self._SIGNS.finditer(text, self._position, max(upto, self._position)):
            sign = match.group()
            if sign == '"' and text[match.end() : match.end() + 1].isalnum() and text[match.start() - 1].isspace():
                # It opens, so the last one was never closed.
                self._stack[:] = [open_ for open_ in self._stack[-8:] if open_ != '"'] + ['"']
            elif sign in self._stack[-3:]:
                while self._stack.pop() != sign:
                    pass
            elif sign in _QUOTE_PAIRS:
                self._stack.append(_QUOTE_PAIRS[sign])
            elif sign == '"' and not self._closes_nothing(text, match.start()):
                self._stack.append('"')
        self._position = max(upto, self._position)


def _decide(text: str, one: _Candidate, previous: int, lang: str) -> bool | None:
    """``True`` for a boundary, ``False`` for none, ``None`` where only sentencex can say."""
    following = text[one.after]
    if one.mark[-1] in _WIDE_MARKS:
        return _decide_wide(text, one)
    if one.after == one.end:
        return _decide_glued(text, one)
    if following in ".…":
        return False  # dots that belong to what follows
    if following in "–—-" and _next_word(text, one.after)[:1].islower():
        return False  # a dialogue with dashes goes on
    if following.islower():
        return _BRAND.match(text, one.after) is not None
    if "." in one.mark and len(one.mark) == 1 and not one.close:
        verdict = _decide_stop(text, one, previous, lang)
        if verdict is not None:
            return verdict
    word = _next_word(text, one.after)
    if "…" in one.mark or ".." in one.mark:
        return word not in {"I", "I'm", "I’m", "I'll", "I’ll", "I've", "I’ve"} if word else None
    if one.mark[-1] in "!?" or one.close:
        return _decide_loud(text, one, word)
    if following.isupper() or following in _OPENERS_AFTER or is_wide(following):
        return _plain_stop(text, one, word, lang)
    return None


def _decide_wide(text: str, one: _Candidate) -> bool | None:
    """East Asian marks end a sentence unless the sentence quotes it and goes on."""
    if one.enclosed:
        return True
    if one.close and one.close[0] in _CJK_CLOSE:
        if _JA_CONTINUES.match(text, one.after) or _ZH_ATTRIBUTION.match(text, one.after):
            return False
        if text[one.after] in "，、,；;。）)":
            return False
    return True


def _decide_glued(text: str, one: _Candidate) -> bool | None:
    """A mark with no space after it: mostly a number, a name or an address, at times two sentences."""
    following = text[one.after]
    if one.mark[-1] in "؟۔।॥։።":
        return True
    if (
        not (following.isupper() or following in '“«„"')
        or one.mark == ".."
        or text[one.start - 1 : one.start].isspace()
    ):
        return False
    word = _word_before(text, one.start, 0)
    if one.close or one.mark[-1] in "!?…":
        return bool(one.close or len(word) > 2) and following.isupper() and not _is_attribution(text, one)
    if following in '“«„"':
        return len(word) > 2 and following != '"'
    if "." in word or len(word) < 3 or not word[-1].islower():
        return False
    if _TOP_LEVEL.match(text, one.after):
        return False
    starter = _GLUED_STARTER.match(text, one.after)
    if starter and starter.group(1).casefold() in abbr.STARTERS:
        return True
    return word.islower() and _GLUED_WORD.match(text, one.after) is not None


def _decide_stop(text: str, one: _Candidate, previous: int, lang: str) -> bool | None:
    """A single full stop: abbreviations, initials, numbers of list items."""
    whole = _word_before(text, one.start, previous)
    if not whole:
        return None
    begin = one.start - len(whole)
    word = whole.lstrip("'’-&/·.")
    key = _key(text, one.start, word, lang)
    after = _next_word(text, one.after)
    starter = after.casefold() in abbr.STARTERS and after[:1].isupper()
    digit = text[one.after].isdigit() or _ROMAN.match(text, one.after) is not None
    if word.isdigit():
        return _decide_number(text, one, begin, previous, lang)
    # "a." or "J." at the beginning: an item's letter or an initial
    roman = begin == previous and _ROMAN.fullmatch(word) is not None
    item = roman or (len(word) == 1 and begin == previous and (digit or after) and word.isalpha() and word.isascii())
    if item or (key in abbr.table(abbr.NEVER, lang) and (not starter or "." in key or key in {"vs", "al"})):
        return False
    capital = word[:1].isupper()
    if key in abbr.table(abbr.NUMBER, lang) and (capital or key not in _ORDINARY):
        if digit:
            return False
        if key == "no" and not capital:
            return True
    if key in abbr.table(abbr.TITLE, lang) and (capital or lang != "en"):
        if key == "г" and text[max(0, one.start - 8) : one.start].rstrip("г ")[-1:].isdigit():
            return True if starter else None
        return None if starter and key in {"st", "gen", "m", "g"} else False
    if capital and _INITIALS.fullmatch(word):
        return _decide_initial(text, begin, starter=starter)
    if key in abbr.table(abbr.EITHER, lang) or _ACRONYM.search(word):
        return _decide_either(text, one, word, after, starter=starter)
    return None


_ORDINARY = frozenset("sat sun act lot mar dec cl par ex ext wed mon art pt op fig".split())
_DOTTED_ORDINALS = frozenset("de da no nb nn cs sk fi hu et is hr sr sl pl tr lv".split())
_LOWER_EITHER = frozenset("etc bn mn esq cal cie usw jh jhd др пр гг г в вв".split())


def _decide_number(text: str, one: _Candidate, start: int, previous: int, lang: str) -> bool | None:
    """A number before the stop: the mark of a list item, a German ordinal, or the end of a sentence."""
    if one.start - start <= 2:
        lead = text[max(0, start - 30) : start]
        if start == previous or lead.endswith((": ", "; ")) or not lead.strip():
            return False
        if lang in _DOTTED_ORDINALS:
            return False if _ORDINAL_LEAD.search(lead) else None
    return True if one.after < len(text) and not text[one.after].isdigit() and lang in {"en", "fr", "es", ""} else None


def _decide_initial(text: str, start: int, *, starter: bool) -> bool | None:
    """A single capital letter before the stop: a name goes on, unless a word follows that opens sentences."""
    lead = text[max(0, start - 30) : start].split()
    named = not lead or lead[-1][:1].isupper() or lead[-1].endswith(".") or not lead[-1].isalnum()
    if starter:
        return True if lead and not lead[-1].endswith(".") else None
    return False if named else None


def _decide_either(text: str, one: _Candidate, word: str, after: str, *, starter: bool) -> bool | None:
    key = _key(text, one.start, word, "")
    hour = key in {"am", "pm"} and text[max(0, one.start - 8) : one.start - 2].rstrip()[-1:].isdigit()
    if "." not in key and not word[:1].isupper() and key not in _LOWER_EITHER and not hour:
        return None
    if key in {"a.m", "p.m", "am", "pm"}:
        return bool(after) and after.casefold() not in abbr.TIME_FOLLOWERS
    if starter:
        return True
    if _ACRONYM.search(word) and word[0].isupper() and key not in {"ph.d", "m.d", "b.a", "m.a", "d.c", "b.c", "a.d"}:
        return False
    return True if key in {"etc", "usw", "т.д", "т.п"} and after[:1].isupper() else None


def _decide_loud(text: str, one: _Candidate, word: str) -> bool | None:
    """After a question or exclamation mark, or after a closing quotation mark or bracket."""
    following = text[one.after]
    if one.mark[-1] in "!?" and any(sign in one.close for sign in "\"'”’»“") and _is_attribution(text, one):
        return False
    named = one.mark == "!" and not one.close and word[:1].isupper() and word.casefold() not in abbr.STARTERS
    if named and _word_before(text, one.start, 0).casefold() in abbr.BANG_NAMES:
        return False
    if following in ",;:)]":
        return False
    if following.isupper() or following in _OPENERS_AFTER or is_wide(following):
        return not (one.mark[-1] in "!?" and one.close.startswith((")", "]")) and word.casefold() not in abbr.STARTERS)
    return None


def _is_attribution(text: str, one: _Candidate) -> bool:
    """Whether the speaker's name and verb follow; a capital pronoun begins a sentence of its own instead."""
    if text[one.after].isupper() and _next_word(text, one.after).casefold() in abbr.STARTERS:
        return False
    return _ATTRIBUTION.match(text, one.after, min(len(text), one.after + _LOOK)) is not None


def _plain_stop(text: str, one: _Candidate, word: str, lang: str) -> bool | None:
    """A full stop between an ordinary word and a capital or an opening mark."""
    last = _word_before(text, one.start, 0)
    if not last:
        return True if text[one.start - 1 : one.start] in "%)]}\"'”’»" else None
    if not word or "." in last or not last[-1].isalpha():
        return True if one.enclosed and len(last) > 2 and "." not in last else None
    if last.islower():
        return True if len(last) > 3 or lang == "en" or any(char in _VOWELS for char in last) else None
    if len(word) > 1 and word[:1].isupper() and word.casefold() in abbr.STARTERS:
        return True  # "in May. Nobody", "in Sept. They"
    # An abbreviation that no table knows has a capital more often than not.
    return True if len(last) > (5 if lang in {"en", "fr", "es", "it", "pt"} else 7) or one.enclosed else None


def _key(text: str, end: int, word: str, lang: str) -> str:
    """The key of the word before a full stop in the tables: case-folded, without an elided article."""
    spaced = _SPACED.search(text, max(0, end - 5), end) if len(word) == 1 else None
    if spaced and not word.isupper():
        return f"{spaced.group(1)}.{spaced.group(2)}".casefold()
    key = word.casefold().replace("’", "'")
    return key.rpartition("'")[2] if lang in {"fr", "it", "ca"} else key


def _word_before(text: str, end: int, start: int) -> str:
    """The word or number that ends at ``end``, at most ``_LOOK`` characters long and not beginning before ``start``."""
    begin = max(start, end - _LOOK)
    begin = max(begin, text.rfind(" ", begin, end) + 1)
    found = _BEFORE.search(text, begin, end)
    return found.group().rpartition("--")[2] if found else ""


def _next_word(text: str, start: int) -> str:
    found = _NEXT_WORD.match(text, start, min(len(text), start + _LOOK))
    return found.group(1).replace("’", "'") if found else ""


def _sentencex(text: str, lang: str) -> set[int]:
    """The offsets at which sentencex begins a new sentence."""
    from sentencex import get_sentence_boundaries

    starts: set[int] = set()
    position = 0
    while position < len(text):
        window = text[position : position + _WINDOW]
        found = [int(one["start_index"]) for one in get_sentence_boundaries(lang or "en", window)][1:]
        starts.update(position + start for start in found)
        if position + _WINDOW >= len(text):
            break
        position += found[-1] if found else _WINDOW - _OVERLAP
    return starts


def _without_scraps(text: str, kept: list[_Candidate]) -> list[int]:
    """Ends of sentences, less those inside a quotation or bracket that would leave a scrap on one side."""
    result: list[int] = []
    previous = 0
    for index, one in enumerate(kept):
        following = kept[index + 1].end if index + 1 < len(kept) else len(text)
        least = _SCRAP_WORDS if one.enclosed else 2 if "…" in one.mark or ".." in one.mark else 0
        if least and (
            _is_scrap(text, previous, one.end, least)
            or _is_scrap(text, one.after, _up_to_closing(text, one.after, following), least)
        ):
            continue
        result.append(one.end)
        previous = one.after
    return result


def _up_to_closing(text: str, start: int, stop: int) -> int:
    """Where the piece ``start..stop`` meets the first closing quotation mark or bracket."""
    stop = min(stop, start + 2 * _LOOK)
    found = _CLOSING.search(text, start + 1, stop)
    return found.end() if found else stop


def _is_scrap(text: str, start: int, end: int, least: int) -> bool:
    piece = text[start : min(end, start + 200)]
    return len(piece.split()) < least and not (len(piece) >= _SCRAP_CHARS and any(map(is_wide, piece)))
