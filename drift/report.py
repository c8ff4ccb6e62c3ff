"""What a comparison says: findings, scores, and the signature that they stand under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from drift.severity import Severity
from pairs.bead import Bead
from pairs.document import Boilerplate, Document, Segment, Span

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that changed, with its places.

    Attributes:
        rule: the code of the rule that found it, for example ``"FIG02"``.
        name: the rule's name, for example ``"magnitude"``.
        severity: how much it matters.
        bead: the index of its bead in :attr:`Report.beads`.
        original: where it stands in the original, ``None`` where it does not.
        rewrite: where it stands in the rewrite, ``None`` where it does not.
        message: one line that says what was compared and what changed.
        facts: the evidence as named values.
        confidence: how sure the rule is, 0..1.
        fingerprint: names the finding for life (see :mod:`drift.fingerprint`).
        parent: the fingerprint of the omission or addition that it is part of, or ``None``.
    """

    rule: str
    name: str
    severity: Severity
    bead: int
    original: Span | None
    rewrite: Span | None
    message: str
    facts: Mapping[str, str] = field(default_factory=dict)
    confidence: float = 1.0
    fingerprint: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Push:
    """One reason for a drift score: how far it pushed the score up, or where the score started from.

    Attributes:
        reason: ``"start"``, the name of a piece of evidence (:class:`drift.scoring.evidence.Evidence`), the code of a
            rule, or ``"caution"``, which takes a part of what is above even odds back.
        log_odds: what it added to the log-odds; all pushes of a bead add up to those of its score.
        value: how strong the evidence is, ``None`` for the start and for findings.
        detail: the word or the finding's fingerprint that it speaks of, ``""`` where there is none.
    """

    reason: str
    log_odds: float
    value: float | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class BeadScore:
    """Scores of one bead; ``None`` where a score does not apply or was not asked for.

    Attributes:
        semantic: cosine of the two sides' vectors, -1..1; ``None`` without a model.
        bleu: sentence BLEU with effective order, 0..100.
        chrf: chrF (character 6-grams, beta 2), 0..100.
        ter: translation edit rate, 0 upwards; ``None`` on sentences that are too long for it.
        ratio: difflib's ratio on words, 0..1.
        drift: the probability that a careful reader says that the meaning changed, 0..1.
        evidence: what the score was made of beside the findings, by name; empty for omissions and additions.
        pushes: what pushed the score up, and from where; the strongest first, after the start.
    """

    semantic: float | None
    bleu: float | None
    chrf: float | None
    ter: float | None
    ratio: float | None
    drift: float
    evidence: Mapping[str, float] = field(default_factory=dict)
    pushes: tuple[Push, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """Scores of the whole pair.

    Attributes:
        semantic: mean cosine of the matched beads, weighted by the words of the original.
        bleu, chrf, ter, ratio: means of the matched beads, weighted alike.
        drift: mean drift of all beads, weighted by their words; omissions and additions count.
        mqm: penalty points (minor 1, major 5, critical 25) per 100 words of the original.
        words: words of the original and of the rewrite.
        shares: the share of words kept, changed, dropped, added and moved, each 0..1 (see docs/scores.md).
    """

    semantic: float | None
    bleu: float | None
    chrf: float | None
    ter: float | None
    ratio: float | None
    drift: float
    mqm: float
    words: tuple[int, int]
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class RuleOff:
    """A rule that was not applied, and why."""

    code: str
    reason: str


def by_bead(findings: Iterable[Finding]) -> dict[int, tuple[Finding, ...]]:
    """The findings of each bead that has some, in their order."""
    grouped: dict[int, list[Finding]] = {}
    for one in findings:
        grouped.setdefault(one.bead, []).append(one)
    return {bead: tuple(some) for bead, some in grouped.items()}


@dataclass(frozen=True, slots=True)
class Source:
    """One side of a report.

    Attributes:
        path: the file's name as given, ``"-"`` for standard input, ``""`` for a text from memory.
        digest: blake2b of the text, 32 hexadecimal digits.
        lang: ISO 639-1 code, ``""`` where it is not known.
        text: the text as read.
        segments: its segments.
        boilerplate: what was left out of the comparison.
        notes: what the reader of the file noticed.
    """

    path: str
    digest: str
    lang: str
    text: str
    segments: tuple[Segment, ...]
    boilerplate: tuple[Boilerplate, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document, digest: str) -> Source:
        """The side that a document is."""
        return cls(
            document.path,
            digest,
            document.lang,
            document.text,
            document.segments,
            document.boilerplate,
            document.notes,
        )


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one comparison found.

    Attributes:
        original: the text that was rewritten.
        rewrite: what became of it.
        beads: which segments belong together, in reading order.
        bead_scores: one for each bead.
        findings: in reading order.
        score: the pair as a whole.
        rules: the codes of the rules that were applied.
        rules_off: the rules that were not, and why.
        signature: every setting, model and version that changes a number.
        notes: what the reader of the report should know.
    """

    original: Source
    rewrite: Source
    beads: tuple[Bead, ...]
    bead_scores: tuple[BeadScore, ...]
    findings: tuple[Finding, ...]
    score: DocumentScore
    rules: tuple[str, ...]
    rules_off: tuple[RuleOff, ...]
    signature: str
    notes: tuple[str, ...] = ()
    _by_bead: Mapping[int, tuple[Finding, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Group the findings once: each bead's are asked for again and again."""
        object.__setattr__(self, "_by_bead", by_bead(self.findings))

    @property
    def drift(self) -> float:
        """The drift score of the whole pair, 0..1."""
        return self.score.drift

    def of_bead(self, index: int) -> tuple[Finding, ...]:
        """The findings of one bead."""
        return self._by_bead.get(index, ())

    def worst(self) -> Severity | None:
        """The highest severity found, ``None`` where nothing was."""
        return max((f.severity for f in self.findings), key=lambda s: s.rank, default=None)
