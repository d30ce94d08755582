"""What can stand at the caret of a directive: a panel, an option, a value; with what each means. Pure."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.brief.asking import Choice, Directive
from briefing.brief.panels import REGISTRY

_OPEN = re.compile(r"\s*\{\{[^{}]*$")
_LAST = re.compile(r"[^\s{,=\"“”]*$")
_OPTION = re.compile(r"([a-z_]+)=[\"“]?[^\s\"“”]*$")


@dataclass(frozen=True, slots=True)
class Completion:
    """A word that can stand at the caret, what is typed for it, and what it means."""

    word: str
    typed: str
    meaning: str


def completions(line: str, caret: int) -> tuple[int, list[Completion]]:
    """Where the word at the caret begins, and what it can become; nothing outside a directive, or where it is whole.

    `caret` is a code point of the line.
    """
    before = line[:caret]
    if _OPEN.match(before) is None:
        return caret, []
    begun = _LAST.search(before)
    start = begun.start() if begun is not None else caret
    found = [one for one in _offered(before, start) if one.word.startswith(before[start:].casefold())]
    if any(one.word == before[start:] for one in found):
        found = [one for one in found if one.word != before[start:]] if len(found) > 1 else []
    return start, found


def _offered(before: str, start: int) -> list[Completion]:
    inside = before[before.index("{{") + 2 : start]
    name = inside.split()[0] if inside.split() else ""
    if not name:
        return [Completion(one.name, one.name, one.meaning) for one in REGISTRY.values()]
    known = REGISTRY.get(name)
    if known is None:
        return []
    asked = _OPTION.search(before)
    if asked is not None and "=" in before[asked.start() :]:
        return _values(known, asked[1])
    given = set(re.findall(r"([a-z_]+)=", inside))
    options = ((option, one) for option, one in known.options.items() if option not in given)
    return [Completion(option, f"{option}=", f"{one.meaning}: {one.example()}") for option, one in options]


def _values(known: Directive, option: str) -> list[Completion]:
    found = known.options.get(option)
    if isinstance(found, Choice):
        return [Completion(word, word, found.meaning) for word in found.words]
    return [Completion(found.example(), found.example(), found.meaning)] if found is not None else []
