"""What ``drift check`` is told by a configuration file, beside how to compare."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from drift.config import Config, choice, expected, parse, place_of_key, table_of, unknown_key
from drift.errors import ConfigError
from drift.gate.globs import matches
from drift.severity import Severity
from pairs.discovery.schemes import PLACE, SCHEMES

NEVER = "never"
PATH_KEYS = ("match", "profile", "rules", "ignore", "severity", "anchor", "boilerplate", "aliases", "lang")
PAIR_KEYS = ("original", "rewrite", "scheme", "lang", "source", "folder", "manifest", "delimiter")
SUPPRESS_KEYS = ("match", "rules", "reason")


@dataclass(frozen=True, slots=True)
class PathSettings:
    """What holds for some files alone: those whose original or rewrite fits ``match``."""

    match: str
    given: Mapping[str, Any]
    place: str


@dataclass(frozen=True, slots=True)
class PairSource:
    """Where pairs come from: two templates or two files, a naming scheme, or a manifest.

    Attributes:
        original, rewrite: templates with ``{path}``, or two files; ``""`` where a manifest is named.
        languages: what the two sides are written in where a scheme says so; ``("", "")`` where nothing does.
        manifest: a file that lists pairs.
        delimiter: of a CSV manifest.
        place: where this stands.
    """

    original: str = ""
    rewrite: str = ""
    languages: tuple[str, str] = ("", "")
    manifest: str = ""
    delimiter: str = ","
    place: str = ""


@dataclass(frozen=True, slots=True)
class Suppression:
    """Findings of some rules that don't count in some files, and why."""

    match: str
    rules: tuple[str, ...]
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class GateSettings:
    """Every setting of a check beside those of a comparison, with its default.

    Attributes:
        fail_on: the severity from which a finding fails the check; ``None`` for none.
        max_drift: the drift score of all pairs together above which the check fails.
        max_score: the drift score of one pair above which the check fails.
        budgets: how many findings a rule or a family may have, by code.
        pairs: where pairs come from.
        paths: what holds for some files alone; later ones go first.
        suppress: findings that don't count.
        stamp: whether every rewrite must be stamped.
        strict_baseline: whether an accepted verdict that matches nothing any more fails the check.
        verdicts: the file of verdicts, ``None`` for ``.drift/verdicts.jsonl`` in the root of the project.
        places: where each setting stands, by its key.
    """

    fail_on: Severity | None = Severity.MAJOR
    max_drift: float | None = None
    max_score: float | None = None
    budgets: Mapping[str, int] = field(default_factory=dict)
    pairs: tuple[PairSource, ...] = ()
    paths: tuple[PathSettings, ...] = ()
    suppress: tuple[Suppression, ...] = ()
    stamp: bool = False
    strict_baseline: bool = False
    verdicts: Path | None = None
    places: Mapping[str, str] = field(default_factory=dict)

    def seen_from(self, root: Path) -> GateSettings:
        """The same, with places that reports show named from a root on: a report names no path of this machine."""
        here = f"{root}{os.sep}"
        return replace(self, suppress=tuple(replace(s, place=s.place.removeprefix(here)) for s in self.suppress))

    def for_pair(self, config: Config, names: Iterable[str]) -> Config:
        """The settings of a comparison that hold for a pair with these names."""
        files = tuple(names)
        for one in self.paths:
            if any(matches(one.match, name) for name in files):
                config = _over(config, one)
        return config


def load_gate(path: Path) -> GateSettings:
    """Read what a configuration file says of the gate.

    Raises:
        ConfigError: an unknown key or a wrong value; the line names file, line and key.
    """
    table, lines = table_of(path)
    given: dict[str, Any] = {}
    places: dict[str, str] = {}
    for key, read in _READERS.items():
        if key in table:
            places[key] = place_of_key(str(path), lines, key)
            given[key.replace("-", "_")] = read(table[key], places[key], path.parent)
    return GateSettings(**given, places=places)


def _over(config: Config, one: PathSettings) -> Config:
    """A configuration with what a table of ``paths`` says: lists and tables are added to, single values replaced."""
    given = dict(one.given)
    for name in ("ignore", "boilerplate"):
        if name in given:
            given[name] = (*getattr(config, name), *given[name])
    for name in ("severity", "aliases"):
        if name in given:
            given[name] = {**getattr(config, name), **given[name]}
    return replace(config, **given, places={**config.places, **dict.fromkeys(given, one.place)})


def threshold(value: object, place: str) -> Severity | None:
    """A severity, or ``None`` for ``"never"``."""
    chosen = choice(value, (*Severity, NEVER), place)
    return None if chosen == NEVER else Severity(chosen)


def _score(value: object, place: str, _: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise expected(place, "a number from 0 to 1", value)
    return float(value)


def _budgets(value: object, place: str, _: Path) -> dict[str, int]:
    if not isinstance(value, Mapping):
        raise expected(place, "a table of rule codes and numbers", value)
    for code, count in value.items():
        if isinstance(count, bool) or not isinstance(count, int) or count < 0:
            raise expected(f"{place}.{code}", "a whole number from 0 up", count)
    return {code.upper(): count for code, count in value.items()}


def _bool(value: object, place: str, _: Path) -> bool:
    if not isinstance(value, bool):
        raise expected(place, "true or false", value)
    return value


def _file(value: object, place: str, folder: Path) -> Path:
    return folder / _text(value, place)


def _text(value: object, place: str) -> str:
    if not isinstance(value, str) or not value:
        raise expected(place, "a string", value)
    return value


def _tables(value: object, place: str, known: tuple[str, ...]) -> list[tuple[dict[str, Any], str]]:
    """A list of tables with known keys, each with its place."""
    if isinstance(value, Mapping):
        key = place.rsplit(" ", 1)[-1]
        raise ConfigError(f"{place}: expected a list of tables, found one table; write [[{key}]]")
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise expected(place, "a list of tables", value)
    result = []
    for number, one in enumerate(value, 1):
        at = f"{place}[{number}]"
        for key in one:
            if key not in known:
                raise unknown_key(key, known, f"{at}.{key}")
        result.append((one, at))
    return result


def _paths(value: object, place: str, folder: Path) -> tuple[PathSettings, ...]:
    return tuple(
        PathSettings(
            _text(one.get("match"), f"{at}.match"),
            parse({key: v for key, v in one.items() if key != "match"}, at, folder),
            at,
        )
        for one, at in _tables(value, place, PATH_KEYS)
    )


def _suppress(value: object, place: str, _: Path) -> tuple[Suppression, ...]:
    result = []
    for one, at in _tables(value, place, SUPPRESS_KEYS):
        rules = one.get("rules")
        if not isinstance(rules, list) or not rules or not all(isinstance(code, str) and code for code in rules):
            raise expected(f"{at}.rules", "a list of rules or families", rules)
        codes = tuple(code.upper() for code in rules)
        result.append(
            Suppression(_text(one.get("match"), f"{at}.match"), codes, _text(one.get("reason"), f"{at}.reason"), at)
        )
    return tuple(result)


def _pairs(value: object, place: str, _: Path) -> tuple[PairSource, ...]:
    return tuple(source for one, at in _tables(value, place, PAIR_KEYS) for source in _sources(one, at))


def _sources(one: dict[str, Any], at: str) -> list[PairSource]:
    from pairs.discovery.schemes import scheme

    texts = {key: _text(v, f"{at}.{key}") for key, v in one.items() if key != "lang"}
    if "manifest" in one:
        return [PairSource(manifest=texts["manifest"], delimiter=texts.get("delimiter", ","), place=at)]
    if "scheme" in one:
        name = choice(one["scheme"], tuple(SCHEMES), f"{at}.scheme")
        source = texts.get("source", "en")
        langs = [one["lang"]] if isinstance(one.get("lang"), str) else one.get("lang")
        if not isinstance(langs, list) or not langs:
            raise expected(f"{at}.lang", "a language or a list of languages", langs)
        return [
            PairSource(
                *scheme(name, _text(lang, f"{at}.lang"), source=source, folder=texts.get("folder", "")),
                languages=(source, lang),
                place=at,
            )
            for lang in langs
        ]
    original, rewrite = (_text(one.get(key), f"{at}.{key}") for key in ("original", "rewrite"))
    if (PLACE in original) != (PLACE in rewrite):
        raise ConfigError(f"{at}: {PLACE} must stand in both names or in none")
    return [PairSource(original, rewrite, place=at)]


_READERS: dict[str, Callable[[object, str, Path], Any]] = {
    "fail-on": lambda value, place, _: threshold(value, place),
    "max-drift": _score,
    "max-score": _score,
    "budgets": _budgets,
    "pairs": _pairs,
    "paths": _paths,
    "suppress": _suppress,
    "stamp": _bool,
    "strict-baseline": _bool,
    "verdicts": _file,
}
