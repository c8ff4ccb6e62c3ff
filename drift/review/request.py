"""What the command line asks a front end to open."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from drift.config import Config


@dataclass(frozen=True, slots=True)
class ReviewPair:
    """One pair that can be opened.

    Attributes:
        id: names the pair in the file of verdicts.
        original: its file.
        rewrite: its file.
        report: a report of the two, as ``drift compare --format json`` wrote it; compared anew if ``None``, or where
            the texts are others now.
        config: the settings of this pair where they are not those of the request.
        overrides: the file of hand repairs, which may not be there yet; that of the pair's project if ``None``.
    """

    id: str
    original: Path
    rewrite: Path
    report: Path | None = None
    config: Config | None = None
    overrides: Path | None = None


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """What is to be reviewed, and how.

    Attributes:
        pairs: one is opened at once; of several a list is shown, worst first.
        config: the settings of the comparison.
        at: the fingerprint (or the beginning of one) of the finding to open at, ``""`` for the first.
        reader: the name of the reader.
        blind: whether others' verdicts are hidden until the reader has given one.
        verdicts: the file of verdicts that the user named; that of each original's project if ``None``.
        keys: a file that gives keys to commands.
        theme: the name of a theme.
        listed: whether a list was asked for (a folder, a manifest), also where it holds a single pair.
        notes: what the reader should know, a line each.
    """

    pairs: tuple[ReviewPair, ...]
    config: Config = field(default_factory=Config)
    at: str = ""
    reader: str = ""
    blind: bool = False
    verdicts: Path | None = None
    keys: Path | None = None
    theme: str | None = None
    listed: bool = False
    notes: tuple[str, ...] = ()
