"""Citations in a section's text, `[@S1 ¶5; @Q7]`: where they stand, what they name, and slips that look like one.

Positions are code points of the text. Reading never raises.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.brief.directive_text import Fault

CITATION = r"\[((?:@[A-Za-z]+\d+[^\[\];]*)(?:;\s*@[A-Za-z]+\d+[^\[\];]*)*)\]"
"""A citation; the Markdown reader finds them by the same pattern."""
KEY = re.compile(r"@([A-Za-z]+\d+)\s*(.*)", re.DOTALL)
"""One part of a citation: the label, and the place in the source."""

CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:[^\n]|\n(?!\s*\n))+?(?<!`)\1(?!`)")
"""Code within a line: citations and directives in it are text."""

_CITATION = re.compile(CITATION)
_NEARLY = re.compile(r"\[\s*@[^\[\]\n]{0,80}\]|\[(?:S|Q)\d+(?:\s*¶\s*\d+)?\](?!\()|\(\s*@[A-Za-z]+\d+[^()\n]{0,40}\)")
_PART = re.compile(r"[^;]+")
_LABEL = re.compile(r"([A-Za-z]+\d+)")


@dataclass(frozen=True, slots=True)
class CitedPart:
    """One source or item in a citation: its label in capitals, the place in it ("¶5"), code points [start, end)."""

    label: str
    locator: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WrittenCitation:
    """A citation as written: code points [start, end) from bracket to bracket, and its parts."""

    start: int
    end: int
    parts: tuple[CitedPart, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels it names."""
        return tuple(part.label for part in self.parts)


def citations(text: str) -> list[WrittenCitation]:
    """The citations of a text, in order; not those in code or behind a backslash."""
    code = code_spans(text)
    return [
        WrittenCitation(found.start(), found.end(), tuple(_parts(found)))
        for found in _CITATION.finditer(text)
        if not _is_text(text, found.start(), code)
    ]


def slips(text: str) -> list[Fault]:
    """What was meant as a citation and is none, each with what could stand there."""
    code = code_spans(text)
    taken = citations(text)
    faults = [
        Fault(found.start(), found.end(), "This is no citation; it is written [@S1] or [@S1 ¶5].", _mended(found[0]))
        for found in _NEARLY.finditer(text)
        if not _is_text(text, found.start(), code) and not any(one.start == found.start() for one in taken)
    ]
    for citation in taken:
        for part in citation.parts:
            if "@" in part.locator:
                written = text[citation.start : citation.end]
                message = "Several sources in one citation are separated by semicolons."
                faults.append(Fault(citation.start, citation.end, message, re.sub(r"\s*,?\s*@", "; @", written)))
                break
    return sorted((_first_mended(fault) for fault in faults), key=lambda fault: fault.start)


def code_spans(text: str) -> list[tuple[int, int]]:
    """Where there is code within the lines of a text."""
    return [found.span() for found in CODE.finditer(text)]


def _parts(found: re.Match[str]) -> Iterator[CitedPart]:
    for part in _PART.finditer(found.string, *found.span(1)):
        start = part.start() + len(part[0]) - len(part[0].lstrip())
        key = KEY.match(part[0].strip())
        if key is not None:
            yield CitedPart(key[1].upper(), key[2].strip(), start, start + len(part[0].strip()))


def _is_text(text: str, position: int, code: list[tuple[int, int]]) -> bool:
    """Whether a bracket is one the reader takes as it stands: in code, or behind a backslash."""
    before = text[:position]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1 or any(start <= position < end for start, end in code)


def _mended(written: str) -> str:
    labels = _LABEL.search(written)
    if labels is None:
        return ""
    rest = written[1:-1].strip().lstrip("@").strip()
    return f"[@{rest}]"


def _first_mended(fault: Fault) -> Fault:
    """The fault with a fix that reads as a citation, else with none."""
    fix = fault.fix.replace("[; @", "[@")
    return Fault(fault.start, fault.end, fault.message, fix if _CITATION.fullmatch(fix) else "")
