"""A layout that sets its widgets in lines, like words."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


@contextmanager
def laid_out_once(widget: QWidget) -> Iterator[None]:
    """Lay this widget and those around it out when all is done in here, not for each of its parts that is shown."""
    held: list[QLayout] = []
    around: QWidget | None = widget
    while around is not None:
        layout = around.layout()
        if layout is None or not layout.isEnabled():
            break
        layout.setEnabled(False)
        held.append(layout)
        around = around.parentWidget()
    try:
        yield
    finally:
        for layout in held:
            layout.setEnabled(True)
            layout.invalidate()
        widget.updateGeometry()


class FlowLayout(QLayout):
    """Widgets side by side, as many in a line as fit; from the right in a right-to-left window."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 6) -> None:
        super().__init__(parent)
        self._entries: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, entry: QLayoutItem) -> None:
        self._entries.append(entry)

    def count(self) -> int:
        return len(self._entries)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._entries[index] if 0 <= index < len(self._entries) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._entries.pop(index) if 0 <= index < len(self._entries) else None

    def clear(self) -> None:
        """Take every widget out and delete it."""
        while self._entries:
            widget = self._entries.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid_out(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._laid_out(rect, move=True)

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        wide = sum(entry.sizeHint().width() for entry in self._visible())
        wide += self.spacing() * max(0, len(self._visible()) - 1)
        tall = max((entry.sizeHint().height() for entry in self._visible()), default=0)
        return QSize(wide + margins.left() + margins.right(), tall + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        size = QSize()
        for entry in self._visible():
            size = size.expandedTo(entry.minimumSize())
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _visible(self) -> list[QLayoutItem]:
        return [entry for entry in self._entries if not entry.isEmpty()]

    def _laid_out(self, rect: QRect, *, move: bool) -> int:
        """The height needed at the rectangle's width; places the widgets there if `move`, each amid its line."""
        inner = rect.marginsRemoved(self.contentsMargins())
        down = 0
        for line in self._lines(inner.width()):
            down += self.spacing() if down else 0
            high = max(size.height() for _, _, size in line)
            for entry, across, size in line if move else ():
                lower = down + (high - size.height()) // 2
                entry.setGeometry(QRect(self._corner(inner, across, lower, size), size))
            down += high
        return down + rect.height() - inner.height()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int, QSize]]]:
        """What stands in each line: how far from where it begins, and how large."""
        lines: list[list[tuple[QLayoutItem, int, QSize]]] = []
        across = 0
        for entry in self._visible():
            size = entry.sizeHint().boundedTo(QSize(max(width, entry.minimumSize().width()), 1 << 20))
            if not lines or (across and across + size.width() > width):
                lines.append([])
                across = 0
            lines[-1].append((entry, across, size))
            across += size.width() + self.spacing()
        return lines

    def _corner(self, inner: QRect, across: int, down: int, size: QSize) -> QPoint:
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return QPoint(inner.right() + 1 - across - size.width(), inner.y() + down)
        return QPoint(inner.x() + across, inner.y() + down)
