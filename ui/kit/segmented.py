"""A row of choices of which one holds: Low | Moderate | High."""
# SPDX-License-Identifier: MIT

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui import fonts, theme
from ui.kit.buttons import say
from ui.kit.facing import MIDDLE, draw_words
from ui.kit.painting import box, focus_ring, smooth

_LEAST = 44  # narrower than its words, a choice shows them shortened, and whole in the tooltip


class SegmentedControl(QWidget):
    """One of a few choices, side by side; real radio buttons, so arrow keys move and set.

    `options` are pairs of id and words. `chosen` tells the id the *user* chose; `set_chosen` does not. Nothing is
    chosen at first, and `clearable` lets the chosen one be pressed (or Delete) to choose nothing: `chosen` says "".
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        name: str,
        *,
        clearable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._clearable = clearable
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for option, words in options:
            self._add(option, words, name, row)
        self._keep_one_in_the_tab_ring()

    def chosen_id(self) -> str:
        """The id of what is chosen; empty where nothing is."""
        return next((option for option, segment in self._segments.items() if segment.isChecked()), "")

    def set_chosen(self, option: str) -> None:
        """Show this choice as the one that holds; "" shows none. KeyError where there is no such choice."""
        self._group.setExclusive(False)
        for segment in self._segments.values():
            segment.setChecked(False)
        if option:
            self._segments[option].setChecked(True)
        self._group.setExclusive(True)
        self._keep_one_in_the_tab_ring()

    def set_words(self, option: str, words: str) -> None:
        """Name a choice otherwise. KeyError where there is no such choice."""
        segment = self._segments[option]
        if segment.text() != words:
            say(segment, words)
            segment.setAccessibleName(f"{self.accessibleName()}: {words}")
            segment.updateGeometry()

    def set_enabled(self, option: str, enabled: bool, why: str = "") -> None:
        """Offer a choice or not; `why` not is its tooltip."""
        self._segments[option].setEnabled(enabled)
        self._segments[option].setToolTip(why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clearable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = smooth(self)
        box(painter, QRectF(self.rect()), 6, fill=desk.colour("hover"), border=desk.colour("edge"))
        painter.end()

    def _add(self, option: str, words: str, name: str, row: QHBoxLayout) -> None:
        segment = _Segment(words, self)
        segment.setAccessibleName(f"{name}: {words}")
        segment.toggled.connect(lambda on: self._tell(option, on))
        segment.pressed_again.connect(self._clear)
        segment.stepped.connect(lambda by: self._step(segment, by))
        self._group.addButton(segment)
        self._segments[option] = segment
        row.addWidget(segment, 1)

    def _tell(self, option: str, on: bool) -> None:
        # While the group is not exclusive it is set from outside.
        if on and self._group.exclusive():
            self._keep_one_in_the_tab_ring()
            self.chosen.emit(option)

    def _step(self, segment: "_Segment", by: int) -> None:
        """Go to the next choice that is offered, and choose it."""
        offered = [entry for entry in self._segments.values() if entry.isEnabled()]
        target = offered[(offered.index(segment) + by) % len(offered)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.setChecked(True)

    def _clear(self) -> None:
        if self._clearable and self.chosen_id():
            self.set_chosen("")
            self.chosen.emit("")

    def _keep_one_in_the_tab_ring(self) -> None:
        chosen = self.chosen_id() or next(iter(self._segments))
        self.setFocusProxy(self._segments[chosen])
        for option, segment in self._segments.items():
            policy = Qt.FocusPolicy.StrongFocus if option == chosen else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(policy)


class _Segment(QRadioButton):
    """One choice; a radio button to Qt and to screen readers, painted flat."""

    pressed_again = Signal()
    stepped = Signal(int)

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        say(self, words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._was_on = False
        self.pressed.connect(self._remember)
        self.clicked.connect(self._clicked)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(fonts.ui_font(12, 600))
        return QSize(round(metrics.horizontalAdvance(self.text())) + 20, max(24, round(metrics.height()) + 8))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = -1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Left: -forward, Qt.Key.Key_Right: forward, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(by)

    def _remember(self) -> None:
        self._was_on = self.isChecked()

    def _clicked(self) -> None:
        if self._was_on:
            self.pressed_again.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = smooth(self)
        area = QRectF(self.rect())
        on = self.isChecked()
        if on:
            box(painter, area, 4, fill=desk.colour("paper"), border=desk.colour("strong"))
        painter.setFont(fonts.ui_font(12, 600 if on else 500))
        colour = "text" if on or self.underMouse() else "sub"
        painter.setPen(desk.colour(colour if self.isEnabled() else "disabled"))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(area.width()) - 8)
        if self.width() < self.sizeHint().width() and not self.toolTip():
            self.setToolTip(self.text())
        draw_words(painter, area, shown, MIDDLE)
        if self.hasFocus():
            focus_ring(painter, area, 4)
        painter.end()
