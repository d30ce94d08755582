"""The wording of source grades: what each letter of reliability and each number of credibility says."""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass
from functools import cache

from resources.tables import table_of

GRADES = ("admiralty",)


@dataclass(frozen=True, slots=True)
class Grade:
    """One step of a grading: its sign, its words, and what one must know before giving it ("" for nothing)."""

    id: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grading:
    """How sources are graded; both lists go from the best to the worst, with "cannot be judged" last.

    `note` says how the two hang together.
    """

    id: str
    name: str
    note: str
    reliability: tuple[Grade, ...]
    credibility: tuple[Grade, ...]


@cache
def grading(grading_id: str) -> Grading:
    """The grading with this id, one of GRADES; KeyError where there is none."""
    table = table_of(__name__, grading_id, GRADES, "grading of sources")
    return Grading(
        id=table["id"],
        name=table["name"],
        note=table["note"],
        reliability=tuple(Grade(**entry) for entry in table["reliability"]),
        credibility=tuple(Grade(**entry) for entry in table["credibility"]),
    )
