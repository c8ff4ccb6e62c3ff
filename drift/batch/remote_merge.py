"""Shards into one, where some of them or the output are on other file systems: merged on this machine, from copies."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from drift.batch.merge import merge
from drift.batch.output import Paths, about_in
from drift.batch.output_name import check_ending
from drift.batch.remote import is_uri, named, remote, room
from drift.batch.remote_output import RemoteOutput, stretch
from drift.batch.summary import Summary
from drift.errors import DriftError


def merge_anywhere(outs: Sequence[str], out: str, *, overwrite: bool = False) -> Summary:
    """As :func:`drift.batch.merge.merge`, of paths and URIs.

    Raises:
        DriftError: as there, or a file system that fails.
    """
    with ExitStack() as stack:
        shards = [_here(one, stack) if is_uri(one) else Path(one) for one in outs]
        if not is_uri(out):
            check_ending(out)
            return merge(shards, Path(out), overwrite=overwrite)
        away = RemoteOutput(remote(out))
        check_ending(away.name)
        away.check()
        away.check_read(outs)
        if not overwrite and (away.is_finished() or away.is_begun()):
            raise DriftError(f"{away.name}: is there already; name another file with -o, or give --overwrite")
        merged = Paths(stack.enter_context(room()) / away.out.last)
        stack.enter_context(named(merged.out, away.name))
        summary = merge(shards, merged.out)
        away.start_anew()
        away.write_about(about_in(merged.about.read_bytes(), away.about.name))
        away.out.write(stretch(merged.out, 0, merged.out.stat().st_size))
    return summary


def _here(uri: str, stack: ExitStack) -> Path:
    """A copy of a finished shard, with what its records stand on beside it."""
    shard = RemoteOutput(remote(uri))
    if shard.is_begun():
        raise DriftError(f"{shard.name}: not finished; run its shard to the end first")
    copy = Paths(stack.enter_context(room()) / shard.out.last)
    shard.out.copy_to(copy.out)
    shard.about.copy_to(copy.about)
    stack.enter_context(named(copy.out, shard.name))
    return copy.out
