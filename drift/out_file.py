"""A file that a result is written to: replaced as a whole, or left as it was."""

from __future__ import annotations

import os
from pathlib import Path

from drift.errors import DriftError


def write_file(path: Path, text: str) -> None:
    """Write a text to a file, by a draft beside it that takes its name.

    Raises:
        DriftError: the place is no regular file or can't be written.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise DriftError(f"{path}: not a regular file; name a file to write to")
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise DriftError(f"{path}: can't be written: {error.strerror}") from error
