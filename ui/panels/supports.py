"""What a judgement rests on, as rows to type in: its assumptions with how well each stands, or its indicators."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing.actions.naming import in_one_line
from briefing.actions.resting import Support, add_support, remove_support, supports_of, unlinked
from briefing.model import Kind, Sighting
from briefing.model import Support as Standing
from briefing.project import Change
from ui import measure
from ui.desk import Desk
from ui.in_flight import InFlight
from ui.kit import Badge, ComboField, Label, SectionHeader, TextField, tool_button
from ui.panels.chips import AddField
from ui.panels.words import said
from ui.unfinished import kept_while_typed

_INDENT = 30


@dataclass(frozen=True, slots=True)
class SupportWords:
    """What rows of one kind say, and the two fields they have beside the statement.

    `grade` and `more` are names of fields; `options` are the grade's ids with words, `read` makes its value of one.
    """

    kind: Kind
    title: str
    add: str
    remove: str
    nothing: str
    statement: str
    grade: str
    grade_name: str
    options: Sequence[tuple[str, str]]
    read: Callable[[str], Any]
    more: str
    more_name: str


def assumptions() -> SupportWords:
    """Assumptions, and how well each stands (key assumptions check)."""
    return SupportWords(
        kind=Kind.ASSUMPTION,
        title=said("Assumptions"),
        add=said("Add an assumption"),
        remove=said("Take the assumption away"),
        nothing=said("What is taken to be true without evidence enough?"),
        statement=said("Assumption"),
        grade="support",
        grade_name=said("How well it stands"),
        options=(
            ("", said("Not checked")),
            (Standing.SUPPORTED.value, said("Supported")),
            (Standing.CAVEATED.value, said("With caveats")),
            (Standing.UNSUPPORTED.value, said("Unsupported")),
        ),
        read=lambda option: Standing(option) if option else None,
        more="basis",
        more_name=said("Why it holds"),
    )


def indicators() -> SupportWords:
    """Indicators that would change the judgement, and whether each has been seen."""
    return SupportWords(
        kind=Kind.INDICATOR,
        title=said("Indicators"),
        add=said("Add an indicator"),
        remove=said("Take the indicator away"),
        nothing=said("What could be observed that would change it?"),
        statement=said("Indicator"),
        grade="sighting",
        grade_name=said("Whether it was seen"),
        options=(
            (Sighting.NOT_SEEN.value, said("Not seen")),
            (Sighting.EMERGING.value, said("Emerging")),
            (Sighting.SEEN.value, said("Seen")),
        ),
        read=Sighting,
        more="threshold",
        more_name=said("When it counts as seen"),
    )


class SupportRows(QWidget):
    """Every support of the open item under a heading, and a field that adds one: known words link what there is."""

    def __init__(self, desk: Desk, words: SupportWords) -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._item: Any = None
        self.rows: dict[str, SupportRow] = {}
        self._writable = not desk.project.read_only
        self.add_button = tool_button("plus", words.add)
        measure.whenever(self, lambda: self.add_button.setFixedSize(measure.sign(24), measure.sign(24)))
        if not self._writable:
            self.add_button.hide()
        self.add_button.clicked.connect(self.open_field)
        self._head = SectionHeader(words.title, 0)
        self._head.add(self.add_button)
        self.field = AddField(words.add, said("Statement, then Enter"), takes_new=True)
        self.field.setMaximumWidth(16777215)  # Qt's own "as wide as there is room"
        self.field.setMinimumWidth(120)
        self.field.hide()
        self.field.chosen.connect(self._add)
        self.field.left.connect(self._close_field)
        self._nothing = Label(words.nothing, size=12, colour="faint", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._nothing)
        column.addLayout(self._column)
        column.addWidget(self.field)
        self.setAccessibleName(words.title)

    def show_for(self, item: Any) -> None:
        """Show the supports of this item, as the project has them now; None for none."""
        self._item = item
        kind = self._words.kind
        shown = supports_of(self._desk.project, item, kind) if item is not None else []
        left = {one.id for one in shown}
        for gone in [one for one in self.rows if one not in left]:
            row = self.rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, support in enumerate(shown):
            known = self.rows.get(support.id)
            if known is None:
                known = self.rows[support.id] = SupportRow(self._desk, self._words, support.label)
                known.remove_button.clicked.connect(lambda _on=False, one=support.id: self._remove(one))
            known.show_support(support)
            if self._column.indexOf(known) != place:
                self._column.insertWidget(place, known)
                known.show()
        self._head.set_count(len(shown))
        self._nothing.setVisible(not shown and self.field.isHidden())
        if item is not None:
            self.field.offer(one.statement for one in unlinked(self._desk.project, item, kind))

    def concerns(self, change: Change) -> bool:
        """Whether a change alters what is shown."""
        return change.touches(self._words.kind)

    def open_field(self) -> None:
        """Show the field to type into."""
        self._nothing.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_field(self, to_button: bool) -> None:
        """Put the field away: by Esc, or because the keyboard went elsewhere, and then what was typed is added."""
        words = in_one_line(self.field.text())
        self.field.clear()
        self.field.hide()
        if words and not to_button and self._item is not None:
            self._desk.do(lambda: add_support(self._desk.project, self._item, self._words.kind, words))
        self._nothing.setVisible(not self.rows)
        if to_button:
            self.add_button.setFocus()

    def _add(self, statement: str) -> None:
        self.field.clear()
        if self._item is not None:
            self._desk.do(lambda: add_support(self._desk.project, self._item, self._words.kind, statement))
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, support_id: str) -> None:
        kind = self._words.kind
        shown = supports_of(self._desk.project, self._item, kind) if self._item is not None else []
        for support in shown:
            if support.id == support_id:
                self._desk.do(partial(remove_support, self._desk.project, self._item, support))
                self.add_button.setFocus()


class SupportRow(QWidget):
    """One support: its label, its statement, how it is graded, and why."""

    def __init__(self, desk: Desk, words: SupportWords, label: str) -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._id = ""
        self._in_flight = InFlight(desk)
        self.statement = TextField(f"{words.statement} {label}", min_lines=1, max_lines=5)
        self.grade = ComboField(f"{words.grade_name}, {label}", words.options)
        self.grade.setMinimumContentsLength(7)
        self.more = TextField(f"{words.more_name}, {label}", words.more_name, min_lines=1, max_lines=5)
        self.remove_button = tool_button("x", f"{words.remove} {label}")
        measure.whenever(self, lambda: self.remove_button.setFixedSize(measure.sign(24), measure.sign(24)))
        writable = not desk.project.read_only
        if not writable:
            self.remove_button.hide()
        self.grade.setEnabled(writable)
        for field in (self.statement, self.more):
            field.setReadOnly(not writable)
        self.statement.committed.connect(lambda typed: self._write(self.statement, statement=typed))
        self.more.committed.connect(lambda typed: self._write(self.more, **{words.more: typed}))
        kept_while_typed(self.statement.typing, desk.unfinished, self._about, "statement")
        kept_while_typed(self.more.typing, desk.unfinished, self._about, words.more)
        self.grade.committed.connect(lambda option: self._write(self.grade, **{words.grade: words.read(option)}))
        self._lay_out(label)

    def show_support(self, support: Support) -> None:
        """Show what the project has; what is being typed stays."""
        self._id = support.id
        unwritten = self._desk.unwritten_of(self._words.kind, support.id)
        support = replace(support, **unwritten)
        graded = getattr(support, self._words.grade)
        for field, attribute, words in (
            (self.statement, "statement", support.statement),
            (self.more, self._words.more, str(getattr(support, self._words.more))),
            (self.grade, self._words.grade, graded.value if graded is not None else ""),
        ):
            if field not in self._in_flight:
                field.show_value(words)
                if attribute in unwritten:
                    field.mark(self._desk.why_unwritten())

    def _about(self) -> tuple[Kind, str]:
        return self._words.kind, self._id

    def _write(self, field: TextField | ComboField, **fields: Any) -> None:
        self._in_flight.write(field, lambda: self._desk.write(self._words.kind, self._id, **fields))

    def _lay_out(self, label: str) -> None:
        first = QHBoxLayout()
        first.setSpacing(6)
        top = Qt.AlignmentFlag.AlignTop
        first.addWidget(Badge(label, "judgement"), 0, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self.statement, 1, top)
        first.addWidget(self.remove_button, 0, top)
        second = QHBoxLayout()
        second.setContentsMargins(_INDENT, 0, 30, 0)
        second.setSpacing(6)
        second.addWidget(self.grade, 0, top)
        second.addWidget(self.more, 1, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(first)
        column.addLayout(second)
