"""What the start screen is made of: cards of commands, the line about dropping, the foot with its keys."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import fonts, icons, measure, theme
from ui.commands import Commands
from ui.kit import KeyCap, Label
from ui.kit.facing import draw_words, facing
from ui.kit.labels import IconMark
from ui.kit.painting import box, focus_ring, smooth
from ui.kit.pressing import pressed_by_enter

_CARD_HEIGHT = 64
_LARGE = 150  # per cent


class Card(QAbstractButton):
    """A command as a card: icon, name, what it does, key."""

    def __init__(self, action: QAction, about: str, icon: str) -> None:
        super().__init__()
        self._about = about
        self._icon = icon
        self._first = False
        self.setText(action.iconText())
        self.setAccessibleDescription(about)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(action.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)  # Qt does not mirror margins
        row.addStretch(1)
        self._cap = _cap_of(action)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._cap)

    def make_first(self) -> None:
        """Draw it as the one to begin with."""
        self._first = True

    def sizeHint(self) -> QSize:
        name, about = QFontMetrics(fonts.ui_font(13, 600)), QFontMetrics(fonts.ui_font(12))
        words = max(name.horizontalAdvance(self.text()), about.horizontalAdvance(self._about))
        return QSize(64 + words + 28 + self._cap.sizeHint().width(), measure.bar(_CARD_HEIGHT, 2))

    def minimumSizeHint(self) -> QSize:
        """As wide as its name; what it does may be cut, and is said whole by the tooltip."""
        name = QFontMetrics(fonts.ui_font(13, 600)).horizontalAdvance(self.text())
        return QSize(64 + name + 28 + self._cap.sizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = smooth(self)
        rect = QRectF(self.rect())
        facing(painter, rect)
        ground = desk.colour("hover" if self.underMouse() else "paper")
        box(painter, rect, 8, fill=ground, border=desk.colour("strong" if self.underMouse() else "edge"))
        square = QRectF(12, (rect.height() - 40) / 2, 40, 40)
        box(painter, square, 6, fill=desk.colour("accent" if self._first else "picked"))
        ink = "accent_text" if self._first else "accent"
        icons.paint(painter, self._icon, square.adjusted(11, 11, -11, -11), ink)
        words = rect.adjusted(64, 0, -24 - self._cap.width(), 0)
        painter.setFont(fonts.ui_font(13, 600))
        painter.setPen(desk.colour("text"))
        first, second = measure.px(20), measure.px(20)
        top = words.center().y() - (first + second) / 2
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(words.width()))
        draw_words(painter, QRectF(words.x(), top, words.width(), first), name)
        painter.setFont(fonts.ui_font(12))
        painter.setPen(desk.colour("sub"))
        about = painter.fontMetrics().elidedText(self._about, Qt.TextElideMode.ElideRight, round(words.width()))
        draw_words(painter, QRectF(words.x(), top + first, words.width(), second), about)
        self.setToolTip("" if (name, about) == (self.text(), self._about) else f"{self.text()}: {self._about}")
        if self.hasFocus():
            focus_ring(painter, rect, 8)
        painter.end()


def _cap_of(action: QAction) -> KeyCap:
    """The key of a command, as it is now and whenever it is changed; nothing where it has none."""
    cap = KeyCap("")
    cap.follow(action)
    return cap


class DropHint(QWidget):
    """Says that articles may be dropped; the whole window takes them."""

    def __init__(self) -> None:
        super().__init__()
        first = self.tr("Drop articles anywhere to begin with them")
        second = self.tr("PDF, web page, Word, e-mail, text; or paste with Ctrl+V")
        self.setAccessibleName(f"{first}. {second}")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)  # at 200 % four lines stand in it
        column.setSpacing(4)
        column.addStretch(1)
        icon = IconMark("import", "sub", size=22)
        column.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        # Large words need its room.
        measure.whenever(self, lambda: icon.setVisible(measure.px(100) <= _LARGE))
        for label in (Label(first, weight=600, wrap=True), Label(second, size=12, colour="sub", wrap=True)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setPen(QPen(theme.current().colour("edge"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()


class Panel(QWidget):
    """The box around the recent projects."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = smooth(self)
        box(painter, QRectF(self.rect()), 8, fill=desk.colour("panel"), border=desk.colour("line"))
        painter.end()


class Foot(QWidget):
    """Keys that work here, and the version."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(8)
        for command in ("help.guide", "help.keys", "edit.preferences"):
            action = commands.action(command)
            row.addWidget(_cap_of(action))
            row.addWidget(Label(action.iconText(), size=12, colour="sub"))
            row.addSpacing(10)
        row.addStretch(1)
        self._version = Label(size=12, colour="sub")
        row.addWidget(self._version)

    def show_version(self, version: str) -> None:
        """Say which version this is."""
        self._version.setText(self.tr("Version {0}").format(version))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.current().colour("line"))
        painter.end()
