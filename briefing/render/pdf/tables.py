"""Tables: a header repeated on every page, hairlines between rows, rows that break only where a page is too short."""
# SPDX-License-Identifier: MIT

from dataclasses import replace
from typing import Any

from reportlab.platypus import Table as PlatypusTable

from briefing.brief.document import (
    Ach,
    Align,
    Indicators,
    Paragraph,
    Table,
    TableCell,
    TableColumn,
    TableRow,
    Text,
    cell,
    plain,
)
from briefing.render.pdf import theme
from briefing.render.pdf.boxes import NEARLY_A_PAGE
from briefing.render.pdf.fonts import main_face
from briefing.render.pdf.setter import Setter
from briefing.render.pdf.theme import Style

PADDING = 10.0


class Rows(PlatypusTable):  # type: ignore[misc]  # reportlab ships without types
    """A table that cuts inside a row only where the row has nearly a page to itself and still does not fit."""

    def split(self, width: float, height: float) -> list[Any]:
        """By rows; inside a row only at the top of a page. Never the header alone, never one row alone at the end."""
        self.splitInRow = int(height > NEARLY_A_PAGE)
        parts: list[Any] = super().split(width, height)
        if parts and len(parts[1]._cellvalues) == self.repeatRows + 1 and len(self._cellvalues) > self.repeatRows + 3:
            shorter = height - self._rowHeights[len(parts[0]._cellvalues) - 1]
            return list(super().split(width, shorter)) or parts
        return parts


def set_table(table: Table, setter: Setter, width: float) -> list[Any]:
    """A table of the tree, with its caption and source line."""
    if not table.rows:
        empty = [setter.paragraph(table.empty, theme.NOTE, width)] if table.empty else []
        return setter.exhibit(table, empty)
    return setter.exhibit(table, [rows_of(table, setter, width)])


def set_indicators(indicators: Indicators, setter: Setter, width: float) -> list[Any]:
    """The indicators as a table of three columns."""
    rows = tuple(
        TableRow((cell(each.runs), cell(each.bears_on), cell(plain(each.status)))) for each in indicators.entries
    )
    shares = (TableColumn(5), TableColumn(4), TableColumn(1.6))
    table = Table(shares, tuple(cell(plain(word)) for word in indicators.header), rows)
    return setter.exhibit(indicators, [rows_of(table, setter, width)])


def set_ach(ach: Ach, setter: Setter, width: float) -> list[Any]:
    """Hypotheses in rows, evidence in columns; beneath, what each piece of evidence is."""
    narrow = tuple(TableColumn(0.8, Align.CENTRE) for _each in ach.evidence)
    columns = (TableColumn(0.6), TableColumn(5), *narrow, TableColumn(1.8))
    header = (TableCell(columns=2, blocks=(Paragraph(plain(ach.header)),)), *(_word(e.label) for e in ach.evidence))
    rows = []
    for hypothesis, scores in zip(ach.hypotheses, ach.scores, strict=True):
        marks = (cell((Text(score, bold=score in ach.emphasis),)) for score in scores)
        rows.append(
            TableRow((_word(hypothesis.label, bold=True), cell(hypothesis.runs), *marks, _word(hypothesis.against)))
        )
    table = Table(columns, (*header, _word(ach.against)), tuple(rows))
    evidence = Table(
        (TableColumn(0.6), TableColumn(8), TableColumn(1.8)),
        (),
        tuple(TableRow((_word(e.label, bold=True), cell(e.runs), _word(e.weight))) for e in ach.evidence),
    )
    return setter.exhibit(ach, [rows_of(table, setter, width), rows_of(evidence, setter, width)])


def rows_of(table: Table, setter: Setter, width: float) -> Rows:
    """Header and rows as one flowable that fills `width`."""
    total = sum(column.share for column in table.columns)
    grid = _Grid(table, setter, [width * column.share / total for column in table.columns])
    if table.header:
        grid.add(TableRow(table.header), head=True)
    for row in table.rows:
        grid.add(row, head=False)
    heads = int(bool(table.header))
    style = [*_style(heads, len(grid.rows)), *grid.spans]
    return Rows(grid.rows, colWidths=grid.widths, repeatRows=heads, style=style, hAlign="LEFT", spaceAfter=6)


class _Grid:
    """Rows being laid out: `rows` of cells at their places, and the `spans` of those that reach further."""

    def __init__(self, table: Table, setter: Setter, widths: list[float]) -> None:
        self.table = table
        self.setter = setter
        self.widths = widths
        self.rows: list[list[Any]] = []
        self.spans: list[tuple[Any, ...]] = []
        self._covered: set[tuple[int, int]] = set()

    def add(self, row: TableRow, *, head: bool) -> None:
        """Put the row's cells at the places that no taller cell above covers."""
        number = len(self.rows)
        cells = iter(row.cells)
        self.rows.append([])
        for column in range(len(self.widths)):
            current = None if (column, number) in self._covered else next(cells, None)
            if current is None:
                self.rows[-1].append("")
                continue
            reach = min(current.columns, len(self.widths) - column)
            self._cover(column, number, reach, current.rows)
            room = sum(self.widths[column : column + reach]) - PADDING
            look = replace(theme.HEAD_CELL if head else theme.CELL, align=self.table.columns[column].align)
            self.rows[-1].append(_cell(current, self.setter, room, look, row.anchor if column == 0 else ""))

    def _cover(self, column: int, row: int, columns: int, rows: int) -> None:
        if columns > 1 or rows > 1:
            self.spans.append(("SPAN", (column, row), (column + columns - 1, row + rows - 1)))
            self._covered |= {(column + x, row + y) for x in range(columns) for y in range(rows)}


def _cell(held: TableCell, setter: Setter, width: float, look: Style, anchor: str) -> list[Any]:
    """A cell's flowables: its paragraphs in the table's face, other blocks as they are elsewhere."""
    shown: list[Any] = []
    for position, block in enumerate(held.blocks):
        if isinstance(block, Paragraph):
            # The name of a row is bold, not what is said of it beneath.
            style = replace(look, bold=look.bold or (held.heads_row and position == 0))
            name = anchor if position == 0 else block.anchor
            shown.append(setter.door.paragraph(block.runs, style, anchor=name, portion=block.portion))
        else:
            shown += setter.flowables((block,), width)
    return shown


def _style(heads: int, rows: int) -> list[tuple[Any, ...]]:
    style: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        # Empty cells name a face too: not one of reportlab's that is not embedded.
        ("FONTNAME", (0, 0), (-1, -1), main_face(theme.CELL.role).name),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.2),
        ("LINEBELOW", (0, heads), (-1, -1), 0.5, theme.HAIRLINE),
    ]
    if heads:
        style += [
            ("LINEBELOW", (0, 0), (-1, 0), 1.0, theme.ACCENT),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            # The header keeps with the first row.
            ("NOSPLIT", (0, 0), (-1, min(heads, rows - 1))),
        ]
    return style


def _word(text: str, *, bold: bool = False) -> TableCell:
    return cell((Text(text, bold=bold),) if text else ())
