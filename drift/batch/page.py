"""The summary of a run as one page for a browser; it asks nobody for anything and holds no script."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from drift._version import __version__
from drift.batch.summary import Summary
from drift.batch.text import RETRY, notes
from drift.severity import Severity
from drift.web import digest, environment

FOLDER = Path(__file__).parent / "html_page"


def page(summary: Summary, what: str, signature: str, more: Iterable[tuple[str, int]] = ()) -> str:
    """The page.

    Args:
        summary: of the run.
        what: one line that says what was compared.
        signature: what the numbers stand under.
        more: notes beside those of the records, and how many pairs they are about.
    """
    from markupsafe import Markup

    style = (FOLDER / "summary.css").read_text(encoding="utf-8").replace("\r\n", "\n")
    bars = summary.histogram()
    highest = max(1, *bars)
    return (
        environment(FOLDER)
        .get_template("summary.html.jinja")
        .render(
            summary=summary,
            what=what,
            signature=signature,
            bars=[(k / len(bars), n, round(100 * n / highest, 1)) for k, n in enumerate(bars)],
            rules=summary.by_rule.most_common(),
            severities=[s.value for s in reversed(Severity)],
            errors=sorted(summary.errors.items()),
            retry=RETRY,
            notes=notes(summary, more),
            version=__version__,
            # Our own file: the only text that is not escaped.
            style=Markup(style),  # noqa: S704
            policy=f"default-src 'none'; style-src '{digest(style)}'; base-uri 'none'; form-action 'none'",
        )
    )
