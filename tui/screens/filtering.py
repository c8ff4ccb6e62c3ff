"""Which findings are shown: by text, rule, severity, state, score, and by the threshold dial."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from textual.widgets import Input

from drift.review.filters import STATES, Filter
from drift.severity import Severity
from tui.screens.base import Reviewing

STATE_WORDS = {
    "open": "open: without a verdict",
    "stale": "stale: judged for another text",
    "disputed": "disputed: readers decided differently",
    "todo": "left to judge: open or stale",
}
"""States whose names alone don't say what they are."""
DRIFTS = (0.25, 0.5, 0.75)


class Filtering(Reviewing):
    """Search, facets and the dial."""

    def action_search(self) -> None:
        """Look for a text."""
        if self.session is None:
            return
        find = self.query_one("#find", Input)
        find.display = True
        find.value = self.session.filter.text
        find.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what is found while it is typed."""
        if self.session is not None and event.value != self.session.filter.text:
            self.narrow(replace(self.session.filter, text=event.value))

    def on_input_submitted(self, _: Input.Submitted) -> None:
        """Keep what is found, and go back to the texts."""
        self.query_one("#find", Input).display = False
        self.view.focus()
        if self.session is not None and not self.session.shown and self.session.filter.text:
            self.say("no finding in a sentence with this text; Esc takes the filter away")

    def action_back(self) -> None:
        """Close the search, else take the filters away."""
        find = self.query_one("#find", Input)
        if find.display:
            find.display = False
            self.view.focus()
            if self.session is not None:
                self.narrow(replace(self.session.filter, text=""))
        elif self.has_class("-zoom"):
            self.remove_class("-zoom")
        elif self.session is not None and self.session.filter != Filter():
            self.narrow(Filter())
            self.say("all filters are taken away")

    def narrow(self, to: Filter) -> None:
        """Show the findings that a filter leaves."""
        if self.session is None:
            return
        self.session.narrow(to)
        if self.finding is not None and not self.session.shows(self.finding):
            self.finding = self.session.current
        self.show_page()
        if self.finding is not None:
            self.at(self.finding)
        else:
            self.show_finding()

    def action_facets(self) -> None:
        """Choose rules, severities, states and scores."""
        from tui.screens.dialog import Pick

        session = self.session
        if session is None:
            return
        now = session.filter
        found = session.report.findings
        options: list[tuple[str, str, bool]] = []
        severities = Counter(session.severity(f) for f in found)
        options += [
            (f"severity:{s.value}", f"{s.glyph} {s.value}  {severities[s]}", s in now.severities)
            for s in reversed(Severity)
            if severities[s]
        ]
        options += [(f"state:{state}", STATE_WORDS.get(state, state), state in now.states) for state in STATES]
        options += [(f"drift:{at}", f"sentences with a drift of {at} and more", now.min_drift == at) for at in DRIFTS]
        rules = Counter(f.rule for f in found)
        names = {f.rule: f.name for f in found}
        options += [
            (f"rule:{code}", f"{code} {names[code]}  {count}", code in now.rules) for code, count in rules.most_common()
        ]

        def chosen(marks: list[str] | None) -> None:
            if marks is None:
                return
            by: dict[str, set[str]] = {"severity": set(), "state": set(), "rule": set(), "drift": set()}
            for mark in marks:
                kind, _, value = mark.partition(":")
                by[kind].add(value)
            self.narrow(
                replace(
                    now,
                    severities=frozenset(map(Severity, by["severity"])),
                    states=frozenset(by["state"]),
                    rules=frozenset(by["rule"]),
                    min_drift=max(map(float, by["drift"]), default=0.0),
                )
            )

        self.app.push_screen(Pick("Show only", options), chosen)

    def action_stricter(self) -> None:
        """Turn the dial up."""
        self._dial(1)

    def action_laxer(self) -> None:
        """Turn the dial down."""
        self._dial(-1)

    def _dial(self, steps: int) -> None:
        if self.session is None:
            return
        stay = self.session.dial(steps)
        self.narrow(self.session.filter)
        self.say(
            f"confidence from {self.session.filter.min_confidence:.2f}: "
            f"{stay} of {len(self.session.report.findings)} findings stay"
        )

    def filters_in_words(self) -> list[str]:
        """What is filtered, for the top bar."""
        if self.session is None:
            return []
        now = self.session.filter
        words = [
            *(f"{s.glyph} {s.value}" for s in Severity if s in now.severities),
            *sorted(now.states),
            *sorted(now.rules),
        ]
        if now.min_drift:
            words.append(f"drift ≥ {now.min_drift:.2f}")
        if now.min_confidence:
            words.append(f"confidence ≥ {now.min_confidence:.2f}")
        if now.text:
            words.append(f"“{now.text}”")
        return words
