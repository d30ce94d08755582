"""The sheet of the preferences over the window: looks, keys, what is remembered; each setting applies at once."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefing.model.folding import folded
from ui import fonts, theme
from ui.kit import Label, SegmentedControl, push_button, tool_button
from ui.kit.buttons import add_search_icon
from ui.kit.popover import Shadowed
from ui.preferences.keys_page import KeysPage
from ui.theme import Choice

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_SIZE = (760, 640)
_LABEL = 180


class PreferencesSheet(QWidget):
    """Esc or a press beside it closes it. It deletes itself when it closes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._back = window.focusWidget()
        self._sheet = _Sheet(self)
        self.search = self._search_field()
        self.theme = self._theme_choice()
        self.text_size = self._text_size()
        self.letters = QCheckBox(self.tr("Single letters run commands in the text"))
        self.clear_recents = push_button(self.tr("Forget recent projects"))
        self.keys = KeysPage(window.commands, window.settings)
        self._rows: list[tuple[QWidget, str]] = []
        self._lay_out()
        self._show_now()
        self.search.textChanged.connect(self._filter)
        self.setAccessibleName(self.tr("Preferences"))

    def open(self) -> None:
        """Show it over the window and take the keyboard."""
        room = self._window.rect()
        self.setGeometry(room)
        width, height = min(room.width() - 40, _SIZE[0]), min(room.height() - 40, _SIZE[1])
        self._sheet.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)
        self._sheet.show()
        self.raise_()
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_now(self) -> None:
        """Take it away."""
        self.hide()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, _event: object) -> None:
        self.close_now()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("window", 190))
        painter.end()

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setFont(fonts.ui_font())
        field.setPlaceholderText(self.tr("Search settings and keys"))
        field.setAccessibleName(self.tr("Search settings and keys"))
        add_search_icon(field)
        return field

    def _theme_choice(self) -> SegmentedControl:
        options = (
            (Choice.SYSTEM, self.tr("As the system")),
            (Choice.LIGHT, self.tr("Light")),
            (Choice.DARK, self.tr("Dark")),
        )
        control = SegmentedControl([(choice.value, words) for choice, words in options], self.tr("Theme"))
        control.chosen.connect(lambda chosen: self._window.slots.choose_theme(Choice(chosen)))
        return control

    def _text_size(self) -> SegmentedControl:
        sizes = (80, 90, 100, 110, 120, 140, 160, 180, 200)
        control = SegmentedControl([(str(size), str(size)) for size in sizes], self.tr("Text size in per cent"))
        control.chosen.connect(lambda chosen: self._window.slots.set_text_size(int(chosen)))
        return control

    def _show_now(self) -> None:
        values = self._window.settings.values
        self.theme.set_chosen(values.theme.value)
        scales = {"80", "90", "100", "110", "120", "140", "160", "180", "200"}
        self.text_size.set_chosen(str(values.text_scale) if str(values.text_scale) in scales else "")
        self.letters.setFont(fonts.ui_font())
        self.letters.setChecked(values.letter_keys)
        self.letters.toggled.connect(lambda _on: self._window.commands.action("view.letter_keys").trigger())
        self.clear_recents.setEnabled(bool(values.recents))
        self.clear_recents.clicked.connect(self._forget_recents)

    def _forget_recents(self) -> None:
        self._window.settings.change(recents=(), palette_recents=())
        self._window.start.refresh()
        self.clear_recents.setEnabled(False)

    def _filter(self, words: str) -> None:
        wanted = folded(words).split()
        for row, said in self._rows:
            row.setVisible(all(word in said for word in wanted))
        self.keys.model.show_matching(words)

    def _row(self, name: str, control: QWidget, about: str = "") -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = Label(name, colour="sub")
        label.setFixedWidth(_LABEL)
        line.addWidget(label)
        line.addWidget(control, 1 if isinstance(control, SegmentedControl) else 0)
        if about:
            line.addWidget(Label(about, size=12, colour="sub", wrap=True), 1)
        elif not isinstance(control, SegmentedControl):
            line.addStretch(1)
        self._rows.append((row, folded(f"{name} {about} {control.accessibleName()}")))
        return row

    def _lay_out(self) -> None:
        close = tool_button("x", self.tr("Close"))
        close.clicked.connect(self.close_now)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Preferences"), size=16, weight=600))
        head.addSpacing(16)
        head.addWidget(self.search, 1)
        head.addWidget(close)
        nothing = self.tr("Nothing leaves this machine: no account, no telemetry, no update check.")
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._row(self.tr("Theme"), self.theme))
        column.addWidget(self._row(self.tr("Text size, %"), self.text_size))
        column.addWidget(self._row(self.tr("Letter keys"), self.letters))
        column.addWidget(self._row(self.tr("Privacy"), self.clear_recents, nothing))
        column.addWidget(Label(self.tr("Keys"), size=12, weight=600))
        column.addWidget(self.keys, 1)
        self._sheet.sheet.addLayout(column)


class _Sheet(Shadowed):
    """The sheet itself; a press on it is not one beside it."""

    def mousePressEvent(self, event: object) -> None:
        """Nothing happens."""
