"""From rules to findings: which rules hold for a pair, what they claim, and what is left when it is settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from drift.analysis.code_changes import code_changes
from drift.analysis.first_stage import surely_harmless
from drift.analysis.pair import BeadView, Pair
from drift.config import Config
from drift.errors import ConfigError
from drift.fingerprint import fingerprints
from drift.report import Finding, RuleOff
from drift.rules.claims import Placed, parents, settle
from drift.rules.registry import Claim, Rule, RuleError, file_rules, rules
from drift.severity import Severity, at_most
from pairs.bead import BeadKind
from pairs.document import Span

REMEDY = {
    "parse": 'needs a syntactic parse: pip install "translation-drift[nlp]"',
    "vectors": "needs token vectors: not with --model none",
}


def selected(config: Config) -> tuple[Rule, ...]:
    """The rules that the configuration asks for.

    Raises:
        ConfigError: a code or family that does not exist.
    """
    every = rules()
    for key in ("rules", "ignore", "severity"):
        for code in getattr(config, key):
            if not any(_named(r, code) for r in (*every, *file_rules())):
                place = config.place(key)
                raise ConfigError(f"{place}: no rule or family of rules is called {code!r}; `drift rules` lists them")
    wanted = (
        [r for r in every if any(_named(r, code) for code in config.rules)]
        if config.rules
        else [r for r in every if config.profile in r.profiles]
    )
    # A rule in preview must be named by its whole code.
    wanted = [r for r in wanted if not r.preview or r.code in {code.upper() for code in config.rules}]
    return tuple(r for r in wanted if not any(_named(r, code) for code in config.ignore))


def applicable(
    chosen: Iterable[Rule], languages: tuple[str, str], capabilities: frozenset[str]
) -> tuple[tuple[Rule, ...], tuple[RuleOff, ...]]:
    """Split rules into those that can be applied and those that are off, with the reason.

    Args:
        chosen: the rules asked for.
        languages: of the original and the rewrite.
        capabilities: what is at hand of ``"parse"`` and ``"vectors"``.
    """
    on, off = [], []
    for r in chosen:
        strange = [lang or "unknown" for lang in dict.fromkeys(languages) if r.languages and lang not in r.languages]
        missing = sorted(r.needs - capabilities)
        if strange:
            off.append(RuleOff(r.code, f"does not know the language {' and '.join(strange)}"))
        elif missing:
            off.append(RuleOff(r.code, REMEDY.get(missing[0], f"needs {missing[0]}")))
        else:
            on.append(r)
    return tuple(on), tuple(off)


def findings(
    pair: Pair, on: Sequence[Rule], config: Config, read: tuple[str, str] | None = None
) -> tuple[Finding, ...]:
    """What the rules find in a pair, in reading order.

    Args:
        pair: what they look at.
        on: the rules.
        config: their severities.
        read: both texts as they were read, where the pair holds them with their markup masked.
    """
    if not (pair.original.segments and pair.rewrite.segments):
        # All of one text is one loss or one gain: nothing in it is told on its own.
        on = [r for r in on if r.code in {"OMI01", "ADD01"}]
    settings = {code.upper(): severity for code, severity in config.severity.items()}
    placed = [
        Placed(r, claim, view.index, settings.get(r.code) or settings.get(r.family) or claim.severity or r.severity)
        for view in pair.beads
        if not _is_unchanged(view, first_stage=config.first_stage)
        for r in on
        for claim in _checked(r, view)
    ]
    settled = settle(placed)
    original, rewrite = read or (pair.original.text, pair.rewrite.text)
    texts = [(p.rule.code, _of(p.claim.original, original), _of(p.claim.rewrite, rewrite)) for p in settled]
    marks = fingerprints(texts)
    result = [_finding(p, mark) for p, mark in zip(settled, marks, strict=True)]
    for k, parent in enumerate(parents(settled)):
        if parent is not None:
            severity = at_most(result[k].severity, Severity.MINOR)
            result[k] = replace(result[k], parent=marks[parent], severity=severity)
    return tuple(result)


def _is_unchanged(view: BeadView, *, first_stage: bool) -> bool:
    """Whether both sides are the same and in their place, so that nothing can have drifted.

    The same letter by letter; or, in bulk work, as a first look at their words says.
    """
    if view.bead.moved or view.kind is not BeadKind.MATCH or view.index in view.pair.get(code_changes):
        return False
    sides = (view.texts("original"), view.texts("rewrite"))
    return sides[0] == sides[1] or (first_stage and surely_harmless(*(" ".join(side) for side in sides)))


def _named(r: Rule, code: str) -> bool:
    return code.upper() in {r.code, r.family} or code.casefold() == r.name


def _checked(r: Rule, view: BeadView) -> Iterable[Claim]:
    for claim in r.check(view):
        for side, span in (("original", claim.original), ("rewrite", claim.rewrite)):
            text = view.pair.original.text if side == "original" else view.pair.rewrite.text
            if span is not None and not (len(span) and span.end <= len(text)):
                raise RuleError(f"{r.code} claims {span} of the {side}, which has {len(text)} characters")
        if claim.original is None and claim.rewrite is None:
            raise RuleError(f"{r.code} claims no place at all")
        yield claim


def _of(span: Span | None, text: str) -> str:
    return span.of(text) if span else ""


def _finding(placed: Placed, mark: str) -> Finding:
    return Finding(
        rule=placed.rule.code,
        name=placed.rule.name,
        severity=placed.severity,
        bead=placed.bead,
        original=placed.claim.original,
        rewrite=placed.claim.rewrite,
        message=placed.claim.message,
        facts=dict(placed.claim.facts),
        confidence=round(placed.claim.confidence, 4),
        fingerprint=mark,
    )
