"""Which texts a rewrite was declared up to date with: ``.drift/stamps.jsonl``, one line for each pair.

A line is ``{"pair": …, "original": digest, "rewrite": digest}``; the lines are sorted by their pairs so that two
branches merge line by line. There is no date in it: what counts is the text.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from drift.errors import ConfigError
from drift.safe import json_text
from pairs.errors import PairsError
from pairs.files import read_bytes, shown

FILE = "stamps.jsonl"
Stamps = Mapping[str, tuple[str, str]]


def digest(text: str) -> str:
    """32 hexadecimal digits that stand for a text, whatever its line breaks are."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def read_stamps(path: Path) -> dict[str, tuple[str, str]]:
    """The digests of original and rewrite by the pair's id; empty where there is no such file.

    Raises:
        ConfigError: it can't be read, or a line of it is broken.
    """
    if not path.exists():
        return {}
    name = shown(path)
    try:
        lines = read_bytes(path).decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except PairsError as error:
        raise ConfigError(error.message) from None
    except UnicodeDecodeError:
        raise ConfigError(f"{name}: not UTF-8; restore it from the version control") from None
    found = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            found[row["pair"]] = (str(row["original"]), str(row["rewrite"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            conflict = line.startswith(("<<<<<<<", "=======", ">>>>>>>"))
            remedy = "resolve the merge conflict" if conflict else "correct or remove the line"
            raise ConfigError(f"{name}: line {number}: no stamp; {remedy}") from None
    return found


def write_stamps(path: Path, stamps: Stamps) -> None:
    """Write the file anew; it is replaced as a whole or left as it was.

    Raises:
        ConfigError: it can't be written.
    """
    lines = (
        json_text(json.dumps({"pair": pair, "original": first, "rewrite": second}, ensure_ascii=False))
        for pair, (first, second) in sorted(stamps.items())
    )
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"{line}\n" for line in lines)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise ConfigError(f"{shown(path)}: can't be written: {error.strerror}") from None
