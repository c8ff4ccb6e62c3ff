"""Options that several commands share, and how they become a configuration."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import rich_click as click

from drift.config import CHECK_PROFILE, PROFILES, Config, day, find, load
from drift.errors import ConfigError
from drift.glossary import read_glossary
from drift.severity import Severity
from drift.user_files import patterns

F = TypeVar("F", bound=Callable[..., Any])

SEVERITY = click.Choice([s.value for s in Severity])


def _profile(default: str) -> Callable[[F], F]:
    return click.option("--profile", type=click.Choice(PROFILES), help=f"Which rules to apply.  [default: {default}]")


_RULES = (
    click.option(
        "--rules", "chosen", multiple=True, metavar="CODES", help="Apply these rules or families only: FIG02,NAM."
    ),
    click.option("--ignore", multiple=True, metavar="CODES", help="Don't apply these rules or families."),
    click.option("--anchor", metavar="DATE", help="The day on which the original was written: 2024-05-31."),
    click.option(
        "--glossary",
        type=click.Path(path_type=Path),
        help="Words to use, to avoid and to leave alone: a TSV, CSV or TOML file.",
    ),
)
_TEXTS = (
    click.option(
        "--model",
        metavar="MODEL",
        help="default, int8 (the same, faster), none, multilingual, or a sentence-transformers model: NAME or PATH.",
    ),
    click.option("--lang", metavar="CODE", help="The language of both texts; with a comma, of each: en,de."),
    click.option(
        "--encoding", metavar="NAME", help="The encoding of both files, or auto.  [default: UTF-8, UTF-16 by its mark]"
    ),
)
_FILES = (
    click.option(
        "--boilerplate",
        multiple=True,
        type=click.Path(path_type=Path),
        help="A file of patterns of passages that are not the story, one a line, beside those of the configuration.",
    ),
)
_PARSER = (click.option("--no-parser", is_flag=True, help="Don't parse, even where a parser is installed."),)
_RUN = (
    click.option("--no-cache", is_flag=True, help="Neither read nor write the cache."),
    click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path),
        help="This configuration file instead of the nearest.",
    ),
)
overrides_option = click.option(
    "--overrides",
    type=click.Path(path_type=Path),
    help='Hand repairs of the alignment, one a line: {"original": [3, 4], "rewrite": [2]}.',
)
"""The option that names a file of hand repairs."""
min_severity_option = click.option(
    "--min-severity",
    type=SEVERITY,
    help="Show findings from here up.  [default: minor in github, github-summary, markdown and text; else all]",
)
"""The option that leaves out what matters less."""
raw_csv_option = click.option(
    "--raw-csv",
    is_flag=True,
    help="No apostrophe before cells of CSV that look like formulas: for programs, and dangerous in a spreadsheet.",
)
"""The option that gives up what makes CSV safe in a spreadsheet."""


def comparison_options(function: F) -> F:
    """Add the options that say how to compare."""
    return _comparison(Config().profile, function)


def check_options(function: F) -> F:
    """The same for a check, which begins with the rules that have the fewest false alarms."""
    return _comparison(CHECK_PROFILE, function)


def _comparison(profile: str, function: F) -> F:
    return _with((_profile(profile), *_RULES, *_TEXTS, *_FILES, *_PARSER, *_RUN), function)


def alignment_options(function: F) -> F:
    """Add those of them that an alignment depends on."""
    return _with((*_TEXTS, *_FILES, *_RUN), function)


def _with(options: Sequence[Callable[[F], F]], function: F) -> F:
    for option in reversed(options):
        function = option(function)
    return function


def configuration(*, config_file: Path | None, **given: Any) -> Config:
    """The settings of one run: the command line over the file over the defaults.

    Args:
        config_file: a file instead of the nearest.
        given: the arguments of :func:`over`.

    Raises:
        ConfigError: a value or file that can't be used.
    """
    path = config_file or find(Path.cwd())
    return over(load(path) if path else Config(), **given)


def over(
    config: Config,
    *,
    model: str | None = None,
    lang: str | None = None,
    encoding: str | None = None,
    no_cache: bool = False,
    profile: str | None = None,
    chosen: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    anchor: str | None = None,
    glossary: Path | None = None,
    no_parser: bool = False,
    boilerplate: tuple[Path, ...] = (),
) -> Config:
    """A configuration with what the command line says instead, or beside it.

    Raises:
        ConfigError: a value or file that can't be used.
    """
    given: dict[str, Any] = {"profile": profile, "model": model, "encoding": encoding}
    if anchor:
        given["anchor"] = day(anchor, "--anchor")
    if glossary:
        given["glossary"] = read_glossary(glossary)
    if lang:
        given["original_lang"], given["rewrite_lang"] = _languages(lang)
    given = {name: value for name, value in given.items() if value is not None}
    places = dict.fromkeys(given, "command line") | ({"rules": "--rules"} if chosen else {})
    config = replace(config, **given, places={**config.places, **places})
    return replace(
        config,
        rules=_codes(chosen) or config.rules,
        ignore=(*config.ignore, *_codes(ignore)),
        boilerplate=(*config.boilerplate, *(pattern for path in boilerplate for pattern in patterns(path))),
        parser=config.parser and not no_parser,
        cache=config.cache and not no_cache,
    )


def _codes(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _languages(value: str) -> tuple[str, str]:
    codes = [code.strip().lower() for code in value.split(",")]
    if len(codes) > 2 or not all(code.isascii() and code.isalpha() and 2 <= len(code) <= 3 for code in codes):
        raise ConfigError(f"--lang: expected a language code such as en, or two such as en,de; found {value!r}")
    return codes[0], codes[-1]
