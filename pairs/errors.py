"""What can go wrong in reading, embedding and aligning; each error is one line for the user.

The tree::

    PairsError
    ├── ReadError            a file that can't be read as text
    │   ├── EncodingError    bytes that are not valid in the encoding
    │   └── TooLargeError    past a documented limit
    ├── LanguageError        languages that the chosen model can't compare
    ├── PatternError         a pattern of the user's that is broken or runs too long
    ├── ModelError           a model that is missing, unsafe or broken
    ├── OverrideError        hand repairs of an alignment that are broken or contradict each other
    ├── DiscoveryError       files that can't be paired: a broken manifest, no such revision
    └── StoreError           a cache that can't be emptied
"""

from __future__ import annotations


class PairsError(Exception):
    """The base of all errors of this package.

    Attributes:
        code: a stable, machine-readable word, for example ``"encoding"``.
        message: one line that names file, place and remedy.
    """

    code = "pairs"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ReadError(PairsError):
    """A file is missing, is no regular file, or holds no text."""

    code = "read"


class EncodingError(ReadError):
    """Bytes that are not valid in the chosen encoding, or code points that are no characters."""

    code = "encoding"


class TooLargeError(ReadError):
    """A file, a line or a document past a documented limit."""

    code = "too-large"


class LanguageError(PairsError):
    """The two sides are in languages that the chosen model can't compare."""

    code = "language"


class PatternError(PairsError):
    """A user's boilerplate pattern that does not compile or runs too long."""

    code = "regex-timeout"


class ModelError(PairsError):
    """A model that is not there, not what it should be, or not safe to load."""

    code = "model"


class OverrideError(PairsError):
    """Hand repairs of an alignment that can't be understood, or that contradict each other."""

    code = "override"


class DiscoveryError(PairsError):
    """What to compare with what can't be found out."""

    code = "discovery"


class StoreError(PairsError):
    """A cache on disk that can't be emptied (one that can't be used is only a warning)."""

    code = "cache"
