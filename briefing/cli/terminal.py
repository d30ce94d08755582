"""How the command line speaks: one line an error, and no letter that stops it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

FAILED = 1
MISUSED = 2


def say(words: str) -> None:
    """Print a line."""
    print(words)  # noqa: T201 the command line speaks by printing


def say_json(facts: object) -> None:
    """Print values as JSON, its letters unescaped."""
    say(json.dumps(facts, ensure_ascii=False, indent=2))


def say_line(facts: object) -> None:
    """Print values as one line of JSON, at once, in letters every pipe knows."""
    print(json.dumps(facts), flush=True)  # noqa: T201 the command line speaks by printing


def complain(words: str, status: int = FAILED) -> int:
    """One line on stderr, whatever the words bring along, such as a file name with a line break. Returns `status`."""
    print(f"briefing: {' '.join(words.split())}", file=sys.stderr)  # noqa: T201 the command line speaks by printing
    return status


@contextmanager
def counted(words: str) -> Iterator[Callable[[int], bool]]:
    """Shows on a terminal how far long work is, "Salvaging: 12,300"; elsewhere nothing. Always says to go on."""
    shows = sys.stderr.isatty()

    def show(done: int) -> bool:
        if shows:
            print(f"\r{words}: {done:,}", end="", file=sys.stderr, flush=True)  # noqa: T201 as above
        return True

    try:
        yield show
    finally:
        if shows:
            print(f"\r{' ' * (len(words) + 20)}\r", end="", file=sys.stderr, flush=True)  # noqa: T201 as above


def speak_unicode() -> None:
    """Let no letter stop a command: a pipe or a file gets UTF-8, a screen shows "?" for what it cannot."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
