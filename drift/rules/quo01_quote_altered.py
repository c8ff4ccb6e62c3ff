"""QUO01: words inside quotation marks differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drift.analysis.quotation_matching import QuoteMatch, QuoteRelation, quote_matches
from drift.analysis.quotations import QuotationKind
from drift.analysis.same_saying import says_the_same
from drift.analysis.spelling import is_slip
from drift.analysis.wording import Change, Word, changes, support
from drift.analysis.wordnet import knows
from drift.rules.registry import Claim, rule
from drift.severity import Severity
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView

_REWORDED = 0.4  # share of the words changed from which the quotation counts as worded anew
_MANY = 3  # more changes than this are told as one
_CUT = 3  # words missing at either end from which it is a cut, QUO07's business

_NEGATORS = frozenset("not no never none neither nor nobody nothing without cannot".split())
_FUTURE = frozenset({"go"})  # "is going to" for "will"
_MODALS = {
    word: line.split()[0]
    for line in ("may might", "can could", "will would wo", "shall should ought", "must")
    for word in line.split()
}


@rule(
    "QUO01",
    "quote-altered",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    profiles=("default",),
)
def quote_altered(bead: BeadView) -> Iterator[Claim]:
    """Words inside quotation marks are not the words of the original's quotation.

    ## What it finds
    A quotation that stands in marks on both sides, with words exchanged, left out or put in. One finding for each
    place, with the differing words; a quotation that was worded anew as a whole is one finding.

    ## Why it matters
    Marks promise that these are the speaker's own words. One word exchanged in an otherwise true quotation puts
    into somebody's mouth what was never said, and no reader can see it.

    ## Example
    “a matter of special importance” → “a matter of special significance”

    ## Not flagged
    Other marks, capitals, punctuation; contractions written out; British and American spelling; a number word
    written in digits. Grammar that says the same (“will” and “is going to”, “more than” and “over”) is neutral.
    Changed inflection or grammar words, and a quotation that was worded anew throughout while it still says the same,
    as in translation, are minor.

    ## References
    MQM accuracy/mistranslation.
    """
    for match in quote_matches(bead):
        if match.relation is QuoteRelation.REPLACED:
            yield _whole(match)
        elif match.relation is QuoteRelation.ALTERED:
            yield from _altered(match, bead)


def _altered(match: QuoteMatch, bead: BeadView) -> Iterator[Claim]:
    a, b = match.words("original"), match.words("rewrite")
    found = [c for c in changes(a, b) if not _is_cut(c, len(a), len(b))]
    parts = [(a[c.start_a : c.end_a], b[c.start_b : c.end_b]) for c in found]
    touched = sum(max(len(before), len(after)) for before, after in parts if not says_the_same(before, after))
    slight = [_slight(*part) or says_the_same(*part) for part in parts]
    # One word exchanged in an otherwise true quotation misleads most; a quotation with several other words is
    # seen to be a rendering, as after a round trip through another language.
    rendering = slight.count(False) > 1
    if found and (len(found) > _MANY or touched > _REWORDED * max(len(a), len(b))) and max(len(a), len(b)) > 4:
        yield _whole(match)
        return
    for change, minor in zip(found, slight, strict=True):
        yield _one(bead, change, a, b, minor=minor or rendering)


def _is_cut(change: Change, len_a: int, len_b: int) -> bool:
    """Whether words are missing or added at an end of the quotation: the marks moved, the words stayed."""
    size_a, size_b = change.end_a - change.start_a, change.end_b - change.start_b
    at_end = (change.start_a == 0 and change.start_b == 0) or (change.end_a == len_a and change.end_b == len_b)
    return at_end and min(size_a, size_b) == 0 and max(size_a, size_b) >= _CUT


def _one(bead: BeadView, change: Change, a: Sequence[Word], b: Sequence[Word], *, minor: bool) -> Claim:
    """A claim over the differing words, with one neighbour where a side has none."""
    words_a, words_b = a[change.start_a : change.end_a], b[change.start_b : change.end_b]
    span_a = _span(a, change.start_a, change.end_a, grow=not words_a or not words_b)
    span_b = _span(b, change.start_b, change.end_b, grow=not words_a or not words_b)
    before, after = span_a.of(bead.pair.original.text), span_b.of(bead.pair.rewrite.text)
    slight = _slight(words_a, words_b)
    kind = "inflection or grammar" if slight else "words exchanged" if words_a and words_b else "words left out"
    if not words_a:
        kind = "grammar" if slight else "words put in"
    severity = Severity.MINOR if minor else None
    if says_the_same(words_a, words_b):
        kind, severity = "grammar that says the same", Severity.NEUTRAL
    elif _is_misspelt(words_a, words_b):
        kind, severity = "misspelt", Severity.MINOR
    return Claim(
        span_a,
        span_b,
        f"inside the quotation: {before} → {after}: {kind}",
        {"original": before, "rewrite": after, "relation": kind},
        severity,
        0.9,
    )


def _is_misspelt(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether the one word that differs is the same word with a slip of the hand in it, and so no other word."""
    return len(a) == len(b) == 1 and is_slip(a[0].key, b[0].key) and knows(a[0].key) and not knows(b[0].key)


def _slight(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether only grammar words or inflections differ, no negator and no modal verb that says something else."""
    if [w.stem for w in a if w.content and w.stem not in _FUTURE] != [
        w.stem for w in b if w.content and w.stem not in _FUTURE
    ]:
        return False
    keys_a, keys_b = {w.key for w in a}, {w.key for w in b}
    if bool(keys_a & _NEGATORS) != bool(keys_b & _NEGATORS):
        return False
    modals_a, modals_b = ({_MODALS[k] for k in keys if k in _MODALS} for keys in (keys_a, keys_b))
    return not (modals_a and modals_b) or modals_a == modals_b


def _span(words: Sequence[Word], start: int, end: int, *, grow: bool) -> Span:
    """The span of ``words[start:end]``; grown by the next word, or by the one before at the end of the quotation."""
    if grow:
        start, end = (start, end + 1) if end < len(words) else (max(0, start - 1), end)
    return words[start].span.cover(words[end - 1].span)


def _whole(match: QuoteMatch) -> Claim:
    """A claim over all of a quotation that was worded anew."""
    a, b = match.words("original"), match.words("rewrite")
    kept = support(a, b)
    if match.relation is QuoteRelation.REPLACED:
        said = "other words stand in the place of the quoted ones"
        speech = match.original[0].kind is QuotationKind.SPEECH
        severity = Severity.MINOR if speech and max(kept, support(b, a)) >= 0.35 else None
    else:
        said = f"the quotation is worded anew; {kept:.0%} of its content words are kept"
        speech = match.original[0].kind is QuotationKind.SPEECH
        likeness = (max if speech else min)(kept, support(b, a))
        severity = Severity.MINOR if likeness >= 0.35 else None
    facts = {"relation": match.relation.value, "ratio": f"{match.ratio:.0f}", "kept": f"{kept:.2f}"}
    return Claim(
        match.original[0].inner.cover(match.original[-1].inner),
        match.rewrite[0].inner.cover(match.rewrite[-1].inner),
        said,
        facts,
        severity,
        0.8,
    )
