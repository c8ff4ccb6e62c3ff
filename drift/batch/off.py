"""Rules that were off because they don't know the languages of a pair, told for all pairs of a run together."""

from __future__ import annotations

from collections.abc import Mapping

from drift.config import Config

Languages = tuple[str | None, str | None]


def rules_off(languages: Mapping[Languages, int], config: Config) -> list[tuple[str, int]]:
    """How many rules were off, in how many pairs, as a note and its count.

    Args:
        languages: pairs by the languages of their original and rewrite.
        config: the settings that they were compared with.
    """
    from drift.rules.apply import applicable, selected

    chosen = selected(config)
    told = []
    for (original, rewrite), count in sorted(languages.items(), key=lambda one: (-one[1], str(one[0]))):
        # What a rule needs besides, a parse for instance, is the same for all pairs and told elsewhere.
        _, off = applicable(chosen, (original or "", rewrite or ""), frozenset({"parse", "vectors"}))
        if off:
            names = " → ".join(dict.fromkeys(lang or "unknown" for lang in (original, rewrite)))
            told.append(
                (f"{len(off)} of {len(chosen)} rules were off, as they don't know the language ({names})", count)
            )
    return told
