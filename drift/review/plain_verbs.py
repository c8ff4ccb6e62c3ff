"""The verbs of the line by line review: a table, and a function for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from drift.items import plural
from drift.review.filters import STATES, Filter
from drift.review.plain_desk import Desk, LineError, bead_of, one_of, share
from drift.review.plain_judging import judge_all, judging, note, severity, turn
from drift.review.plain_repairs import merge, move, split, unlink
from drift.review.plain_words import agreement_lines, bead_lines, brief, count_lines, others
from drift.safe import terminal
from drift.severity import Severity
from drift.verdicts.model import Decision


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb.

    Attributes:
        name: how it is called.
        takes: what belongs to it, for the help.
        about: what it does, in a line.
        do: does it, with what stands after it on the line.
        aliases: short names.
    """

    name: str
    takes: str
    about: str
    do: Callable[[Desk, str], None]
    aliases: tuple[str, ...] = ()


def _show(desk: Desk, rest: str) -> None:
    if rest:
        _goto(desk, rest)
    else:
        desk.show()


def _next(desk: Desk, _: str) -> None:
    desk.current()
    if not desk.session.move(1):
        raise LineError("this is the last finding")
    desk.show()


def _previous(desk: Desk, _: str) -> None:
    desk.current()
    if not desk.session.move(-1):
        raise LineError("this is the first finding")
    desk.show()


def _todo(desk: Desk, _: str) -> None:
    desk.current()
    if desk.session.next_to_do():
        desk.show()
    else:
        desk.say("Done: every finding that is shown is judged.")


def _goto(desk: Desk, rest: str) -> None:
    session = desk.session
    # A fingerprint may consist of digits alone, but it has 16 of them.
    if rest.isdecimal() and len(rest) < 8:
        if not 1 <= int(rest) <= len(session.shown):
            raise LineError(f"there is no finding {rest}; {len(session.shown)} are shown")
        session.cursor = int(rest) - 1
    elif (found := session.finding(rest.lower())) is None or not session.go(found):
        raise LineError(f"no finding is called {rest!r}; list shows them, show says the id of one")
    desk.show()


def _list(desk: Desk, _: str) -> None:
    for number, finding in enumerate(desk.session.shown, 1):
        desk.say(brief(desk.session, finding, number))
    desk.say(f"Listed: {plural(len(desk.session.shown), 'finding')}.")


def _rules(desk: Desk, _: str) -> None:
    for rule, count in desk.session.rules().items():
        desk.say(f"{rule}: {count}")


def _filter(desk: Desk, rest: str) -> None:
    session = desk.session
    kind, _, value = rest.partition(" ")
    values = [each for each in value.replace(",", " ").split() if each]
    if kind == "off":
        session.narrow(Filter())
    elif kind == "rule" and values:
        session.narrow(replace(session.filter, rules=frozenset(each.upper() for each in values)))
    elif kind == "severity" and values:
        session.narrow(replace(session.filter, severities=frozenset(one_of(Severity, each) for each in values)))
    elif kind == "state" and values:
        if unknown := set(values) - set(STATES):
            raise LineError(f"no state is called {unknown.pop()!r}; states: {', '.join(STATES)}")
        session.narrow(replace(session.filter, states=frozenset(values)))
    elif kind == "text" and value.strip():
        session.narrow(replace(session.filter, text=value.strip()))
    elif kind == "drift" and value:
        session.narrow(replace(session.filter, min_drift=share(value)))
    elif kind:
        raise LineError("filter rule CODES, severity LEVELS, state STATES, text WORDS, drift SCORE, or off")
    desk.say(f"Shown: {len(session.shown)} of {len(session.report.findings)} findings.")


def _threshold(desk: Desk, rest: str) -> None:
    session = desk.session
    if rest in {"+", "-"}:
        session.dial(1 if rest == "+" else -1)
    elif rest:
        session.narrow(replace(session.filter, min_confidence=share(rest)))
    desk.say(f"Threshold: confidence {session.filter.min_confidence:.2f}, {len(session.shown)} findings stay.")


def _order(desk: Desk, rest: str) -> None:
    if rest not in {"worst", "text"}:
        raise LineError("order worst, or order text")
    desk.session.arrange("worst" if rest == "worst" else "text")
    desk.say(f"Order: {rest}.")


def _bead(desk: Desk, rest: str) -> None:
    index = bead_of(desk, rest)
    for line in bead_lines(desk.session, index):
        desk.say(line)
    for finding in desk.session.report.of_bead(index):
        desk.say(f"Finding: {finding.rule} {finding.name}: {terminal(finding.message)}")


def _read(desk: Desk, rest: str) -> None:
    index = bead_of(desk, rest)
    read = not desk.session.is_reviewed(index)
    desk.session.mark(index, read=read)
    desk.say(f"Bead {index + 1}: {'marked as read' if read else 'no longer marked as read'}.")


def _explain(desk: Desk, rest: str) -> None:
    from drift.rules.registry import find

    rule = find(rest or desk.current().rule)
    if rule is None:
        raise LineError(f"no rule is called {rest!r}; rules lists those of this pair")
    desk.say(f"Rule {rule.code} {rule.name}: {rule.severity.value}, {rule.category}.")
    for line in rule.page.split("\n"):
        if line.strip():
            desk.say(f"Rule: {line.strip().lstrip('#').strip()}")


def _export(desk: Desk, rest: str) -> None:
    from drift import exports
    from drift.out_file import write_file

    name, _, file = rest.partition(" ")
    if name not in exports.names():
        raise LineError(f"export {'|'.join(exports.names())} FILE")
    path = Path(file.strip() or exports.named(name).file)
    write_file(path, desk.session.export(name))
    desk.say(f"Written: {terminal(str(path))}")


def _agreement(desk: Desk, rest: str) -> None:
    readers = (rest,) if rest else others(desk.session)
    if not readers:
        raise LineError("nobody else has judged this pair")
    for other in readers:
        for line in agreement_lines(desk.session, other):
            desk.say(line)


def _counts(desk: Desk, _: str) -> None:
    for line in count_lines(desk.session):
        desk.say(line)


def _pairs(desk: Desk, rest: str) -> None:
    if rest not in {"", "worst"}:
        raise LineError("pairs, or pairs worst")
    pairs = list(enumerate(desk.request.pairs, 1))
    said: dict[int, str] = {}
    if rest:
        drifts = {number: desk.look(number - 1) for number, _ in pairs}
        said = {number: f", {about}" for number, (_, about) in drifts.items()}
        pairs.sort(key=lambda numbered: -drifts[numbered[0]][0])
    for number, pair in pairs:
        is_open = ", open" if number - 1 == desk.at else ""
        desk.say(f"Pair {number}: {terminal(pair.id)}{is_open}{said.get(number, '')}")


def _pair(desk: Desk, rest: str) -> None:
    if not rest.isdecimal() or not 1 <= int(rest) <= len(desk.request.pairs):
        raise LineError(f"pair NUMBER, from 1 to {len(desk.request.pairs)}; pairs lists them")
    desk.open(int(rest) - 1)


def _help(desk: Desk, rest: str) -> None:
    verbs = [v for v in VERBS if not rest or rest.lower() in {v.name, *v.aliases}]
    if not verbs:
        raise LineError(f"no verb is called {rest!r}; help lists them")
    for verb in verbs:
        short = f" (or {', '.join(verb.aliases)})" if verb.aliases else ""
        desk.say(f"{' '.join(part for part in (verb.name, verb.takes) if part)}{short}: {verb.about}")


def _quit(desk: Desk, _: str) -> None:
    desk.closed = True


VERBS: tuple[Verb, ...] = (
    Verb("show", "[NUMBER|ID]", "say all of the finding, or of another and go there", _show, ("goto", "g")),
    Verb("next", "", "go to the next finding", _next, ("n",)),
    Verb("previous", "", "go to the one before", _previous, ("p",)),
    Verb("todo", "", "go to the next finding that is open or stale", _todo, ("t",)),
    Verb("same", "[NOTE]", "judge: means the same, a false alarm; and go on", judging(Decision.SAME), ("s",)),
    Verb("acceptable", "[NOTE]", "judge: differs, and may; and go on", judging(Decision.ACCEPTABLE), ("a",)),
    Verb("drift", "[NOTE]", "judge: differs, and must not; and go on", judging(Decision.DRIFT), ("d",)),
    Verb("unsure", "[NOTE]", "judge: someone else should look; and go on", judging(Decision.UNSURE), ("x",)),
    Verb("all", "DECISION [NOTE]", "judge all findings of this rule that are shown and not judged", judge_all),
    Verb("note", "TEXT", "give your verdict on this finding another note", note),
    Verb("severity", "LEVEL", "give this finding another severity", severity),
    Verb("undo", "", "take your last deed back; without limit", lambda d, _: turn(d, back=True), ("u",)),
    Verb("redo", "", "bring it back", lambda d, _: turn(d, back=False)),
    Verb("list", "", "list the findings that are shown, a line each", _list, ("l",)),
    Verb("rules", "", "count the findings that are shown by their rule", _rules),
    Verb(
        "filter",
        "[KIND VALUES|off]",
        "show only: rule CODES, severity, state, text WORDS, drift SCORE",
        _filter,
        ("f",),
    ),
    Verb("threshold", "[+|-|NUMBER]", "show only findings of this confidence or more", _threshold),
    Verb("order", "worst|text", "order the findings by severity or as in the text", _order),
    Verb("bead", "[NUMBER]", "say the sentences of a bead and its findings", _bead, ("b",)),
    Verb("read", "[BEAD]", "mark a bead as read, or take the mark away", _read),
    Verb("explain", "[RULE]", "say the page of a rule", _explain),
    Verb("merge", "[BEAD]", "make one bead of this one and the next, or another", merge),
    Verb("split", "[original N…] [rewrite N…]", "make the named sentences of this bead another bead", split),
    Verb("move", "original|rewrite N to BEAD", "move a sentence to another bead", move),
    Verb("unlink", "[BEAD]", "say that no sentence of a bead has a counterpart", unlink),
    Verb("export", "FORMAT [FILE]", "write the review to a file: html, json, markdown", _export),
    Verb("agreement", "[READER]", "say how far you and another reader agree: Cohen's kappa", _agreement),
    Verb("counts", "", "say how far the review has come", _counts),
    Verb("pairs", "[worst]", "list the pairs; or compare them all, and list the worst first", _pairs),
    Verb("pair", "NUMBER", "open another pair", _pair),
    Verb("help", "[VERB]", "say what can be said", _help, ("h", "?")),
    Verb("quit", "", "leave; everything is saved already", _quit, ("q",)),
)
