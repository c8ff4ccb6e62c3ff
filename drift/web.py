"""What all pages for a browser share: one way to fill a template, and the digests that a page's policy names."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drift.safe import terminal

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment(folder: Path) -> Environment:
    """Templates of a folder; text is escaped, its controls are shown as pictures, and what is not given is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        finalize=_visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def digest(text: str) -> str:
    """The source expression of a content security policy that allows just this script or style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _visible(value: Any) -> Any:
    """Text with its controls as pictures; what is markup of ours, or a number, as it is."""
    return terminal(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
