"""A configuration is read strictly: what is wrong is named with its file, its key and what was expected."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import drift
from drift.config import PROFILES, Config, find, load, parse
from drift.errors import ConfigError
from drift.rules.apply import selected
from drift.rules.registry import rules
from drift.severity import Severity


def write(folder: Path, text: str, name: str = "drift.toml") -> Path:
    """A configuration file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting_can_be_given(tmp_path: Path) -> None:
    """Each kind of value arrives as its type."""
    path = write(
        tmp_path,
        'model = "none"\nlang = "de"\nprofile = "figures"\nignore = ["FIG09"]\nanchor = 2024-03-04\n'
        'boilerplate = ["^Photo:"]\nparser = false\n[severity]\nFIG01 = "major"\n[aliases]\nKyiv = ["Kiev"]\n',
    )
    assert load(path) == Config(
        model="none",
        original_lang="de",
        rewrite_lang="de",
        profile="figures",
        ignore=("FIG09",),
        anchor=date(2024, 3, 4),
        boilerplate=("^Photo:",),
        parser=False,
        severity={"FIG01": Severity.MAJOR},
        aliases={"Kyiv": ("Kiev",)},
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("modell = 'none'", ["modell", "did you mean 'model'"]),
        ("xyzzy = 1", ["xyzzy", "known keys"]),
        ("model = 3", ["model", "expected a string", "3"]),
        ("profile = 'defualt'", ["profile", "did you mean 'default'"]),
        ("anchor = 'yesterday'", ["anchor", "expected a date"]),
        ("anchor = 2024-03-04T10:00:00", ["anchor", "expected a date"]),
        ("ignore = 'FIG01'", ["ignore", "a list of strings"]),
        ("cache = 'no'", ["cache", "true or false"]),
        ("lang = 'English'", ["lang", "a language code"]),
        ("[severity]\nFIG01 = 'eror'", ["severity.FIG01", "expected one of"]),
        ("severity = 'major'", ["severity", "a table"]),
        ("[aliases]\nKyiv = 'Kiev'", ["aliases.Kyiv", "a list of strings"]),
        ("model = \nprofile = 1", ["not valid TOML", "line 1"]),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, told: list[str]) -> None:
    """An error holds the file, the key and what was expected, in one line."""
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    for word in (str(path), *told):
        assert word in caught.value.message
    assert "\n" not in caught.value.message


def test_missing_and_unreadable_files(tmp_path: Path) -> None:
    """A file that was named and is not there, or is no text, is an error."""
    with pytest.raises(ConfigError, match="no such configuration file"):
        load(tmp_path / "drift.toml")
    broken = tmp_path / "drift.toml"
    broken.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not UTF-8; save the file as UTF-8"):
        load(broken)


def test_found_upwards_to_the_root_of_the_repository(tmp_path: Path) -> None:
    """The nearest file counts; none above the root of the version control does."""
    inner = tmp_path / "repo" / "docs" / "en"
    inner.mkdir(parents=True)
    write(tmp_path, "")
    (tmp_path / "repo" / ".git").mkdir()
    assert find(inner) is None
    write(tmp_path / "repo", "[project]\nname = 'x'\n", "pyproject.toml")
    assert find(inner) is None
    nearer = write(tmp_path / "repo", "[tool.drift]\nmodel = 'none'\n", "pyproject.toml")
    assert find(inner) == nearer
    assert load(nearer).model == "none"
    own = write(tmp_path / "repo", "model = 'none'")
    assert find(inner) == own


def test_pyproject_table_must_be_a_table(tmp_path: Path) -> None:
    """``tool.drift`` that is no table is named."""
    path = write(tmp_path, "[tool]\ndrift = 3\n", "pyproject.toml")
    with pytest.raises(ConfigError, match="expected a table"):
        load(path)


def test_parse_keeps_the_rest() -> None:
    """Only what is given is changed."""
    assert parse({"model": "none"}, "here") == {"model": "none"}


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"profile": "figurs"}, "did you mean 'figures'"),
        ({"anchor": "tomorrow"}, "expected a date"),
        ({"severity": {"FIG": "low"}}, "severity.FIG"),
        ({"rules": "FIG"}, "expected a list of strings"),
        ({"model": ""}, "expected a string"),
        ({"parser": 1}, "true or false"),
    ],
)
def test_settings_made_in_python_are_checked_too(settings: dict[str, Any], told: str) -> None:
    """A slip in Python is an error as in a file, never a quiet result."""
    with pytest.raises(ConfigError, match=told):
        Config(**settings)


def test_plain_values_become_typed_ones() -> None:
    """Python code may give a list, a date as text, a severity by its name."""
    config = Config(anchor="2024-03-04", severity={"FIG": "minor"}, rules=["FIG"])  # type: ignore[arg-type]
    assert config.anchor == date(2024, 3, 4)
    assert config.severity == {"FIG": Severity.MINOR}
    assert config.rules == ("FIG",)


def test_a_setting_says_where_it_comes_from(tmp_path: Path) -> None:
    """An error that is found later still names the file and the key."""
    path = write(tmp_path, '[severity]\nXYZ = "minor"\n')
    with pytest.raises(ConfigError) as caught:
        selected(load(path))
    assert f"{path}:1: severity" in caught.value.message


def test_boilerplate_from_files(tmp_path: Path) -> None:
    """Files lie beside the configuration; their patterns are added to its own, in any order of the keys."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "desk.txt").write_bytes(b"\xef\xbb\xbf# the desk's\r\n\r\n^Photo: .*\r\n \\#\\d+ \r\n")
    write(tmp_path, "^Weather$\n", "more.txt")
    path = write(tmp_path, "boilerplate-files = ['lists/desk.txt', 'more.txt']\nboilerplate = ['^Ad$']\n")
    assert load(path).boilerplate == ("^Ad$", "^Photo: .*", r"\#\d+", "^Weather$")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"^Photo\n(unclosed\n", ["desk.txt: line 2", "(unclosed", "broken"]),
        (b"^Photo\n\xff\n", ["desk.txt: line 2", "not UTF-8"]),
        (None, ["desk.txt", "no such file"]),
    ],
)
def test_a_broken_list_is_named(tmp_path: Path, content: bytes | None, told: list[str]) -> None:
    """One line with the file, the line and what is wrong with it."""
    if content is not None:
        (tmp_path / "desk.txt").write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        load(write(tmp_path, "boilerplate-files = ['desk.txt']"))
    for word in told:
        assert word in caught.value.message
    assert "\n" not in caught.value.message


def test_severity_and_switches(tmp_path: Path) -> None:
    """Severities hold by code and by family, the code first; rules are chosen and ignored by either, and by name."""
    original, rewrite = "The firm sold 40 ships to Norway.", "The firm sold 50 ships to Sweden."
    own = load(write(tmp_path, "model = 'none'\n[severity]\nFIG = 'minor'\nNAM01 = 'neutral'\n"))
    found = {f.rule: f.severity for f in drift.check_pair(original, rewrite, config=own).findings}
    assert found["FIG01"] is Severity.MINOR
    assert found["NAM01"] is Severity.NEUTRAL
    for chosen, codes in (
        (("FIG",), {"FIG01"}),
        (("entity-swapped",), {"NAM01"}),
        (("fig01", "nam01"), {"FIG01", "NAM01"}),
    ):
        config = drift.Config(model="none", rules=chosen)
        assert {f.rule for f in drift.check_pair(original, rewrite, config=config).findings} == codes
    config = drift.Config(model="none", rules=("FIG", "NAM01"), ignore=("value-changed",))
    assert {f.rule for f in drift.check_pair(original, rewrite, config=config).findings} == {"NAM01"}


@pytest.mark.parametrize("profile", PROFILES)
def test_profiles(profile: str) -> None:
    """Each profile applies its rules and no rule in preview; every stable rule is in ``all``."""
    chosen = selected(drift.Config(profile=profile))
    assert chosen
    assert not [r for r in chosen if r.preview]
    if profile == "all":
        assert {r.code for r in chosen} == {r.code for r in rules() if not r.preview}
    if profile == "figures":
        assert {r.family for r in chosen} == {"FIG", "DAT"}
