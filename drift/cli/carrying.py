"""What a command line changed, as the options that make a review compare alike: no more than it needs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from drift.config import Config, find


def carried(
    before: Config,
    after: Config,
    show: Callable[[Path], str],
    *,
    folder: Path,
    file: Path | None = None,
    verdicts: Path | None = None,
    glossary: Path | None = None,
    boilerplate: tuple[Path, ...] = (),
    **_: Any,
) -> tuple[str, ...]:
    """The options of `drift review` for which it finds what was found here.

    What says how fast or where to write (``--no-cache``, ``--jobs``, ``--output``) changes no finding and is left out,
    as is an option that says what the configuration says already.

    Args:
        before: the settings that a review takes without an option.
        after: those that hold here.
        show: the name of a file as the command shows it.
        folder: where the command is meant to be run: names are shown from there on.
        file: the configuration that holds here.
        verdicts: of ``--verdicts``.
        glossary: of ``--glossary``.
        boilerplate: of ``--boilerplate``.
    """
    words: list[str] = []

    def add(option: str, value: str) -> None:
        # What begins with a hyphen would be taken for an option.
        words.extend([f"{option}={value}"] if value.startswith("-") else [option, value])

    if file and file.resolve() != (find(folder) or Path()).resolve():
        add("--config", show(file))
    if after.profile != before.profile and not after.rules:
        add("--profile", after.profile)
    if after.rules != before.rules:
        add("--rules", ",".join(after.rules))
    if ignored := [code for code in dict.fromkeys(after.ignore) if code not in before.ignore]:
        add("--ignore", ",".join(ignored))
    if after.anchor and after.anchor != before.anchor:
        add("--anchor", after.anchor.isoformat())
    if glossary and after.glossary != before.glossary:
        add("--glossary", show(glossary))
    if after.model != before.model:
        add("--model", _model(after.model, show))
    languages = (after.original_lang or "", after.rewrite_lang or "")
    if languages != (before.original_lang or "", before.rewrite_lang or ""):
        add("--lang", ",".join(dict.fromkeys(languages)))
    if after.encoding and after.encoding != before.encoding:
        add("--encoding", after.encoding)
    for path in boilerplate if after.boilerplate != before.boilerplate else ():
        add("--boilerplate", show(path))
    if before.parser and not after.parser:
        words.append("--no-parser")
    if verdicts:
        add("--verdicts", show(verdicts))
    return tuple(words)


def _model(model: str, show: Callable[[Path], str]) -> str:
    """A model's folder as the command shows it; a word without a separator is a name, whatever folder is called so."""
    if os.sep not in model or not Path(model).is_dir():
        return model
    shown = show(Path(model))
    return shown if os.sep in shown else f".{os.sep}{shown}"
