"""What machines leave behind in a text: markers of tokenisers, templates that were not filled, a spinner's choices.

None of these is a word of the text's language; each is the form of some tool, so no list of words is needed. What a
text about such tools says on purpose stands in its original as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pairs.document import Span

_KINDS = {
    "spintax": "alternatives of a text spinner",
    "template": "a place-holder that was not filled",
    "tokens": "a mark of a tokeniser",
    "markup": "a tag that was left in the text",
    "answer": "words of an assistant to its user, not of the text",
}
_RESIDUE = re.compile(
    r"(?P<spintax>\{[^{}|\n]{1,60}(?:\|[^{}|\n]{0,60}){1,12}\})"
    r"|(?P<template>\{\{[^{}\n]{1,40}\}\}|\$\{\w{1,40}\}|%\(\w{1,40}\)[sdr]|%[sd](?!\w)|\{\w{0,20}\}|\[(?:insert|your)\s[^\]\n]{1,40}\])"
    r"|(?P<tokens><(?:unk|pad|mask|s|/s|bos|eos|sep|cls|\|[a-z_]{2,20}\|)>|\[(?:UNK|MASK|PAD|SEP|CLS)\]|@-@|@,@|@\.@"
    r"|(?<=\w)@@(?=\s)|\u2581|(?<=\s)\#\#(?=[a-z])|-LRB-|-RRB-|</w>)"
    r"|(?P<markup></?(?:p|br|div|span|b|i|em|strong|a|li|ul|h[1-6])(?:\s[^<>\n]{0,120})?/?>)"
    r"|(?P<answer>\bas an? (?:AI|artificial intelligence|large language)(?: language)? (?:model|assistant)\b"
    r"|\b(?:here(?:'s|’s| is)|sure,? here(?:'s|’s| is)|below is)(?: the| your| a| an)"
    r"(?: (?:rewritten|reworded|rephrased|paraphrased|revised|translated|summari[sz]ed))"
    r"(?: (?:version|text|article|sentence|passage|paragraph|translation|summary)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Residue:
    """A trace of a machine.

    Attributes:
        span: where it stands.
        text: as it stands.
        what: what it is, in words.
    """

    span: Span
    text: str
    what: str


def find_residue(text: str, offset: int = 0) -> Iterator[Residue]:
    """The traces in ``text``, in its order.

    Args:
        text: one segment.
        offset: added to every span.
    """
    for match in _RESIDUE.finditer(text):
        yield Residue(Span(match.start() + offset, match.end() + offset), match.group(), _KINDS[match.lastgroup or ""])
