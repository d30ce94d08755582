"""House defaults: what every new brief of a project, and of a user, begins with."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import tomllib
from pathlib import Path

from briefing.brief.citation_styles import CITATIONS
from briefing.brief.toml_lines import with_field
from briefing.errors import TemplateError
from briefing.project import Reading, folders

FRONT = (
    "tlp",
    "classification",
    "author",
    "unit",
    "reviewer",
    "distribution",
    "caveats",
    "theme",
    "page_size",
    "language",
    CITATIONS,
)
"""What the house may give a brief: fields of it, and the style of its citations. A project's setting of this name is
called "house.tlp" and so on."""

SERIAL_SETTING = "house.serial"
"""The pattern of serials: "DESK-{year}-{number:3}"."""
STANDARD_SERIAL = "{year}-{number:3}"
TEMPLATE = "template"
"""What the user's file calls the id of the template that the brief of a new project is laid out by."""


def house_file() -> Path:
    """Where the user's own defaults stand: `tlp = "TLP:AMBER"`, a line each."""
    return folders.user_folder() / "house.toml"


def house_front(project: Reading, file: Path | None = None) -> dict[str, str]:
    """The fields a new brief begins with: the project's settings, else the user's, without those nobody gave."""
    users = _of_user(file or house_file())
    given = {name: project.setting(f"house.{name}") or users.get(name, "") for name in FRONT}
    given["author"] = given["author"] or project.setting("author")
    return {name: value for name, value in given.items() if value}


def serial_pattern(project: Reading, file: Path | None = None) -> str:
    """How serials of this project are made."""
    return project.setting(SERIAL_SETTING) or _of_user(file or house_file()).get("serial", "") or STANDARD_SERIAL


def users_defaults(file: Path | None = None) -> dict[str, str]:
    """The user's own defaults: the fields of `FRONT`, "serial" and "template", without those nobody gave."""
    found = _of_user(file or house_file())
    return {name: found[name] for name in (*FRONT, "serial", TEMPLATE) if found.get(name)}


def set_users_default(name: str, value: str, file: Path | None = None) -> None:
    """Give a default of the user's, "" for none. Everything else in the file stays as it is, letter by letter.

    Raises TemplateError where the file is not TOML, so that nothing given there would count; OSError where it cannot
    be read or written.
    """
    path = file or house_file()
    try:
        with path.open(encoding="utf-8", newline="") as opened:
            text = opened.read()
    except FileNotFoundError:
        text = ""
    try:
        changed = with_field(text, name, value)
    except ValueError as error:
        raise _not_toml(path, error) from error
    folders.put_for_user(path, changed)


def _not_toml(path: Path, error: ValueError) -> TemplateError:
    return TemplateError(
        f"“{path}” cannot be read: {error}.",
        safe="The file is as it was, and nothing else was changed.",
        remedy="Mend that line, or rename the file: a new one is begun then.",
        details=str(path),
    )


def _of_user(file: Path) -> dict[str, str]:
    """The user's file; nothing where it is not there or cannot be read: a default is no reason to stop work."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: value for name, value in table.items() if isinstance(value, str)}
