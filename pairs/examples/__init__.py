"""Stories of our own with their rewrites, shipped for the demo, the documentation and first steps."""

from __future__ import annotations

from pathlib import Path


def example(name: str) -> tuple[Path, Path]:
    """The files of a story and its rewrite.

    Args:
        name: ``"harbour"``: a wire story, and what was left after a round trip through another language.

    Raises:
        KeyError: there is no such story.
    """
    folder = Path(__file__).parent
    files = (folder / f"{name}-original.txt", folder / f"{name}-rewrite.txt")
    if not all(file.is_file() for file in files):
        raise KeyError(name)
    return files
