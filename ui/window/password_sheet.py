"""Sheets about passwords: one asks for a project's, one sets, changes or removes it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefing.errors import PasswordNeeded, WrongPassword
from ui import fonts, icons, measure
from ui.kit import Label, Popover, link_button, primary_button

_WIDTH = 400


class Sheet(Popover):
    """A sheet in the upper middle of the window; Esc closes it and gives the keyboard back."""

    def __init__(self, room: QWidget, title: str) -> None:
        super().__init__(room, stays=True)
        self._room = room
        self.back: QWidget | None = None
        self.column = QVBoxLayout()
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(10)
        self.column.addWidget(Label(title, size=14, weight=600))
        self.problem = Label(size=12, colour="bad", wrap=True)
        measure.keep(self.problem, width=_WIDTH - 34)
        self.problem.hide()
        self.sheet.addLayout(self.column)

    def ask(self, first: QWidget) -> None:
        """Show it and put the keyboard into its first field."""
        self.back = self.window().focusWidget()
        place = self._room.rect()
        place.setLeft((place.width() - measure.px(_WIDTH)) // 2)
        place.setBottom(place.top() + place.height() // 6)
        self.show_at(place)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def say(self, problem: str) -> None:
        """Say what is wrong with what was typed; "" takes it away."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.adjustSize()

    def secret_field(self, name: str) -> QLineEdit:
        """A field that hides what is typed, with an eye that shows it."""
        field = QLineEdit()
        field.setFont(fonts.ui_font(14))
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        measure.keep(field, width=_WIDTH - 34)
        eye = field.addAction(icons.icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        eye.setCheckable(True)
        eye.setToolTip(self.tr("Show what is typed"))
        eye.toggled.connect(
            lambda on: field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        )
        field.installEventFilter(self)
        return field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if isinstance(watched, QLineEdit) and pressed is not None and pressed.key() == Qt.Key.Key_Escape:
            self.close_now()
            if self.back is not None:
                self.back.setFocus(Qt.FocusReason.PopupFocusReason)
            return True
        return super().eventFilter(watched, event)


class PasswordSheet(Sheet):
    """Asks for the password of a project that is to be opened, or of a version to be restored. `given` carries it."""

    given = Signal(str)

    def __init__(self, room: QWidget, title: str, act: str) -> None:
        super().__init__(room, title)
        self.password = self.secret_field(self.tr("Password"))
        self._open = primary_button(act)
        self._open.setEnabled(False)
        self.column.addWidget(self.password)
        self.column.addWidget(self.problem)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._open)
        self.column.addLayout(row)
        self.password.textChanged.connect(self._typed)
        self.password.returnPressed.connect(self._give)
        self._open.clicked.connect(self._give)

    def ask(self, first: QWidget | None = None) -> None:
        super().ask(first or self.password)

    def refuse(self, error: PasswordNeeded) -> None:
        """It was the wrong one: say so; what was typed stays, selected."""
        self.say(f"{error.happened} {error.remedy}".strip())
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)
        self.password.selectAll()

    def _typed(self, typed: str) -> None:
        self._open.setEnabled(bool(typed))
        self.say("")

    def _give(self) -> None:
        if self.password.text():
            self.given.emit(self.password.text())


class PasswordQuestion:
    """A password asked for until it is right or nobody wants to give it."""

    def __init__(self, room: QWidget) -> None:
        self._room = room
        self.sheet: PasswordSheet | None = None
        """The sheet that asks, while it is shown."""

    def ask(self, words: str, act: str, error: PasswordNeeded, given: Callable[[str], object]) -> None:
        """Ask, with `act` on the button; `given` gets what was typed. A wrong one is refused on the sheet that asks."""
        if self.sheet is not None and isinstance(error, WrongPassword):
            self.sheet.refuse(error)
            return
        self.forget()
        sheet = PasswordSheet(self._room, words, act)
        sheet.given.connect(given)
        sheet.closed.connect(self.forget)
        self.sheet = sheet
        sheet.ask()

    def forget(self) -> None:
        """Take the sheet away."""
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.close_now()
            sheet.deleteLater()


class ProtectSheet(Sheet):
    """Sets, changes or removes the password of the open project. `chosen` carries the new one, "" for none."""

    chosen = Signal(str)

    def __init__(self, room: QWidget, name: str, *, is_protected: bool) -> None:
        title = room.tr("Change the password of {0}") if is_protected else room.tr("Protect {0} by a password")
        super().__init__(room, title.format(name))
        warning = Label(
            self.tr(
                "Without the password nothing opens this project, its copies or its backups. Nobody can reset it, not "
                "even we. Keep it where you will find it."
            ),
            size=12,
            wrap=True,
        )
        measure.keep(warning, width=_WIDTH - 34)
        self.password = self.secret_field(self.tr("New password"))
        self.again = self.secret_field(self.tr("The same once more"))
        self._set = primary_button(self.tr("Change password") if is_protected else self.tr("Set password"))
        self.remove = link_button(self.tr("Remove the password"))
        self.remove.setVisible(is_protected)
        for widget in (warning, self.password, self.again, self.problem):
            self.column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self._set)
        self.column.addLayout(row)
        self.password.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._choose)
        self._set.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self.chosen.emit(""))
        for field in (self.password, self.again):
            field.textChanged.connect(lambda _typed: self.say(""))

    def ask(self, first: QWidget | None = None) -> None:
        super().ask(first or self.password)

    def _choose(self) -> None:
        if not self.password.text():
            self.say(self.tr("Type a password first."))
        elif self.password.text() != self.again.text():
            self.say(self.tr("The two are not the same."))
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
            self.again.selectAll()
        else:
            self.chosen.emit(self.password.text())
