"""The bar under the text that finds words in the article in front: count, capitals, whole words, next and previous."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui import fonts, icons, measure, theme
from ui.kit import Label, tool_button
from ui.kit.buttons import add_search_icon
from ui.reader.hits import Hits, Wanted
from ui.reader.page import PageView

_HEIGHT = 44
_FIELD = 300
_LONGEST_SELECTION = 80


class FindBar(QWidget):
    """Hidden until it is opened; `Esc` in it restores the place, `Ctrl+Enter` leaves it with the hit selected."""

    text_wanted = Signal()
    """The keyboard shall go back to the text."""
    taken = Signal()
    """The hit is selected in the text, which has the keyboard: what it can become shall be offered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = Hits(self)
        self.field = self._search_field()
        self._count = Label(size=12, weight=500, colour="sub")
        self._ways_out = Label(self.tr("Ctrl+Enter selects it, Esc goes back"), size=11, colour="faint", elide=True)
        self._case = self._toggle("case-sensitive", self.tr("Capitals as typed"))
        self._whole = self._toggle("whole-word", self.tr("Whole words only"))
        self._previous = tool_button("chevron-up", self.tr("Previous hit"))
        self._next = tool_button("chevron-down", self.tr("Next hit"))
        self._close = tool_button("x", self.tr("Close and go back"))
        self._lay_out()
        self.field.textChanged.connect(self._look)
        self._previous.clicked.connect(lambda: self.hits.step(-1))
        self._next.clicked.connect(lambda: self.hits.step(1))
        self._close.clicked.connect(self.go_back)
        self.hits.changed.connect(self._show_count)
        self.setAccessibleName(self.tr("Find in this article"))
        self.hide()

    def open_on(self, page: PageView) -> None:
        """Show the bar with the keyboard in it; a short selection is what is looked for."""
        start, end = page.selection()
        chosen = page.text()[start:end].strip()
        self._begin(page)
        if chosen and "\n" not in chosen and len(chosen) <= _LONGEST_SELECTION:
            self.field.setText(chosen)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def step_in(self, page: PageView, by: int) -> None:
        """Go to the next hit or the previous one; where nothing was looked for yet, ask what."""
        if not self.field.text():
            self.open_on(page)
            return
        selected = page.selection()
        is_new = self.isHidden()
        self._begin(page)
        if not is_new or self.hits.span() == selected or by < 0:
            self.hits.step(by)

    def follow(self, page: PageView | None) -> None:
        """Another page is in front: its hits are shown while the bar is."""
        if not self.isHidden():
            self.hits.show_in(page)

    def go_back(self) -> None:
        """Close the bar and look at the text as before."""
        self.hits.restore()
        self.leave()

    def leave(self) -> None:
        """Close the bar and stay at the place."""
        self.hide()
        self.hits.end()
        self.text_wanted.emit()

    def count_words(self) -> str:
        """What it says of the hits: "3/17"."""
        return self._count.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self.field:
            return self._key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), desk.colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, desk.colour("line"))
        painter.end()

    def _key(self, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.go_back()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if control:
                self.hits.take()
                self.leave()
                self.taken.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.hits.step(-1 if shift else 1)
            case Qt.Key.Key_Down:
                self.hits.step(1)
            case Qt.Key.Key_Up:
                self.hits.step(-1)
            case _:
                return False
        return True

    def _begin(self, page: PageView) -> None:
        self.show()
        self.hits.show_in(page)

    def _look(self) -> None:
        self.hits.look_for(Wanted(self.field.text(), self._case.isChecked(), self._whole.isChecked()))

    def _show_count(self) -> None:
        words = self.hits.wanted.words.strip()
        number, count = self.hits.number, self.hits.count
        is_looking = self.hits.is_looking
        more = "…" if is_looking else ""
        self._count.setText(f"{number}/{count}{more}" if count else more or (self.tr("No hits") if words else ""))
        self._count.set_colour("bad" if words and not count and not is_looking else "sub")
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)
        self._ways_out.setVisible(count > 0)
        if words and self.field.hasFocus() and not is_looking:
            told = self.tr("Hit {0} of {1}").format(number, count) if count else self.tr("No hits")
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setFont(fonts.ui_font())
        field.setPlaceholderText(self.tr("Find in this article"))
        field.setAccessibleName(self.tr("Find in this article"))
        add_search_icon(field)
        measure.whenever(field, lambda: field.setMaximumWidth(measure.px(_FIELD)))
        field.installEventFilter(self)
        return field

    def _toggle(self, icon: str, name: str) -> QToolButton:
        button = tool_button(icon, name)
        button.setIcon(icons.icon(icon, checked="accent"))
        button.setCheckable(True)
        button.toggled.connect(lambda _on: self._look())
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for part in (self._case, self._whole, self._previous, self._next):
            row.addWidget(part)
        row.addSpacing(6)
        row.addWidget(self._count)
        row.addSpacing(12)
        row.addWidget(self._ways_out, 1)
        row.addWidget(self._close)
        measure.keep(self, height=_HEIGHT)
