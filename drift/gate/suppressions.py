"""Findings that someone asked not to hear of: comments in the text, and tables of the configuration.

In Markdown ``<!-- drift: ignore FIG09, NAM: why -->`` covers the block that it stands in; on lines of its own, the
block behind it; ``ignore-file`` covers the whole file. It works in the original as in the rewrite. A suppression that
covers nothing is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drift.gate.globs import matches
from drift.gate.settings import Suppression
from drift.report import Finding, Report, Source
from pairs.document import Span
from pairs.readers import choose
from pairs.reading import position

_COMMENT = re.compile(r"<!--[ \t]*drift:[ \t]*(?P<what>[\w-]+)(?P<rest>[^>]{0,400}?)-->")
_CODES = re.compile(r"[\s,]{0,40}+([A-Za-z]{3}(?:\d\d)?)(?![\w])")
_WORD = re.compile(r"[\s,]{0,40}+(\w{1,40})")
_NEW_BLOCK = re.compile(r"[ >]{0,40}+(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|\||```|~~~)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
WORDS = ("ignore", "ignore-file")


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment that suppresses.

    Attributes:
        side: ``"original"`` or ``"rewrite"``.
        block: what it covers; ``None`` for the whole file.
        rules: codes and families.
        reason: why, as it says; ``""`` where it doesn't.
        place: file and line.
        problem: why it can't work, ``""`` where it can.
    """

    side: str
    block: Span | None
    rules: tuple[str, ...]
    reason: str
    place: str
    problem: str = ""

    def covers(self, finding: Finding, report: Report) -> bool:
        """Whether a finding is one of those."""
        if not named(finding.rule, self.rules):
            return False
        if self.block is None:
            return True
        if finding.bead < 0:
            return False
        own = finding.original if self.side == "original" else finding.rewrite
        if own is not None:
            return own.overlaps(self.block)
        source = report.original if self.side == "original" else report.rewrite
        return any(source.segments[k].span.overlaps(self.block) for k in getattr(report.beads[finding.bead], self.side))


def named(rule: str, codes: Iterable[str]) -> bool:
    """Whether codes or families name a rule."""
    return any(code in {rule, rule[:3]} for code in codes)


def comments(report: Report, names: tuple[str, str]) -> tuple[Comment, ...]:
    """All suppressing comments of a pair, those of the original first.

    Args:
        report: the comparison.
        names: of the two files, for places and formats.
    """
    sides = (("original", report.original, names[0]), ("rewrite", report.rewrite, names[1]))
    return tuple(one for side, source, name in sides for one in _of(side, source, name))


def in_configuration(finding: Finding, names: Iterable[str], table: Iterable[Suppression]) -> Suppression | None:
    """The first table of the configuration that covers a finding."""
    files = tuple(names)
    for one in table:
        if named(finding.rule, one.rules) and any(matches(one.match, name) for name in files):
            return one
    return None


def _of(side: str, source: Source, name: str) -> Iterator[Comment]:
    if "drift:" not in source.text or choose(name).name != "markdown":
        return
    code = [cut.span for cut in source.boilerplate if cut.reason == "code"]
    for found in _COMMENT.finditer(source.text):
        here = Span(*found.span())
        if any(span.contains(here) for span in code):
            continue
        place = f"{name}:{position(source.text, here.start)[0]}"
        if found["what"] not in WORDS:
            yield Comment(
                side, None, (), "", place, f"drift: {found['what']}: no such word; known are {', '.join(WORDS)}"
            )
            continue
        rules, end = [], 0
        while code_found := _CODES.match(found["rest"], end):
            rules.append(code_found[1].upper())
            end = code_found.end()
        reason = found["rest"][end:].strip(" \t\r\n:—–-")
        if not rules:
            word = _WORD.match(found["rest"])
            what = f"no rule or family of rules is called {word[1]!r}" if word else "names no rule"
            yield Comment(side, None, (), "", place, f"{what}; write for example drift: ignore FIG09")
            continue
        block = None if found["what"] == "ignore-file" else _block(source.text, here)
        yield Comment(side, block, tuple(rules), reason, place)


def _block(text: str, comment: Span) -> Span:
    """The lines that a comment covers: those around it, or those behind it where it has its lines for itself."""
    start = max(text.rfind("\n", 0, comment.start), text.rfind("\r", 0, comment.start)) + 1
    line_end = _LINE.match(text, comment.end)
    end = line_end.end() if line_end else comment.end
    alone = not _COMMENT.sub("", text[start:end]).strip(" \t\r\n>")
    if not alone:
        return Span(_up(text, start), _down(text, end))
    while end < len(text):
        line = _LINE.match(text, end)
        if line is None or line.end() == end:
            break
        # Several comments may stand above one block.
        if _COMMENT.sub("", line.group()).strip(" \t\r\n>"):
            return Span(end, _down(text, line.end()))
        end = line.end()
    return Span(comment.end, comment.end)


def _down(text: str, end: int) -> int:
    """The end of the block that goes on at ``end``."""
    while end < len(text):
        line = _LINE.match(text, end)
        if line is None or line.end() == end or not line.group().strip(" \t\r\n>") or _NEW_BLOCK.match(line.group()):
            break
        end = line.end()
    return end


def _up(text: str, start: int) -> int:
    """The beginning of the block whose line begins at ``start``."""
    while start > 0:
        here = _LINE.match(text, start)
        if here and _NEW_BLOCK.match(here.group()):
            break
        before = text[:start].rstrip("\r\n") if text[start - 1] in "\r\n" else text[:start]
        if text[len(before) : start].count("\n") > 1 or text[len(before) : start].count("\r") > 1 + (
            "\n" in text[len(before) : start]
        ):
            break
        previous = max(before.rfind("\n"), before.rfind("\r")) + 1
        if not text[previous : len(before)].strip(" \t>"):
            break
        start = previous
    return start
