"""Settings: what they are, where they are found, and what is wrong with them.

A value comes, in this order, from the command line, from the nearest ``drift.toml`` or
``pyproject.toml [tool.drift]`` (searched upwards to the root of the version control), or from the defaults.
"""

from __future__ import annotations

import codecs
import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from drift.errors import ConfigError
from drift.glossary import Term, read_glossary
from drift.severity import Severity
from drift.user_files import patterns

FILES = ("drift.toml", "pyproject.toml")
PROFILES = ("all", "default", "figures", "style")
CHECK_PROFILE = "default"
"""What a check applies where nobody chose: the small set with the fewest false alarms."""
GATE_KEYS = (
    "fail-on",
    "max-drift",
    "max-score",
    "budgets",
    "pairs",
    "paths",
    "suppress",
    "stamp",
    "strict-baseline",
    "verdicts",
)
"""Settings of ``drift check`` alone, which :mod:`drift.gate.settings` reads."""
_HEADER = re.compile(r"\[\[?([^\[\]]{1,200}+)\]")
_KEY = re.compile(r"([\w-]{1,80}+|\"[^\"]{1,80}+\"|'[^']{1,80}+')[ \t]{0,40}+(?:\.[\w\". \t-]{1,200}+)?=")


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of a comparison, with its default.

    Attributes:
        model: ``"default"``, ``"int8"``, ``"none"``, ``"multilingual"``, a model's name, or a path.
        original_lang: ISO 639-1 code of the original, ``None`` to find it.
        rewrite_lang: the same for the rewrite.
        encoding: of both files: ``None`` for UTF-8 and UTF-16 by its mark, ``"auto"``, or a codec's name.
        profile: which rules: ``"all"``, ``"default"``, ``"figures"``, ``"style"``.
        rules: codes or families that are applied instead of the profile's; empty for the profile.
        ignore: codes or families that are not applied.
        severity: severities that replace the rules' own, by code.
        anchor: the day on which the original was written.
        boilerplate: regular expressions of passages that are not the story.
        aliases: names that mean the same, each with its other spellings.
        glossary: what the rewrite has to say, must not say and must not touch; in a file, the name of a TSV, CSV or
            TOML file (:mod:`drift.glossary`), from the folder of the configuration.
        parser: whether a syntactic parse is used where it is installed.
        first_stage: whether passages that say the same words, but for articles, contractions and idle marks, are taken
            for harmless without another look (:mod:`drift.analysis.first_stage`); for bulk work.
        cache: whether vectors, parses and reports are kept on disk.
        places: where settings come from, by field, for error messages.

    Raises:
        ConfigError: a value of the wrong kind.
    """

    model: str = "default"
    original_lang: str | None = None
    rewrite_lang: str | None = None
    encoding: str | None = None
    profile: str = "all"
    rules: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    anchor: date | None = None
    boilerplate: tuple[str, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
    parser: bool = True
    first_stage: bool = False
    cache: bool = True
    places: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for name, check in _CHECKS.items():
            value = getattr(self, name)
            if value is None and name in _OPTIONAL:
                continue
            plain = list(value) if isinstance(value, tuple) else value
            if name == "aliases" and isinstance(value, Mapping):
                plain = {key: list(v) if isinstance(v, tuple) else v for key, v in value.items()}
            object.__setattr__(self, name, check(plain, self.place(name)))

    def place(self, name: str) -> str:
        """Where the value of a field comes from, as an error message names it."""
        return self.places.get(name, name.replace("_", "-"))


def find(start: Path) -> Path | None:
    """The configuration file that holds for ``start``, or ``None``.

    Looks in ``start`` and its parents, up to the first folder that holds ``.git``, ``.hg`` or ``.jj``. In one
    folder ``drift.toml`` goes before ``pyproject.toml``, which counts only with a ``[tool.drift]`` table.
    """
    for folder in (start.absolute(), *start.absolute().parents):
        for name in FILES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or "drift" in _load(path).get("tool", {})):
                return path
        if any((folder / mark).exists() for mark in (".git", ".hg", ".jj")):
            return None
    return None


def load(path: Path, base: Config | None = None) -> Config:
    """Read a configuration file.

    Args:
        path: a ``drift.toml`` or a ``pyproject.toml``.
        base: what holds where the file says nothing.

    Raises:
        ConfigError: the file is missing, is no TOML, or holds an unknown key or a wrong value.
    """
    table, lines = table_of(path)
    if isinstance(named := table.get("glossary"), str) and named:
        table = {**table, "glossary": str(path.parent / named)}
    given = parse(table, str(path), path.parent, lines)
    keys = {name: name.replace("_", "-") for name in given}
    keys |= {name: key for key, (name, _) in FILE_KEYS.items() if key in table and keys.get(name) not in table}
    keys |= dict.fromkeys(("original_lang", "rewrite_lang"), "lang") if "lang" in table else {}
    places = {name: place_of_key(str(path), lines, key) for name, key in keys.items()}
    return replace(base or Config(), **given, places=places)


def table_of(path: Path) -> tuple[dict[str, Any], dict[str, int]]:
    """What a configuration file says of drift: its table, and the line of each of its keys.

    Raises:
        ConfigError: the file is missing or is no TOML.
    """
    table, prefix = _load(path), ""
    if path.name == "pyproject.toml":
        table, prefix = table.get("tool", {}).get("drift", {}), "tool.drift"
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.drift: expected a table, found {table!r}")
    return table, _lines(path.read_text(encoding="utf-8-sig"), prefix)


def _lines(text: str, prefix: str) -> dict[str, int]:
    """The line on which each key of a table stands first; TOML's own reader doesn't tell."""
    found: dict[str, int] = {}
    inside = not prefix
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        if header := _HEADER.match(line):
            name = header[1].replace('"', "").replace(" ", "")
            inside = name == prefix
            if name.startswith(f"{prefix}." if prefix else "") and not inside:
                found.setdefault(name.removeprefix(f"{prefix}." if prefix else "").split(".")[0], number)
        elif inside and (key := _KEY.match(line)):
            found.setdefault(key[1].strip("\"'"), number)
    return found


def place_of_key(place: str, lines: Mapping[str, int] | None, key: str) -> str:
    """A key with its file and line, as an error message names it."""
    return f"{place}:{lines[key]}: {key}" if lines and key in lines else f"{place}: {key}"


def unknown_key(key: str, known: Iterable[str], place: str) -> ConfigError:
    """The error for a key that doesn't exist, with the nearest that does."""
    keys = sorted(known)
    near = difflib.get_close_matches(key, keys, 1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; known keys: {', '.join(keys)}"
    return ConfigError(f"{place}: no such setting{hint}")


def parse(
    table: Mapping[str, Any], place: str, folder: Path | None = None, lines: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """Check the keys and values of a table and turn them into the fields of :class:`Config`.

    Args:
        table: keys with hyphens, as they stand in the file.
        place: named in errors.
        folder: where the files lie that the table names by a relative path.
        lines: the line of each key.

    Raises:
        ConfigError: a file that can't be used, an unknown key (with the nearest known one), or a value of the wrong kind.
    """
    known = {f.name.replace("_", "-"): f.name for f in fields(Config) if f.name in _CHECKS}
    result: dict[str, Any] = {}
    from_files: dict[str, Any] = {}
    for key, value in table.items():
        at = place_of_key(place, lines, key)
        if key in GATE_KEYS:
            continue
        if key in FILE_KEYS:
            name, read = FILE_KEYS[key]
            for path in _strings(value, at):
                from_files[name] = merged(from_files.get(name), read((folder or Path()) / path))
            continue
        if key == "lang":
            language = _language(value, at)
            result.update(original_lang=language, rewrite_lang=language)
            continue
        if key not in known:
            raise unknown_key(key, [*known, *FILE_KEYS, *GATE_KEYS, "lang"], at)
        result[known[key]] = _CHECKS[known[key]](value, at)
    return result | {name: merged(result.get(name), value) for name, value in from_files.items()}


def merged(first: Any, second: Any) -> Any:
    """What two lists or two tables hold together; the second table's entry goes first."""
    if not first:
        return second
    return {**first, **second} if isinstance(second, Mapping) else (*first, *second)


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such configuration file") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{path}: can't be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None


def expected(place: str, what: str, value: object) -> ConfigError:
    """The error for a value of the wrong kind; ``None`` is one that isn't there."""
    return ConfigError(f"{place}: expected {what}, found {'nothing' if value is None else repr(value)}")


def _string(value: object, place: str) -> str:
    if not isinstance(value, str) or not value:
        raise expected(place, "a string", value)
    return value


def _language(value: object, place: str) -> str:
    if not isinstance(value, str) or not (value.isalpha() and value.islower() and 2 <= len(value) <= 3):
        raise expected(place, "a language code such as 'en'", value)
    return value


def _bool(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise expected(place, "true or false", value)
    return value


def _strings(value: object, place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise expected(place, "a list of strings", value)
    return tuple(value)


def _patterns(value: object, place: str) -> tuple[str, ...]:
    """Regular expressions; a broken one is told here, before it would fail each text on its own."""
    found = _strings(value, place)
    if found:
        from pairs.errors import PatternError
        from pairs.user_patterns import check

        for pattern in found:
            try:
                check(pattern)
            except PatternError as error:
                raise ConfigError(f"{place}: {error.message}") from None
    return found


def _encoding(value: object, place: str) -> str:
    """A name that Python knows, or ``auto``; an unknown one is told here, before it would fail each text on its own."""
    name = _string(value, place)
    try:
        if name.casefold() != "auto":
            codecs.lookup(name)
    except (LookupError, ValueError):
        raise ConfigError(
            f"{place}: unknown encoding {name!r}; use a name that Python knows, such as utf-8 or cp1252"
        ) from None
    return name


def choice(value: object, known: tuple[str, ...], place: str) -> str:
    """``value`` if it is one of ``known``; else a :class:`ConfigError` with the nearest."""
    if not isinstance(value, str) or value not in known:
        near = difflib.get_close_matches(str(value), known, 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise ConfigError(f"{place}: expected one of {', '.join(known)}, found {value!r}{hint}")
    return value


def day(value: object, place: str) -> date:
    """A date from TOML or from a string in ISO form."""
    if isinstance(value, date) and type(value) is date:
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise expected(place, "a date such as 2024-05-31", value) from None


def _severities(value: object, place: str) -> dict[str, Severity]:
    if not isinstance(value, Mapping):
        raise expected(place, "a table of rule codes and severities", value)
    return {code: Severity(choice(v, tuple(Severity), f"{place}.{code}")) for code, v in value.items()}


def _aliases(value: object, place: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, Mapping):
        raise expected(place, "a table of names and lists of other names", value)
    return {name: _strings(others, f"{place}.{name}") for name, others in value.items()}


def _glossary(value: object, place: str) -> tuple[Term, ...]:
    if isinstance(value, str) and value:
        return read_glossary(Path(value))
    if not isinstance(value, list) or not all(isinstance(term, Term) for term in value):
        raise expected(place, "the name of a TSV, CSV or TOML file", value)
    return tuple(value)


def keys_of_a_comparison() -> tuple[str, ...]:
    """The keys that :func:`parse` knows, beside those of the gate."""
    return tuple(sorted([*(name.replace("_", "-") for name in _CHECKS), *FILE_KEYS, "lang"]))


FILE_KEYS: dict[str, tuple[str, Callable[[Path], Any]]] = {
    "boilerplate-files": ("boilerplate", patterns),
}
"""Settings that name files, each with the field that what stands in them is added to, and their reader."""

_OPTIONAL = frozenset({"original_lang", "rewrite_lang", "encoding", "anchor"})
_CHECKS: dict[str, Callable[[object, str], Any]] = {
    "model": _string,
    "original_lang": _language,
    "rewrite_lang": _language,
    "encoding": _encoding,
    "profile": lambda value, place: choice(value, PROFILES, place),
    "rules": _strings,
    "ignore": _strings,
    "severity": _severities,
    "anchor": day,
    "boilerplate": _patterns,
    "aliases": _aliases,
    "glossary": _glossary,
    "parser": _bool,
    "first_stage": _bool,
    "cache": _bool,
}
