"""Evidence in an editor: its heading with counts by stance, the rows, and a button that adds what is selected."""
# SPDX-License-Identifier: MIT

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.model import Stance
from ui import measure
from ui.desk import Desk
from ui.kit import Label, SectionHeader, tool_button
from ui.panels.evidence import EvidenceList
from ui.panels.words import said


class EvidenceBlock(QWidget):
    """The evidence of the open item. `nothing` says how some is added; `weighed` counts for and against."""

    def __init__(self, desk: Desk, name: str, nothing: str, *, weighed: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._weighed = weighed
        self._item_id = ""
        self.rows = EvidenceList(desk, name)
        self.add_button = tool_button("link-2", said("Add the words selected in the text"))
        measure.whenever(self, lambda: self.add_button.setFixedSize(measure.sign(24), measure.sign(24)))
        if desk.project.read_only:
            self.add_button.hide()
        self.add_button.clicked.connect(lambda: desk.tie_wanted.emit(self._item_id))
        self._balance = Label(size=11, weight=500, colour="sub")
        self._head = SectionHeader(name, 0)
        self._head.add(self._balance)
        self._head.add(self.add_button)
        self.nothing = Label(nothing, size=12, colour="faint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head, self.nothing, self.rows):
            column.addWidget(part)
        model = self.rows.exhibits
        for signal in (model.rowsInserted, model.rowsRemoved, model.dataChanged):
            signal.connect(lambda *_: self._count())

    def show_item(self, item_id: str) -> None:
        """Show the evidence of an item, as it is now; "" for none."""
        self._item_id = item_id
        self.rows.show_item(item_id)
        self._count()

    def _count(self) -> None:
        model = self.rows.exhibits
        stances = [model.exhibit(row).evidence.stance for row in range(model.rowCount())]
        self._head.set_count(len(stances))
        self.nothing.setVisible(not stances)
        against = stances.count(Stance.AGAINST)
        self._balance.setVisible(self._weighed and bool(stances))
        self._balance.setText(said("{0} for · {1} against").format(stances.count(Stance.FOR), against))

    def say_nothing_so(self, words: str, colour: str = "faint") -> None:
        """Say something else where there is no evidence."""
        self.nothing.setText(words)
        self.nothing.set_colour(colour)
