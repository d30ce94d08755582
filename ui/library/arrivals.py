"""Files on their way into the library: being read, or refused with a cause until dismissed. Not kept in the project."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from briefing.errors import BriefingError


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file being read; `error` says why it could not be, None while it still may."""

    name: str
    error: BriefingError | None = None
    key: str = field(default_factory=lambda: uuid4().hex)

    @property
    def is_refused(self) -> bool:
        """Whether it could not be read."""
        return self.error is not None


class Arrivals(QObject):
    """The arrivals in the order they came; the library shows them after the sources."""

    coming = Signal(int, int)
    """Arrivals first … last are about to be put in."""
    came = Signal()
    """They are in."""
    going = Signal(int, int)
    """Arrivals first … last are about to be taken out."""
    went = Signal()
    """They are out."""
    changed = Signal(int)
    """The arrival at this place is another one now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Arrival] = []

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, place: int) -> Arrival:
        return self._all[place]

    def expect(self, paths: Iterable[Path]) -> list[str]:
        """Files are being read now. Returns a key for each."""
        fresh = [Arrival(path.name) for path in paths]
        if fresh:
            self.coming.emit(len(self._all), len(self._all) + len(fresh) - 1)
            self._all.extend(fresh)
            self.came.emit()
        return [arrival.key for arrival in fresh]

    def refuse(self, key: str, error: BriefingError) -> None:
        """This one could not be read; it stays with its cause."""
        place = self._place(key)
        if place is not None:
            self._all[place] = replace(self._all[place], error=error)
            self.changed.emit(place)

    def dismiss(self, key: str) -> None:
        """Take one out: its source stands in the library, or its cause was read."""
        place = self._place(key)
        if place is not None:
            self.going.emit(place, place)
            del self._all[place]
            self.went.emit()

    def dismiss_read(self, key: str) -> None:
        """Take one out unless it was refused."""
        place = self._place(key)
        if place is not None and not self._all[place].is_refused:
            self.dismiss(key)

    def _place(self, key: str) -> int | None:
        return next((place for place, arrival in enumerate(self._all) if arrival.key == key), None)
