"""Reads a rule's Markdown spec: cases of an original, a rewrite, and what the rule must find."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_EXPECTED = re.compile(r"- (neutral|minor|major|critical) (`.*?`|–) → (`.*?`|–)")


@dataclass
class Case:
    """One case of a spec; ``expected`` is empty where the rule must find nothing."""

    name: str
    fields: dict[str, str] = field(default_factory=dict)
    expected: list[tuple[str, str, str]] = field(default_factory=list)
    stated: bool = False


def read(path: Path) -> tuple[str, list[Case]]:
    """The rule's code and the cases of a spec.

    Raises:
        ValueError: a line that is not of the format, or a case without an expectation.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    code = lines[0].removeprefix("# ").split()[0]
    cases: list[Case] = []
    last = ""
    for number, line in enumerate(lines[1:], 2):
        where = f"{path.name}:{number}"
        if line.startswith("## "):
            cases.append(Case(line[3:].strip()))
            last = ""
        elif line.startswith(">") and cases:
            last = _field(cases[-1], line, last, where)
        elif line.startswith("- ") and cases:
            _expectation(cases[-1], line, where)
    for case in cases:
        if not case.stated or not {"original", "rewrite"} <= case.fields.keys():
            raise ValueError(f"{path.name}: case {case.name!r} lacks a text or an expectation")
    return code, cases


def _field(case: Case, line: str, last: str, where: str) -> str:
    content = line[1:].removeprefix(" ")
    if match := re.match(r"(original|rewrite|anchor|lang|as|model|glossary):(?: (.*))?$", content):
        case.fields[match[1]] = match[2] or ""
        return match[1]
    if not last:
        raise ValueError(f"{where}: no field begins here: {line!r}")
    case.fields[last] += "\n" + content
    return last


def _expectation(case: Case, line: str, where: str) -> None:
    case.stated = True
    if line.strip() == "- nothing":
        return
    match = _EXPECTED.fullmatch(line.strip())
    if not match:
        raise ValueError(f"{where}: not an expectation: {line!r}")
    original, rewrite = ("" if side == "–" else side[1:-1] for side in match.groups()[1:])
    case.expected.append((match[1], original, rewrite))
