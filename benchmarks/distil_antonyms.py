"""Distil WordNet's antonyms into the table that ``drift.analysis.antonyms`` reads.

    python benchmarks/distil_antonyms.py DICT OUT

DICT is the folder with data.noun … (Debian: the package wordnet-base). OUT gets one sorted line a pair:
part of speech (n, v, a, r), the two lemmas. Phrases and names are left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}


def main(folder: Path, out: Path) -> None:
    """Read, pair, write."""
    pairs: set[tuple[str, str, str]] = set()
    for name, pos in FILES.items():
        synsets = {}
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").split("\n"):
            if line[:1].isdigit():
                fields = line.partition(" | ")[0].split()
                count = int(fields[3], 16)
                words = [word.partition("(")[0] for word in fields[4 : 4 + 2 * count : 2]]
                synsets[fields[0]] = words, fields[4 + 2 * count :]
        for words, rest in synsets.values():
            for k in range(int(rest[0])):
                symbol, offset, _, places = rest[1 + 4 * k : 5 + 4 * k]
                if symbol == "!" and offset in synsets:
                    first, second = divmod(int(places, 16), 256)
                    a, b = sorted((words[first - 1], synsets[offset][0][second - 1]))
                    if all(w.isalpha() and w.isascii() and w.islower() for w in (a, b)):
                        pairs.add((pos, a, b))
    out.write_text("".join(f"{' '.join(pair)}\n" for pair in sorted(pairs)), encoding="utf-8")
    print(f"{len(pairs)} pairs, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
