"""What directives there are, what each may be asked, and what an asking means: one registry.

A directive is one function under `@directive`. Its options are declared beside it and checked here, so that a slip of
the pen becomes a `Fault` with its place and what is meant, never an exception.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefing.brief.blocks import Block
from briefing.brief.directive_text import Fault, WrittenDirective, WrittenOption
from briefing.model import Period

if TYPE_CHECKING:
    from briefing.brief.filling import Filling

Values = tuple[str, ...]

_COUNT = re.compile(r"0*[1-9][0-9]{0,5}")
Fill = Callable[["Filling", "Asked"], list[Block]]


@dataclass(frozen=True, slots=True)
class Choice:
    """An option that takes one of some words, or several of them separated by commas where `several`."""

    words: Values
    meaning: str
    several: bool = False

    def read(self, written: str) -> Values:
        """The words chosen. Raises _Wrong for another one."""
        given = _listed(written) if self.several else (written.strip().casefold(),)
        for word in given:
            if word not in self.words:
                raise _Wrong(word, self.words)
        return given

    def example(self) -> str:
        """What may stand there."""
        return ("," if self.several else "|").join(self.words)


@dataclass(frozen=True, slots=True)
class Count:
    """An option that takes a number from 1 on."""

    meaning: str

    def read(self, written: str) -> Values:
        """The number's digits."""
        digits = written.strip()
        if not _COUNT.fullmatch(digits):
            raise _Wrong(written, said="a number from 1 on")
        return (digits,)

    def example(self) -> str:
        """What may stand there."""
        return "5"


@dataclass(frozen=True, slots=True)
class Labels:
    """An option that takes labels of items ("R1,R3"), or words of the analyst's own such as a category."""

    meaning: str
    sample: str = "R1,R3"

    def read(self, written: str) -> Values:
        """The labels, folded."""
        given = _listed(written)
        if not given:
            raise _Wrong(written, said=f"something like {self.sample}")
        return given

    def example(self) -> str:
        """What may stand there."""
        return self.sample


@dataclass(frozen=True, slots=True)
class Day:
    """An option that takes a day or a month: 2026-01-31."""

    meaning: str

    def read(self, written: str) -> Values:
        """The day in ISO 8601."""
        try:
            Period.day(written.strip())
        except ValueError:
            raise _Wrong(written, said="a day such as 2026-01-31") from None
        if not written.strip():
            raise _Wrong(written, said="a day such as 2026-01-31")
        return (written.strip(),)

    def example(self) -> str:
        """What may stand there."""
        return "2026-01-31"


Option = Choice | Count | Labels | Day


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive: its name, what it prints, its options, the function that fills it.

    One that `waits` is filled when all others are: it lists what they lean on.
    """

    name: str
    meaning: str
    options: Mapping[str, Option]
    fill: Fill
    waits: bool = False

    def written(self) -> str:
        """As it is written without options."""
        return f"{{{{{self.name}}}}}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a directive was asked for: option by option, as checked values."""

    values: Mapping[str, Values] = field(default_factory=dict)

    def one(self, name: str, default: str = "") -> str:
        """The single value of an option."""
        return self.values.get(name, (default,))[0]

    def some(self, name: str) -> Values:
        """All values of an option, () where it was not given."""
        return self.values.get(name, ())

    def allows(self, name: str, value: str | None) -> bool:
        """Whether a filter lets a value through: one that was not given lets everything through."""
        wanted = self.some(name)
        return not wanted or (value or "").casefold() in wanted

    @property
    def limit(self) -> int | None:
        """The greatest number of entries, None for all."""
        digits = self.one("limit")
        return int(digits) if digits else None


REGISTRY: dict[str, Directive] = {}
"""Every directive by its name, filled where the functions stand (briefing.brief.panels)."""


def directive(name: str, meaning: str, **options: Option) -> Callable[[Fill], Fill]:
    """Put a function into the registry under `name`."""
    return _registering(name, meaning, options, waits=False)


def waiting_directive(name: str, meaning: str, **options: Option) -> Callable[[Fill], Fill]:
    """The same for a function that is called when all other directives are filled."""
    return _registering(name, meaning, options, waits=True)


def _registering(name: str, meaning: str, options: Mapping[str, Option], *, waits: bool) -> Callable[[Fill], Fill]:
    def register(fill: Fill) -> Fill:
        REGISTRY[name] = Directive(name, meaning, options, fill, waits)
        return fill

    return register


def asked(written: WrittenDirective) -> tuple[Directive | None, Asked, list[Fault]]:
    """The directive that is meant, what it is asked for, and everything that is wrong with it."""
    faults = list(written.faults)
    if not written.name:
        return None, Asked(), faults
    known = REGISTRY.get(written.name)
    if known is None:
        end = written.name_start + len(written.name)
        faults.insert(
            0, _unknown(f"There is no panel “{written.name}”", written.name, REGISTRY, written.name_start, end)
        )
        return None, Asked(), faults
    values: dict[str, Values] = {}
    for option in written.options:
        wrong = _take(known, option, values)
        if wrong is not None:
            faults.append(wrong)
    return known, Asked(values), faults


def _take(known: Directive, option: WrittenOption, values: dict[str, Values]) -> Fault | None:
    """Put the option's value among `values`, or say what is wrong with it."""
    wanted = known.options.get(option.name)
    if wanted is None:
        said = f"{known.name} has no option “{option.name}”"
        return _unknown(said, option.name, known.options, option.start, option.start + len(option.name))
    if option.name in values:
        return Fault(option.start, option.end, f"“{option.name}” is given twice.")
    try:
        values[option.name] = wanted.read(option.value)
    except _Wrong as wrong:
        return wrong.fault(option)
    return None


class _Wrong(ValueError):
    """A value that an option does not take."""

    def __init__(self, word: str, words: Iterable[str] = (), *, said: str = "") -> None:
        super().__init__(word)
        self.word = word
        self.words = tuple(words)
        self.said = said

    def fault(self, option: WrittenOption) -> Fault:
        """In words, at the value's place."""
        if self.said:
            message = f"{option.name} takes {self.said}, not “{self.word}”."
            return Fault(option.value_start, option.value_end, message)
        said = f"{option.name} does not know “{self.word}”"
        fault = _unknown(said, self.word, self.words, option.value_start, option.value_end)
        if fault.fix and self.word != option.value:
            return Fault(fault.start, fault.end, fault.message, option.value.casefold().replace(self.word, fault.fix))
        return fault


def _unknown(said: str, word: str, known: Iterable[str], start: int, end: int) -> Fault:
    words = sorted(known)
    close = get_close_matches(word.casefold(), words, n=1, cutoff=0.6)
    if close:
        return Fault(start, end, f"{said}; {close[0]} is meant?", close[0])
    return Fault(start, end, f"{said}; it knows {', '.join(words)}." if words else f"{said}; it has none.")


def _listed(written: str) -> Values:
    return tuple(word for word in (part.strip().casefold() for part in written.split(",")) if word)
