"""From pairs to reports: what was compared before is looked up first, the rest is compared, here or in processes.

A pair that can't be compared is a record, and the run goes on. Only what concerns all pairs ends it: a model or a
setting that can't be used.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from drift.config import Config
from drift.errors import ConfigError
from drift.failing import failure_of
from drift.outcome import Failure
from drift.pipeline import Prepared, finish, prepare
from drift.report import Report
from pairs.discovery import PairFiles, Repository
from pairs.discovery.model import name_of
from pairs.errors import ModelError

if TYPE_CHECKING:
    from pairs.overrides import Overrides

Told = Callable[[str], None]


@dataclass(slots=True)
class Ran:
    """What became of the pairs.

    Attributes:
        reports: by the pair's id.
        failures: of the pairs that could not be compared, by their ids.
        absent: pairs whose original was not there at the revision that it should be read from.
        cached: how many reports were there already.
    """

    reports: dict[str, Report] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    absent: list[PairFiles] = field(default_factory=list)
    cached: int = 0


def shown_original(pair: PairFiles, root: Path) -> str:
    """The original's name as it is shown: with its commit where it is read from one."""
    name = name_of(pair.original, root)
    return f"{pair.revision[:12]}:{name}" if pair.revision else name


def run(
    pairs: Iterable[PairFiles],
    *,
    root: Path,
    config_of: Callable[[PairFiles], Config],
    overrides: Mapping[str, Overrides] | None = None,
    repository: Repository | None = None,
    jobs: int = 1,
    tell: Told | None = None,
) -> Ran:
    """Compare all pairs that have both sides.

    Args:
        pairs: what to compare.
        root: where shown names start.
        config_of: the settings that hold for a pair.
        overrides: hand repairs by the pair's id.
        repository: where originals of a revision are read from.
        jobs: how many processes may compare at a time; no more than there are processors are used.
        tell: called with a line of progress.

    Raises:
        ModelError: a model that can't be used.
        ConfigError: settings that can't be used.
    """
    ran = Ran()
    waiting: list[tuple[PairFiles, Prepared]] = []
    for pair in pairs:
        if pair.rewrite is None:
            continue
        with _recorded(ran, pair):
            if (prepared := _prepared(pair, root, config_of(pair), (overrides or {}).get(pair.id), repository)) is None:
                ran.absent.append(pair)
            elif prepared.known is not None:
                ran.reports[pair.id] = prepared.known
                ran.cached += 1
            else:
                waiting.append((pair, prepared))
    _compare(waiting, ran, min(jobs, processors(), max(1, len(waiting))), tell or _silent)
    return ran


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return max(1, len(affinity(0)) if affinity else os.cpu_count() or 1)


def _prepared(
    pair: PairFiles, root: Path, config: Config, overrides: Overrides | None, repository: Repository | None
) -> Prepared | None:
    from pairs.reading import Loaded, load_bytes

    # Names and not paths of this machine: reports, and what they are kept under, are the same in every checkout.
    original: Path | Loaded = _relative(pair.original)
    if pair.revision and repository is not None:
        data = repository.content(pair.revision, pair.original)
        if data is None:
            return None
        original = load_bytes(data, path=shown_original(pair, root), encoding=config.encoding)
    return prepare(original, _relative(pair.rewrite or pair.original), config=config, overrides=overrides)


def _relative(path: Path) -> Path:
    """The path from the current folder on where it lies in it."""
    absolute = Path(os.path.normpath(path.absolute()))
    here = Path.cwd()
    return absolute.relative_to(here) if absolute.is_relative_to(here) else absolute


@contextmanager
def _recorded(ran: Ran, pair: PairFiles) -> Iterator[None]:
    """Keep what goes wrong with one pair as its failure."""
    try:
        yield
    except (ConfigError, ModelError):
        raise
    except Exception as error:  # noqa: BLE001 - one bad pair must not end a run over thousands
        ran.failures[pair.id] = failure_of(error, pair.id, (pair.original, pair.rewrite))


def _compare(waiting: list[tuple[PairFiles, Prepared]], ran: Ran, jobs: int, tell: Told) -> None:
    if jobs <= 1:
        for k, (pair, prepared) in enumerate(waiting, 1):
            tell(f"comparing {k} of {len(waiting)}")
            with _recorded(ran, pair):
                ran.reports[pair.id] = finish(prepared)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Spawned: a fork of a process with threads may hang.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        futures = [pool.submit(finish, prepared) for _, prepared in waiting]
        try:
            for k, ((pair, _), future) in enumerate(zip(waiting, futures, strict=True), 1):
                tell(f"comparing {k} of {len(waiting)}")
                with _recorded(ran, pair):
                    ran.reports[pair.id] = future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _silent(_: str) -> None:
    """Progress that nobody watches."""
