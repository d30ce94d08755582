"""The commands that keep a project: checkpoints, backups, restoring, salvage, passwords; and how commands open one."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from briefing.cli.arguments import takes_project
from briefing.cli.terminal import FAILED, complain, counted, say, say_json
from briefing.errors import BriefingError, DamagedProject, ProjectError
from briefing.project import Backup, Project, backups, salvage


def looked_at(options: argparse.Namespace) -> Project:
    """The project, for reading, also while a window has it open."""
    return Project.open(options.project, read_only=True, password=password_in(options.password_file))


@contextmanager
def worked_on(options: argparse.Namespace) -> Iterator[Project]:
    """The project, for writing: says what was recovered and where it lies, and backs it up where that is due."""
    with Project.open(options.project, password=password_in(options.password_file)) as project:
        if project.recovered is not None:
            complain(f"note: {project.recovered.sentence()}")
        for warning in project.warnings:
            complain(f"note: {warning}")
        try:
            project.back_up_if_due()
        except ProjectError as error:
            # A backup that cannot be made is no reason not to work.
            complain(f"note: {error.sentence()}")
        yield project


def password_in(file: Path | None) -> str:
    """The first line of a file, "-" for standard input; "" without a file."""
    if file is None:
        return ""
    if str(file) == "-":
        return sys.stdin.readline().rstrip("\r\n")
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BriefingError(f"The password in {file} cannot be read.", details=str(error)) from error
    return lines[0] if lines else ""


def run_checkpoint(options: argparse.Namespace) -> int:
    """`checkpoint`: give this moment a name."""
    with worked_on(options) as project:
        step = project.checkpoint(options.name)
    say(f"Checkpoint “{step.label}” at step {step.id}")
    return 0


def describe_checkpoint(command: argparse.ArgumentParser) -> None:
    """`checkpoint`: a project and a name."""
    takes_project(command)
    command.add_argument("name", metavar="NAME", help="what to call this moment")


def run_backups(options: argparse.Namespace) -> int:
    """`backups`: list them, newest first."""
    found = _backups_of(options)
    if options.json:
        say_json([_facts(number, backup) for number, backup in enumerate(found, start=1)])
        return 0
    for number, backup in enumerate(found, start=1):
        say(f"{number:>3}  {backup.made_in_words}  step {backup.step:<8,} {backup.size:>14,} bytes  {backup.path}")
    if not found:
        say("There is no backup of this project yet.")
    return 0


def describe_backups(command: argparse.ArgumentParser) -> None:
    """`backups`: a project."""
    takes_project(command)
    command.add_argument("--json", action="store_true", help="as JSON")


def run_restore(options: argparse.Namespace) -> int:
    """`restore`: make the project what a backup holds; a damaged file is moved aside for it."""
    backup = _chosen(options)
    try:
        with worked_on(options) as project:
            change = project.restore(backup)
    except DamagedProject as error:
        aside = backups.put_back(options.project, backup)
        complain(f"note: {error.happened} It was moved to {aside}.")
        say(f"Put the backup {backup} in its place")
        return 0
    say(f"Restored {backup}; `briefing undo` takes it back" if change else "The project holds just that already.")
    return 0


def describe_restore(command: argparse.ArgumentParser) -> None:
    """`restore`: a project and a backup."""
    takes_project(command)
    command.add_argument("backup", metavar="BACKUP", help="its number in `briefing backups`, or a file")


def run_salvage(options: argparse.Namespace) -> int:
    """`salvage`: a new project of all that can be read of a damaged one."""
    password = password_in(options.password_file)
    with counted("Rows and texts read and written") as count:
        report = salvage(options.project, options.copy, password=password, going_on=count)
    if options.json:
        say_json(report.as_json())
        return 0
    say(f"Wrote {options.copy}: {report.sentence()}")
    for line in report.lines():
        say(line)
    return 0


def describe_salvage(command: argparse.ArgumentParser) -> None:
    """`salvage`: a project and where to write the new one."""
    takes_project(command)
    command.add_argument("copy", type=Path, metavar="NEW.brief", help="the new project")
    command.add_argument("--json", action="store_true", help="what was kept and what is missing as JSON")


def run_verify(options: argparse.Namespace) -> int:
    """`verify`: check the whole file and its history."""
    try:
        with looked_at(options) as project:
            found = project.verify()
    except DamagedProject as error:
        for one in error.found:
            say(one)
        raise
    for one in found:
        say(one)
    if found:
        return FAILED
    say("Sound: every page, item, text and step.")
    return 0


def run_password(options: argparse.Namespace) -> int:
    """`password`: set, change or remove it."""
    new = "" if options.remove else password_in(options.new)
    if not new and not options.remove:
        raise BriefingError("The new password is empty.", remedy="Use --remove to have none.")
    with worked_on(options) as project:
        project.set_password(new)
    if options.remove:
        say("The password was removed; anybody who has the file can read it.")
    else:
        say("The password is set, for the backups too. Without it nobody can open the project: keep it safe.")
    return 0


def describe_password(command: argparse.ArgumentParser) -> None:
    """`password`: a project and the new password."""
    takes_project(command)
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("--new", type=Path, metavar="FILE", help="the file whose first line is the new password")
    what.add_argument("--remove", action="store_true", help="have no password")


def _backups_of(options: argparse.Namespace) -> list[Backup]:
    try:
        with looked_at(options) as project:
            return project.backups()
    except ProjectError:
        # Damaged, gone or locked: those that were made under this name are found without opening it.
        return backups.listed(options.project)


def _chosen(options: argparse.Namespace) -> Path:
    if not options.backup.isdecimal():
        return Path(options.backup)
    found = _backups_of(options)
    number = int(options.backup)
    if not 1 <= number <= len(found):
        raise BriefingError(f"There is no backup {number} of this project.", remedy="See `briefing backups`.")
    return found[number - 1].path


def _facts(number: int, backup: Backup) -> dict[str, Any]:
    return {
        "number": number,
        "file": str(backup.path),
        "project": str(backup.project),
        "made_at": backup.made_at.isoformat(timespec="seconds"),
        "step": backup.step,
        "bytes": backup.size,
    }
