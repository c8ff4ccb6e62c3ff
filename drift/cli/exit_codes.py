"""What the process says when it ends."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command; an error outranks findings and never looks like success."""

    CLEAN = 0
    FINDINGS = 1
    ERROR = 2
    UNSCORED = 3
    INTERRUPTED = 130
    PIPE_CLOSED = 141
    TERMINATED = 143


MEANING = {
    ExitCode.CLEAN: "finished; nothing at or above the threshold, or no threshold was set",
    ExitCode.FINDINGS: "finished; at least one finding at or above `--fail-on`, or a limit exceeded",
    ExitCode.ERROR: "wrong usage, a broken configuration or baseline, a file or model that can't be used, no pair found",
    ExitCode.UNSCORED: "`check`, `stamp`, `batch` or `merge` finished, but at least one pair could not be read or scored",
    ExitCode.INTERRUPTED: "ended by ctrl-C",
    ExitCode.PIPE_CLOSED: "whoever read the output stopped reading",
    ExitCode.TERMINATED: "ended by SIGTERM",
}
