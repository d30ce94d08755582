"""Evidence of an item as rows: stance, address, quote, note. Shared by every panel whose items rest on passages."""
# SPDX-License-Identifier: MIT

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QSizePolicy, QWidget

from briefing.actions.evidence import annotate
from briefing.actions.marking import set_stance, untie
from briefing.actions.naming import in_one_line
from briefing.model import Kind, Stance
from briefing.project import Change, Exhibit
from ui.command_table import Scope
from ui.desk import Desk
from ui.kit.editing import row_ended
from ui.kit.rows import row_of_menu
from ui.panels.evidence_rows import EXHIBIT_ROLE, EvidenceRows, Part
from ui.panels.words import stance_words
from ui.place_keys import meant
from ui.unfinished import KeptInPlace

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Key = Qt.Key
_NEXT_STANCE = {Stance.FOR: Stance.AGAINST, Stance.AGAINST: Stance.CONTEXT, Stance.CONTEXT: Stance.FOR}


class ExhibitModel(QAbstractListModel):
    """The evidence of one item, in the order it was tied to it; editing a row's text edits its note."""

    read_again = Signal()
    """All rows are as the project has them now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item_id = ""
        self._exhibits: list[Exhibit] = []
        desk.changed.connect(self._hear)

    def show_item(self, item_id: str) -> None:
        """Show the evidence of another item; "" for none."""
        if item_id != self._item_id:
            self.beginResetModel()
            self._item_id = item_id
            self._exhibits = self._read()
            self.endResetModel()

    def exhibit(self, row: int) -> Exhibit:
        """What stands in a row."""
        return self._exhibits[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._exhibits)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        exhibit = self._exhibits[index.row()]
        if role == Role.DisplayRole:
            return f"{exhibit.address} “{in_one_line(exhibit.passage.quote)}”"
        if role == Role.EditRole:
            return exhibit.evidence.note
        if role == Role.AccessibleTextRole:
            return _described(exhibit)
        return exhibit if role == EXHIBIT_ROLE else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid():
            return False
        evidence = self._exhibits[index.row()].evidence
        return self._desk.do(lambda: annotate(self._desk.project, evidence, str(value))) is not None

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsEditable if index.isValid() else plain

    def _read(self) -> list[Exhibit]:
        return self._desk.project.exhibits_of(self._item_id) if self._item_id else []

    def _hear(self, change: Change) -> None:
        if self._item_id and change.touches(Kind.EVIDENCE, Kind.PASSAGE, Kind.SOURCE):
            self._take_over(self._read())

    def _take_over(self, fresh: list[Exhibit]) -> None:
        """Row by row, so that the selection stays. Both lists are in the order of the evidence's ids."""
        left = {exhibit.evidence.id for exhibit in fresh}
        for row in reversed(range(len(self._exhibits))):
            if self._exhibits[row].evidence.id not in left:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._exhibits[row]
                self.endRemoveRows()
        for row, exhibit in enumerate(fresh):
            known = self._exhibits[row] if row < len(self._exhibits) else None
            if known is None or known.evidence.id != exhibit.evidence.id:
                self.beginInsertRows(QModelIndex(), row, row)
                self._exhibits.insert(row, exhibit)
                self.endInsertRows()
            elif known != exhibit:
                self._exhibits[row] = exhibit
                self.dataChanged.emit(self.index(row), self.index(row))
        self.read_again.emit()


class EvidenceList(QListView):
    """The rows, as high as they are many. Enter or a click shows the passage in its text, Space turns the stance.

    Del takes the evidence away, F2 writes a note. The stance's mark and the cross are for the mouse.
    """

    keys_scope = Scope.EVIDENCE

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.exhibits = ExhibitModel(desk, self)
        self._rows = EvidenceRows(self)
        self._rows.in_place = KeptInPlace(self._rows, desk.unfinished, Kind.EVIDENCE, "note")
        self.setAccessibleName(name)
        self.setModel(self.exhibits)
        self.setItemDelegate(self._rows)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)  # the key for it is the command table's
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        model = self.exhibits
        for signal in (model.read_again, model.modelReset):
            signal.connect(self._measure)
        self._measure()

    def show_item(self, item_id: str) -> None:
        """Show the evidence of an item; "" for none."""
        self.exhibits.show_item(item_id)

    def show_passage(self, index: QModelIndex) -> None:
        """Ask for the row's passage in its text."""
        if index.isValid():
            exhibit = self.exhibits.exhibit(index.row())
            passage = exhibit.passage
            self._desk.passage_wanted.emit(exhibit.source.id, passage.revision_id, passage.start, passage.end)

    def turn_stance(self, index: QModelIndex) -> None:
        """For becomes against, against context, context for."""
        if index.isValid():
            evidence = self.exhibits.exhibit(index.row()).evidence
            stance = _NEXT_STANCE[evidence.stance]
            self._desk.do(lambda: set_stance(self._desk.project, evidence, stance))

    def remove(self, index: QModelIndex) -> None:
        """Take the row's evidence away from the item."""
        if not index.isValid():
            return
        exhibit = self.exhibits.exhibit(index.row())

        def removed() -> bool:
            untie(self._desk.project, exhibit.evidence)
            return True

        if self._desk.do(removed):
            self._desk.tell(self.tr("Evidence {address} removed").format(address=exhibit.address), undoable=True)

    def sizeHint(self) -> QSize:
        return QSize(240, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, row_ended(hint))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.act(meant(event, self.keys_scope)):
            return
        if event.key() == Key.Key_Escape or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def act(self, command: str) -> bool:
        """Do a command of evidence; whether there is such a one."""
        index = self.currentIndex()
        match command:
            case "evidence.show":
                self.show_passage(index)
            case "evidence.stance":
                self.turn_stance(index)
            case "evidence.remove" | "edit.delete":
                self.remove(index)
            case "edit.rename":
                self.edit(index)
            case _:
                return False
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        match self._rows.part_at(event.position(), self.visualRect(index)):
            case Part.STANCE:
                self.turn_stance(index)
            case Part.CROSS:
                self.remove(index)
            case Part.WORDS:
                self.show_passage(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, place = row_of_menu(self, event)
        if index.isValid():
            self._desk.mark_menu_wanted.emit(self, self.exhibits.exhibit(index.row()), place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        height = self._height()
        if height != self.height():
            self.setFixedHeight(height)
        self.setVisible(bool(self.exhibits.rowCount()))

    def _height(self) -> int:
        return sum(self.sizeHintForRow(row) for row in range(self.exhibits.rowCount())) or 1


def _described(exhibit: Exhibit) -> str:
    quote = in_one_line(exhibit.passage.quote)
    words = f"{stance_words(exhibit.evidence.stance)}: {exhibit.address}, “{quote}”"
    return f"{words}. {exhibit.evidence.note}" if exhibit.evidence.note else words
