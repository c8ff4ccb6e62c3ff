"""Checks that are set by hand, so that no rule and no score changes them."""

from __future__ import annotations

from collections.abc import Sequence

from drift.fingerprint import fingerprints
from drift.outcome import Check, Failure, Judged, PairOutcome, State, Unmatched
from drift.report import BeadScore, DocumentScore, Finding, Report, Source
from drift.severity import Severity
from pairs import from_text
from pairs.bead import Bead
from pairs.document import Span

Told = tuple[str, str, Severity, int, str, str, str]

MILL = """The mill at Brandsund made $4.2 million last year. Its wheel is not to be moved, said Ida Holt.
The owners thanked the village. A fair follows in June."""
MILL_REWRITE = """Last year the Brandsund mill made $4.2 billion.
Its wheel is to be moved, said Ida Holt. 集市將於六月舉行。"""


def report(
    texts: tuple[str, str], paths: tuple[str, str], beads: Sequence[Bead], told: Sequence[Told], drifts: Sequence[float]
) -> Report:
    """A report whose every number is given; a finding's passages are looked for in the texts."""
    documents = [from_text(text, lang="en", path=path) for text, path in zip(texts, paths, strict=True)]
    names = fingerprints((rule, a, b) for rule, _, _, _, a, b, _ in told)
    findings = tuple(
        Finding(
            rule, name, severity, bead, _at(texts[0], a), _at(texts[1], b), message, {"relation": "set"}, 0.9, print_
        )
        for (rule, name, severity, bead, a, b, message), print_ in zip(told, names, strict=True)
    )
    scores = tuple(BeadScore(0.9, 40.0, 60.0, None, 0.7, drift) for drift in drifts)
    whole = DocumentScore(0.9, 40.0, 60.0, None, 0.7, 0.5, 12.5, (26, 19), {"kept": 0.5, "changed": 0.5})
    sides = [Source.of(document, "0" * 32) for document in documents]
    signature = "drift:0|model:none|lang:en-en"
    return Report(sides[0], sides[1], tuple(beads), scores, findings, whole, ("FIG02", "NEG01"), (), signature)


def _at(text: str, passage: str) -> Span | None:
    start = text.index(passage)
    return Span(start, start + len(passage)) if passage else None


def small() -> Check:
    """Findings of every severity and state, a pair that couldn't be read, a missing rewrite, files without a partner."""
    mill = report(
        (MILL, MILL_REWRITE),
        ("docs/en/mill.md", "docs/zh/mill.md"),
        (Bead((0,), (0,)), Bead((1,), (1,), moved=True), Bead((2,), ()), Bead((3,), (2,))),
        (
            ("FIG02", "magnitude", Severity.CRITICAL, 0, "$4.2 million", "$4.2 billion", "$4.2 million → $4.2 billion: magnitude changed"),
            ("NEG01", "negation", Severity.MAJOR, 1, "is not to be", "is to be", "“is not to be” → “is to be”: negation dropped"),
            ("OMI01", "sentence-omitted", Severity.MINOR, 2, "The owners thanked the village.", "", "nothing in the rewrite says this"),
            ("STR01", "moved", Severity.NEUTRAL, 3, "A fair follows in June.", "集市將於六月舉行。", "moved 1 place up"),
        ),
        (0.82, 0.61, 1.0, 0.04),
    )  # fmt: skip
    states = (
        Judged(mill.findings[0]),
        Judged(mill.findings[1], State.STALE, "acceptable by ida: old wording; the rewrite changed since"),
        Judged(mill.findings[2], State.ACCEPTED, "same by ida: the village knows"),
        Judged(mill.findings[3], State.SUPPRESSED, "docs/zh/mill.md:2: drift: ignore STR01"),
    )
    gone = Finding("SRC03", "missing-rewrite", Severity.MAJOR, -1, None, None, "there is no rewrite", {}, 1.0, "1" * 16)
    return Check(
        (
            PairOutcome("bridge", "docs/en/bridge.md", "", findings=(Judged(gone),)),
            PairOutcome("mill", "docs/en/mill.md", "docs/zh/mill.md", mill, states, notes=("read as UTF-16 LE",), review=("--profile", "default")),
            PairOutcome("well", "docs/en/well.md", "docs/zh/well.md", failure=Failure("encoding", "docs/zh/well.md: byte 7 is no UTF-8; name the encoding with --encoding")),
        ),
        fail_on=Severity.MAJOR,
        exceeded=("FIG: 1 finding, the budget is 0",),
        unmatched=(Unmatched("docs/zh/lone.md", "rewrite", "no docs/en/lone.md"),),
        unused=("docs/zh/mill.md:9: drift: ignore QUO01",),
        notes=("the verdicts are those of .drift/verdicts.jsonl",),
        what="docs/en ↔ docs/zh",
        root="/srv/desk",
    )  # fmt: skip


HOSTILE = {
    "D01": "::error::x",
    "D01b": "  \t::error file=a::x",
    "D02": "foo ##[error]bar",
    "D03": "::add-mask::a\n::stop-commands::t\r\n::set-output name=a::b",
    "D04": "100%0A::error::, ,file=x: y\n::warning::z",
    "D07": "````````` | a | <details> @team #123 ![x](http://t.example/?) ]( javascript: ) GH-7 www.t.example :tada: $x^2$",
    "D08": "<script>document.title='owned'</script></script><!--<script> \" onmouseover=alert(1) javascript:alert(1) <img src=x onerror=\"document.title='owned'\">",
    "D09": '=HYPERLINK("http://t.example")',
    "D09b": "+1",
    "D09c": "-1+cmd|' /C calc'!A0",
    "D09d": "@SUM(1)",
    "D09e": "\t=1",
    "D09f": "\r=1",
    "D10": "a\x00b\ufffec\uffff\ud800d\x1b]0;t\x07",
    "D20": "\x1b[31mred\x1b[0m \x9b2J \u202eevil \u2028::error::y {{ 7 * 7 }} ]]> &amp;",
}
"""Texts by their row in the table of bad inputs: each stands in a text, a message, a path, a note and a reason below."""


def hostile(text: str) -> Check:
    """A check in which a text stands everywhere where foreign text can stand."""
    # No document holds half of a character; paths and messages may.
    held = text.encode("utf-8", "replace").decode("utf-8")
    passage = f"x{held}y"
    texts = (f"{held} Then {passage} came. It rained.", f"{held} Then {passage} went. It rained.")
    built = report(texts, (text, text), (), (), ())
    beads = tuple(Bead((k,), (k,)) for k in range(min(len(built.original.segments), len(built.rewrite.segments))))
    rest = tuple(Bead((k,), ()) for k in range(len(beads), len(built.original.segments)))
    told = (("FIG02", "magnitude", Severity.CRITICAL, 0, held, held, text),)
    full = report(texts, (text, text), (*beads, *rest), told, [0.5] * len((*beads, *rest)))
    judged = tuple(Judged(finding, state, text) for state in State for finding in full.findings)
    return Check(
        (
            PairOutcome(text, text, text, full, judged, notes=(text,)),
            PairOutcome(f"{text}2", text, "", failure=Failure("encoding", text)),
        ),
        fail_on=Severity.MAJOR,
        exceeded=(text,),
        unmatched=(Unmatched(text, "rewrite", text),),
        unused=(text,),
        notes=(text,),
        what=text,
    )  # fmt: skip
