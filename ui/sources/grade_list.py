"""A list of grades of which one may hold: each with its sign and its wording."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from resources import Grade
from ui import fonts, icons, theme
from ui.kit.facing import MIDDLE, draw_words, facing
from ui.kit.labels import broken, line_height, paint_lines
from ui.kit.painting import box, focus_ring, smooth
from ui.wording import said

_SIGN = 20
_LEAST_FOR_CHECK = 200
_MOST_LINES = 3


class GradeList(QWidget):
    """One grade of a scale, chosen by a press, the arrows, or its own letter or number.

    `chosen` tells the id the user chose, "" where the chosen one was pressed again or deleted: not graded.
    """

    chosen = Signal(str)

    def __init__(self, grades: Sequence[Grade], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._rows: dict[str, _Row] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for grade in grades:
            self._add(grade, name, column)
        self._keep_one_in_the_tab_ring()

    def chosen_id(self) -> str:
        """The id of the grade that holds, "" for none."""
        return next((grade for grade, row in self._rows.items() if row.isChecked()), "")

    def set_chosen(self, grade: str) -> None:
        """Show this grade as the one that holds; "" shows none. KeyError where there is no such grade."""
        self._group.setExclusive(False)
        for row in self._rows.values():
            row.setChecked(False)
        if grade:
            self._rows[grade].setChecked(True)
        self._group.setExclusive(True)
        self._keep_one_in_the_tab_ring()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sign = event.text().upper()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Minus):
            self._clear()
        elif sign in self._rows and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take(sign)
        else:
            super().keyPressEvent(event)

    def _add(self, grade: Grade, name: str, column: QVBoxLayout) -> None:
        row = _Row(grade, self)
        row.setAccessibleName(f"{name} {grade.id}: {said(grade.words)}")
        row.setAccessibleDescription(said(grade.note))
        row.toggled.connect(lambda on: self._tell(grade.id, on))
        row.pressed_again.connect(self._clear)
        row.stepped.connect(lambda by: self._step(grade.id, by))
        self._group.addButton(row)
        self._rows[grade.id] = row
        column.addWidget(row)

    def _tell(self, grade: str, on: bool) -> None:
        # While the group is not exclusive it is set from outside.
        if on and self._group.exclusive():
            self._keep_one_in_the_tab_ring()
            self.chosen.emit(grade)

    def _take(self, grade: str) -> None:
        self._rows[grade].setFocus(Qt.FocusReason.TabFocusReason)
        self._rows[grade].setChecked(True)

    def _step(self, grade: str, by: int) -> None:
        order = list(self._rows)
        self._take(order[(order.index(grade) + by) % len(order)])

    def _clear(self) -> None:
        if self.chosen_id():
            self.set_chosen("")
            self.chosen.emit("")

    def _keep_one_in_the_tab_ring(self) -> None:
        chosen = self.chosen_id() or next(iter(self._rows))
        self.setFocusProxy(self._rows[chosen])
        for grade, row in self._rows.items():
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if grade == chosen else Qt.FocusPolicy.ClickFocus)


class _Row(QRadioButton):
    """One grade; a radio button to Qt and to screen readers. Its words break into a second line where they must."""

    pressed_again = Signal()
    stepped = Signal(int)

    def __init__(self, grade: Grade, parent: QWidget) -> None:
        super().__init__(said(grade.words), parent)
        self._sign = grade.id
        self.setToolTip(said(grade.note))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._was_on = False
        self.pressed.connect(self._remember)
        self.clicked.connect(self._clicked)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        font = fonts.ui_font(12, 600)
        lines, _ = broken(self.text(), font, self._words_width(width), _MOST_LINES)
        return max(26, len(lines) * line_height(font) + 8)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 120)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 26)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None:
            self.stepped.emit(by)
        elif event.text().strip() or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            event.ignore()  # the list's: a letter, a number, taking the grade away
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = smooth(self)
        area = QRectF(self.rect()).adjusted(0, 0.5, 0, -0.5)
        facing(painter, area)
        on = self.isChecked()
        if on or self.underMouse():
            box(painter, area, 6, fill=desk.colour("picked" if on else "hover"))
        sign = QRectF(4, area.center().y() - _SIGN / 2, _SIGN, _SIGN)
        box(painter, sign, 4, fill=desk.colour("accent" if on else "hover"))
        painter.setFont(fonts.mono_font(12))
        painter.setPen(desk.colour("accent_text" if on else "text"))
        draw_words(painter, sign, self._sign, MIDDLE)
        self._paint_words(painter, area, on)
        if self.hasFocus():
            focus_ring(painter, area, 6)
        painter.end()

    def _paint_words(self, painter: QPainter, area: QRectF, on: bool) -> None:
        font = fonts.ui_font(12, 600 if on else 400)
        width = self._words_width(self.width())
        lines, _ = broken(self.text(), font, width, _MOST_LINES)
        height = len(lines) * line_height(font)
        words = QRectF(_SIGN + 12, area.center().y() - height / 2, width, height)
        paint_lines(painter, words, self.text(), font, "text" if self.isEnabled() else "disabled", lines=len(lines))
        used = _SIGN + 12 + QFontMetricsF(font).horizontalAdvance(lines[0])
        if on and self.width() > max(_LEAST_FOR_CHECK, used + 24):
            icons.paint(painter, "check", QRectF(area.right() - 20, area.center().y() - 7, 14, 14), "accent", 2.5)

    def _words_width(self, width: int) -> float:
        return width - _SIGN - 12 - 4

    def _remember(self) -> None:
        self._was_on = self.isChecked()

    def _clicked(self) -> None:
        if self._was_on:
            self.pressed_again.emit()
