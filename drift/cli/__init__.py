"""The command line: stdout is data, stderr is talk."""

from __future__ import annotations

import os
import signal
import sys
import threading
import warnings
from types import FrameType

from drift.cli.exit_codes import ExitCode
from drift.errors import DriftWarning

COMPLETION = "_DRIFT_COMPLETE"
# The matrices of a comparison are small: threads that share the work on them cost more than it does, up to half of
# all CPU time. Read when numpy is imported, by this process and by those that it starts.
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


class _Terminated(BaseException):
    """SIGTERM, turned into an exception so that files are closed on the way out."""


def main() -> None:
    """Run the command line and end the process."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; every expected error becomes one line on stderr."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _terminate)
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("default", DriftWarning)
            warnings.showwarning = _show_warning
            return _dispatch(arguments)
    except KeyboardInterrupt:
        _say("interrupted")
        return ExitCode.INTERRUPTED
    except _Terminated:
        return ExitCode.TERMINATED
    except BrokenPipeError:
        # The interpreter would try to flush stdout once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.PIPE_CLOSED
    except OSError as error:
        _say(f"{error.filename or 'output'}: {error.strerror or error}")
        return ExitCode.ERROR


def _dispatch(arguments: list[str]) -> int:
    import rich_click as click
    from click.exceptions import Exit

    from drift.cli.root import root
    from drift.errors import DriftError
    from pairs.errors import PairsError

    try:
        if COMPLETION in os.environ:
            root.main(arguments, prog_name="drift")
        # Not root.main(): it takes a closed pipe for exit code 1.
        with root.make_context("drift", arguments) as context:
            result = root.invoke(context)
        sys.stdout.flush()
        return result if isinstance(result, int) else ExitCode.CLEAN
    except Exit as end:
        return end.exit_code
    except click.Abort:
        _say("interrupted")
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        from drift.safe import terminal

        usage = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
        hint = f" (see `{usage} --help`)" if usage else ""
        _say(terminal(error.format_message()) + hint)
        return ExitCode.ERROR
    except (PairsError, DriftError) as error:
        from drift.safe import terminal

        _say(terminal(error.message))
        return ExitCode.ERROR
    except (OSError, BrokenPipeError, KeyboardInterrupt, _Terminated):
        raise
    except Exception as error:
        if os.environ.get("DRIFT_TRACEBACK"):
            raise
        from drift.safe import terminal

        _say(
            f"internal error: {type(error).__name__}: {terminal(str(error))}; "
            "please report it with the traceback that DRIFT_TRACEBACK=1 shows"
        )
        return ExitCode.ERROR


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise _Terminated


def _say(message: str) -> None:
    sys.stderr.write(f"drift: {message}\n")


def _show_warning(message: Warning | str, *_: object, **__: object) -> None:
    from drift.safe import terminal

    _say(f"warning: {terminal(str(message))}")
