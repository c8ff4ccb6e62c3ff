"""Pairs by their names: a template for the original and one for the rewrite, with ``{path}`` for what they share.

    docs/en/{path}    →  docs/zh/{path}
    docs/{path}.md    →  docs/{path}.zh.md

The naming schemes of well-known site generators are such templates with the languages filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from pairs.discovery.model import Discovery, PairFiles, Unmatched, id_of, name_of
from pairs.discovery.walking import files, is_text
from pairs.errors import DiscoveryError

PLACE = "{path}"
_LANGUAGE = r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?"

SCHEMES: Mapping[str, Callable[[str, str, str], tuple[str, str]]] = {
    # name: (folder, language of the original, language of the rewrite) → two templates
    "folders": lambda folder, source, lang: (f"{folder}/{source}/{PLACE}", f"{folder}/{lang}/{PLACE}"),
    "suffix": lambda folder, _, lang: (f"{folder}/{PLACE}.md", f"{folder}/{PLACE}.{lang}.md"),
    "mkdocs": lambda folder, source, lang: (f"{folder}/{source}/{PLACE}", f"{folder}/{lang}/{PLACE}"),
    "mkdocs-suffix": lambda folder, source, lang: (f"{folder}/{PLACE}.{source}.md", f"{folder}/{PLACE}.{lang}.md"),
    "docusaurus": lambda folder, _, lang: (
        f"{folder}/{PLACE}",
        f"i18n/{lang}/docusaurus-plugin-content-docs/current/{PLACE}",
    ),
    "hugo": lambda folder, source, lang: (f"{folder}/{source}/{PLACE}", f"{folder}/{lang}/{PLACE}"),
}
"""Naming schemes by name. ``mkdocs`` is mkdocs-static-i18n with folders, ``mkdocs-suffix`` the same with suffixes."""

FOLDERS = {"hugo": "content"}
"""Where a scheme's files lie where nothing is said; else in ``docs``."""


def scheme(name: str, lang: str, *, source: str = "en", folder: str = "") -> tuple[str, str]:
    """The two templates of a naming scheme.

    Args:
        name: one of :data:`SCHEMES`.
        lang: the language of the rewrites, as the file names spell it.
        source: the language of the originals.
        folder: where they lie, from the root; ``""`` for the scheme's own.
    """
    return SCHEMES[name]((folder or FOLDERS.get(name, "docs")).strip("/"), source, lang)


def by_template(original: str, rewrite: str, root: Path) -> Discovery:
    """Pair the files under ``root`` whose names fit a template: those of texts, or with the ending that it names.

    Raises:
        DiscoveryError: a template without ``{path}``, or one that leaves the root.
    """
    for template in (original, rewrite):
        if template.count(PLACE) != 1:
            raise DiscoveryError(f"{template!r}: a template of file names needs {PLACE} exactly once")
        if template.startswith(("/", "\\")) or ".." in Path(template).parts:
            raise DiscoveryError(f"{template!r}: a template starts from the root and stays in it")
    named = all("." in template.partition(PLACE)[2] for template in (original, rewrite))
    names = [name for name in files(root) if named or is_text(name)]
    first, second = _pattern(original), _pattern(rewrite)
    foreign = _suffixed(original, rewrite)
    originals = {
        found[1]: name
        for name in names
        if (found := first.fullmatch(name))
        and not (foreign and foreign.fullmatch(name))
        and not _is_rewrite(name, original, second)
    }
    rewrites = {found[1]: name for name in names if (found := second.fullmatch(name))}
    if original == rewrite:
        raise DiscoveryError(f"{original!r}: the originals and the rewrites have the same template")
    pairs = []
    for key, name in originals.items():
        expected = root / rewrite.replace(PLACE, key)
        there = expected if key in rewrites else None
        pairs.append(PairFiles(id_of(root / name, expected, root), root / name, there, expected))
    lonely = tuple(
        Unmatched(root / name, "rewrite", f"no {name_of(root / original.replace(PLACE, key), root)}")
        for key, name in rewrites.items()
        if key not in originals
    )
    return Discovery(tuple(pairs), lonely, what=f"{original} with {rewrite}")


def _pattern(template: str) -> re.Pattern[str]:
    before, _, after = template.removeprefix("./").partition(PLACE)
    return re.compile(f"{re.escape(before)}(.+){re.escape(after)}", re.DOTALL)


def _suffixed(original: str, rewrite: str) -> re.Pattern[str] | None:
    """Names of rewrites in any language, where originals have no suffix: they are no originals."""
    before, _, after = original.removeprefix("./").partition(PLACE)
    other_before, _, other_after = rewrite.removeprefix("./").partition(PLACE)
    if before != other_before or not other_after.endswith(after) or other_after == after:
        return None
    return re.compile(f"{re.escape(before)}.+\\.{_LANGUAGE}{re.escape(after)}", re.DOTALL)


def _is_rewrite(name: str, original: str, second: re.Pattern[str]) -> bool:
    """Whether a name that fits both templates is a rewrite: its folder is the narrower one."""
    return second.fullmatch(name) is not None and len(second.pattern) > len(_pattern(original).pattern)
