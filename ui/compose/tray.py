"""The evidence tray under the text: every marked passage and quote, used or not, to be dragged or put in by Enter."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from briefing.brief.citing import Candidate, CitationSearch
from ui import fonts, icons, measure, theme
from ui.compose.candidates import CandidateModel, CandidateRow
from ui.kit import Label, SegmentedControl
from ui.kit.buttons import name_icons

_MOST = 400
_HEIGHT = 152


class EvidenceTray(QWidget):
    """`chosen` tells the citation that is to stand at the caret, `left` that the keyboard goes back to the text."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, search: CitationSearch) -> None:
        super().__init__()
        self._search = search
        self._all: list[Candidate] = []
        self._used: Counter[str] = Counter()
        self.model = CandidateModel(self)
        every, unused = ("all", self.tr("All")), ("unused", self.tr("Not used"))
        self.which = SegmentedControl([every, unused], self.tr("Evidence shown"))
        self.which.set_chosen("all")
        measure.keep(self.which, width=170)
        self.filter = QLineEdit()
        self._count = Label(size=12, colour="sub")
        self._empty = Label(self.tr("Select words in an article and press Q or R: they stand here."), colour="sub")
        self.list = _TrayList(self.tr("Evidence"), self.model)
        self._dress()
        self.which.chosen.connect(lambda _which: self._show())
        self.filter.textChanged.connect(lambda _words: self.read_again())
        self.list.taken.connect(self.chosen)
        self.list.left.connect(self.left)

    def read_again(self) -> None:
        """Read what there is to cite."""
        found = self._search.candidates(self.filter.text(), _MOST)
        self._all = [candidate for candidate in found if candidate.quote]
        self._show()

    def show_used(self, used: Counter[str]) -> None:
        """Say how often each is used."""
        self._used = used
        self.model.show_used(used)
        self._show()

    def focus(self) -> None:
        """Put the keyboard into the rows."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, theme.current().colour("line"))
        painter.end()

    def _show(self) -> None:
        unused = [one for one in self._all if not self._used[one.citation]]
        shown = unused if self.which.chosen_id() == "unused" else self._all
        here = self.list.currentIndex().row()
        self.model.show_candidates(shown)
        self._count.setText(self.tr("{0} of {1} not used").format(len(unused), len(self._all)))
        self._empty.setVisible(not shown)
        self.list.setVisible(bool(shown))
        if shown and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(min(max(here, 0), len(shown) - 1)))

    def _dress(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter evidence"))
        self.filter.setAccessibleName(self.tr("Filter evidence"))
        self.filter.setFont(fonts.ui_font(12))
        self.filter.setProperty("quiet", True)
        self.filter.addAction(icons.icon("search", "faint"), QLineEdit.ActionPosition.LeadingPosition)
        name_icons(self.filter)
        measure.whenever(self.filter, lambda: self.filter.setMaximumWidth(measure.px(170)))
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(Label(self.tr("Evidence"), size=13, weight=600))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.which)
        head.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 5, 8, 2)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignCenter)
        measure.whenever(self, lambda: self.setFixedHeight(measure.bar(_HEIGHT, 4)))
        self.setAccessibleName(self.tr("Evidence"))


class _TrayList(QListView):
    """Enter puts the citation in; a row can be dragged into the text; Esc goes back to it."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, name: str, model: CandidateModel) -> None:
        super().__init__()
        self._candidates = model
        self.setModel(model)
        self.setItemDelegate(CandidateRow(self))
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(lambda index: self.taken.emit(model.candidate(index).citation))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.taken.emit(self._candidates.candidate(index).citation)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
