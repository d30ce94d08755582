"""How far a brief is: how many of its sections say something, and what is still open."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.tradecraft.problems import Problem

SAYS_NOTHING = frozenset({"B303", "B304"})
"""The codes of the problems that a section without a word to print has: no text, or a panel with nothing to show."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a brief is. `empty` are the ids of the sections that print nothing yet, in the brief's order.

    `open_problems` are those nobody accepted, the gravest first.
    """

    sections: int
    empty: tuple[str, ...]
    open_problems: tuple[Problem, ...]

    @property
    def filled(self) -> int:
        """How many sections say something."""
        return self.sections - len(self.empty)

    @property
    def share(self) -> float:
        """The part of the sections that say something, 0 to 1."""
        return self.filled / self.sections if self.sections else 0.0


def progress_of(sections: Sequence[str], problems: Sequence[Problem]) -> Progress:
    """The progress of a brief with sections of these ids, in which a check found these problems.

    A section whose emptiness was accepted is empty all the same.
    """
    silent = {one.place.section_id for one in problems if one.code in SAYS_NOTHING}
    empty = tuple(section_id for section_id in sections if section_id in silent)
    return Progress(len(sections), empty, tuple(one for one in problems if one.is_open))
