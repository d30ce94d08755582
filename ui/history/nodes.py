"""The rows of the history: an action, the items it touched, the fields that changed in those.

Each has a number of its own by which the model finds it again.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from briefing.project import FieldChange, ItemChange, Step


@dataclass(slots=True, eq=False)
class Action:
    """A row of the list: the steps of one action, newest first. `day` is set where a day begins above it."""

    steps: list[Step]
    id: int = 0
    day: str = ""
    recovered: bool = False
    parts: list[Touched] | None = None
    more: More | None = None

    @property
    def step(self) -> Step:
        """The newest step, which names the action and is what Undo takes back."""
        return self.steps[0]


@dataclass(slots=True, eq=False)
class Touched:
    """An item that an action touched."""

    action: Action
    change: ItemChange
    name: str
    id: int = 0
    fields: list[Field] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class More:
    """Stands below the first items that an action touched, for the `count` others."""

    action: Action
    count: int
    id: int = 0


@dataclass(slots=True, eq=False)
class Field:
    """A field of it, in words."""

    touched: Touched
    change: FieldChange
    name: str
    old: str
    new: str
    id: int = 0


Node: TypeAlias = Action | Touched | More | Field
