"""The tabs of a panel group: icon, name and count over an accent line."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui import fonts, icons, theme
from ui.kit.facing import draw_words, facing
from ui.kit.painting import focus_ring, smooth

_ICON = 14
_PAD = 8


class PanelTabs(QTabBar):
    """Tabs with an icon, a name and a count. `opened` tells the id of the tab that came to the front.

    Where they do not all fit, those behind show icon and count only; their names stay as tooltips and for screen
    readers. Arrow keys move between them.
    """

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[int | None] = []
        self._icons: list[str] = []
        self._tight = False
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(fonts.ui_font(12, 600))
        self.currentChanged.connect(self._tell)

    def add(self, tab: str, icon: str, name: str, count: int | None = None) -> None:
        """Add a tab under an id of your own; `icon` is Lucide's name."""
        self._icons.append(icons.known(icon))
        self._counts.append(count)
        number = self.addTab(name)
        self.setTabData(number, tab)
        self._describe(number)

    def set_count(self, tab: str, count: int | None) -> None:
        """Show how many there are; None shows no number. KeyError where there is no such tab."""
        number = self._number(tab)
        if self._counts[number] != count:
            self._counts[number] = count
            self._describe(number)
            self._fit(self.width())

    def open(self, tab: str) -> None:
        """Bring this tab to the front. KeyError where there is no such tab."""
        self.setCurrentIndex(self._number(tab))

    def opened_id(self) -> str:
        """The id of the tab in front; empty where there are none."""
        return str(self.tabData(self.currentIndex()) or "")

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def tabSizeHint(self, index: int) -> QSize:
        height = max(34, round(QFontMetricsF(self.font()).height()) + 18)
        return QSize(round(self._tab_width(index, tight=self._tight and index != self.currentIndex())), height)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.current().colour("line"))
        for index in range(self.count()):
            self._paint_tab(painter, index)
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        desk = theme.current()
        rect = QRectF(self.tabRect(index)).adjusted(_PAD, 0, -_PAD, 0)
        painter.save()
        facing(painter, rect)
        on = index == self.currentIndex()
        colour = "text" if on else "sub"
        line = rect.adjusted(0, 0, 0, -2)
        icons.paint(painter, self._icons[index], QRectF(line.x(), line.center().y() - _ICON / 2, _ICON, _ICON), colour)
        left = line.x() + _ICON + 6
        if on or not self._tight:
            font = fonts.ui_font(12, 600 if on else 500)
            painter.setFont(font)
            painter.setPen(desk.colour(colour))
            draw_words(painter, line.adjusted(left - line.x(), 0, 0, 0), self.tabText(index))
            left += QFontMetricsF(font).horizontalAdvance(self.tabText(index)) + 5
        painter.setFont(fonts.ui_font(11, 500))
        painter.setPen(desk.colour("faint"))
        draw_words(painter, line.adjusted(left - line.x(), 0, 8, 0), self._count_words(index))
        if on:
            painter.fillRect(QRectF(rect.x(), self.height() - 2, rect.width(), 2), desk.colour("accent"))
            if self.hasFocus():
                focus_ring(painter, QRectF(self.tabRect(index)).adjusted(1, 3, -1, -4), 4)
        painter.restore()

    def _tab_width(self, index: int, *, tight: bool) -> float:
        words = 0.0 if tight else QFontMetricsF(fonts.ui_font(12, 600)).horizontalAdvance(self.tabText(index)) + 5
        count = QFontMetricsF(fonts.ui_font(11, 500)).horizontalAdvance(self._count_words(index))
        return 2 * _PAD + _ICON + 6 + words + count

    def _fit(self, width: int) -> None:
        """Choose between names and icons only, then have Qt lay the tabs out anew."""
        whole = sum(self._tab_width(index, tight=False) for index in range(self.count()))
        self._tight = whole > width
        if self.count():
            # Any change of a tab's text makes QTabBar measure all of them again.
            self.setTabText(0, self.tabText(0) + " ")
            self.setTabText(0, self.tabText(0).removesuffix(" "))
        self.update()

    def _describe(self, index: int) -> None:
        described = f"{self.tabText(index)} {self._count_words(index)}".strip()
        self.setAccessibleTabName(index, described)
        self.setTabToolTip(index, described)

    def _count_words(self, index: int) -> str:
        count = self._counts[index] if index < len(self._counts) else None
        return "" if count is None else self.locale().toString(count)

    def _number(self, tab: str) -> int:
        for index in range(self.count()):
            if self.tabData(index) == tab:
                return index
        raise KeyError(f"there is no tab {tab!r}")

    def _tell(self, index: int) -> None:
        if self._tight:
            self._fit(self.width())
        if index >= 0 and self.tabData(index):
            self.opened.emit(str(self.tabData(index)))
