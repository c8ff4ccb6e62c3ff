"""What a number stands under: every setting, model and version that changes it, in one line, as sacrebleu does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from drift._version import __version__
from drift.cache import digest
from drift.config import Config

if TYPE_CHECKING:
    from drift.rules.registry import Rule
    from pairs.embedding import Embedder
    from pairs.overrides import Overrides


def signature(
    config: Config,
    embedder: Embedder | None,
    on: Sequence[Rule],
    at_hand: frozenset[str],
    languages: tuple[str, str],
    overrides: Overrides | None = None,
) -> str:
    """The signature of a result.

    Args:
        config: the settings.
        embedder: the model, ``None`` for none.
        on: the rules that were applied.
        at_hand: what was at hand of ``"parse"`` and ``"vectors"``.
        languages: of the original and the rewrite.
        overrides: hand repairs of the alignment.
    """
    from drift.analysis.parse import signature as parser_signature
    from drift.scoring.lexical import signatures
    from drift.scoring.model import version

    parts = {
        "drift": __version__,
        "model": f"{embedder.name}@{embedder.version[:12]}" if embedder else "none",
        "parse": parser_signature() if "parse" in at_hand else "no",
        "lang": "-".join(lang or "?" for lang in languages),
        "rules": f"{len(on)}@{digest(','.join(r.code for r in on))[:8]}",
        "anchor": config.anchor.isoformat() if config.anchor else "",
        "settings": _changed(config),
        "overrides": overrides.digest() if overrides else "",
        "score": f"{'vectors' if 'vectors' in at_hand else 'sentence' if embedder else 'words'}@{version()}",
        **signatures(),
    }
    return "|".join(f"{name}:{value}" for name, value in parts.items() if value)


def _changed(config: Config) -> str:
    """A short digest of the settings that change a number and stand nowhere else in the signature."""
    told = replace(
        config,
        model="default",
        original_lang=None,
        rewrite_lang=None,
        profile="all",
        rules=(),
        ignore=(),
        anchor=None,
        parser=True,
        cache=True,
        encoding=None,
    )
    return "" if told == Config() else digest(repr(told))[:8]
