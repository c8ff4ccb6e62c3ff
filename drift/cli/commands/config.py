"""``drift config``: what holds for a path, and where each value comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import rich_click as click


@click.command("config")
@click.argument("path", type=click.Path(path_type=Path), default=".")
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="This configuration file instead of the nearest."
)
@click.option("--no-origin", is_flag=True, help="Leave out where each value comes from.")
def command(path: Path, config_file: Path | None, *, no_origin: bool) -> None:
    """Show the settings of `drift check` for PATH, a file or a folder, and where each comes from.

    A configuration file is looked for upwards from PATH to the root of the version control. In one folder drift.toml
    goes before pyproject.toml.
    """
    from drift.config import Config
    from drift.errors import ConfigError
    from drift.gate.loading import settings_at
    from drift.gate.settings import GateSettings
    from drift.safe import name, terminal
    from pairs.discovery import name_of

    if not path.exists():
        raise ConfigError(f"{path}: no such file or folder; check the path")
    folder = path if path.is_dir() else path.parent
    file, config, settings = settings_at(folder.absolute(), config_file)
    own = settings.for_pair(config, [name_of(path, file.parent if file else folder)])
    click.echo(f"# {name(str(file)) if file else 'no configuration file: defaults'}")
    rows: list[tuple[str, str, str]] = []
    for one in fields(Config):
        if one.name != "places":
            key = one.name.replace("_", "-")
            value = getattr(own, one.name)
            rows.append((key, _shown(value), own.places.get(one.name, "default")))
    for one in fields(GateSettings):
        if one.name != "places":
            key = one.name.replace("_", "-")
            value = getattr(settings, one.name)
            shown = f"{len(value)} tables" if key in {"pairs", "paths", "suppress"} else _shown(value)
            rows.append(
                (key, "never" if key == "fail-on" and value is None else shown, settings.places.get(key, "default"))
            )
    width = max(len(f"{key} = {value}") for key, value, _ in rows if len(value) < 40)
    for key, value, origin in rows:
        line = f"{key} = {terminal(value)}"
        click.echo(line if no_origin else f"{line:<{width}}  # {terminal(origin)}")


def _shown(value: Any) -> str:
    """A value as it would stand in TOML."""
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Enum | str | Path):
        import json

        return json.dumps(str(value.value if isinstance(value, Enum) else value), ensure_ascii=False)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {_shown(one)}" for key, one in value.items()) + "}"
    if isinstance(value, tuple):
        return (
            "["
            + ", ".join(_shown(one) if isinstance(one, str) else str(getattr(one, "term", one)) for one in value)
            + "]"
        )
    return str(value)
