"""Fields whose value is on its way into the project: until it is there nothing else may put the old one back."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ui.desk import Desk


class Markable(Protocol):
    """A field that can show why its value could not be written."""

    def mark(self, why: str) -> None:
        """Show why; "" takes the mark away."""


class InFlight:
    """What is being written of the fields of one form."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._fields: list[Markable] = []

    def __contains__(self, field: Markable) -> bool:
        """Whether a field is being written: what is told meanwhile leaves it alone."""
        return any(one is field for one in self._fields)

    def write(self, field: Markable, write: Callable[[], str]) -> bool:
        """Write what a field committed; whether that was done. `write` returns why not, which stands at the field."""
        if self._desk.is_closed:
            return False
        self._fields.append(field)
        try:
            refused = write()
        finally:
            self._fields.remove(field)
        field.mark(refused)
        return not refused
