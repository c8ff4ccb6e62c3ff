"""One page that holds everything: both texts side by side, every finding, filters, a chart; it asks nobody for anything.

Its policy allows the page's own style and script, by their hashes, and nothing else. It reads without the script too.
"""

from __future__ import annotations

import json
from pathlib import Path

from drift._version import __version__
from drift.check_formats import View
from drift.items import compared, tally, verdict
from drift.outcome import Check
from drift.page import CHART, Page, page_of
from drift.safe import script_json
from drift.severity import Severity
from drift.web import digest, environment

ABOUT = "one page for a browser: side by side, filters, a chart; works offline"
FILE = "drift.html"

FOLDER = Path(__file__).parent / "html_page"


def render(check: Check, view: View) -> str:
    """The page. Text from outside goes through Jinja's autoescape, with its controls shown as pictures."""
    from markupsafe import Markup

    style, script = (
        (FOLDER / name).read_text(encoding="utf-8").replace("\r\n", "\n") for name in ("page.css", "page.js")
    )
    page = page_of(check, view.min_severity or Severity.NEUTRAL)
    return (
        environment(FOLDER)
        .get_template("page.html.jinja")
        .render(
            check=check,
            page=page,
            chart=CHART,
            tally=tally(check),
            verdict=verdict(check),
            outcome="failed" if check.failed or check.failures else "passed" if check.fail_on else "",
            compared=compared(check),
            version=__version__,
            # Our own files, and JSON that can't end its element: the only text that is not escaped.
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
            data=Markup(script_json(json.dumps(_index(page), ensure_ascii=False))),  # noqa: S704
            policy="; ".join(
                (
                    "default-src 'none'",
                    f"style-src '{digest(style)}'",
                    f"script-src '{digest(script)}'",
                    "base-uri 'none'",
                    "form-action 'none'",
                )
            ),
        )
    )


def _index(page: Page) -> list[dict[str, str]]:
    """What the filters look at: a finding's id, rule, severity, state and words."""
    every = [card for pair in page.pairs for card in (*pair.cards, *(card for row in pair.rows for card in row.cards))]
    return [
        {
            "id": card.id,
            "rule": card.item.finding.rule,
            "severity": card.item.severity.value,
            "state": card.item.judged.state.value,
            "text": " ".join(
                (
                    card.item.finding.rule,
                    card.item.finding.name,
                    card.item.finding.message,
                    *card.item.texts,
                    card.item.pair.id,
                )
            ).casefold(),
        }
        for card in every
    ]
