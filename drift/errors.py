"""What can go wrong in a comparison, beside what :mod:`pairs.errors` names.

The tree::

    DriftError
    ├── ConfigError      a broken configuration: file, key, what was expected
    └── VerdictError     a file of verdicts that is broken, of a newer version, or can't be written
"""

from __future__ import annotations


class DriftError(Exception):
    """The base of all errors of this package.

    Attributes:
        code: a stable, machine-readable word.
        message: one line that names place and remedy.
    """

    code = "drift"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ConfigError(DriftError):
    """A configuration that can't be used."""

    code = "config"


class VerdictError(DriftError):
    """A file of verdicts that can't be understood or written."""

    code = "verdicts"


class DriftWarning(UserWarning):
    """Something that the run could do without, such as a cache that can't be written."""
