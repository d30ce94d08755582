"""Completing names as they are typed: wherever in a name the letters stand, and without its accents."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter

from briefing.model.folding import folded

Index = QModelIndex | QPersistentModelIndex
_FOLDED = Qt.ItemDataRole.UserRole


class NameList(QAbstractListModel):
    """Names, and the form in which each is compared."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names: list[str] = []

    def show_names(self, names: Iterable[str]) -> None:
        """Hold these names instead."""
        self.beginResetModel()
        self.names = list(names)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        name = self.names[index.row()]
        return {Qt.ItemDataRole.DisplayRole: name, _FOLDED: folded(name)}.get(Qt.ItemDataRole(role))


class NameCompleter(QCompleter):
    """Offers names while one is typed: "erdogan" finds Erdoğan."""

    def __init__(self, parent: QObject) -> None:
        self.list = NameList()
        super().__init__(self.list, parent)
        self.list.setParent(self)
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def offer(self, names: Iterable[str]) -> None:
        """Offer these from now on."""
        self.list.show_names(names)

    def meant(self, typed: str, *, exactly: bool = False) -> str:
        """The name that is the same but for accents and case, else the first one with it; "" for none.

        With `exactly` nothing but the same will do.
        """
        wanted = folded(typed)
        same = (name for name in self.list.names if folded(name) == wanted)
        having = (name for name in self.list.names if wanted in folded(name) and not exactly)
        return next(same, "") or next(having, "")

    def splitPath(self, path: str) -> list[str]:
        return [folded(path)]

    def pathFromIndex(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))
