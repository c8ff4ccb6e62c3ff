"""What the process says when it ends."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command; an error outranks findings and never looks like success."""

    CLEAN = 0
    """Finished; nothing at or above the threshold, or no threshold was set."""
    FINDINGS = 1
    """Finished; at least one finding at or above ``--fail-on``."""
    ERROR = 2
    """Wrong usage, a broken configuration, a file or model that can't be used."""
    INTERRUPTED = 130
    """Ended by ctrl-C."""
    PIPE_CLOSED = 141
    """Whoever read the output stopped reading."""
    TERMINATED = 143
    """Ended by SIGTERM."""
