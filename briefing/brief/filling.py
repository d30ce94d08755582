"""What a panel has at hand while it fills itself: the project, the brief, the citations given so far."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefing.brief.asking import Asked
from briefing.brief.changes import Changes
from briefing.brief.citations import CitationBook
from briefing.brief.inline import Citation
from briefing.brief.yardstick import Yardstick
from briefing.model import Brief
from briefing.project import Reading

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filling:
    """The project and the brief that is composed; `book` numbers what is cited, in the order of the pages.

    `changes` is what changed since the last issue, None where there is none to compare with; `yardstick` words what
    was rated.
    """

    project: Reading
    brief: Brief
    book: CitationBook
    yardstick: Yardstick
    changes: Changes | None = None

    def cited(self, item_id: str) -> tuple[Citation, ...]:
        """The raised numbers of the sources that an item's evidence stands in, as runs; () where it has none."""
        citation = self.book.cite(self.project.exhibits_of(item_id))
        return (citation,) if citation else ()


def chosen(items: Iterable[T], asked: Asked) -> list[T]:
    """Those of the items that `only` and `without` let through, by their labels."""
    left_out = asked.some("without")
    return [item for item in items if asked.allows("only", _label(item)) and _label(item).casefold() not in left_out]


def limited(items: Sequence[T], asked: Asked) -> list[T]:
    """The first `limit` of the items, all where no limit was asked for."""
    return list(items[: asked.limit])


def _label(item: object) -> str:
    label: str = getattr(item, "label", "")
    return label
