"""The search for what to cite: typed letters, the best candidates, Enter puts the citation at the caret."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from briefing.brief.citing import CitationSearch
from ui import fonts, measure
from ui.compose.candidates import ROW, CandidateModel, CandidateRow
from ui.kit import Label, Popover

_WIDTH = 460
_MOST_SHOWN = 8


class CitePopup(Popover):
    """`chosen` tells the citation, `[@S1 ¶5]`. It deletes itself when it closes; the text has the keyboard again."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, text: QWidget, search: CitationSearch) -> None:
        super().__init__(parent)
        self._text = text
        self._search = search
        self.model = CandidateModel(self)
        self.field = QLineEdit()
        self.field.setFont(fonts.ui_font())
        self.field.setPlaceholderText(self.tr("Source, passage, quote, judgement or risk"))
        self.field.setAccessibleName(self.tr("Cite"))
        self.list = self._make_list()
        self._said = Label(size=12, colour="sub")
        column = QVBoxLayout()
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Cite"), size=12, weight=600), 1)
        head.addWidget(self._said)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.sheet.addLayout(column)
        self.field.textEdited.connect(self._filter)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._take())
        self.closed.connect(self.deleteLater)
        self._filter("")

    def ask(self, place: QRect) -> None:
        """Show it at a place of its parent and take the keyboard."""
        self.show_at(place)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def read_again(self) -> None:
        """More can be found now; what is chosen stays chosen while it is among it."""
        chosen = self.model.candidate(self.list.currentIndex()) if self.list.currentIndex().isValid() else None
        self._filter(self.field.text())
        for row in range(self.model.rowCount()):
            if self.model.candidate(self.model.index(row)) == chosen:
                self.list.setCurrentIndex(self.model.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.field and is_key and isinstance(event, QKeyEvent) and self._key(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _make_list(self) -> QListView:
        found = QListView()
        found.setModel(self.model)
        found.setItemDelegate(CandidateRow(found))
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setUniformItemSizes(True)
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setAccessibleName(self.tr("What can be cited"))
        # As large as it ever gets: what is typed moves nothing.
        measure.whenever(found, lambda: found.setFixedSize(measure.px(_WIDTH), _MOST_SHOWN * measure.row(ROW)))
        return found

    def _key(self, key: int) -> bool:
        row = self.list.currentIndex().row()
        match key:
            case Qt.Key.Key_Escape:
                self._leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
            case Qt.Key.Key_Down:
                self.list.setCurrentIndex(self.model.index(min(row + 1, self.model.rowCount() - 1)))
            case Qt.Key.Key_Up:
                self.list.setCurrentIndex(self.model.index(max(row - 1, 0)))
            case _:
                return False
        return True

    def _filter(self, words: str) -> None:
        self.model.show_candidates(self._search.candidates(words))
        self._said.setText("" if self.model.rowCount() else self.tr("Nothing matches"))
        self.list.setCurrentIndex(self.model.index(0))

    def _take(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            citation = self.model.candidate(index).citation
            self._leave()
            self.chosen.emit(citation)

    def _leave(self) -> None:
        self._text.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close_now()
