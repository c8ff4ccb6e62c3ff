"""Many pairs from Python: an iterator of pairs in, an iterator of reports out, a few of either in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from drift import cache as results
from drift.config import Config
from drift.errors import ConfigError
from drift.pipeline import Prepared, prepare
from drift.report import Report
from pairs.errors import ModelError

if TYPE_CHECKING:
    from drift.batch.comparer import Comparer
    from pairs.document import Document

CHUNK = 32
"""Pairs that are read before the first of them is compared, so that they share what can be shared."""

Failed = Callable[[int, Exception], None]


def compare_many(
    pairs: Iterable[tuple[str | Path, str | Path]],
    *,
    config: Config | None = None,
    failed: Failed | None = None,
    with_ter: bool = True,
) -> Iterator[Report]:
    """Compare many pairs; the reports are those of :func:`drift.compare`, in the order of the pairs.

    Nothing is read before the first report is asked for, and at most 32 pairs are read ahead. It runs in this process
    and on one thread but for what numpy does: set ``OPENBLAS_NUM_THREADS=1`` before numpy is imported, its threads cost
    more than they save on matrices of this size. ``drift batch`` uses several processes.

    Args:
        pairs: originals with their rewrites; a ``str`` is the text itself, a ``Path`` names a file.
        config: the settings; the defaults if ``None``.
        failed: called with the number of a pair that can't be compared, from 0, and the error; the pair is then left
            out. ``None`` raises the error where the report would have stood.
        with_ter: whether TER is among the scores; it takes longer than everything else together.

    Raises:
        pairs.errors.PairsError: a pair that can't be compared, a model that can't be used.
        drift.errors.ConfigError: rules or settings that don't exist.
    """
    config = config or Config()
    comparer: Comparer | None = None
    iterator = enumerate(iter(pairs))
    while some := list(islice(iterator, CHUNK)):
        read = [(number, _read(original, rewrite, config)) for number, (original, rewrite) in some]
        if comparer is None and any(isinstance(one, tuple) for _, one in read):
            from drift.batch.comparer import Comparer

            comparer = Comparer(config)
        if comparer is not None:
            comparer.prepare([one[1] for _, one in read if isinstance(one, tuple)])
        for number, one in read:
            try:
                if isinstance(one, Exception):
                    raise one  # noqa: TRY301 - handled as what is raised by the comparison
                report = one if isinstance(one, Report) else _compared(one, comparer, config, with_ter=with_ter)
            except (ConfigError, ModelError):
                raise
            except Exception as error:
                if failed is None:
                    raise
                failed(number, error)
                continue
            yield report


def _read(
    original: str | Path, rewrite: str | Path, config: Config
) -> Report | tuple[Prepared, tuple[Document, Document]] | Exception:
    """The report as it was made before, or the two documents, or why there are none."""
    from drift.aligned import documents

    try:
        prepared = prepare(original, rewrite, config=config)
        if prepared.known is not None:
            return prepared.known
        return prepared, documents(prepared.texts, config, story=True)
    except (ConfigError, ModelError):
        raise
    except Exception as error:  # noqa: BLE001 - told in its place, after the reports before it
        return error


def _compared(
    of: tuple[Prepared, tuple[Document, Document]], comparer: Comparer | None, config: Config, *, with_ter: bool
) -> Report:
    from drift.formats.json_report import to_dict

    if comparer is None:
        raise RuntimeError("a pair that was not prepared")
    prepared, documents = of
    report = comparer.report(documents, config, with_ter=with_ter)
    # A report without TER is not the one that `compare` would make.
    if comparer.disk is not None and with_ter:
        results.keep(comparer.disk, prepared.name, to_dict(report))
    return report
