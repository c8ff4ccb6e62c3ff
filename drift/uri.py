"""Paths as the URIs of a report that another program reads."""

from __future__ import annotations

import posixpath
from urllib.parse import quote


def uri(path: str, root: str = "") -> tuple[str, bool]:
    """The URI of a path, and whether it is relative to the root.

    Percent-encoded with forward slashes; bytes of a name that is not UTF-8 are encoded as they are. A path inside of
    the root is relative to it; one outside is a ``file://`` URI where the root is known.

    Args:
        path: as shown: absolute, or relative to the root.
        root: an absolute folder, ``""`` where there is none.
    """
    whole = posixpath.normpath(posixpath.join(root, path)) if path else ""
    base = posixpath.normpath(root) if root else ""
    if base and whole.startswith(base.rstrip("/") + "/"):
        return _quoted(whole[len(base.rstrip("/")) + 1 :]), True
    if whole.startswith("/"):
        return "file:///" + _quoted(whole.lstrip("/")), False
    return _quoted(whole), True


def _quoted(path: str) -> str:
    try:
        return quote(path, safe="/", errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(path, safe="/", errors="replace")
