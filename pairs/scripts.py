r"""Marks that belong to the letters before them: accents, vowel signs and points, which ``\w`` doesn't match."""

from __future__ import annotations

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3"
    # Indic scripts from Devanagari to Sinhala: their blocks without dandas, where letters and digits do no harm.
    "\u0900-\u0963\u0971-\u0df3\u0f18\u0f19\u0f35\u0f37\u0f39\u0f71-\u0f84\u1ab0-\u1ace\u1dc0-\u1dff\ua8e0-\ua8f1\ufb1e"
)
"""The body of a character class: marks of the Basic Multilingual Plane's scripts that set spaces between words.

Digits of Indic scripts are in it from Bengali on: put it only behind a letter."""
