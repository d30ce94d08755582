"""The words that several commands take, and how wrong ones are said."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from briefing.cli.terminal import MISUSED, complain


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the words given to it."""

    def error(self, message: str) -> NoReturn:
        """Exit with the message and where to read more."""
        self.exit(complain(f"{message}; see `{self.prog} --help`", MISUSED))


def takes_project(command: argparse.ArgumentParser) -> None:
    """A project, and where its password stands."""
    command.add_argument("project", type=Path, metavar="PROJECT", help="a .brief file")
    takes_password(command)


def takes_password(command: argparse.ArgumentParser) -> None:
    """Where a project's password stands."""
    said = "the file whose first line is the project's password, - for standard input"
    command.add_argument("--password-file", type=Path, metavar="FILE", help=said)
