"""A message that passes: what was done, and one action, for eight seconds."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QWidget

from ui import motion
from ui.kit.buttons import link_button, tool_button
from ui.kit.labels import IconMark, Label
from ui.kit.popover import SHADOW, Shadowed

STAYS_MS = 8000
_FADE_MS = 120
_ABOVE_EDGE = 40  # clear of the status bar


class Toast(Shadowed):
    """One message at the lower edge of `parent`; a new one takes the place of the last.

    It stays while the pointer or the keyboard is on it. `gone` tells when it went, by time, action or cross.
    """

    gone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._action: Callable[[], object] | None = None
        self._mark = IconMark("circle-check", "good")
        self._words = Label(elide=True)
        self._link = link_button("")
        self._link.setObjectName("act")
        self._link.clicked.connect(self._act)
        self._close = tool_button("x", self.tr("Dismiss message"))
        self._close.clicked.connect(self.dismiss)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._fade_out)
        self._opacity = QGraphicsOpacityEffect(self)
        self._opacity.setEnabled(False)
        self.setGraphicsEffect(self._opacity)
        self._fade = QPropertyAnimation(self._opacity, b"opacity", self)
        self._fade.setDuration(_FADE_MS)
        self._fade.finished.connect(self._faded)
        self._lay_out()
        parent.installEventFilter(self)

    def tell(
        self,
        message: str,
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
        icon: str = "circle-check",
        colour: str = "good",
        stays_ms: int = STAYS_MS,
    ) -> None:
        """Show a message; `act` is called by the link named `action`. Screen readers say the message politely."""
        self._action = act
        self._words.setText(message)
        self._mark.show_icon(icon, colour)
        self._link.setText(action)
        self._link.setVisible(bool(action))
        self._timer.setInterval(stays_ms)
        self._place()
        self.raise_()
        self.show()
        self._run_fade(0.0, 1.0)
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))

    def message(self) -> str:
        """What it says now; empty while it is not shown."""
        return "" if self.isHidden() else self._words.text()

    def dismiss(self) -> None:
        """Take it away at once."""
        self._timer.stop()
        self._fade.stop()
        if not self.isHidden():
            self.hide()
            self.gone.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout()
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addWidget(self._words)
        row.addWidget(self._link)
        row.addWidget(self._close)
        self.sheet.addLayout(row)

    def _place(self) -> None:
        room = self.over.rect()
        # What layouts know of words that changed while they were hidden is old until they are told.
        self._row.invalidate()
        self.sheet.invalidate()
        self.sheet.activate()
        wanted = self.sizeHint()
        self.resize(min(wanted.width(), room.width()), wanted.height())
        left = (room.width() - self.width()) // 2
        self.move(QPoint(left, room.height() - self.height() - _ABOVE_EDGE + SHADOW.bottom()))

    def _act(self) -> None:
        action = self._action
        self.dismiss()
        if action is not None:
            action()

    def _fade_out(self) -> None:
        if self._link.hasFocus() or self._close.hasFocus():
            self._timer.start()
            return
        self._run_fade(1.0, 0.0)

    def _run_fade(self, start: float, end: float) -> None:
        self._fade.stop()
        self._fade.setStartValue(start)
        self._fade.setEndValue(end)
        if motion.is_still():
            self._faded()
            return
        # An effect costs a picture of the widget at each paint, so it works only while it fades.
        self._opacity.setEnabled(True)
        self._fade.start()

    def _faded(self) -> None:
        self._opacity.setEnabled(False)
        if self._fade.endValue() == 0.0:
            self.dismiss()
