"""JUnit XML, which every CI service reads: a suite a pair, a test case a finding."""

from __future__ import annotations

# Only written here, never parsed.
from xml.etree import ElementTree as ET

from drift.check_formats import View
from drift.items import Item, of_pair, tally, verdict
from drift.outcome import Check, PairOutcome
from drift.safe import xml
from drift.severity import Severity

ABOUT = "JUnit XML: a suite a pair, a failure a finding at or above the threshold"
FILE = "drift.xml"


def render(check: Check, view: View) -> str:
    """The suites. A finding that counts and reaches the threshold fails; others below it pass with their text.

    Accepted and suppressed ones are skipped, a pair that couldn't be scored is an error, and a pair without a finding is
    a case that passes.
    """
    root = ET.Element("testsuites", name="drift")
    totals = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for pair in check.pairs:
        suite = _suite(root, pair, check, view)
        for name in totals:
            totals[name] += int(suite.get(name, "0"))
    extra = [("limit exceeded", line) for line in check.exceeded]
    extra += [("no partner", f"{file.path} ({file.side}): {file.reason}") for file in check.unmatched]
    extra += [("unused suppression", line) for line in check.unused]
    suite = ET.SubElement(root, "testsuite", name="the check as a whole")
    failed = 0
    for name, line in extra:
        case = ET.SubElement(suite, "testcase", classname="drift", name=_attribute(f"{name}: {line}"))
        if name == "limit exceeded":
            failed += 1
            ET.SubElement(case, "failure", message=_attribute(line), type=name)
        else:
            ET.SubElement(case, "system-out").text = xml(line)
    what = "\n".join(line for line in (check.what, tally(check), verdict(check), *check.notes) if line)
    ET.SubElement(suite, "system-out").text = xml(what)
    counted = {"tests": len(extra), "failures": failed, "errors": 0, "skipped": 0}
    for name, n in counted.items():
        suite.set(name, str(n))
        root.set(name, str(totals[name] + n))
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, pair: PairOutcome, check: Check, view: View) -> ET.Element:
    suite = ET.SubElement(root, "testsuite", name=_attribute(pair.id))
    found = [item for item in of_pair(pair) if view.shows(item.finding, Severity.NEUTRAL)]
    failures = skipped = 0
    for item in found:
        case = _case(suite, item)
        if not item.judged.state.counts:
            skipped += 1
            said = f"{item.judged.state.value}: {item.judged.reason}" if item.judged.reason else item.judged.state.value
            ET.SubElement(case, "skipped", message=_attribute(said))
        elif check.fail_on and item.severity.rank >= check.fail_on.rank:
            failures += 1
            kind = _attribute(f"{item.finding.rule} {item.severity.value}")
            ET.SubElement(case, "failure", message=_attribute(item.finding.message), type=kind).text = _text(item)
        else:
            ET.SubElement(case, "system-out").text = _text(item)
    errors = 0
    if pair.failure:
        errors = 1
        case = ET.SubElement(suite, "testcase", classname=_attribute(pair.id), name="could be scored")
        ET.SubElement(case, "error", message=_attribute(pair.failure.message), type=_attribute(pair.failure.code))
    elif not found:
        ET.SubElement(suite, "testcase", classname=_attribute(pair.id), name="no finding")
    for note in pair.notes:
        ET.SubElement(suite, "system-out").text = xml(note)
    counted = {"failures": failures, "errors": errors, "skipped": skipped}
    for name, n in ({"tests": len(suite.findall("testcase"))} | counted).items():
        suite.set(name, str(n))
    return suite


def _case(suite: ET.Element, item: Item) -> ET.Element:
    path, place = item.at
    name = f"{item.finding.rule} {item.finding.name} {path}:{place}"
    case = ET.SubElement(suite, "testcase", classname=_attribute(item.pair.id), name=_attribute(name))
    case.set("file", _attribute(path))
    case.set("line", str(place.line))
    return case


def _text(item: Item) -> str:
    path, place = item.at
    beside = [f"against {item.beside[0]}:{item.beside[1]}"] if item.beside else []
    sides = [f"{sign} {text}" for sign, text in zip("-+", item.texts, strict=True) if text]
    head = f"{item.finding.rule} {item.finding.name} ({item.severity.value}) {path}:{place}"
    lines = [head, *beside, *sides, item.finding.message, *([item.command] if item.command else [])]
    return xml("\n".join(" ".join(line.split("\n")) for line in lines))


def _attribute(text: str) -> str:
    return xml(" ".join(text.split("\n")))
