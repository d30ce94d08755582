"""Rows of chips that grow: an actor's aliases, the actors a risk is linked to."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from briefing.actions.naming import in_one_line
from ui import fonts, measure
from ui.kit import Chip, FlowLayout, tool_button
from ui.kit.editing import is_left
from ui.kit.flow import laid_out_once
from ui.kit.names import NameCompleter


class ChipRow(QWidget):
    """Closable chips, and a "+" that opens a small field to add one; a completer helps where there are candidates.

    `kind` gives the chips their colours, "" none. `added` carries what was typed or picked, `closed` and `pressed` the
    key of a chip. What is not `writable` has neither crosses nor "+".
    """

    added = Signal(str)
    closed = Signal(str)
    pressed = Signal(str)

    def __init__(
        self,
        name: str,
        add_name: str,
        placeholder: str,
        *,
        kind: str = "actor",
        writable: bool = True,
        takes_new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._writable = writable
        self._shown: list[tuple[str, str, str]] = []
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, spacing=6)
        self.add_button = tool_button("plus", add_name)
        measure.whenever(self, lambda: self.add_button.setFixedSize(measure.sign(24), measure.sign(24)))
        self.add_button.clicked.connect(self.open_field)
        if not writable:
            self.add_button.hide()
        self.field = AddField(add_name, placeholder, takes_new=takes_new)
        self.field.chosen.connect(self._add)
        self.field.left.connect(self.close_field)
        self.field.hide()
        self._chips: list[Chip] = []
        self._lay_out()

    def show_chips(self, chips: Iterable[tuple[str, str, str]]) -> None:
        """Show chips, given as key, name and icon; nothing is touched where they are the same."""
        wanted = list(chips)
        if wanted == self._shown:
            return
        focused = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), -1)
        self._shown = wanted
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(key, name, icon) for key, name, icon in wanted]
        self._lay_out()
        if focused >= 0:
            last = min(focused, len(self._chips) - 1)
            (self._chips[last] if last >= 0 else self.add_button).setFocus()

    def offer(self, candidates: Iterable[str]) -> None:
        """Complete what is typed with these."""
        self.field.offer(candidates)

    def open_field(self) -> None:
        """Show the field to type into."""
        self.add_button.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self, to_button: bool = True) -> None:
        """Put the field away; the keyboard goes to the "+" where `to_button`."""
        self.field.clear()
        self.field.hide()
        self.add_button.setVisible(self._writable)
        if to_button:
            self.add_button.setFocus()

    def _chip(self, key: str, name: str, icon: str) -> Chip:
        chip = Chip(name, self._kind, icon=icon, closable=self._writable)
        chip.closed.connect(lambda: self.closed.emit(key))
        chip.clicked.connect(lambda: self.pressed.emit(key))
        return chip

    def _lay_out(self) -> None:
        order: list[QWidget] = [*self._chips, self.field, self.add_button]
        with laid_out_once(self):
            for widget in order:
                self._flow.removeWidget(widget)
                self._flow.addWidget(widget)
            for before, widget in pairwise(order):
                QWidget.setTabOrder(before, widget)
            for chip in self._chips:
                chip.show()

    def _add(self, typed: str) -> None:
        # The field stays open: names come in twos and threes.
        self.field.clear()
        self.added.emit(typed)


class AddField(QLineEdit):
    """The small field that takes one more of several: Enter adds, Esc closes.

    Leaving it closes it too. Words that stand for themselves are added then; a part of a name that is offered is not
    taken for the name. Another program, looked into for a moment, leaves all as it is. Enter takes a part of a name for
    the name unless it `takes_new`: then only the whole of it, and all else as it was typed.
    """

    chosen = Signal(str)
    left = Signal(bool)

    def __init__(self, name: str, placeholder: str, *, takes_new: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.ui_font(12))
        measure.keep(self, width=150)
        self._takes_new = takes_new
        self._names: NameCompleter | None = None

    def offer(self, candidates: Iterable[str]) -> None:
        """Complete with these, wherever in them the typed letters stand."""
        if self._names is None:
            self._names = NameCompleter(self)
            # Queued: the completer writes its choice into the field after it has told it.
            self._names.activated.connect(self._choose, Qt.ConnectionType.QueuedConnection)
            self.setCompleter(self._names)
        self._names.offer(candidates)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._completed())
        elif key == Qt.Key.Key_Escape:
            self.left.emit(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_left(event):
            if self._names is None:
                self._choose(self._completed())
            self.left.emit(False)

    def _completed(self) -> str:
        """What was typed, or the offered name that is meant by it."""
        typed = in_one_line(self.text())
        if self._names is None or not typed:
            return typed
        return self._names.meant(typed, exactly=self._takes_new) or typed

    def _choose(self, words: str) -> None:
        if words:
            self.chosen.emit(words)
