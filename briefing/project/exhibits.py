"""Evidence as the window and the brief look at it: with its passage and source, as a span in a text, summed up."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from briefing.model import Evidence, Passage, Source


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of evidence with the passage it shows and the source it stands in."""

    evidence: Evidence
    passage: Passage
    source: Source

    @property
    def address(self) -> str:
        """Where the words stand, as a citation address: "S1 ¶5"."""
        return f"{self.source.label} ¶{self.passage.paragraph}"


class TiedSpan(NamedTuple):
    """A piece of evidence in a text, in short: code points [start, end), and the item they are evidence of."""

    evidence_id: str
    item_kind: str
    item_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an item rests on, in short: how many passages of how many sources, and the first of them.

    `address` and `quote` are where the first passage stands ("S1 ¶5") and its words; `against` counts the passages
    that speak against the item.
    """

    passages: int = 0
    sources: int = 0
    against: int = 0
    address: str = ""
    quote: str = ""
