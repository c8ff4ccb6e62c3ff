"""Makes the pages that are drawn from the code, and the picture of the README.

    python docs/build.py            write docs/rules.md, docs/cli.md and docs/demo.svg
    python docs/build.py --check    end with 1 where one of them is not what the code says

The picture is the real output of ``drift demo``; its numbers depend on installed extras, so that --check
compares only the pages.
"""

from __future__ import annotations

import inspect
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import rich_click as click
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

from drift.cli.exit_codes import MEANING as EXIT_MEANING
from drift.cli.exit_codes import ExitCode
from drift.cli.root import root
from drift.config import PROFILES, Config
from drift.formats import View, named
from drift.pipeline import compare
from drift.rules.registry import Rule, every_rule
from pairs.examples import example

DOCS = Path(__file__).resolve().parent
WIDTH = 116
# The heading of the picture; plain fonts only, so that it loads nothing from anywhere.
SVG = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="drift demo in a terminal">
<style>
.{unique_id}-matrix {{ font-family: Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: arial; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def rules_page() -> str:
    """Every rule's page, with a table of all at the top."""
    out = [
        "# Rules",
        "",
        "Made from the rules' own docstrings by `python docs/build.py`. Severities are those of MQM;",
        "a rule in *preview* is applied only when it is selected by its code.",
        "",
        "| code | name | severity | profiles | languages | needs | what it finds |",
        "|---|---|---|---|---|---|---|",
    ]
    out += [_row(r) for r in every_rule()]
    for r in every_rule():
        out += ["", f"## {r.code} {r.name}", "", f"*{r.category}, {r.severity.value}*", ""]
        out += [("#" + line if line.startswith("## ") else line) for line in r.page.split("\n")]
    return "\n".join(out) + "\n"


def _row(r: Rule) -> str:
    profiles = ", ".join(p for p in PROFILES if p in r.profiles) or "preview"
    languages = ", ".join(sorted(r.languages)) if r.languages else "any"
    needs = ", ".join(sorted(r.needs)) or "–"
    return f"| [{r.code}](#{r.code.lower()}-{r.name}) | {r.name} | {r.severity.value} | {profiles} | {languages} | {needs} | {r.summary} |"


def cli_page() -> str:
    """Every command with its usage, what it does, its options, and the exit codes."""
    out = ["# Command line", "", "Made from the commands themselves by `python docs/build.py`."]
    for path, command in _commands(root, "drift"):
        context = click.RichContext(command, info_name=path)
        usage = " ".join([path, *command.collect_usage_pieces(context)])
        out += ["", f"## {path}", "", "```text", usage, "```", "", inspect.cleandoc(command.help or ""), ""]
        records = [r for parameter in command.get_params(context) if (r := parameter.get_help_record(context))]
        out += ["| option | |", "|---|---|", *(f"| `{_cell(names)}` | {_cell(about)} |" for names, about in records)]
    out += ["", "## Exit codes", "", "| code | name | meaning |", "|---|---|---|"]
    out += [f"| {code.value} | {code.name} | {EXIT_MEANING[code]} |" for code in ExitCode]
    return "\n".join(out) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, group
    context = click.RichContext(group, info_name=path)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")
        elif command:
            yield f"{path} {name}", command


def picture() -> str:
    """What ``drift demo`` prints, as an SVG."""
    report = compare(*(Path(name.name) for name in example("harbour")), config=Config(cache=False))
    shown = named("text").render(report, View(width=WIDTH, color=True, only_changed=False))
    head, _, tail = shown.partition("\n\n")
    beads = tail.split("\n\n")
    # Some beads of each kind and the summary: the whole story would make a very tall picture.
    text = "\n\n".join([head, *beads[2:4], "…", *beads[6:8], "…", beads[-1]])
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="256")
    console.print(Text("$ drift demo", style="bold"))
    console.print(Text.from_ansi(text))
    return console.export_svg(title="drift demo", code_format=SVG, unique_id="demo", theme=SVG_EXPORT_THEME)


def main() -> int:
    pages = {DOCS / "rules.md": rules_page(), DOCS / "cli.md": cli_page()}
    if "--check" in sys.argv[1:]:
        stale = [p for p, text in pages.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
        for path in stale:
            print(f"{path.name} is not what the code says: run python docs/build.py")
        return int(bool(stale))
    for path, text in pages.items():
        path.write_text(text, encoding="utf-8")
    os.chdir(example("harbour")[0].parent)
    (DOCS / "demo.svg").write_text(picture(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
