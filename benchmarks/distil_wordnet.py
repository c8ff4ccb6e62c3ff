"""Distil WordNet's files into the table of word relations that ``drift.analysis.wordnet`` reads.

python benchmarks/distil_wordnet.py DICT VOCABULARY OUT

DICT is the folder with data.noun … and index.noun … (Debian: the package wordnet-base). VOCABULARY is a text file with
one frequent English word a line: a lemma is kept if it is in that file or if WordNet's own corpus has it tagged.
OUT gets xz-compressed UTF-8 lines of two kinds:

    lemma<TAB>n1a 2b v3c …        the lemma's senses in WordNet's order (of frequency), by part of speech
    =id<TAB>hypernyms<TAB>similar   of each synset that has a sense above, ids joined by spaces
"""

from __future__ import annotations

import lzma
import sys
from collections import defaultdict
from pathlib import Path

FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
HYPERNYM = {"@", "@i"}
SIMILAR = {"&", "$", "^"}
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def main(folder: Path, vocabulary: Path, out: Path) -> None:
    """Read, choose, number, write."""
    known = set(vocabulary.read_text(encoding="utf-8").split("\n"))
    senses: dict[str, list[tuple[str, str]]] = defaultdict(list)
    links: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for name, pos in FILES.items():
        for fields in lines(folder / f"index.{name}"):
            lemma, skipped = fields[0], int(fields[3])
            tagged, offsets = int(fields[5 + skipped]), fields[6 + skipped :]
            if lemma.isalpha() and lemma.isascii() and len(lemma) > 1 and (tagged or lemma in known):
                senses[lemma] += [(pos, offset) for offset in offsets]
        for fields in lines(folder / f"data.{name}"):
            at = 4 + 2 * int(fields[3], 16)
            pointers = [fields[at + 1 + 4 * k : at + 5 + 4 * k] for k in range(int(fields[at]))]
            own = [p for p in pointers if len(p) == 4 and FILES_OF.get(p[2], p[2]) == pos]
            links[pos, fields[0]] = (
                [p[1] for p in own if p[0] in HYPERNYM],
                [p[1] for p in own if p[0] in SIMILAR],
            )
    wanted = {key for keys in senses.values() for key in keys}
    for key in sorted(wanted):
        todo = [key]
        while todo:
            pos, offset = todo.pop()
            for above in links[pos, offset][0]:
                if (pos, above) not in wanted:
                    wanted.add((pos, above))
                    todo.append((pos, above))
    number = {key: base36(k) for k, key in enumerate(sorted(wanted))}
    text = [
        f"{lemma}\t" + " ".join(pos + number[pos, offset] for pos, offset in senses[lemma]) for lemma in sorted(senses)
    ]
    for key in sorted(wanted):
        near = [" ".join(number[key[0], o] for o in ids if (key[0], o) in number) for ids in links[key]]
        if any(near):
            text.append("\t".join((f"={number[key]}", *near)))
    out.write_bytes(lzma.compress("\n".join(text).encode(), preset=9 | lzma.PRESET_EXTREME))


FILES_OF = {"s": "a"}


def lines(path: Path) -> list[list[str]]:
    """The fields of each data line, without the gloss."""
    text = path.read_text(encoding="latin-1")
    return [line.split("|")[0].split() for line in text.split("\n") if line and not line.startswith(" ")]


def base36(number: int) -> str:
    """A short name for a number."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return digits or "0"


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
