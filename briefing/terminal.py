"""How the command line speaks and listens: one line an error, every letter printable, numbers and sizes read."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
import io
import json
import sys
from typing import NoReturn

FAILED = 1
MISUSED = 2


def say(words: str) -> None:
    """Print a line."""
    print(words)  # noqa: T201 the command line speaks by printing


def say_json(facts: object) -> None:
    """Print values as JSON, its letters unescaped."""
    say(json.dumps(facts, ensure_ascii=False, indent=2))


def complain(words: str, status: int = FAILED) -> int:
    """One line on stderr, whatever the words bring along, such as a file name with a line break. Returns `status`."""
    print(f"briefing: {' '.join(words.split())}", file=sys.stderr)  # noqa: T201 the command line speaks by printing
    return status


def speak_unicode() -> None:
    """Let no letter stop a command: a pipe or a file gets UTF-8, a screen shows "?" for what it cannot."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


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
