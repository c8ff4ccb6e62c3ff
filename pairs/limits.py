"""How large an input may be: the only place where these numbers stand."""

from __future__ import annotations

MAX_FILE = 16 * 1024 * 1024
"""Bytes of a file, and characters of a text from memory."""

MAX_LINE = 8 * 1024 * 1024
"""Characters of one line of a manifest."""

MAX_SEG = 8_000
"""Characters of one segment; a longer one is cut and the document says so in its notes."""

MAX_DOC_SEGS = 200_000
"""Segments of one document."""

MAX_PATTERN = 2_000
"""Characters of one boilerplate pattern of the user's."""

PATTERN_SECONDS = 2.0
"""Seconds that all boilerplate patterns of the user's may take together on one document."""

MAX_RATIO = 500
"""How many times its own size a packed manifest may hold. Real ones hold up to 90 times as much, by what we measured
on lists of paths and on one long original with hundreds of short rewrites; gzip reaches 1,032, zstd far more."""

FREE_UNPACKED = 64 * 1024 * 1024
"""Bytes that a packed manifest, or a column of a table, may hold however small it is packed."""
