"""A review as one self-contained page: the page of a check, with the states and reasons that verdicts give."""

from __future__ import annotations

from drift import check_formats
from drift.check_formats import View
from drift.exports import Review
from drift.verdicts.outcome import review_of

ABOUT = "one page with both texts, findings, verdicts and filters"
FILE = "review.html"


def render(review: Review) -> str:
    """The page; nothing of the texts acts in it."""
    return check_formats.named("html").render(review_of(review.report, review.pair, review.judgements), View())
