"""The page in a real browser: its filters work, and nothing in the texts runs or is fetched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from drift.check_formats import View, named
from tests.drift.check_formats.checks import HOSTILE, hostile, small

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
)  # fmt: skip
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")


@pytest.fixture(scope="module")
def dom(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], tuple[str, list[str]]]:
    """What a page becomes in the browser, and the addresses that it asked for."""
    folder = tmp_path_factory.mktemp("browser")

    def opened(page: str, fragment: str) -> tuple[str, list[str]]:
        (folder / "page.html").write_text(page, encoding="utf-8")
        log = folder / "net.json"
        done = subprocess.run(
            [
                str(BROWSER), *FLAGS, f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}",
                "--enable-logging=stderr", "--dump-dom", f"{(folder / 'page.html').as_uri()}{fragment}",
            ],
            capture_output=True, text=True, timeout=120, check=True, env=os.environ | {"HOME": str(folder)},
        )  # fmt: skip
        asked = re.findall(r'"url":"([^"]+)"', log.read_text(encoding="utf-8", errors="replace"))
        refused = [line for line in done.stderr.splitlines() if "Content Security Policy" in line or "Uncaught" in line]
        return done.stdout, [url for url in asked if "t.example" in url] + refused

    return opened


def test_filters_and_hostile_text(dom: Callable[[str, str], tuple[str, list[str]]], tmp_path: Path) -> None:
    """An address with a filter shows just what it names; markup in the texts stays text, and asks for nothing."""
    page, asked = dom(named("html").render(small(), View()), "#rule=FIG02")
    assert not asked
    assert "1 of 5 findings" in page
    assert re.search(r'<details class="finding critical open[^>]*id="p2f1">', page)
    assert re.search(r'<details class="finding major stale[^>]*hidden', page)
    page, asked = dom(named("html").render(hostile(HOSTILE["D08"] + HOSTILE["D07"]), View()), "#state=accepted")
    assert not asked
    assert "1 of 4 findings" in page
    assert "<title>owned" not in page


def test_keys_and_fields(dom: Callable[[str, str], tuple[str, list[str]]]) -> None:
    """``j`` opens the next finding, words in the field narrow, and what was chosen stands in the address."""
    hand = """<script>
    const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
    press("j"); press("j");
    const field = document.querySelector("input[name=text]");
    field.value = "The Village";
    field.dispatchEvent(new Event("input", {bubbles: true}));
    document.body.dataset.address = location.hash;
    document.body.dataset.focus = document.activeElement.closest("details").id;
    press("/");
    document.body.dataset.field = document.activeElement.name;
    </script>"""
    page = named("html").render(small(), View())
    # The hand is no script of the page: its policy, which would refuse it, is left out here.
    driven = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace("</body>", f"{hand}</body>")
    shown, asked = dom(driven, "")
    assert not asked
    assert "1 of 5 findings" in shown
    assert 'data-address="#text=the+village"' in shown
    assert 'data-focus="p2f1"' in shown
    assert 'data-field="text"' in shown
    refused, _ = dom(page.replace("</body>", f"{hand}</body>"), "")
    assert "data-address" not in refused
