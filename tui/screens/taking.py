"""What leaves the screen: a finding to the clipboard, the review to a file, the reader to an editor."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

from textual.app import SuspendNotSupported
from textual.content import Content

from drift.errors import DriftError
from drift.report import Finding
from drift.safe import screen
from tui.screens.base import Reviewing

_BY_COLON = {"code": ["--goto"], "codium": ["--goto"], "subl": [], "zed": []}
"""Editors that take ``file:line`` rather than ``+line``, with what has to stand before it."""


class Taking(Reviewing):
    """Copy, export, edit, agreement."""

    def action_copy(self) -> None:
        """Copy the finding, or the two sides of the sentence, as text."""
        if self.report is None or not self.report.beads:
            return
        self.app.copy_to_clipboard(self.as_text(self.finding))
        self.say("copied" if self.finding else "the sentence is copied")

    def as_text(self, finding: Finding | None) -> str:
        """A finding, or the bead under the cursor, as plain text."""
        assert self.report is not None  # noqa: S101 -- for the type checker
        group = self.report.beads[self.view.cursor]
        sides = [
            " ".join(" ".join(source.segments[k].span.of(source.text).split()) for k in indices)
            for source, indices in ((self.report.original, group.original), (self.report.rewrite, group.rewrite))
        ]
        lines = [f"− {sides[0]}", f"+ {sides[1]}"]
        if finding is not None:
            lines = [f"{finding.rule} {finding.name} ({finding.severity.value}): {finding.message}", *lines]
            judgement = self.session.judgement(finding) if self.session else None
            if judgement and judgement.verdict:
                note = f": {judgement.verdict.note}" if judgement.verdict.note else ""
                lines.append(f"{judgement.standing.value}: {judgement.verdict.decision.value}{note}")
        return "\n".join(screen(line) for line in lines)

    def action_export(self) -> None:
        """Write the review to a file."""
        from tui.screens.dialog import Ask, Choose

        if self.session is None:
            self.say("the findings aren't there yet")
            return
        from drift.exports import named, names

        def chosen(name: str | None) -> None:
            if name is not None:
                path = f"{self.pair.rewrite.stem}-{named(name).file}"
                self.app.push_screen(Ask("Write to", value=path), lambda to: self._write(name, to))

        options = [(name, f"{name:<10}{named(name).about}") for name in names()]
        self.app.push_screen(Choose("Export the review as", options), chosen)

    def _write(self, name: str, to: str | None) -> None:
        if not to or not to.strip() or self.session is None:
            return
        path = Path(to.strip()).expanduser()
        try:
            # Never over a file that is there: an export is cheap to name otherwise.
            with path.open("x", encoding="utf-8") as file:
                file.write(self._rendered(name))
        except FileExistsError:
            self.say(f"{path} is there already; choose another name", severity="error")
        except (OSError, ValueError, DriftError) as error:
            self.say(f"{path}: can't be written: {error}", severity="error")
        else:
            self.say(f"written to {path}")

    def _rendered(self, name: str) -> str:
        from drift.exports import Review, named

        session = self.session
        assert session is not None  # noqa: S101 -- for the type checker
        judgements = {f.fingerprint: session.judgement(f) for f in session.report.findings}
        read = frozenset(k for k in range(len(session.report.beads)) if session.is_reviewed(k))
        return named(name).render(Review(session.report, session.pair, judgements, read, session.by))

    def action_editor(self) -> None:
        """Open $EDITOR at the line; what was changed there is compared anew."""
        if self.report is None or not self.report.beads:
            return
        group = self.report.beads[self.view.cursor]
        source, path, indices = (
            (self.report.rewrite, self.pair.rewrite, group.rewrite)
            if group.rewrite
            else (self.report.original, self.pair.original, group.original)
        )
        start = source.segments[indices[0]].span.start
        if self.finding and self.finding.rewrite and group.rewrite:
            start = self.finding.rewrite.start
        line = source.text.count("\n", 0, start) + 1
        command = editor(os.environ, path, line)
        if command is None:
            self.say("set $EDITOR to the name of your editor")
            return
        before = _stamp(path)
        try:
            with self.app.suspend():
                subprocess.run(command, check=False)  # noqa: S603 -- the reader's own editor
        except SuspendNotSupported:
            self.say("no editor can be opened here", severity="error")
            return
        except OSError as error:
            self.say(f"{command[0]}: {error.strerror}", severity="error")
            return
        if _stamp(path) != before:
            self.say("the text has changed; compared anew")
            self.compare(again=True)

    def action_agreement(self) -> None:
        """How far the readers agree."""
        from tui.screens.page import Page

        session = self.session
        if session is None:
            return
        others = [name for name in session.log.state.readers(session.pair) if name != session.by]
        mine = [f for f in session.report.findings if any(v.by == session.by for v in session.judgement(f).verdicts)]
        if session.blind and len(mine) < len(session.report.findings):
            self.say("judge every finding first; others' verdicts are hidden until then")
            return
        if not others:
            self.say("nobody else has judged this pair yet")
            return
        parts: list[Content] = []
        for other in others:
            found = session.agreement(other)
            parts.append(Content.styled(f"{screen(session.by)} and {screen(other)}", "bold"))
            rows = [("all", found.overall), *found.rules.items()]
            for rule, kappa in rows:
                value = "not defined" if kappa.kappa is None else f"κ {kappa.kappa:+.2f}"
                parts.append(Content(f"  {rule:<8}{value:<14}{kappa.agreed} of {kappa.n} alike"))
            parts.append(Content(""))
        parts.append(Content.styled("κ is Cohen's: 1 is full agreement, 0 what chance would give.", "$drift-faint"))
        self.app.push_screen(Page("Agreement of readers", Content("\n").join(parts)))


def editor(environment: Mapping[str, str], path: Path, line: int) -> list[str] | None:
    """The command that opens an editor at a line, ``None`` where none is named."""
    named = environment.get("VISUAL") or environment.get("EDITOR") or ""
    words = shlex.split(named)
    if not words:
        return None
    name = Path(words[0]).name
    if name in _BY_COLON:
        return [*words, *_BY_COLON[name], f"{path.absolute()}:{line}"]
    return [*words, f"+{line}", str(path.absolute())]


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        info = path.stat()
    except OSError:
        return None
    return info.st_mtime_ns, info.st_size
