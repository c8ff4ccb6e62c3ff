"""From a request to a session: the comparison of a pair, its verdicts and its repairs.

A front end may call the steps one by one (the texts first, the findings when they are there); :func:`opened` takes
them all.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drift.errors import DriftError
from drift.home import repairs_file
from drift.review.request import ReviewPair, ReviewRequest
from drift.review.session import ReviewSession
from drift.verdicts.log import VerdictLog
from drift.verdicts.place import place, reader
from pairs.files import shown

if TYPE_CHECKING:
    from drift.aligned import Progress
    from drift.config import Config
    from drift.report import Report
    from pairs.overrides import Overrides

MAX_REPORT = 256 << 20


def opened(
    request: ReviewRequest, pair: ReviewPair, *, progress: Progress | None = None
) -> tuple[ReviewSession, tuple[str, ...]]:
    """The session of a pair, and what its reader should know.

    Raises:
        PairsError: a text or its repairs can't be read, a model can't be used.
        DriftError: the verdicts or the report can't be used.
    """
    log = verdicts_of(request, pair)
    report, notes = report_of(request, pair, progress=progress)
    return session(request, pair, report, log), (*log.notes, *notes)


def verdicts_of(request: ReviewRequest, pair: ReviewPair) -> VerdictLog:
    """The verdicts that hold for a pair.

    Raises:
        VerdictError: their file is broken.
    """
    return VerdictLog(request.verdicts or place(pair.original))


def session(request: ReviewRequest, pair: ReviewPair, report: Report, log: VerdictLog) -> ReviewSession:
    """The session of a pair that was compared; the cursor is where the request asks for.

    Raises:
        DriftError: the finding to open at is not there.
    """
    result = ReviewSession(
        report, log, pair=pair.id, by=request.reader or reader(), blind=request.blind, repairs=repairs_of(pair)
    )
    if request.at:
        finding = result.finding(request.at)
        if finding is None:
            raise DriftError(
                f"no finding of {pair.id} is called {request.at}: the texts may have changed since, or it was "
                "found with other settings; give the same, or open the pair without --at"
            )
        result.go(finding)
    elif result.shown and result.judgement(result.shown[0]).standing == "judged":
        result.next_to_do()
    return result


def repairs_of(pair: ReviewPair) -> Path:
    """The file that hand repairs of a pair are kept in; it may not be there yet."""
    return pair.overrides or repairs_file(pair.original, pair.rewrite)


def overrides_of(_request: ReviewRequest, pair: ReviewPair) -> Overrides | None:
    """The hand repairs of a pair, ``None`` where there are none; a step like the others, whatever the request says.

    Raises:
        PairsError: their file is broken.
    """
    from pairs.repair_log import read

    return read(repairs_of(pair))


def report_of(
    request: ReviewRequest, pair: ReviewPair, *, progress: Progress | None = None
) -> tuple[Report, tuple[str, ...]]:
    """The comparison of a pair, and what its reader should know.

    A report that was written before is taken where both texts are what they were and no repair is newer.

    Raises:
        PairsError: a text or its repairs can't be read, a model can't be used.
        DriftError: the report that was named is none.
    """
    config = pair.config or request.config
    overrides = overrides_of(request, pair)
    notes: tuple[str, ...] = ()
    if pair.report:
        data = report_data(pair.report)
        if overrides and overrides.digest() not in str(data.get("signature", "")):
            notes = (f"{shown(pair.report)}: the alignment was repaired since; compared anew",)
        else:
            known, changed = _known(data, pair, config)
            if known:
                return known, ()
            notes = (f"{shown(pair.report)}: {changed} has changed since; compared anew",)
    return recompared(request, pair, progress=progress), notes


def recompared(request: ReviewRequest, pair: ReviewPair, *, progress: Progress | None = None) -> Report:
    """The comparison of a pair after its alignment was repaired.

    Raises:
        PairsError: a text or its repairs can't be read, repairs contradict each other.
    """
    from drift.pipeline import compare

    config, overrides = pair.config or request.config, overrides_of(request, pair)
    return compare(pair.original, pair.rewrite, config=config, overrides=overrides, progress=progress)


def pair_of_report(path: Path) -> tuple[Path, Path]:
    """The files that a report speaks of; relative ones are looked for from here, then from the report's folder.

    Raises:
        DriftError: it is no report, or one of texts that came from no file.
    """
    data = report_data(path)
    found = []
    for side in ("original", "rewrite"):
        named = data[side].get("path")
        if not isinstance(named, str) or named in {"", "-"}:
            raise DriftError(f"{shown(path)}: its {side} came from no file; compare two files, then review the report")
        near = path.parent / named
        found.append(near if not Path(named).exists() and near.exists() else Path(named))
    return found[0], found[1]


def report_data(path: Path) -> dict[str, Any]:
    """The values of a report file.

    Raises:
        DriftError: it can't be read, or is no report of ``drift compare --format json``.
    """
    from drift.report import SCHEMA_VERSION
    from pairs.errors import PairsError
    from pairs.files import read_bytes

    name = shown(path)
    try:
        data = json.loads(read_bytes(path, MAX_REPORT).decode("utf-8-sig"))
    except PairsError as error:
        raise DriftError(error.message) from None
    except (ValueError, RecursionError):
        raise DriftError(f"{name}: not valid JSON; give a report of `drift compare --format json`") from None
    sides = [data.get(side) for side in ("original", "rewrite")] if isinstance(data, dict) else []
    if not sides or "findings" not in data or not all(isinstance(side, dict) for side in sides):
        raise DriftError(f"{name}: no report; give one of `drift compare --format json`")
    if str(data.get("schema")).partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise DriftError(f"{name}: a report of another version of drift; compare anew")
    result: dict[str, Any] = data
    return result


def _known(data: dict[str, Any], pair: ReviewPair, config: Config) -> tuple[Report | None, str]:
    """The report itself, or which text has changed since."""
    from drift.aligned import raw
    from drift.cache import digest
    from drift.formats.json_report import from_dict

    texts = []
    for side, path in (("original", pair.original), ("rewrite", pair.rewrite)):
        text = raw(path, config).text
        if digest(text) != data[side].get("digest"):
            return None, f"the {side}"
        texts.append(text)
    try:
        return from_dict(data, texts[0], texts[1]), ""
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return None, "its form"
