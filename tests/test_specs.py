"""Every rule's Markdown spec, run through the public API."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import drift
from drift.analysis.parse import available
from drift.glossary import read_glossary
from drift.rules.registry import rules
from tests.specs.reader import Case, read

SPECS = sorted((Path(__file__).parent / "specs").glob("*.md"))
CASES = [(path, code, case) for path in SPECS for code, cases in [read(path)] for case in cases]


@pytest.mark.parametrize(("path", "code", "case"), CASES, ids=[f"{c}-{k.name}" for _, c, k in CASES])
def test_case(path: Path, code: str, case: Case, tmp_path: Path) -> None:
    """A rule finds in each case exactly what its spec says, with exact spans and severities."""
    rule = drift.rules.find(code)
    assert rule is not None, f"{path.name} names no rule"
    if "parse" in rule.needs and not available():
        pytest.skip("needs the nlp extra")
    lang = case.fields.get("lang")
    anchor = case.fields.get("anchor")
    config = drift.Config(
        model=case.fields.get("model", "default"),
        original_lang=lang or "en",
        rewrite_lang=lang or "en",
        anchor=date.fromisoformat(anchor) if anchor else None,
        cache=False,
    )
    if "glossary" in case.fields:
        (tmp_path / "glossary.csv").write_text(case.fields["glossary"], encoding="utf-8")
        config = replace(config, glossary=read_glossary(tmp_path / "glossary.csv"))
    if rule.preview:
        config = replace(config, rules=(code, *(r.code for r in rules() if not r.preview)))
    texts = (case.fields["original"], case.fields["rewrite"])
    judge = drift.check_pair if case.fields.get("as") is None else drift.compare
    sources: tuple[str, str] | tuple[Path, Path] = texts
    if case.fields.get("as") == "markdown":
        sources = (tmp_path / "original.md", tmp_path / "rewrite.md")
        for source, text in zip(sources, texts, strict=True):
            source.write_text(text, encoding="utf-8")
    found = Counter(
        (
            f.severity.value,
            f.original.of(texts[0]) if f.original else "",
            f.rewrite.of(texts[1]) if f.rewrite else "",
        )
        for f in judge(*sources, config=config).findings
        if f.rule == code
    )
    assert found == Counter(case.expected)


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.code)
def test_every_rule_has_a_spec(rule: drift.rules.Rule) -> None:
    """A rule has at least three cases in which it speaks and three in which it is silent."""
    path = Path(__file__).parent / "specs" / f"{rule.code}.md"
    assert path.is_file(), f"no spec {path.name}"
    code, cases = read(path)
    assert code == rule.code
    assert sum(bool(case.expected) for case in cases) >= 3
    assert sum(not case.expected for case in cases) >= 3
