"""How much a finding matters, in the words and weights of MQM."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """The four severities of MQM, in ascending order.

    The weights are those of the MQM scoring model as used in the WMT metrics tasks (Freitag et al. 2021):
    neutral 0, minor 1, major 5, critical 25.
    """

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral … 3 for critical."""
        return _ORDER.index(self)

    @property
    def weight(self) -> int:
        """Penalty points of one finding."""
        return _WEIGHTS[self.rank]

    @property
    def glyph(self) -> str:
        """Its sign: severities are told apart by shape, never by hue alone."""
        return _GLYPHS[self.rank]


_ORDER = (Severity.NEUTRAL, Severity.MINOR, Severity.MAJOR, Severity.CRITICAL)
_WEIGHTS = (0, 1, 5, 25)
_GLYPHS = "○◐●◆"


def at_most(severity: Severity, cap: Severity) -> Severity:
    """``severity``, or ``cap`` where that is lower."""
    return severity if severity.rank <= cap.rank else cap
