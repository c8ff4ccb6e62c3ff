"""Admonitions and tabs of MkDocs: indented text under a ``!!! note`` or a ``=== "Tab"``, which is no code block.

CommonMark takes such text for code. So its indentation becomes the mark of a block quote for the parser, of the same
width, so that every column stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEAD = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]++[\w-]|===[!+]?[ \t]++[\"“]")
_STEP = 4
_QUOTED = "  > "


def quoted(lines: Sequence[str]) -> list[str]:
    """The lines, each as long as before, with what is indented under a head quoted."""
    result = []
    depth = 0
    for line in lines:
        bare = line.lstrip(" ")
        if bare:
            # A head may stand under another one; what is indented less ends it.
            depth = min(depth, (len(line) - len(bare)) // _STEP)
            rest = line[depth * _STEP :]
            result.append(_QUOTED * depth + rest)
            depth += _HEAD.match(rest) is not None
        else:
            result.append(line)
    return result
