"""Findings about whole files: a stale original, an untranslated copy, a missing rewrite."""

from __future__ import annotations

from collections.abc import Iterable

from drift.config import Config
from drift.fingerprint import fingerprint
from drift.gate.stamps import digest
from drift.intake import TRUSTED_WORDS
from drift.report import Finding, Report
from drift.rules.registry import FilePair, Rule, file_rules


def file_findings(pair: FilePair, config: Config) -> tuple[Finding, ...]:
    """What the rules about whole files find in a pair; their bead is -1."""
    settings = {code.upper(): severity for code, severity in config.severity.items()}
    return tuple(
        Finding(
            rule=r.code,
            name=r.name,
            severity=settings.get(r.code) or settings.get(r.family) or claim.severity or r.severity,
            bead=-1,
            original=None,
            rewrite=None,
            message=claim.message,
            facts=dict(claim.facts),
            confidence=claim.confidence,
            # Bound to what was found, so that a verdict on it ends when that is another thing.
            fingerprint=fingerprint(
                r.code, pair.original, f"{pair.rewrite}\x1f{pair.digests[0] if r.code == 'SRC01' else ''}"
            ),
        )
        for r in _selected(config)
        for claim in r.check(pair)
    )


def file_rules_of(config: Config) -> tuple[str, ...]:
    """The codes of the rules about whole files that a configuration applies."""
    return tuple(r.code for r in _selected(config))


def languages_of(
    report: Report | None, config: Config, meant: tuple[str, str]
) -> tuple[tuple[str, str], tuple[str, str]]:
    """The languages that a pair is meant to be in, and those that were found.

    What the user gave for both sides is what is meant, and says nothing of what is there.
    """
    given = (config.original_lang or "", config.rewrite_lang or "")
    meant = meant if all(meant) else given
    # Of a few words the language is only guessed, as that of the other side.
    known = report is not None and min(report.score.words) >= TRUSTED_WORDS and not any(given)
    return meant, (report.original.lang, report.rewrite.lang) if report and known else ("", "")


def digests_of(report: Report | None) -> tuple[str, str]:
    """What stands for the two texts in a stamp; ``("", "")`` where nothing was compared."""
    return (digest(report.original.text), digest(report.rewrite.text)) if report else ("", "")


def _selected(config: Config) -> Iterable[Rule]:
    def is_named(r: Rule, codes: Iterable[str]) -> bool:
        return any(code.upper() in {r.code, r.family} or code.casefold() == r.name for code in codes)

    for r in file_rules():
        wanted = is_named(r, config.rules) if config.rules else config.profile in r.profiles
        if wanted and not is_named(r, config.ignore):
            yield r
