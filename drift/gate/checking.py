"""The check itself: run the pairs, judge what was found, and hold it against the limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from drift.config import Config
from drift.gate.codes import require_known, unknown
from drift.gate.files import digests_of, file_findings, file_rules_of, languages_of
from drift.gate.judging import Judge
from drift.gate.limits import exceeded
from drift.gate.running import Ran, Told, run, shown_original
from drift.gate.settings import GateSettings
from drift.gate.suppressions import Comment, comments
from drift.gate.unmatched import Matches, told
from drift.home import FOLDER, REPAIRS, kept_overrides, passed_over, passed_over_note
from drift.items import plural
from drift.outcome import Check, Failure, PairOutcome, Unmatched
from drift.report import Report
from drift.rules.registry import FilePair
from pairs.discovery import Discovery, PairFiles, Repository
from pairs.discovery.model import name_of

if TYPE_CHECKING:
    from drift.verdicts import Verdict, VerdictLog
    from pairs.overrides import Overrides


@dataclass(frozen=True, slots=True)
class Project:
    """All that a check stands on.

    Attributes:
        root: where shown names start.
        config: how to compare where nothing more is said for a path.
        settings: of the gate.
        log: the verdicts, ``None`` where there are none.
        stamps: the digests of stamped pairs, by id.
        repository: where originals of a revision are read from.
        partial: whether only a part of the project's pairs is checked: then what is unused says nothing.
        jobs: how many processes may compare at a time.
        base: where the patterns of the configuration start: the folder of its file; ``None`` for the root.
        review: the options that a review needs to find what this check finds.
    """

    root: Path
    config: Config
    settings: GateSettings = field(default_factory=GateSettings)
    log: VerdictLog | None = None
    stamps: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    repository: Repository | None = None
    partial: bool = False
    jobs: int = 1
    base: Path | None = None
    review: tuple[str, ...] = ()

    def config_of(self, pair: PairFiles) -> Config:
        """The settings of a comparison that hold for a pair."""
        return self.settings.for_pair(self.config, self.matched(pair)) if self.settings.paths else self.config

    def names(self, pair: PairFiles) -> tuple[str, str]:
        """Both names of a pair as they are shown, without a revision."""
        return self._from(pair, self.root)

    def matched(self, pair: PairFiles) -> tuple[str, str]:
        """Both names of a pair as the patterns of the configuration mean them."""
        return self._from(pair, self.base or self.root)

    @staticmethod
    def _from(pair: PairFiles, folder: Path) -> tuple[str, str]:
        other = pair.rewrite or pair.expected
        return name_of(pair.original, folder), name_of(other, folder) if other else ""


@dataclass(frozen=True, slots=True)
class Done:
    """A check with how it was run.

    Attributes:
        check: what it says.
        ran: the comparisons.
        matches: which verdicts found a finding; ``None`` where there are no verdicts.
        unmatched: those that accept, and found none.
    """

    check: Check
    ran: Ran
    matches: Matches | None = None
    unmatched: tuple[Verdict, ...] = ()

    @property
    def cached(self) -> int:
        """How many pairs were compared before."""
        return self.ran.cached

    def again(self, found: Discovery, project: Project) -> Done:
        """The same comparisons, held against the verdicts as they are now."""
        return _judged(found, project, self.ran)


def check(found: Discovery, project: Project, tell: Told | None = None) -> Done:
    """Check what was discovered.

    Raises:
        pairs.errors.ModelError: a model that can't be used.
        drift.errors.ConfigError: settings that can't be used.
    """
    require_known(project.settings)
    ran = run(
        found.pairs,
        root=project.root,
        config_of=project.config_of,
        overrides=_repairs(found.pairs, project.root),
        repository=project.repository,
        jobs=project.jobs,
        tell=tell,
    )
    return _judged(found, project, ran)


def _judged(found: Discovery, project: Project, ran: Ran) -> Done:
    judge = Judge(project.settings.suppress, project.log)
    gone = {pair.id for pair in ran.absent}
    said: list[Comment] = []
    outcomes = [_outcome(pair, ran, project, judge, said) for pair in found.pairs if pair.id not in gone]
    outcomes += [PairOutcome(r.id, "", "", failure=Failure(r.code, r.message)) for r in found.rejected]
    # What can't be read may be what a file that is no more is called now.
    partial = project.partial or any(one.failure for one in outcomes)
    left = judge.matches.unmatched(partial=partial) if judge.matches else ()
    outcomes.sort(key=lambda one: one.id)
    name = project.root
    whole = Check(
        tuple(outcomes),
        fail_on=project.settings.fail_on,
        exceeded=(*exceeded(outcomes, project.settings), *_strict(left, project)),
        unmatched=(
            *(Unmatched(name_of(u.path, name), u.side, u.reason) for u in found.unmatched),
            *(Unmatched(name_of(p.original, name), "rewrite", f"not there at {p.revision[:12]}") for p in ran.absent),
        ),
        unused=tuple(dict.fromkeys(_unused(said, judge, project))),
        notes=(*_notes(left, project), *_elsewhere(found.pairs, project)),
        what=found.what,
        root=str(project.root),
    )
    return Done(whole, ran, judge.matches, left)


def _outcome(pair: PairFiles, ran: Ran, project: Project, judge: Judge, said: list[Comment]) -> PairOutcome:
    report = ran.reports.get(pair.id)
    failure = ran.failures.get(pair.id)
    names = project.names(pair)
    config = project.config_of(pair)
    original = shown_original(pair, project.root)
    of_files = () if failure or pair.revision else file_findings(_files(pair, names, report, config, project), config)
    written = comments(report, names) if report else ()
    said.extend(written)
    rules = () if failure else (*file_rules_of(config), *(report.rules if report else ()))
    findings = judge.judge(
        pair.id, project.matched(pair), report, (*of_files, *(report.findings if report else ())), written, rules=rules
    )
    shown = names[1] if pair.rewrite else ""
    notes = (*report.original.notes, *report.rewrite.notes, *report.notes) if report else ()
    return PairOutcome(pair.id, original, shown, report, findings, failure, tuple(dict.fromkeys(notes)), project.review)


def _files(
    pair: PairFiles, names: tuple[str, str], report: Report | None, config: Config, project: Project
) -> FilePair:
    meant, found = languages_of(report, config, pair.languages)
    return FilePair(
        *names,
        exists=pair.rewrite is not None,
        languages=meant,
        found=found,
        kept=report.score.shares.get("kept", 0.0) if report and report.beads else 0.0,
        digests=digests_of(report) if pair.id in project.stamps else ("", ""),
        stamped=project.stamps.get(pair.id),
        must_be_stamped=project.settings.stamp,
    )


def _unused(said: Sequence[Comment], judge: Judge, project: Project) -> Iterable[str]:
    for comment in said:
        if comment.problem:
            yield f"{comment.place}: {comment.problem}"
        elif problem := unknown(comment.rules):
            yield f"{comment.place}: {problem}"
        elif comment.place not in judge.used:
            yield f"{comment.place}: drift: ignore {', '.join(comment.rules)} suppresses nothing"
    for one in () if project.partial else project.settings.suppress:
        if one.place not in judge.used:
            yield f"{one.place}: {', '.join(one.rules)} in {one.match} suppresses nothing"


def _strict(left: Sequence[Verdict], project: Project) -> Iterable[str]:
    """Why a strict baseline fails; the notes name its entries."""
    if left and project.settings.strict_baseline:
        yield f"strict-baseline: {_idle(left)}; drift check --prune --strict-baseline drops such verdicts"


def _notes(left: Sequence[Verdict], project: Project) -> Iterable[str]:
    """What is to be said of the verdicts; one that speaks of nothing is a failure only where that was asked for."""
    if project.log is None:
        return
    yield from project.log.notes
    if project.settings.strict_baseline:
        yield from map(told, left)
    elif left:
        yield f"{_idle(left)}; --strict-baseline tells which, --prune drops those whose passages are gone"


def _idle(left: Sequence[Verdict]) -> str:
    return f"{plural(len(left), 'accepted verdict')} {'matches' if len(left) == 1 else 'match'} nothing any more"


def _elsewhere(pairs: Iterable[PairFiles], project: Project) -> Iterable[str]:
    """Folders in which somebody may think that verdicts count; not that of a file that was named."""
    files = (side for pair in pairs for side in (pair.original, pair.rewrite) if side)
    for folder in passed_over((Path("any"), *files), project.root):
        if project.log is None or folder != project.log.path.absolute().parent:
            yield passed_over_note(folder, project.root)


def _repairs(pairs: Iterable[PairFiles], root: Path) -> dict[str, Overrides]:
    """The hand repairs of alignments that the reviewers of each pair have kept.

    Raises:
        PairsError: a file of repairs is broken.
    """
    if not (root / FOLDER / REPAIRS).is_dir():
        return {}
    kept = ((pair.id, kept_overrides(pair.original, pair.rewrite)) for pair in pairs if pair.rewrite)
    return {name: repairs for name, repairs in kept if repairs}
