"""Tables whose columns the analyst chooses: one column, one function from an item to a cell."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from briefing.brief.asking import Asked, Choice
from briefing.brief.blocks import Block
from briefing.brief.filling import Filling
from briefing.brief.inline import Text, plain
from briefing.brief.saying import said
from briefing.brief.tables import Table, TableCell, TableColumn, TableRow, cell

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PanelColumn(Generic[T]):
    """A column: the words above it, its share of the width, and what stands in it for an item."""

    header: str
    share: float
    cell: Callable[[Filling, T], TableCell]


class Labelled(Protocol):
    """What has a label ("R3")."""

    @property
    def label(self) -> str:
        """The label."""
        ...


Columns = Mapping[str, PanelColumn[T]]


def columns_option(columns: Columns[T]) -> Choice:
    """The option by which the columns of a table are chosen."""
    return Choice(tuple(columns), "which columns, in this order", several=True)


def table(
    filling: Filling, asked: Asked, columns: Columns[T], standard: Sequence[str], items: Sequence[T]
) -> list[Block]:
    """The items in a table of the columns asked for, `standard` where none were; nothing for no items."""
    if not items:
        return []
    wanted = [columns[name] for name in dict.fromkeys(asked.some("columns") or standard)]
    return [
        Table(
            tuple(TableColumn(column.share) for column in wanted),
            tuple(cell(plain(said(column.header))) for column in wanted),
            tuple(_row(filling, wanted, item) for item in items),
        )
    ]


def label_cell(_filling: Filling, one: Labelled) -> TableCell:
    """A cell with the label, which heads its row."""
    return cell((Text(one.label, bold=True),), heads_row=True)


def words(text: str) -> TableCell:
    """A cell with plain words."""
    return cell(plain(text))


def _row(filling: Filling, wanted: Sequence[PanelColumn[T]], item: T) -> TableRow:
    anchor: str = getattr(item, "label", "")
    return TableRow(tuple(column.cell(filling, item) for column in wanted), anchor=filling.book.anchor(anchor))
