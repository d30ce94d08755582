"""What Enter, Tab and Shift+Tab do to a line of Markdown: lists go on, end, and move in and out. Pure functions."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

INDENT = "    "
"""One level of a list, as the Markdown reader counts it."""

_ENTRY = re.compile(r"(?P<indent>[ \t]*)(?P<sign>[-+*]|(?P<number>[0-9]{1,9})(?P<stop>[.)]))(?P<gap>[ \t]+)")
_QUOTATION = re.compile(r"(?P<indent> {0,3})>[ \t]?")


def is_entry(line: str) -> bool:
    """Whether a line begins an entry of a list."""
    return _ENTRY.match(line) is not None


def beginning_of_next(line: str) -> str | None:
    """What the line after this one begins with: "- ", "2. ", "> "; None where it is neither entry nor quotation."""
    entry = _ENTRY.match(line)
    if entry is not None:
        sign = f"{int(entry['number']) + 1}{entry['stop']}" if entry["number"] else entry["sign"]
        return f"{entry['indent']}{sign}{entry['gap']}"
    quotation = _QUOTATION.match(line)
    return quotation[0] if quotation is not None else None


def is_only_beginning(line: str) -> bool:
    """Whether there is nothing behind the sign: Enter there ends the list."""
    found = _ENTRY.match(line) or _QUOTATION.match(line)
    return found is not None and not line[found.end() :].strip()


def moved_in(line: str) -> str:
    """The entry one level further in; a number begins anew."""
    entry = _ENTRY.match(line)
    if entry is None or not entry["number"]:
        return f"{INDENT}{line}"
    return f"{INDENT}{entry['indent']}1{entry['stop']}{entry['gap']}{line[entry.end() :]}"


def moved_out(line: str) -> str:
    """The entry one level further out; the line itself where it stands at the edge."""
    if line.startswith("\t"):
        return line[1:]
    spaces = len(line) - len(line.lstrip(" "))
    return line[min(spaces, len(INDENT)) :]
