"""A finding's name for life: it survives moved lines, renamed files and sentences added elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

from pairs.normal import fold


def fingerprint(rule: str, original: str, rewrite: str, occurrence: int = 0) -> str:
    """Hash of a finding's rule and the two passages it compared; 16 hexadecimal digits.

    Args:
        rule: the rule's code.
        original: the passage of the original, ``""`` where there is none.
        rewrite: the passage of the rewrite, ``""`` where there is none.
        occurrence: 0 for the first finding with these three, 1 for the second …
    """
    key = "\x1f".join((rule, fold(original), fold(rewrite), str(occurrence)))
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def fingerprints(findings: Iterable[tuple[str, str, str]]) -> list[str]:
    """The fingerprint of each (rule, original, rewrite), all different from each other."""
    seen: Counter[tuple[str, str, str]] = Counter()
    result = []
    for rule, original, rewrite in findings:
        key = (rule, fold(original), fold(rewrite))
        result.append(fingerprint(rule, original, rewrite, seen[key]))
        seen[key] += 1
    return result
