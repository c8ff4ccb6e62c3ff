"""Every pattern that the packages compile, at import or at the first text, with the module that does it.

    python -m tests.patterns        one JSON list a line: module, pattern, flags

It runs in a process of its own: ``re.compile`` is watched from before the first import on.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from typing import Any

TEXT = (
    "On Monday, 3 May 2021, Mira Tolen said that the firm would not sell 40 of its ships for $93 million. "
    "“It may be late,” she told the council of Hallvik, which had asked her twice. Nobody else was there."
)


def main() -> int:
    """Import every module, compare a text in several languages, and print what was compiled on the way."""
    found: dict[tuple[str, int], str] = {}
    compiled = re.compile

    def watched(pattern: Any, flags: Any = 0) -> Any:
        name = str(sys._getframe(1).f_globals.get("__name__", ""))
        if isinstance(pattern, str) and name.startswith(("drift.", "pairs.")):
            found.setdefault((pattern, int(flags)), name)
        return compiled(pattern, flags)

    re.compile = watched  # type: ignore[assignment]
    import drift
    import pairs

    for package in (drift, pairs):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    for lang in ("en", "de", "fr", "es", "ru", "zh", "ja"):
        config = drift.Config(model="none", parser=False, cache=False, original_lang=lang, rewrite_lang=lang)
        drift.compare(TEXT, TEXT.replace("40", "50").replace("Mira", "Edda"), config=config)
    sys.stdout.writelines(json.dumps([name, *what]) + "\n" for what, name in found.items())
    return 0


if __name__ == "__main__":
    sys.exit(main())
