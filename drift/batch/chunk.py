"""The work on some rows: read all, split all, encode and parse each distinct sentence once, then compare pair by pair.

A row that goes wrong becomes a record of its own. Only what concerns all rows is raised.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drift import cache as results
from drift.aligned import documents, raw
from drift.batch.comparer import Comparer
from drift.batch.record import body_of, failed, line, record
from drift.batch.rows import Row
from drift.config import Config
from drift.errors import ConfigError
from drift.failing import failure_of
from drift.outcome import Failure
from pairs.errors import ModelError

if TYPE_CHECKING:
    from pairs.document import Document
    from pairs.reading import Loaded

_NAMESPACE = "batch-1"


@dataclass(frozen=True, slots=True)
class Task:
    """What is done with every row.

    Attributes:
        config: the settings of the comparison.
        beads: whether records tell every bead.
        ter: whether TER is among the scores.
    """

    config: Config
    beads: bool = False
    ter: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """A row that was worked on.

    Attributes:
        line: its record as it is written.
        brief: what a summary needs of the record.
        cached: whether the record was there already.
    """

    line: bytes
    brief: dict[str, Any]
    cached: bool = False


def brief_of(of: dict[str, Any]) -> dict[str, Any]:
    """What a summary needs of a record."""
    return {name: of[name] for name in ("id", "counts", "error", "signature", "notes", "langs")} | {
        "drift": of["scores"]["drift"] if of["scores"] else None
    }


@dataclass(slots=True)
class _Job:
    """A row on its way."""

    row: Row
    config: Config
    texts: tuple[Loaded, Loaded] | None = None
    name: str = ""
    pair: tuple[Document, Document] | None = None
    body: dict[str, Any] | None = None
    failure: Failure | None = None
    cached: bool = False
    digests: tuple[str | None, str | None] = (None, None)

    @property
    def open(self) -> bool:
        """Whether there is still something to do."""
        return self.body is None and self.failure is None


@dataclass(slots=True)
class Worker:
    """One process's hands: the model, loaded once, and what is kept from chunk to chunk.

    Attributes:
        task: what is done with every row.
    """

    task: Task
    _comparer: Comparer = field(init=False)
    _configs: dict[tuple[str | None, str | None], Config] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Name the model; it is loaded at the first sentence that is not in the cache.

        Raises:
            ModelError: it can't be used.
        """
        self._comparer = Comparer(self.task.config)

    def __call__(self, rows: Sequence[Row]) -> list[Done]:
        """Work on some rows.

        Raises:
            ModelError: a model that can't be used.
            ConfigError: settings that can't be used.
        """
        jobs = [_Job(row, self._config(row), failure=row.failure) for row in rows]
        _each(jobs, self._read)
        self._look_up(jobs)
        _each(jobs, _split)
        self._comparer.prepare([job.pair for job in jobs if job.open and job.pair is not None])
        _each(jobs, self._compare)
        self._keep(jobs)
        return [_done(job) for job in jobs]

    def _config(self, row: Row) -> Config:
        config = self.task.config
        if row.languages == (None, None):
            return config
        if row.languages not in self._configs:
            first, second = row.languages
            self._configs[row.languages] = replace(
                config, original_lang=first or config.original_lang, rewrite_lang=second or config.rewrite_lang
            )
        return self._configs[row.languages]

    def _read(self, job: _Job) -> None:
        first = raw(job.row.original, job.config)
        job.digests = (results.digest(first.text), None)
        second = raw(job.row.rewrite, job.config)
        job.digests = (job.digests[0], results.digest(second.text))
        job.texts = (first, second)
        endings = (Path(text.path).suffix for text in job.texts)
        wanted = f"{self._comparer.model}|{self.task.beads}|{self.task.ter}"
        job.name = results.key((text.text for text in job.texts), endings, wanted, job.config)

    def _look_up(self, jobs: Sequence[_Job]) -> None:
        if self._comparer.disk is None:
            return
        kept = self._comparer.disk.get_many(_NAMESPACE, {job.name for job in jobs if job.open})
        for job in jobs:
            if job.open and (packed := kept.get(job.name)) is not None and (body := _unpacked(packed)) is not None:
                job.body, job.cached, job.texts = body, True, None

    def _compare(self, job: _Job) -> None:
        if job.pair is None:
            return
        report = self._comparer.report(job.pair, job.config, with_ter=self.task.ter)
        job.pair = None
        job.body = body_of(report, beads=self.task.beads)

    def _keep(self, jobs: Sequence[_Job]) -> None:
        fresh = {job.name: job.body for job in jobs if job.body is not None and not job.cached}
        if self._comparer.disk is not None and fresh:
            self._comparer.disk.put_many(_NAMESPACE, [(name, _packed(body)) for name, body in fresh.items()])


def _split(job: _Job) -> None:
    if job.texts is not None:
        job.pair = documents(job.texts, job.config, story=True)


def _each(jobs: Iterable[_Job], step: Callable[[_Job], None]) -> None:
    """Take a step with each row that is open; what goes wrong with one of them is kept as its failure."""
    for job in jobs:
        if not job.open:
            continue
        try:
            step(job)
        except (ConfigError, ModelError):
            raise
        except Exception as error:  # noqa: BLE001 - one bad row must not end a run over millions
            files = [side for side in (job.row.original, job.row.rewrite) if isinstance(side, Path)]
            job.failure, job.texts, job.pair = failure_of(error, job.row.id, files), None, None


def _done(job: _Job) -> Done:
    row = job.row
    if job.body is not None:
        of = record(row.id, job.body, row.meta)
        try:
            return Done(line(of), brief_of(of), job.cached)
        except ValueError:
            job.failure = Failure("nan", f"{row.id}: a score is no number; please report it")
    failure = job.failure or Failure("internal", f"{row.id}: nothing was found out; please report it")
    of = failed(row.id, failure, row.meta, job.digests)
    return Done(line(of), brief_of(of))


def died(row: Row) -> Done:
    """The record of a row on which the process that worked on it died, twice."""
    message = f"{row.id}: the process that compared it died, probably for want of memory; split the texts into parts"
    of = failed(row.id, Failure("died", message), row.meta)
    return Done(line(of), brief_of(of))


def _packed(body: dict[str, Any]) -> bytes:
    # As ASCII: a lone surrogate of a file's name is no reason to lose the entry.
    return zlib.compress(json.dumps(body, separators=(",", ":")).encode("ascii"), 1)


def _unpacked(packed: bytes) -> dict[str, Any] | None:
    """The body that was packed, ``None`` where it can't be understood: it then counts as not there."""
    try:
        body = json.loads(zlib.decompress(packed))
    except (zlib.error, ValueError):
        return None
    return body if isinstance(body, dict) and {"scores", "counts", "digests"} <= body.keys() else None
