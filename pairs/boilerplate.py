"""What is not the story: subscription lines, comment counters, notices, credits of pictures, copies.

What is found is cut from the segments and always listed. The finder is careful: a passage must stand where
no story sentence can (a paragraph of its own, or between the end of one sentence and the beginning of the
next) and must look like furniture from its first word to its last. Sentences in which somebody says or does
something are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pairs import user_patterns
from pairs.boilerplate_patterns import EDGE_WORDS, FURNITURE, SITE_WORDS, VETO, compiled
from pairs.document import Boilerplate, Span
from pairs.normal import fold, is_blank, is_wide
from pairs.paragraphs import Paragraph, ended

_LONGEST_LINE = 320
_EDGE_TOP, _EDGE_BOTTOM = 4, 8
_COPY_WORDS, _COPY_CHARS, _COPY_WIDE = 8, 40, 20
_UNIT_START = re.compile(r"[.!?…。！？][\"'”’»)\]]{0,4}\s{0,4}(?=[\w\[(©#@])")
_CAPITALS = re.compile(r"(\S{1,40})\s{1,4}(?=[A-ZÀ-ÞА-Я])")
_SEPARATOR = re.compile(r"\s{1,4}(?:[|｜•·]|[-–—])\s{1,4}|_|[｜—]{1,2}")
_NAME_LEADS = frozenset("from of at by on in the to and for with via a our".split())
_VETOED = frozenset({"subscription", "read-more", "share", "notice", "legal", "cookies"})
_SPUN_REPLY = re.compile(
    r"(?:leave|left|depart|go away|exit|abandon|give|drop|put up|submit|write|post|add|make|publish|send|enter|let|allow|"
    r"forsake|quit|keep|go)(?: \w{1,10})? (?:a|an|your|the) (?:repl(?:y|ay|ies)|response|comment|answer|remark|respond)\W{0,3}",
    re.IGNORECASE,
)
_HEADLINE_WORDS = 25


def find(
    text: str,
    paragraphs: Sequence[Paragraph],
    patterns: Iterable[str] = (),
    *,
    given: Sequence[Boilerplate] = (),
    furniture: bool = True,
) -> tuple[Boilerplate, ...]:
    """What of ``text`` is not the story, in the order of the text and without overlaps.

    Args:
        text: the document's text.
        paragraphs: its paragraphs.
        patterns: regular expressions of the user's; they come first where several claim a passage.
        given: what the format itself marked.
        furniture: whether to look for what web pages have around a story; else only what is given and what the
            patterns match is cut.

    Raises:
        PatternError: a pattern of the user's is broken or runs too long.
    """
    claims = [*given, *user_patterns.find(text, patterns)]
    if not furniture:
        return _without_overlaps(claims)
    seen: dict[str, int] = {}
    for index, paragraph in enumerate(paragraphs):
        whole = _whole(text, paragraphs, index)
        if whole:
            claims.append(Boilerplate(paragraph.span, whole))
        elif _is_copy(paragraph.span.of(text), seen):
            claims.append(Boilerplate(paragraph.span, "duplicate"))
        else:
            inside = _inside(text, paragraph.span)
            # A text that is nothing but one such line is what the user wants to compare.
            claims.extend(one for one in inside if len(paragraphs) > 1 or one.span != paragraph.span)
    claims.extend(_site_name(text, paragraphs))
    found = _without_overlaps(claims)
    return _without_overlaps([*found, *_listed(text, paragraphs, found)])


def _without_overlaps(claims: Iterable[Boilerplate]) -> tuple[Boilerplate, ...]:
    """The claims in the order of the text; where two overlap, the one that was made first."""
    kept: list[tuple[int, Boilerplate]] = []
    for made, claim in sorted(enumerate(claims), key=lambda pair: (pair[1].span, pair[0])):
        while kept and claim.span.overlaps(kept[-1][1].span) and made < kept[-1][0]:
            kept.pop()
        if not kept or not claim.span.overlaps(kept[-1][1].span):
            kept.append((made, claim))
    return tuple(claim for _, claim in kept)


def _whole(text: str, paragraphs: Sequence[Paragraph], index: int) -> str:
    """The reason for which a whole paragraph is furniture; ``""`` if it is not."""
    span = paragraphs[index].span
    if len(span) > _LONGEST_LINE:
        return ""
    matched = compiled("LINE").fullmatch(text, span.start, span.end)
    if matched and not (_reason(matched) in _VETOED and VETO.search(matched.group())):
        return _reason(matched) if len(paragraphs) > 1 else ""
    if len(paragraphs) > 2 and (index < _EDGE_TOP or index >= len(paragraphs) - _EDGE_BOTTOM):
        bottom = 0 < index >= len(paragraphs) - _EDGE_BOTTOM
        beside = paragraphs[index + 1 if index + 1 < len(paragraphs) else index - 1].span.of(text)[:40]
        return _at_edge(span.of(text), last=bottom, menu=bottom or fold(beside) in EDGE_WORDS)
    return ""


def _at_edge(line: str, *, last: bool, menu: bool) -> str:
    """Furniture that counts only near the beginning and the end: words of a menu and misspelled phrases."""
    key = fold(line).strip(" .:|>»-–—*!")
    words = key.split()
    if not 1 <= len(words) <= 6 or line.rstrip().endswith((".", "?", "…")):
        return ""
    if menu and len(words) == 1 and words[0] in EDGE_WORDS:
        return "navigation"
    if last and _SPUN_REPLY.fullmatch(line):
        return "comments"
    for phrase, reason in FURNITURE.items():
        allowed = 2 if len(phrase) >= 14 else 1 if len(phrase) >= 9 else 0
        if abs(len(phrase) - len(key)) <= allowed and _distance(phrase, key) <= allowed:
            return reason
    return ""


def _distance(one: str, other: str) -> int:
    """Levenshtein's edit distance of two short strings."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (left != right))
    return row[-1]


def _is_copy(passage: str, seen: dict[str, int]) -> bool:
    """Whether a paragraph of some length occurred before, word for word."""
    long = len(passage) >= _COPY_CHARS and len(passage.split(None, _COPY_WORDS)) >= _COPY_WORDS
    if not long and sum(map(is_wide, passage[:200])) < _COPY_WIDE:
        return False
    key = fold(passage)
    seen[key] = seen.get(key, 0) + 1
    return seen[key] > 1


def _inside(text: str, span: Span) -> list[Boilerplate]:
    """Furniture between the sentences of one paragraph."""
    found = [
        _claim(text, matched.start(), matched.end(), _reason(matched))
        for matched in compiled("ANYWHERE").finditer(text, span.start, span.end)
        if not text.startswith("(", matched.end())  # a link of Markdown
    ]
    starts = [span.start, *(one.span.end for one in found)]
    starts.extend(mark.end() for mark in _UNIT_START.finditer(text, span.start, span.end))
    unit = compiled("UNIT")
    position = span.start
    for begin in sorted(starts):
        start = _past_space(text, begin)
        while position <= start < span.end:
            here = unit.match(text, start, span.end)
            if here is None or here.end() == start or not _is_safe(text, here, span):
                break
            found.append(_claim(text, start, here.end(), _reason(here)))
            position = here.end()
            start = _past_space(text, position)
    return [claim for claim in found if not is_blank(claim.span.of(text))]


def _past_space(text: str, start: int) -> int:
    head = text[start : start + 8]
    return start + len(head) - len(head.lstrip())


def _claim(text: str, start: int, end: int, reason: str) -> Boilerplate:
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    return Boilerplate(Span(start, max(start, end)), reason)


def _is_safe(text: str, matched: re.Match[str], span: Span) -> bool:
    """Whether a match in the middle of a paragraph ends where a sentence may begin, and tells no story."""
    passage = matched.group()
    reason = _reason(matched)
    if reason in _VETOED and VETO.search(passage):
        return False
    if reason == "subscription" and not _is_one_sentence(passage):
        return False
    rest = text[matched.end() : min(span.end, matched.end() + 8)].lstrip()
    if not rest:
        return True
    first = rest[0]
    ended_here = passage.rstrip()[-1:] in ".!?…)]»"
    if first.isspace() or first.islower() or first in ",;:)?!":
        return False
    return ended_here or first.isupper() or first.isdigit() or first in "“\"'‘«„([©@#—–-*•" or ord(first) > 0x2E80


def _is_one_sentence(passage: str) -> bool:
    """Whether every capital after the beginning stands in a name, and not at the start of another sentence."""
    for found in _CAPITALS.finditer(passage):
        lead = found.group(1)
        if not (lead[:1].isupper() or lead.casefold() in _NAME_LEADS or lead.endswith(("?", "!", ":"))):
            return False
    return True


def _site_name(text: str, paragraphs: Sequence[Paragraph]) -> list[Boilerplate]:
    """The name of the site behind the headline, as browsers show it in the title of a page."""
    if len(paragraphs) < 2 or len(paragraphs[0].span) > _LONGEST_LINE or ended(text, paragraphs[0].span):
        return []
    span = paragraphs[0].span
    headline = span.of(text)
    separators = list(_SEPARATOR.finditer(headline))
    for index, separator in enumerate(separators):
        before, after = headline[: separator.start()], headline[separator.end() :]
        bar = separator.group().strip() in {"|", "｜", "•", "·"}
        words = len(after.split())
        enough = len(before.split()) >= 3 or sum(map(is_wide, before)) >= 6
        if not enough or not after or words > 8 or after.rstrip().endswith(("?", "!")):
            continue
        if bar or (SITE_WORDS.search(after) and words <= 5 and index == len(separators) - 1):
            start = span.start + len(before) + len(separator.group()) - len(separator.group().lstrip())
            return [Boilerplate(Span(start, span.end), "site-name")]
    return []


def _listed(text: str, paragraphs: Sequence[Paragraph], found: Sequence[Boilerplate]) -> list[Boilerplate]:
    """The bare headlines under a last "Related stories" that nothing but furniture follows."""
    reasons = {claim.span: claim.reason for claim in found}
    tail: list[Boilerplate] = []
    for paragraph in reversed(paragraphs):
        reason = reasons.get(paragraph.span)
        if reason == "related":
            return tail
        if reason is None:
            if ended(text, paragraph.span) or len(paragraph.span.of(text).split()) > _HEADLINE_WORDS:
                return []
            tail.append(Boilerplate(paragraph.span, "related"))
    return []


def _reason(matched: re.Match[str]) -> str:
    return (matched.lastgroup or "furniture").replace("_", "-")
