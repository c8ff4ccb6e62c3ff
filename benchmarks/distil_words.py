"""Distil from WordNet's files the English words that the table of word relations leaves out.

    python benchmarks/distil_words.py DICT OUT

DICT is the folder with data.noun … (Debian: the package wordnet-base). OUT gets xz-compressed UTF-8 text, one word a
line: what is written in small letters only and is no lemma of ``drift/analysis/wordnet.txt.xz``.
"""

from __future__ import annotations

import lzma
import sys
from importlib.resources import files
from pathlib import Path


def main(folder: Path, out: Path) -> None:
    """Read, leave out, write."""
    table = lzma.decompress((files("drift.analysis") / "wordnet.txt.xz").read_bytes()).decode()
    known = {line.partition("\t")[0] for line in table.split("\n")}
    words: set[str] = set()
    for name in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").split("\n"):
            if line[:1].isdigit():
                fields = line.partition(" | ")[0].split()
                lemmas = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
                words.update(lemma.partition("(")[0] for lemma in lemmas)
    kept = sorted(w for w in words - known if w.isalpha() and w.isascii() and w.islower() and len(w) > 2)
    out.write_bytes(lzma.compress("\n".join(kept).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(kept)} words, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
