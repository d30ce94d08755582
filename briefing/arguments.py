"""The words each command takes, and how they are read."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from briefing.sources.web_address import WebAddress, is_web_address
from briefing.terminal import MISUSED, complain


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the words given to it."""

    def error(self, message: str) -> NoReturn:
        """Exit with the message and where to read more."""
        self.exit(complain(f"{message}; see `{self.prog} --help`", MISUSED))


def count(words: str) -> int:
    """A number from 1 on, for argparse."""
    if not words.isdecimal() or int(words) < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is no number from 1 on")
    return int(words)


def size(words: str) -> tuple[int, int]:
    """A size such as 1440x900, for argparse."""
    try:
        width, height = (int(part) for part in words.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no size; write it as 1440x900") from None
    if width < 1 or height < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is no size; write it as 1440x900")
    return width, height


def takes_project(command: argparse.ArgumentParser) -> None:
    """A project, and where its password stands."""
    command.add_argument("project", type=Path, metavar="PROJECT", help="a .brief file")
    takes_password(command)


def takes_password(command: argparse.ArgumentParser) -> None:
    """Where a project's password stands."""
    said = "the file whose first line is the project's password, - for standard input"
    command.add_argument("--password-file", type=Path, metavar="FILE", help=said)


def describe_open(command: argparse.ArgumentParser) -> None:
    """`open`: perhaps a project, perhaps a picture of the window."""
    said = "a .brief file, or a PDF that carries one"
    command.add_argument("project", type=Path, nargs="?", metavar="PROJECT", help=said)
    takes_password(command)
    takes_picture(command)


def takes_picture(command: argparse.ArgumentParser) -> None:
    """A picture of the window instead of the window."""
    command.add_argument("--screenshot", type=Path, metavar="FILE.png", help="save a picture of the window and exit")
    command.add_argument("--size", type=size, metavar="WxH", help="the window's size, for example 1440x900")
    command.add_argument("--theme", choices=("light", "dark"), help="the window's theme")


def describe_new(command: argparse.ArgumentParser) -> None:
    """`new`: a project and its name."""
    takes_project(command)
    command.add_argument("--name", default="", help="the project's name; its file's name otherwise")


def describe_add(command: argparse.ArgumentParser) -> None:
    """`add`: a project and files."""
    takes_project(command)
    command.add_argument("files", type=entry, nargs="+", metavar="FILE", help="an article, a folder, or a web address")
    takes_private(command)


def describe_read(command: argparse.ArgumentParser) -> None:
    """`read`: a file or a web address, or many files by their paths on standard input."""
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=entry, nargs="?", metavar="FILE", help="a source article, or its web address")
    what.add_argument("--stream", action="store_true", help="read paths from standard input; a line of JSON for each")
    command.add_argument("--json", action="store_true", help="title, text, published, author, language, url as JSON")
    takes_private(command)


def takes_private(command: argparse.ArgumentParser) -> None:
    """Leave to visit addresses inside private networks."""
    allowed = "visit web addresses inside private networks too"
    command.add_argument("--allow-private", action="store_true", help=allowed)


def entry(words: str) -> Path | WebAddress:
    """A file or a web address, for argparse."""
    return WebAddress(words.strip()) if is_web_address(words) else Path(words)


def describe_info(command: argparse.ArgumentParser) -> None:
    """`info`: a project."""
    takes_project(command)
    command.add_argument("--json", action="store_true", help="as JSON")


def describe_history(command: argparse.ArgumentParser) -> None:
    """`history`: a project and how much of it."""
    takes_project(command)
    command.add_argument("--json", action="store_true", help="as JSON")
    command.add_argument("--limit", type=count, default=200, metavar="N", help="the newest N actions (200)")


def describe_sample(command: argparse.ArgumentParser) -> None:
    """`sample`: a folder."""
    command.add_argument("folder", type=Path, metavar="DIR", help="where to write the sample project")


def describe_run_sample(command: argparse.ArgumentParser) -> None:
    """`run-sample`: perhaps a folder, perhaps a picture."""
    command.add_argument("folder", type=Path, nargs="?", default=Path("out"), metavar="DIR", help="its folder (out)")
    takes_picture(command)
