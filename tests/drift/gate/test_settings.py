"""The gate's settings: what they may say, and that the published schema says the same."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from drift.config import GATE_KEYS, keys_of_a_comparison, load
from drift.errors import ConfigError
from drift.gate.settings import _READERS, PAIR_KEYS, PATH_KEYS, SUPPRESS_KEYS, load_gate
from drift.severity import Severity
from pairs.discovery.schemes import SCHEMES

SCHEMA: dict[str, Any] = json.loads((Path(__file__).parents[3] / "docs" / "config.schema.json").read_text("utf-8"))
WHOLE = """
model = "none"
profile = "default"
anchor = 2024-05-31
fail-on = "minor"
max-drift = 0.3
max-score = 0.5
stamp = true
strict-baseline = true
verdicts = "review/verdicts.jsonl"

[budgets]
FIG09 = 3

[severity]
TRM = "neutral"

[[pairs]]
original = "docs/en/{path}"
rewrite = "docs/zh/{path}"

[[pairs]]
scheme = "docusaurus"
lang = ["de", "fr"]

[[pairs]]
manifest = "pairs.jsonl"

[[paths]]
match = "docs/en/old/**"
ignore = ["TRM"]

[[suppress]]
match = "docs/en/old/**"
rules = ["FIG11"]
reason = "the old pages are cut on purpose"
"""


def plain(value: Any) -> Any:
    """TOML's values as those of JSON."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value if isinstance(value, str | bool | int | float) else str(value)


def valid(text: str) -> bool:
    """Whether the schema accepts a configuration."""
    return not list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(plain(tomllib.loads(text))))


def test_the_schema_knows_the_parsers_keys() -> None:
    """No key is in one and not in the other, in the table as in the tables within it."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == {*keys_of_a_comparison(), *GATE_KEYS}
    assert set(GATE_KEYS) == set(_READERS)
    items = {name: SCHEMA["properties"][name]["items"] for name in ("pairs", "paths", "suppress")}
    assert set(items["paths"]["properties"]) == set(PATH_KEYS)
    assert set(items["suppress"]["properties"]) == set(SUPPRESS_KEYS)
    kinds = [one["properties"] for one in items["pairs"]["oneOf"]]
    assert {key for kind in kinds for key in kind} == set(PAIR_KEYS)
    (schemes,) = (kind["scheme"]["enum"] for kind in kinds if "scheme" in kind)
    assert set(schemes) == set(SCHEMES)


def test_every_setting(tmp_path: Path) -> None:
    """A configuration with every key of the gate is read, and is valid by the schema."""
    path = tmp_path / "drift.toml"
    path.write_text(WHOLE)
    settings = load_gate(path)
    assert valid(WHOLE)
    assert settings.fail_on is Severity.MINOR
    assert (settings.max_drift, settings.max_score) == (0.3, 0.5)
    assert settings.stamp
    assert settings.strict_baseline
    assert [one.rewrite.split("/")[1] for one in settings.pairs[1:3]] == ["de", "fr"]
    assert settings.pairs[1].languages == ("en", "de")
    assert settings.pairs[3].manifest == "pairs.jsonl"
    assert settings.verdicts == tmp_path / "review" / "verdicts.jsonl"
    assert settings.budgets == {"FIG09": 3}
    assert load(path).model == "none"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[pairs]]\nschema = "hugo"', r"pairs\[1\]\.schema: no such setting; did you mean 'scheme'\?"),
        ('[[pairs]]\nscheme = "hugu"\nlang = "de"', "did you mean 'hugo'"),
        ('[[pairs]]\nscheme = "hugo"', "expected a language or a list of languages"),
        ('[[pairs]]\noriginal = "en/{path}"\nrewrite = "de/a.md"', "must stand in both names or in none"),
        ('[[pairs]]\noriginal = "a.md"', "rewrite: expected a string"),
        ('pairs = "a"', "expected a list of tables"),
        ("[budgets]\nFIG = -1", r"budgets\.FIG: expected a whole number"),
        ("[budgets]\nFIG = true", r"budgets\.FIG: expected a whole number"),
        ("max-drift = true", "expected a number from 0 to 1"),
        ('stamp = "yes"', "expected true or false"),
        ('fail-on = "severe"', "expected one of neutral, minor, major, critical, never"),
        ('[[paths]]\nmatch = "*"\nmodel = "none"', r"paths\[1\]\.model: no such setting"),
        ('[[paths]]\nignore = ["FIG"]', r"paths\[1\]\.match: expected a string"),
        ('[[suppress]]\nmatch = "*"\nrules = []\nreason = "x"', r"suppress\[1\]\.rules: expected a list"),
    ],
)
def test_bad_settings(text: str, told: str, tmp_path: Path) -> None:
    """What can't be meant is one line that names file, line and key; the schema refuses it too."""
    path = tmp_path / "drift.toml"
    path.write_text(f"# a comment\n{text}\n")
    with pytest.raises(ConfigError, match=told) as caught:
        load_gate(path)
    assert caught.value.message.startswith(f"{path}:2: ")
    assert not valid(text)


def test_lines_within_pyproject(tmp_path: Path) -> None:
    """In pyproject.toml a key's line is that within its own table."""
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\nfail-on = "x"\n\n[tool.drift]\nmodel = "none"\nfail-on = "x"\n')
    with pytest.raises(ConfigError, match=r"pyproject\.toml:6: fail-on"):
        load_gate(path)
