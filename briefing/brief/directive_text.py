"""Directives in a section's text, `{{risks order=score limit=5}}`: where they stand and what they ask for.

A directive has a line of its own. Reading never raises: what is wrong becomes a `Fault` with its place and what is
meant. Positions are code points of the text.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE = re.compile(r"^ {0,3}\{\{(?P<inside>[^\n]*)\}\}[ \t]*$", re.MULTILINE)
"""A line that is a directive; the Markdown reader finds them by the same pattern."""

_LOOSE = re.compile(r"\{\{[^\n{}]*(?:\}\}|$)|\{\{", re.MULTILINE)
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")
_NAME = re.compile(r"\s*([^\s=\"]+)")
_OPTION = re.compile(r'\s*([^\s="]+)\s*=\s*(?:"([^"]*)"|“([^”]*)”|([^\s"]+))')
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with code points [start, end) of a text, in a sentence; `fix` is what could stand there instead."""

    start: int
    end: int
    message: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class WrittenOption:
    """One `name=value` as written, with the places of name and value."""

    name: str
    value: str
    start: int
    end: int
    value_start: int
    value_end: int


@dataclass(frozen=True, slots=True)
class WrittenDirective:
    """A directive as written: code points [start, end) from the first brace to the last.

    `name_start` is where its name begins. `faults` are those of its form alone.
    """

    name: str
    options: tuple[WrittenOption, ...]
    start: int
    end: int
    name_start: int
    faults: tuple[Fault, ...] = ()


def directives(text: str) -> list[WrittenDirective]:
    """The directives of a text, in order."""
    return [_directive(line, text) for line in LINE.finditer(text)]


def misplaced(text: str) -> list[Fault]:
    """Braces that look like a directive and are none, because they do not have a line of their own or do not close."""
    code = [span.span() for span in _CODE.finditer(text)]
    taken = [line.span() for line in LINE.finditer(text)]
    return [
        Fault(found.start(), found.end(), _why_misplaced(found.group()))
        for found in _LOOSE.finditer(text)
        if not _inside(found.start(), taken) and not _inside(found.start(), code)
    ]


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Line and column of a code point, both from 1."""
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _directive(line: re.Match[str], text: str) -> WrittenDirective:
    start, end = line.start("inside"), line.end("inside")
    opened, closed = start - 2, end + 2
    name = _NAME.match(text, start, end)
    if name is None:
        fault = Fault(opened, closed, "A directive needs a name, for example {{risks}}.")
        return WrittenDirective("", (), opened, closed, start, (fault,))
    options: list[WrittenOption] = []
    faults: list[Fault] = []
    for part in _parts(text, name.end(), end):
        if isinstance(part, Fault):
            faults.append(part)
        else:
            options.append(part)
    return WrittenDirective(name[1], tuple(options), opened, closed, name.start(1), tuple(faults))


def _parts(text: str, at: int, end: int) -> Iterator[WrittenOption | Fault]:
    while at < end:
        found = _OPTION.match(text, at, end)
        if found is not None:
            group = next(number for number in (2, 3, 4) if found[number] is not None)
            yield WrittenOption(found[1], found[group], found.start(1), found.end(), *found.span(group))
            at = found.end()
            continue
        word = _WORD.search(text, at, end)
        if word is None:
            return
        message = f"“{word[0]}” is no option; write options as name=value."
        yield Fault(word.start(), word.end(), message)
        at = word.end()


def _why_misplaced(words: str) -> str:
    if not words.endswith("}}"):
        return "This directive does not close: it ends with }} on the same line."
    return "A directive needs a line of its own, not indented."


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)
