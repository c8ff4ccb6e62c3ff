"""A single folder: its pairs by that naming scheme, of all known ones, that finds the most of them in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pairs.discovery.model import Discovery
from pairs.discovery.schemes import PLACE, SCHEMES, by_template, scheme
from pairs.discovery.walking import files

NAMED = (("originals/{path}", "rewrites/{path}"), ("original/{path}", "rewrite/{path}"))
"""Templates that name no language: the folders are called what they hold."""

LANGUAGES = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu""".split()
)
"""ISO 639-1: without them ``a.old.md`` would be a translation."""
_LANGUAGE = r"([a-z]{2})(?:[-_][A-Za-z]{2,4})?"
_MARK = "\0"


def in_folder(folder: Path, *, source: str = "en") -> Discovery:
    """The pairs of a folder; names and ids start from it.

    Of several naming schemes that fit, that which finds the most pairs is taken, with all languages that it finds:
    files that only another one would pair are no failures of this one. ``what`` says which it was; nothing is in the
    result where none finds a pair.

    Args:
        folder: what to look through.
        source: the language of the originals, as the names spell it.
    """
    names = list(files(folder))
    best = Discovery()
    for templates in _candidates(names, source):
        each = (by_template(*pair, folder) for pair in templates)
        # A folder `it` beside `en` may be a language or a department: one that shares no name is none.
        found = sum((one for one in each if _whole(one)), Discovery())
        if _whole(found) > _whole(best):
            best = found
    return best


def _whole(found: Discovery) -> int:
    return sum(pair.rewrite is not None for pair in found.pairs)


def _candidates(names: Sequence[str], source: str) -> Iterator[list[tuple[str, str]]]:
    """Pairs of templates, one for each language that the names speak of, scheme by scheme."""
    yield from ([pair] for pair in NAMED)
    seen = set()
    for name in SCHEMES:
        # A scheme's files lie where it says, or in the folder itself.
        for base in ("", "."):
            original, rewrite = (side.removeprefix("./") for side in scheme(name, _MARK, source=source, folder=base))
            if original == PLACE or (original, rewrite) in seen:
                continue
            seen.add((original, rewrite))
            spoken = _languages(names, rewrite) - {source}
            yield [(original, rewrite.replace(_MARK, lang)) for lang in sorted(spoken)]


def _languages(names: Sequence[str], rewrite: str) -> set[str]:
    """The languages, as they are spelled, of names that fit a template."""
    parts = re.escape(rewrite).replace(re.escape(_MARK), f"(?P<spelled>{_LANGUAGE})")
    pattern = re.compile(parts.replace(re.escape(PLACE), ".+"), re.DOTALL)
    found = (pattern.fullmatch(name) for name in names)
    return {one["spelled"] for one in found if one and one[2] in LANGUAGES}
