"""Rules about whole files keep the promises of all rules, and say what they find and no more."""

from __future__ import annotations

import pytest

from drift.config import Config
from drift.errors import ConfigError
from drift.gate.files import file_findings
from drift.rules.apply import selected
from drift.rules.registry import HEADINGS, FilePair, Rule, every_rule, file_rules, rules
from drift.severity import Severity

PAIR = FilePair("en/a.md", "de/a.md", languages=("en", "de"), found=("en", "de"), kept=0.1, digests=("1", "2"))


def pair(**changed: object) -> FilePair:
    """A pair that is as it should be, but for what is given."""
    return FilePair(**{name: getattr(PAIR, name) for name in PAIR.__slots__} | changed)  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", file_rules(), ids=lambda rule: rule.code)
def test_every_page_has_its_headings(rule: Rule) -> None:
    """A rule about files has the page that every rule has, and no bead of a comparison ever meets it."""
    headings = [line[3:] for line in rule.page.split("\n") if line.startswith("## ")]
    assert headings == list(HEADINGS)
    assert rule in every_rule()
    assert rule not in rules()


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, []),
        ({"stamped": ("1", "2")}, []),
        ({"stamped": ("1", "9")}, []),
        ({"stamped": ("0", "2")}, ["SRC01"]),
        ({"stamped": ("0", "9")}, ["SRC01"]),
        ({"must_be_stamped": True}, ["SRC01"]),
        ({"must_be_stamped": True, "stamped": ("1", "2")}, []),
        ({"found": ("en", "en")}, ["SRC02"]),
        ({"found": ("", ""), "kept": 0.9}, ["SRC02"]),
        ({"languages": ("en-GB", "en_US"), "found": ("en", "en"), "kept": 1.0}, []),
        ({"languages": ("", ""), "found": ("en", "en"), "kept": 1.0}, []),
        ({"exists": False}, ["SRC03"]),
        ({"exists": False, "stamped": ("0", "0"), "found": ("en", "en")}, ["SRC03"]),
    ],
)
def test_what_is_found(given: dict[str, object], found: list[str]) -> None:
    """Each rule speaks where its page says, and is silent where it says so."""
    assert [finding.rule for finding in file_findings(pair(**given), Config(profile="default"))] == found


def test_settings_hold_for_rules_about_files() -> None:
    """They can be chosen, left out and weighed like all rules; a code that doesn't exist is still an error."""
    missing = pair(exists=False)
    assert not file_findings(missing, Config(ignore=("SRC",)))
    assert not file_findings(missing, Config(rules=("FIG",)))
    assert [f.rule for f in file_findings(missing, Config(rules=("missing-rewrite",)))] == ["SRC03"]
    (found,) = file_findings(missing, Config(severity={"SRC": Severity.MINOR}))
    assert (found.severity, found.bead, found.original, found.rewrite) == (Severity.MINOR, -1, None, None)
    assert not selected(Config(rules=("SRC03",)))
    with pytest.raises(ConfigError):
        selected(Config(rules=("SRC09",)))


def test_a_verdict_on_a_stale_source_ends_with_its_text() -> None:
    """The fingerprint of SRC01 changes with the original; those of the others don't."""
    first, second = (file_findings(pair(stamped=("0", "2"), digests=(now, "2")), Config()) for now in ("1", "3"))
    assert first[0].fingerprint != second[0].fingerprint
    copy = [file_findings(pair(found=("en", "en"), digests=(now, "2")), Config())[0] for now in ("1", "3")]
    assert copy[0].fingerprint == copy[1].fingerprint
