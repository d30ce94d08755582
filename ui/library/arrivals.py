"""Files on their way into the library: being read, or refused with a cause until dismissed. Not kept in the project."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Protocol
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from briefing.errors import BriefingError


class Entry(Protocol):
    """A file's path, or a web address: what can be read, and has a name."""

    @property
    def name(self) -> str:
        """What it is called."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file being read; `error` says why it could not be, None while it still may.

    `entry` is what can be read again; None for what was only a part of a file.
    """

    name: str
    entry: Entry | None = None
    error: BriefingError | None = None
    key: str = field(default_factory=lambda: uuid4().hex)

    @property
    def is_refused(self) -> bool:
        """Whether it could not be read."""
        return self.error is not None


class Turn(Enum):
    """What becomes of arrivals."""

    COMING = "are about to be put in"
    CAME = "are in"
    GOING = "are about to be taken out"
    WENT = "are out"
    CHANGED = "are others now"


class Arrivals(QObject):
    """The arrivals in the order they came; the library shows them after the sources."""

    told = Signal(object, int, int)
    """A `Turn` of the arrivals first … last, for a model of rows. One signal for all five: a project opens sooner."""
    came = Signal()
    """Some are in."""
    went = Signal()
    """Some are out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Arrival] = []

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, place: int) -> Arrival:
        return self._all[place]

    def expect(self, entries: Iterable[Entry]) -> list[str]:
        """Files are being read now. Returns a key for each."""
        return self._put([Arrival(entry.name, entry) for entry in entries])

    def add_refused(self, name: str, error: BriefingError) -> str:
        """Something that was read inside a file, and was refused. Returns its key."""
        return self._put([Arrival(name, None, error)])[0]

    def keys(self) -> set[str]:
        """The keys of all that are here."""
        return {arrival.key for arrival in self._all}

    def entry_of(self, key: str) -> Entry | None:
        """What an arrival was read from; None where it was part of a file, or is gone."""
        place = self._place(key)
        return self._all[place].entry if place is not None else None

    def refused_count(self) -> int:
        """How many could not be read."""
        return sum(arrival.is_refused for arrival in self._all)

    def dismiss_refused(self) -> None:
        """Take out all that could not be read: their causes were read."""
        self._take_out({arrival.key for arrival in self._all if arrival.is_refused})

    def refuse(self, key: str, error: BriefingError) -> None:
        """This one could not be read; it stays with its cause."""
        place = self._place(key)
        if place is not None:
            self._all[place] = replace(self._all[place], error=error)
            self.told.emit(Turn.CHANGED, place, place)

    def dismiss(self, key: str) -> None:
        """Take one out: its source stands in the library, or its cause was read."""
        place = self._place(key)
        if place is not None:
            self._drop(place, place)

    def dismiss_read(self, keys: Iterable[str]) -> None:
        """Take these out, save those that were refused."""
        self._take_out({arrival.key for arrival in self._all if not arrival.is_refused} & set(keys))

    def _put(self, fresh: list[Arrival]) -> list[str]:
        if fresh:
            first, last = len(self._all), len(self._all) + len(fresh) - 1
            self.told.emit(Turn.COMING, first, last)
            self._all.extend(fresh)
            self.told.emit(Turn.CAME, first, last)
            self.came.emit()
        return [arrival.key for arrival in fresh]

    def _take_out(self, keys: set[str]) -> None:
        """Neighbours go together: each announcement makes the views look through all of their rows."""
        last = len(self._all) - 1
        while last >= 0:
            first = last
            while first >= 0 and self._all[first].key in keys:
                first -= 1
            if first < last:
                self._drop(first + 1, last)
            last = first - 1

    def _drop(self, first: int, last: int) -> None:
        self.told.emit(Turn.GOING, first, last)
        del self._all[first : last + 1]
        self.told.emit(Turn.WENT, first, last)
        self.went.emit()

    def _place(self, key: str) -> int | None:
        return next((place for place, arrival in enumerate(self._all) if arrival.key == key), None)
