"""The column beside the panels: steps and versions under two tabs."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.history.steps import StepsPanel
from ui.history.versions import VersionsPanel
from ui.kit import PanelTabs, tool_button

WIDTH = 320
STEPS, VERSIONS = "steps", "versions"


class HistoryColumn(QWidget):
    """History and Versions; `close_wanted` is the cross at the top or Esc."""

    close_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = StepsPanel(desk)
        self.versions = VersionsPanel(desk)
        self.tabs = PanelTabs(self.tr("History of the project"))
        self._pages = QStackedWidget()
        self._close = tool_button("x", self.tr("Close history"))
        self._lay_out()
        self.tabs.opened.connect(self._show)
        self._close.clicked.connect(self.close_wanted)
        self.setAccessibleName(self.tr("History"))

    def open_steps(self, recovered: frozenset[int] = frozenset()) -> None:
        """Bring the steps to the front, from the newest; `recovered` ones stand out."""
        self.tabs.open(STEPS)
        self.steps.show_all(recovered)

    def open_versions(self) -> None:
        """Bring the versions to the front."""
        self.tabs.open(VERSIONS)
        self.versions.refresh()

    def shows_versions(self) -> bool:
        """Whether the versions are in front."""
        return self.tabs.opened_id() == VERSIONS

    def focus(self) -> None:
        """Put the keyboard into the list in front."""
        (self.versions if self.shows_versions() else self.steps).focus()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 320)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        # The line under the tabs goes on under the cross beside them.
        painter.fillRect(0, self.tabs.geometry().bottom(), self.width(), 1, theme.current().colour("line"))
        painter.end()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 6, 0)
        head.addWidget(self.tabs, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self._pages.addWidget(self.steps)
        self._pages.addWidget(self.versions)
        self.tabs.add(STEPS, "clock", self.tr("History"))
        self.tabs.add(VERSIONS, "archive", self.tr("Versions"))

    def _show(self, tab: str) -> None:
        panel = self.versions if tab == VERSIONS else self.steps
        self._pages.setCurrentWidget(panel)
        if panel is self.versions:
            self.versions.refresh()
