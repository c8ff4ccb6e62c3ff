"""TEMPORARY until pairs.reading is there."""
from __future__ import annotations
from dataclasses import dataclass
from pathlib import Path
from pairs.document import Document, Segment, Span

@dataclass(frozen=True, slots=True)
class RawText:
    path: str
    text: str
    notes: tuple[str, ...] = ()
    @classmethod
    def of(cls, text: str) -> "RawText":
        return cls("", text)

def load(path, *, encoding=None):
    return RawText(str(path), Path(path).read_text("utf-8"))

def languages(texts, given):
    return tuple(g or "en" for g in given)

def to_document(raw, *, lang, boilerplate=(), story=True):
    import re
    spans = []
    t = raw.text
    start = 0
    for m in re.finditer(r"[.!?]['\"”’)]*\s+(?=[A-Z“\"‘'])|\n\s*\n", t):
        spans.append((start, m.end())); start = m.end()
    spans.append((start, len(t)))
    segs = []
    for a, b in spans:
        s = t[a:b]
        a2 = a + len(s) - len(s.lstrip()); b2 = b - (len(s) - len(s.rstrip()))
        if a2 < b2: segs.append(Segment(len(segs), Span(a2, b2)))
    return Document(raw.path, lang, t, tuple(segs))
