"""Distil WordNet's antonyms into the tables that ``drift.analysis.antonyms`` reads.

    python benchmarks/distil_antonyms.py DICT OUT SENSES

DICT is the folder with data.noun … and index.noun … (Debian: the package wordnet-base). OUT gets one sorted line a
pair: part of speech (n, v, a, r), the two lemmas. Phrases and names are left out. SENSES gets one line a pair of senses:
the two ids that ``drift/analysis/wordnet.txt.xz`` has for them.
"""

from __future__ import annotations

import lzma
import sys
from importlib.resources import files
from pathlib import Path

FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}


def main(folder: Path, out: Path, senses: Path) -> None:
    """Read, pair, write."""
    pairs: set[tuple[str, str, str]] = set()
    opposed: set[tuple[str, str]] = set()
    names = sense_names(folder)
    for name, pos in FILES.items():
        synsets = {}
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").split("\n"):
            if line[:1].isdigit():
                fields = line.partition(" | ")[0].split()
                count = int(fields[3], 16)
                words = [word.partition("(")[0] for word in fields[4 : 4 + 2 * count : 2]]
                synsets[fields[0]] = words, fields[4 + 2 * count :]
        for own, (words, rest) in synsets.items():
            for k in range(int(rest[0])):
                symbol, offset, _, places = rest[1 + 4 * k : 5 + 4 * k]
                if symbol == "!" and (name, own) in names and (name, offset) in names:
                    one, other = sorted((names[name, own], names[name, offset]))
                    opposed.add((one, other))
                if symbol == "!" and offset in synsets:
                    first, second = divmod(int(places, 16), 256)
                    a, b = sorted((words[first - 1], synsets[offset][0][second - 1]))
                    if all(w.isalpha() and w.isascii() and w.islower() for w in (a, b)):
                        pairs.add((pos, a, b))
    out.write_text("".join(f"{' '.join(pair)}\n" for pair in sorted(pairs)), encoding="utf-8")
    senses.write_text("".join(f"{' '.join(pair)}\n" for pair in sorted(opposed)), encoding="utf-8")
    print(f"{len(pairs)} pairs, {out.stat().st_size} bytes; {len(opposed)} of senses, {senses.stat().st_size} bytes")


def sense_names(folder: Path) -> dict[tuple[str, str], str]:
    """The table's id of each sense: its lemmas list their senses in WordNet's order."""
    table = lzma.decompress((files("drift.analysis") / "wordnet.txt.xz").read_bytes()).decode()
    known = dict(line.split("\t")[:2] for line in table.split("\n") if not line.startswith("="))
    found = {}
    for name, pos in FILES.items():
        for line in (folder / f"index.{name}").read_text(encoding="latin-1").split("\n"):
            fields = line.split()
            if not fields or fields[0] not in known:
                continue
            ids = [sense[1:] for sense in known[fields[0]].split() if sense[0] == pos]
            offsets = fields[6 + int(fields[3]) :]
            if ids:  # the table leaves out parts of speech in which a lemma is rare
                found.update({(name, offset): one for offset, one in zip(offsets, ids, strict=True)})
    return found


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
