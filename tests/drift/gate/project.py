"""A project of sixty pairs of our own invention, with drift planted in twelve of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

PIERS = "north south east west upper lower inner outer old new long short".split()
GOODS = "salt timber cork barley tin".split()
PLANTED = range(0, 60, 5)
"""The numbers of the pairs with drift."""


def original(number: int) -> str:
    """A page about one pier and one good."""
    pier, good = PIERS[number % 12], GOODS[number // 12]
    return (
        f"# Loading {good} at the {pier} pier\n\n"
        f"The {pier} pier takes {120 + 7 * number} tonnes of {good} a day. Boats must leave before the tide turns.\n\n"
        f"- Open the gate with `gate {pier} --hold` first.\n"
        f"- The keeper of the {pier} pier does not work on Sundays.\n\n"
        f"```sh\ncrane lift --load {good}\n```\n\n"
        f"Everyone who works with {good} wears gloves.\n"
    )


def rewrite(number: int) -> str:
    """The same in other words; in every fifth page something drifted."""
    text = (
        original(number).replace("Everyone who works with", "All who work with").replace("wears gloves", "wear gloves")
    )
    if number not in PLANTED:
        return text
    kind = (number // 5) % 4
    if kind == 0:
        return text.replace(f"{120 + 7 * number} tonnes", f"{320 + 7 * number} tonnes")
    if kind == 1:
        return text.replace("does not work", "works")
    if kind == 2:
        return text.replace("--load", "--drop")
    return text.replace("Boats must leave", "Boats may leave")


def make(folder: Path, *, count: int = 60, git: bool = True) -> None:
    """Write ``docs/en`` and ``docs/plain``, and a configuration that pairs them."""
    for side, write in (("en", original), ("plain", rewrite)):
        (folder / "docs" / side).mkdir(parents=True)
        for number in range(count):
            (folder / "docs" / side / f"page-{number:03}.md").write_text(write(number), encoding="utf-8")
    (folder / "drift.toml").write_text(
        'model = "none"\nparser = false\n[[pairs]]\noriginal = "docs/en/{path}"\nrewrite = "docs/plain/{path}"\n',
        encoding="utf-8",
    )
    if git:
        run_git(folder, "init", "-q")
        commit(folder)


def run_git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as nobody in particular."""
    who = ("-c", "user.name=Quay", "-c", "user.email=quay@velmora.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder: Path) -> str:
    """Commit everything; returns the commit's name."""
    run_git(folder, "add", "-A")
    run_git(folder, "commit", "-qm", "as it is")
    return run_git(folder, "rev-parse", "HEAD")
