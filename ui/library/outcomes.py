"""What became of files that did not become sources of their own: refused with a cause, or joined with one here."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing.errors import BriefingError
from briefing.model import Source
from ui.library.arrivals import Entry
from ui.library.words import said

OUTCOME = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file: refused with an `error`, or joined with a `source`.

    `entry` is what can be opened, `key` that of its arrival, which can be read again while it is there.
    """

    name: str
    entry: Entry | None = None
    key: str = ""
    error: BriefingError | None = None
    source: Source | None = None
    is_same_file: bool = False

    def why(self) -> str:
        """Why it is no source of its own, in a sentence."""
        if self.error is not None:
            return self.error.sentence()
        if self.source is None:
            return ""
        same = said("The same file is here as {0}") if self.is_same_file else said("The same text is here as {0}")
        return f"{same.format(self.source.label)}: “{self.source.title}”"


class OutcomeModel(QAbstractListModel):
    """The outcomes of the last batches, the refused ones of each before the joined ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outcomes: list[Outcome] = []

    def outcomes(self) -> list[Outcome]:
        """All of them, in their order."""
        return list(self._outcomes)

    def add(self, outcomes: Sequence[Outcome]) -> None:
        """Put more at the end."""
        if not outcomes:
            return
        first = len(self._outcomes)
        self.beginInsertRows(QModelIndex(), first, first + len(outcomes) - 1)
        self._outcomes.extend(outcomes)
        self.endInsertRows()

    def keep_only(self, stays: Callable[[Outcome], bool]) -> None:
        """Take out those that need nobody any more."""
        for row in range(len(self._outcomes) - 1, -1, -1):
            if not stays(self._outcomes[row]):
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._outcomes[row]
                self.endRemoveRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._outcomes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._outcomes):
            return None
        outcome = self._outcomes[index.row()]
        if role == OUTCOME:
            return outcome
        if role == Qt.ItemDataRole.DisplayRole:
            return outcome.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{outcome.name}: {outcome.why()}"
        return None
