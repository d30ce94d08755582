"""The lower half of a panel: the fields of one item, each tied to what it shows."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from briefing.errors import ItemError
from briefing.model import Kind
from briefing.model.kinds import CLASSES
from briefing.project import Change
from ui import fonts, measure
from ui.desk import Desk
from ui.in_flight import InFlight
from ui.kit import ComboField, Label, LineField, SegmentedControl, TextField
from ui.unfinished import kept_while_typed

Field = LineField | TextField | ComboField
LABEL_WIDTH = 84


class ItemEditor(QWidget):
    """A form over one item of a kind. It writes by `actions.items.change` and reads again by id; it keeps no item.

    A field in which somebody types is left alone while the item changes elsewhere. What makes no sense (an empty name)
    or could not be written stays in its field, marked; the latter also when another item was shown in between.
    """

    shown = Signal(str)
    """The id of the item shown, "" for none."""

    def __init__(self, desk: Desk, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.kind = kind
        self.item_id = ""
        self._class: type[Any] = CLASSES[kind]
        self._ties: list[tuple[Field, str, Callable[[Any], str]]] = []
        self._in_flight = InFlight(desk)
        self._is_stale = False
        self._choices: list[tuple[SegmentedControl, str]] = []
        self._ticks: list[tuple[QCheckBox, str]] = []
        desk.changed.connect(self._hear)
        desk.trying_again.connect(self.refresh)

    def item(self) -> Any:
        """The item shown, as the project has it now; None for none."""
        if self.desk.is_closed or not self.item_id:
            return None
        return self.desk.project.find(self._class, self.item_id)

    def show_item(self, item_id: str) -> None:
        """Show another item, once what was typed for the last one is committed; "" for none."""
        if item_id != self.item_id:
            self._flush()
            self.item_id = item_id
            self.refresh(keep_typed=False)
            self.shown.emit(item_id)

    def refresh(self, *, keep_typed: bool = True) -> None:
        """Read the item again and show it; `keep_typed` leaves alone what is being typed."""
        item = self.item()
        self._is_stale = False
        self.setEnabled(item is not None)
        if item is None:
            item = self._class()
            keep_typed = False
        unwritten = self.desk.unwritten_of(self.kind, self.item_id)
        item = replace(item, **unwritten)
        self.before_showing(item)
        for field, attribute, words in self._ties:
            if field not in self._in_flight:
                _show(field, words(getattr(item, attribute)), keep_typed=keep_typed)
                if attribute in unwritten:
                    field.mark(self.desk.why_unwritten())
        for control, attribute in self._choices:
            control.set_chosen(str(getattr(item, attribute) or ""))
        for tick, attribute in self._ticks:
            tick.setChecked(bool(getattr(item, attribute)))
        self.show_more(item)

    def before_showing(self, item: Any) -> None:
        """Make the fields ready for the item's values."""

    def show_more(self, item: Any) -> None:
        """Show what no tied field shows."""

    def concerns(self, change: Change) -> bool:
        """Whether a change alters what is shown."""
        return self.item_id in change.ids(self.kind)

    def tie(
        self,
        field: Field,
        attribute: str,
        *,
        words: Callable[[Any], str] = str,
        read: Callable[[str], Any] = str,
    ) -> None:
        """Let a field show an attribute and write it. `read` may raise ValueError: its words stand at the field."""
        self._ties.append((field, attribute, words))
        if self.desk.project.read_only and isinstance(field, ComboField):
            field.setEnabled(False)
        elif self.desk.project.read_only and not isinstance(field, ComboField):
            field.setReadOnly(True)
        field.committed.connect(lambda typed: self._commit(field, attribute, read, typed))
        if not isinstance(field, ComboField):
            kept_while_typed(field.typing, self.desk.unfinished, lambda: (self.kind, self.item_id), attribute, read)

    def tie_choice(self, control: SegmentedControl, attribute: str, read: Callable[[str], Any]) -> None:
        """Let a row of choices show an attribute and write it; nothing chosen is None."""
        self._choices.append((control, attribute))
        control.setEnabled(not self.desk.project.read_only)
        control.chosen.connect(lambda chosen: self.write(**{attribute: read(chosen) if chosen else None}))

    def tie_tick(self, tick: QCheckBox, attribute: str) -> None:
        """Let a check box show an attribute and write it."""
        self._ticks.append((tick, attribute))
        tick.setEnabled(not self.desk.project.read_only)
        tick.clicked.connect(lambda on: self.write(**{attribute: bool(on)}))

    def write(self, **fields: Any) -> str:
        """Set fields of the item shown; returns why that makes no sense, "" where it does."""
        return self.desk.write(self.kind, self.item_id, **fields) if self.item_id else ""

    def _commit(self, field: Field, attribute: str, read: Callable[[str], Any], typed: str) -> None:
        def written() -> str:
            try:
                value = read(typed)
            except ValueError as error:
                return str(error)
            return self.write(**{attribute: value})

        if self._in_flight.write(field, written):
            self.refresh()

    def _flush(self) -> None:
        for field, _, _ in self._ties:
            field.flush()

    def _hear(self, change: Change) -> None:
        """What nobody sees is read again when somebody does: a change waits for no more than it shows."""
        if not self.item_id or not self.concerns(change):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self.refresh()
        super().showEvent(event)


def _show(field: Field, words: str, *, keep_typed: bool) -> None:
    field.show_value(words, keep_typed=keep_typed)
    if isinstance(field, LineField) and not field.hasFocus():
        field.setCursorPosition(0)  # long words show their beginning


def attempted(desk: Desk, work: Callable[[], object]) -> str:
    """Do the work; what makes no sense comes back in words for the place where it was asked, "" where all is well.

    Whatever else goes wrong is told by the desk, and in words too.
    """
    refused = ""

    def tried() -> bool:
        nonlocal refused
        try:
            work()
        except ItemError as error:
            refused = error.sentence()
        return True

    if desk.do(tried) is None:
        return desk.not_written()
    return refused


class Form(QGridLayout):
    """Names at the left, fields at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(16, 10, 10, 16)
        self.setHorizontalSpacing(8)
        self.setVerticalSpacing(8)
        measure.whenever(self, lambda: self.setColumnMinimumWidth(0, measure.px(LABEL_WIDTH)))
        self.setColumnStretch(1, 1)

    def add_field(self, name: str, field: QWidget, *, hint: QWidget | None = None) -> QLabel:
        """A field with its name, which is its buddy; a hint may stand under it."""
        row = self.rowCount()
        label = Label(name, size=12, colour="sub")
        label.setBuddy(field)
        measure.whenever(label, lambda: _fit_name(label))
        self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        if hint is None:
            self.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)
            return label
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(field)
        column.addWidget(hint)
        self.addLayout(column, row, 1)
        return label

    def add_wide(self, part: QWidget | QLayout) -> None:
        """Something over both columns."""
        row = self.rowCount()
        if isinstance(part, QWidget):
            self.addWidget(part, row, 0, 1, 2)
        else:
            self.addLayout(part, row, 0, 1, 2)

    def end(self) -> None:
        """Push everything to the top."""
        self.setRowStretch(self.rowCount(), 1)


def _fit_name(label: QLabel) -> None:
    label.setMinimumHeight(field_height())
    label.setIndent(label.indent())  # has Qt forget the size hint in which the old minimum stands


def field_height() -> int:
    """How high a field of one line is, for the names beside it."""
    return max(28, round(QFontMetricsF(fonts.ui_font()).height()) + 4)


def ticks(*boxes: QCheckBox) -> QHBoxLayout:
    """Check boxes side by side."""
    row = QHBoxLayout()
    measure.whenever(row, lambda: row.setContentsMargins(measure.px(LABEL_WIDTH) + 8, 0, 0, 0))
    row.setSpacing(16)
    for box in boxes:
        row.addWidget(box)
    row.addStretch(1)
    return row


def scrolling(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """The content in an area that scrolls it up and down, on the panel's own ground."""
    area = scroll_area(parent)
    fill(area, content)
    return area


def scroll_area(parent: QWidget | None = None) -> QScrollArea:
    """An area that scrolls what is going to fill it up and down."""
    area = QScrollArea(parent)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def fill(area: QScrollArea, content: QWidget) -> None:
    """Let an area scroll this, on the panel's own ground."""
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
