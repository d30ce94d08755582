"""Likelihood × impact as a table model: a row a term, the most likely first; a column an impact."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from resources import Band, MatrixBands, Scale, Term
from ui.wording import called

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class MatrixModel(QAbstractTableModel):
    """The bands of a matrix for a scale's terms, and the labels of the risks that stand in each cell."""

    def __init__(self, scale: Scale, bands: MatrixBands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.terms = tuple(reversed(scale.terms))
        self.impacts = bands.impacts
        self._bands = bands
        self._labels: dict[tuple[int, int], tuple[str, ...]] = {}

    def reword(self, scale: Scale, bands: MatrixBands) -> None:
        """The same terms and impacts in other words, or other bands."""
        self.terms, self.impacts, self._bands = tuple(reversed(scale.terms)), bands.impacts, bands
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def set_risks(self, risks: Iterable[tuple[str, str, str]]) -> None:
        """Place risks, given as label, term and impact; one that is not rated yet ("" for either) stands nowhere.

        KeyError where the scale has no such term or the matrix no such impact.
        """
        labels: dict[tuple[int, int], tuple[str, ...]] = {}
        for label, term, impact in risks:
            if term and impact:
                cell = self.cell(term, impact)
                labels[cell] = (*labels.get(cell, ()), label)
        if labels != self._labels:
            self._labels = labels
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def cell(self, term: str, impact: str) -> tuple[int, int]:
        """Row and column of a term and an impact; KeyError where there are none."""
        rows = {entry.id: row for row, entry in enumerate(self.terms)}
        columns = {entry.id: column for column, entry in enumerate(self.impacts)}
        return rows[term], columns[impact]

    def band(self, row: int, column: int) -> Band:
        """The band of a cell."""
        return self._bands.band(self.terms[row].id, self.impacts[column].id)

    def labels(self, row: int, column: int) -> tuple[str, ...]:
        """The labels of the risks in a cell."""
        return self._labels.get((row, column), ())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.terms)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.impacts)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return str(self.band(index.row(), index.column()).number)
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            return self.described(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.impact_words(section)
        term = self.terms[section]
        return f"{self.term_words(section)} {term.band}"

    def term_words(self, row: int) -> str:
        """A term as a row's heading."""
        return _capital(called(self.terms[row]))

    def impact_words(self, column: int) -> str:
        """An impact as a column's heading."""
        return _capital(called(self.impacts[column]))

    def term(self, row: int) -> Term:
        """The term of a row."""
        return self.terms[row]

    def described(self, row: int, column: int) -> str:
        """A cell in words: "Likely, Major: high; R1, R3"."""
        words = f"{self.term_words(row)}, {self.impact_words(column)}: {called(self.band(row, column))}"
        labels = ", ".join(self.labels(row, column))
        return f"{words}; {labels}" if labels else words


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
